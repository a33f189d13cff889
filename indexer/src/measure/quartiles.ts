// Agreed USD per GPU-hour of a bucket: quartiles of leases' prices, weighted by GPU time.
import type { MemberHolding, PricePoint } from '../contract.ts';
import { divideHalfEven, ONE } from '../ledger/decimal.ts';
import { HOUR_US, type Reading } from './clock.ts';
import { BASE_UNITS, hasDollars, isAkt } from './dollars.ts';

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

/** The prices at the quartiles. */
export type PricePoints = NonNullable<MemberHolding['prices']>;

/** A price with what weighs for it: GPUs, or GPU time. */
interface Weighted extends PricePoint {
  /** Price for each GPU, nearly. */
  near: number;
  weight: bigint;
}

/** Doubles of prices this close may stand in the wrong order. */
const DOUBT = 1e-9;

/** What one base unit of each kind of price is worth in a bucket: blocks × USD, scaled by 10^36; null where that is not known throughout. */
interface Dollars {
  akt: bigint | null;
  dollars: bigint;
}

function dollarsIn({ blocks, akt, unpriced }: Reading): Dollars {
  return { akt: unpriced === 0n ? akt : null, dollars: blocks * ONE };
}

function worthOf({ isAkt: inAkt }: PricePoint, { akt, dollars }: Dollars): bigint {
  return inAkt ? (akt ?? 0n) : dollars;
}

/** USD per GPU-hour at the bucket's mean block interval and price, scaled by 10^18, half-even. */
function gpuHourPrice(point: PricePoint, us: bigint, dollars: Dollars): bigint {
  return divideHalfEven(point.price * worthOf(point, dollars) * HOUR_US, us * point.gpus * ONE * ONE * BASE_UNITS);
}

/** By value, exactly where doubles do not decide; equal values in an order that does not depend on where they come from. */
function compare(left: Weighted, right: Weighted, leftWorth: readonly [number, bigint], rightWorth: readonly [number, bigint]): number {
  const [one, other] = [left.near * leftWorth[0], right.near * rightWorth[0]];
  if (Math.abs(one - other) > DOUBT * Math.max(one, other)) return one - other;
  const difference = left.price * leftWorth[1] * right.gpus - right.price * rightWorth[1] * left.gpus;
  if (difference !== 0n) return difference < 0n ? -1 : 1;
  if (left.isAkt !== right.isAkt) return left.isAkt ? 1 : -1;
  const further = left.gpus - right.gpus || left.price - right.price;
  return further < 0n ? -1 : further > 0n ? 1 : 0;
}

const ALIKE: readonly [number, bigint] = [1, 1n];

function compareAlike(left: Weighted, right: Weighted): number {
  return compare(left, right, ALIKE, ALIKE);
}

/** Two sorted lists as one. */
function merged(akt: readonly Weighted[], dollars: readonly Weighted[], worth: Dollars): readonly Weighted[] {
  if (akt.length === 0 || worth.akt === null) return dollars;
  if (dollars.length === 0) return akt;
  const [ofAkt, ofDollars] = [[Number(worth.akt), worth.akt] as const, [Number(worth.dollars), worth.dollars] as const];
  const all: Weighted[] = [];
  let at = 0;
  for (const next of akt) {
    for (let other = dollars[at]; other !== undefined && compare(other, next, ofDollars, ofAkt) < 0; other = dollars[at]) {
      all.push(other);
      at += 1;
    }
    all.push(next);
  }
  for (; at < dollars.length; at += 1) {
    const rest = dollars[at];
    if (rest !== undefined) all.push(rest);
  }
  return all;
}

/** The smallest prices at which the weight of it and of all lower ones reaches each quarter of the whole; null without any. */
function pointsOf(sorted: readonly Weighted[]): PricePoints | null {
  let total = 0n;
  for (const { weight } of sorted) total += weight;
  const found: PricePoint[] = [];
  let reached = 0n;
  for (const { weight, isAkt: inAkt, price, gpus } of sorted) {
    reached += weight;
    while (found.length < 3 && reached * 4n >= total * BigInt(found.length + 1)) found.push({ isAkt: inAkt, price, gpus });
    if (found.length === 3) break;
  }
  const [p25, median, p75] = found;
  return p25 === undefined || median === undefined || p75 === undefined ? null : [p25, median, p75];
}

/** The prices of a model's leases, sorted by price for each GPU, in AKT and in dollars. */
class ModelPrices {
  readonly akt: Weighted[] = [];
  readonly dollars: Weighted[] = [];
  /** As last asked for, with what a block was worth then; while no lease changes, they depend on nothing else. */
  #known: { of: Dollars; points: PricePoints | null } | null = null;

  /** Changes the weight of a price. */
  change(point: PricePoint, by: bigint): void {
    this.#known = null;
    add(point.isAkt ? this.akt : this.dollars, point, by);
  }

  /** Quartiles of prices that hold throughout a bucket. */
  points(of: Dollars): PricePoints | null {
    if (this.#known === null || !this.#isSame(this.#known.of, of)) {
      this.#known = { of, points: pointsOf(merged(this.akt, this.dollars, of)) };
    }
    return this.#known.points;
  }

  /** Whether prices stand in the same order. */
  #isSame(one: Dollars, other: Dollars): boolean {
    if ((one.akt === null) !== (other.akt === null)) return false;
    if (this.akt.length === 0 || this.dollars.length === 0 || one.akt === null || other.akt === null) return true;
    return one.akt * other.dollars === other.akt * one.dollars;
  }
}

/** Changes the weight of a price in a sorted list; what weighs nothing is not in it. */
function add(list: Weighted[], { isAkt: inAkt, price, gpus }: PricePoint, by: bigint): void {
  const wanted: Weighted = { isAkt: inAkt, price, gpus, near: Number(price) / Number(gpus), weight: by };
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other !== undefined && compareAlike(other, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  const found = list[low];
  if (found === undefined || found.price !== price || found.gpus !== gpus) list.splice(low, 0, wanted);
  else {
    found.weight += by;
    if (found.weight === 0n) list.splice(low, 1);
  }
}

/** Time of a lease that is more, or less, than if all that run had run throughout a bucket. */
interface Difference {
  lease: RunningTime;
  us: bigint;
}

/** Prices of the active leases with GPUs that have a value in USD, kept sorted while leases begin and end. */
export class PriceBook {
  /** By model; the network's under ''. */
  readonly #models = new Map<string, ModelPrices>();
  /** Those that run and began to in the open day; after a restart perhaps some more. */
  readonly #young = new Set<RunningTime>();

  /** A lease begins (1) or ceases (-1) to run at its price. */
  change(lease: RunningTime, sign: 1n | -1n): void {
    const { denom, price, gpus, models } = lease;
    if (!hasDollars(denom)) return;
    if (sign === 1n) this.#young.add(lease);
    else this.#young.delete(lease);
    const point = { isAkt: isAkt(denom), price, gpus };
    this.#of('').change(point, sign * gpus);
    for (const [model, count] of models) this.#of(model).change(point, sign * count);
  }

  /**
   * Prices of the bucket that began with `fromUs` and in which `passed` did, up to now. `ended` are times that ended in the day,
   * in the order of their ends.
   */
  in(fromUs: bigint, passed: Reading, ended: readonly PricedTime[]): BucketPrices {
    const differences: Difference[] = [];
    if (passed.us > 0n) {
      for (let last = ended.length - 1; last >= 0; last -= 1) {
        const lease = ended[last];
        if (lease === undefined || lease.untilUs <= fromUs) break;
        differences.push({ lease, us: lease.untilUs - (lease.sinceUs > fromUs ? lease.sinceUs : fromUs) });
      }
      for (const lease of this.#young) if (lease.sinceUs > fromUs) differences.push({ lease, us: fromUs - lease.sinceUs });
    }
    return new BucketPrices(this.#models, passed, differences);
  }

  /** From here on whatever runs has run since before the open day. */
  endDay(): void {
    this.#young.clear();
  }

  #of(model: string): ModelPrices {
    let prices = this.#models.get(model);
    if (prices === undefined) {
      prices = new ModelPrices();
      this.#models.set(model, prices);
    }
    return prices;
  }
}

/** Agreed prices of a bucket by model. */
export class BucketPrices {
  readonly #models: ReadonlyMap<string, ModelPrices>;
  readonly #passed: Reading;
  readonly #dollars: Dollars;
  /** By model. */
  readonly #differences = new Map<string, { point: PricePoint; weight: bigint }[]>();

  constructor(models: ReadonlyMap<string, ModelPrices>, passed: Reading, differences: readonly Difference[]) {
    this.#models = models;
    this.#passed = passed;
    this.#dollars = dollarsIn(passed);
    for (const { lease, us } of differences) {
      if (!hasDollars(lease.denom)) continue;
      const point = { isAkt: isAkt(lease.denom), price: lease.price, gpus: lease.gpus };
      for (const [model, count] of [['', lease.gpus] as const, ...lease.models]) {
        const difference = { point, weight: count * us };
        const of = this.#differences.get(model);
        if (of === undefined) this.#differences.set(model, [difference]);
        else of.push(difference);
      }
    }
  }

  /** The prices at the quartiles of a model (the network's is ''); null where no lease with GPUs has a price. */
  points(model: string): PricePoints | null {
    if (this.#passed.us === 0n) return null;
    const prices = this.#models.get(model);
    const differences = this.#differences.get(model);
    if (differences === undefined) return prices?.points(this.#dollars) ?? null;
    const { us } = this.#passed;
    const [akt, dollars] = [prices?.akt ?? [], prices?.dollars ?? []].map((list) =>
      list.map((weighted) => ({ ...weighted, weight: weighted.weight * us })),
    );
    if (akt === undefined || dollars === undefined) return null;
    for (const { point, weight } of differences) add(point.isAkt ? akt : dollars, point, weight);
    return pointsOf(merged(akt, dollars, this.#dollars));
  }

  /** The same in USD per GPU-hour. */
  quartiles(model: string): Quartiles | null {
    const points = this.points(model);
    if (points === null) return null;
    const [p25, median, p75] = points;
    const priceOf = (point: PricePoint): bigint => gpuHourPrice(point, this.#passed.us, this.#dollars);
    const value = priceOf(median);
    return {
      p25: p25 === median || isSamePoint(p25, median) ? value : priceOf(p25),
      median: value,
      p75: p75 === median || isSamePoint(p75, median) ? value : priceOf(p75),
    };
  }
}

function isSamePoint(one: PricePoint, other: PricePoint): boolean {
  return one.price === other.price && one.gpus === other.gpus && one.isAkt === other.isAkt;
}

/** Whether the prices at the quartiles are the same ones. */
export function areSamePoints(one: PricePoints | null, other: PricePoints | null): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  return one.every((point, place) => {
    const same = other[place];
    return same !== undefined && isSamePoint(point, same);
  });
}
