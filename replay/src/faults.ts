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
  'no-block',
  'wrong-parent',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Bend what a block is: only requests for a block of a certain height can be bent so. */
const aboutBlocks: ReadonlySet<FaultKind> = new Set(['other-block', 'no-block', 'wrong-parent']);
/** Bend what `block` answers; `other-block` bends `block_results` too. */
const aboutContent: ReadonlySet<FaultKind> = new Set(['no-block', 'wrong-parent']);

function applies(kind: FaultKind, method: string, height: number | null): boolean {
  if (!aboutBlocks.has(kind)) return true;
  return height !== null && (method === 'block' || (method === 'block_results' && !aboutContent.has(kind)));
}

export interface FaultOptions {
  seed: number;
  /** Share of requests that are bent, 0 to 1. */
  rate: number;
  kinds: readonly FaultKind[];
  /** How long a slow answer takes. */
  slowMs?: number;
  /** Only requests for these heights are bent; all where not given. */
  heights?: { from: number; to: number };
  /** Only the first so many times that a request is asked for can be bent, so that trying again helps; without end where not given. */
  timesEach?: number;
}

/** Decides faults: the same request, asked for the same time, gets the same fault whatever runs beside it. */
export class Faults {
  readonly #options: FaultOptions;
  readonly #asked = new Map<string, number>();
  /** How many requests were bent, by kind. */
  readonly injected = new Map<FaultKind, number>();

  constructor(options: FaultOptions) {
    this.#options = options;
  }

  get slowMs(): number {
    return this.#options.slowMs ?? 500;
  }

  /** The fault for a request, or null. `height` is the one asked for, if any. */
  next(method: string, height: number | null): FaultKind | null {
    const { seed, rate, kinds, heights, timesEach } = this.#options;
    if (heights !== undefined && (height === null || height < heights.from || height > heights.to)) return null;
    const request = `${method} ${height ?? ''}`;
    const time = this.#asked.get(request) ?? 0;
    this.#asked.set(request, time + 1);
    if (timesEach !== undefined && time >= timesEach) return null;
    const dice = createHash('sha256').update(`${seed} ${request} ${time}`).digest();
    if (dice.readUInt32BE(0) / 2 ** 32 >= rate) return null;
    const possible = kinds.filter((kind) => applies(kind, method, height));
    const kind = possible[dice.readUInt32BE(4) % possible.length];
    if (kind === undefined) return null;
    this.injected.set(kind, (this.injected.get(kind) ?? 0) + 1);
    return kind;
  }
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
