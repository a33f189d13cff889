// A lease as measure counts it while it runs: its price, its GPUs by model and variant.
import { LeasebookError } from '@leasebook/db';
import { divideHalfEven } from '../ledger/decimal.ts';
import { bidKey, compareText } from '../ledger/keys.ts';
import type { Lease, LeaseGpu } from '../objects.ts';
import type { PricedTime } from './quartiles.ts';
import { byModel } from './supply.ts';

/** GPUs whose model nobody tells. */
export const UNKNOWN_MODEL = 'unknown';

/** An active lease as measure counts it. */
export interface ActiveLease {
  provider: string;
  denom: string;
  price: bigint;
  gpus: bigint;
  models: readonly (readonly [model: string, gpus: bigint])[];
  variants: readonly LeasedVariant[];
  cpuMillis: bigint;
  memoryBytes: bigint;
  storageBytes: bigint;
  /** When its price came into force, microseconds. */
  sinceUs: bigint;
}

/** GPUs of one variant of a lease. */
export type LeasedVariant = Omit<LeaseGpu, 'origin'>;

/** A lease's GPUs by variant; what its variants do not tell is of the unknown model. */
function variantsOf({ gpus, gpuVariants }: Lease): LeasedVariant[] {
  const rest = gpuVariants.reduce((left, { count }) => left - count, gpus);
  const known = gpuVariants.filter(({ count }) => count > 0n).map(({ origin, ...variant }) => variant);
  return rest > 0n ? [...known, { vendor: '', model: UNKNOWN_MODEL, ram: '', interface: '', count: rest }] : known;
}

/**
 * A lease's GPUs by model, in the order of their names: a restart gives variants in another order, and shares must not tell of it.
 * What its variants do not tell is of the unknown model.
 */
function modelsOf(lease: Lease): (readonly [string, bigint])[] {
  const models = byModel(lease.gpuVariants);
  let rest = lease.gpus;
  for (const count of models.values()) rest -= count;
  if (rest < 0n) {
    throw new LeasebookError(`a lease of ${lease.gpus} GPUs has more by variant`, {
      kind: 'fatal',
      code: 'MEASURE_LEASE_GPUS',
      object: bidKey(lease.id),
      height: lease.created.height,
      advice: 'This is a defect of the indexer: report it with the height.',
    });
  }
  const unknown = `/${UNKNOWN_MODEL}`;
  if (rest > 0n) models.set(unknown, (models.get(unknown) ?? 0n) + rest);
  return [...models].sort(([one], [other]) => compareText(one, other));
}

/** A price shared out by GPUs, half-even to 18 places; the last model takes what is left, so that parts add up. */
export function shares({ price, gpus, models }: ActiveLease): (readonly [model: string, gpus: bigint, share: bigint])[] {
  let left = price;
  return models.map(([model, count], index) => {
    const share = index === models.length - 1 ? left : divideHalfEven(price * count, gpus);
    left -= share;
    return [model, count, share] as const;
  });
}

/** A lease's time at its price, up to `untilUs`. */
export function pricedTime({ denom, price, gpus, models, sinceUs }: ActiveLease, untilUs: bigint): PricedTime {
  return { denom, price, gpus, models, sinceUs, untilUs };
}

/** A lease that runs from `sinceUs` on. Throws MEASURE_LEASE_GPUS where it has more GPUs by variant than in all. */
export function activeLease(lease: Lease, sinceUs: bigint): ActiveLease {
  return {
    provider: lease.id.provider,
    denom: lease.price.denom,
    price: lease.price.amount,
    gpus: lease.gpus,
    models: modelsOf(lease),
    variants: variantsOf(lease),
    cpuMillis: lease.cpuMillis,
    memoryBytes: lease.memoryBytes,
    storageBytes: lease.storageBytes,
    sinceUs,
  };
}
