// Figures of a bucket as rows of the table `figures`.
import type { FigureRow } from '../contract.ts';
import type { Reading } from './clock.ts';
import { hasDollars } from './dollars.ts';
import { type Dimension, type Market, UNKNOWN_MODEL } from './market.ts';
import type { Member } from './member.ts';
import type { Quartiles } from './quartiles.ts';
import { isNothing, type Sums } from './sums.ts';

/** What the rows of a bucket have in common. */
export interface BucketFrame {
  grain: FigureRow['grain'];
  startUs: bigint;
  firstHeight: number;
  lastHeight: number;
  /** What passed in the bucket. */
  passed: Reading;
  /** By model; the network's under ''. */
  quartiles: ReadonlyMap<string, Quartiles>;
}

const sumsOf = {
  hour: (member: Member): Sums => member.hour(),
  day: (member: Member): Sums => member.day(),
} as const;

function isKnownModel(model: string): boolean {
  return !model.endsWith(`/${UNKNOWN_MODEL}`);
}

function blank(frame: BucketFrame, dimension: Dimension, member: string): FigureRow {
  return {
    grain: frame.grain,
    bucketUs: frame.startUs,
    dimension,
    member,
    coveredUs: frame.passed.us,
    supplyCoveredUs: frame.passed.supply,
    gpuSuppliedUs: null,
    gpuAllocatedUs: null,
    gpuLeasedUs: null,
    leaseUs: null,
    deploymentUs: null,
    leasesOpened: null,
    leasesClosed: null,
    deploymentsOpened: null,
    deploymentsClosed: null,
    transactions: null,
    providers: null,
    gpuProviders: null,
    countries: null,
    models: null,
    accrued: null,
    accruedUsd: null,
    gpuAccruedUsd: null,
    priceP25: null,
    priceMedian: null,
    priceP75: null,
    fees: null,
    feesUsd: null,
    firstHeight: frame.firstHeight,
    lastHeight: frame.lastHeight,
  };
}

/** Figures that every dimension has. */
function common(sums: Sums): Partial<FigureRow> {
  const { gpuLeasedUs, leaseUs, leasesOpened, leasesClosed, accruedUsd, gpuAccruedUsd } = sums;
  return { gpuLeasedUs, leaseUs, leasesOpened, leasesClosed, accruedUsd, gpuAccruedUsd };
}

function prices(quartiles: Quartiles | undefined): Partial<FigureRow> {
  return { priceP25: quartiles?.p25 ?? null, priceMedian: quartiles?.median ?? null, priceP75: quartiles?.p75 ?? null };
}

/** The rows of a bucket: the network, and every member that has something to tell. Members must be settled. */
export function bucketRows(market: Market, frame: BucketFrame): FigureRow[] {
  const rows: FigureRow[] = [];
  const sums = sumsOf[frame.grain];
  const distinct = { providers: 0, gpuProviders: 0, countries: 0, models: 0 };
  const members = function* (dimension: Dimension): Generator<[string, Sums]> {
    for (const [name, member] of market.members(dimension)) {
      const own = sums(member);
      if (!isNothing(own)) yield [name, own];
    }
  };
  for (const [provider, own] of members('provider')) {
    if (own.onlineUs > 0n) distinct.providers += 1;
    if (own.gpuSuppliedUs > 0n) distinct.gpuProviders += 1;
    const { gpuSuppliedUs, gpuAllocatedUs } = own;
    rows.push({ ...blank(frame, 'provider', provider), ...common(own), gpuSuppliedUs, gpuAllocatedUs });
  }
  for (const [country, own] of members('country')) {
    if (own.gpuSuppliedUs > 0n && country !== '') distinct.countries += 1;
    const { gpuSuppliedUs, gpuAllocatedUs } = own;
    rows.push({ ...blank(frame, 'country', country), ...common(own), gpuSuppliedUs, gpuAllocatedUs });
  }
  for (const [model, own] of members('model')) {
    if (own.gpuSuppliedUs > 0n && isKnownModel(model)) distinct.models += 1;
    const { gpuSuppliedUs } = own;
    rows.push({ ...blank(frame, 'model', model), ...common(own), gpuSuppliedUs, ...prices(frame.quartiles.get(model)) });
  }
  for (const [denom, own] of members('denom')) {
    const dollars = hasDollars(denom) ? {} : { accruedUsd: null, gpuAccruedUsd: null };
    const { accrued, fees } = own;
    const feesUsd = hasDollars(denom) ? own.feesUsd : null;
    rows.push({ ...blank(frame, 'denom', denom), ...common(own), ...dollars, accrued, fees, feesUsd });
  }
  const own = sums(market.network);
  const { gpuSuppliedUs, gpuAllocatedUs, deploymentUs, deploymentsOpened, deploymentsClosed, transactions, feesUsd } = own;
  rows.push({
    ...blank(frame, 'network', ''),
    ...common(own),
    ...distinct,
    ...prices(frame.quartiles.get('')),
    gpuSuppliedUs,
    gpuAllocatedUs,
    deploymentUs,
    deploymentsOpened,
    deploymentsClosed,
    transactions,
    feesUsd,
  });
  return rows;
}
