// COPY out of a transaction: rows as blocks of bytes, no faster than they are taken, and cancelled in PostgreSQL when nobody wants them.
import { finished } from 'node:stream/promises';
import { type Sql, type Transaction, toDatabaseError } from '@leasebook/db';

/** Bytes that are handed on at once. */
const BLOCK_BYTES = 65_536;
/** Blocks after which the memory of those that were sent is given back: it is none that V8 counts, and would be left to gather. */
const COLLECT_EVERY = 8;
/** A cancellation that comes before the statement that it is for has no effect: it is sent again after so long. */
const CANCEL_AGAIN_MS = 200;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;

/** What takes the rows; a promise holds back further ones until it resolves. */
export type Take = (block: Buffer) => Promise<void> | undefined;

/**
 * Cancels whatever the transaction runs from the moment on when the signal is aborted; `sql` has another connection for that.
 * Resolves with what ends this, to be called before the transaction ends: later its connection works for somebody else.
 */
export async function cancelOnAbort(transaction: Transaction, sql: Sql, signal: AbortSignal): Promise<() => Promise<void>> {
  const [backend] = await transaction<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const pid = backend?.pid ?? 0;
  let sent: Promise<unknown> = Promise.resolve();
  let again: NodeJS.Timeout | undefined;
  const cancel = (): void => {
    // Where PostgreSQL cannot be reached, the statement ends by itself.
    sent = sql`SELECT pg_cancel_backend(${pid})`.catch(() => undefined);
  };
  const begin = (): void => {
    cancel();
    again = setInterval(cancel, CANCEL_AGAIN_MS);
  };
  signal.addEventListener('abort', begin, { once: true });
  if (signal.aborted) begin();
  return async () => {
    signal.removeEventListener('abort', begin);
    clearInterval(again);
    await sent;
  };
}

export interface CopyOptions {
  /** Ends lines with CR LF instead of LF alone. */
  crlf: boolean;
  take: Take;
  /** Nothing is taken any more once it is aborted. */
  controller: AbortController;
}

/**
 * Runs a COPY to its end and resolves with the number of lines. Where `take` rejects, it aborts.
 * @throws LeasebookError of the database; the abort's reason.
 */
export async function copyOut(transaction: Transaction, statement: string, { crlf, take, controller }: CopyOptions): Promise<number> {
  const { signal } = controller;
  signal.throwIfAborted();
  let lines = 0;
  let blocks = 0;
  let untaken = 0;
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let length = 0;
  try {
    const copy = await transaction.unsafe(statement).readable();
    // What is left in the connection would block it for ever: after an abort it is read to be rid of it.
    const goOn = (): void => {
      copy.resume();
    };
    signal.addEventListener('abort', goOn, { once: true });
    const hand = (bytes: Buffer): void => {
      const wait = take(bytes);
      if (wait === undefined) return;
      untaken += 1;
      copy.pause();
      wait.then(
        () => {
          untaken -= 1;
          if (untaken === 0) copy.resume();
        },
        (error: unknown) => controller.abort(error),
      );
    };
    const flush = (): void => {
      if (length === 0) return;
      hand(block.subarray(0, length));
      blocks += 1;
      // Only where the process was started so that it may (scripts/leasebook.mjs).
      if (blocks % COLLECT_EVERY === 0) globalThis.gc?.({ type: 'minor' });
      block = Buffer.allocUnsafe(BLOCK_BYTES);
      length = 0;
    };
    // One message is one row, its line's end included (PostgreSQL, message flow of COPY).
    copy.on('data', (row: Buffer) => {
      if (signal.aborted) return;
      lines += 1;
      if (length + row.length + 1 > BLOCK_BYTES) flush();
      if (row.length + 1 > BLOCK_BYTES) {
        hand(crlf ? withCrlf(row) : Buffer.from(row));
        return;
      }
      length += row.copy(block, length);
      if (crlf) {
        block[length - 1] = CARRIAGE_RETURN;
        block[length] = LINE_FEED;
        length += 1;
      }
    });
    try {
      // Knows of an error from before anybody could listen, as of a cancellation that came together with the first row.
      await finished(copy);
    } finally {
      signal.removeEventListener('abort', goOn);
    }
    signal.throwIfAborted();
    flush();
  } catch (error) {
    throw signal.aborted ? signal.reason : toDatabaseError(error);
  }
  return lines;
}

function withCrlf(row: Buffer): Buffer {
  return Buffer.concat([row.subarray(0, -1), Buffer.from([CARRIAGE_RETURN, LINE_FEED])]);
}
