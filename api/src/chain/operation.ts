// How the index is kept: what its keeper asks and waits for, what it could not read, and what the last checks found.
import { type ArchiveQueue, readArchiveQueue, type Sql, type Transaction } from '@leasebook/db';

/** A node that is asked, since the indexer began. Times are ISO 8601 in UTC. */
interface EndpointHealth {
  /** Origin of its address. */
  endpoint: string;
  requests: number;
  failures: number;
  meanSeconds: number;
  lastFailure: { code: string; at: string } | null;
}

/** What /status tells of the operation. */
interface Operation {
  /** Empty where no node is asked: a recorded chain, or nothing told yet. */
  endpoints: EndpointHealth[];
  /** The last error that ended an indexer or that it got over (`isOver` where it wrote since), by its code; null where there was none. */
  lastError: { code: string; at: string; isOver: boolean } | null;
  /** The last `leasebook verify`; null before the first. */
  verification: { checkedAt: string; height: number; compared: number; different: number } | null;
  /** The last `leasebook verify --archive`; null before the first. */
  archive: { checkedAt: string; height: number; blocks: number; damages: number } | null;
  /** What archivers do; all zero where there never was one. Who they are is told to operators only. */
  archiveQueue: ArchiveQueue;
}

interface IndexerRow {
  code: string | null;
  errorAt: Date | null;
  isOver: boolean | null;
  endpoints: { endpoint: string; requests: number; failures: number; seconds: number; code: string | null; failed_at: string | null }[];
}

/** Reads it; also before anything has been indexed. */
export async function readOperation(sql: Sql | Transaction): Promise<Operation> {
  const [indexer] = await sql<
    IndexerRow[]
  >`SELECT error_code AS code, error_at AS "errorAt", error_at < told_at AS "isOver", endpoints FROM indexer_status`;
  const [verify] = await sql<{ checkedAt: Date; height: number; compared: number; different: number }[]>`
    SELECT checked_at AS "checkedAt", height, compared, different FROM verify_status`;
  const [archive] = await sql<{ checkedAt: Date; height: number; blocks: number; damages: number }[]>`
    SELECT checked_at AS "checkedAt", height, blocks, damages FROM archive_status`;
  return {
    endpoints: (indexer?.endpoints ?? []).map(({ endpoint, requests, failures, seconds, code, failed_at }) => ({
      endpoint,
      requests,
      failures,
      meanSeconds: requests === 0 ? 0 : seconds / requests,
      lastFailure: code === null || failed_at === null ? null : { code, at: failed_at },
    })),
    lastError:
      indexer?.code == null || indexer.errorAt === null
        ? null
        : { code: indexer.code, at: indexer.errorAt.toISOString(), isOver: indexer.isOver === true },
    verification: verify === undefined ? null : { ...verify, checkedAt: verify.checkedAt.toISOString() },
    archive: archive === undefined ? null : { ...archive, checkedAt: archive.checkedAt.toISOString() },
    archiveQueue: await readArchiveQueue(sql),
  };
}
