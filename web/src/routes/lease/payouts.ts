// Payouts of a lease by block: what moved, and what the agreed rate says exactly.
import { difference, product, sum } from '../../lib/format/decimal.ts';

/** Movements of a lease that its page asks for; a payout has one or two. */
export const PAYOUTS = 200;

/** A movement out of the lease's payment, as the API gives it, newest first. */
interface Movement {
  height: number;
  time: string;
  transactionHash: string | null;
  kind: string;
  amount: { denom: string; amount: string; usd: string | null };
}

/** A rate in force from a block on. */
interface Rate {
  fromHeight: number;
  price: { denom: string; amount: string };
}

/** What moved in one block, in base units of one denomination. */
export interface Payout {
  height: number;
  time: string;
  transactionHash: string | null;
  denom: string;
  gross: string;
  fee: string;
  net: string;
  /** Null where no price of the day is known. */
  usd: string | null;
  /** Blocks since the payout before, or since the lease began; null where the one before is not among the movements. */
  blocks: number | null;
  /** Rate × blocks; null where the rate changed its denomination in between. */
  exact: string | null;
}

/** Sums the take fee and the provider's part of each block. `complete` says whether `movements` are all that there were. */
export function payoutsOf(movements: readonly Movement[], rates: readonly Rate[], createdHeight: number, complete: boolean): Payout[] {
  const groups = [...Map.groupBy(movements, ({ height, amount }) => `${height} ${amount.denom}`).values()];
  return groups.flatMap((parts, at) => {
    const [first] = parts;
    if (first === undefined) return [];
    const amounts = (kind: string) => parts.filter((part) => part.kind === kind).map(({ amount }) => amount.amount);
    const fee = sum(amounts('TAKE_FEE'));
    const gross = sum(parts.map(({ amount }) => amount.amount));
    const earlier = groups[at + 1]?.[0]?.height ?? (complete ? createdHeight : null);
    const dollars = parts.map(({ amount }) => amount.usd);
    return {
      height: first.height,
      time: first.time,
      transactionHash: first.transactionHash,
      denom: first.amount.denom,
      gross,
      fee,
      net: difference(gross, fee),
      usd: dollars.some((usd) => usd === null) ? null : sum(dollars.filter((usd) => usd !== null)),
      blocks: earlier === null ? null : first.height - earlier,
      exact: earlier === null ? null : exactBetween(rates, earlier, first.height, first.amount.denom),
    };
  });
}

/** Rate × blocks from one block to another; null where another denomination was in force. */
function exactBetween(rates: readonly Rate[], from: number, to: number, denom: string): string | null {
  const parts: string[] = [];
  for (const [at, rate] of rates.entries()) {
    const start = Math.max(from, rate.fromHeight);
    const end = Math.min(to, rates[at + 1]?.fromHeight ?? to);
    if (start >= end) continue;
    if (rate.price.denom !== denom) return null;
    parts.push(product(rate.price.amount, String(end - start)));
  }
  return sum(parts);
}
