// The newest indexed block as this process knows it: told by the store's announcements, so that nobody has to ask.
import { type Sql, toDatabaseError } from '@leasebook/db';
import type { ErrorLog } from './errors.ts';

const POLL_MS = 5_000;

/** A state of the tables that answers can be kept for. */
export interface Head {
  height: number;
  /** Changes with everything that the indexer writes. */
  version: string;
}

/** The head and those who want to know of a new one. */
export interface HeadWatch {
  /** The newest state; null while it is not known, as after a lost connection. */
  readonly head: Head | null;
  /** Resolves when the first attempt to know it has ended, well or not. */
  readonly ready: Promise<void>;
  /** Called after each change with the head before and after it; returns what ends that. */
  onChange(listener: (head: Head, before: Head | null) => void): () => void;
  /** Stops asking; who made the connections ends them, the listening one among them. */
  close(): void;
}

/** Listens to `leasebook_block` on a connection of its own, which the client library opens again whenever it is lost. */
export function watchHead(sql: Sql, log: ErrorLog): HeadWatch {
  const listeners = new Set<(head: Head, before: Head | null) => void>();
  let head: Head | null = null;
  let isClosed = false;
  let reading: Promise<void> | undefined;
  let again = false;

  async function read(): Promise<void> {
    const [row] = await sql<Head[]>`SELECT height, concat_ws('-', height, nonce) AS version FROM checkpoint`;
    const before = head;
    head = row ?? { height: 0, version: '0' };
    if (head.version === before?.version) return;
    for (const listener of listeners) listener(head, before);
  }

  /** Reads once more after what runs already: what it found may be older than the announcement. */
  function refresh(): void {
    if (isClosed) return;
    if (reading !== undefined) {
      again = true;
      return;
    }
    reading = read()
      .catch((error: unknown) => {
        head = null;
        if (!isClosed) log.error({ err: error, code: toDatabaseError(error).code }, 'the newest block could not be read');
      })
      .finally(() => {
        reading = undefined;
        if (!again) return;
        again = false;
        refresh();
      });
  }

  const listening = sql
    // Called again whenever the connection was lost: announcements may have been missed.
    .listen('leasebook_block', refresh, refresh)
    .then(
      () => undefined,
      (error: unknown) => {
        if (!isClosed) log.error({ err: error, code: toDatabaseError(error).code }, 'announcements of blocks cannot be heard');
      },
    );

  // Bounds how long a lost connection can go unnoticed.
  const poll = setInterval(refresh, POLL_MS);
  poll.unref();

  return {
    ready: listening.then(() => reading),
    get head() {
      return head;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      clearInterval(poll);
      listeners.clear();
    },
  };
}
