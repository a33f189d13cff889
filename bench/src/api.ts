// The API against others on the same rows and query, at a steady pace while blocks come, and with very many subscribers.
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { HOSTILE, NESTED_LIST, OVERVIEW } from './api-queries.ts';
import { numberOf, startProgram } from './child.ts';
import { type BenchDatabase, startDatabase } from './database.ts';
import { askOnce, latencies, quantile, slowestRefusal, throughput } from './load.ts';
import { type BenchResult, machine } from './result.ts';
import { tellSubscribers } from './subscribers.ts';

const LIMIT = 10;
const PARALLEL = 16;
const SECONDS = 8;
const PER_SECOND = 500;
const SUBSCRIBERS = 2_000;
const ROWS = 200;
/** Time between blocks on mainnet. */
const BLOCK_MS = 6_000;
/** In the order in which they are measured. */
const NAMES = ['ours', 'plain', 'mercurius', 'apollo'] as const;
const TITLES: Readonly<Record<(typeof NAMES)[number], string>> = {
  ours: 'Leasebook as shipped',
  plain: 'Leasebook without kept answers',
  mercurius: 'mercurius with its compiler and loaders',
  apollo: 'stock @apollo/server standalone, naive resolvers',
};

interface Measured {
  perSecond: number;
  peakRssMiB: number;
  data: unknown;
}

async function withServer<Value>(
  name: string,
  database: BenchDatabase,
  use: (url: string) => Promise<Value>,
): Promise<Value & { peakRssMiB: number }> {
  const program = startProgram('api-program.ts', [name], { environment: { DATABASE_URL: database.url, NODE_ENV: 'production' } });
  try {
    const { url } = await program.ask({ ask: 'listen' });
    const value = await use(String(url));
    return { ...value, peakRssMiB: numberOf(await program.ask({ ask: 'usage' }), 'peakRssMiB') };
  } finally {
    await program.stop();
  }
}

/** What the store does after a batch, as far as readers notice it. */
async function announce({ sql }: BenchDatabase): Promise<void> {
  await sql`UPDATE checkpoint SET nonce = nonce + 1`;
  await sql`SELECT pg_notify('leasebook_block', json_build_object('height', height)::text) FROM checkpoint`;
}

async function nestedList(name: string, database: BenchDatabase): Promise<Measured> {
  return withServer(name, database, async (url) => {
    const question = { url, query: NESTED_LIST, variables: { first: ROWS } };
    return { data: await askOnce(question), perSecond: await throughput(question, { parallel: PARALLEL, seconds: SECONDS }) };
  });
}

async function steadyPace(database: BenchDatabase) {
  return withServer('ours', database, async (url) => {
    const blocks = setInterval(() => void announce(database), BLOCK_MS);
    const sorted = await latencies({ url, query: OVERVIEW }, { perSecond: PER_SECOND, seconds: 20 }).finally(() => clearInterval(blocks));
    return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), worst: sorted.at(-1) ?? Number.NaN };
  });
}

/** Queries that mean harm, while ordinary ones are answered. */
async function hostile(database: BenchDatabase) {
  return withServer('ours', database, async (url) => {
    const ordinary = latencies({ url, query: OVERVIEW }, { perSecond: 50, seconds: 5 });
    // A process that has just begun compiles what its first requests need.
    await setTimeout(1_000);
    const slowestMs = await slowestRefusal(url, HOSTILE, 5);
    return { slowestMs, p99: quantile(await ordinary, 0.99) };
  });
}

/** The recorded chain in a database of its own; four servers one after the other; then pace and subscribers. */
export async function api(recording: string): Promise<BenchResult> {
  const database = await startDatabase();
  try {
    const indexer = startProgram('index-program.ts', [], { environment: { DATABASE_URL: database.url } });
    await indexer.ask({ ask: 'plain', recording }).finally(() => indexer.stop());
    await database.sql`ANALYZE`;
    const measured = new Map<string, Measured>();
    for (const name of NAMES) measured.set(name, await nestedList(name, database));
    const of = (name: (typeof NAMES)[number]): Measured => {
      const found = measured.get(name);
      if (found === undefined) throw new Error(`${name} was not measured`);
      return found;
    };
    for (const name of NAMES) {
      if (!isDeepStrictEqual(of(name).data, of('ours').data)) throw new Error(`${TITLES[name]} answers with other data than ours`);
    }
    const pace = await steadyPace(database);
    const harm = await hostile(database);
    const told = await withServer('ours', database, (url) =>
      tellSubscribers(url.replace(/$/, '/stream'), SUBSCRIBERS, () => addBlock(database)),
    );
    const ratio = of('ours').perSecond / of('apollo').perSecond;
    return {
      name: 'api',
      claim: `The same query for ${ROWS} leases with their providers and deployments, answered from the same PostgreSQL; ${PARALLEL} clients at once.`,
      columns: ['server', 'answers/s', 'times stock Apollo', 'memory MiB'],
      rows: NAMES.map((name) => [
        TITLES[name],
        of(name).perSecond.toFixed(0),
        (of(name).perSecond / of('apollo').perSecond).toFixed(1),
        of(name).peakRssMiB,
      ]),
      notes: [
        `The overview at ${PER_SECOND} requests a second while a block comes every ${BLOCK_MS / 1_000} s: p50 ${pace.p50.toFixed(1)} ms, p99 ${pace.p99.toFixed(1)} ms (at most 50), worst ${pace.worst.toFixed(0)} ms.`,
        `A block told to ${SUBSCRIBERS} subscribers: the last one had it ${told.lastMs.toFixed(0)} ms after the commit (at most 500), the middle one after ${told.medianMs.toFixed(0)} ms; ${told.peakRssMiB} MiB.`,
        `Queries that mean harm are each refused within ${harm.slowestMs.toFixed(1)} ms (at most 50) while 50 others a second are answered, 99 % of them within ${harm.p99.toFixed(1)} ms.`,
        'Load and servers share the machine. All servers answered with equal data.',
      ],
      ratio,
      limit: LIMIT,
      bound: 'least',
      figures: {
        ratioMercurius: of('ours').perSecond / of('mercurius').perSecond,
        ratioWithoutKeptAnswers: of('plain').perSecond / of('apollo').perSecond,
        ratioMercuriusWithoutKeptAnswers: of('plain').perSecond / of('mercurius').perSecond,
        overviewP99Ms: pace.p99,
        subscribersLastMs: told.lastMs,
        refusedWithinMs: harm.slowestMs,
      },
      peakRssMiB: of('ours').peakRssMiB,
      machine: machine(),
    };
  } finally {
    await database.close();
  }
}

/** A block as the store writes and announces it; resolves with the moment of its commit. */
async function addBlock({ sql }: BenchDatabase): Promise<number> {
  await sql.begin(async (transaction) => {
    await transaction`
      INSERT INTO blocks SELECT height + 1, 'BENCH' || (height + 1)::text, time + interval '6 seconds', proposer, 0, 0 FROM blocks ORDER BY height DESC LIMIT 1`;
    await transaction`
      UPDATE checkpoint c SET height = b.height, block_hash = b.hash, block_time = b.time, nonce = nonce + 1
      FROM (SELECT * FROM blocks ORDER BY height DESC LIMIT 1) b`;
    await transaction`SELECT pg_notify('leasebook_block', json_build_object('height', height)::text) FROM checkpoint`;
  });
  return performance.now();
}
