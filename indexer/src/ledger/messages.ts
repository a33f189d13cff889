// Which rule each message of a successful transaction follows.
import type { KnownMessage, MessageFacts, TransactionFacts } from '../facts.ts';
import * as market from './market.ts';
import { changeProvider, signAttributes, unsignAttributes } from './providers.ts';
import type { LedgerState } from './state.ts';

/** Applies one message. Those inside a MsgExec follow it on their own, as if their signers had sent them (protocol 2.0). */
export function applyMessage(state: LedgerState, transaction: TransactionFacts, facts: MessageFacts): void {
  const { message } = facts;
  switch (message.kind) {
    case 'create-deployment':
      market.createDeployment(state, message);
      break;
    case 'update-deployment':
      market.updateDeployment(state, message);
      break;
    case 'deposit-deployment':
      useExecutorsGrant(state, transaction, facts, message);
      market.depositDeployment(state, message);
      break;
    case 'deposit-bid':
      useExecutorsGrant(state, transaction, facts, message);
      market.depositBid(state, message);
      break;
    case 'close-deployment':
      market.closeDeploymentMessage(state, message);
      break;
    case 'close-group':
      market.closeGroupMessage(state, message);
      break;
    case 'pause-group':
      market.pauseGroupMessage(state, message);
      break;
    case 'start-group':
      market.startGroupMessage(state, message);
      break;
    case 'create-bid':
      market.createBid(state, message);
      break;
    case 'close-bid':
      market.closeBidMessage(state, message);
      break;
    case 'create-lease':
      market.createLease(state, message);
      break;
    case 'withdraw-lease':
      market.withdrawLease(state, message);
      break;
    case 'close-lease':
      market.closeLeaseMessage(state, message);
      break;
    case 'start-reclaim':
      market.startReclaim(state, message);
      break;
    case 'create-provider':
    case 'update-provider':
      changeProvider(state, message);
      break;
    case 'sign-provider-attributes':
      signAttributes(state, message);
      break;
    case 'delete-provider-attributes':
      unsignAttributes(state, message);
      break;
    case 'grant':
      state.grants.grant(message.granter, message.grantee, message.authorization, message.expiration);
      break;
    case 'revoke':
      state.grants.revoke(message.granter, message.grantee, message.messageTypeUrl);
      break;
    case 'submit-proposal':
      state.governance.submit(transaction, facts);
      break;
    case 'cancel-proposal':
      state.governance.cancel(message.proposalId);
      break;
    case 'mint-act':
    case 'burn-act':
    case 'burn-mint':
      state.bme.request(message);
      break;
    // Certificates and prices change neither market nor money; what the oracle makes of prices is told by events. No
    // version deletes providers (protocol 2.2). A MsgExec's own effect is that of the messages in it.
    case 'create-certificate':
    case 'revoke-certificate':
    case 'add-price-entry':
    case 'delete-provider':
    case 'exec':
    case 'other':
      break;
  }
}

type DepositMessage = Extract<KnownMessage, { kind: 'deposit-deployment' | 'deposit-bid' }>;

/** A deposit inside a MsgExec of somebody else uses the grant by which that one may send it, before anything is paid. */
function useExecutorsGrant(
  state: LedgerState,
  { messages }: TransactionFacts,
  { path }: MessageFacts,
  { signer, deposit }: DepositMessage,
): void {
  if (path.length < 2) return;
  const outer = path.slice(0, -1).join('/');
  const exec = messages.find((candidate) => candidate.path.join('/') === outer)?.message;
  if (exec?.kind === 'exec' && exec.grantee !== signer) state.grants.execute(signer, exec.grantee, deposit.amount);
}
