// What is known of one endpoint, and how good that makes it: how fast it answers, how often it fails, how far it is.
import type { LeasebookError } from '@leasebook/db';
import type { SourceStatus } from '../contract.ts';
import type { Endpoint } from './endpoint.ts';
import { type OrderedOptions, Parallelism } from './ordered.ts';

/** Each answer moves the latency this far to its own. */
const LATENCY_WEIGHT = 0.2;
/** Quicker answers than this make no difference: of quick endpoints the first one listed is asked. */
const QUICK_MS = 20;
/** A failure makes an endpoint as unattractive as so many times its latency would. */
const FAILURE_FACTOR = 4;
/** More failures in a row say nothing new. */
const MOST_FAILURES = 10;
/** After so long half of the failures are forgotten: an endpoint that was away is tried again. */
const FAILURES_FADE_MS = 30_000;
/** An endpoint whose answers were wrong comes after every other one, however fast it is. */
const DOUBT_FACTOR = 1_000;
const MOST_DOUBTS = 3;
const DOUBTS_FADE_MS = 600_000;
/** The same for one that is behind the others: what it lacks may be more than the last blocks. */
const BEHIND_FACTOR = 10;
/** Endpoints hear of a block at different moments: one block is no lag. */
const USUAL_LAG_BLOCKS = 1;

/** A running request: when it began, and how many blocks it asks for. */
export interface Place {
  readonly at: number;
  blocks: number;
}

/** A count of which half is forgotten after some time. */
class Fading {
  readonly #halfLifeMs: number;
  readonly #most: number;
  #amount = 0;
  #at = 0;

  constructor(halfLifeMs: number, most: number) {
    this.#halfLifeMs = halfLifeMs;
    this.#most = most;
  }

  get amount(): number {
    return this.#amount === 0 ? 0 : this.#amount * 2 ** ((this.#at - performance.now()) / this.#halfLifeMs);
  }

  add(): void {
    this.#amount = Math.min(this.#most, this.amount + 1);
    this.#at = performance.now();
  }

  clear(): void {
    this.#amount = 0;
  }
}

/** One endpoint, with a parallelism of its own. */
export class Member {
  readonly endpoint: Endpoint;
  /** Its last status; null before it first answered. */
  #status: SourceStatus | null = null;
  /** The lowest block that any of its statuses told. */
  #lowest = Number.POSITIVE_INFINITY;
  /** Why it is never asked again. */
  dropped: LeasebookError | null = null;
  /** A status request under way, shared by all who want to know. */
  asking: Promise<SourceStatus> | null = null;
  readonly #parallelism: Parallelism;
  readonly #failures = new Fading(FAILURES_FADE_MS, MOST_FAILURES);
  readonly #doubts = new Fading(DOUBTS_FADE_MS, MOST_DOUBTS);
  /** When each running request began, the oldest first. */
  readonly #running = new Set<Place>();
  /** Moving average, in milliseconds; null before the first answer. */
  #latencyMs: number | null = null;

  constructor(endpoint: Endpoint, parallel: Pick<OrderedOptions, 'startParallel' | 'mostParallel'>) {
    this.endpoint = endpoint;
    this.#parallelism = new Parallelism(parallel);
  }

  get status(): SourceStatus | null {
    return this.#status;
  }

  told(status: SourceStatus): void {
    this.#status = status;
    this.#lowest = Math.min(this.#lowest, status.earliestHeight);
  }

  /** Whether it ever told that it keeps that block: several nodes behind one address do not all keep the same. */
  everKept(height: number): boolean {
    return this.#lowest <= height;
  }

  /** How many blocks may be asked of it at once. */
  get limit(): number {
    return this.#parallelism.limit;
  }

  get isFree(): boolean {
    return this.#running.size < this.limit;
  }

  /** Whether it has that block, as far as is known. */
  mayHave(height: number): boolean {
    return this.status === null || (this.status.earliestHeight <= height && height <= this.status.headHeight);
  }

  isBehind(headHeight: number): boolean {
    return this.status !== null && this.status.headHeight < headHeight - USUAL_LAG_BLOCKS;
  }

  /**
   * Health as the time in milliseconds that an answer may be expected to take, the less the better: the latency (or how
   * long its oldest request has waited, if longer; at least 20) × 4 for each failure in a row × 1000 for each wrong answer × 10 where it
   * is behind `headHeight`. Infinite before it first answered.
   */
  score(headHeight: number): number {
    if (this.#latencyMs === null) return Number.POSITIVE_INFINITY;
    const [oldest] = this.#running;
    const waitingMs = oldest === undefined ? 0 : performance.now() - oldest.at;
    return (
      Math.max(this.#latencyMs, waitingMs, QUICK_MS) *
      FAILURE_FACTOR ** this.#failures.amount *
      DOUBT_FACTOR ** this.#doubts.amount *
      (this.isBehind(headHeight) ? BEHIND_FACTOR : 1)
    );
  }

  /** Takes a place among the requests that its limit counts. */
  begin(): Place {
    const place = { at: performance.now(), blocks: 1 };
    this.#running.add(place);
    return place;
  }

  end(place: Place): void {
    this.#running.delete(place);
  }

  /** A request was answered, in `place` where its limit counts it. */
  succeeded(place: Place | null): void {
    this.#failures.clear();
    if (place === null) return;
    this.answered((performance.now() - place.at) / place.blocks);
    this.#parallelism.succeeded();
  }

  /** Notes how long an answer took, of one about several blocks each one's part. */
  answered(milliseconds: number): void {
    this.#latencyMs = this.#latencyMs === null ? milliseconds : this.#latencyMs + LATENCY_WEIGHT * (milliseconds - this.#latencyMs);
  }

  failed(error: LeasebookError): void {
    this.#failures.add();
    if (error.code === 'CHAIN_ID_MISMATCH') this.dropped = error;
    if (error.kind === 'bad-block') this.#doubts.add();
  }

  /** A request that its limit counts failed: it bears less, unless the failure has nothing to do with how much it is asked. */
  overran({ kind, code }: LeasebookError): void {
    if (kind === 'retryable' && code !== 'NODE_BEHIND') this.#parallelism.failed();
  }

  /** What it answered turned out to be wrong. */
  doubted(): void {
    this.#doubts.add();
  }
}

/** An endpoint takes over what a better one has no room for only if its answers are not expected later by more than this factor. */
const SPILL_FACTOR = 4;

/** The highest head that any of them told. */
function highestHead(members: readonly Member[]): number {
  return members.reduce((highest, { status }) => Math.max(highest, status?.headHeight ?? 0), 0);
}

/** The best one; of equals, e.g. before any has answered, the first. @throws TypeError where there is none. */
function best(members: readonly Member[], head: number): Member {
  return members.reduce((found, member) => (member.score(head) < found.score(head) ? member : found));
}

/** Those that are nearly as good as the best one. */
function good(members: readonly Member[], head: number): Member[] {
  const leader = best(members, head);
  const limit = leader.score(head) * SPILL_FACTOR;
  return members.filter((member) => member === leader || (member.status !== null && member.score(head) <= limit));
}

/** The one to follow: the best of those that are not behind. */
export function pickForHead(members: readonly Member[]): Member {
  const head = highestHead(members);
  const ahead = members.filter((member) => !member.isBehind(head));
  return best(ahead.length > 0 ? ahead : members, head);
}

/** Of those that may have the block, else of all, the best one with room for a request; null where those worth waiting for are full. */
export function pickForBlock(members: readonly Member[], height: number): Member | null {
  const head = highestHead(members);
  const having = members.filter((member) => member.mayHave(height));
  const free = good(having.length > 0 ? having : members, head).filter(({ isFree }) => isFree);
  return free.length > 0 ? best(free, head) : null;
}

/** How many blocks may be asked for at once of all that are worth asking. */
export function parallelLimit(members: readonly Member[]): number {
  return members.length === 0 ? 1 : good(members, highestHead(members)).reduce((sum, { limit }) => sum + limit, 0);
}
