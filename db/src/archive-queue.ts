// The queue of archivers as operators see it: how much is laid out, taken and done, by whom, and how fast.
import type { Sql, Transaction } from './connect.ts';

/** All ranges together. */
export interface ArchiveQueue {
  /** Ranges that nobody works on, that an archiver works on, and that are archived. */
  ranges: { open: number; taken: number; done: number };
  /** Blocks of all ranges, and those of them that are not archived yet. */
  blocks: { planned: number; left: number };
  /** Archivers that hold a range. */
  archivers: number;
  /** Of all together, over the last minute. */
  blocksPerSecond: number;
}

/** One archiver that holds a range. */
export interface ArchiverAtWork {
  /** Host, process and a part of its own, e.g. `host/4711/0f3a2b1c`. */
  name: string;
  /** The range that it holds, and the last block of it that is archived: `firstHeight - 1` before the first. */
  firstHeight: number;
  lastHeight: number;
  reached: number;
  /** Blocks that it archived of all ranges that it took and no other one finished. */
  blocks: number;
  /** Over the last minute. */
  blocksPerSecond: number;
}

/** The queue; all zero where nothing was ever laid out. For every role that reads answers. */
export async function readArchiveQueue(sql: Sql | Transaction): Promise<ArchiveQueue> {
  const [row] = await sql<
    { open: number; taken: number; done: number; planned: number; left: number; archivers: number; blocksPerSecond: number }[]
  >`
    SELECT ranges_open AS open, ranges_taken AS taken, ranges_done AS done, blocks_planned AS planned, blocks_left AS "left", archivers,
      blocks_per_second AS "blocksPerSecond" FROM archive_queue`;
  if (row === undefined) throw new TypeError('a sum without a row');
  const { open, taken, done, planned, left, archivers, blocksPerSecond } = row;
  return { ranges: { open, taken, done }, blocks: { planned, left }, archivers, blocksPerSecond };
}

/** Who works on it, by name. Names tell machines: the role that reads answers may not ask. */
export async function readArchivers(sql: Sql): Promise<ArchiverAtWork[]> {
  const rows = await sql<ArchiverAtWork[]>`
    SELECT w.archiver AS name, w.first_height AS "firstHeight", w.last_height AS "lastHeight", w.reached, o.blocks,
      o.blocks_per_second AS "blocksPerSecond"
    FROM archive_work w CROSS JOIN LATERAL (
      SELECT sum(blocks)::bigint AS blocks,
        coalesce(sum(recent_blocks) / extract(epoch FROM clock_timestamp() - min(since)), 0)::double precision AS blocks_per_second
      FROM archive_work WHERE archiver = w.archiver) o
    WHERE w.state = 'taken' AND w.archiver IS NOT NULL ORDER BY w.archiver, w.first_height`;
  return [...rows];
}
