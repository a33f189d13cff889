// One PostgreSQL that answers are read from: its pools, whether it answers at all, and how far it has got.
import { type ConnectOptions, connectBeside, type Sql, toDatabaseError } from '@leasebook/db';
import type { Position } from './position.ts';

/** Connections to one server, which last until it fails. */
export interface Pools {
  /** For answers. */
  sql: Sql;
  /** Apart from it, so that cancellations and questions about the state never wait for what runs. */
  control: Sql;
  /** A pool of its own for another purpose, made at the first call for each name and ended with the others. */
  beside(options: ConnectOptions): Sql;
  /** Ends all; `seconds` is how long running statements may take. */
  end(seconds: number): Promise<void>;
}

/** Opens the pools of a server from the one for its answers. */
export function openPools(sql: Sql): Pools {
  const control = connectBeside(sql, { name: 'leasebook api control', connections: 2, statementTimeoutMs: 5_000 });
  const others = new Map<string, Sql>();
  return {
    sql,
    control,
    beside(options) {
      const pool = others.get(options.name) ?? connectBeside(sql, options);
      others.set(options.name, pool);
      return pool;
    },
    async end(seconds) {
      await Promise.all([sql, control, ...others.values()].map((pool) => pool.end({ timeout: seconds })));
    },
  };
}

/** A standby as settings name it. */
export interface ReplicaAddress {
  /** For the log, without a password. */
  name: string;
  /** Opens a new pool for answers. */
  open(): Sql;
}

/** A standby that is watched. */
export interface Replica {
  readonly name: string;
  /** Null while it does not answer. */
  readonly pools: Pools | null;
  /** The last state that it told; null while it does not answer. */
  readonly position: Position | null;
  /** Answers that it is at. */
  inUse: number;
  /** Asks it for its state; resolves when it has told or failed to. Calls at the same time share one question. */
  look(): Promise<void>;
  /** Something failed there: it is not read from before it has told its state again. */
  doubt(): void;
  close(): Promise<void>;
}

export interface ReplicaEvents {
  /** It answers for the first time or again. */
  onFound(name: string): void;
  onLost(name: string, error: unknown): void;
}

/** A server that is stopped or cut off says nothing; in milliseconds. */
const SILENT_MS = 2_000;

/** A standby that nothing is known of yet. */
export function watchReplica({ name, open }: ReplicaAddress, { onFound, onLost }: ReplicaEvents): Replica {
  let pools: Pools | null = null;
  let position: Position | null = null;
  let looking: Promise<void> | undefined;
  let isClosed = false;
  let wasLost = false;

  async function ask(): Promise<void> {
    const asked = pools ?? openPools(open());
    try {
      const answer = asked.control<Position[]>`SELECT height, nonce FROM checkpoint`;
      answer.catch(() => undefined);
      const [row] = await Promise.race([answer, silence()]);
      if (isClosed) return await asked.end(0);
      if (pools === null) onFound(name);
      wasLost = false;
      pools = asked;
      position = row ?? { height: 0, nonce: 0 };
    } catch (error) {
      pools = null;
      position = null;
      // Statements that run there fail at once, and whoever waits for them goes elsewhere.
      await asked.end(0);
      if (!isClosed && !wasLost) onLost(name, toDatabaseError(error));
      wasLost = true;
    }
  }

  function look(): Promise<void> {
    looking ??= ask().finally(() => {
      looking = undefined;
    });
    return looking;
  }

  return {
    name,
    get pools() {
      return pools;
    },
    get position() {
      return position;
    },
    inUse: 0,
    look,
    doubt() {
      position = null;
      void look();
    },
    async close() {
      isClosed = true;
      await looking;
      await pools?.end(5);
    },
  };
}

function silence(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), SILENT_MS).unref();
  });
}
