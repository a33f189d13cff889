// Escrow accounts and payments out of a node's answers, both generations (protocol 4.1, 4.3, 4.6).
import { addressField, bigField, type Decoded, messageField, messagesField, optionalMessage, textField } from '../decode/index.ts';
import { coin } from '../decode/market.ts';
import { xidOf } from '../decode/text.ts';
import type { EscrowAccount, EscrowDeposit, EscrowPayment } from '../objects.ts';
import { answerError } from './answer-error.ts';
import { stateOf } from './parse-market.ts';

const STATES: readonly EscrowAccount['state'][] = ['open', 'closed', 'overdrawn'];

function scopeOf(id: Decoded): EscrowAccount['scope'] {
  const scope = textField(id, 'scope');
  if (scope === 'deployment' || scope === 'bid') return scope;
  throw answerError(`the scope "${scope}" is neither deployment nor bid`, 'escrow account');
}

function settledAt(message: Decoded): number {
  return Number(bigField(message, 'settled_at'));
}

function legacyAccount(message: Decoded): EscrowAccount {
  const id = messageField(message, 'id');
  return {
    scope: scopeOf(id),
    xid: xidOf(textField(id, 'xid')),
    owner: addressField(message, 'owner'),
    state: stateOf(message, STATES, 'escrow account'),
    settledAt: settledAt(message),
    transferred: [coin(optionalMessage(message, 'transferred'))],
    legacy: {
      balance: coin(optionalMessage(message, 'balance')),
      funds: coin(optionalMessage(message, 'funds')),
      depositor: addressField(message, 'depositor'),
    },
    funds: [],
    deposits: [],
  };
}

function parseDeposit(message: Decoded): EscrowDeposit {
  const source = textField(message, 'source');
  if (source !== 'balance' && source !== 'grant') throw answerError(`the source "${source}" is neither balance nor grant`, 'deposit');
  return {
    owner: addressField(message, 'owner'),
    height: Number(bigField(message, 'height')),
    source,
    balance: coin(optionalMessage(message, 'balance')),
  };
}

/** An escrow account; amounts are scaled by 10^18. */
export function parseAccount(message: Decoded): EscrowAccount {
  if (message.settled_at !== undefined) return legacyAccount(message);
  const id = messageField(message, 'id');
  const state = messageField(message, 'state');
  return {
    scope: scopeOf(id),
    xid: xidOf(textField(id, 'xid')),
    owner: addressField(state, 'owner'),
    state: stateOf(state, STATES, 'escrow account'),
    settledAt: settledAt(state),
    transferred: messagesField(state, 'transferred').map(coin),
    legacy: null,
    funds: messagesField(state, 'funds').map(coin),
    deposits: messagesField(state, 'deposits').map(parseDeposit),
  };
}

function legacyPayment(message: Decoded): EscrowPayment {
  const rate = coin(optionalMessage(message, 'rate'));
  return {
    xid: xidOf(`${textField(messageField(message, 'account_id'), 'xid')}/${textField(message, 'payment_id')}`),
    owner: addressField(message, 'owner'),
    state: stateOf(message, STATES, 'escrow payment'),
    rate,
    balance: coin(optionalMessage(message, 'balance')),
    unsettled: { denom: rate.denom, amount: 0n },
    withdrawn: coin(optionalMessage(message, 'withdrawn')),
  };
}

/** A payment; amounts are scaled by 10^18, but `withdrawn` is a whole amount. */
export function parsePayment(message: Decoded): EscrowPayment {
  if (message.account_id !== undefined) return legacyPayment(message);
  const id = messageField(message, 'id');
  const state = messageField(message, 'state');
  return {
    xid: xidOf(`${textField(messageField(id, 'aid'), 'xid')}/${textField(id, 'xid')}`),
    owner: addressField(state, 'owner'),
    state: stateOf(state, STATES, 'escrow payment'),
    rate: coin(optionalMessage(state, 'rate')),
    balance: coin(optionalMessage(state, 'balance')),
    unsettled: coin(optionalMessage(state, 'unsettled')),
    withdrawn: coin(optionalMessage(state, 'withdrawn')),
  };
}
