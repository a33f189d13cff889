// What a provider's status endpoint answered (JSON form of akash.provider.v1.Status, protocol 8.3), as a sample.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import type { ProviderSample, UnixNanos } from '../facts.ts';
import { parseQuantity } from './quantity.ts';

// A quantity is a message with one text; plain text and numbers are how Kubernetes itself writes it.
const quantity = z.union([
  z.object({ string: z.string().default('0') }).transform((value) => value.string),
  z.string(),
  z.number().transform(String),
]);
// Fields with their default value may be missing in the JSON form of protobuf.
const pair = z.object({ allocatable: quantity.default('0'), allocated: quantity.default('0') });
const none = { allocatable: '0', allocated: '0' };
const card = z.object({
  vendor: z.string().default(''),
  name: z.string().default(''),
  interface: z.string().default(''),
  memory_size: z.string().default(''),
});
const node = z.object({
  resources: z.object({
    cpu: z.object({ quantity: pair.default(none) }).default({ quantity: none }),
    memory: z.object({ quantity: pair.default(none) }).default({ quantity: none }),
    gpu: z.object({ quantity: pair.default(none), info: z.array(card).nullish() }).default({ quantity: none, info: [] }),
    ephemeral_storage: pair.default(none),
  }),
});
const status = z.object({
  cluster: z.object({
    leases: z.object({ active: z.coerce.number().int().min(0).default(0) }).nullish(),
    inventory: z.object({
      cluster: z.object({
        nodes: z.array(node).nullish(),
        storage: z.array(z.object({ quantity: pair.default(none) })).nullish(),
      }),
    }),
  }),
});

type Card = z.infer<typeof card>;
type Variant = ProviderSample['gpus'][number];

/** Counts are 32-bit in the tables; no provider has that many. */
const MOST = 2_147_483_647n;

/** The error for an answer that is no status. */
export function invalidStatus(what: string, cause?: unknown): LeasebookError {
  return new LeasebookError(what, {
    kind: 'bad-block',
    code: 'PROVIDER_STATUS_INVALID',
    advice: 'Compare the provider’s answer; the sample is set aside and the provider keeps its last one.',
    cause,
  });
}

/** A count that fits the tables. Throws `PROVIDER_STATUS_INVALID`. */
export function count(value: bigint, what: string): number {
  if (value > MOST) throw invalidStatus(`${value} ${what} are beyond any provider`);
  return Number(value);
}

/** The chain's own form: lower case, every SXM generation as `sxm` (protocol 8.3). */
function gpuInterface(text: string): string {
  const lower = text.toLowerCase();
  return lower.startsWith('sxm') ? 'sxm' : lower;
}

function variantOf(info: Card): Omit<Variant, 'count'> {
  return {
    vendor: info.vendor.toLowerCase(),
    model: info.name === '' ? 'unknown' : info.name.toLowerCase(),
    ram: info.memory_size,
    interface: gpuInterface(info.interface),
  };
}

/**
 * Allocatable GPUs of one node by variant; they add up to `allocatable`. The answer lists physical cards, whose number may
 * differ: GPUs without a card are unknown. With more cards than GPUs each variant has at least its cards less the
 * surplus; the rest is unknown too, unless there is only one variant.
 */
function variantsOfNode(cards: readonly Card[], allocatable: number): Variant[] {
  const variants = new Map<string, Variant>();
  for (const info of cards) {
    const variant = variantOf(info);
    const key = JSON.stringify(variant);
    variants.set(key, { ...variant, count: (variants.get(key)?.count ?? 0) + 1 });
  }
  const surplus = Math.max(0, cards.length - allocatable);
  const known = [...variants.values()]
    .map((variant) => ({ ...variant, count: Math.max(0, variant.count - surplus) }))
    .filter((variant) => variant.count > 0);
  const unknown = allocatable - known.reduce((sum, variant) => sum + variant.count, 0);
  return unknown > 0 ? [...known, { vendor: '', model: 'unknown', ram: '', interface: '', count: unknown }] : known;
}

/** Variants of all nodes, equal ones added, in the order of their names. */
function merge(variants: readonly Variant[]): Variant[] {
  const merged = new Map<string, Variant>();
  for (const variant of variants) {
    const key = [variant.vendor, variant.model, variant.ram, variant.interface].join('/');
    merged.set(key, { ...variant, count: (merged.get(key)?.count ?? 0) + variant.count });
  }
  return [...merged].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, variant]) => variant);
}

/** The sample of a provider that did not answer. */
export function failedSample(provider: string, time: UnixNanos, error: string): ProviderSample {
  return {
    provider,
    time,
    error,
    gpusAllocatable: 0,
    gpusAllocated: 0,
    cpuMillisAllocatable: 0n,
    cpuMillisAllocated: 0n,
    memoryBytesAllocatable: 0n,
    memoryBytesAllocated: 0n,
    storageBytesAllocatable: 0n,
    storageBytesAllocated: 0n,
    activeLeases: 0,
    gpus: [],
  };
}

/** A sample without anything, for a provider that answered. */
export function emptySample(provider: string, time: UnixNanos): ProviderSample {
  return { ...failedSample(provider, time, ''), error: null };
}

/**
 * The sample of a provider that answered: sums over its nodes. Storage is ephemeral storage of the nodes and storage pools
 * of the cluster together. Throws a `bad-block` LeasebookError where the answer does not have the form of
 * akash.provider.v1.Status, a quantity cannot be read or is negative.
 */
export function statusSample(provider: string, time: UnixNanos, answer: unknown): ProviderSample {
  const parsed = status.safeParse(answer);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalidStatus(`the answer is not a provider status: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, parsed.error);
  }
  const { leases, inventory } = parsed.data.cluster;
  const sample = emptySample(provider, time);
  sample.activeLeases = count(BigInt(leases?.active ?? 0), 'active leases');
  const variants: Variant[] = [];
  for (const { resources } of inventory.cluster.nodes ?? []) {
    const { cpu, memory, gpu, ephemeral_storage: storage } = resources;
    const gpus = count(parseQuantity(gpu.quantity.allocatable, 1n), 'GPUs');
    sample.gpusAllocatable += gpus;
    sample.gpusAllocated += count(parseQuantity(gpu.quantity.allocated, 1n), 'GPUs');
    sample.cpuMillisAllocatable += parseQuantity(cpu.quantity.allocatable, 1000n);
    sample.cpuMillisAllocated += parseQuantity(cpu.quantity.allocated, 1000n);
    sample.memoryBytesAllocatable += parseQuantity(memory.quantity.allocatable, 1n);
    sample.memoryBytesAllocated += parseQuantity(memory.quantity.allocated, 1n);
    sample.storageBytesAllocatable += parseQuantity(storage.allocatable, 1n);
    sample.storageBytesAllocated += parseQuantity(storage.allocated, 1n);
    variants.push(...variantsOfNode(gpu.info ?? [], gpus));
  }
  for (const pool of inventory.cluster.storage ?? []) {
    sample.storageBytesAllocatable += parseQuantity(pool.quantity.allocatable, 1n);
    sample.storageBytesAllocated += parseQuantity(pool.quantity.allocated, 1n);
  }
  count(BigInt(sample.gpusAllocatable), 'GPUs');
  count(BigInt(sample.gpusAllocated), 'GPUs');
  sample.gpus = merge(variants);
  return sample;
}
