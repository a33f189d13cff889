// What passes while the chain goes on: time, blocks, and blocks valued at the price of AKT. Integrals are differences of these.
import { divideHalfEven, ONE } from '../ledger/decimal.ts';

export const HOUR_US = 3_600_000_000n;
export const DAY_US = 24n * HOUR_US;

/** What passed since a moment. */
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

/** What prices are added up over in an hour. */
export type PricedHour = Pick<Reading, 'blocks' | 'akt' | 'unpriced'>;

/** What passed in the open hour and in the open day, and in each of the day's hours that ended since measure began or went on. */
export interface Clocks {
  readonly hour: Reading;
  readonly day: Reading;
  readonly ended: PricedHour[];
}

/** What holds between two blocks. */
export interface Holding {
  /** USD per AKT, scaled by 10^18; null where none is known. */
  aktUsd: bigint | null;
  supplyKnown: boolean;
}

/** Nothing has passed. */
export function zeroReading(): Reading {
  return { us: 0n, blocks: 0n, akt: 0n, unpriced: 0n, supply: 0n };
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

  /** Moves both clocks on to `elapsed` microseconds after the start of the interval. */
  moveTo(elapsed: bigint, { hour, day }: Clocks): void {
    const share = this.#span === 0n ? ONE : divideHalfEven(ONE * elapsed, this.#span);
    const us = elapsed - this.#elapsed;
    const blocks = share - this.#share;
    const { aktUsd, supplyKnown } = this.#holding;
    for (const clock of [hour, day]) {
      clock.us += us;
      clock.blocks += blocks;
      if (aktUsd === null) clock.unpriced += blocks;
      else clock.akt += blocks * aktUsd;
      if (supplyKnown) clock.supply += us;
    }
    this.#elapsed = elapsed;
    this.#share = share;
  }
}
