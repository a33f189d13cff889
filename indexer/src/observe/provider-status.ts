// What a provider's status endpoint answered (JSON form of akash.provider.v1.Status, protocol 8.3), as a sample.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import type { ProviderSample, UnixNanos } from '../facts.ts';
import { type Doubt, MOST_CARDS, PlausibleReader } from './plausible.ts';

// A quantity is a message with one text; plain text and numbers are how Kubernetes itself writes it.
const quantity = z.union([
  z.object({ string: z.string().default('0') }).transform((value) => value.string),
  z.string(),
  z.number().transform(String),
]);
// Fields with their default value may be missing in the JSON form of protobuf.
const pair = z.object({ allocatable: quantity.default('0'), allocated: quantity.default('0'), capacity: quantity.optional() });
const none = { allocatable: '0', allocated: '0' };
/** No hardware has a longer name, and no index has room for names of any length. */
const name = z.string().max(128).default('');
const card = z.object({ vendor: name, name, interface: name, memory_size: name });
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

function variantOf(info: Card): Pick<Variant, 'vendor' | 'model' | 'ram' | 'interface'> {
  return {
    vendor: info.vendor.toLowerCase(),
    model: info.name === '' ? 'unknown' : info.name.toLowerCase(),
    ram: info.memory_size,
    interface: gpuInterface(info.interface),
  };
}

/**
 * GPUs of one node by variant; they add up to `allocatable`. The answer lists physical cards, whose number may differ: GPUs
 * without a card are unknown. With more cards than GPUs each variant has at least its cards less the surplus; the rest is
 * unknown too, unless there is only one variant.
 *
 * A node tells only how many of all its GPUs are in use: a variant's are at least what the others cannot be, and at most its
 * own number.
 */
function variantsOfNode(cards: readonly Card[], allocatable: number, allocated: number): Variant[] {
  const variants = new Map<string, Variant>();
  for (const info of cards) {
    const variant = variantOf(info);
    const key = JSON.stringify(variant);
    const installed = (variants.get(key)?.installed ?? 0) + 1;
    variants.set(key, { ...variant, installed, count: 0, allocatedMin: 0, allocatedMax: 0 });
  }
  const surplus = Math.max(0, cards.length - allocatable);
  const listed = [...variants.values()].map((variant) => ({ ...variant, count: Math.max(0, variant.installed - surplus) }));
  const unknown = allocatable - listed.reduce((sum, variant) => sum + variant.count, 0);
  const rest: Variant[] =
    unknown > 0
      ? [{ vendor: '', model: 'unknown', ram: '', interface: '', installed: 0, count: unknown, allocatedMin: 0, allocatedMax: 0 }]
      : [];
  return [...listed, ...rest].map((variant) => {
    // Where some of the cards cannot be leased it is not known which.
    const most = Math.max(variant.count, Math.min(variant.installed, allocatable));
    const allocatedMin = Math.max(0, allocated - (allocatable - variant.count));
    return { ...variant, allocatedMin: Math.min(allocatedMin, variant.count), allocatedMax: Math.min(allocated, most) };
  });
}

/** Variants of all nodes, equal ones added, in the order of their names. */
function merge(variants: readonly Variant[]): Variant[] {
  const merged = new Map<string, Variant>();
  for (const variant of variants) {
    const key = [variant.vendor, variant.model, variant.ram, variant.interface].join('/');
    const before = merged.get(key);
    merged.set(key, {
      ...variant,
      installed: (before?.installed ?? 0) + variant.installed,
      count: (before?.count ?? 0) + variant.count,
      allocatedMin: (before?.allocatedMin ?? 0) + variant.allocatedMin,
      allocatedMax: (before?.allocatedMax ?? 0) + variant.allocatedMax,
    });
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
    gpusInstalled: 0,
    gpus: [],
    suspect: [],
    raw: null,
  };
}

/** A sample without anything, for a provider that answered. */
export function emptySample(provider: string, time: UnixNanos): ProviderSample {
  return { ...failedSample(provider, time, ''), error: null };
}

/** The sample of a provider whose answer about its hardware cannot be true: kept as it is, with its leases and no hardware. */
export function suspectSample(told: ProviderSample, doubts: ReadonlySet<Doubt>, answer: unknown): ProviderSample {
  const { provider, time, activeLeases } = told;
  return { ...emptySample(provider, time), activeLeases, suspect: [...doubts].sort(), raw: answer };
}

/**
 * The sample of a provider that answered: sums over its nodes. Storage is ephemeral storage of the nodes and storage pools
 * of the cluster together. An answer that cannot be true is kept whole and flagged. Throws a `bad-block` LeasebookError where
 * the answer does not have the form of akash.provider.v1.Status.
 */
export function statusSample(provider: string, time: UnixNanos, answer: unknown): ProviderSample {
  const parsed = status.safeParse(answer);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalidStatus(`the answer is not a provider status: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, parsed.error);
  }
  const { leases, inventory } = parsed.data.cluster;
  const sample = emptySample(provider, time);
  const reader = new PlausibleReader();
  sample.activeLeases = count(BigInt(leases?.active ?? 0), 'active leases');
  const variants: Variant[] = [];
  const addStorage = ({ allocatable, allocated }: { allocatable: bigint; allocated: bigint }): void => {
    sample.storageBytesAllocatable += allocatable;
    sample.storageBytesAllocated += allocated;
  };
  for (const { resources } of inventory.cluster.nodes ?? []) {
    const gpu = reader.read('gpu', resources.gpu.quantity);
    const cpu = reader.read('cpu', resources.cpu.quantity);
    const memory = reader.read('memory', resources.memory.quantity);
    addStorage(reader.read('storage', resources.ephemeral_storage));
    sample.cpuMillisAllocatable += cpu.allocatable;
    sample.cpuMillisAllocated += cpu.allocated;
    sample.memoryBytesAllocatable += memory.allocatable;
    sample.memoryBytesAllocated += memory.allocated;
    const cards = resources.gpu.info ?? [];
    if (cards.length > MOST_CARDS) reader.doubts.add('unit');
    if (reader.doubts.size > 0) continue;
    sample.gpusAllocatable += Number(gpu.allocatable);
    sample.gpusAllocated += Number(gpu.allocated);
    sample.gpusInstalled += cards.length;
    variants.push(...variantsOfNode(cards, Number(gpu.allocatable), Number(gpu.allocated)));
  }
  for (const pool of inventory.cluster.storage ?? []) addStorage(reader.read('storage', pool.quantity));
  if (reader.doubts.size > 0) return suspectSample(sample, reader.doubts, answer);
  count(BigInt(sample.gpusAllocatable), 'GPUs');
  count(BigInt(sample.gpusAllocated), 'GPUs');
  sample.gpus = merge(variants);
  return sample;
}
