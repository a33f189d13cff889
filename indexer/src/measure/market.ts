// Who has what at the moment: active leases, providers' newest answers and countries, as levels of the members of each dimension.
import { LeasebookError, SAMPLE_VALIDITY_MICROSECONDS } from '@leasebook/db';
import type { FigureRow, Lease } from '../contract.ts';
import type { BidId, ProviderSample, UnixNanos } from '../facts.ts';
import { divideHalfEven } from '../ledger/decimal.ts';
import type { Reading } from './clock.ts';
import { type Levels, Member, type MemberState, type Rate } from './member.ts';
import type { PricedTime } from './quartiles.ts';

export type Dimension = FigureRow['dimension'];

export const UNKNOWN_MODEL = 'unknown';
const SAMPLE_VALIDITY_NANOS = SAMPLE_VALIDITY_MICROSECONDS * 1000n;

/** What measure keeps of a provider's newest answer. */
export interface Supply {
  provider: string;
  time: UnixNanos;
  online: boolean;
  gpusSupplied: bigint;
  gpusAllocated: bigint;
  /** Allocatable GPUs by model (`vendor/model`); they add up to `gpusSupplied`. */
  models: readonly (readonly [model: string, gpus: bigint])[];
}

/** An active lease as measure counts it. */
interface ActiveLease {
  provider: string;
  denom: string;
  price: bigint;
  gpus: bigint;
  models: readonly (readonly [model: string, gpus: bigint])[];
  /** When its price came into force, microseconds. */
  sinceUs: bigint;
}

/** A lease's id as the API writes it. */
export function leaseKey({ owner, dseq, gseq, oseq, provider }: BidId): string {
  return `${owner}/${dseq}/${gseq}/${oseq}/${provider}`;
}

/** Adds counts of equal models up, in the order of first sight. */
function byModel(variants: Iterable<{ vendor: string; model: string; count: bigint | number }>): Map<string, bigint> {
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
    gpusSupplied: BigInt(sample.gpusAllocatable),
    gpusAllocated: BigInt(sample.gpusAllocated),
    models: [...byModel(sample.gpus)],
  };
}

/** A lease's GPUs by model; what its variants do not tell is of the unknown model. */
function modelsOf(lease: Lease): (readonly [string, bigint])[] {
  const models = byModel(lease.gpuVariants);
  let rest = lease.gpus;
  for (const count of models.values()) rest -= count;
  if (rest < 0n) {
    throw new LeasebookError(`a lease of ${lease.gpus} GPUs has more by variant`, {
      kind: 'fatal',
      code: 'MEASURE_LEASE_GPUS',
      object: leaseKey(lease.id),
      height: lease.created.height,
      advice: 'This is a defect of the indexer: report it with the height.',
    });
  }
  const unknown = `/${UNKNOWN_MODEL}`;
  if (rest > 0n) models.set(unknown, (models.get(unknown) ?? 0n) + rest);
  return [...models];
}

/** A price shared out by GPUs, half-even to 18 places; the last model takes what is left, so that parts add up. */
function shares({ price, gpus, models }: ActiveLease): (readonly [model: string, gpus: bigint, share: bigint])[] {
  let left = price;
  return models.map(([model, count], index) => {
    const share = index === models.length - 1 ? left : divideHalfEven(price * count, gpus);
    left -= share;
    return [model, count, share] as const;
  });
}

function inconsistent(code: string, what: string, object: string): LeasebookError {
  return new LeasebookError(what, { kind: 'fatal', code, object, advice: 'This is a defect of the indexer: report it with the height.' });
}

function pricedTime({ denom, price, gpus, models, sinceUs }: ActiveLease, untilUs: bigint): PricedTime {
  return { denom, price, gpus, models, sinceUs, untilUs };
}

/** Levels by dimension and member, with what changes them. `clock` is shared with whoever moves it on. */
export class Market {
  readonly #clock: Reading;
  readonly #members: Record<Dimension, Map<string, Member>> = {
    network: new Map(),
    provider: new Map(),
    model: new Map(),
    country: new Map(),
    denom: new Map(),
  };
  readonly #leases = new Map<string, ActiveLease>();
  /** In the order of time, so that the oldest comes first. */
  readonly #supplies = new Map<string, Supply>();
  readonly #countries = new Map<string, string>();

  constructor(clock: Reading) {
    this.#clock = clock;
  }

  /** Members of a dimension, in the order of first sight. */
  members(dimension: Dimension): ReadonlyMap<string, Member> {
    return this.#members[dimension];
  }

  /** A member, made if it is not there. */
  member(dimension: Dimension, name: string, state?: MemberState): Member {
    const members = this.#members[dimension];
    let member = members.get(name);
    if (member === undefined) {
      member = new Member(this.#clock, state);
      members.set(name, member);
    }
    return member;
  }

  get network(): Member {
    return this.member('network', '');
  }

  /** Every member of every dimension. */
  *all(): Generator<[Dimension, string, Member]> {
    for (const dimension of ['network', 'provider', 'model', 'country', 'denom'] as const) {
      for (const [name, member] of this.#members[dimension]) yield [dimension, name, member];
    }
  }

  settleAll(): void {
    for (const [, , member] of this.all()) member.settle(this.#clock);
  }

  /** Forgets members that have nothing and had nothing in the open buckets. */
  forgetIdle(): void {
    for (const [dimension, name, member] of this.all()) {
      if (dimension !== 'network' && member.isIdle()) this.#members[dimension].delete(name);
    }
  }

  /** Time of active leases with GPUs at their present price, up to `untilUs`. */
  *pricedTimes(untilUs: bigint): Generator<PricedTime> {
    for (const lease of this.#leases.values()) if (lease.gpus > 0n) yield pricedTime(lease, untilUs);
  }

  /** Leases whose price came into force after `us`. */
  *youngerThan(us: bigint): Generator<[key: string, sinceUs: bigint]> {
    for (const [key, { sinceUs }] of this.#leases) if (sinceUs > us) yield [key, sinceUs];
  }

  /** Newest answers that still stand, oldest first. */
  supplies(): Supply[] {
    return [...this.#supplies.values()];
  }

  /** Whether any provider's answer, or failure to answer, still stands. */
  get supplyKnown(): boolean {
    return this.#supplies.size > 0;
  }

  /** Sets a provider's country; what the provider has goes over to it. */
  setCountry(provider: string, country: string): void {
    const before = this.#countryOf(provider);
    this.#countries.set(provider, country);
    const own = this.#members.provider.get(provider);
    if (before === country || own === undefined) return;
    const { online, gpusSupplied, gpusAllocated, gpusLeased, leases } = own.levels;
    this.member('country', before).change(this.#clock, {
      online: -online,
      gpusSupplied: -gpusSupplied,
      gpusAllocated: -gpusAllocated,
      gpusLeased: -gpusLeased,
      leases: -leases,
    });
    this.member('country', country).change(this.#clock, { online, gpusSupplied, gpusAllocated, gpusLeased, leases });
    for (const [denom, { all, gpu }] of own.rates) {
      this.member('country', before).changeRate(this.#clock, denom, { all: -all, gpu: -gpu });
      this.member('country', country).changeRate(this.#clock, denom, { all, gpu });
    }
  }

  /** A provider's newest answer; it stands until the next one or until it is too old. */
  setSupply(supply: Supply): void {
    this.#dropSupply(supply.provider);
    this.#supplies.set(supply.provider, supply);
    this.#changeSupply(supply, 1n);
  }

  /** Drops answers that are too old at `time`. */
  expireSupplies(time: UnixNanos): void {
    for (const supply of this.#supplies.values()) {
      if (time - supply.time <= SAMPLE_VALIDITY_NANOS) return;
      this.#dropSupply(supply.provider);
    }
  }

  /** A lease begins to run. Throws where it runs already. */
  openLease(lease: Lease, sinceUs: bigint): void {
    const key = leaseKey(lease.id);
    if (this.#leases.has(key)) throw inconsistent('MEASURE_LEASE_KNOWN', 'a lease opens that runs already', key);
    const active: ActiveLease = {
      provider: lease.id.provider,
      denom: lease.price.denom,
      price: lease.price.amount,
      gpus: lease.gpus,
      models: modelsOf(lease),
      sinceUs,
    };
    this.#leases.set(key, active);
    this.#changeLease(active, 1n);
  }

  /** Counts an opened or closed lease for each of its members. Throws where it does not run. */
  countLease(lease: Lease, what: 'leasesOpened' | 'leasesClosed'): void {
    for (const member of this.#membersOf(this.#active(lease))) member.count(what, 1);
  }

  /** A lease gets another price. Throws where it does not run; gives its time at the old one. */
  repriceLease(lease: Lease, nowUs: bigint): PricedTime {
    const active = this.#active(lease);
    this.#changeLease(active, -1n);
    const next: ActiveLease = { ...active, denom: lease.price.denom, price: lease.price.amount, sinceUs: nowUs };
    this.#leases.set(leaseKey(lease.id), next);
    this.#changeLease(next, 1n);
    return pricedTime(active, nowUs);
  }

  /** A lease ends. Throws where it does not run; gives its time at its last price. */
  closeLease(lease: Lease, nowUs: bigint): PricedTime {
    const active = this.#active(lease);
    this.#leases.delete(leaseKey(lease.id));
    this.#changeLease(active, -1n);
    return pricedTime(active, nowUs);
  }

  #active(lease: Lease): ActiveLease {
    const key = leaseKey(lease.id);
    const active = this.#leases.get(key);
    if (active === undefined) throw inconsistent('MEASURE_LEASE_UNKNOWN', 'a lease changes that does not run', key);
    return active;
  }

  #countryOf(provider: string): string {
    return this.#countries.get(provider) ?? '';
  }

  #membersOf({ provider, denom, models }: ActiveLease): Member[] {
    return [
      this.network,
      this.member('provider', provider),
      this.member('country', this.#countryOf(provider)),
      this.member('denom', denom),
      ...models.map(([model]) => this.member('model', model)),
    ];
  }

  #changeLease(lease: ActiveLease, sign: 1n | -1n): void {
    const { provider, denom, price, gpus } = lease;
    const levels: Partial<Levels> = { leases: sign, gpusLeased: sign * gpus };
    const rate: Rate = { all: sign * price, gpu: gpus > 0n ? sign * price : 0n };
    for (const member of [
      this.network,
      this.member('provider', provider),
      this.member('country', this.#countryOf(provider)),
      this.member('denom', denom),
    ]) {
      member.change(this.#clock, levels);
      member.changeRate(this.#clock, denom, rate);
    }
    for (const [model, count, share] of shares(lease)) {
      const member = this.member('model', model);
      member.change(this.#clock, { leases: sign, gpusLeased: sign * count });
      member.changeRate(this.#clock, denom, { all: sign * share, gpu: sign * share });
    }
  }

  #dropSupply(provider: string): void {
    const supply = this.#supplies.get(provider);
    if (supply === undefined) return;
    this.#supplies.delete(provider);
    this.#changeSupply(supply, -1n);
  }

  #changeSupply({ provider, online, gpusSupplied, gpusAllocated, models }: Supply, sign: 1n | -1n): void {
    if (!online) return;
    const levels: Partial<Levels> = { online: sign, gpusSupplied: sign * gpusSupplied, gpusAllocated: sign * gpusAllocated };
    for (const member of [this.network, this.member('provider', provider), this.member('country', this.#countryOf(provider))]) {
      member.change(this.#clock, levels);
    }
    for (const [model, gpus] of models) this.member('model', model).change(this.#clock, { gpusSupplied: sign * gpus });
  }
}
