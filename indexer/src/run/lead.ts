// Which of several indexers writes: a lock of PostgreSQL elects one, and whoever lost it learns so within seconds.
import { setTimeout as pause } from 'node:timers/promises';
import { connectBeside, LeasebookError, LOCKS, type Sql, toDatabaseError } from '@leasebook/db';

const HEARTBEAT_MS = 1_000;
/**
 * The server ends a leader's session that was silent for so long: of a process that is stopped or cut off, whose connection
 * looks alive. With the heartbeat and the pause between two tries of the next leader that stays below five seconds.
 */
const SILENCE_MS = 3_500;
const TRY_EVERY_MS = 500;

/** The right to write, until it is lost or given back. */
export interface Leadership {
  /** Aborted with a LeasebookError when another indexer may lead. */
  readonly lost: AbortSignal;
  giveBack(): Promise<void>;
}

export interface LeadOptions {
  /** Aborted to wait no longer. */
  signal: AbortSignal;
  /** Told once when another indexer leads and this one waits. */
  onStandby?: (() => void) | undefined;
}

/**
 * Waits until no other indexer leads on this database, then leads; resolves with null when the signal is aborted before.
 * The lock belongs to a session of its own, so that it ends with the process, however that ends. Transactions that a
 * former leader left open are ended: they would hold the checkpoint's row. The lock only keeps two from working at once;
 * that a former leader which wakes up cannot write is the checkpoint's nonce's doing.
 * @throws LeasebookError of the database.
 */
export async function lead(sql: Sql, { signal, onStandby }: LeadOptions): Promise<Leadership | null> {
  const session = connectBeside(sql, {
    name: 'leasebook leader',
    connections: 1,
    statementTimeoutMs: SILENCE_MS,
    idleSessionTimeoutMs: SILENCE_MS,
    keep: true,
  });
  try {
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      const pid = await tryLock(session);
      if (pid !== null) {
        await endTransactions(session);
        return new Held(session, pid);
      }
      if (isFirst) onStandby?.();
      await pause(TRY_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  } catch (cause) {
    await session.end({ timeout: 1 });
    throw toDatabaseError(cause);
  }
  await session.end({ timeout: 1 });
  return null;
}

/**
 * Leads at once.
 * @throws LeasebookError `INDEXER_RUNNING` where another process leads on this database.
 */
export async function leadAlone(sql: Sql): Promise<Leadership> {
  const taken = new AbortController();
  const leadership = await lead(sql, { signal: taken.signal, onStandby: () => taken.abort() });
  if (leadership !== null) return leadership;
  throw new LeasebookError('an indexer writes to this database.', {
    kind: 'fatal',
    code: 'INDEXER_RUNNING',
    advice: 'Stop every indexer of this database, then start again.',
  });
}

/** The number of the session where it now has the lock, else null. */
async function tryLock(session: Sql): Promise<number | null> {
  const [row] = await session<{ pid: number; held: boolean }[]>`
    SELECT pg_backend_pid() AS pid, pg_try_advisory_lock(${LOCKS.leader}) AS held`;
  return row?.held === true ? row.pid : null;
}

/** Ends sessions of this user that have written the checkpoint and not committed. */
async function endTransactions(session: Sql): Promise<void> {
  await session`
    SELECT pg_terminate_backend(l.pid)
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.relation = to_regclass('checkpoint') AND l.mode = 'RowExclusiveLock' AND l.pid <> pg_backend_pid()
      AND a.datname = current_database() AND a.usename = current_user`;
}

class Held implements Leadership {
  readonly #session: Sql;
  #pid: number;
  readonly #lost = new AbortController();
  readonly #end = new AbortController();
  readonly #beating: Promise<void>;

  constructor(session: Sql, pid: number) {
    this.#session = session;
    this.#pid = pid;
    this.#beating = this.#beat();
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async giveBack(): Promise<void> {
    this.#end.abort();
    await this.#beating;
    await this.#session.end({ timeout: 1 });
  }

  async #beat(): Promise<void> {
    while (!this.#end.signal.aborted && !this.#lost.signal.aborted) {
      await pause(HEARTBEAT_MS, undefined, { signal: this.#end.signal }).catch(() => undefined);
      if (this.#end.signal.aborted) return;
      const error = await this.#check();
      if (error !== null && !(await this.#takeAgain())) this.#lost.abort(error);
    }
  }

  /**
   * Whether a session that was lost, as on a machine that is too busy, could be replaced by one with the lock: nobody waited
   * for it, and beginning again from the tables would cost more than was lost. Who may have led meanwhile has changed the
   * checkpoint's nonce, and nothing that we write after that is taken.
   */
  async #takeAgain(): Promise<boolean> {
    const late = new AbortController();
    try {
      const pid = await Promise.race([tryLock(this.#session), pause(SILENCE_MS, null, { signal: late.signal })]);
      if (pid === null) return false;
      this.#pid = pid;
      return true;
    } catch {
      // The reason for the loss is told already.
      return false;
    } finally {
      late.abort();
    }
  }

  /** Why the lock is no longer held; null while it is. A new session does not have it by itself. */
  async #check(): Promise<LeasebookError | null> {
    const late = new AbortController();
    try {
      const answer = await Promise.race([
        this.#session<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`,
        pause(SILENCE_MS, null, { signal: late.signal }),
      ]);
      return answer?.[0]?.pid === this.#pid ? null : lost();
    } catch (cause) {
      return toDatabaseError(cause);
    } finally {
      late.abort();
    }
  }
}

function lost(): LeasebookError {
  return new LeasebookError('this indexer was stopped or cut off for so long that another one may lead.', {
    kind: 'retryable',
    code: 'LEADERSHIP_LOST',
    advice: 'It stands by again by itself; if it comes back, look for what stops the process or the network to PostgreSQL.',
  });
}
