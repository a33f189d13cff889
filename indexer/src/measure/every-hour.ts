// For tests: all hours of all members, from those that changed and what held through the others.
import type { FigureRow, MarketStatesRow, MemberHolding, MemberStateRow, PricePoint } from '../contract.ts';
import { divideHalfEven, ONE } from '../ledger/decimal.ts';
import { DAY_US, HOUR_US } from './clock.ts';

const MILLION = 1_000_000n;

/** Rows of figures with those that the view `hourly_figures` tells of states. */
export function everyHour(figures: Iterable<FigureRow>, states: ReadonlyMap<bigint, MarketStatesRow>): FigureRow[] {
  const rows = [...figures];
  const hours = rows.filter((row) => row.grain === 'hour' && row.dimension === 'network');
  const held = new Map<string, MemberStateRow>();
  let day: bigint | null = null;
  for (const hour of hours.sort((left, right) => (left.bucketUs < right.bucketUs ? -1 : 1))) {
    if (hour.bucketUs / DAY_US !== day) held.clear();
    day = hour.bucketUs / DAY_US;
    for (const state of states.get(hour.bucketUs)?.members ?? []) held.set(`${state.dimension} ${state.member}`, state);
    for (const { dimension, member, holds } of held.values()) {
      if (holds === null || (hour.coveredUs === 0n && (hour.blocks === 0n || holds.rate === 0n))) continue;
      rows.push({ ...hour, ...figuresOf(dimension, holds, hour), dimension, member });
    }
  }
  return rows;
}

function figuresOf(dimension: FigureRow['dimension'], holds: MemberHolding, { coveredUs: us, ...hour }: FigureRow): Partial<FigureRow> {
  const [blocks, akt, unpriced] = [hour.blocks ?? 0n, hour.aktBlocks ?? 0n, hour.unpricedBlocks ?? 0n];
  const over = (level: bigint | null): bigint | null => (level === null ? null : level * us);
  const usd = (dollars: bigint | null, inAkt: bigint | null): bigint | null =>
    dollars === null || inAkt === null || (inAkt !== 0n && unpriced !== 0n)
      ? null
      : divideHalfEven(dollars * blocks * ONE + inAkt * akt, ONE * ONE * MILLION);
  const price = (point: PricePoint | undefined): bigint | null =>
    point === undefined || us === 0n
      ? null
      : divideHalfEven(point.price * (point.isAkt ? akt : blocks * ONE) * HOUR_US, us * point.gpus * ONE * ONE * MILLION);
  const isDenom = dimension === 'denom';
  const ofDenom = isDenom ? 0n : null;
  const paidUsd = (isDenom || dimension === 'provider') && holds.dollars !== null ? 0n : null;
  const none = { transactions: null, ordersOpened: null, bidsOpened: null, tenants: null, tenantsNew: null };
  return {
    gpuSuppliedUs: over(holds.gpusSupplied),
    gpuAllocatedUs: over(holds.gpusAllocated),
    gpuLeasedUs: over(holds.gpusLeased),
    leaseUs: over(holds.leases),
    deploymentUs: null,
    leasesOpened: 0,
    leasesClosed: 0,
    deploymentsOpened: null,
    deploymentsClosed: null,
    ...none,
    blocks: null,
    aktBlocks: null,
    unpricedBlocks: null,
    providers: null,
    gpuProviders: null,
    countries: null,
    models: null,
    accrued: isDenom ? divideHalfEven(holds.rate * blocks, ONE) : null,
    accruedUsd: usd(holds.dollars, holds.akt),
    gpuAccruedUsd: usd(holds.gpuDollars, holds.gpuAkt),
    priceP25: price(holds.prices?.[0]),
    priceMedian: price(holds.prices?.[1]),
    priceP75: price(holds.prices?.[2]),
    fees: ofDenom,
    feesUsd: isDenom ? paidUsd : null,
    settled: ofDenom,
    settledUsd: paidUsd,
    takeFees: ofDenom,
    takeFeesUsd: paidUsd,
    settledTrailingUsd: null,
    escrowHeldUs: over(holds.escrowHeld),
  };
}
