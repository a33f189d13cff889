// What GET /status of a provider answered (protocol 8.2), as a sample: counts only, so every GPU is of the unknown model.
import { z } from 'zod';
import type { ProviderSample, UnixNanos } from '../facts.ts';
import { PlausibleReader } from './plausible.ts';
import { count, emptySample, invalidStatus, suspectSample } from './provider-status.ts';

// Counts and bytes are JSON numbers; below 2^53 they are exact.
const whole = z.number().int().default(0);
const metric = z.object({ cpu: whole, gpu: whole, memory: whole, storage_ephemeral: whole });
const status = z.object({
  cluster: z.object({
    leases: whole,
    inventory: z.object({
      active: z.array(z.object({ storage: z.record(z.string(), whole).nullish() })).nullish(),
      available: z.object({
        nodes: z.array(z.object({ allocatable: metric, available: metric })).nullish(),
        storage: z.array(z.object({ size: whole })).nullish(),
      }),
    }),
  }),
});

/** In use is what is allocatable and not available; a node may report more available than allocatable for a moment. */
function used(allocatable: number, available: number): bigint {
  return BigInt(Math.max(0, allocatable - available));
}

/**
 * The sample of a provider that answered over REST: CPUs in thousandths, memory and storage in bytes. Storage pools report
 * what is free; what leases hold of them is added. Throws a `bad-block` LeasebookError, `PROVIDER_STATUS_INVALID`.
 */
export function restSample(provider: string, time: UnixNanos, answer: unknown): ProviderSample {
  const parsed = status.safeParse(answer);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalidStatus(`the answer is not a provider's REST status: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, parsed.error);
  }
  const { leases, inventory } = parsed.data.cluster;
  const sample = emptySample(provider, time);
  sample.activeLeases = count(BigInt(Math.max(0, leases)), 'active leases');
  let gpus = 0n;
  let gpusUsed = 0n;
  const reader = new PlausibleReader();
  const check = (resource: 'gpu' | 'cpu' | 'memory' | 'storage', allocatable: number, allocated: number): void => {
    const unit = resource === 'cpu' ? 'm' : '';
    reader.read(resource, { allocatable: `${allocatable}${unit}`, allocated: `${allocated}${unit}` });
  };
  for (const { allocatable, available } of inventory.available.nodes ?? []) {
    for (const [resource, has, free] of [
      ['gpu', allocatable.gpu, available.gpu],
      ['cpu', allocatable.cpu, available.cpu],
      ['memory', allocatable.memory, available.memory],
      ['storage', allocatable.storage_ephemeral, available.storage_ephemeral],
    ] as const) {
      check(resource, has, Math.max(0, has - free));
      if (free < 0) reader.doubts.add('negative');
    }
    gpus += BigInt(allocatable.gpu);
    gpusUsed += used(allocatable.gpu, available.gpu);
    sample.cpuMillisAllocatable += BigInt(allocatable.cpu);
    sample.cpuMillisAllocated += used(allocatable.cpu, available.cpu);
    sample.memoryBytesAllocatable += BigInt(allocatable.memory);
    sample.memoryBytesAllocated += used(allocatable.memory, available.memory);
    sample.storageBytesAllocatable += BigInt(allocatable.storage_ephemeral);
    sample.storageBytesAllocated += used(allocatable.storage_ephemeral, available.storage_ephemeral);
  }
  for (const { size } of inventory.available.storage ?? []) {
    check('storage', size, 0);
    sample.storageBytesAllocatable += BigInt(size);
  }
  for (const { storage } of inventory.active ?? []) {
    for (const [pool, bytes] of Object.entries(storage ?? {})) {
      // The nodes' own storage is counted above.
      if (pool === 'ephemeral') continue;
      if (bytes < 0) reader.doubts.add('negative');
      sample.storageBytesAllocatable += BigInt(bytes);
      sample.storageBytesAllocated += BigInt(bytes);
    }
  }
  if (reader.doubts.size > 0) return suspectSample(sample, reader.doubts, answer);
  sample.gpusAllocatable = count(gpus, 'GPUs');
  sample.gpusAllocated = count(gpusUsed, 'GPUs');
  if (sample.gpusAllocatable > 0) {
    const { gpusAllocatable, gpusAllocated } = sample;
    const variant = { vendor: '', model: 'unknown', ram: '', interface: '' };
    sample.gpus = [{ ...variant, installed: 0, count: gpusAllocatable, allocatedMin: gpusAllocated, allocatedMax: gpusAllocated }];
  }
  return sample;
}
