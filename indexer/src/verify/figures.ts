// Figures of the chain as a whole: what they are called on both sides.
import { z } from 'zod';
import { formatDecimal, parseDecimal } from '../ledger/decimal.ts';
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
  /** Whether this side tells some objects only: the others are then not compared. */
  readonly partial: boolean;
  /** Kinds whose objects lack fields on this side: those are then not compared. A field that is missing in any other kind is told. */
  readonly lacking: ReadonlySet<FigureKind>;
  /** Whether an object that is not here does not exist. */
  isWhole: (kind: FigureKind, id: string) => boolean = () => false;
  readonly #kinds = new Map<FigureKind, Map<string, Fields>>();

  constructor(known: Iterable<FigureKind> = FIGURE_KINDS, partial = false, lacking: Iterable<FigureKind> = []) {
    this.known = new Set(known);
    this.partial = partial;
    this.lacking = new Set(lacking);
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
  /** Parameters by module, in the chain's JSON form. */
  parameters: Map<string, Record<string, unknown>>;
}

const take = z.looseObject({
  default_take_rate: z.union([z.number(), z.string()]).default(0),
  denom_take_rates: z.array(z.looseObject({ denom: z.string(), rate: z.union([z.number(), z.string()]).default(0) })).nullish(),
});

/** A decimal without the zeros that some texts of it have and others do not; any other text as it is. */
function shortDecimal(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? formatDecimal(parseDecimal(text)) : text;
}

/** Parameters as fields: those of take by denomination, since their order says nothing. */
export function parameterFields(module: string, parameters: unknown): Fields {
  if (module !== 'take') return new Map([...flatten(parameters)].map(([name, value]) => [name, shortDecimal(value)]));
  const { default_take_rate, denom_take_rates } = take.parse(parameters);
  const fields: Fields = new Map([['default rate', String(default_take_rate)]]);
  for (const { denom, rate } of denom_take_rates ?? []) fields.set(`rate of ${denom}`, String(rate));
  return fields;
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
