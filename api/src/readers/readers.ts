// Which PostgreSQL an answer is read from: a standby that is as new as every answer before, else the primary (docs/decisions/0150).
import { setTimeout as pause } from 'node:timers/promises';
import { type Sql, toDatabaseError } from '@leasebook/db';
import { type ErrorLog, isPassing } from '../errors.ts';
import { type Head, type HeadWatch, watchHead } from '../head.ts';
import { openSnapshot, type Snapshot, type SnapshotBlock, type SnapshotLimits } from '../snapshot.ts';
import { ANY, type Least, positionOf, reaches } from './position.ts';
import { openPools, type Pools, type Replica, type ReplicaAddress, watchReplica } from './server.ts';

/** How often a standby is asked for its state: while it follows a new block, at rest, and while it does not answer. */
const FOLLOWING_MS = 20;
const REST_MS = 500;
const LOST_MS = 500;
/** How long the primary's newest block may be missing on all standbys before the primary itself is read. */
const LAG_MS = 1_000;
/** How often standbys are looked at for what a client has seen, before the primary is read. */
const LOOKS = 3;
/** How long a request waits for some server to have what its client has seen, while the primary does not answer. */
const WAIT_MS = 2_000;

export interface ReadersLog extends ErrorLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface RoutedSnapshot extends Snapshot {
  /** Says that its server failed, so that the next snapshot is not of the same one. */
  blame(): void;
}

export interface Readers {
  /** The state that new answers stand on. */
  readonly watch: HeadWatch;
  /** What a new answer must reach, for a client that has seen `seen`: that, and whatever any client was answered before. */
  least(seen?: Least): Least;
  /** A view of one server's tables that reaches `seen` and is not older than any answer before. */
  snapshot(options: { timeoutMs: number; client: string | null; seen?: Least }): RoutedSnapshot;
  /** Reads without a snapshot, from the next server where one fails. */
  read<Value>(use: (sql: Sql) => Promise<Value>): Promise<Value>;
  /** The pools of a server that may be read from; for what goes on for long. */
  pools(seen?: Least): Pools;
  close(): Promise<void>;
}

interface Candidate {
  pools: Pools;
  /** Null for the primary. */
  replica: Replica | null;
  /** What its block must reach; the primary's is the truth, whatever it is. */
  least: Least;
}

/** Reads from the standbys as long as one is new enough, and from the primary, which `sql` leads to, otherwise. */
export function createReaders(sql: Sql, addresses: readonly ReplicaAddress[], log: ReadersLog): Readers {
  const primary = openPools(sql);
  const primaryWatch = watchHead(primary.control, log);
  const replicas = addresses.map((address) =>
    watchReplica(address, {
      onFound: (name) => log.info({ replica: name }, 'a replica is read from'),
      onLost: (name, error) => log.warn({ replica: name, err: error }, 'a replica does not answer; others are read from'),
    }),
  );
  const listeners = new Set<(head: Head, before: Head | null) => void>();
  const closing = new AbortController();
  let told: Head | null = null;
  /** Nonce of the newest state that an answer stood on or that was told. */
  let floor = 0;
  /** Nonce of the last state of the primary that was not empty; it outlasts lost connections and tables that are made anew. */
  let primaryNonce = 0;
  let turn = 0;
  let announcedAt = 0;

  function tell(head: Head): void {
    if (head.version === told?.version) return;
    const before = told;
    told = head;
    floor = Math.max(floor, positionOf(head.version).nonce);
    for (const listener of listeners) listener(head, before);
  }

  /** The primary has a new state: it is told as soon as a standby has it, or when that takes too long. */
  function onPrimary(head: Head): void {
    announcedAt = performance.now();
    const { nonce } = positionOf(head.version);
    // It never goes back unless the tables are others: of a restored backup, or filled anew after a clock was set back.
    const isAnother = nonce > 0 && nonce < primaryNonce;
    if (isAnother) floor = nonce;
    if (nonce > 0) primaryNonce = nonce;
    const answering = replicas.filter(({ position }) => position !== null);
    if (answering.length === 0 || nonce === 0 || isAnother) {
      tell(head);
      return;
    }
    for (const replica of answering) void follow(replica);
    const timer = setTimeout(() => {
      if (closing.signal.aborted || positionOf(told?.version).nonce >= nonce) return;
      log.warn({ height: head.height }, 'no replica has the newest block in time: the primary is read from');
      tell(head);
    }, LAG_MS);
    timer.unref();
  }

  /** Looks at a standby, and tells its state where that is new and the primary, as far as it is known, has it too. */
  async function follow(replica: Replica): Promise<void> {
    await replica.look();
    const { position } = replica;
    if (position === null || position.nonce === 0 || position.nonce <= positionOf(told?.version).nonce) return;
    const newest = primaryWatch.head;
    if (newest !== null && position.nonce > positionOf(newest.version).nonce) return;
    tell({ height: position.height, version: `${position.height}-${position.nonce}` });
  }

  function isBehind({ position }: Replica): boolean {
    if (position === null || performance.now() - announcedAt > 10_000) return false;
    return position.nonce < positionOf(primaryWatch.head?.version).nonce;
  }

  async function keepFollowing(replica: Replica): Promise<void> {
    while (!closing.signal.aborted) {
      await follow(replica);
      const wait = replica.position === null ? LOST_MS : isBehind(replica) ? FOLLOWING_MS : REST_MS;
      await pause(wait, undefined, { ref: false, signal: closing.signal }).catch(() => undefined);
    }
  }

  primaryWatch.onChange(onPrimary);
  const following = replicas.map(keepFollowing);
  const ready = Promise.all([primaryWatch.ready, ...replicas.map((replica) => replica.look())]).then(() => undefined);

  /** Standbys that are new enough, the idlest first and in turns, without those that were tried. */
  function fit(least: Least, tried: ReadonlySet<Replica>): Candidate[] {
    turn += 1;
    const rotated = replicas.map((_, at) => replicas[(at + turn) % replicas.length]).filter((replica) => replica !== undefined);
    return rotated
      .toSorted((a, b) => a.inUse - b.inUse)
      .flatMap((replica) => {
        const { pools, position } = replica;
        const fits = pools !== null && position !== null && !tried.has(replica) && position.nonce >= floor && reaches(position, least);
        return fits ? [{ pools, replica, least: atLeast(least) }] : [];
      });
  }

  const atLeast = (least: Least): Least => ({ ...least, nonce: Math.max(least.nonce, floor) });

  /** Servers to try, one after the other: standbys, then the primary, then whatever comes back in time. */
  async function* candidates(least: Least): AsyncGenerator<Candidate> {
    const tried = new Set<Replica>();
    function* next(): Generator<Candidate> {
      for (let [candidate] = fit(least, tried); candidate !== undefined; [candidate] = fit(least, tried)) {
        if (candidate.replica !== null) tried.add(candidate.replica);
        yield candidate;
      }
    }
    yield* next();
    // The client has seen more than we know of: it may have asked another process. A look that runs already may miss it.
    for (let looks = 0; looks < LOOKS && replicas.length > 0 && !reaches(positionOf(told?.version), least); looks += 1) {
      if (looks > 0) await pause(FOLLOWING_MS / 2);
      await Promise.all(replicas.filter(({ position }) => position !== null).map(follow));
      yield* next();
    }
    // While it does not answer, waiting for it would be all that a request does.
    const answers = replicas.length === 0 || primaryWatch.head !== null;
    if (answers) yield { pools: primary, replica: null, least: ANY };
    for (const end = performance.now() + WAIT_MS; replicas.length > 0 && performance.now() < end; ) {
      await pause(FOLLOWING_MS * 2);
      tried.clear();
      await Promise.all(replicas.filter(({ position }) => position !== null).map(follow));
      yield* next();
    }
    if (!answers) yield { pools: primary, replica: null, least: ANY };
  }

  /** Tries servers until `use` gives something other than null; what broke the last one is thrown. */
  async function first<Value>(least: Least, use: (candidate: Candidate) => Promise<Value | null>): Promise<Value> {
    let failure: unknown;
    for await (const candidate of candidates(least)) {
      const { replica } = candidate;
      try {
        const value = await use(candidate);
        if (value !== null) return value;
      } catch (error) {
        if (!isServersFault(error) || replicas.length === 0) throw error;
        failure = error;
        replica?.doubt();
      }
    }
    throw failure ?? new Error('no server was tried');
  }

  function raiseFloor(block: SnapshotBlock | null): void {
    floor = Math.max(floor, positionOf(block?.version).nonce);
  }

  async function openOn(
    { pools, replica, least }: Candidate,
    limits: Pick<SnapshotLimits, 'timeoutMs' | 'client'>,
    opening: Opening,
  ): Promise<Snapshot | null> {
    const snapshot = openSnapshot(pools.sql, { control: pools.control, ...limits });
    opening.current = snapshot;
    opening.replica = replica;
    if (opening.isCancelled) snapshot.cancel();
    if (replica !== null) replica.inUse += 1;
    const release = (): void => {
      if (replica !== null) replica.inUse -= 1;
    };
    try {
      const block = await snapshot.block();
      const position = positionOf(block?.version);
      if (reaches(position, least)) {
        floor = Math.max(floor, position.nonce);
        return { ...snapshot, close: (options) => snapshot.close(options).finally(release) };
      }
    } catch (error) {
      release();
      await snapshot.close();
      throw error;
    }
    release();
    await snapshot.close();
    return null;
  }

  return {
    watch: {
      get head() {
        if (replicas.length === 0) return current(primaryWatch.head, floor);
        const isKnown = primaryWatch.head !== null || replicas.some(({ position }) => position !== null);
        return isKnown ? current(told, floor) : null;
      },
      ready,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => primaryWatch.close(),
    },
    least: (seen = ANY) => atLeast(seen),
    snapshot({ seen = ANY, ...limits }) {
      // The only server there is stands on what it stands on: a request's statements need not wait until that is known.
      if (replicas.length === 0) {
        const snapshot = openSnapshot(primary.sql, { control: primary.control, ...limits, onBlock: raiseFloor });
        return { ...snapshot, blame: () => undefined };
      }
      return lazySnapshot((opening) => first(seen, (candidate) => openOn(candidate, limits, opening)));
    },
    read: (use) => first(ANY, async ({ pools }) => ({ value: await use(pools.sql) })).then(({ value }) => value),
    pools: (seen = ANY) => fit(seen, new Set())[0]?.pools ?? primary,
    async close() {
      closing.abort();
      primaryWatch.close();
      listeners.clear();
      await Promise.all([...following, ...replicas.map((replica) => replica.close()), primary.end(5)]);
    },
  };
}

/** A head that no answer has gone beyond. */
function current(head: Head | null, floor: number): Head | null {
  return head !== null && positionOf(head.version).nonce >= floor ? head : null;
}

/** Whether another server may do better: this one is gone, busy, or undid the query for what it replayed. */
export function isServersFault(error: unknown): boolean {
  const { code } = toDatabaseError(error);
  return (isPassing(code) && code !== 'DATABASE_TIMEOUT') || code === 'DATABASE_CONFLICT';
}

/** A snapshot that is being opened, on one server after the other. */
interface Opening {
  isCancelled: boolean;
  current: Snapshot | null;
  /** Null for the primary. */
  replica: Replica | null;
}

/** A snapshot whose server is chosen by its first use. */
function lazySnapshot(open: (opening: Opening) => Promise<Snapshot>): RoutedSnapshot {
  const opening: Opening = { isCancelled: false, current: null, replica: null };
  let opened: Promise<Snapshot> | undefined;
  const use = (): Promise<Snapshot> => {
    opened ??= open(opening);
    return opened;
  };
  return {
    transaction: async () => (await use()).transaction(),
    block: async () => (await use()).block(),
    cancel() {
      opening.isCancelled = true;
      opening.current?.cancel();
    },
    isOver: () => opening.isCancelled || opening.current?.isOver() === true,
    blame: () => opening.replica?.doubt(),
    async close(options) {
      // Why it could not be opened was told to whoever used it.
      const snapshot = await opened?.catch(() => null);
      await snapshot?.close(options);
    },
  };
}
