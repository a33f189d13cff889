// v2.0 rewrites what is denominated in axlUSDC or uakt into uact: prices, accounts, payments, grants (protocol 6.2).
import type { Coin, DecCoin, ResourceOffer } from '../facts.ts';
import type { EscrowAccount, EscrowPayment, Group, Order } from '../objects.ts';
import { fromInteger, mul, truncate } from './decimal.ts';
import { copyAccount } from './escrow-store.ts';
import { bidKey, groupKey, orderKey } from './keys.ts';
import { orderPrice } from './market.ts';
import { bidsOf } from './market-close.ts';
import { accountKey, type LedgerState } from './state.ts';

export const UACT = 'uact';

/** A change of one denomination into uact at a fixed rate, scaled by 10^18. */
export interface Conversion {
  source: string;
  rate: bigint;
}

/** What a conversion takes out of circulation and what it brings in, whole coins. */
export interface ConvertedSums {
  burned: bigint;
  minted: bigint;
}

/** Each amount is multiplied and rounded half to even at 18 decimals; other denominations stay. */
function converted<T extends DecCoin>(coin: T, { source, rate }: Conversion): T {
  return coin.denom === source ? { ...coin, denom: UACT, amount: mul(coin.amount, rate) } : coin;
}

function convertedWhole(coin: Coin, { source, rate }: Conversion): Coin {
  return coin.denom === source ? { denom: UACT, amount: truncate(mul(fromInteger(coin.amount), rate)) } : coin;
}

function convertedOffer(offer: ResourceOffer, conversion: Conversion): ResourceOffer {
  if (offer.prices === undefined) return offer;
  const { cpu, memory, gpu, storage, endpoints } = offer.prices;
  return {
    ...offer,
    prices: {
      ...(cpu && { cpu: converted(cpu, conversion) }),
      ...(memory && { memory: converted(memory, conversion) }),
      ...(gpu && { gpu: converted(gpu, conversion) }),
      storage: storage.map((part) => ({ ...part, price: converted(part.price, conversion) })),
      endpoints: endpoints.map((part) => ({ ...part, price: converted(part.price, conversion) })),
    },
  };
}

/** A payment in uact; its state stays. */
export function convertedPayment(payment: EscrowPayment, conversion: Conversion): EscrowPayment {
  return {
    ...payment,
    rate: converted(payment.rate, conversion),
    balance: converted(payment.balance, conversion),
    unsettled: converted(payment.unsettled, conversion),
    withdrawn: convertedWhole(payment.withdrawn, conversion),
  };
}

/**
 * An account in uact. A negative entry is converted too; `transferred` keeps the old entry and gets one of zero uact, a second
 * one where uact was deposited before.
 */
export function convertedAccount(account: EscrowAccount, conversion: Conversion): EscrowAccount {
  const next = copyAccount(account);
  next.funds = next.funds.map((coin) => converted(coin, conversion));
  next.deposits = next.deposits.map((entry) => ({ ...entry, balance: converted(entry.balance, conversion) }));
  next.transferred.push({ denom: UACT, amount: 0n });
  return next;
}

/** The denomination of a deployment: that of the first unit with a price. */
export function deploymentDenom(state: LedgerState, deployment: string): string {
  for (const group of state.groupsOf(deployment)) {
    const unit = group.spec.resources.find(({ price }) => price.amount !== 0n);
    if (unit !== undefined) return unit.price.denom;
  }
  return '';
}

/** Sum of the positive amounts of one denomination. */
export function positive(coins: readonly DecCoin[], denom: string): bigint {
  return coins.reduce((sum, coin) => (coin.denom === denom && coin.amount > 0n ? sum + coin.amount : sum), 0n);
}

/**
 * Converts an active deployment with all that hangs on it, payments of siblings with the same digits among them. Returns
 * the whole coins to burn and to mint for it; null where the account is closed or holds another denomination, which stays
 * pending.
 */
export function convertDeployment(state: LedgerState, deployment: string, conversion: Conversion): ConvertedSums | null {
  const account = state.accounts.get(accountKey('deployment', deployment));
  if (account === undefined || account.state === 'closed' || account.funds[0]?.denom !== conversion.source) return null;
  for (const group of state.groupsOf(deployment)) {
    if (group.state === 'open' || group.state === 'paused') convertGroup(state, group, conversion);
  }
  const payments = [...state.paymentsOf(deployment, 'overdrawn'), ...state.paymentsOf(deployment, 'open')].filter(
    (payment) => payment.rate.denom === conversion.source,
  );
  const nextPayments = payments.map((payment) => convertedPayment(payment, conversion));
  const next = convertedAccount(account, conversion);
  const held = [...account.funds, ...payments.map(({ balance }) => balance)].filter(({ denom }) => denom === conversion.source);
  const sums = {
    burned: truncate(positive(held, conversion.source)),
    minted: truncate(
      positive(
        held.map((coin) => converted(coin, conversion)),
        UACT,
      ),
    ),
  };
  convertGrants(state, account, conversion);
  state.setAccount(next);
  for (const payment of nextPayments) state.setPayment(payment);
  return sums;
}

function convertGroup(state: LedgerState, group: Group, conversion: Conversion): void {
  const resources = group.spec.resources.map((unit) => ({ ...unit, price: converted(unit.price, conversion) }));
  const next = { ...group, spec: { ...group.spec, resources } };
  state.addGroup(next);
  const key = groupKey(group.id);
  for (const order of [...state.ordersOf(key, 'open'), ...state.ordersOf(key, 'active')]) convertOrder(state, order, next, conversion);
}

function convertOrder(state: LedgerState, order: Order, group: Group, conversion: Conversion): void {
  const key = orderKey(order.id);
  state.addOrder({ ...order, price: orderPrice(group.spec) });
  for (const bid of [...bidsOf(state, key, 'open'), ...bidsOf(state, key, 'active')]) {
    const price = converted(bid.price, conversion);
    state.addBid({ ...bid, price, resourcesOffer: bid.resourcesOffer.map((offer) => convertedOffer(offer, conversion)) });
    const lease = bid.state === 'active' ? state.leases.get(bidKey(bid.id)) : undefined;
    if (lease === undefined || lease.state === 'closed') continue;
    lease.price = converted(lease.price, conversion);
    lease.prices = [...lease.prices, { fromHeight: state.height, ...lease.price }];
    state.touched.leases.add(bidKey(bid.id));
    state.delta.leasesRepriced.push(lease);
  }
}

/**
 * Each granter whose deposits in an account are converted gets a grant in uact: the old list plus what the first of those
 * deposits still holds. The old single limit is lost, and a grant that is gone is made anew, without an end.
 */
function convertGrants(state: LedgerState, account: EscrowAccount, conversion: Conversion): void {
  const done = new Set<string>();
  for (const { owner, source, balance } of account.deposits) {
    if (source !== 'grant' || balance.denom !== conversion.source || done.has(owner)) continue;
    done.add(owner);
    state.grants.replaceLimits(owner, account.owner, { denom: UACT, amount: truncate(converted(balance, conversion).amount) });
  }
}
