// What passes while the chain goes on: time, blocks, and blocks valued at the price of AKT. Integrals are differences of these.
import { divideHalfEven, ONE } from '../ledger/decimal.ts';

export const HOUR_US = 3_600_000_000n;
export const DAY_US = 24n * HOUR_US;

/** Readings of the clocks at one moment; only differences mean something. */
export interface Reading {
  /** Microseconds between indexed blocks. */
  us: bigint;
  /** Blocks, scaled by 10^18. */
  blocks: bigint;
  /** Blocks × USD per AKT, scaled by 10^36. */
  akt: bigint;
  /** Blocks while no price of AKT was known, scaled by 10^18. */
  unpriced: bigint;
  /** Microseconds for which supply is known. */
  supply: bigint;
}

/** What holds between two blocks. */
export interface Holding {
  /** USD per AKT, scaled by 10^18; null where none is known. */
  aktUsd: bigint | null;
  supplyKnown: boolean;
}

/** Clocks at zero. */
export function zeroReading(): Reading {
  return { us: 0n, blocks: 0n, akt: 0n, unpriced: 0n, supply: 0n };
}

/** What passed from `before` to `after`. */
export function passed(after: Reading, before: Reading): Reading {
  return {
    us: after.us - before.us,
    blocks: after.blocks - before.blocks,
    akt: after.akt - before.akt,
    unpriced: after.unpriced - before.unpriced,
    supply: after.supply - before.supply,
  };
}

/**
 * Walks through one block interval of `span` microseconds in steps. The interval counts one block; a step's part of it is
 * its part of the time, in steps of 10^-18 block that add up to one block exactly.
 */
export class Interval {
  readonly #span: bigint;
  readonly #holding: Holding;
  #elapsed = 0n;
  #share = 0n;

  constructor(span: bigint, holding: Holding) {
    this.#span = span;
    this.#holding = holding;
  }

  /** Moves `clock` on to `elapsed` microseconds after the start of the interval. */
  moveTo(elapsed: bigint, clock: Reading): void {
    const share = this.#span === 0n ? ONE : divideHalfEven(ONE * elapsed, this.#span);
    const us = elapsed - this.#elapsed;
    const blocks = share - this.#share;
    clock.us += us;
    clock.blocks += blocks;
    if (this.#holding.aktUsd === null) clock.unpriced += blocks;
    else clock.akt += blocks * this.#holding.aktUsd;
    if (this.#holding.supplyKnown) clock.supply += us;
    this.#elapsed = elapsed;
    this.#share = share;
  }
}
