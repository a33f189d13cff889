// What a lease holds: from the winning bid's offer, else from the order; GPU models by the rule of protocol 2.2.
import { MOST } from '../bounds.ts';
import type { Attribute, GroupSpec, Resources } from '../facts.ts';
import type { Bid, Lease, LeaseGpu, Provider } from '../objects.ts';

type Hardware = Pick<Lease, 'gpus' | 'cpuMillis' | 'memoryBytes' | 'storageBytes' | 'gpuVariants'>;
type Variant = Omit<LeaseGpu, 'count' | 'origin'>;

const UNKNOWN: Variant = { vendor: '', model: 'unknown', ram: '', interface: '' };
const VARIANT = /^vendor\/([^/]+)\/model\/([^/]+)(?:\/ram\/([^/]+))?(?:\/interface\/([^/]+))?$/;
const CAPABILITY = 'capabilities/gpu/';

/** Most bytes of an attribute's key where the chain looks at it; at those of an offer it does not (protocol 8.1). */
const KEY_BYTES = 128;

/** A GPU attribute's key such as `vendor/nvidia/model/a100/ram/80Gi`; null for any other key, and for what is longer than a key. */
function variantOf(key: string): Variant | null {
  if (Buffer.byteLength(key) > KEY_BYTES) return null;
  const match = VARIANT.exec(key);
  if (match === null) return null;
  return { vendor: match[1] ?? '', model: match[2] ?? '', ram: match[3] ?? '', interface: match[4] ?? '' };
}

function variantsOf(attributes: readonly Attribute[]): Variant[] {
  return attributes.flatMap(({ key, value }) => (value === 'true' ? (variantOf(key) ?? []) : []));
}

/** Keys may end in `*`, which stands for anything. */
function isPattern(part: string): boolean {
  return part.endsWith('*');
}

/** What a variant names: RAM and interface only where they are no pattern; nothing where its vendor or model is one. */
function named({ vendor, model, ram, interface: slot }: Variant): Variant | null {
  if (isPattern(vendor) || isPattern(model)) return null;
  return { vendor, model, ram: isPattern(ram) ? '' : ram, interface: isPattern(slot) ? '' : slot };
}

/** The one variant that attributes name; null where they name none, several or a pattern. */
function singleVariant(attributes: readonly Attribute[]): Variant | null {
  const variants = variantsOf(attributes);
  const [first] = variants;
  return variants.length === 1 && first !== undefined ? named(first) : null;
}

/** Whether a requested variant admits one that a provider has; parts that the request leaves open admit all. */
function admits(requested: Variant, offered: Variant): boolean {
  const fits = (wanted: string, given: string) =>
    wanted === '' || given === '' || wanted === given || (isPattern(wanted) && given.startsWith(wanted.slice(0, -1)));
  return (
    fits(requested.vendor, offered.vendor) &&
    fits(requested.model, offered.model) &&
    fits(requested.ram, offered.ram) &&
    fits(requested.interface, offered.interface)
  );
}

/** The one model that a provider declares among those requested; RAM and interface only where they cannot differ. */
function providerVariant(provider: Provider | undefined, requested: readonly Variant[]): Variant | null {
  const declared = (provider?.attributes ?? []).flatMap(({ key, value }) =>
    value === 'true' && key.startsWith(CAPABILITY) ? (variantOf(key.slice(CAPABILITY.length)) ?? []) : [],
  );
  const fitting = declared
    .flatMap((variant) => named(variant) ?? [])
    .filter((variant) => requested.length === 0 || requested.some((wanted) => admits(wanted, variant)));
  const models = new Set(fitting.map(({ vendor, model }) => `${vendor}/${model}`));
  const [first] = fitting;
  if (models.size !== 1 || first === undefined) return null;
  const only = (values: string[]) => {
    const distinct = new Set(values.filter((value) => value !== ''));
    return distinct.size === 1 ? ([...distinct][0] ?? '') : '';
  };
  return {
    vendor: first.vendor,
    model: first.model,
    ram: only(fitting.map(({ ram }) => ram)),
    interface: only(fitting.map((variant) => variant.interface)),
  };
}

function identify(offered: Attribute[], requested: Attribute[], provider: Provider | undefined): Variant & Pick<LeaseGpu, 'origin'> {
  const fromOffer = singleVariant(offered);
  if (fromOffer !== null) return { ...fromOffer, origin: 'offer' };
  const fromOrder = singleVariant(requested);
  if (fromOrder !== null) return { ...fromOrder, origin: 'order' };
  const fromProvider = providerVariant(provider, variantsOf(requested));
  if (fromProvider !== null) return { ...fromProvider, origin: 'provider' };
  return { ...UNKNOWN, origin: 'unknown' };
}

interface Unit {
  resources: Resources;
  count: bigint;
  offered: Attribute[];
  requested: Attribute[];
}

/** Whether a machine can have what an offer says: the chain does not look at its amounts, which may be negative or have 256 bits. */
function isPlausible({ gpus, cpuMillis, memoryBytes, storage }: Resources): boolean {
  const isWithin = (amount: bigint, most: bigint): boolean => amount >= 0n && amount <= most;
  return (
    isWithin(gpus, MOST.gpu) &&
    isWithin(cpuMillis, MOST.cpu) &&
    isWithin(memoryBytes, MOST.memory) &&
    storage.every(({ bytes }) => isWithin(bytes, MOST.storage))
  );
}

/** Of the offer, where there is one; amounts that no machine has are those of the order. */
function unitsOf(bid: Bid, group: GroupSpec): Unit[] {
  if (bid.resourcesOffer.length > 0) {
    return bid.resourcesOffer.map(({ resources, count }) => {
      const requested = group.resources.find((unit) => unit.resources.id === resources.id)?.resources;
      return {
        resources: requested === undefined || isPlausible(resources) ? resources : requested,
        count: BigInt(count),
        offered: resources.gpuAttributes,
        requested: requested?.gpuAttributes ?? [],
      };
    });
  }
  return group.resources.map(({ resources, count }) => ({
    resources,
    count: BigInt(count),
    offered: [],
    requested: resources.gpuAttributes,
  }));
}

/** Sums over units of amount * replicas; GPUs by variant, each variant once. */
export function leaseHardware(bid: Bid, group: GroupSpec, provider: Provider | undefined): Hardware {
  const hardware: Hardware = { gpus: 0n, cpuMillis: 0n, memoryBytes: 0n, storageBytes: 0n, gpuVariants: [] };
  for (const { resources, count, offered, requested } of unitsOf(bid, group)) {
    hardware.cpuMillis += resources.cpuMillis * count;
    hardware.memoryBytes += resources.memoryBytes * count;
    hardware.storageBytes += resources.storage.reduce((sum, { bytes }) => sum + bytes, 0n) * count;
    const gpus = resources.gpus * count;
    if (gpus === 0n) continue;
    hardware.gpus += gpus;
    const variant = identify(offered, requested, provider);
    const known = hardware.gpuVariants.find(
      ({ vendor, model, ram, interface: slot }) =>
        vendor === variant.vendor && model === variant.model && ram === variant.ram && slot === variant.interface,
    );
    if (known === undefined) hardware.gpuVariants.push({ ...variant, count: gpus });
    else known.count += gpus;
  }
  return hardware;
}
