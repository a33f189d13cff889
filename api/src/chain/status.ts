// How fresh the tables are: the indexed block beside the chain's head.
import type { Sql, Transaction } from '@leasebook/db';

/** How many blocks behind the head still count as following it: while one is written the next may already be there. */
const FOLLOWING_WITHIN = 2;

/** What `status` answers in GraphQL, at /status and in `leasebook status`. Times are ISO 8601 in UTC. */
export interface ChainStatus {
  /** Empty before the first block. */
  chainId: string;
  origin: 'recorded' | 'network';
  state: 'empty' | 'indexing' | 'following';
  firstHeight: number;
  /** Header time of that block. */
  firstTime: string | null;
  /** The index began from a node's state at this block; null where it holds the whole history. */
  bootstrapHeight: number | null;
  /** What such an index cannot know of the time before, one sentence each. */
  unknownBefore: string[];
  /** 0 before the first block. */
  indexedHeight: number;
  indexedTime: string | null;
  indexedHash: string | null;
  headHeight: number;
  headTime: string | null;
  /** Chain time between the indexed block and the head. */
  lagSeconds: number;
  /** Indexed share of the chain from the first indexed block on, 0 to 1. */
  progress: number;
  /** Software and version of the node that told the head; empty where it is not known. */
  nodeVersion: string;
  deadLetters: number;
  unknownEvents: number;
  /** What the indexer waits for, as it told last; null before it told anything. */
  stages: Stages | null;
}

/** Where the indexer's time goes. */
interface Stages {
  toldAt: string;
  /** The stage that the others waited for most of its last ten seconds: blocks, work on them, or the database. */
  waitingFor: string | null;
  /** Seconds in each since it was started. */
  seconds: Record<string, number>;
}

interface StatusRow {
  chainId: string | null;
  firstHeight: number | null;
  firstTime: Date | null;
  bootstrapHeight: number | null;
  unknownBefore: string[] | null;
  indexedHeight: number | null;
  indexedTime: Date | null;
  indexedHash: string | null;
  headHeight: number | null;
  headTime: Date | null;
  origin: string | null;
  nodeVersion: string | null;
  deadLetters: number;
  unknownEvents: number;
  toldAt: Date | null;
  waitingFor: string | null;
  phases: Record<string, number> | null;
}

/** Reads the status; also before anything has been indexed. */
export async function readChainStatus(sql: Sql | Transaction): Promise<ChainStatus> {
  const [row] = await sql<StatusRow[]>`
    SELECT c.chain_id AS "chainId", c.first_height AS "firstHeight", c.height AS "indexedHeight", c.block_time AS "indexedTime",
      c.block_hash AS "indexedHash", h.height AS "headHeight", h.time AS "headTime", h.origin, h.node_version AS "nodeVersion",
      b.height AS "bootstrapHeight", b.unknown AS "unknownBefore",
      (SELECT f.time FROM blocks f WHERE f.height = c.first_height) AS "firstTime",
      (SELECT count(*) FROM dead_letters) AS "deadLetters", (SELECT count(*) FROM unknown_events) AS "unknownEvents",
      i.told_at AS "toldAt", i.waiting_for AS "waitingFor", i.phases
    FROM (VALUES (true)) AS one (singleton) LEFT JOIN checkpoint c USING (singleton) LEFT JOIN chain_head h USING (singleton)
      LEFT JOIN bootstrap b USING (singleton) LEFT JOIN indexer_status i USING (singleton)`;
  if (row === undefined) throw new Error('a select from one row gave none');
  const indexedHeight = row.indexedHeight ?? 0;
  const firstHeight = row.firstHeight ?? 0;
  const ahead = row.headHeight !== null && row.headHeight >= indexedHeight;
  const headHeight = ahead ? (row.headHeight ?? 0) : indexedHeight;
  const headTime = ahead ? row.headTime : row.indexedTime;
  const lag = headTime === null || row.indexedTime === null ? 0 : headTime.getTime() - row.indexedTime.getTime();
  return {
    chainId: row.chainId ?? '',
    origin: row.origin === 'recorded' ? 'recorded' : 'network',
    state: indexedHeight === 0 ? 'empty' : headHeight - indexedHeight <= FOLLOWING_WITHIN ? 'following' : 'indexing',
    firstHeight,
    firstTime: row.firstTime?.toISOString() ?? null,
    bootstrapHeight: row.bootstrapHeight,
    unknownBefore: row.unknownBefore ?? [],
    indexedHeight,
    indexedTime: row.indexedTime?.toISOString() ?? null,
    indexedHash: row.indexedHash,
    headHeight,
    headTime: headTime?.toISOString() ?? null,
    lagSeconds: Math.max(0, lag / 1_000),
    progress: indexedHeight === 0 ? 0 : (indexedHeight - firstHeight + 1) / (headHeight - firstHeight + 1),
    nodeVersion: row.nodeVersion ?? '',
    deadLetters: row.deadLetters,
    unknownEvents: row.unknownEvents,
    stages: row.toldAt === null ? null : { toldAt: row.toldAt.toISOString(), waitingFor: row.waitingFor, seconds: row.phases ?? {} },
  };
}
