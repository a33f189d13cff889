// One request's view of the tables: a read-only transaction that every field shares, so that all of an answer stands on one block.
import { type Sql, type Transaction, toDatabaseError } from '@leasebook/db';

/** The block that an answer stands on. */
export interface SnapshotBlock {
  chainId: string;
  height: number;
  hash: string;
  /** Header time, cut to milliseconds. */
  time: Date;
  /** First block in the index. */
  firstHeight: number;
}

/** Opened by the first query, closed with the answer. */
export interface Snapshot {
  /** The transaction; queries on it run one after another. */
  transaction(): Promise<Transaction>;
  /** The last indexed block; null where nothing has been indexed yet. */
  block(): Promise<SnapshotBlock | null>;
  /** Ends the transaction. Resolves with the error that broke it, if one did: whoever ran the query has had it already. */
  close(): Promise<unknown>;
}

interface Opened {
  transaction: Transaction;
  block: SnapshotBlock | null;
}

/** A snapshot on a connection of the pool, taken by the first use. */
export function openSnapshot(sql: Sql): Snapshot {
  const finished = Promise.withResolvers<void>();
  let ended: Promise<unknown> = Promise.resolve(undefined);
  let opened: Promise<Opened> | undefined;

  function open(): Promise<Opened> {
    const { promise, resolve, reject } = Promise.withResolvers<Opened>();
    ended = sql
      .begin('isolation level repeatable read read only', async (transaction) => {
        // The first statement takes the snapshot.
        resolve({ transaction, block: await readBlock(transaction) });
        await finished.promise;
      })
      .then(
        () => undefined,
        (error: unknown) => {
          reject(toDatabaseError(error));
          return error;
        },
      );
    return promise;
  }

  const use = (): Promise<Opened> => {
    opened ??= open();
    return opened;
  };
  return {
    transaction: async () => (await use()).transaction,
    block: async () => (await use()).block,
    close() {
      finished.resolve();
      return ended;
    },
  };
}

async function readBlock(transaction: Transaction): Promise<SnapshotBlock | null> {
  const [row] = await transaction<SnapshotBlock[]>`
    SELECT chain_id AS "chainId", height, block_hash AS hash, block_time AS time, first_height AS "firstHeight" FROM checkpoint`;
  return row ?? null;
}
