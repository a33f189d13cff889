// What a provider's newest answer says, and what differs from one to the next.
import { isDeepStrictEqual } from 'node:util';
import type { ProviderSample, UnixNanos } from '../facts.ts';

/** What measure keeps of a provider's newest answer. */
export interface Supply {
  provider: string;
  time: UnixNanos;
  online: boolean;
  /** Online, but what it says is nonsense and counts nothing. */
  suspect: boolean;
  gpusSupplied: bigint;
  gpusAllocated: bigint;
  /** Allocatable GPUs by model (`vendor/model`); they add up to `gpusSupplied`. */
  models: readonly (readonly [model: string, gpus: bigint])[];
  cpu: Amounts;
  memory: Amounts;
  storage: Amounts;
  variants: readonly SuppliedVariant[];
}

/** What can be leased, and what is in use. */
interface Amounts {
  supplied: bigint;
  allocated: bigint;
}

/** GPUs of one variant of a provider. */
export interface SuppliedVariant {
  vendor: string;
  model: string;
  ram: string;
  interface: string;
  installed: bigint;
  supplied: bigint;
  allocatedMin: bigint;
  allocatedMax: bigint;
}

/** How much more a provider has than before. */
export interface SupplyChange extends Pick<Supply, 'provider' | 'gpusSupplied' | 'gpusAllocated' | 'cpu' | 'memory' | 'storage'> {
  /** Whether it was, or is, there at all. */
  isAny: boolean;
  online: bigint;
  suspect: bigint;
  models: ReadonlyMap<string, bigint>;
  variants: readonly SuppliedVariant[];
}

/** From what a provider answered to what it answers now; who is not online has nothing. */
export function supplyChange(provider: string, before: Supply | undefined, after: Supply | undefined): SupplyChange {
  const [was, is] = [before?.online === true ? before : null, after?.online === true ? after : null];
  const by = (of: (supply: Supply) => bigint): bigint => (is === null ? 0n : of(is)) - (was === null ? 0n : of(was));
  const amounts = (of: (supply: Supply) => Amounts): Amounts => ({
    supplied: by((supply) => of(supply).supplied),
    allocated: by((supply) => of(supply).allocated),
  });
  const models = new Map<string, bigint>();
  for (const [model, gpus] of was?.models ?? []) models.set(model, (models.get(model) ?? 0n) - gpus);
  for (const [model, gpus] of is?.models ?? []) models.set(model, (models.get(model) ?? 0n) + gpus);
  return {
    provider,
    isAny: was !== null || is !== null,
    online: by(() => 1n),
    suspect: by(({ suspect }) => (suspect ? 1n : 0n)),
    gpusSupplied: by(({ gpusSupplied }) => gpusSupplied),
    gpusAllocated: by(({ gpusAllocated }) => gpusAllocated),
    models,
    cpu: amounts(({ cpu }) => cpu),
    memory: amounts(({ memory }) => memory),
    storage: amounts(({ storage }) => storage),
    variants: variantChanges(was?.variants ?? [], is?.variants ?? []),
  };
}

/** Of each variant once, those from before first. */
function variantChanges(before: readonly SuppliedVariant[], after: readonly SuppliedVariant[]): SuppliedVariant[] {
  const changes = new Map<string, SuppliedVariant>();
  const add = (variant: SuppliedVariant, sign: 1n | -1n): void => {
    const { vendor, model, ram, interface: slot } = variant;
    const key = `${vendor}/${model}/${ram}/${slot}`;
    const sum = changes.get(key) ?? { ...variant, installed: 0n, supplied: 0n, allocatedMin: 0n, allocatedMax: 0n };
    for (const count of ['installed', 'supplied', 'allocatedMin', 'allocatedMax'] as const) sum[count] += sign * variant[count];
    changes.set(key, sum);
  };
  for (const variant of before) add(variant, -1n);
  for (const variant of after) add(variant, 1n);
  return [...changes.values()];
}

/** Adds counts of equal models up, in the order of first sight. */
export function byModel(variants: Iterable<{ vendor: string; model: string; count: bigint | number }>): Map<string, bigint> {
  const models = new Map<string, bigint>();
  for (const { vendor, model, count } of variants) {
    if (BigInt(count) === 0n) continue;
    const name = `${vendor}/${model}`;
    models.set(name, (models.get(name) ?? 0n) + BigInt(count));
  }
  return models;
}

/** A provider's answer as measure keeps it. */
export function supplyOf(sample: ProviderSample): Supply {
  return {
    provider: sample.provider,
    time: sample.time,
    online: sample.error === null,
    suspect: sample.suspect.length > 0,
    gpusSupplied: BigInt(sample.gpusAllocatable),
    gpusAllocated: BigInt(sample.gpusAllocated),
    models: [...byModel(sample.gpus)],
    cpu: { supplied: sample.cpuMillisAllocatable, allocated: sample.cpuMillisAllocated },
    memory: { supplied: sample.memoryBytesAllocatable, allocated: sample.memoryBytesAllocated },
    storage: { supplied: sample.storageBytesAllocatable, allocated: sample.storageBytesAllocated },
    variants: sample.gpus.map(({ vendor, model, ram, interface: slot, installed, count, allocatedMin, allocatedMax }) => ({
      vendor,
      model,
      ram,
      interface: slot,
      installed: BigInt(installed),
      supplied: BigInt(count),
      allocatedMin: BigInt(allocatedMin),
      allocatedMax: BigInt(allocatedMax),
    })),
  };
}

/** Whether two answers of a provider say the same. */
export function isSame({ time: _one, ...left }: Supply, { time: _other, ...right }: Supply): boolean {
  return isDeepStrictEqual(left, right);
}
