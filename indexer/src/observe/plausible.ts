// Which quantities of a provider's answer can be true. docs/observations.md tells the bounds.
import { LeasebookError } from '@leasebook/db';
import { GIB, MOST } from '../bounds.ts';
import type { ProviderSample } from '../facts.ts';
import { parseQuantity } from './quantity.ts';

export type Doubt = ProviderSample['suspect'][number];

/** What a node or a storage pool tells of one resource, as texts of quantities; `capacity` may be absent. */
interface Pair {
  allocatable: string;
  allocated: string;
  capacity?: string | undefined;
}

type Resource = 'gpu' | 'cpu' | 'memory' | 'storage';

/** The most that one node has of a resource, and the least if it has any: beyond them the unit is wrong. CPU in thousandths of a vCPU. */
const BOUNDS: Readonly<Record<Resource, { least: bigint; most: bigint }>> = {
  gpu: { least: 1n, most: MOST.gpu },
  cpu: { least: 10n, most: MOST.cpu },
  // 64 for 64Gi is 64 bytes.
  memory: { least: GIB / 64n, most: MOST.memory },
  storage: { least: 1n, most: MOST.storage },
};

/** The most cards that one node lists. */
export const MOST_CARDS = Number(BOUNDS.gpu.most);

/** Reads quantities and notes what is wrong with them. */
export class PlausibleReader {
  readonly doubts = new Set<Doubt>();

  /** What can be leased and what is in use; zero where it cannot be read. */
  read(resource: Resource, pair: Pair): { allocatable: bigint; allocated: bigint } {
    const perUnit = resource === 'cpu' ? 1_000n : 1n;
    // A zero may stand for a capacity that is not told.
    const told = pair.capacity === undefined || pair.capacity === '0' ? pair.allocatable : pair.capacity;
    const texts = [pair.allocatable, pair.allocated, told];
    const [allocatable = null, allocated = null, capacity = null] = texts.map((text) => this.#quantity(text, perUnit));
    if (allocatable === null || allocated === null || capacity === null) return { allocatable: 0n, allocated: 0n };
    const { least, most } = BOUNDS[resource];
    if (allocatable > most || allocated > most || (allocatable > 0n && allocatable < least)) this.doubts.add('unit');
    // A device that fails leaves what can be leased below what is in use; what there is stays.
    if (allocatable > capacity || allocated > capacity) this.doubts.add('above-capacity');
    return { allocatable, allocated };
  }

  /** Null where it is none or negative. */
  #quantity(text: string, perUnit: bigint): bigint | null {
    try {
      const quantity = parseQuantity(text, perUnit);
      if (quantity >= 0n) return quantity;
      this.doubts.add('negative');
    } catch (error) {
      if (!(error instanceof LeasebookError)) throw error;
      this.doubts.add('unit');
    }
    return null;
  }
}
