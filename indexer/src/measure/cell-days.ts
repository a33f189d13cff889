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

/** Adds cells up; members come in the order of first sight. */
export class DaySums {
  readonly #dimensions = new Map<string, Map<string, bigint[]>>();

  /** Adds a cell's figures, in the order of the type `cell_figure`. */
  add(cell: MarketCell, figures: readonly bigint[]): void {
    this.#addTo(OF_ALL, cell, figures);
    if (cell.model !== '') this.#addTo(OF_HARDWARE, cell, figures);
  }

  #addTo(dimensions: typeof OF_ALL, cell: MarketCell, figures: readonly bigint[]): void {
    for (const [dimension, memberOf] of Object.entries(dimensions)) {
      const members = this.#dimensions.get(dimension) ?? new Map<string, bigint[]>();
      this.#dimensions.set(dimension, members);
      const member = memberOf(cell);
      const sums = members.get(member);
      if (sums === undefined) members.set(member, [...figures]);
      else for (const [place, figure] of figures.entries()) if (figure !== 0n) sums[place] = (sums[place] ?? 0n) + figure;
    }
  }

  /** A row for each dimension with a member. */
  rows(bucketUs: bigint): DimensionDayRow[] {
    return [...this.#dimensions].map(([dimension, members]) => {
      const sums = [...members.values()];
      const figures = (sums[0] ?? []).map((_, place) => {
        const list = sums.map((of) => of[place] ?? 0n);
        return list.some((figure) => figure !== 0n) ? list : null;
      });
      return { dimension, bucketUs, members: [...members.keys()], figures };
    });
  }
}
