// A small market for tests of measure: blocks, leases and answers by hand, and the table that its rows make.
import type { CellFigureRow, FigureRow, MarketCell, MarketDelta, MarketStatesRow, Measure } from '../contract.ts';
import type { BlockFacts, Coin, EventFacts, KnownEvent, PriceSample, ProviderSample } from '../facts.ts';
import { ONE } from '../ledger/decimal.ts';
import { compareText } from '../ledger/keys.ts';
import { transactionFacts } from '../ledger/testing.ts';
import type { Lease, LeaseGpu, MoneyFlow, Provider } from '../objects.ts';
import { failedSample } from '../observe/provider-status.ts';
import { everyHour } from './every-hour.ts';
import { createMeasure, EMPTY_CONTEXT, type MeasureContext } from './measure.ts';

/** Microseconds of a time in UTC. */
export function us(text: string): bigint {
  return BigInt(Date.parse(text)) * 1000n;
}

/** A variant of `vendor/model`. */
function gpu(name: string, count: bigint): LeaseGpu {
  const [vendor = '', model = ''] = name.split('/');
  return { vendor, model, ram: '', interface: '', count, origin: 'offer' };
}

function byName(left: LeaseGpu, right: LeaseGpu): number {
  return compareText(`${left.vendor}/${left.model}`, `${right.vendor}/${right.model}`);
}

/** A provider's answer: GPUs by `vendor/model`; null where it did not answer. */
export function sampleOf(provider: string, timeUs: bigint, gpus: Readonly<Record<string, number>> | null, allocated = 0): ProviderSample {
  const none = failedSample(provider, timeUs * 1000n, 'off');
  if (gpus === null) return none;
  const variants = Object.entries(gpus).map(([name, count]) => {
    const { vendor, model, ram, interface: slot } = gpu(name, 0n);
    return { vendor, model, ram, interface: slot, installed: count, count, allocatedMin: 0, allocatedMax: count };
  });
  const gpusAllocatable = variants.reduce((sum, variant) => sum + variant.count, 0);
  return { ...none, error: null, gpusAllocatable, gpusAllocated: allocated, gpus: variants };
}

/** The event by which the oracle tells its price in `version`; the other version's price is there to be ignored. */
export function oracleEvent(version: 1 | 2, price: bigint): KnownEvent {
  const [median, twap] = version === 1 ? [price, 77n * ONE] : [77n * ONE, price];
  return { kind: 'aggregated-price', oracleVersion: version, denom: 'akt', twap, median, min: 0n, max: 0n, timestamp: 0n };
}

/** What happens in one block. */
export interface Happening {
  open?: Lease[];
  close?: Lease[];
  reprice?: { lease: Lease; denom: string; amount: bigint }[];
  deploymentsOpened?: number;
  deploymentsClosed?: number;
  countries?: Readonly<Record<string, string>>;
  audits?: Readonly<Record<string, boolean>>;
  samples?: ProviderSample[];
  prices?: bigint[];
  oracle?: KnownEvent[];
  fees?: { fee: Coin[]; code?: number; events?: number }[];
  flows?: Omit<MoneyFlow, 'height' | 'txIndex' | 'sequence'>[];
}

function eventOf(event: KnownEvent): EventFacts {
  return { type: 'test', index: 0, messageIndex: null, attributes: [], event };
}

/** As the store keeps states: an hour without any has no row. */
export function setStates(table: Map<bigint, MarketStatesRow>, row: MarketStatesRow): void {
  if (row.members.length === 0 && row.cells.length === 0) table.delete(row.bucketUs);
  else table.set(row.bucketUs, row);
}

/** Drives a measure as the ledger and the store would, and keeps the table that its rows make. */
export class TestMarket {
  readonly table = new Map<string, FigureRow>();
  readonly states = new Map<bigint, MarketStatesRow>();
  readonly prices: PriceSample[] = [];
  readonly leases = new Set<Lease>();
  readonly cells = new Map<number, MarketCell>();
  readonly cellTable = new Map<string, CellFigureRow>();
  readonly #countries = new Map<string, string>();
  readonly #audited = new Set<string>();
  readonly #tenants = new Set<string>();
  #deployments = 0;
  /** All rows, while none is drained. */
  #every: FigureRow[] | null = null;
  #measure: Measure;
  #height = 0;
  #nextDseq = 1n;

  constructor() {
    this.#measure = createMeasure(null, EMPTY_CONTEXT);
  }

  /** A lease that is not open yet; `models` are GPUs by `vendor/model`, prices in whole base units per block unless scaled. */
  lease(provider: string, denom: string, amount: bigint, models: Readonly<Record<string, bigint>> = {}, scaled = amount * ONE): Lease {
    const gpuVariants = Object.entries(models).map(([name, count]) => gpu(name, count));
    return {
      id: { owner: 'akash1tenant', dseq: this.#nextDseq++, gseq: 1, oseq: 1, provider, bseq: 0 },
      state: 'active',
      price: { denom, amount: scaled },
      prices: [],
      created: { height: 0, time: 0n },
      closed: null,
      reason: 0,
      announcedReason: null,
      ranOut: false,
      reclamation: null,
      gpus: gpuVariants.reduce((sum, variant) => sum + variant.count, 0n),
      cpuMillis: 1000n,
      memoryBytes: 1n,
      storageBytes: 1n,
      gpuVariants,
    };
  }

  /** The next block. */
  block(timeUs: bigint, happening: Happening = {}): void {
    const { facts, delta } = this.facts(timeUs, happening);
    const prices = (happening.prices ?? []).map((price) => ({ time: facts.time, price, source: 'import' }));
    this.#measure.apply(facts, delta, happening.samples ?? [], prices);
  }

  /** The next block as decode and ledger tell it. */
  facts(timeUs: bigint, happening: Happening = {}): { facts: BlockFacts; delta: MarketDelta } {
    this.#height += 1;
    const time = timeUs * 1000n;
    const { open = [], close = [], reprice = [], countries = {}, audits = {}, fees = [], flows = [] } = happening;
    for (const lease of open) {
      lease.created = { height: this.#height, time };
      this.leases.add(lease);
    }
    for (const { lease, denom, amount } of reprice) lease.price = { denom, amount };
    for (const lease of close) {
      lease.state = 'closed';
      this.leases.delete(lease);
    }
    for (const [owner, country] of Object.entries(countries)) this.#countries.set(owner, country);
    for (const [owner, isAudited] of Object.entries(audits)) {
      if (isAudited) this.#audited.add(owner);
      else this.#audited.delete(owner);
    }
    for (const { id } of open) this.#tenants.add(id.owner);
    this.#deployments += (happening.deploymentsOpened ?? 0) - (happening.deploymentsClosed ?? 0);
    const delta: MarketDelta = {
      leasesOpened: open,
      leasesClosed: close,
      leasesRepriced: reprice.map(({ lease }) => lease),
      deploymentsOpened: happening.deploymentsOpened ?? 0,
      deploymentsClosed: happening.deploymentsClosed ?? 0,
      providersChanged: this.#providers(Object.keys(countries)),
      auditsChanged: Object.entries(audits).map(([owner, isAudited]) => ({ owner, isAudited })),
      flows: flows.map((flow, sequence) => ({ ...flow, height: this.#height, txIndex: 0, sequence })),
      deadLetters: [],
    };
    const facts: BlockFacts = {
      chainId: 'test-1',
      height: this.#height,
      hash: '',
      parentHash: '',
      time,
      proposer: '',
      transactions: fees.map(({ fee, code = 0, events = 1 }, index) =>
        transactionFacts({ index, code, fee, events: Array.from({ length: events }, () => eventOf({ kind: 'other' })) }),
      ),
      events: { preBlock: [], begin: [], end: (happening.oracle ?? []).map(eventOf) },
      deadLetters: [],
    };
    return { facts, delta };
  }

  /** Takes the rows as the store would. */
  drain(): unknown {
    this.#every = null;
    const { figures, marketStates, cells, cellFigures, prices, state } = this.#measure.drain();
    for (const row of marketStates) setStates(this.states, row);
    for (const cell of cells) this.cells.set(cell.cell, cell);
    for (const row of cellFigures) this.cellTable.set([row.grain, row.bucketUs].join(' '), row);
    for (const row of figures) this.#put(row);
    this.prices.push(...prices);
    return state;
  }

  /** Makes the tables as if everything of every hour had been told, and nothing of what holds. */
  tellEverything(): void {
    for (const row of everyHour(this.table.values(), this.states)) this.#put(row);
    this.states.clear();
    this.#every = null;
  }

  #put(row: FigureRow): void {
    this.table.set([row.grain, row.bucketUs, row.dimension, row.member].join(' '), row);
  }

  /** Ends the process and starts again with what the tables hold; `reviver` may change its state on the way, as for JSON. */
  restart(reviver?: (name: string, value: unknown) => unknown): void {
    const state: unknown = JSON.parse(JSON.stringify(this.drain()), reviver);
    this.#measure = createMeasure(state, this.#context());
  }

  /** Rows of a grain and dimension by bucket time (RFC 3339) and member. */
  rows(grain: FigureRow['grain'], dimension: FigureRow['dimension'] = 'network'): FigureRow[] {
    this.#every ??= everyHour(this.table.values(), this.states);
    return this.#every
      .filter((row) => row.grain === grain && row.dimension === dimension)
      .sort((left, right) =>
        left.bucketUs < right.bucketUs ? -1 : left.bucketUs > right.bucketUs ? 1 : left.member < right.member ? -1 : 1,
      );
  }

  #providers(owners: Iterable<string>): Provider[] {
    return [...owners].map((owner) => ({
      owner,
      hostUri: '',
      email: '',
      website: '',
      createdHeight: null,
      updatedHeight: null,
      country: this.#countries.get(owner) ?? '',
      attributes: [],
    }));
  }

  #context(): MeasureContext {
    const deployments = Array.from({ length: this.#deployments }, (_, index) => ({
      id: { owner: 'akash1tenant', dseq: BigInt(index) },
      state: 'active' as const,
      hash: '',
      created: { height: 0, time: 0n },
      closed: null,
      reclamationMinWindowNanos: null,
    }));
    const signed = { key: 'region', value: 'x', fromHeight: 1, toHeight: null, auditor: 'akash1auditor' };
    // The tables keep a lease's variants, not in which order its bid named them.
    const leases = [...this.leases].map((lease) => ({ ...lease, gpuVariants: [...lease.gpuVariants].sort(byName) }));
    return {
      leases,
      deployments,
      providers: this.#providers(this.#countries.keys()),
      auditedAttributes: [...this.#audited].map((owner) => ({ ...signed, owner })),
      accounts: [],
      payments: [],
      cells: [...this.cells.values()],
      tenants: [...this.#tenants],
    };
  }
}
