// For measurements: a chain that is longer than the recorded one, made of it by moving its blocks on.
import type { Sql } from '@leasebook/db';
import type { BlockSource, Observations, RawBlock } from './contract.ts';
import { decodeBlock } from './decode/index.ts';
import type { BlockFacts, ProviderSample } from './facts.ts';
import { createLedger } from './ledger/index.ts';
import { createMeasure, EMPTY_CONTEXT } from './measure/index.ts';
import { recordedObservations } from './observe/index.ts';
import { runIndexer } from './run.ts';
import { rpcSource } from './source/index.ts';
import { openStore } from './store/index.ts';

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
}

const HOUR_NANOS = 3_600_000_000_000n;
const TIMES: ReadonlySet<string> = new Set(['time', 'timestamp', 'expiration']);
const HASHES: ReadonlySet<string> = new Set(['hash', 'parentHash']);
/** The height in the id of a burn or mint request, in an event's JSON. */
const REQUEST_HEIGHT = /(?<="height":"?)\d+/g;

/** Another hash of the same length for each pass; the first block's empty parent is the last block of the pass before. */
function shiftedHash(hash: string, pass: number): string {
  return pass === 0 || hash === '' ? hash : `${pass.toString(16).padStart(4, '0').toUpperCase()}${hash.slice(4)}`;
}

/**
 * Another deployment sequence number for each pass. Digits stand in front of it, for the chain takes dseqs that begin with
 * the same digits for siblings (protocol 4.6): a sum would part them, and accounts would be settled at other blocks.
 */
function shiftedDseq(dseq: bigint, pass: number): bigint {
  return pass === 0 ? dseq : BigInt(`1${pass.toString().padStart(5, '0')}${dseq}`);
}

/** The value of that name in the pass; what holds others is changed itself. */
function shiftedPart(name: string, value: unknown, shift: Shift): unknown {
  if (typeof value === 'bigint') {
    if (name === 'dseq') return shiftedDseq(value, shift.pass);
    return TIMES.has(name) ? value + shift.nanos : value;
  }
  if (typeof value === 'number') return name === 'height' ? value + shift.heights : value;
  if (typeof value === 'string') return shiftedText(name, value, shift);
  shiftParts(value, shift);
  return value;
}

function shiftedText(name: string, value: string, { pass, heights }: Shift): string {
  if (name === 'json') return value.replace(REQUEST_HEIGHT, (height) => String(Number(height) + heights));
  return HASHES.has(name) ? shiftedHash(value, pass) : value;
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

/** The blocks of `inner` at other heights; their text, which the archive keeps, is that of the node. */
function shiftedSource(inner: BlockSource, lastHeight: number, { heights }: Shift): BlockSource {
  return {
    name: inner.name,
    status: async () => ({ ...(await inner.status()), headHeight: heights + lastHeight }),
    genesis: () => inner.genesis(),
    async *blocks(from, to, signal) {
      for await (const raw of inner.blocks(from - heights, to - heights, signal)) yield { ...raw, height: raw.height + heights };
    },
    waitForHead: () => Promise.reject(new TypeError('a pass ends with the chain')),
    close: async () => undefined,
  };
}

/**
 * Indexes the chain of a node `passes` times in a row into one database, so that each pass has the tables of all before behind it. In
 * each pass all heights and times are moved on, deployment sequence numbers and hashes are other ones, as if the chain had
 * gone on; blocks are fetched, checked and decoded anew. Ledger and figures begin each pass as at the chain's first block, since
 * the upgrades come again as well; what was open at the end of a pass stays open in the tables. `told` hears of every pass.
 */
export async function repeatedRun(
  sql: Sql,
  rpc: string,
  folder: string,
  passes: number,
  told: (pass: RepeatedPass) => void,
): Promise<void> {
  const inner = rpcSource({ urls: [rpc] });
  const { headHeight: lastHeight } = await inner.status();
  const span = (await timeOf(inner, lastHeight)) - (await timeOf(inner, 1));
  // Whole hours, so that buckets are the same ones in every pass.
  const nanosEach = span - (span % HOUR_NANOS) + 2n * HOUR_NANOS;
  const store = openStore(sql);
  let lastHash: string | null = null;
  const genesis = await inner.genesis();
  for (let pass = 0; pass < passes; pass += 1) {
    const shift: Shift = { pass, heights: pass * lastHeight, nanos: BigInt(pass) * nanosEach };
    const parent = lastHash;
    const decode = (raw: RawBlock): BlockFacts => {
      const facts = shifted(decodeBlock({ ...raw, height: raw.height - shift.heights }), shift);
      lastHash = facts.hash;
      return facts.parentHash === '' && parent !== null ? { ...facts, parentHash: parent } : facts;
    };
    const started = performance.now();
    await runIndexer(
      {
        source: shiftedSource(inner, lastHeight, shift),
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
  await inner.close();
}

async function timeOf(inner: BlockSource, height: number): Promise<bigint> {
  for await (const raw of inner.blocks(height, height, new AbortController().signal)) return decodeBlock(raw).time;
  throw new TypeError(`there is no block ${height}`);
}
