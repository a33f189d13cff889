// Hourly and daily figures of the market, by chain time: integrals over block intervals, split at the ends of buckets.
import { LeasebookError } from '@leasebook/db';
import type {
  CellFigureRow,
  DimensionDayRow,
  EndedRows,
  FigureRow,
  LedgerSnapshot,
  MarketCell,
  MarketDelta,
  MarketStatesRow,
  Measure,
  MeasureRows,
} from '../contract.ts';
import type { BlockFacts, PriceSample, ProviderSample, TransactionFacts } from '../facts.ts';
import { bidKey, compareText } from '../ledger/keys.ts';
import type { MoneyFlow } from '../objects.ts';
import { type Clocks, DAY_US, HOUR_US, Interval, zeroReading } from './clock.ts';
import { dollarsNow, hasDollars, priceAfter } from './dollars.ts';
import { Market } from './market.ts';
import type { Member } from './member.ts';
import { escrowChange, heldBy } from './money.ts';
import type { PricedTime, PricePoints } from './quartiles.ts';
import { type BucketFrame, dayRows, hourRows } from './rows.ts';
import { inOrder, type MeasureState, readState, writeState } from './state.ts';
import { addKnown, type Sums } from './sums.ts';
import { supplyOf } from './supply.ts';
import { TenantCount } from './tenants.ts';
import { SettledHours, WINDOW_US } from './trailing.ts';

/** What measure needs where it starts: of the ledger what runs, how providers describe themselves and what escrow holds. */
export interface MeasureContext
  extends Pick<LedgerSnapshot, 'leases' | 'deployments' | 'providers' | 'auditedAttributes' | 'accounts' | 'payments'> {
  /** Cells that the tables hold. */
  cells: MarketCell[];
  /** Tenants that have ever had a lease. */
  tenants: string[];
}

/** Where nothing is known yet. */
export const EMPTY_CONTEXT: MeasureContext = {
  leases: [],
  deployments: [],
  providers: [],
  auditedAttributes: [],
  accounts: [],
  payments: [],
  cells: [],
  tenants: [],
};

/** An open bucket. */
interface Bucket {
  startUs: bigint;
  /** Where its covered time begins. */
  fromUs: bigint;
  /** First and last block with a time in it; null while there is none. */
  heights: { first: number; last: number } | null;
}

interface Previous {
  height: number;
  timeUs: bigint;
}

function floorTo(us: bigint, length: bigint): bigint {
  return us - (((us % length) + length) % length);
}

class MarketMeasure implements Measure {
  readonly #clocks: Clocks = { hour: zeroReading(), day: zeroReading(), ended: [] };
  readonly #market: Market;
  readonly #tenants: TenantCount;
  #previous: Previous | null = null;
  #hour: Bucket | null = null;
  #day: Bucket | null = null;
  #price: PriceSample | null = null;
  /** Time at a price that ended within the open day, of leases with GPUs. */
  #ended: PricedTime[] = [];
  #beganUs: bigint | null = null;
  #settledHours = new SettledHours();
  /** By denomination. */
  readonly #escrowHeld = new Map<string, bigint>();
  #closedRows: FigureRow[] = [];
  #closedStates: MarketStatesRow[] = [];
  #closedCells: CellFigureRow[] = [];
  #closedDimensions: DimensionDayRow[] = [];
  #toldPrices: PriceSample[] = [];
  /** Prices at the quartiles of models whose state is told in the open day. */
  readonly #modelPrices = new Map<string, PricePoints | null>();

  constructor(context: MeasureContext, state: MeasureState | null) {
    if (state !== null) {
      Object.assign(this.#clocks.hour, state.hour.passed);
      Object.assign(this.#clocks.day, state.day.passed);
    }
    this.#market = new Market(this.#clocks, context.cells);
    if (state !== null) this.#restore(state);
    this.#tenants = new TenantCount(context.tenants, state?.tenants);
    const since = new Map(state?.leasesSince);
    for (const provider of context.providers) this.#market.setProvider(provider);
    for (const owner of new Set(context.auditedAttributes.map((attribute) => attribute.owner))) this.#market.setAudited(owner, true);
    for (const lease of context.leases) {
      if (lease.state !== 'active' && lease.state !== 'reclaiming') continue;
      this.#market.openLease(lease, since.get(bidKey(lease.id)) ?? lease.created.time / 1000n);
      this.#tenants.hold(lease.id.owner);
    }
    if (state === null) this.#tenants.begin();
    const deployments = context.deployments.filter((deployment) => deployment.state === 'active').length;
    this.#market.network.change('deployments', BigInt(deployments));
    for (const supply of state?.supplies ?? []) this.#market.setSupply(supply);
    for (const [denom, amount] of state?.escrowHeld ?? heldBy(context)) this.#changeEscrow(denom, amount);
    if (state !== null) this.#goOn(state);
  }

  apply(block: BlockFacts, delta: MarketDelta, samples: ProviderSample[], prices: PriceSample[]): void {
    const nowUs = block.time / 1000n;
    this.#beganUs ??= nowUs;
    this.#advance(block, nowUs);
    const { hour, day } = this.#openAt(nowUs);
    for (const bucket of [hour, day]) bucket.heights = { first: bucket.heights?.first ?? block.height, last: block.height };
    this.#setPrice(block, prices);
    for (const provider of delta.providersChanged) this.#market.setProvider(provider);
    for (const { owner, isAudited } of delta.auditsChanged) this.#market.setAudited(owner, isAudited);
    for (const sample of samples) this.#market.setSupply(supplyOf(sample));
    this.#market.expireSupplies(block.time);
    this.#changeMarket(delta, nowUs);
    for (const flow of delta.flows) this.#addFlow(flow);
    for (const transaction of block.transactions) {
      this.#addFees(transaction);
      this.#countDemand(transaction);
    }
    this.#market.network.count('transactions', block.transactions.length);
    this.#previous = { height: block.height, timeUs: nowUs };
  }

  takeEnded(): EndedRows | null {
    return this.#closedRows.length === 0 ? null : this.#takeEnded();
  }

  drain(): MeasureRows {
    const { figures, marketStates, cellFigures, dimensionDays } = this.#takeEnded();
    const prices = this.#toldPrices;
    this.#toldPrices = [];
    if (this.#hour !== null && this.#day !== null) {
      const hour = this.#hourRows(this.#hour);
      figures.push(...hour.figures, ...dayRows(this.#market, this.#frame('day', this.#day)));
      marketStates.push(hour.states);
      cellFigures.push(hour.cells, this.#market.cells.day(this.#day.startUs));
    }
    return { figures, marketStates, cells: this.#market.cells.takeNew(), cellFigures, dimensionDays, prices, state: this.#state() };
  }

  #takeEnded(): EndedRows {
    const ended = {
      figures: this.#closedRows,
      marketStates: this.#closedStates,
      cellFigures: this.#closedCells,
      dimensionDays: this.#closedDimensions,
    };
    this.#closedRows = [];
    this.#closedStates = [];
    this.#closedCells = [];
    this.#closedDimensions = [];
    return ended;
  }

  /** Lets the state after the block before hold until `nowUs`, closing the buckets that end on the way. */
  #advance(block: BlockFacts, nowUs: bigint): void {
    const previous = this.#previous;
    if (previous === null) return;
    if (nowUs < previous.timeUs) {
      throw new LeasebookError(`the block is older than block ${previous.height}`, {
        kind: 'bad-block',
        code: 'BLOCK_TIME_BACKWARDS',
        height: block.height,
        advice: 'A chain never goes back in time: compare both blocks with another node.',
      });
    }
    const interval = new Interval(nowUs - previous.timeUs, {
      aktUsd: this.#price?.price ?? null,
      supplyKnown: this.#market.supplyKnown,
    });
    let { hour, day } = this.#openAt(previous.timeUs);
    while (hour.startUs + HOUR_US <= nowUs) {
      const endUs = hour.startUs + HOUR_US;
      interval.moveTo(endUs - previous.timeUs, this.#clocks);
      this.#endHour(hour);
      if (endUs === day.startUs + DAY_US) this.#endDay(day);
      ({ hour, day } = this.#openAt(endUs));
    }
    interval.moveTo(nowUs - previous.timeUs, this.#clocks);
  }

  #endHour(hour: Bucket): void {
    const { cells, network } = this.#market;
    const rows = this.#hourRows(hour);
    this.#closedRows.push(...rows.figures);
    this.#closedStates.push(rows.states);
    this.#closedCells.push(rows.cells);
    for (const { dimension, member, holds } of rows.states.members) {
      if (dimension !== 'model') continue;
      if (holds === null) this.#modelPrices.delete(member);
      else this.#modelPrices.set(member, holds.prices);
    }
    this.#settledHours.add(hour.startUs, network.settledUsd);
    const { blocks, akt, unpriced } = this.#clocks.hour;
    this.#clocks.ended.push({ blocks, akt, unpriced });
    this.#market.endHour(rows.sums);
    cells.endHour();
    this.#tenants.endHour();
    Object.assign(this.#clocks.hour, zeroReading());
    this.#hour = null;
  }

  /** Ends the day, whose last hour has ended. */
  #endDay(day: Bucket): void {
    const { cells } = this.#market;
    this.#closedRows.push(...dayRows(this.#market, this.#frame('day', day)));
    const { row, byDimension } = cells.endedDay(day.startUs);
    this.#closedCells.push(row);
    this.#closedDimensions.push(...byDimension);
    for (const member of this.#market.everyone()) member.endDay();
    cells.endDay();
    this.#tenants.endDay();
    this.#ended = [];
    this.#clocks.ended.length = 0;
    this.#modelPrices.clear();
    this.#market.prices.endDay();
    Object.assign(this.#clocks.day, zeroReading());
    this.#day = null;
    this.#market.forgetIdle();
  }

  /** The open buckets, opened where there is none. */
  #openAt(us: bigint): { hour: Bucket; day: Bucket } {
    const open = (length: bigint): Bucket => ({ startUs: floorTo(us, length), fromUs: us, heights: null });
    this.#hour ??= open(HOUR_US);
    this.#day ??= open(DAY_US);
    return { hour: this.#hour, day: this.#day };
  }

  /** The open hour: what changed in it, and what holds through it where that is not told yet in the day. */
  #hourRows(hour: Bucket): { figures: FigureRow[]; states: MarketStatesRow; cells: CellFigureRow; sums: Map<Member, Sums> } {
    const { figures, states, sums } = hourRows(this.#market, this.#frame('hour', hour), this.#modelPrices);
    const cells = this.#market.cells.hour();
    return {
      figures,
      states: { bucketUs: hour.startUs, members: states, cells: cells.states },
      cells: { grain: 'hour', bucketUs: hour.startUs, figures: cells.figures },
      sums,
    };
  }

  #frame(grain: FigureRow['grain'], bucket: Bucket): BucketFrame {
    const held = this.#previous?.height ?? 0;
    const passed = { ...this.#clocks[grain] };
    return {
      grain,
      startUs: bucket.startUs,
      firstHeight: bucket.heights?.first ?? held,
      lastHeight: bucket.heights?.last ?? held,
      passed,
      prices: this.#market.prices.in(bucket.fromUs, passed, this.#ended),
      settledTrailingUsd: this.#settledTrailing(bucket.startUs + (grain === 'hour' ? HOUR_US : DAY_US) - WINDOW_US),
      tenants: this.#tenants.of(grain),
    };
  }

  /** What was settled since `fromUs` up to now; null where the index does not reach back so far. */
  #settledTrailing(fromUs: bigint): bigint | null {
    if (this.#beganUs === null || fromUs < this.#beganUs) return null;
    return addKnown(this.#settledHours.since(fromUs), this.#market.network.settledUsd);
  }

  #setPrice(block: BlockFacts, imported: readonly PriceSample[]): void {
    const price = priceAfter(block, imported, this.#price);
    if (price !== this.#price && price?.source === 'oracle') this.#toldPrices.push(price);
    this.#price = price;
  }

  #changeMarket(delta: MarketDelta, nowUs: bigint): void {
    const dayUs = floorTo(nowUs, DAY_US);
    // From the day's beginning on: what was before is in no bucket that is open, and a restart does not know since when a price held.
    const end = (time: PricedTime): void => {
      if (time.gpus === 0n || time.untilUs === time.sinceUs) return;
      this.#ended.push(time.sinceUs < dayUs ? { ...time, sinceUs: dayUs } : time);
    };
    for (const lease of delta.leasesOpened) {
      this.#market.openLease(lease, nowUs);
      this.#market.countLease(lease, 'leasesOpened');
      if (this.#tenants.open(lease.id.owner)) this.#market.network.count('tenantsNew', 1);
    }
    for (const lease of delta.leasesRepriced) end(this.#market.repriceLease(lease, nowUs));
    for (const lease of delta.leasesClosed) {
      this.#market.countLease(lease, 'leasesClosed');
      end(this.#market.closeLease(lease, nowUs));
      this.#tenants.close(lease.id.owner);
    }
    const { network } = this.#market;
    network.count('deploymentsOpened', delta.deploymentsOpened);
    network.count('deploymentsClosed', delta.deploymentsClosed);
    network.change('deployments', BigInt(delta.deploymentsOpened - delta.deploymentsClosed));
  }

  #addFlow(flow: MoneyFlow): void {
    const { kind, lease, coin } = flow;
    const change = escrowChange(flow);
    if (change !== 0n) this.#changeEscrow(coin.denom, change);
    if (kind !== 'earnings' && kind !== 'take_fee') return;
    const dollars = dollarsNow(coin.denom, this.#price);
    const isTakeFee = kind === 'take_fee';
    this.#market.member('denom', coin.denom).addPayout(coin.amount, dollars, isTakeFee);
    if (!hasDollars(coin.denom)) return;
    this.#market.network.addPayout(coin.amount, dollars, isTakeFee);
    this.#market.member('provider', lease.slice(lease.lastIndexOf('/') + 1)).addPayout(coin.amount, dollars, isTakeFee);
  }

  #changeEscrow(denom: string, change: bigint): void {
    this.#escrowHeld.set(denom, (this.#escrowHeld.get(denom) ?? 0n) + change);
    this.#market.member('denom', denom).change('escrowHeld', change);
  }

  #addFees({ code, events, fee }: TransactionFacts): void {
    // Without any event a failed transaction was refused before its fee was taken.
    if (code !== 0 && events.length === 0) return;
    for (const { denom, amount } of fee) {
      const dollars = dollarsNow(denom, this.#price);
      this.#market.member('denom', denom).addFee(amount, dollars);
      if (hasDollars(denom)) this.#market.network.addFee(amount, dollars);
    }
  }

  #countDemand({ code, events }: TransactionFacts): void {
    if (code !== 0) return;
    const { network } = this.#market;
    for (const { event } of events) {
      if (event.kind === 'order-created') network.count('ordersOpened', 1);
      else if (event.kind === 'bid-created') network.count('bidsOpened', 1);
    }
  }

  #state(): unknown {
    if (this.#previous === null || this.#hour === null || this.#day === null) return null;
    return writeState({
      previous: this.#previous,
      hour: { fromUs: this.#hour.fromUs, passed: this.#clocks.hour, heights: this.#hour.heights },
      day: { fromUs: this.#day.fromUs, passed: this.#clocks.day, heights: this.#day.heights },
      price: this.#price,
      supplies: this.#market.supplies(),
      leasesSince: inOrder(this.#market.youngerThan(this.#day.startUs)),
      ended: this.#ended,
      beganUs: this.#beganUs ?? this.#previous.timeUs,
      settledHours: [...this.#settledHours],
      escrowHeld: inOrder(this.#escrowHeld),
      members: [...this.#market.all()]
        .filter(([dimension, , member]) => dimension === 'network' || !member.isIdle())
        .map(([dimension, name, member]): MeasureState['members'][number] => [dimension, name, member.state()])
        .sort(([left, one], [right, other]) => compareText(left, right) || compareText(one, other)),
      cells: [...this.#market.cells.states()],
      modelPrices: inOrder(this.#modelPrices),
      tenants: this.#tenants.state(),
    });
  }

  #restore(state: MeasureState): void {
    const bucket = (length: bigint, { fromUs, heights }: MeasureState['hour']): Bucket => ({
      startUs: floorTo(fromUs, length),
      fromUs,
      heights,
    });
    this.#previous = state.previous;
    this.#hour = bucket(HOUR_US, state.hour);
    this.#day = bucket(DAY_US, state.day);
    this.#price = state.price;
    this.#ended = state.ended;
    this.#beganUs = state.beganUs;
    this.#settledHours = new SettledHours(state.settledHours);
    for (const [dimension, name, member] of state.members) this.#market.member(dimension, name, member);
    for (const [id, cell] of state.cells) this.#market.cells.restore(id, cell);
    for (const [model, prices] of state.modelPrices) this.#modelPrices.set(model, prices);
  }

  /** Once what everybody has is put back: it did not change by that. */
  #goOn(state: MeasureState): void {
    for (const member of this.#market.everyone()) member.goOn(undefined);
    for (const [dimension, name, member] of state.members) this.#market.member(dimension, name).goOn(member);
    this.#market.cells.goOn(new Map(state.cells));
  }
}

/**
 * A measure that goes on from `state` as `drain` last gave it (null: from the chain's first block), with what the ledger
 * has at that block. Pure: no input or output, no clock, no floats. Cost per block depends on what the block changes, at
 * the end of an hour also on how many members and active leases with GPUs there are; never on history.
 * Throws a fatal LeasebookError, `MEASURE_STATE_INVALID`, where the state is not of its own making.
 */
export function createMeasure(state: unknown, context: MeasureContext): Measure {
  return new MarketMeasure(context, state === null || state === undefined ? null : readState(state));
}
