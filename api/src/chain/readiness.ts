// Whether the tables are good enough to answer from: complete, and on a network also fresh.
import type { Sql } from '@leasebook/db';
import { type ChainStatus, readChainStatus } from './status.ts';

/** A network's index is stale when no block came in that many observed block intervals, */
const STALE_INTERVALS = 5;
/** but not before this many seconds. */
const STALE_SECONDS = 20;
/** Blocks over which the interval is observed. */
const OBSERVED_BLOCKS = 100;

export interface Readiness {
  ready: boolean;
  /** Why not: nothing is indexed, the history is still coming in, or no new block does; null where ready. */
  reason: 'empty' | 'indexing' | 'stale' | null;
  state: ChainStatus['state'];
  indexedHeight: number;
  /** Seconds since the time of the last indexed block, by the database's clock; null for a recorded chain and before any block. */
  blockAgeSeconds: number | null;
  /** The age from which a network's index is stale; null where the age is. */
  staleAfterSeconds: number | null;
}

interface AgeRow {
  age: number;
  interval: number | null;
}

/** Reads how ready the tables are. A recorded chain has no new blocks: it is ready as soon as all are indexed. */
export async function readReadiness(sql: Sql): Promise<Readiness> {
  const { origin, state, indexedHeight } = await readChainStatus(sql);
  const unaged = { state, indexedHeight, blockAgeSeconds: null, staleAfterSeconds: null };
  if (state === 'empty') return { ...unaged, ready: false, reason: 'empty' };
  if (origin === 'recorded') return { ...unaged, ready: state === 'following', reason: state === 'following' ? null : 'indexing' };
  const [row] = await sql<AgeRow[]>`
    SELECT extract(epoch FROM now() - c.block_time)::double precision AS age,
      (SELECT extract(epoch FROM max(time) - min(time))::double precision / nullif(count(*) - 1, 0)
       FROM (SELECT time FROM blocks ORDER BY height DESC LIMIT ${OBSERVED_BLOCKS}) AS latest) AS interval
    FROM checkpoint c`;
  const blockAgeSeconds = row?.age ?? 0;
  const staleAfterSeconds = Math.max(STALE_SECONDS, STALE_INTERVALS * (row?.interval ?? 0));
  const reason = state === 'indexing' ? 'indexing' : blockAgeSeconds > staleAfterSeconds ? 'stale' : null;
  return { ready: reason === null, reason, state, indexedHeight, blockAgeSeconds, staleAfterSeconds };
}
