// One request's view of the tables: a read-only transaction that every field shares, so that all of an answer stands on one block.
import { setTimeout as pause } from 'node:timers/promises';
import { type Sql, type Transaction, toDatabaseError } from '@leasebook/db';
import { RequestError } from './errors.ts';
import { type Session, takeSession } from './sessions.ts';

/** A cancellation that comes between two statements has no effect: it is sent again after so long. */
const CANCEL_AGAIN_MS = 200;

/** The block that an answer stands on. */
export interface SnapshotBlock {
  chainId: string;
  height: number;
  hash: string;
  /** Header time, cut to milliseconds. */
  time: Date;
  /** First block in the index. */
  firstHeight: number;
  /** Chain time between this block and the chain's head as the node last told it. */
  lagSeconds: number;
  /** Changes with everything that the indexer writes. */
  version: string;
}

/** What answers tell of their block; of none before the first. */
export function toldBlock(block: SnapshotBlock | null) {
  const { height, hash, time, lagSeconds } = block ?? { height: 0, hash: null, time: null, lagSeconds: 0 };
  return { height, hash, time, lagSeconds };
}

/** Opened by the first query, closed with the answer. */
export interface Snapshot {
  /**
   * The transaction; queries on it run one after another.
   * @throws RequestError `TIMEOUT` after the request's time is over.
   */
  transaction(): Promise<Transaction>;
  /** The last indexed block; null where nothing has been indexed yet. */
  block(): Promise<SnapshotBlock | null>;
  /** Ends what runs at the moment and lets nothing more begin: nobody waits for the answer, or it took too long. */
  cancel(): void;
  /** Whether it was cancelled, by its time or by whoever no longer waits: asking the same again would only take as long once more. */
  isOver(): boolean;
  /**
   * Ends the transaction, or lets the next request take its connection over: where all that was asked for has been read,
   * without an error, so that nothing more is sent on it (`isWhole`).
   */
  close(options?: { isWhole?: boolean }): Promise<void>;
}

/** How long a snapshot may be used, and how it is ended early. */
export interface SnapshotLimits {
  /** Another connection of the same role, by which what runs is cancelled while all of the others are in use. */
  control: Sql;
  /** Longest time of one request in milliseconds, waiting for a connection included. */
  timeoutMs: number;
  /** Who asks, as limits count clients; the server itself where not given. */
  client?: string | null;
  /** Told the block as soon as it is known. */
  onBlock?: (block: SnapshotBlock | null) => void;
}

interface Opened {
  transaction: Transaction;
  block: Promise<SnapshotBlock | null>;
}

/** A snapshot on a connection of the pool, taken by the first use; without limits it lasts until it is closed. */
export function openSnapshot(sql: Sql, limits?: SnapshotLimits): Snapshot {
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);
  let opened: Promise<Opened> | undefined;
  let session: Session | undefined;
  let backend: number | undefined;
  let deadline: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isClosed = false;
  let hasOnlyWaited = false;
  const reason = (): RequestError => (hasOnlyWaited && limits !== undefined ? waitedTooLong(limits) : tookTooLong(limits));

  async function open(): Promise<Opened> {
    const taken = await takeSession(sql, limits?.client ?? null).catch((error: unknown) => {
      throw toDatabaseError(error);
    });
    if (isStopped || isClosed) {
      taken.giveBack();
      throw reason();
    }
    session = taken;
    const transaction = whileOpen(taken.transaction, () => {
      if (isStopped || isClosed) throw reason();
    });
    // The first statement takes the snapshot; what the request asks next is sent together with it.
    const block = readBlock(taken.transaction).then((read) => {
      if (isStopped || !isClosed) backend = read.pid;
      limits?.onBlock?.(read.block);
      return read.block;
    });
    block.catch(() => undefined);
    return { transaction, block };
  }

  function cancel(): void {
    if (isStopped || isClosed) return;
    isStopped = true;
    clearTimeout(deadline);
    hasOnlyWaited = session === undefined;
    stopped.reject(reason());
    if (session !== undefined) void cancelRunning(session);
  }

  /** Ends all that was sent, and only then the session: its connection would else work for somebody else, who is met by a cancellation that is late. */
  async function cancelRunning({ transaction, isGone, end }: Session): Promise<void> {
    let isAtEnd = false;
    const last = transaction`SELECT`
      .execute()
      // Told that it was cancelled, it has come to its turn as well.
      .catch(() => undefined)
      .then(() => {
        isAtEnd = true;
      });
    while (!isAtEnd && !isGone()) {
      // What the statement then throws reaches the field that waits for it; there is nothing to do where it ended meanwhile.
      if (backend !== undefined && limits !== undefined) await limits.control`SELECT pg_cancel_backend(${backend})`.catch(() => undefined);
      await Promise.race([last, pause(CANCEL_AGAIN_MS, undefined, { ref: false })]);
    }
    await end();
  }

  const use = (): Promise<Opened> => {
    if (isStopped || isClosed) return Promise.reject(reason());
    if (opened === undefined) {
      if (limits !== undefined) deadline = setTimeout(cancel, limits.timeoutMs);
      opened = Promise.race([open(), stopped.promise]);
      opened.catch(() => undefined);
    }
    return opened;
  };
  return {
    transaction: async () => (await use()).transaction,
    block: async () => (await use()).block,
    cancel,
    isOver: () => isStopped,
    async close({ isWhole = false } = {}) {
      clearTimeout(deadline);
      isClosed = true;
      // Of what was cancelled, the connection is still its own.
      if (!isStopped) backend = undefined;
      if (isWhole) session?.giveBack();
      // Nobody waits for what was cancelled.
      else if (!isStopped) await session?.end();
    },
  };
}

/**
 * The transaction for as long as `check` does not throw: a field that asks for one thing after another has no part in what became
 * of the connection, where its request was given up in between.
 */
function whileOpen(transaction: Transaction, check: () => void): Transaction {
  return new Proxy(transaction, {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args);
    },
    get(target, name) {
      check();
      return Reflect.get(target, name);
    },
  });
}

function tookTooLong(limits: SnapshotLimits | undefined): RequestError {
  return new RequestError(
    'TIMEOUT',
    limits === undefined ? 'The request was given up.' : `The request took longer than ${limits.timeoutMs / 1_000} s.`,
    'Ask for less: smaller pages, a shorter range, or fewer lists in one request.',
  );
}

/** All connections were in use for its whole time: what it asks for is not to blame. */
function waitedTooLong({ timeoutMs }: SnapshotLimits): RequestError {
  return new RequestError(
    'TIMEOUT',
    `The server had others to answer for ${timeoutMs / 1_000} s, and did not begin with the request.`,
    'Repeat the request later.',
  );
}

async function readBlock(transaction: Transaction): Promise<{ pid: number; block: SnapshotBlock | null }> {
  const [row] = await transaction<(Omit<SnapshotBlock, 'height'> & { pid: number; height: number | null })[]>`
    SELECT pg_backend_pid() AS pid, c.chain_id AS "chainId", c.height, c.block_hash AS hash, c.block_time AS time,
      c.first_height AS "firstHeight", concat_ws('-', c.height, c.nonce) AS version, greatest(0, coalesce(extract(epoch FROM h.time - c.block_time), 0))::float8 AS "lagSeconds"
    FROM (VALUES (true)) AS one (singleton) LEFT JOIN checkpoint c USING (singleton) LEFT JOIN chain_head h USING (singleton)`;
  if (row === undefined) throw new Error('a select from one row gave none');
  const { pid, height, ...block } = row;
  return { pid, block: height === null ? null : { ...block, height } };
}
