// What measure keeps over a restart, as plain JSON: whole numbers are text, since JSON's numbers are floats.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';

const integer = z.codec(z.string().regex(/^-?\d+$/), z.bigint(), { decode: (text) => BigInt(text), encode: (value) => value.toString() });
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
const supply = z.object({
  provider: z.string(),
  time: integer,
  online: z.boolean(),
  gpusSupplied: integer,
  gpusAllocated: integer,
  models,
});
const pricedTime = z.object({ denom: z.string(), price: integer, gpus: integer, models, sinceUs: integer, untilUs: integer });
const exact = z.object({
  accrued: integer,
  usd: integer,
  gpuUsd: integer,
  unpriced: z.boolean(),
  gpuUnpriced: z.boolean(),
  feesUsd: integer,
  feesUnpriced: z.boolean(),
  settledUsd: integer,
  takeFeesUsd: integer,
  settledUnpriced: z.boolean(),
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
const member = z.object({ exact, hour: sums, day: sums });
const dimension = z.enum(['network', 'provider', 'model', 'country', 'denom']);

const schema = z.object({
  version: z.literal(2),
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
});

export type MeasureState = Omit<z.output<typeof schema>, 'version'>;

/** The state as JSON. */
export function writeState(state: MeasureState): unknown {
  return schema.encode({ version: 2, ...state });
}

/** The state from its JSON. Throws a fatal LeasebookError, `MEASURE_STATE_INVALID`. */
export function readState(json: unknown): MeasureState {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new LeasebookError('the stored state of the figures cannot be read', {
      kind: 'fatal',
      code: 'MEASURE_STATE_INVALID',
      advice: 'It was written by another version: index anew with --fresh.',
      cause: parsed.error,
    });
  }
  return parsed.data;
}
