// Figures of a bucket as rows of the table `figures`, and what holds through an hour as rows of `market_states`.
import type { FigureRow, MemberHolding, MemberStateRow } from '../contract.ts';
import type { Reading } from './clock.ts';
import { hasDollars } from './dollars.ts';
import type { Dimension, Market } from './market.ts';
import type { Member } from './member.ts';
import { areSamePoints, type BucketPrices, type PricePoints, type Quartiles } from './quartiles.ts';
import { isNothing, type Sums } from './sums.ts';

/** What the rows of a bucket have in common. */
export interface BucketFrame {
  grain: FigureRow['grain'];
  startUs: bigint;
  firstHeight: number;
  lastHeight: number;
  /** What passed in the bucket. */
  passed: Reading;
  /** Agreed prices of the bucket. */
  prices: BucketPrices;
  /** Settled in the 30 days that end with the bucket, USD; null where that is not known. */
  settledTrailingUsd: bigint | null;
  /** Distinct tenants with a lease in the bucket. */
  tenants: number;
}

type Counts = Pick<FigureRow, 'providers' | 'gpuProviders' | 'countries' | 'models'>;

/** All dimensions but the network, in the order of rows. */
const OF_MEMBERS = ['provider', 'country', 'model', 'denom', 'kind', 'size'] as const satisfies readonly Dimension[];

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

function setPrices(row: FigureRow, quartiles: Quartiles | null): void {
  if (quartiles === null) return;
  row.priceP25 = quartiles.p25;
  row.priceMedian = quartiles.median;
  row.priceP75 = quartiles.p75;
}

/** Payouts in USD, of the dimensions that have them. */
function setPayouts(row: FigureRow, { settledUsd, takeFeesUsd }: Sums): void {
  row.settledUsd = settledUsd;
  row.takeFeesUsd = takeFeesUsd;
}

/** The network's row; `counts` are of members that had any in the bucket. */
function networkRow(frame: BucketFrame, own: Sums, counts: Counts): FigureRow {
  const row = rowOf(frame, 'network', '', own);
  row.gpuSuppliedUs = own.gpuSuppliedUs;
  row.gpuAllocatedUs = own.gpuAllocatedUs;
  row.deploymentUs = own.deploymentUs;
  row.deploymentsOpened = own.deploymentsOpened;
  row.deploymentsClosed = own.deploymentsClosed;
  row.transactions = own.transactions;
  row.ordersOpened = own.ordersOpened;
  row.bidsOpened = own.bidsOpened;
  row.tenants = frame.tenants;
  row.tenantsNew = own.tenantsNew;
  row.blocks = frame.passed.blocks;
  row.aktBlocks = frame.passed.akt;
  row.unpricedBlocks = frame.passed.unpriced;
  row.feesUsd = own.feesUsd;
  setPayouts(row, own);
  row.settledTrailingUsd = frame.settledTrailingUsd;
  setPrices(row, frame.prices.quartiles(''));
  return Object.assign(row, counts);
}

/** The row of a member, which has something to tell. */
function memberRow(frame: BucketFrame, dimension: (typeof OF_MEMBERS)[number], name: string, told: Sums): FigureRow {
  const row = rowOf(frame, dimension, name, told);
  if (dimension === 'provider' || dimension === 'country') {
    row.gpuSuppliedUs = told.gpuSuppliedUs;
    row.gpuAllocatedUs = told.gpuAllocatedUs;
    if (dimension === 'provider') setPayouts(row, told);
  } else if (dimension === 'model') {
    row.gpuSuppliedUs = told.gpuSuppliedUs;
    setPrices(row, frame.prices.quartiles(name));
  } else if (dimension === 'denom') {
    row.accrued = told.accrued;
    row.fees = told.fees;
    row.settled = told.settled;
    row.takeFees = told.takeFees;
    row.escrowHeldUs = told.escrowHeldUs;
    if (hasDollars(name)) {
      row.feesUsd = told.feesUsd;
      setPayouts(row, told);
    } else row.accruedUsd = row.gpuAccruedUsd = null;
  } else if (dimension === 'size') {
    // Sizes have no prices.
    row.accruedUsd = row.gpuAccruedUsd = null;
  }
  return row;
}

/** What a member has that nothing happens to; of the figures that its dimension has. */
function holdingOf(dimension: (typeof OF_MEMBERS)[number], member: Member, prices: PricePoints | null): MemberHolding {
  const { all, dollars, gpuDollars, akt, gpuAkt } = member.rates;
  const isOfProviders = dimension === 'provider' || dimension === 'country';
  const isPriced = dimension === 'denom' ? hasDollars(member.name) : dimension !== 'size';
  return {
    gpusSupplied: isOfProviders || dimension === 'model' ? member.level('gpusSupplied') : null,
    gpusAllocated: isOfProviders ? member.level('gpusAllocated') : null,
    gpusLeased: member.level('gpusLeased'),
    leases: member.level('leases'),
    escrowHeld: dimension === 'denom' ? member.level('escrowHeld') : null,
    rate: all,
    dollars: isPriced ? dollars : null,
    gpuDollars: isPriced ? gpuDollars : null,
    akt: isPriced ? akt : null,
    gpuAkt: isPriced ? gpuAkt : null,
    prices,
  };
}

/** How many members had something in the open hour. */
function countHour(market: Market, { passed }: BucketFrame): Counts {
  const hasTime = passed.us > 0n;
  return {
    providers: market.countHad('provider', 'online', hasTime),
    gpuProviders: market.countHad('provider', 'gpusSupplied', hasTime),
    countries: market.countHad('country', 'gpusSupplied', hasTime),
    models: market.countHad('model', 'gpusSupplied', hasTime),
  };
}

/**
 * The open hour: rows of the network and of every member that changed in it, and what the others have where that is not told yet
 * in the day; with the sums that were told. `toldPrices` are the prices of models whose state is told.
 */
export function hourRows(
  market: Market,
  frame: BucketFrame,
  toldPrices: ReadonlyMap<string, PricePoints | null>,
): { figures: FigureRow[]; states: MemberStateRow[]; sums: Map<Member, Sums> } {
  const own = market.network.hour();
  const sums = new Map([[market.network, own]]);
  const figures = [networkRow(frame, own, countHour(market, frame))];
  const states: MemberStateRow[] = [];
  for (const dimension of OF_MEMBERS) {
    const isModel = dimension === 'model';
    const found: MemberStateRow[] = [];
    for (const member of market.restless(dimension)) {
      const { name } = member;
      if (member.isTouched) {
        const told = member.hour();
        sums.set(member, told);
        if (!isNothing(told)) figures.push(memberRow(frame, dimension, name, told));
        if (member.isTold) found.push({ dimension, member: name, holds: null });
      } else if (member.hasAny && !member.isTold) {
        found.push({ dimension, member: name, holds: holdingOf(dimension, member, isModel ? frame.prices.points(name) : null) });
      }
    }
    if (isModel) {
      found.push(...repricedModels(market, frame, toldPrices));
      found.sort(({ member: one }, { member: other }) => (one < other ? -1 : one > other ? 1 : 0));
    }
    states.push(...found);
  }
  return { figures, states, sums };
}

/** Models whose state is told, but with other prices: those in AKT and in dollars stand in another order, though no lease changed. */
function repricedModels(market: Market, { prices }: BucketFrame, toldPrices: ReadonlyMap<string, PricePoints | null>): MemberStateRow[] {
  const states: MemberStateRow[] = [];
  for (const [name, before] of toldPrices) {
    const member = market.member('model', name);
    if (member.isTouched) continue;
    const now = prices.points(name);
    if (!areSamePoints(now, before)) states.push({ dimension: 'model', member: name, holds: holdingOf('model', member, now) });
  }
  return states;
}

/** The open day: rows of the network and of every member that has something to tell. */
export function dayRows(market: Market, frame: BucketFrame): FigureRow[] {
  const rows: FigureRow[] = [];
  const counts = { providers: 0, gpuProviders: 0, countries: 0, models: 0 };
  for (const dimension of OF_MEMBERS) {
    for (const [name, member] of market.members(dimension)) {
      const told = member.day();
      if (isNothing(told)) continue;
      const hasGpus = told.gpuSuppliedUs > 0n;
      if (dimension === 'provider') {
        if (told.onlineUs > 0n) counts.providers += 1;
        if (hasGpus) counts.gpuProviders += 1;
      }
      if (dimension === 'country' && hasGpus && member.isCounted) counts.countries += 1;
      if (dimension === 'model' && hasGpus && member.isCounted) counts.models += 1;
      rows.push(memberRow(frame, dimension, name, told));
    }
  }
  return [networkRow(frame, market.network.day(), counts), ...rows];
}
