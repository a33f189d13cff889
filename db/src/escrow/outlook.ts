// What a settle of an escrow account would do at a height, from the state that is stored: the balance now, and when it runs out.
import { mul, ONE, quo, smaller, truncate, truncateDecimal } from '../decimal.ts';

/** An amount of one denomination, scaled by 10^18. */
export interface EscrowCoin {
  denom: string;
  amount: bigint;
}

/** An escrow account as the chain stores it: amounts are as of `settledAt`. */
export interface StoredAccount {
  state: 'open' | 'closed' | 'overdrawn';
  settledAt: number;
  /** Before v1.0: the owner's money and the depositor's. Null from v1.0 on. */
  legacy: { balance: EscrowCoin; funds: EscrowCoin } | null;
  /** From v1.0 on; the first entry is the account's own denomination, negative where it is in debt. */
  funds: readonly EscrowCoin[];
  deposits: readonly { balance: EscrowCoin }[];
}

/** A payment as the chain stores it. */
export interface StoredPayment {
  state: 'open' | 'closed' | 'overdrawn';
  /** Per block. */
  rate: EscrowCoin;
  /** Owed since the account ran out. */
  unsettled: EscrowCoin;
}

/** The ways in which the chain has settled, by the version that brought them (protocol 4.3, 4.6). */
export type SettlementRules = 'v0.38' | 'v1.0' | 'v1.1';

interface OutlookInput {
  rules: SettlementRules;
  account: StoredAccount;
  /** The payments that a settle of this account finds, see `isSettledWith`; closed ones are left out here. */
  payments: readonly StoredPayment[];
  /** Not below the account's `settledAt`. */
  height: number;
  /** Up to v0.38: whether a grant of the depositor to the account's owner still holds. Without one a settle sends the rest back. */
  grantHolds: boolean;
}

/** What a settle would leave. */
export interface EscrowOutlook {
  /**
   * What the account would hold after a settle at the height, by denomination, before any refund that follows; below zero it
   * is debt. Up to v0.38 the owner's and the depositor's money together.
   */
  funds: EscrowCoin[];
  /** What that settle would give to payments, by denomination; empty where it gives nothing. */
  charged: EscrowCoin[];
  /** Whether the account is overdrawn, in debt, or would be by that settle. */
  overdrawn: boolean;
  /**
   * The chain refuses such a settle: payments of two denominations meet in it (protocol 4.6), or, up to v0.38, rounding asks for
   * more than there is. The account then stays as it is.
   */
  refused: boolean;
  /** The first block at which a settle overdraws an account that is open; null where none does. It may be long past. */
  runsOutAt: bigint | null;
}

/** The rules that hold under a software version such as `v1.2.0`. */
export function settlementRules(version: string): SettlementRules {
  if (version.startsWith('v0.')) return 'v0.38';
  return version.startsWith('v1.0.') ? 'v1.0' : 'v1.1';
}

/**
 * Whether a settle of the account `owner/dseq` charges for the payment `owner/dseq/gseq/oseq/provider`. From v1.0 on the scan
 * has no slash at its end, so that payments of the owner's longer dseqs with the same digits are found too (protocol 4.6).
 */
export function isSettledWith(rules: SettlementRules, account: string, payment: string): boolean {
  return payment.startsWith(rules === 'v0.38' ? `${account}/` : account);
}

/**
 * What a settle at `height` would do. It does not foresee what others do meanwhile (deposits, leases opened or closed, the
 * settle of an account that finds this one's payments too), nor that from v2.0 a halted mint may let uakt pay for uact.
 */
export function escrowOutlook(input: OutlookInput): EscrowOutlook {
  const { account } = input;
  const funds = account.legacy === null ? [...account.funds] : [together(account.legacy)];
  const unchanged = { funds, charged: [], overdrawn: account.state === 'overdrawn', refused: false, runsOutAt: null };
  if (account.state !== 'open') return unchanged;
  if (account.legacy !== null) return legacyOutlook(input, account.legacy, unchanged);
  if ((account.funds[0]?.amount ?? 0n) < 0n) return { ...unchanged, overdrawn: true };
  return paymentsOutlook(input, unchanged);
}

function together({ balance, funds }: NonNullable<StoredAccount['legacy']>): EscrowCoin {
  return { denom: balance.denom, amount: balance.amount + funds.amount };
}

function inState(payments: readonly StoredPayment[], state: StoredPayment['state']): StoredPayment[] {
  return payments.filter((payment) => payment.state === state);
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

/** Up to v0.38: as many whole blocks as all payments together can be paid for; beyond them the rest is split (protocol 4.3). */
function legacyOutlook(
  { account, payments, height, grantHolds }: OutlookInput,
  legacy: NonNullable<StoredAccount['legacy']>,
  unchanged: EscrowOutlook,
): EscrowOutlook {
  const rates = inState(payments, 'open').map(({ rate }) => rate.amount);
  const rate = sum(rates);
  if (rate === 0n) return unchanged;
  const { denom, amount: held } = together(legacy);
  const affordable = truncate(quo(held, rate));
  const runsOutAt = BigInt(account.settledAt) + affordable + 1n;
  const delta = BigInt(height - account.settledAt);
  if (delta === 0n) return { ...unchanged, runsOutAt };
  if (affordable < delta) {
    const rest = held - rate * affordable;
    const dust = rest - sum(rates.map((one) => quo(mul(rest, one), rate)));
    if (dust < 0n) return { ...unchanged, refused: true, runsOutAt };
    return { funds: [{ denom, amount: dust }], charged: coins(denom, held - dust), overdrawn: true, refused: false, runsOutAt };
  }
  const charged = rate * delta;
  if (charged > held) return { ...unchanged, refused: true, runsOutAt };
  const fromFunds = smaller(charged, legacy.funds.amount);
  const returned = grantHolds ? 0n : legacy.funds.amount - fromFunds;
  return { ...unchanged, funds: [{ denom, amount: held - charged - returned }], charged: coins(denom, charged), runsOutAt };
}

function coins(denom: string, amount: bigint): EscrowCoin[] {
  return amount === 0n ? [] : [{ denom, amount }];
}

/** From v1.0 on: each payment for itself out of the deposits of its denomination (protocol 4.6). */
function paymentsOutlook({ rules, account, payments, height }: OutlookInput, unchanged: EscrowOutlook): EscrowOutlook {
  const open = inState(payments, 'open').map(({ rate }) => rate);
  // v1.0 does not come back to payments that are overdrawn.
  const owed = rules === 'v1.0' ? [] : inState(payments, 'overdrawn').map(({ unsettled }) => unsettled);
  const [first] = [...open, ...owed];
  if (first === undefined) return unchanged;
  const { denom } = first;
  if ([...open, ...owed].some((coin) => coin.denom !== denom)) return { ...unchanged, refused: true };
  const available = sum(account.deposits.filter(({ balance }) => balance.denom === denom).map(({ balance }) => balance.amount));
  const rates = open.map(({ amount }) => amount);
  const debts = sum(owed.map(({ amount }) => amount));
  const due = (delta: bigint): bigint =>
    debts + sum(rates.map((rate) => (rules === 'v1.0' ? rate * delta : truncateDecimal(rate * delta))));
  const last = firstAbove(due, available, { rate: sum(rates), debts, payments: BigInt(rates.length) });
  const wanted = due(BigInt(height - account.settledAt));
  const charged = smaller(wanted, available);
  const funds = unchanged.funds.map((coin) => (coin.denom === denom ? { denom, amount: coin.amount - wanted } : coin));
  if (!funds.some((coin) => coin.denom === denom) && wanted !== 0n) funds.push({ denom, amount: -wanted });
  return {
    funds,
    charged: coins(denom, charged),
    overdrawn: wanted > available,
    refused: false,
    runsOutAt: last === null ? null : BigInt(account.settledAt) + last,
  };
}

/**
 * The smallest number of blocks for which more is due than is available. Whole coins are due: the sum lies below the rates'
 * by less than one coin for each payment, which leaves few numbers to try between.
 */
function firstAbove(
  due: (delta: bigint) => bigint,
  available: bigint,
  { rate, debts, payments }: { rate: bigint; debts: bigint; payments: bigint },
): bigint | null {
  if (debts > available) return 0n;
  if (rate === 0n) return null;
  let enough = (available - debts) / rate;
  let short = (available - debts + payments * ONE) / rate + 1n;
  while (short - enough > 1n) {
    const middle = (enough + short) / 2n;
    if (due(middle) > available) short = middle;
    else enough = middle;
  }
  return short;
}
