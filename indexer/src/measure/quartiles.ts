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

interface Weighted {
  value: bigint;
  weight: bigint;
}

/** The smallest value at which the weight of it and of all lower ones reaches `part` quarters of the whole; sorted input. */
function quantile(sorted: readonly Weighted[], total: bigint, part: bigint): bigint | null {
  let reached = 0n;
  for (const { value, weight } of sorted) {
    reached += weight;
    if (reached * 4n >= total * part) return value;
  }
  return null;
}

function quartilesOf(values: Weighted[]): Quartiles | null {
  const sorted = values.sort((left, right) => (left.value < right.value ? -1 : left.value > right.value ? 1 : 0));
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0n);
  const [p25, median, p75] = [1n, 2n, 3n].map((part) => quantile(sorted, total, part));
  return typeof p25 === 'bigint' && typeof median === 'bigint' && typeof p75 === 'bigint' ? { p25, median, p75 } : null;
}

/** USD per GPU-hour at the bucket's mean block interval and price, scaled by 10^18, half-even; null where not priced throughout. */
function gpuHourPrice(lease: PricedTime, bucket: Reading): bigint | null {
  const dollars = dollarBlocks(lease.denom, bucket);
  if (dollars === null || (isAkt(lease.denom) && bucket.unpriced !== 0n)) return null;
  return divideHalfEven(lease.price * dollars * HOUR_US, bucket.us * lease.gpus * ONE * ONE * BASE_UNITS);
}

/**
 * Quartiles of the network (key '') and of each model. `bucket` is what passed in the bucket since `fromUs`, where time
 * before is cut off. Absent where no lease with GPUs has a price.
 */
export function quartilesByModel(leases: Iterable<PricedTime>, fromUs: bigint, bucket: Reading): Map<string, Quartiles> {
  const values = new Map<string, Weighted[]>();
  const add = (model: string, value: bigint, weight: bigint): void => {
    const of = values.get(model);
    if (of === undefined) values.set(model, [{ value, weight }]);
    else of.push({ value, weight });
  };
  if (bucket.us > 0n) {
    for (const lease of leases) {
      const us = lease.untilUs - (lease.sinceUs > fromUs ? lease.sinceUs : fromUs);
      const value = us > 0n && lease.gpus > 0n ? gpuHourPrice(lease, bucket) : null;
      if (value === null) continue;
      add('', value, lease.gpus * us);
      for (const [model, gpus] of lease.models) add(model, value, gpus * us);
    }
  }
  const quartiles = new Map<string, Quartiles>();
  for (const [model, of] of values) {
    const found = quartilesOf(of);
    if (found !== null) quartiles.set(model, found);
  }
  return quartiles;
}
