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
  /** Settled in the 30 days that end with the bucket, USD; null where that is not known. */
  settledTrailingUsd: bigint | null;
  /** Distinct tenants with a lease in the bucket. */
  tenants: number;
}

const sumsOf = {
  hour: (member: Member): Sums => member.hour(),
  day: (member: Member): Sums => member.day(),
} as const;

function isKnownModel(model: string): boolean {
  return !model.endsWith(`/${UNKNOWN_MODEL}`);
}

/** A row with what every dimension has; the rest is null until its dimension fills it in. */
function rowOf(frame: BucketFrame, dimension: Dimension, member: string, sums: Sums): FigureRow {
  return {
    grain: frame.grain,
    bucketUs: frame.startUs,
    dimension,
    member,
    coveredUs: frame.passed.us,
    supplyCoveredUs: frame.passed.supply,
    gpuSuppliedUs: null,
    gpuAllocatedUs: null,
    gpuLeasedUs: sums.gpuLeasedUs,
    leaseUs: sums.leaseUs,
    deploymentUs: null,
    leasesOpened: sums.leasesOpened,
    leasesClosed: sums.leasesClosed,
    deploymentsOpened: null,
    deploymentsClosed: null,
    transactions: null,
    ordersOpened: null,
    bidsOpened: null,
    tenants: null,
    tenantsNew: null,
    blocks: null,
    aktBlocks: null,
    unpricedBlocks: null,
    providers: null,
    gpuProviders: null,
    countries: null,
    models: null,
    accrued: null,
    accruedUsd: sums.accruedUsd,
    gpuAccruedUsd: sums.gpuAccruedUsd,
    priceP25: null,
    priceMedian: null,
    priceP75: null,
    fees: null,
    feesUsd: null,
    settled: null,
    settledUsd: null,
    takeFees: null,
    takeFeesUsd: null,
    settledTrailingUsd: null,
    escrowHeldUs: null,
    firstHeight: frame.firstHeight,
    lastHeight: frame.lastHeight,
  };
}

function setPrices(row: FigureRow, quartiles: Quartiles | undefined): void {
  if (quartiles === undefined) return;
  row.priceP25 = quartiles.p25;
  row.priceMedian = quartiles.median;
  row.priceP75 = quartiles.p75;
}

/** Payouts in USD, of the dimensions that have them. */
function setPayouts(row: FigureRow, { settledUsd, takeFeesUsd }: Sums): void {
  row.settledUsd = settledUsd;
  row.takeFeesUsd = takeFeesUsd;
}

/** The rows of a bucket: the network, and every member that has something to tell. */
export function bucketRows(market: Market, frame: BucketFrame): FigureRow[] {
  const rows: FigureRow[] = [];
  const sums = sumsOf[frame.grain];
  const own = sums(market.network);
  const network = rowOf(frame, 'network', '', own);
  network.gpuSuppliedUs = own.gpuSuppliedUs;
  network.gpuAllocatedUs = own.gpuAllocatedUs;
  network.deploymentUs = own.deploymentUs;
  network.deploymentsOpened = own.deploymentsOpened;
  network.deploymentsClosed = own.deploymentsClosed;
  network.transactions = own.transactions;
  network.ordersOpened = own.ordersOpened;
  network.bidsOpened = own.bidsOpened;
  network.tenants = frame.tenants;
  network.tenantsNew = own.tenantsNew;
  network.blocks = frame.passed.blocks;
  network.aktBlocks = frame.passed.akt;
  network.unpricedBlocks = frame.passed.unpriced;
  network.feesUsd = own.feesUsd;
  setPayouts(network, own);
  network.settledTrailingUsd = frame.settledTrailingUsd;
  setPrices(network, frame.quartiles.get(''));
  rows.push(network);

  let providers = 0;
  let gpuProviders = 0;
  for (const [name, member] of market.members('provider')) {
    const told = sums(member);
    if (isNothing(told)) continue;
    if (told.onlineUs > 0n) providers += 1;
    if (told.gpuSuppliedUs > 0n) gpuProviders += 1;
    const row = rowOf(frame, 'provider', name, told);
    row.gpuSuppliedUs = told.gpuSuppliedUs;
    row.gpuAllocatedUs = told.gpuAllocatedUs;
    setPayouts(row, told);
    rows.push(row);
  }
  let countries = 0;
  for (const [name, member] of market.members('country')) {
    const told = sums(member);
    if (isNothing(told)) continue;
    if (told.gpuSuppliedUs > 0n && name !== '') countries += 1;
    const row = rowOf(frame, 'country', name, told);
    row.gpuSuppliedUs = told.gpuSuppliedUs;
    row.gpuAllocatedUs = told.gpuAllocatedUs;
    rows.push(row);
  }
  let models = 0;
  for (const [name, member] of market.members('model')) {
    const told = sums(member);
    if (isNothing(told)) continue;
    if (told.gpuSuppliedUs > 0n && isKnownModel(name)) models += 1;
    const row = rowOf(frame, 'model', name, told);
    row.gpuSuppliedUs = told.gpuSuppliedUs;
    setPrices(row, frame.quartiles.get(name));
    rows.push(row);
  }
  for (const [name, member] of market.members('denom')) {
    const told = sums(member);
    if (isNothing(told)) continue;
    const row = rowOf(frame, 'denom', name, told);
    row.accrued = told.accrued;
    row.fees = told.fees;
    row.settled = told.settled;
    row.takeFees = told.takeFees;
    row.escrowHeldUs = told.escrowHeldUs;
    if (hasDollars(name)) {
      row.feesUsd = told.feesUsd;
      setPayouts(row, told);
    } else {
      row.accruedUsd = null;
      row.gpuAccruedUsd = null;
    }
    rows.push(row);
  }
  for (const dimension of ['kind', 'size'] as const) {
    for (const [name, member] of market.members(dimension)) {
      const told = sums(member);
      if (isNothing(told)) continue;
      const row = rowOf(frame, dimension, name, told);
      // Sizes have no prices.
      if (dimension === 'size') row.accruedUsd = row.gpuAccruedUsd = null;
      rows.push(row);
    }
  }
  network.providers = providers;
  network.gpuProviders = gpuProviders;
  network.countries = countries;
  network.models = models;
  return rows;
}
