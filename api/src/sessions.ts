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
  /** Whether its connection is gone. */
  isGone(): boolean;
  /** For who has read all that it asked for, without an error: the next request may take it over. */
  giveBack(): void;
  /** Ends it; resolves when the connection is the pool's again. */
  end(): Promise<void>;
}

/** The transactions of one pool. */
interface Sessions {
  /** How many there may be: one connection is left to whoever reads without a snapshot. */
  most: number;
  /** Those that run or wait to be taken over. */
  open: number;
  kept: Kept[];
  waiting: Waiting[];
  /** How many each client has. */
  held: Map<string, number>;
}

interface Waiting {
  client: string | null;
  begin: (kept: Kept | null) => void;
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
  const known = pools.get(sql) ?? { most: Math.max(1, sql.options.max - 1), open: 0, kept: [], waiting: [], held: new Map() };
  pools.set(sql, known);
  return known;
}

/**
 * A read-only transaction of the pool, as soon as it has one for this client. However much a client asks for at once, one is left to the
 * others, and of those who wait it is the turn of who has the fewest.
 * @param client null for the server itself.
 * @throws errors of the client library where there is no connection.
 */
export async function takeSession(sql: Sql, client: string | null): Promise<Session> {
  const sessions = sessionsOf(sql);
  const kept = isFree(sessions, client) ? begun(sessions, client, takeKept(sessions)) : await turnOf(sessions, client);
  if (kept !== null && !kept.isGone()) {
    // What breaks it breaks the statements that follow, too.
    kept.transaction
      .unsafe(NEXT)
      .execute()
      .catch(() => undefined);
    return sessionOf(sessions, client, kept);
  }
  try {
    return sessionOf(sessions, client, await begin(sql, sessions));
  } catch (error) {
    hold(sessions, client, -1);
    throw error;
  }
}

function heldBy({ held }: Sessions, client: string | null): number {
  return client === null ? 0 : (held.get(client) ?? 0);
}

function hold({ held }: Sessions, client: string | null, change: 1 | -1): void {
  if (client === null) return;
  const count = (held.get(client) ?? 0) + change;
  if (count === 0) held.delete(client);
  else held.set(client, count);
}

function mayHold(sessions: Sessions, client: string | null): boolean {
  return heldBy(sessions, client) < Math.max(1, sessions.most - 1);
}

function isFree(sessions: Sessions, client: string | null): boolean {
  return mayHold(sessions, client) && (sessions.kept.length > 0 || sessions.open < sessions.most);
}

function begun(sessions: Sessions, client: string | null, kept: Kept | null): Kept | null {
  hold(sessions, client, 1);
  return kept;
}

function turnOf({ waiting }: Sessions, client: string | null): Promise<Kept | null> {
  return new Promise((begin) => {
    waiting.push({ client, begin });
  });
}

/** Lets one begin who waits: with a transaction to take over, or with one of its own. False where there is nobody who may. */
function next(sessions: Sessions, kept: Kept | null): boolean {
  const able = sessions.waiting.filter(({ client }) => mayHold(sessions, client));
  const [first] = able.toSorted((a, b) => heldBy(sessions, a.client) - heldBy(sessions, b.client));
  if (first === undefined) return false;
  sessions.waiting.splice(sessions.waiting.indexOf(first), 1);
  first.begin(begun(sessions, first.client, kept));
  return true;
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
      next(sessions, null);
    });
  return promise;
}

function sessionOf(sessions: Sessions, client: string | null, kept: Kept): Session {
  let isOver = false;
  return {
    transaction: kept.transaction,
    isGone: kept.isGone,
    giveBack() {
      if (isOver) return;
      isOver = true;
      hold(sessions, client, -1);
      if (performance.now() - kept.begun > LONGEST_MS) {
        void kept.finish();
        return;
      }
      if (next(sessions, kept)) return;
      kept.timer = setTimeout(() => {
        sessions.kept = sessions.kept.filter((other) => other !== kept);
        void kept.finish();
      }, IDLE_MS);
      sessions.kept.push(kept);
    },
    async end() {
      if (isOver) return;
      isOver = true;
      hold(sessions, client, -1);
      await kept.finish();
    },
  };
}
