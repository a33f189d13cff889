// Agreed USD per GPU-hour of a bucket: quartiles of leases' prices, weighted by GPU time.
import { divideHalfEven, ONE } from '../ledger/decimal.ts';
import { HOUR_US, type Reading } from './clock.ts';
import { BASE_UNITS, dollarBlocks, isAkt } from './dollars.ts';

/** A lease's time at one price, in microseconds. `price` is per block, scaled by 10^18; `models` are its GPUs by model. */
export interface PricedTime {
  denom: string;
  price: bigint;
  gpus: bigint;
  models: readonly (readonly [model: string, gpus: bigint])[];
  sinceUs: bigint;
  untilUs: bigint;
}

export interface Quartiles {
  p25: bigint;
  median: bigint;
  p75: bigint;
}

/** The time of a lease that runs on at its price. */
export type RunningTime = Omit<PricedTime, 'untilUs'>;

/** A lease's price for a GPU-hour, nearly, with the GPU time that pays it. */
interface Weighted {
  lease: RunningTime;
  near: number;
  weight: bigint;
}

/** Doubles of prices this close may stand in the wrong order. */
const DOUBT = 1e-9;

/** USD per GPU-hour at the bucket's mean block interval and price, scaled by 10^18, half-even; null where not priced throughout. */
function gpuHourPrice(lease: RunningTime, bucket: Reading): bigint | null {
  const dollars = dollarBlocks(lease.denom, bucket);
  if (dollars === null || (isAkt(lease.denom) && bucket.unpriced !== 0n)) return null;
  return divideHalfEven(lease.price * dollars * HOUR_US, bucket.us * lease.gpus * ONE * ONE * BASE_UNITS);
}

/**
 * The smallest price at which the weight of it and of all lower ones reaches `part` quarters of the whole. `sorted` is in the
 * order of doubles; where these do not decide, exact prices do.
 */
function quantile(sorted: readonly Weighted[], total: bigint, part: bigint, bucket: Reading): bigint | null {
  let reached = 0n;
  for (let from = 0; from < sorted.length; ) {
    const first = sorted[from]?.near ?? 0;
    let to = from;
    let together = 0n;
    // A run of neighbours, each of which may be the one before it.
    for (let last = first; ; to += 1) {
      const next = sorted[to];
      if (next === undefined || next.near > last * (1 + DOUBT)) break;
      last = next.near;
      together += next.weight;
    }
    if ((reached + together) * 4n >= total * part) return exactly(sorted.slice(from, to), total * part - reached * 4n, bucket);
    reached += together;
    from = to;
  }
  return null;
}

/** The smallest exact price at which four times the weight of it and of all lower ones reaches `wanted`. */
function exactly(run: readonly Weighted[], wanted: bigint, bucket: Reading): bigint | null {
  const values = run.map(({ lease, weight }) => ({ value: gpuHourPrice(lease, bucket) ?? 0n, weight }));
  values.sort((left, right) => (left.value < right.value ? -1 : left.value > right.value ? 1 : 0));
  let reached = 0n;
  for (const { value, weight } of values) {
    reached += weight;
    if (reached * 4n >= wanted) return value;
  }
  return null;
}

function quartilesOf(values: Weighted[], bucket: Reading): Quartiles | null {
  const sorted = values.sort((left, right) => left.near - right.near);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0n);
  const [p25, median, p75] = [1n, 2n, 3n].map((part) => quantile(sorted, total, part, bucket));
  return typeof p25 === 'bigint' && typeof median === 'bigint' && typeof p75 === 'bigint' ? { p25, median, p75 } : null;
}

/**
 * Leases with GPUs that run, to be asked for every bucket throughout which they do and no other did: each then weighs as many
 * GPUs as it has, and those of one price stand together, in the order of the bucket before.
 */
export class Standing {
  /** When the newest of them began. */
  readonly sinceUs: bigint;
  readonly #values = new Map<string, Weighted[]>();

  constructor(leases: Iterable<RunningTime>) {
    const known = new Map<string, Weighted>();
    let sinceUs = 0n;
    for (const lease of leases) {
      if (lease.sinceUs > sinceUs) sinceUs = lease.sinceUs;
      const price = `${lease.denom} ${lease.price} ${lease.gpus}`;
      for (const [model, gpus] of [['', lease.gpus] as const, ...lease.models]) {
        const key = `${model} ${price}`;
        const before = known.get(key);
        if (before !== undefined) {
          before.weight += gpus;
          continue;
        }
        const weighted: Weighted = { lease, near: 0, weight: gpus };
        known.set(key, weighted);
        const of = this.#values.get(model);
        if (of === undefined) this.#values.set(model, [weighted]);
        else of.push(weighted);
      }
    }
    this.sinceUs = sinceUs;
  }

  /** As `quartilesByModel`. */
  quartiles(bucket: Reading): Map<string, Quartiles> {
    const dollarsOf = dollarsIn(bucket);
    const quartiles = new Map<string, Quartiles>();
    for (const [model, of] of this.#values) {
      let isPriced = true;
      for (const weighted of of) {
        const { denom, price, gpus } = weighted.lease;
        const dollars = dollarsOf(denom);
        isPriced &&= dollars !== null;
        weighted.near = dollars === null ? -1 : (Number(price) * dollars) / Number(gpus);
      }
      const found = quartilesOf(isPriced ? of : of.filter(({ near }) => near >= 0), bucket);
      if (found !== null) quartiles.set(model, found);
    }
    return quartiles;
  }
}

/** USD per base unit over the bucket by denomination, nearly; null where not priced throughout. */
function dollarsIn(bucket: Reading): (denom: string) => number | null {
  const known = new Map<string, number | null>();
  return (denom) => {
    let dollars = known.get(denom);
    if (dollars === undefined) {
      const exact = isAkt(denom) && bucket.unpriced !== 0n ? null : dollarBlocks(denom, bucket);
      dollars = exact === null ? null : Number(exact);
      known.set(denom, dollars);
    }
    return dollars;
  };
}

/**
 * Quartiles of the network (key '') and of each model. `bucket` is what passed in the bucket since `fromUs`, where time
 * before is cut off; what runs on does so up to its end. Absent where no lease with GPUs has a price.
 */
export function quartilesByModel(
  times: readonly Iterable<PricedTime | RunningTime>[],
  fromUs: bigint,
  bucket: Reading,
): Map<string, Quartiles> {
  const values = new Map<string, Weighted[]>();
  const add = (model: string, weighted: Weighted): void => {
    const of = values.get(model);
    if (of === undefined) values.set(model, [weighted]);
    else of.push(weighted);
  };
  const dollarsOf = dollarsIn(bucket);
  const nowUs = fromUs + bucket.us;
  const addAll = (leases: Iterable<PricedTime | RunningTime>): void => {
    for (const lease of leases) {
      const us = ('untilUs' in lease ? lease.untilUs : nowUs) - (lease.sinceUs > fromUs ? lease.sinceUs : fromUs);
      if (us <= 0n || lease.gpus <= 0n) continue;
      const dollars = dollarsOf(lease.denom);
      if (dollars === null) continue;
      const near = (Number(lease.price) * dollars) / Number(lease.gpus);
      const weighted = { lease, near, weight: lease.gpus * us };
      add('', weighted);
      for (const [model, gpus] of lease.models) add(model, gpus === lease.gpus ? weighted : { lease, near, weight: gpus * us });
    }
  };
  if (bucket.us > 0n) for (const leases of times) addAll(leases);
  const quartiles = new Map<string, Quartiles>();
  for (const [model, of] of values) {
    const found = quartilesOf(of, bucket);
    if (found !== null) quartiles.set(model, found);
  }
  return quartiles;
}
