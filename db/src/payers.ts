// Whose money came into a deployment's account and went back, as SQL: the same for sums by day and for what is asked of a part of a day.

/**
 * Of a deposit `f`: OWN_BALANCE where it is the tenant's; GRANT where nobody signed a message of deposit in the sender's name (a grant
 * is spent without the granter's signature, protocol 2.3); else OTHER.
 */
export const PAYER_OF_DEPOSIT = `CASE
  WHEN f.sender = f.owner THEN 'OWN_BALANCE'
  WHEN EXISTS (
    SELECT FROM messages m WHERE m.height = f.height AND m.tx_index = f.tx_index AND m.signer = f.sender
      AND m.type_url ~ '[.]Msg(CreateDeployment|DepositDeployment|AccountDeposit)$'
  ) THEN 'OTHER'
  ELSE 'GRANT' END`;

/** Of a refund `r`: that of the newest deposit before it that its recipient made to the account (protocol 4.5). */
export const PAYER_OF_REFUND = `CASE WHEN r.recipient = r.owner THEN 'OWN_BALANCE' ELSE coalesce((
    SELECT ${PAYER_OF_DEPOSIT} FROM flows f
    WHERE f.xid = r.xid AND f.kind = 'deposit' AND f.sender = r.recipient AND (f.height, f.sequence) < (r.height, r.sequence)
    ORDER BY f.height DESC, f.sequence DESC LIMIT 1), 'OTHER') END`;
