// Escrow from v1.0 on: how accounts and payments are opened, filled, drawn on and stored (protocol 4.5, 4.6).
import type { DecCoin } from '../facts.ts';
import type { EscrowAccount, EscrowPayment } from '../objects.ts';
import { formatDecimal, fromInteger, smaller, truncate } from './decimal.ts';
import type { AuthorizedDeposit } from './deposits.ts';
import { receive, refund } from './escrow-money.ts';
import { type LedgerState, plus } from './state.ts';

/** A copy to work on: operations change copies and store them at their end, or (v1.0) do not. */
export function copyAccount(account: EscrowAccount): EscrowAccount {
  return { ...account, transferred: [...account.transferred], funds: [...account.funds], deposits: [...account.deposits] };
}

/** Adds to the entry of a denomination, the last where a conversion left two; a new denomination is appended. */
export function addTo(coins: DecCoin[], denom: string, amount: bigint): void {
  const place = coins.findLastIndex((coin) => coin.denom === denom);
  const coin = coins[place];
  if (coin === undefined) coins.push({ denom, amount });
  else coins[place] = plus(coin, amount);
}

/** What the entry holds that `addTo` adds to. */
export function amountInLast(coins: readonly DecCoin[], denom: string): bigint {
  return coins.findLast((coin) => coin.denom === denom)?.amount ?? 0n;
}

/** Amount of one denomination, scaled by 10^18; 0n where there is none. */
export function amountOf(coins: readonly DecCoin[], denom: string): bigint {
  return coins.find((coin) => coin.denom === denom)?.amount ?? 0n;
}

/** The first funds entry is the account's own denomination; below zero it is debt. */
export function isInDebt(account: EscrowAccount): boolean {
  return (account.funds[0]?.amount ?? 0n) < 0n;
}

/** Opens an account with its first deposit. */
export function createAccount(
  state: LedgerState,
  scope: EscrowAccount['scope'],
  xid: string,
  owner: string,
  deposit: AuthorizedDeposit,
): void {
  const { denom } = deposit;
  const account: EscrowAccount = {
    scope,
    xid,
    owner,
    state: 'open',
    settledAt: state.height,
    transferred: [{ denom, amount: 0n }],
    legacy: null,
    funds: [{ denom, amount: 0n }],
    deposits: [],
  };
  fetchDeposits(state, account, deposit);
  state.setAccount(account);
}

/** Moves the parts of a deposit into the module and books them, one entry for each (`fetchDepositsToAccount`). */
export function fetchDeposits(state: LedgerState, account: EscrowAccount, { denom, parts }: AuthorizedDeposit): void {
  for (const { owner, source, amount } of parts) {
    receive(state, account, owner, denom, amount);
    account.deposits.push({ owner, height: state.height, source, balance: { denom, amount: fromInteger(amount) } });
    addTo(account.funds, denom, fromInteger(amount));
    addTo(account.transferred, denom, 0n);
  }
}

/**
 * Takes up to `wanted` out of the deposits of one denomination, first in, first out; entries that are used up go. Returns
 * what was there.
 */
export function drawDeposits(account: EscrowAccount, denom: string, wanted: bigint): bigint {
  let taken = 0n;
  const left: EscrowAccount['deposits'] = [];
  for (const entry of account.deposits) {
    const open = entry.balance.denom === denom ? wanted - taken : 0n;
    const part = smaller(entry.balance.amount, open);
    taken += part;
    if (part < entry.balance.amount) left.push(part === 0n ? entry : { ...entry, balance: plus(entry.balance, -part) });
  }
  account.deposits = left;
  addTo(account.funds, denom, -taken);
  addTo(account.transferred, denom, taken);
  return taken;
}

/**
 * Stores an account. One that is closed or overdrawn first gives back what its deposits still hold: the whole part to each
 * depositor, to a grant's limit too where the grant lives; funds fall by the same in v1, by the untruncated entry from
 * v2.0 (protocol 4.6). Then the market hears of it.
 */
export function saveAccount(state: LedgerState, account: EscrowAccount): void {
  if (account.state === 'open') {
    requireCovered(state, account);
    state.setAccount(account);
    return;
  }
  for (const { owner, source, balance } of account.deposits) {
    const whole = truncate(balance.amount);
    refund(state, account, owner, balance.denom, whole);
    if (source === 'grant') state.grants.giveBack(owner, account.owner, { denom: balance.denom, amount: whole });
    const less = state.at('v2.0.0') ? balance.amount : fromInteger(whole);
    const entry = state.at('v2.0.0') ? account.funds.findIndex(({ denom }) => denom === balance.denom) : 0;
    account.funds = account.funds.map((coin, place) => (place === entry ? plus(coin, -less) : coin));
  }
  account.deposits = [];
  state.setAccount(account);
  state.hooks.accountClosed(account, account.state === 'overdrawn');
}

/**
 * The funds of an open account are what its deposits hold (protocol 4.11). v1.1.0 leaves accounts in debt open for a
 * moment; from v2.0 the conversion rounds the two apart.
 */
function requireCovered(state: LedgerState, account: EscrowAccount): void {
  if (state.at('v2.0.0') || isInDebt(account)) return;
  const funds = account.funds[0]?.amount ?? 0n;
  const held = account.deposits.reduce((sum, entry) => sum + entry.balance.amount, 0n);
  if (funds === held) return;
  throw state.broken(
    `funds are ${formatDecimal(funds)}, deposits hold ${formatDecimal(held)}`,
    'LEDGER_FUNDS_DIFFER',
    `${account.scope}/${account.xid}`,
  );
}

/** Stores a payment; from v1.1 the market hears of one that is closed or overdrawn (in v1.0 its id is not understood, 4.6). */
export function savePayment(state: LedgerState, payment: EscrowPayment): void {
  state.setPayment(payment);
  if (payment.state !== 'open' && state.at('v1.1.0')) state.hooks.paymentClosed(payment.xid, payment.state === 'overdrawn');
}

/** An open payment to `owner`, not stored yet; `rate` is for a block. */
export function newPayment(xid: string, owner: string, rate: DecCoin): EscrowPayment {
  const nothing = { denom: rate.denom, amount: 0n };
  return { xid, owner, state: 'open', rate, balance: nothing, unsettled: nothing, withdrawn: nothing };
}
