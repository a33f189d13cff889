// Ranges of time that figures are asked for.
import type { Transaction } from '@leasebook/db';
import { RequestError } from '../errors.ts';

export const DAY_MILLISECONDS = 86_400_000;
/** What a range may begin with: no moment is earlier to a DateTime. */
export const EARLIEST = Date.parse('0001-01-01T00:00:00Z');

/** From `from`, inclusive, to `to`, exclusive. */
export interface TimeRange {
  from: Date;
  to: Date;
}

/**
 * The range that is asked for: without `to` up to and with the indexed block, without `from` so many days before its end.
 * Null where nothing is indexed. Throws RequestError `BAD_RANGE` where it ends before it begins.
 */
export async function timeRange(
  sql: Transaction,
  { from, to }: { from?: Date | null | undefined; to?: Date | null | undefined },
  days: number,
): Promise<TimeRange | null> {
  if (from != null && to != null && from >= to) throw emptyRange();
  const [checkpoint] = await sql<{ end: Date }[]>`SELECT block_time + interval '1 millisecond' AS end FROM checkpoint`;
  if (checkpoint === undefined) return null;
  const end = to != null && to < checkpoint.end ? to : checkpoint.end;
  return { from: from ?? new Date(Math.max(end.getTime() - days * DAY_MILLISECONDS, EARLIEST)), to: end };
}

/** The mistake of a range that holds nothing: it is told, and no empty answer. */
export function emptyRange(): RequestError {
  return new RequestError('BAD_RANGE', 'The range ends before it begins.', 'Give `from` before `to`; `to` is not part of the range.');
}
