// Prometheus metrics of an indexer, all with one prefix; docs/operations.md says what each means.
import { setTimeout as pause } from 'node:timers/promises';
import { LeasebookError, readArchiveQueue, readArchivers, type Sql } from '@leasebook/db';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { SourceStatus } from '../contract.ts';
import type { DeadLetter } from '../facts.ts';
import type { Phase } from '../run/progress.ts';
import type { IndexObserver } from './observer.ts';

/** Metrics in the Prometheus text format, and the observer that feeds them. */
export interface Metrics {
  observer: IndexObserver;
  /** What a scrape gets: content type and text. */
  scrape(): Promise<{ type: string; text: string }>;
  /** Names of all metrics. */
  names(): string[];
}

const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const batchBuckets = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];
const sizeBuckets = [1, 5, 20, 50, 100, 200, 500, 1_000, 2_000];
const phases: readonly Phase[] = ['fetch', 'process', 'write'];
/** All kinds, so that the first letter of one is an increase and not a new series. */
const letterKinds: readonly DeadLetter['kind'][] = ['transaction', 'message', 'event', 'upgrade', 'provider-status', 'price'];
/** Who scrapes waits for 10 seconds by default: a database that is frozen must not look like an indexer that is gone. */
const TABLES_WITHIN_MS = 4_000;

/** Seconds since the epoch; sub-microsecond places do not matter to a gauge. */
function seconds(nanos: bigint): number {
  return Number(nanos / 1_000n) / 1e6;
}

/** Numbers that stand in the tables: they are read when somebody asks, so that a restart does not lose them. */
async function readTables(sql: Sql) {
  const letters = await sql<{ kind: string; count: number }[]>`SELECT kind, count(*) AS count FROM dead_letters GROUP BY kind`;
  const [unknown] = await sql<{ count: number }[]>`SELECT count(*) AS count FROM unknown_events`;
  const [verified] = await sql<{ at: number; height: number; different: number }[]>`
    SELECT extract(epoch FROM checked_at)::double precision AS at, height, different FROM verify_status`;
  const [checkpoint] = await sql<{ height: number; us: string }[]>`
    SELECT height, (extract(epoch FROM block_time) * 1000000)::bigint::text AS us FROM checkpoint`;
  const [archive] = await sql<{ at: number; damages: number }[]>`
    SELECT extract(epoch FROM checked_at)::double precision AS at, damages FROM archive_status`;
  const [queue, archivers] = [await readArchiveQueue(sql), await readArchivers(sql)];
  return { letters, unknown: unknown?.count ?? 0, verified, checkpoint, archive, queue, archivers };
}

function late(): LeasebookError {
  return new LeasebookError('the tables could not be read in time for a scrape.', {
    kind: 'retryable',
    code: 'DATABASE_TIMEOUT',
    advice: 'If it comes back, look for locks in pg_locks, a slow disk or a server that does not answer.',
  });
}

/** Makes the metrics of one indexer on its tables. `onError` hears when a scrape could not read the tables. */
export function createMetrics(sql: Sql, version: string, onError: (error: Error) => void): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ prefix: 'leasebook_', register: registry });
  const gauge = (name: string, help: string) => new Gauge({ name: `leasebook_${name}`, help, registers });

  new Gauge({ name: 'leasebook_build_info', help: 'Always 1; the version is a label.', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  const chain = new Gauge({
    name: 'leasebook_chain_info',
    help: 'Always 1; chain-id and origin (recorded or network) are labels.',
    labelNames: ['chain_id', 'origin'],
    registers,
  });
  const leader = gauge('leader', '1 where this indexer writes, 0 where it stands by for another one.');
  const headHeight = gauge('head_height', "Height of the chain's head as the node last told it.");
  const headTime = gauge('head_time_seconds', 'Block time of that head, Unix seconds.');
  const height = gauge('indexed_height', 'Last block in the tables.');
  const time = gauge('indexed_time_seconds', 'Block time of the last block in the tables, Unix seconds.');
  const committed = gauge('last_commit_time_seconds', 'When the last batch was committed, Unix seconds by the system clock.');
  const lagBlocks = gauge('lag_blocks', 'Blocks between the head and the tables.');
  const lagSeconds = gauge('lag_seconds', 'Chain time between the head and the tables.');
  const pace = gauge('blocks_per_second', 'Blocks written per second over the last ten seconds of work.');
  const blocks = new Counter({ name: 'leasebook_blocks_total', help: 'Blocks written since the start.', registers });
  const batchSize = new Histogram({ name: 'leasebook_batch_blocks', help: 'Blocks in a batch.', buckets: sizeBuckets, registers });
  const batchTime = new Histogram({
    name: 'leasebook_batch_seconds',
    help: "Time of a batch's transaction, commit included.",
    buckets: batchBuckets,
    registers,
  });
  const waiting = new Counter({
    name: 'leasebook_phase_seconds_total',
    help: 'Where time went: waiting for blocks (fetch), working on them (process), making rows and waiting for the database (write).',
    labelNames: ['phase'],
    registers,
  });
  const requests = new Histogram({
    name: 'leasebook_rpc_request_seconds',
    help: 'Time of a request to a node, by endpoint and method; failed ones too.',
    labelNames: ['endpoint', 'method'],
    buckets: requestBuckets,
    registers,
  });
  const failures = new Counter({
    name: 'leasebook_rpc_errors_total',
    help: 'Failed requests to nodes, by endpoint and code.',
    labelNames: ['endpoint', 'code'],
    registers,
  });
  const errors = new Counter({
    name: 'leasebook_errors_total',
    help: 'Errors beside requests that were got over or ended indexing, by code.',
    labelNames: ['code'],
    registers,
  });
  const polls = new Counter({
    name: 'leasebook_polls_total',
    help: 'Questions to providers and price sources, by what answered (grpc, rest, http, none) and code.',
    labelNames: ['kind', 'over', 'code'],
    registers,
  });
  const pollTime = new Histogram({
    name: 'leasebook_poll_seconds',
    help: 'Time of a question to a provider or price source.',
    labelNames: ['kind'],
    buckets: requestBuckets,
    registers,
  });
  const providers = new Gauge({
    name: 'leasebook_providers',
    help: 'Providers by how their last question went.',
    labelNames: ['state'],
    registers,
  });
  const letters = new Gauge({
    name: 'leasebook_dead_letters',
    help: 'Dead letters in the tables, by kind.',
    labelNames: ['kind'],
    registers,
  });
  const unknown = gauge('unknown_events', 'Events of Akash modules in the tables that this version does not know.');
  const different = gauge(
    'verify_differences',
    'Objects that differed from the chain in the last verify; says nothing while leasebook_verify_time_seconds is 0.',
  );
  const verifiedHeight = gauge('verify_height', 'Last height that the last verify compared.');
  const verifiedAt = gauge('verify_time_seconds', 'When the last verify ran, Unix seconds; 0 before the first.');
  const damages = gauge(
    'archive_damages',
    'Places of the raw archive that the last verify --archive found damaged; says nothing while leasebook_archive_time_seconds is 0.',
  );
  const archiveAt = gauge('archive_time_seconds', 'When the last verify --archive ran, Unix seconds; 0 before the first.');
  const ranges = new Gauge({
    name: 'leasebook_archive_ranges',
    help: 'Ranges of blocks that are laid out for archivers: open, taken by one, or done.',
    labelNames: ['state'],
    registers,
  });
  const planned = gauge('archive_blocks_planned', 'Blocks of all ranges that are laid out for archivers.');
  const left = gauge('archive_blocks_left', 'Blocks of these ranges that are not archived yet.');
  const archiving = gauge('archive_blocks_per_second', 'Blocks archived per second by all archivers together, over the last minute.');
  const archivers = new Gauge({
    name: 'leasebook_archiver_blocks_per_second',
    help: 'The same of each archiver that works on a range.',
    labelNames: ['archiver'],
    registers,
  });
  const tablesRead = gauge('tables_readable', '1 where this scrape could read the tables, else 0.');

  for (const phase of phases) waiting.inc({ phase }, 0);
  const spent = { fetch: 0, process: 0, write: 0 };
  const answering = new Map<string, boolean>();
  let head: Pick<SourceStatus, 'headHeight' | 'headTime'> = { headHeight: 0, headTime: 0n };
  let indexed = { height: 0, time: 0n };
  let isLeader = false;
  let reading: ReturnType<typeof readTables> | null = null;
  const noteLag = () => {
    lagBlocks.set(Math.max(0, head.headHeight - indexed.height));
    lagSeconds.set(indexed.height === 0 ? 0 : Math.max(0, seconds(head.headTime - indexed.time)));
  };
  const noteIndexed = (block: number, blockTime: bigint) => {
    indexed = { height: block, time: blockTime };
    height.set(block);
    time.set(seconds(blockTime));
    noteLag();
  };
  const noteError = (error: unknown) => errors.inc({ code: error instanceof LeasebookError ? error.code : 'UNEXPECTED' });

  const observer: IndexObserver = {
    begins: ({ chainId, origin }) => chain.set({ chain_id: chainId, origin }, 1),
    leads(isOurs) {
      isLeader = isOurs;
      leader.set(isOurs ? 1 : 0);
    },
    head(status) {
      head = status;
      headHeight.set(status.headHeight);
      headTime.set(seconds(status.headTime));
      noteLag();
    },
    batch(batch, milliseconds, progress) {
      const last = batch.blocks.at(-1);
      if (last === undefined) return;
      committed.setToCurrentTime();
      blocks.inc(batch.blocks.length);
      batchSize.observe(batch.blocks.length);
      batchTime.observe(milliseconds / 1_000);
      pace.set(progress.blocksPerSecond);
      for (const phase of phases) {
        // Work that begins again after an error counts from zero.
        const before = progress.phases[phase] < spent[phase] ? 0 : spent[phase];
        waiting.inc({ phase }, progress.phases[phase] - before);
        spent[phase] = progress.phases[phase];
      }
      noteIndexed(last.height, last.time);
    },
    request({ endpoint, method, seconds: taken, code }) {
      requests.observe({ endpoint, method }, taken);
      if (code !== null) failures.inc({ endpoint, code });
    },
    failedTry: () => undefined,
    poll({ kind, object, over, seconds: taken, code }) {
      polls.inc({ kind, over: over ?? 'none', code: code ?? '' });
      pollTime.observe({ kind }, taken);
      if (kind !== 'provider') return;
      answering.set(object, over !== null);
      const good = [...answering.values()].filter((answers) => answers).length;
      providers.set({ state: 'answering' }, good);
      providers.set({ state: 'failing' }, answering.size - good);
    },
    trouble: noteError,
    ends: noteError,
  };

  return {
    observer,
    names: () => registry.getMetricsAsArray().map(({ name }) => name),
    async scrape() {
      try {
        // One at a time: a database that does not answer is not asked again and again.
        reading ??= readTables(sql).finally(() => {
          reading = null;
        });
        const tables = await Promise.race([reading, pause(TABLES_WITHIN_MS, null, { ref: false })]);
        if (tables === null) throw late();
        letters.reset();
        for (const kind of letterKinds) letters.set({ kind }, 0);
        for (const { kind, count } of tables.letters) letters.set({ kind }, count);
        unknown.set(tables.unknown);
        if (tables.verified !== undefined) {
          different.set(tables.verified.different);
          verifiedHeight.set(tables.verified.height);
          verifiedAt.set(tables.verified.at);
        }
        if (tables.archive !== undefined) {
          damages.set(tables.archive.damages);
          archiveAt.set(tables.archive.at);
        }
        for (const state of ['open', 'taken', 'done'] as const) ranges.set({ state }, tables.queue.ranges[state]);
        planned.set(tables.queue.blocks.planned);
        left.set(tables.queue.blocks.left);
        archiving.set(tables.queue.blocksPerSecond);
        archivers.reset();
        for (const { name, blocksPerSecond } of tables.archivers) archivers.set({ archiver: name }, blocksPerSecond);
        // What another process wrote, before this one leads and while it stands by; a batch of ours may be newer than what was read.
        const { checkpoint } = tables;
        if (checkpoint !== undefined && (!isLeader || checkpoint.height > indexed.height)) {
          noteIndexed(checkpoint.height, BigInt(checkpoint.us) * 1_000n);
        }
        tablesRead.set(1);
      } catch (error) {
        // A scrape must also tell how it is while the database is away.
        onError(error instanceof Error ? error : new Error(String(error)));
        tablesRead.set(0);
      }
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}
