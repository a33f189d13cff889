// `leasebook reindex` and `leasebook rewind`: all derived tables made again from the raw archive, up to its end or to a height.
import { emptyTablesBut, knownDatabaseError, LeasebookError, type Sql, type Transaction } from '@leasebook/db';
import { beginFromArchive } from '../bootstrap/begin.ts';
import type { Observations } from '../contract.ts';
import { factsOf } from '../decode/index.ts';
import { createLedger, restoreLedger } from '../ledger/index.ts';
import { createMeasure } from '../measure/index.ts';
import { firstHeight } from '../run/position.ts';
import type { IndexReport } from '../run/progress.ts';
import { runIndexer } from '../run.ts';
import { type Head, openStore } from '../store/index.ts';
import { archivedGenesis, cutArchive } from './records.ts';
import { archiveSource, requireExtent } from './source.ts';
import { takeBack } from './undo.ts';

/** What a rebuild reads and does not make: the archive, raw observations, and what is told of processes and nodes. */
const KEPT = [
  'schema_migrations',
  'raw_chain',
  'raw_blocks',
  'raw_bootstrap',
  'raw_answers',
  'archive_ranges',
  'rebuild',
  'observations',
  'observations_reached',
  'chain_head',
  'indexer_status',
  'verify_status',
  'archive_status',
];

export interface RebuildOptions {
  /** A migrated database with a raw archive. */
  sql: Sql;
  /** The same observations as those that were indexed. */
  observations: Observations;
  /** This version of Leasebook: a rebuild that another one began is begun again. */
  version: string;
  /** Aborted to stop cleanly: the promise then resolves, and the next call goes on. */
  signal: AbortSignal;
  onProgress?: ((progress: IndexReport) => void) | undefined;
}

/** How a rebuild ended. */
export interface RebuildReport extends IndexReport {
  /** The height at which the tables are complete again. */
  goal: number;
  /** Whether it went on with an interrupted one. */
  resumed: boolean;
  /** The block that it began after: 0 where everything was made again, more where batches were taken back or it went on. */
  from: number;
}

/**
 * Makes all derived tables again from the raw archive, with no node. Until it has ended the API tells the state INDEXING.
 * @throws LeasebookError `ARCHIVE_EMPTY`, `ARCHIVE_INCOMPLETE`, `ARCHIVE_DAMAGED`, or what an indexer throws.
 */
export async function reindexChain(options: RebuildOptions): Promise<RebuildReport> {
  const { lastHeight } = await requireWhole(options.sql);
  if (await isPrefix(options)) {
    await options.sql.begin((transaction) => noteRebuild(transaction, lastHeight, options.version));
    return rebuild(options, lastHeight, true);
  }
  await begin(options, lastHeight, null);
  return rebuild(options, lastHeight, false);
}

/**
 * Whether an interrupted rebuild, whatever height it wanted, left what a reindex is at on its way. Where an update's tables
 * lack rows it only took the newest batches back.
 */
async function isPrefix(options: RebuildOptions): Promise<boolean> {
  if ((await interrupted(options)) === null) return false;
  return (await options.sql`SELECT FROM behind LIMIT 1`).length === 0;
}

/**
 * Returns to `height` exactly: the tables become those of a fresh index up to there. Blocks above leave the archive, so that
 * they are asked of a node again, unless `keepBlocks` is set.
 * @throws LeasebookError `REWIND_OUT_OF_RANGE`, and whatever `reindexChain` throws.
 */
export async function rewindChain(options: RebuildOptions, height: number, { keepBlocks = false } = {}): Promise<RebuildReport> {
  const { firstHeight, lastHeight } = await requireExtent(options.sql);
  const goal = await interrupted(options);
  const top = goal ?? (await openStore(options.sql).checkpoint())?.height ?? lastHeight;
  if (height < firstHeight || height > top) throw outOfRange(height, firstHeight, top);
  if (goal === height) return rebuild(options, height, true);
  const cutAbove = keepBlocks ? null : height;
  if (goal !== null || !(await takeBackTo(options, height, cutAbove))) {
    // What the notes take back needs the newest blocks only; everything again needs all.
    await requireWhole(options.sql);
    await begin(options, height, cutAbove);
  }
  return rebuild(options, height, false);
}

/** Takes back the newest batches; false where that is not possible, with nothing changed. The rest is a rebuild from there. */
async function takeBackTo({ sql, version }: RebuildOptions, height: number, cutAbove: number | null): Promise<boolean> {
  try {
    return await sql.begin(async (transaction) => {
      if ((await takeBack(transaction, height)) === null) return false;
      if (cutAbove !== null) await cutArchive(transaction, cutAbove);
      await noteRebuild(transaction, height, version);
      return true;
    });
  } catch (cause) {
    throw knownDatabaseError(cause);
  }
}

function noteRebuild(transaction: Transaction, goal: number, version: string) {
  return transaction`
    INSERT INTO rebuild (to_height, version, began_at) VALUES (${goal}, ${version}, now())
    ON CONFLICT (singleton) DO UPDATE SET to_height = excluded.to_height, version = excluded.version, began_at = excluded.began_at`;
}

/** Where an interrupted rebuild of this version wants to get; null where there is none. */
async function interrupted({ sql, version }: RebuildOptions): Promise<number | null> {
  const [row] = await sql<{ goal: number; version: string; height: number | null }[]>`
    SELECT to_height AS goal, version, (SELECT height FROM checkpoint) AS height FROM rebuild`;
  if (row === undefined || row.version !== version || (row.height ?? 0) >= row.goal) return null;
  return row.goal;
}

/** Empties the derived tables and notes what is begun, in one transaction; an indexer at work finds itself replaced. */
async function begin({ sql, version }: RebuildOptions, goal: number, cutAbove: number | null): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      await emptyTablesBut(transaction, KEPT);
      if (cutAbove !== null) await cutArchive(transaction, cutAbove);
      await noteRebuild(transaction, goal, version);
    });
  } catch (cause) {
    throw knownDatabaseError(cause);
  }
}

async function rebuild(options: RebuildOptions, goal: number, resumed: boolean): Promise<RebuildReport> {
  const { sql, observations, signal, onProgress } = options;
  const store = openStore(sql);
  if ((await store.checkpoint()) === null) await beginFromArchive(sql);
  const from = (await store.checkpoint())?.height ?? 0;
  const [head] = await sql<{ origin: Head['origin'] }[]>`SELECT origin FROM chain_head`;
  const report = await runIndexer(
    {
      source: archiveSource(sql),
      decode: factsOf,
      createLedger: (genesis) => createLedger({ genesis }),
      restoreLedger,
      createMeasure,
      observations,
      // The archive's end is not the chain's head: what the node told of that stays.
      store: { ...store, setHead: async () => undefined },
    },
    { until: goal, origin: head?.origin ?? 'network', signal, onProgress },
  );
  if (report.height >= goal) await sql`DELETE FROM rebuild`;
  return { ...report, goal, resumed, from };
}

/** The archive's extent, where it begins with the chain's first block or with what a bootstrap was told. */
async function requireWhole(sql: Sql): Promise<{ firstHeight: number; lastHeight: number }> {
  const extent = await requireExtent(sql);
  const first = extent.hasGenesis ? firstHeight(await archivedGenesis(sql)) : await bootstrapHeight(sql);
  if (extent.firstHeight <= first) return extent;
  throw new LeasebookError(`the raw archive begins with block ${extent.firstHeight}, the index with ${first}.`, {
    kind: 'fatal',
    code: 'ARCHIVE_INCOMPLETE',
    height: first,
    advice: `Blocks ${first} to ${extent.firstHeight - 1} have to come from an archive node: index --fresh --rpc URL.`,
  });
}

async function bootstrapHeight(sql: Sql): Promise<number> {
  const [begun] = await sql<{ height: number }[]>`SELECT height FROM raw_bootstrap`;
  return begun?.height ?? 0;
}

function outOfRange(height: number, first: number, last: number): LeasebookError {
  return new LeasebookError(`a rewind can reach blocks ${first} to ${last}: the raw archive begins and the tables end there.`, {
    kind: 'fatal',
    code: 'REWIND_OUT_OF_RANGE',
    height,
    advice: 'Name one of them with --to.',
  });
}
