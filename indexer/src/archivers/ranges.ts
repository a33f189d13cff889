// The queue of height ranges in PostgreSQL: who lays them out, who works on which, and for how long that holds.
import { LeasebookError, type Sql, type Transaction } from '@leasebook/db';

/** Blocks `firstHeight` to `lastHeight`, of which those up to `reached` are archived; `firstHeight - 1` where none is. */
export interface ArchiveRange {
  firstHeight: number;
  lastHeight: number;
  reached: number;
}

/** A range is given to others when its archiver was not heard of for so long. */
export const LEASE_MS = 15_000;

/** Ends with multiples of this many blocks, so that a record of the archive never lies in two ranges. */
export const RANGE_BLOCKS = 1_024;

/**
 * Lays out ranges from the end of the archive and of earlier ranges, or from `first` where there is neither, up to `to`.
 * Resolves with how many are new. Whoever writes to the archive meanwhile is waited for, so that no block belongs to an
 * indexer that does not know of the range.
 */
export async function planRanges(sql: Sql, first: number, to: number, blocks = RANGE_BLOCKS): Promise<number> {
  return sql.begin(async (transaction) => {
    await endWhenSilent(transaction, LEASE_MS);
    await transaction`LOCK TABLE ONLY raw_blocks IN SHARE ROW EXCLUSIVE MODE`;
    const planned = await transaction`
      WITH ends AS (
        SELECT coalesce(greatest((SELECT max(last_height) FROM archive_ranges),
          (SELECT last_height FROM raw_blocks ORDER BY first_height DESC LIMIT 1)) + 1, ${first}::bigint) AS begin
      )
      INSERT INTO archive_ranges (first_height, last_height, reached)
      SELECT greatest(begin, step), least(step + ${blocks}::bigint - 1, ${to}::bigint), greatest(begin, step) - 1
      FROM ends, generate_series((begin - 1) / ${blocks}::bigint * ${blocks}::bigint + 1, ${to}::bigint, ${blocks}::bigint) AS step
      WHERE begin <= ${to}::bigint`;
    return planned.count;
  });
}

/**
 * Takes the lowest range that nobody works on, or only the one that begins at `at`, for `leaseMs`; null where there is none.
 * Ranges that others are just taking are skipped, not waited for.
 */
export async function takeRange(sql: Sql, holder: string, leaseMs: number, at: number | null = null): Promise<ArchiveRange | null> {
  const [range] = await sql<ArchiveRange[]>`
    UPDATE archive_ranges SET holder = ${holder}, held_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond',
      archiver = ${holder}, taken_at = clock_timestamp(), taken_reached = reached, advanced_at = NULL
    WHERE first_height = (
      SELECT first_height FROM archive_ranges
      WHERE reached < last_height AND (holder IS NULL OR held_until < clock_timestamp())
        AND (${at}::bigint IS NULL OR first_height = ${at}::bigint)
      ORDER BY first_height LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING first_height AS "firstHeight", last_height AS "lastHeight", reached`;
  return range ?? null;
}

/**
 * Notes within a transaction that the range is archived up to `reached`, and holds it for another `leaseMs`;
 * for longer than that the transaction must not be silent.
 * @throws LeasebookError `ARCHIVE_RANGE_LOST` where it is no longer held: nothing may be written then.
 */
export async function advanceRange(
  transaction: Transaction,
  { firstHeight }: ArchiveRange,
  { holder, leaseMs, reached }: { holder: string; leaseMs: number; reached: number },
): Promise<void> {
  await endWhenSilent(transaction, leaseMs);
  const { count } = await transaction`
    UPDATE archive_ranges SET reached = ${reached}, held_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond',
      advanced_at = clock_timestamp()
    WHERE first_height = ${firstHeight} AND holder = ${holder} AND reached <= ${reached} AND last_height >= ${reached}`;
  if (count === 0) throw rangeLost(firstHeight);
}

/**
 * Holds the range for another `leaseMs`.
 * @throws LeasebookError `ARCHIVE_RANGE_LOST` where it is no longer held.
 */
export async function renewRange(sql: Sql, { firstHeight }: ArchiveRange, holder: string, leaseMs: number): Promise<void> {
  const { count } = await sql`
    UPDATE archive_ranges SET held_until = clock_timestamp() + ${leaseMs}::float8 * interval '1 millisecond'
    WHERE first_height = ${firstHeight} AND holder = ${holder}`;
  if (count === 0) throw rangeLost(firstHeight);
}

/** Gives the range back, so that others need not wait for the end of its time. */
export async function releaseRange(sql: Sql, { firstHeight }: ArchiveRange, holder: string): Promise<void> {
  await sql`UPDATE archive_ranges SET holder = NULL, held_until = NULL WHERE first_height = ${firstHeight} AND holder = ${holder}`;
}

/** The first range from `height` on that is not complete, be it around `height` or above; null where there is none. */
export async function openRange(sql: Sql, height: number): Promise<ArchiveRange | null> {
  const [range] = await sql<ArchiveRange[]>`
    SELECT first_height AS "firstHeight", last_height AS "lastHeight", reached FROM archive_ranges
    WHERE last_height >= ${height} AND reached < last_height ORDER BY last_height LIMIT 1`;
  return range ?? null;
}

/** Takes blocks above `height` out of the queue: they are no longer to be archived, or again by whoever lays them out anew. */
export async function cutRanges(transaction: Transaction, height: number): Promise<void> {
  await transaction`DELETE FROM archive_ranges WHERE first_height > ${height}`;
  await transaction`
    UPDATE archive_ranges SET last_height = ${height}, reached = least(reached, ${height}),
      taken_reached = least(taken_reached, ${height}), holder = NULL, held_until = NULL
    WHERE last_height > ${height}`;
}

function rangeLost(height: number): LeasebookError {
  return new LeasebookError('this archiver was stopped or cut off for so long that its range was given to another one.', {
    kind: 'retryable',
    code: 'ARCHIVE_RANGE_LOST',
    height,
    advice: 'It takes another range by itself; if it comes back, look for what stops the process or the network to PostgreSQL.',
  });
}

/**
 * The server ends this transaction when nothing is heard of it for so long: a process that is stopped within it looks alive,
 * and others would wait for its locks, or skip its range, until it is gone.
 */
async function endWhenSilent(transaction: Transaction, ms: number): Promise<void> {
  await transaction`SELECT set_config('idle_in_transaction_session_timeout', ${String(ms)}, true)`;
}
