// Figures of the chain as a whole: what they are called on both sides.
import type { Fields } from './fields.ts';
import type { Impossible } from './objects.ts';

/** Kinds of figures; each has objects by id, and those have fields. */
export const FIGURE_KINDS = [
  'balances',
  'supply',
  'mint',
  'stakingPool',
  'communityPool',
  'parameters',
  'bme',
  'ledgerRecords',
  'oracle',
] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** One side's figures at one height. */
export class Figures {
  /** Kinds that this side can tell at all. */
  readonly known: ReadonlySet<FigureKind>;
  /** Kinds of which everything is here. */
  readonly complete = new Set<FigureKind>();
  readonly #kinds = new Map<FigureKind, Map<string, Fields>>();

  constructor(known: Iterable<FigureKind> = FIGURE_KINDS) {
    this.known = new Set(known);
  }

  set(kind: FigureKind, id: string, fields: Record<string, string> | Fields): void {
    const objects = this.#kinds.get(kind) ?? new Map<string, Fields>();
    objects.set(id, fields instanceof Map ? fields : new Map(Object.entries(fields)));
    this.#kinds.set(kind, objects);
  }

  get(kind: FigureKind): ReadonlyMap<string, Fields> {
    return this.#kinds.get(kind) ?? new Map();
  }
}

/** A node's figures, and what it did not answer. */
export interface CollectedFigures {
  figures: Figures;
  impossible: Impossible[];
}

/** Every value of a JSON object by its path, e.g. `bid_min_deposit.denom`; nulls and empty lists leave nothing. */
export function flatten(value: unknown, prefix = '', into: Fields = new Map()): Fields {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) flatten(item, `${prefix}[${index}]`, into);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) flatten(item, prefix === '' ? name : `${prefix}.${name}`, into);
  } else if (value !== null && value !== undefined) {
    into.set(prefix, String(value));
  }
  return into;
}
