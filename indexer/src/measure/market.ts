// Who has what at the moment: active leases, providers' newest answers and countries, as levels of the members of each dimension.
import { LeasebookError, SAMPLE_VALIDITY_MICROSECONDS } from '@leasebook/db';
import type { FigureRow, MarketCell } from '../contract.ts';
import type { UnixNanos } from '../facts.ts';
import { bidKey } from '../ledger/keys.ts';
import type { Lease, Provider } from '../objects.ts';
import { type ActiveLease, activeLease, pricedTime, shares, UNKNOWN_MODEL } from './active-lease.ts';
import { Cells } from './cells.ts';
import type { Clocks } from './clock.ts';
import { Member, type MemberState, type Rate, type Tally } from './member.ts';
import { PriceBook, type PricedTime } from './quartiles.ts';
import type { Sums } from './sums.ts';
import { isSame, type Supply, type SupplyChange, supplyChange } from './supply.ts';

export type Dimension = FigureRow['dimension'];

/** In the order of rows. */
export const DIMENSIONS = ['network', 'provider', 'country', 'model', 'denom', 'kind', 'size'] as const satisfies readonly Dimension[];

const SAMPLE_VALIDITY_NANOS = SAMPLE_VALIDITY_MICROSECONDS * 1000n;

/** Whether a member counts as one: not what is unknown. */
function isKnown(dimension: Dimension, name: string): boolean {
  if (dimension === 'country') return name !== '';
  return dimension !== 'model' || !name.endsWith(`/${UNKNOWN_MODEL}`);
}

/** By number of GPUs. */
function sizeOf(gpus: bigint): string {
  if (gpus <= 2n) return gpus.toString();
  return gpus <= 4n ? '3-4' : gpus <= 8n ? '5-8' : '9+';
}

function inconsistent(code: string, what: string, { id, created, prices, closed }: Lease): LeasebookError {
  return new LeasebookError(what, {
    kind: 'fatal',
    code,
    object: bidKey(id),
    // The last block that the lease itself tells of.
    height: closed?.height ?? prices.at(-1)?.fromHeight ?? created.height,
    advice: 'This is a defect of the indexer: report it with the height.',
  });
}

/** Levels by dimension and member, with what changes them. `clocks` are shared with whoever moves them on. */
export class Market {
  readonly cells: Cells;
  /** Agreed prices of the active leases with GPUs. */
  readonly prices = new PriceBook();
  readonly #clocks: Clocks;
  readonly #members: Record<Dimension, Map<string, Member>> = {
    network: new Map(),
    provider: new Map(),
    country: new Map(),
    model: new Map(),
    denom: new Map(),
    kind: new Map(),
    size: new Map(),
  };
  /** Members of each dimension that changed in the open hour, or whose state is not told yet. */
  readonly #restless: Record<Dimension, Member[]> = { network: [], provider: [], country: [], model: [], denom: [], kind: [], size: [] };
  /** How many members of a dimension have any; the unknown country and unknown models do not count. */
  readonly #tallies: Partial<Record<Dimension, Tally>> = {
    provider: { online: 0, gpusSupplied: 0 },
    country: { online: 0, gpusSupplied: 0 },
    model: { online: 0, gpusSupplied: 0 },
  };
  /** Members of a dimension by name, while none comes or goes. */
  readonly #inOrder = new Map<Dimension, readonly (readonly [string, Member])[]>();
  readonly #leases = new Map<string, ActiveLease>();
  /** Active leases by provider, for those whose cells change. */
  readonly #leasesOf = new Map<string, Set<ActiveLease>>();
  /** In the order of time, so that the oldest comes first. */
  readonly #supplies = new Map<string, Supply>();
  readonly #countries = new Map<string, string>();
  #network: Member | null = null;

  /** `known` are the cells that the tables hold. */
  constructor(clocks: Clocks, known: readonly MarketCell[]) {
    this.#clocks = clocks;
    this.cells = new Cells(clocks, known);
  }

  /** Members of a dimension, in the order of their names. */
  members(dimension: Dimension): readonly (readonly [string, Member])[] {
    let members = this.#inOrder.get(dimension);
    if (members === undefined) {
      members = [...this.#members[dimension]].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
      this.#inOrder.set(dimension, members);
    }
    return members;
  }

  /** A member, made if it is not there. */
  member(dimension: Dimension, name: string, state?: MemberState): Member {
    const members = this.#members[dimension];
    let member = members.get(name);
    if (member === undefined) {
      const tally = isKnown(dimension, name) ? (this.#tallies[dimension] ?? null) : null;
      member = new Member(this.#clocks, { name, restless: this.#restless[dimension], tally }, state);
      members.set(name, member);
      this.#inOrder.delete(dimension);
    }
    return member;
  }

  get network(): Member {
    this.#network ??= this.member('network', '');
    return this.#network;
  }

  /** Every member of every dimension, with both names. */
  *all(): Generator<[Dimension, string, Member]> {
    for (const dimension of DIMENSIONS) {
      for (const [name, member] of this.#members[dimension]) yield [dimension, name, member];
    }
  }

  /** The same, without their names. */
  *everyone(): Generator<Member> {
    for (const dimension of DIMENSIONS) yield* this.#members[dimension].values();
  }

  /** Members of a dimension that changed in the open hour or whose state is not told yet, in the order of their names. */
  restless(dimension: Dimension): readonly Member[] {
    const members = this.#restless[dimension];
    if (members.length > 1) members.sort(({ name: one }, { name: other }) => (one < other ? -1 : one > other ? 1 : 0));
    return members;
  }

  /** How many members of a dimension had any of a level in the open hour; `hasTime` tells whether any time passed in it. */
  countHad(dimension: Dimension, level: keyof Tally, hasTime: boolean): number {
    const tally = this.#tallies[dimension];
    if (tally === undefined) return 0;
    let counted = hasTime ? tally[level] : 0;
    for (const member of this.#restless[dimension]) {
      if (!member.isTouched || !member.isCounted) continue;
      if (hasTime && member.level(level) > 0n) counted -= 1;
      if (member.had(level)) counted += 1;
    }
    return counted;
  }

  /** Ends the hour for those that are restless; `told` are the sums of it that were told. */
  endHour(told: ReadonlyMap<Member, Sums>): void {
    for (const members of Object.values(this.#restless)) {
      let left = 0;
      for (const member of members) {
        if (!member.endHour(told.get(member))) continue;
        members[left] = member;
        left += 1;
      }
      members.length = left;
    }
  }

  /** Forgets members that have nothing and had nothing in the open buckets. */
  forgetIdle(): void {
    for (const [dimension, name, member] of this.all()) {
      if (dimension === 'network' || !member.isIdle()) continue;
      this.#members[dimension].delete(name);
      this.#inOrder.delete(dimension);
    }
    this.cells.forgetIdle();
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

  /** Sets how a provider describes itself; what the provider has goes over to its new country and cells. */
  setProvider({ owner, country, attributes }: Pick<Provider, 'owner' | 'country' | 'attributes'>): void {
    this.#setCountry(owner, country);
    this.#moveCells(owner, () => this.cells.describe(owner, country, attributes));
  }

  /** Sets whether anybody signs attributes of a provider. */
  setAudited(provider: string, isAudited: boolean): void {
    this.#moveCells(provider, () => this.cells.audit(provider, isAudited));
  }

  #moveCells(provider: string, change: () => void): void {
    const supply = this.#supplies.get(provider);
    const leases = [...(this.#leasesOf.get(provider) ?? [])];
    const move = (sign: 1n | -1n): void => {
      const [before, after] = sign === 1n ? [undefined, supply] : [supply, undefined];
      this.cells.changeSupply(supplyChange(provider, before, after));
      for (const lease of leases) this.cells.changeLease(lease, sign);
    };
    move(-1n);
    change();
    this.cells.number(
      provider,
      leases.flatMap((lease) => lease.variants),
    );
    move(1n);
  }

  #setCountry(provider: string, country: string): void {
    const before = this.#countryOf(provider);
    this.#countries.set(provider, country);
    const own = this.#members.provider.get(provider);
    if (before === country || own === undefined) return;
    const [from, to] = [this.member('country', before), this.member('country', country)];
    for (const level of ['online', 'gpusSupplied', 'gpusAllocated', 'gpusLeased', 'leases'] as const) {
      from.change(level, -own.level(level));
      to.change(level, own.level(level));
    }
    const { all, dollars, gpuDollars, akt, gpuAkt } = own.rates;
    from.changeRates({ all: -all, dollars: -dollars, gpuDollars: -gpuDollars, akt: -akt, gpuAkt: -gpuAkt });
    to.changeRates({ all, dollars, gpuDollars, akt, gpuAkt });
  }

  /** A provider's newest answer; it stands until the next one or until it is too old. */
  setSupply(supply: Supply): void {
    const before = this.#supplies.get(supply.provider);
    this.#supplies.delete(supply.provider);
    this.#supplies.set(supply.provider, supply);
    // Most answers say what the one before said.
    if (before !== undefined && isSame(before, supply)) return;
    this.#changeSupply(supplyChange(supply.provider, before, supply));
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
    const key = bidKey(lease.id);
    if (this.#leases.has(key)) throw inconsistent('MEASURE_LEASE_KNOWN', 'a lease opens that runs already', lease);
    const active = activeLease(lease, sinceUs);
    this.#leases.set(key, active);
    this.#leasesOf.set(active.provider, (this.#leasesOf.get(active.provider) ?? new Set()).add(active));
    this.#changeLease(active, 1n);
    this.cells.changeLease(active, 1n);
  }

  /** Counts an opened or closed lease for each of its members. Throws where it does not run. */
  countLease(lease: Lease, what: 'leasesOpened' | 'leasesClosed'): void {
    const active = this.#active(lease);
    for (const member of this.#membersOf(active)) member.count(what, 1);
    this.cells.countLease(active, what);
  }

  /** A lease gets another price. Throws where it does not run; gives its time at the old one. */
  repriceLease(lease: Lease, nowUs: bigint): PricedTime {
    const active = this.#active(lease);
    this.#changeLease(active, -1n);
    const next: ActiveLease = { ...active, denom: lease.price.denom, price: lease.price.amount, sinceUs: nowUs };
    this.#leases.set(bidKey(lease.id), next);
    this.#leasesOf.get(active.provider)?.delete(active);
    this.#leasesOf.get(active.provider)?.add(next);
    this.#changeLease(next, 1n);
    return pricedTime(active, nowUs);
  }

  /** A lease ends. Throws where it does not run; gives its time at its last price. */
  closeLease(lease: Lease, nowUs: bigint): PricedTime {
    const active = this.#active(lease);
    this.#leases.delete(bidKey(lease.id));
    this.#leasesOf.get(active.provider)?.delete(active);
    this.#changeLease(active, -1n);
    this.cells.changeLease(active, -1n);
    return pricedTime(active, nowUs);
  }

  #active(lease: Lease): ActiveLease {
    const active = this.#leases.get(bidKey(lease.id));
    if (active === undefined) throw inconsistent('MEASURE_LEASE_UNKNOWN', 'a lease changes that does not run', lease);
    return active;
  }

  #countryOf(provider: string): string {
    return this.#countries.get(provider) ?? '';
  }

  /** Whom a lease counts for as a whole, with its price. */
  #wholesOf({ provider, denom, gpus }: ActiveLease): Member[] {
    return [
      this.network,
      this.member('provider', provider),
      this.member('country', this.#countryOf(provider)),
      this.member('denom', denom),
      this.member('kind', gpus > 0n ? 'gpu' : 'cpu'),
    ];
  }

  #membersOf(lease: ActiveLease): Member[] {
    return [
      ...this.#wholesOf(lease),
      this.member('size', sizeOf(lease.gpus)),
      ...lease.models.map(([model]) => this.member('model', model)),
    ];
  }

  #changeLease(lease: ActiveLease, sign: 1n | -1n): void {
    const { denom, price, gpus } = lease;
    if (gpus > 0n) this.prices.change(lease, sign);
    const rate: Rate = { all: sign * price, gpu: gpus > 0n ? sign * price : 0n };
    for (const member of this.#wholesOf(lease)) {
      member.change('leases', sign);
      member.change('gpusLeased', sign * gpus);
      member.changeRate(denom, rate);
    }
    const size = this.member('size', sizeOf(gpus));
    size.change('leases', sign);
    size.change('gpusLeased', sign * gpus);
    for (const [model, count, share] of shares(lease)) {
      const member = this.member('model', model);
      member.change('leases', sign);
      member.change('gpusLeased', sign * count);
      member.changeRate(denom, { all: sign * share, gpu: sign * share });
    }
  }

  #dropSupply(provider: string): void {
    const supply = this.#supplies.get(provider);
    if (supply === undefined) return;
    this.#supplies.delete(provider);
    this.#changeSupply(supplyChange(provider, supply, undefined));
  }

  #changeSupply(change: SupplyChange): void {
    const { provider, isAny, online, gpusSupplied, gpusAllocated, models } = change;
    if (!isAny) return;
    for (const member of [this.network, this.member('provider', provider), this.member('country', this.#countryOf(provider))]) {
      member.change('online', online);
      member.change('gpusSupplied', gpusSupplied);
      member.change('gpusAllocated', gpusAllocated);
    }
    for (const [model, gpus] of models) this.member('model', model).change('gpusSupplied', gpus);
    this.cells.changeSupply(change);
  }
}
