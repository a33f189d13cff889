// Who pays a deposit: the signer, or others by their grants (protocol 4.5).
import type { Deposit } from '../facts.ts';
import type { EscrowDeposit } from '../objects.ts';
import { smaller } from './decimal.ts';
import { grantsPaid } from './partial.ts';
import type { LedgerState } from './state.ts';

/** One part of a deposit, in the order in which the chain takes it. */
interface DepositPart {
  owner: string;
  source: EscrowDeposit['source'];
  amount: bigint;
}

export interface AuthorizedDeposit {
  denom: string;
  parts: DepositPart[];
}

/**
 * Up to v0.38: the message names the depositor; one that is not the account's owner needs a grant, whose limit falls
 * (EventGrant).
 */
function authorizeLegacy(state: LedgerState, owner: string, deposit: Deposit): DepositPart[] {
  const depositor = deposit.depositor === null || deposit.depositor === '' ? owner : deposit.depositor;
  if (depositor !== owner) state.grants.useLegacy(depositor, owner, deposit.amount);
  return [{ owner: depositor, source: depositor === owner ? 'balance' : 'grant', amount: deposit.amount.amount }];
}

/**
 * From v1.0: an ordered list of sources. What `balance` gives beside another source depends on the signer's spendable
 * money, which only the bank knows: it is read from the transfer that follows (protocol 11.10).
 */
function authorizeSources(state: LedgerState, signer: string, scope: 'deployment' | 'bid', deposit: Deposit): DepositPart[] {
  const parts: DepositPart[] = [];
  const { denom } = deposit.amount;
  let remaining = deposit.amount.amount;
  for (const [place, source] of deposit.sources.entries()) {
    if (remaining === 0n) break;
    if (source === 'grant') {
      const used = state.partial.isPartial
        ? state.grants.useAsPaid(signer, denom, grantsPaid(state, signer, denom, remaining, parts.length))
        : state.grants.use(signer, scope, { denom, amount: remaining });
      for (const { granter, amount } of used) {
        parts.push({ owner: granter, source, amount });
        remaining -= amount;
      }
      continue;
    }
    const isLast = place === deposit.sources.length - 1;
    const amount = isLast ? remaining : balanceTaken(state, signer, denom, remaining);
    if (amount > 0n) parts.push({ owner: signer, source, amount });
    remaining -= amount;
  }
  if (remaining !== 0n) {
    throw state.broken(`a successful deposit of ${deposit.amount.amount}${denom} lacks ${remaining}`, 'LEDGER_DEPOSIT_UNCOVERED', signer);
  }
  return parts;
}

/** What the next transfer into the escrow account takes from the signer, if it is the signer's. */
function balanceTaken(state: LedgerState, signer: string, denom: string, remaining: bigint): bigint {
  const transfer = state.incoming[state.explained];
  if (transfer?.sender !== signer) return 0n;
  const amount = transfer.coins.find((coin) => coin.denom === denom)?.amount ?? 0n;
  return smaller(amount, remaining);
}

/** Settles who pays a deposit and lowers the grants that are used; no money moves yet. */
export function authorizeDeposit(
  state: LedgerState,
  signer: string,
  owner: string,
  scope: 'deployment' | 'bid',
  deposit: Deposit,
): AuthorizedDeposit {
  const parts = state.at('v1.0.0') ? authorizeSources(state, signer, scope, deposit) : authorizeLegacy(state, owner, deposit);
  return { denom: deposit.amount.denom, parts };
}
