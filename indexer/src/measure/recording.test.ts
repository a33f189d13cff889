// Figures of a whole recorded chain against what its leases, blocks and transactions say plainly.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdDecompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellFigureRow, FigureRow, MarketCell, MarketStatesRow, Measure } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import { manifest, recordedBlocks } from '../decode/testing.ts';
import type { PriceSample } from '../facts.ts';
import { ONE } from '../ledger/decimal.ts';
import { createLedger } from '../ledger/index.ts';
import { bidKey } from '../ledger/keys.ts';
import type { AuditedAttributeRange, Deployment, Lease, Provider } from '../objects.ts';
import { recordedObservations } from '../observe/files.ts';
import { DAY_US } from './clock.ts';
import { everyHour } from './every-hour.ts';
import { createMeasure, EMPTY_CONTEXT } from './measure.ts';
import { setStates } from './testing.ts';

const RECORDING = join(import.meta.dirname, '../../../recordings/akash-recorded-1');
const DRAIN_EVERY = 250;
const RESTART_EVERY = 1_999;
/** From here on a second measure, restored from the first one's state, goes beside it: it sees the last eras, which have the most of everything. */
const FORK_HEIGHT = RESTART_EVERY * Math.floor((0.6 * manifest().blocks) / RESTART_EVERY);

interface Table {
  figures: Map<string, FigureRow>;
  states: Map<bigint, MarketStatesRow>;
  cells: Map<number, MarketCell>;
  cellFigures: Map<string, CellFigureRow>;
  prices: PriceSample[];
}

const emptyTable = (): Table => ({ figures: new Map(), states: new Map(), cells: new Map(), cellFigures: new Map(), prices: [] });

/** Writes what a measure has ready into tables, and gives its state. */
function drain(measure: Measure, ...tables: readonly Table[]): unknown {
  const { figures, marketStates, cells, cellFigures, prices, state } = measure.drain();
  for (const table of tables) {
    for (const cell of cells) table.cells.set(cell.cell, cell);
    for (const row of marketStates) setStates(table.states, row);
    for (const row of cellFigures) table.cellFigures.set([row.grain, row.bucketUs].join(' '), row);
    for (const row of figures) table.figures.set([row.grain, row.bucketUs, row.dimension, row.member].join(' '), row);
    table.prices.push(...prices);
  }
  return state;
}

function genesis(): unknown {
  const bytes = zstdDecompressSync(readFileSync(join(RECORDING, 'genesis.json.zst')), { params: { [constants.ZSTD_d_windowLogMax]: 27 } });
  return JSON.parse(bytes.toString('utf8'));
}

const whole = emptyTable();
/** Of `whole`: what was written from the fork on. */
const sinceFork = emptyTable();
const cut = emptyTable();
const leases = new Map<string, Lease>();
const fees = new Map<string, bigint>();
const blocks = { first: 0n, last: 0n, lastHeight: 0 };

beforeAll(async () => {
  const ledger = createLedger({ genesis: genesis() });
  const observations = recordedObservations(RECORDING);
  const deployments = new Map<string, Deployment>();
  const providers = new Map<string, Provider>();
  const audited = new Map<string, AuditedAttributeRange>();
  const measure = createMeasure(null, EMPTY_CONTEXT);
  let restarted: Measure | null = null;
  let after: bigint | null = null;
  const last = manifest().blocks;
  for (const raw of recordedBlocks()) {
    const block = decodeBlock(raw);
    const delta = ledger.apply(block);
    const upTo = block.time - (block.time % 1000n);
    const { samples, prices } = await observations.between(after, upTo);
    after = upTo;
    measure.apply(block, delta, samples, prices);
    restarted?.apply(block, delta, samples, prices);
    for (const { fee } of block.transactions) for (const { denom, amount } of fee) fees.set(denom, (fees.get(denom) ?? 0n) + amount);
    if (blocks.first === 0n) blocks.first = block.time / 1000n;
    blocks.last = block.time / 1000n;
    blocks.lastHeight = block.height;
    const isFork = block.height === FORK_HEIGHT;
    let state: unknown = null;
    if (block.height % DRAIN_EVERY === 0 || block.height === last || isFork) {
      state = drain(measure, whole, ...(restarted === null ? [] : [sinceFork]));
    }
    if (block.height % RESTART_EVERY === 0 || block.height === last) {
      if (restarted !== null) state = drain(restarted, cut);
      const rows = ledger.drain();
      for (const lease of rows.leases) leases.set(bidKey(lease.id), lease);
      for (const deployment of rows.deployments) deployments.set(`${deployment.id.owner}/${deployment.id.dseq}`, deployment);
      for (const provider of rows.providers) providers.set(provider.owner, provider);
      for (const range of rows.auditedAttributes) audited.set([range.auditor, range.owner, range.key, range.fromHeight].join(' '), range);
      if (block.height < FORK_HEIGHT) continue;
      restarted = createMeasure(JSON.parse(JSON.stringify(state)), {
        leases: [...leases.values()],
        deployments: [...deployments.values()],
        providers: [...providers.values()],
        auditedAttributes: [...audited.values()].filter(({ toHeight }) => toHeight === null),
        accounts: [],
        payments: [],
        cells: [...new Map([...whole.cells, ...cut.cells]).values()],
        tenants: [...new Set([...leases.values()].map(({ id }) => id.owner))],
      });
    }
  }
});

let every: FigureRow[] | null = null;

function rows(grain: FigureRow['grain'], dimension: FigureRow['dimension']): FigureRow[] {
  every ??= everyHour(whole.figures.values(), whole.states);
  return every.filter((row) => row.grain === grain && row.dimension === dimension);
}

function total(given: readonly FigureRow[], column: 'gpuLeasedUs' | 'leaseUs' | 'coveredUs' | 'accrued' | 'fees'): bigint {
  return given.reduce((sum, row) => sum + (row[column] ?? 0n), 0n);
}

function heldUs({ created, closed }: Lease): bigint {
  return (closed === null ? blocks.last : closed.time / 1000n) - created.time / 1000n;
}

describe('figures of a recorded chain', () => {
  it('cover all of its time', () => {
    expect(total(rows('hour', 'network'), 'coveredUs')).toBe(blocks.last - blocks.first);
    expect(total(rows('day', 'network'), 'coveredUs')).toBe(blocks.last - blocks.first);
    expect(rows('day', 'network').filter((row) => row.coveredUs === DAY_US).length).toBeGreaterThan(100);
  });

  it('hold each lease for as long as it ran, by every dimension', () => {
    expect(leases.size).toBeGreaterThan(1000);
    const held = [...leases.values()].reduce((sum, lease) => sum + heldUs(lease), 0n);
    const gpus = [...leases.values()].reduce((sum, lease) => sum + lease.gpus * heldUs(lease), 0n);
    expect(total(rows('day', 'network'), 'leaseUs')).toBe(held);
    for (const dimension of ['network', 'provider', 'model', 'country', 'denom'] as const) {
      expect([dimension, total(rows('hour', dimension), 'gpuLeasedUs')]).toEqual([dimension, gpus]);
    }
  });

  it('accrue the price of each lease for each of its blocks, in its denomination then', () => {
    const expected = new Map<string, bigint>();
    for (const { prices, closed } of leases.values()) {
      for (const [index, { denom, amount, fromHeight }] of prices.entries()) {
        const until = prices[index + 1]?.fromHeight ?? closed?.height ?? blocks.lastHeight;
        expected.set(denom, (expected.get(denom) ?? 0n) + amount * BigInt(until - fromHeight));
      }
    }
    expect(expected.size).toBeGreaterThan(1);
    const hours = rows('hour', 'denom');
    for (const [denom, amount] of expected) {
      const own = hours.filter((row) => row.member === denom);
      const difference = total(own, 'accrued') - amount;
      // Each hour rounds once, at the 18th place.
      expect([denom, difference < 0n ? -difference : difference]).toEqual([
        denom,
        expect.toSatisfy((value) => value <= BigInt(own.length)),
      ]);
    }
  });

  it('count every transaction and its fee', () => {
    const counted = rows('hour', 'network').reduce((sum, row) => sum + (row.transactions ?? 0), 0);
    expect(counted).toBe(manifest().transactions);
    for (const [denom, amount] of fees) {
      expect([
        denom,
        total(
          rows('day', 'denom').filter((row) => row.member === denom),
          'fees',
        ),
      ]).toEqual([denom, amount * ONE]);
    }
  });

  it('tell the prices of the oracle once the chain has one', () => {
    expect(whole.prices.length).toBeGreaterThan(100);
    expect(whole.prices.every(({ source }) => source === 'oracle')).toBe(true);
  });

  it('are the same with restarts', () => {
    expect(cut.figures.size).toBeGreaterThan(10_000);
    expect(cut.prices).toEqual(sinceFork.prices);
    expect(cut.figures.size).toBe(sinceFork.figures.size);
    const different = [...sinceFork.figures].filter(([key, row]) => {
      const values = Object.values(cut.figures.get(key) ?? {});
      return Object.values(row).some((value, column) => value !== values[column]);
    });
    expect(different).toEqual([]);
    expect(cut.cells).toEqual(sinceFork.cells);
    expect(cut.cellFigures).toEqual(sinceFork.cellFigures);
    expect(cut.states).toEqual(sinceFork.states);
  });
});
