// Transactions that go from one request to the next: the end of one, the beginning of the other and its first statements are sent together.
import type { Sql, Transaction } from '@leasebook/db';

const NEXT = 'COMMIT; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
/** A transaction that nobody takes over is ended, so that the tables' old rows can be cleared. */
const IDLE_MS = 20;
/** A connection is renewed within the hour by its pool, which has to get it back for that. */
const LONGEST_MS = 30_000;

/** A transaction of one request alone, whose snapshot its first statement takes. */
export interface Session {
  readonly transaction: Transaction;
  /** For who has read all that it asked for, without an error: the next request may take it over. */
  giveBack(): void;
  /** Ends it; resolves when the connection is the pool's again. */
  end(): Promise<void>;
}

/** The transactions of one pool. */
interface Sessions {
  /** Those that run or wait to be taken over: one connection is left to whoever reads without a snapshot. */
  open: number;
  kept: Kept[];
  waiting: ((kept: Kept | null) => void)[];
}

interface Kept {
  transaction: Transaction;
  begun: number;
  /** Whether the connection is gone. */
  isGone: () => boolean;
  finish: () => Promise<void>;
  timer?: NodeJS.Timeout;
}

const pools = new WeakMap<Sql, Sessions>();

function sessionsOf(sql: Sql): Sessions {
  const known = pools.get(sql) ?? { open: 0, kept: [], waiting: [] };
  pools.set(sql, known);
  return known;
}

/**
 * A read-only transaction of the pool, as soon as it has one.
 * @throws errors of the client library where there is no connection.
 */
export async function takeSession(sql: Sql): Promise<Session> {
  const sessions = sessionsOf(sql);
  const most = Math.max(1, sql.options.max - 1);
  let kept = takeKept(sessions);
  if (kept === null && sessions.open >= most) {
    const { promise, resolve } = Promise.withResolvers<Kept | null>();
    sessions.waiting.push(resolve);
    kept = await promise;
  }
  if (kept !== null && !kept.isGone()) {
    // What breaks it breaks the statements that follow, too.
    kept.transaction
      .unsafe(NEXT)
      .execute()
      .catch(() => undefined);
    return sessionOf(sessions, kept);
  }
  return sessionOf(sessions, await begin(sql, sessions));
}

function takeKept({ kept }: Sessions): Kept | null {
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    clearTimeout(last.timer);
    if (!last.isGone()) return last;
  }
  return null;
}

function begin(sql: Sql, sessions: Sessions): Promise<Kept> {
  const { promise, resolve, reject } = Promise.withResolvers<Kept>();
  const finished = Promise.withResolvers<void>();
  let isGone = false;
  sessions.open += 1;
  const ended = sql
    .begin('isolation level repeatable read read only', async (transaction) => {
      const finish = (): Promise<void> => {
        finished.resolve();
        return ended;
      };
      resolve({ transaction, begun: performance.now(), isGone: () => isGone, finish });
      await finished.promise;
    })
    // Whoever ran the statement that failed has its error already; where there is no connection nobody has.
    .then(() => undefined, reject)
    .then(() => {
      isGone = true;
      sessions.open -= 1;
      sessions.waiting.shift()?.(null);
    });
  return promise;
}

function sessionOf(sessions: Sessions, kept: Kept): Session {
  let isOver = false;
  return {
    transaction: kept.transaction,
    giveBack() {
      if (isOver) return;
      isOver = true;
      if (performance.now() - kept.begun > LONGEST_MS) {
        void kept.finish();
        return;
      }
      const next = sessions.waiting.shift();
      if (next !== undefined) {
        next(kept);
        return;
      }
      kept.timer = setTimeout(() => {
        sessions.kept = sessions.kept.filter((other) => other !== kept);
        void kept.finish();
      }, IDLE_MS);
      sessions.kept.push(kept);
    },
    async end() {
      if (isOver) return;
      isOver = true;
      await kept.finish();
    },
  };
}
