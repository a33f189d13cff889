// `leasebook status`: which chain, how far, how fresh, what the indexer does and what could not be read; on one screen.
import { readChainStatus } from '@leasebook/api';
import {
  type ArchiveQueue,
  type ArchiverAtWork,
  LOCKS,
  readArchiveQueue,
  readArchivers,
  SAMPLE_VALIDITY_MICROSECONDS,
  type Sql,
} from '@leasebook/db';
import { openDatabase } from '../database.ts';
import { adviceToFill, readBehind } from '../older-index.ts';
import { duration, number } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

/** What the indexer last told of itself; null before it first did. */
interface IndexerStatus {
  /** Whether an indexer, a rebuild or a bootstrap writes to this database at the moment. */
  isRunning: boolean;
  /** ISO 8601. */
  toldAt: string;
  toldSecondsAgo: number;
  blocksPerSecond: number;
  waitingFor: string | null;
  /** Seconds since its start. */
  phases: Record<'fetch' | 'process' | 'write', number>;
  /** `isOver` where blocks were written since. */
  lastError: { at: string; code: string; text: string; isOver: boolean } | null;
}

interface DeadLetterCause {
  kind: string;
  code: string;
  count: number;
  firstHeight: number;
  lastHeight: number;
  /** The newest one's place and reason. */
  object: string;
  error: string;
}

interface Details {
  indexer: IndexerStatus | null;
  verify: { checkedAt: string; height: number; compared: number; different: number } | null;
  /** The last look through the raw archive; null before the first. */
  archive: { checkedAt: string; height: number; blocks: number; damages: number } | null;
  /** Dead letters by kind. */
  deadLettersByKind: Record<string, number>;
  /** What they fail by, the most frequent first, at most five. */
  deadLetterCauses: DeadLetterCause[];
  /** A reindex or rewind that is not at its end; null where there is none. */
  rebuild: { toHeight: number; beganAt: string } | null;
  /** What archivers do, and which; all zero where there never was one. */
  archiveQueue: ArchiveQueue & { atWork: ArchiverAtWork[] };
  /** Providers by their latest sample, as far as they were asked at all. */
  providers: { answering: number; failing: number; lastAskedAt: string | null };
}

interface IndexerRow {
  isRunning: boolean;
  toldAt: Date;
  ago: number;
  blocksPerSecond: number;
  waitingFor: string | null;
  phases: IndexerStatus['phases'];
  code: string | null;
  error: string | null;
  errorAt: Date | null;
}

async function readIndexer(sql: Sql): Promise<IndexerStatus | null> {
  const [row] = await sql<IndexerRow[]>`
    SELECT told_at AS "toldAt", extract(epoch FROM now() - told_at)::double precision AS ago, blocks_per_second AS "blocksPerSecond",
      waiting_for AS "waitingFor", phases, error_code AS code, error, error_at AS "errorAt",
      EXISTS (
        SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE d.datname = current_database() AND locktype = 'advisory' AND classid = 0 AND objid = ${LOCKS.leader} AND objsubid = 1 AND granted
      ) AS "isRunning"
    FROM indexer_status`;
  if (row === undefined) return null;
  const { isRunning, toldAt, ago, blocksPerSecond, phases, code, error, errorAt } = row;
  const lastError =
    code === null || errorAt === null ? null : { at: errorAt.toISOString(), code, text: error ?? '', isOver: errorAt < toldAt };
  // What one waited for that was killed says nothing.
  const waitingFor = isRunning ? row.waitingFor : null;
  return { isRunning, toldAt: toldAt.toISOString(), toldSecondsAgo: ago, blocksPerSecond, waitingFor, phases, lastError };
}

async function readDetails(sql: Sql): Promise<Details> {
  const letters = await sql<{ kind: string; count: number }[]>`
    SELECT kind, count(*) AS count FROM dead_letters GROUP BY kind ORDER BY kind`;
  const deadLetterCauses = await sql<DeadLetterCause[]>`
    SELECT kind, code, count(*) AS count, min(height) AS "firstHeight", max(height) AS "lastHeight",
      (array_agg(object ORDER BY height DESC, object))[1] AS object, (array_agg(error ORDER BY height DESC, object))[1] AS error
    FROM dead_letters GROUP BY kind, code ORDER BY count(*) DESC, kind, code LIMIT 5`;
  const [rebuild] = await sql<{ toHeight: number; beganAt: Date }[]>`
    SELECT to_height AS "toHeight", began_at AS "beganAt" FROM rebuild
    WHERE to_height > coalesce((SELECT height FROM checkpoint), 0)`;
  const [verify] = await sql<{ checkedAt: Date; height: number; compared: number; different: number }[]>`
    SELECT checked_at AS "checkedAt", height, compared, different FROM verify_status`;
  const [archive] = await sql<{ checkedAt: Date; height: number; blocks: number; damages: number }[]>`
    SELECT checked_at AS "checkedAt", height, blocks, damages FROM archive_status`;
  const [providers] = await sql<{ answering: number; failing: number; last: Date | null }[]>`
    SELECT count(*) FILTER (WHERE s.stands) AS answering, count(*) FILTER (WHERE NOT s.stands) AS failing, max(s.time) AS last
    FROM checkpoint c CROSS JOIN providers p CROSS JOIN LATERAL (
      SELECT error IS NULL AND time >= c.block_time - ${`${SAMPLE_VALIDITY_MICROSECONDS} microseconds`}::text::interval AS stands, time
      FROM provider_samples WHERE provider = p.owner ORDER BY time DESC LIMIT 1) s`;
  return {
    indexer: await readIndexer(sql),
    verify: verify === undefined ? null : { ...verify, checkedAt: verify.checkedAt.toISOString() },
    archive: archive === undefined ? null : { ...archive, checkedAt: archive.checkedAt.toISOString() },
    deadLetterCauses: [...deadLetterCauses],
    archiveQueue: { ...(await readArchiveQueue(sql)), atWork: await readArchivers(sql) },
    rebuild: rebuild === undefined ? null : { toHeight: rebuild.toHeight, beganAt: rebuild.beganAt.toISOString() },
    deadLettersByKind: Object.fromEntries(letters.map(({ kind, count }) => [kind, count])),
    providers: {
      answering: providers?.answering ?? 0,
      failing: providers?.failing ?? 0,
      lastAskedAt: providers?.last?.toISOString() ?? null,
    },
  };
}

function indexerRows(indexer: IndexerStatus | null): [string, string][] {
  if (indexer === null) return [['indexer', 'has not told anything yet']];
  const { isRunning, toldAt, toldSecondsAgo, blocksPerSecond, waitingFor, phases, lastError } = indexer;
  const total = phases.fetch + phases.process + phases.write;
  const share = (seconds: number) => `${total === 0 ? 0 : Math.round((100 * seconds) / total)} %`;
  return [
    [
      'indexer',
      `${isRunning ? 'runs' : 'does not run'}, told ${duration(toldSecondsAgo)} ago (${toldAt})${waitingFor === null ? '' : `, waiting for ${waitingFor}`}`,
    ],
    ['rate', `${blocksPerSecond < 10 ? blocksPerSecond.toFixed(1) : number.format(Math.round(blocksPerSecond))} blocks/s`],
    ['time spent', `fetch ${share(phases.fetch)}, process ${share(phases.process)}, write ${share(phases.write)}`],
    [
      'last error',
      lastError === null ? 'none' : `${lastError.at}${lastError.isOver ? ' (blocks were written since)' : ''} ${lastError.text}`,
    ],
  ];
}

/** `  message UNKNOWN_TYPE` and how often, where, and the newest one's reason, cut to a line. */
function causeRow({ kind, code, count, firstHeight, lastHeight, object, error }: DeadLetterCause): [string, string] {
  const where =
    firstHeight === lastHeight
      ? `in block ${number.format(lastHeight)}`
      : `in blocks ${number.format(firstHeight)} to ${number.format(lastHeight)}`;
  const reason = error.length > 80 ? `${error.slice(0, 79)}…` : error;
  return ['', `${kind} ${code}: ${number.format(count)} ${where}; the newest is ${object}: ${reason}`];
}

/** The queue in a line and each archiver in one; nothing where nothing was ever laid out. */
function archiverRows({ ranges, blocks, blocksPerSecond, atWork }: Details['archiveQueue']): [string, string][] {
  if (blocks.planned === 0) return [];
  const counts = `${number.format(ranges.open)} ranges open, ${number.format(ranges.taken)} taken, ${number.format(ranges.done)} done`;
  const all =
    blocks.left === 0
      ? `all of ${number.format(blocks.planned)} blocks are archived`
      : `${number.format(blocks.left)} of ${number.format(blocks.planned)} blocks are left`;
  const pace = blocks.left === 0 ? '' : `, ${number.format(blocksPerSecond)} blocks/s`;
  const own = ({ name, firstHeight, lastHeight, reached, blocks: archived, blocksPerSecond: rate }: ArchiverAtWork): [string, string] => [
    '',
    `${name}: ${number.format(firstHeight)} to ${number.format(lastHeight)}, reached ${number.format(reached)}; archived ${number.format(archived)} so far, ${number.format(rate)} blocks/s`,
  ];
  return [['archivers', `${counts}; ${all}${pace}`], ...atWork.map(own)];
}

/** Prints the state of the index and ends. */
export async function status(settings: Settings, { json }: { json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { existing: true, reads: true });
  stopping.onStop(() => database.close());
  const now = await readChainStatus(database.sql);
  const details = await readDetails(database.sql);
  const behind = await readBehind(database.sql);
  const advice = adviceToFill(behind);
  if (json) {
    process.stdout.write(`${JSON.stringify({ ...now, ...details, behind })}\n`);
    return;
  }
  const kinds = Object.entries(details.deadLettersByKind).map(([kind, count]) => `${kind} ${number.format(count)}`);
  const { answering, failing, lastAskedAt } = details.providers;
  const { verify, archive } = details;
  const rows: [string, string][] = [
    ['chain', now.chainId === '' ? 'none yet' : `${now.chainId}, ${now.origin === 'recorded' ? 'recorded, generated traffic' : 'network'}`],
    ['state', now.state],
    [
      'indexed',
      `${number.format(now.firstHeight)} to ${number.format(now.indexedHeight)}${now.indexedTime === null ? '' : `, ${now.indexedTime}`}`,
    ],
    ...(now.bootstrapHeight === null
      ? []
      : [['history', `from block ${number.format(now.bootstrapHeight)} on, begun from a node's state`] satisfies [string, string]]),
    ['head', `${number.format(now.headHeight)}${now.headTime === null ? '' : `, ${now.headTime}`}`],
    ['behind', `${number.format(now.headHeight - now.indexedHeight)} blocks, ${duration(now.lagSeconds)}`],
    ...(details.rebuild === null
      ? []
      : [['rebuild', `to block ${number.format(details.rebuild.toHeight)}, begun ${details.rebuild.beganAt}`] satisfies [string, string]]),
    ...(advice === null ? [] : [['missing', advice] satisfies [string, string]]),
    ...indexerRows(details.indexer),
    ['dead letters', `${number.format(now.deadLetters)}${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`],
    ...details.deadLetterCauses.map(causeRow),
    ['unknown events', number.format(now.unknownEvents)],
    ['providers', lastAskedAt === null ? 'not asked yet' : `${answering} answer, ${failing} do not; last asked ${lastAskedAt}`],
    [
      'verified',
      verify === null
        ? 'not yet'
        : `${verify.checkedAt} up to block ${number.format(verify.height)}: ${number.format(verify.different)} of ${number.format(verify.compared)} differ`,
    ],
    [
      'raw archive',
      archive === null
        ? 'not looked through yet'
        : `${archive.checkedAt} up to block ${number.format(archive.height)}: ${archive.damages === 0 ? 'whole' : `damaged in ${number.format(archive.damages)} places`}`,
    ],
    ...archiverRows(details.archiveQueue),
  ];
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(16)}${value}\n`);
}
