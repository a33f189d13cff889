// What the cells of a day add up to by each dimension, for charts over years: their members are few, cells are many.
import type { DimensionDayRow, MarketCell } from '../contract.ts';

/** Members by dimension: of all cells, and of cells with GPUs. */
const OF_ALL: Readonly<Record<string, (cell: MarketCell) => string>> = {
  network: () => '',
  provider: ({ provider }) => provider,
  country: ({ country }) => country,
  region: ({ region }) => region,
  tier: ({ tier }) => tier,
  audit: ({ audit }) => audit,
};
const OF_HARDWARE: Readonly<Record<string, (cell: MarketCell) => string>> = {
  vendor: ({ vendor }) => vendor,
  model: ({ vendor, model }) => `${vendor}/${model}`,
  variant: ({ vendor, model, ram, interface: slot }) => `${vendor}/${model}/${ram}/${slot}`,
  ram: ({ ram }) => ram,
  interface: ({ interface: slot }) => slot,
  class: (cell) => cell.class,
};

/** A cell's member of each dimension that it counts in. */
export type Memberships = readonly (readonly [dimension: string, member: string])[];

/** Where a cell counts. */
export function membershipsOf(cell: MarketCell): Memberships {
  const dimensions = cell.model === '' ? OF_ALL : { ...OF_ALL, ...OF_HARDWARE };
  return Object.entries(dimensions).map(([dimension, memberOf]) => [dimension, memberOf(cell)]);
}

/** Adds cells up; members come in the order of first sight. */
export class DaySums {
  readonly #dimensions = new Map<string, Map<string, bigint[]>>();

  /** Adds a cell's figures, in the order of the type `cell_figure`. */
  add(memberships: Memberships, figures: readonly bigint[]): void {
    // Most figures of a cell are zero.
    const places: number[] = [];
    for (const [place, figure] of figures.entries()) if (figure !== 0n) places.push(place);
    for (const [dimension, member] of memberships) {
      const sums = this.#sums(dimension, member, figures.length);
      for (const place of places) sums[place] = (sums[place] ?? 0n) + (figures[place] ?? 0n);
    }
  }

  #sums(dimension: string, member: string, length: number): bigint[] {
    let members = this.#dimensions.get(dimension);
    if (members === undefined) {
      members = new Map();
      this.#dimensions.set(dimension, members);
    }
    let sums = members.get(member);
    if (sums === undefined) {
      sums = new Array<bigint>(length).fill(0n);
      members.set(member, sums);
    }
    return sums;
  }

  /** A row for each dimension with a member. */
  rows(bucketUs: bigint): DimensionDayRow[] {
    return [...this.#dimensions].map(([dimension, members]) => {
      const sums = [...members.values()];
      const figures = (sums[0] ?? []).map((_, place) => (sums.some((of) => of[place] !== 0n) ? sums.map((of) => of[place] ?? 0n) : null));
      return { dimension, bucketUs, members: [...members.keys()], figures };
    });
  }
}
