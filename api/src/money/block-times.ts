// When a block was, or is to be expected.
import type { Transaction } from '@leasebook/db';
import { newestCompleteDay } from '../network/metric-sql.ts';

/** The largest height that GraphQL's Int holds. */
const LARGEST = 2n ** 31n - 1n;
/** The last moment that RFC 3339 can write. */
const LAST_MILLISECOND = Date.UTC(9999, 11, 31);

/** A height as GraphQL can tell it; null beyond. */
export function tellableHeight(height: bigint | null): number | null {
  return height === null || height > LARGEST ? null : Number(height);
}

/**
 * Times of blocks, in their order: of those that are indexed their own; of later ones what the time between blocks on the
 * newest complete day lets expect; null where neither is known.
 */
export async function loadBlockTimes(sql: Transaction, heights: readonly number[]): Promise<(Date | null)[]> {
  const rows = await sql<{ time: Date | null; ahead: number; head: Date | null; seconds: number | null }[]>`
    SELECT b.time, wanted.height - c.height AS ahead, c.block_time AS head, pace.seconds
    FROM unnest(${[...heights]}::bigint[]) WITH ORDINALITY AS wanted (height, place)
    LEFT JOIN checkpoint c ON true
    LEFT JOIN blocks b ON b.height = wanted.height
    LEFT JOIN LATERAL (
      SELECT (extract(epoch FROM last.time - first.time) / nullif(f.last_height - f.first_height, 0))::float8 AS seconds
      FROM figures f JOIN blocks first ON first.height = f.first_height JOIN blocks last ON last.height = f.last_height
      WHERE f.grain = 'day' AND f.dimension = 'network' AND f.member = '' AND f.bucket = ${newestCompleteDay(sql)}
    ) AS pace ON true
    ORDER BY wanted.place`;
  return rows.map(({ time, ahead, head, seconds }) => {
    if (time !== null) return time;
    if (head === null || seconds === null || ahead <= 0) return null;
    const milliseconds = head.getTime() + ahead * seconds * 1_000;
    return milliseconds > LAST_MILLISECOND ? null : new Date(milliseconds);
  });
}
