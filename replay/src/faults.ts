// Faults that a node's answers are bent by: decided by a seed, the request and how often it was asked, never by time.
import { createHash } from 'node:crypto';

export const faultKinds = [
  'slow',
  'dropped',
  'truncated',
  'busy',
  'failing',
  'garbage',
  'other-block',
  'skipped-height',
  'no-block',
  'wrong-parent',
  'forked',
  'pruned',
  'other-chain',
  'other-shape',
  'stale-head',
  'socket-drop',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What a new block is told by, as a method. */
export const TELL = 'websocket';

/** Which requests some kinds can bend; the others bend every request over HTTP. */
const about: Partial<Record<FaultKind, readonly string[]>> = {
  'other-block': ['block', 'block_results'],
  'skipped-height': ['block', 'block_results'],
  'no-block': ['block'],
  'wrong-parent': ['block'],
  forked: ['block'],
  pruned: ['block', 'block_results'],
  'other-chain': ['block', 'status'],
  'other-shape': ['block', 'block_results'],
  'stale-head': ['status'],
  'socket-drop': [TELL],
};

function applies(kind: FaultKind, method: string, height: number | null): boolean {
  const methods = about[kind];
  if (methods === undefined) return method !== TELL;
  // Of a block only a certain one can be bent, not the head's.
  return methods.includes(method) && (height !== null || method === 'status');
}

export interface FaultOptions {
  seed: number;
  /** Share of requests that are bent, 0 to 1. */
  rate: number;
  /** Share of told blocks at which a WebSocket is cut; `rate` where not given. */
  tellRate?: number;
  /** Share of requests that are answered in another version's shape for certain, of those for which one is recorded (few blocks are); 0 where not given. */
  shapeRate?: number;
  kinds: readonly FaultKind[];
  /** How long a slow answer takes. */
  slowMs?: number;
  /** Only requests for these heights are bent; all where not given. */
  heights?: { from: number; to: number };
  /** Only the first so many times that a request is asked for can be bent, so that trying again helps; without end where not given. */
  timesEach?: number;
}

/** How far a stale head is behind. */
const STALE_BLOCKS = 7;

/** Decides faults: the same request, asked for the same time, gets the same fault whatever runs beside it. */
export class Faults {
  readonly #options: FaultOptions;
  readonly #hasOtherShape: (height: number) => boolean;
  readonly #asked = new Map<string, number>();
  /** How many requests were bent, by kind. */
  readonly injected = new Map<FaultKind, number>();

  /** `hasOtherShape` tells of which blocks the answer of a node of another version is recorded. */
  constructor(options: FaultOptions, hasOtherShape: (height: number) => boolean) {
    this.#options = options;
    this.#hasOtherShape = hasOtherShape;
  }

  get slowMs(): number {
    return this.#options.slowMs ?? 500;
  }

  /** The fault for a request, or null. `height` is the one asked for, if any. */
  next(method: string, height: number | null): FaultKind | null {
    const { seed, kinds, heights, timesEach } = this.#options;
    if (heights !== undefined && (height === null || height < heights.from || height > heights.to)) return null;
    const request = `${method} ${height ?? ''}`;
    const time = this.#asked.get(request) ?? 0;
    this.#asked.set(request, time + 1);
    if (timesEach !== undefined && time >= timesEach) return null;
    const dice = createHash('sha256').update(`${seed} ${request} ${time}`).digest();
    const possible = kinds.filter((each) => applies(each, method, height) && (each !== 'other-shape' || this.#hasShape(height)));
    const chosen = (rate: number) => dice.readUInt32BE(0) / 2 ** 32 < rate;
    const kind =
      possible.includes('other-shape') && chosen(this.#options.shapeRate ?? 0)
        ? 'other-shape'
        : chosen(this.#rateOf(method))
          ? possible[dice.readUInt32BE(4) % possible.length]
          : undefined;
    if (kind === undefined) return null;
    this.injected.set(kind, (this.injected.get(kind) ?? 0) + 1);
    return kind;
  }

  #rateOf(method: string): number {
    return method === TELL ? (this.#options.tellRate ?? this.#options.rate) : this.#options.rate;
  }

  #hasShape(height: number | null): boolean {
    return height !== null && this.#hasOtherShape(height);
  }
}

/** A block's JSON text as of a fork: another state and another hash. */
export function withFork(block: Buffer): Buffer {
  const turned = (text: string, field: string) =>
    text.replace(
      new RegExp(`(${field}":")([0-9A-F]+)"`),
      (_all, before: string, hash: string) => `${before}${[...hash].reverse().join('')}"`,
    );
  return Buffer.from(turned(turned(block.toString(), '"block_id":{"hash'), '"app_hash'));
}

/** A status with an older head. */
export function withStaleHead(status: Buffer): Buffer {
  return Buffer.from(
    status
      .toString()
      .replace(
        /("latest_block_height":")(\d+)"/,
        (_all, before: string, height: string) => `${before}${Math.max(1, Number(height) - STALE_BLOCKS)}"`,
      ),
  );
}

/** The name of the chain as a node of another one tells it. */
export function withOtherChain(answer: Buffer, chainId: string): Buffer {
  return Buffer.from(answer.toString().replaceAll(`"${chainId}"`, '"elsewhere-1"'));
}

/** A block's JSON text with another parent hash: every hash digit of `last_block_id` is turned. */
export function withWrongParent(block: Buffer): Buffer {
  return Buffer.from(
    block
      .toString()
      .replace(
        /("last_block_id":\{"hash":")([0-9A-F]+)"/,
        (_all, before: string, hash: string) => `${before}${[...hash].reverse().join('')}"`,
      ),
  );
}
