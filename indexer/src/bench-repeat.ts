// For measurements: a chain that is longer than the recorded one, made of it by moving its blocks on.
import type { Sql } from '@leasebook/db';
import type { BlockSource, Observations, RawBlock } from './contract.ts';
import { decodeBlock } from './decode/index.ts';
import type { BlockFacts, ProviderSample } from './facts.ts';
import { createLedger } from './ledger/index.ts';
import { createMeasure, EMPTY_CONTEXT } from './measure/index.ts';
import { recordedObservations } from './observe/index.ts';
import { runIndexer } from './run.ts';
import { openStore } from './store/index.ts';

/** A chain's blocks as JSON text, as a recording keeps them. */
export interface RecordedChain {
  readonly chainId: string;
  readonly lastHeight: number;
  genesis(): Promise<Buffer>;
  block(height: number): Promise<{ block: Buffer; results: Buffer }>;
}

/** One pass over the chain. */
export interface RepeatedPass {
  /** From 0 on. */
  pass: number;
  seconds: number;
}

/** How far a pass moves its blocks on. */
interface Shift {
  pass: number;
  heights: number;
  nanos: bigint;
  /** Of deployment sequence numbers. */
  dseqs: bigint;
}

const HOUR_NANOS = 3_600_000_000_000n;
const TIMES: ReadonlySet<string> = new Set(['time', 'timestamp', 'expiration']);
const HASHES: ReadonlySet<string> = new Set(['hash', 'parentHash']);

/** Another hash of the same length for each pass; the first block's empty parent is the last block of the pass before. */
function shiftedHash(hash: string, pass: number): string {
  return pass === 0 || hash === '' ? hash : `${pass.toString(16).padStart(4, '0').toUpperCase()}${hash.slice(4)}`;
}

/** The value of that name in the pass; what holds others is changed itself. */
function shiftedPart(name: string, value: unknown, shift: Shift): unknown {
  if (typeof value === 'bigint') {
    if (name === 'dseq') return value + shift.dseqs;
    return TIMES.has(name) ? value + shift.nanos : value;
  }
  if (typeof value === 'number') return name === 'height' ? value + shift.heights : value;
  if (typeof value === 'string') return HASHES.has(name) ? shiftedHash(value, shift.pass) : value;
  shiftParts(value, shift);
  return value;
}

function shiftParts(value: unknown, shift: Shift): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  if (Array.isArray(value)) {
    for (const part of value) shiftParts(part, shift);
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    const moved = shiftedPart(name, part, shift);
    if (moved !== part) Reflect.set(value, name, moved);
  }
}

/** Moves facts to other heights and times, and makes them facts of other deployments. */
function shifted(facts: BlockFacts, shift: Shift): BlockFacts {
  shiftParts(facts, shift);
  return facts;
}

function shiftedObservations(inner: Observations, { nanos }: Shift): Observations {
  const back = (sample: ProviderSample): ProviderSample => ({ ...sample, time: sample.time + nanos });
  return {
    async between(after, upTo) {
      const found = await inner.between(after === null ? null : after - nanos, upTo - nanos);
      return {
        samples: found.samples.map(back),
        prices: found.prices.map((price) => ({ ...price, time: price.time + nanos })),
        deadLetters: [],
      };
    },
  };
}

function shiftedSource(chain: RecordedChain, { heights }: Shift): BlockSource {
  return {
    name: 'the repeated chain',
    status: async () => ({
      chainId: chain.chainId,
      headHeight: heights + chain.lastHeight,
      headTime: 0n,
      earliestHeight: 1,
      nodeVersion: '',
    }),
    genesis: async () => JSON.parse((await chain.genesis()).toString()),
    async *blocks(from, to) {
      for (let height = from; height <= to; height += 1) {
        const text = await chain.block(height - heights);
        yield { height, block: JSON.parse(text.block.toString()), results: JSON.parse(text.results.toString()), text };
      }
    },
    waitForHead: () => Promise.reject(new TypeError('a pass ends with the chain')),
    close: async () => undefined,
  };
}

/**
 * Indexes the chain `passes` times in a row into one database, so that each pass has the tables of all before behind it. In
 * each pass all heights, times and deployment sequence numbers are moved on, and hashes are other ones, as if the chain had
 * gone on; blocks are read, parsed and decoded anew. Ledger and figures begin each pass as at the chain's first block, since
 * the upgrades come again as well; what was open at the end of a pass stays open in the tables. `told` hears of every pass.
 */
export async function repeatedRun(
  sql: Sql,
  chain: RecordedChain,
  folder: string,
  passes: number,
  told: (pass: RepeatedPass) => void,
): Promise<void> {
  const time = async (height: number) => decodeBlock(await rawBlock(chain, height)).time;
  const span = (await time(chain.lastHeight)) - (await time(1));
  // Whole hours, so that buckets are the same ones in every pass.
  const nanosEach = span - (span % HOUR_NANOS) + 2n * HOUR_NANOS;
  const store = openStore(sql);
  let lastHash: string | null = null;
  const genesis: unknown = JSON.parse((await chain.genesis()).toString());
  for (let pass = 0; pass < passes; pass += 1) {
    // Sequence numbers of deployments are heights, or times in seconds, of their creation at most.
    const shift: Shift = {
      pass,
      heights: pass * chain.lastHeight,
      nanos: BigInt(pass) * nanosEach,
      dseqs: BigInt(pass) * 10n ** 12n,
    };
    const parent = lastHash;
    const decode = (raw: RawBlock): BlockFacts => {
      const facts = shifted(decodeBlock({ ...raw, height: raw.height - shift.heights }), shift);
      lastHash = facts.hash;
      return facts.parentHash === '' && parent !== null ? { ...facts, parentHash: parent } : facts;
    };
    const started = performance.now();
    await runIndexer(
      {
        source: shiftedSource(chain, shift),
        decode,
        createLedger: () => createLedger({ genesis }),
        restoreLedger: () => createLedger({ genesis }),
        createMeasure: (_state, { cells, tenants }) => createMeasure(null, { ...EMPTY_CONTEXT, cells, tenants }),
        observations: shiftedObservations(recordedObservations(folder), shift),
        store,
      },
      { until: 'head', origin: 'recorded', signal: new AbortController().signal },
    );
    told({ pass, seconds: (performance.now() - started) / 1_000 });
  }
}

async function rawBlock(chain: RecordedChain, height: number): Promise<RawBlock> {
  const { block, results } = await chain.block(height);
  return { height, block: JSON.parse(block.toString()), results: JSON.parse(results.toString()) };
}
