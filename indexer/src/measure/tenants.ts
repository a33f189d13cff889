// Distinct tenants of the open buckets, and who has ever had a lease.

/** Distinct tenants of a bucket, and those of them who hold no lease any more. */
interface Bucket {
  count: number;
  gone: Set<string>;
}

/** What a restart needs. */
interface TenantState {
  hour: { count: number; gone: string[] };
  day: { count: number; gone: string[] };
}

/** Counts tenants by who opens and closes leases: nothing is looked through at the end of a bucket. */
export class TenantCount {
  readonly #known: Set<string>;
  /** Leases held now, by tenant. */
  readonly #held = new Map<string, number>();
  #hour: Bucket;
  #day: Bucket;

  /** `known` have ever had a lease. */
  constructor(known: readonly string[], state?: TenantState) {
    this.#known = new Set(known);
    const bucket = ({ count, gone }: TenantState['hour']): Bucket => ({ count, gone: new Set(gone) });
    this.#hour = bucket(state?.hour ?? { count: 0, gone: [] });
    this.#day = bucket(state?.day ?? { count: 0, gone: [] });
  }

  /** A lease that is held where counting begins or goes on. */
  hold(owner: string): void {
    this.#held.set(owner, (this.#held.get(owner) ?? 0) + 1);
  }

  /** Both buckets begin with whoever holds leases now. */
  begin(): void {
    this.#hour = { count: this.#held.size, gone: new Set() };
    this.#day = { count: this.#held.size, gone: new Set() };
  }

  /** A lease begins. Returns whether it is the tenant's first ever. */
  open(owner: string): boolean {
    if (!this.#held.has(owner)) {
      for (const bucket of [this.#hour, this.#day]) if (!bucket.gone.delete(owner)) bucket.count += 1;
    }
    this.hold(owner);
    if (this.#known.has(owner)) return false;
    this.#known.add(owner);
    return true;
  }

  /** A lease ends. */
  close(owner: string): void {
    const left = (this.#held.get(owner) ?? 0) - 1;
    if (left > 0) {
      this.#held.set(owner, left);
      return;
    }
    this.#held.delete(owner);
    for (const bucket of [this.#hour, this.#day]) bucket.gone.add(owner);
  }

  /** Distinct tenants that held a lease in the open bucket. */
  of(grain: 'hour' | 'day'): number {
    return grain === 'hour' ? this.#hour.count : this.#day.count;
  }

  endHour(): void {
    this.#hour = { count: this.#held.size, gone: new Set() };
  }

  endDay(): void {
    this.#day = { count: this.#held.size, gone: new Set() };
  }

  state(): TenantState {
    const told = ({ count, gone }: Bucket): TenantState['hour'] => ({ count, gone: [...gone].sort() });
    return { hour: told(this.#hour), day: told(this.#day) };
  }
}
