// What measure keeps over a restart, as plain JSON: whole numbers are text, since JSON's numbers are floats.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import { compareText } from '../ledger/keys.ts';
import { DIMENSIONS } from './market.ts';

const integer = z
  .string()
  .regex(/^-?\d+$/)
  .transform((text) => BigInt(text));
const height = z.number().int().min(0);
const count = z.number().int().min(0);
const models = z.array(z.tuple([z.string(), integer]).readonly()).readonly();

const reading = z.object({ us: integer, blocks: integer, akt: integer, unpriced: integer, supply: integer });
const bucket = z.object({
  fromUs: integer,
  /** What passed in the bucket so far. */
  passed: reading,
  heights: z.object({ first: height, last: height }).nullable(),
});
const amounts = z.object({ supplied: integer, allocated: integer });
const supply = z.object({
  provider: z.string(),
  time: integer,
  online: z.boolean(),
  suspect: z.boolean(),
  gpusSupplied: integer,
  gpusAllocated: integer,
  models,
  cpu: amounts,
  memory: amounts,
  storage: amounts,
  variants: z
    .array(
      z.object({
        vendor: z.string(),
        model: z.string(),
        ram: z.string(),
        interface: z.string(),
        installed: integer,
        supplied: integer,
        allocatedMin: integer,
        allocatedMax: integer,
      }),
    )
    .readonly(),
});
const pricedTime = z.object({ denom: z.string(), price: integer, gpus: integer, models, sinceUs: integer, untilUs: integer });
const exact = z.object({
  feesUsd: integer,
  feesUnpriced: z.boolean(),
  settledUsd: integer,
  takeFeesUsd: integer,
  settledUnpriced: z.boolean(),
  unpriced: z.boolean(),
  gpuUnpriced: z.boolean(),
});
const sums = z.object({
  onlineUs: integer,
  gpuSuppliedUs: integer,
  gpuAllocatedUs: integer,
  gpuLeasedUs: integer,
  leaseUs: integer,
  deploymentUs: integer,
  leasesOpened: count,
  leasesClosed: count,
  deploymentsOpened: count,
  deploymentsClosed: count,
  transactions: count,
  ordersOpened: count,
  bidsOpened: count,
  tenantsNew: count,
  accrued: integer,
  accruedUsd: integer.nullable(),
  gpuAccruedUsd: integer.nullable(),
  fees: integer,
  feesUsd: integer.nullable(),
  settled: integer,
  settledUsd: integer.nullable(),
  takeFees: integer,
  takeFeesUsd: integer.nullable(),
  escrowHeldUs: integer,
});
const integrals = z.array(integer);
/** An earlier version told everything of every hour: what it has kept changed in the open hour and is not told yet. */
const telling = { touched: z.boolean().default(true), told: z.boolean().default(false) };
const member = z.object({ hourUs: integrals, dayUs: integrals, rates: integrals, exact, hour: sums, day: sums, ...telling });
const dimension = z.enum(DIMENSIONS);
const events = z.object({ opened: count, closed: count });
const cell = z.object({ hourUs: integrals, dayUs: integrals, hour: events, day: events, ...telling });
const point = z.object({ isAkt: z.boolean(), price: integer, gpus: integer });
const points = z.tuple([point, point, point]).readonly().nullable();
/** Distinct tenants of an open bucket, and those of them who hold no lease any more. */
const tenants = z.object({ count, gone: z.array(z.string()) });

const schema = z.object({
  version: z.literal([3, 4]),
  previous: z.object({ height, timeUs: integer }),
  hour: bucket,
  day: bucket,
  price: z.object({ time: integer, price: integer, source: z.string() }).nullable(),
  supplies: z.array(supply),
  /** When prices of the open day's leases came into force; all others did before. */
  leasesSince: z.array(z.tuple([z.string(), integer])),
  ended: z.array(pricedTime),
  /** Microseconds of the first block. */
  beganUs: integer,
  /** What was settled in USD in each hour of the last 30 days in which something was. */
  settledHours: z.array(z.tuple([integer, integer.nullable()])),
  /** Coins in deployments' escrow accounts by denomination, scaled by 10^18. */
  escrowHeld: z.array(z.tuple([z.string(), integer])),
  members: z.array(z.tuple([dimension, z.string(), member])),
  cells: z.array(z.tuple([z.number().int().min(1), cell])),
  /** Prices at the quartiles of models whose state is told in the open day. */
  modelPrices: z.array(z.tuple([z.string(), points])).default([]),
  tenants: z.object({ hour: tenants, day: tenants }),
});

export type MeasureState = Omit<z.output<typeof schema>, 'version'>;

/** Entries by key: what is kept over a restart must not depend on restarts before. */
export function inOrder<Value>(entries: Iterable<[string, Value]>): [string, Value][] {
  return [...entries].sort(([left], [right]) => compareText(left, right));
}

/** The state as JSON. */
export function writeState(state: MeasureState): unknown {
  return plain({ version: 4, ...state });
}

/** Whole numbers as text; all else as it is. It is written with each batch, for which the schema would take longer than all figures. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}

/** The state from its JSON. Throws a fatal LeasebookError, `MEASURE_STATE_INVALID`. */
export function readState(json: unknown): MeasureState {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new LeasebookError('the stored state of the figures cannot be read', {
      kind: 'fatal',
      code: 'MEASURE_STATE_INVALID',
      advice: 'It was written by another version: make the tables again with `leasebook reindex`, or index anew with --fresh.',
      cause: parsed.error,
    });
  }
  return parsed.data;
}
