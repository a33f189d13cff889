// Cells: each provider, as it describes itself, with each variant of GPUs that it has or leases; every dimension is a sum of cells.
import { gpuClass } from '@leasebook/db';
import type { CellFigureRow, DimensionDayRow, MarketCell } from '../contract.ts';
import type { Attribute } from '../facts.ts';
import type { LeasedVariant } from './active-lease.ts';
import { Cell, type CellState, listOf } from './cell.ts';
import { DaySums, type Memberships, membershipsOf } from './cell-days.ts';
import type { Clocks } from './clock.ts';
import type { SupplyChange } from './supply.ts';

/** How a provider describes itself. */
type Description = Pick<MarketCell, 'country' | 'region' | 'tier' | 'audit'>;
type Hardware = Pick<MarketCell, 'vendor' | 'model' | 'ram' | 'interface'>;
/** The provider's own cell. */
const OWN: Hardware = { vendor: '', model: '', ram: '', interface: '' };

/** A lease as cells count it. */
interface CellLease {
  provider: string;
  variants: readonly LeasedVariant[];
  cpuMillis: bigint;
  memoryBytes: bigint;
  storageBytes: bigint;
}

function keyOf(cell: Omit<MarketCell, 'cell' | 'class'>): string {
  const { provider, country, region, tier, audit, vendor, model, ram, interface: slot } = cell;
  return JSON.stringify([provider, country, region, tier, audit, vendor, model, ram, slot]);
}

/** Names hardware among all of a provider; its own cell is ''. */
function nameOf({ vendor, model, ram, interface: slot }: Hardware): string {
  return model === '' ? '' : `${vendor}/${model}/${ram}/${slot}`;
}

/** All cells, with what changes them. */
export class Cells {
  readonly #clocks: Clocks;
  readonly #descriptions = new Map<string, Description>();
  /** Numbers by what a cell is. */
  readonly #ids = new Map<string, number>();
  readonly #cells = new Map<number, Cell>();
  /** Cells that changed in the open hour, or whose state is not told yet. */
  readonly #restless: Cell[] = [];
  /** Where each number counts. */
  readonly #memberships = new Map<number, Memberships>();
  /** Cells of each provider as it describes itself now, by hardware. */
  readonly #present = new Map<string, Map<string, Cell>>();
  /** The last number given. */
  #last = 0;
  #new: MarketCell[] = [];
  #inOrder: readonly Cell[] | null = null;

  constructor(clocks: Clocks, known: readonly MarketCell[]) {
    this.#clocks = clocks;
    for (const cell of known) {
      this.#ids.set(keyOf(cell), cell.cell);
      this.#memberships.set(cell.cell, membershipsOf(cell));
      if (cell.cell > this.#last) this.#last = cell.cell;
    }
  }

  /** Takes back what a restart kept of a cell. */
  restore(id: number, state: CellState): void {
    this.#present.clear();
    this.#cells.set(id, new Cell(id, this.#clocks, this.#restless, state));
    this.#inOrder = null;
  }

  /** Sets what a provider's attributes tell. What it has must be taken out before and put back behind. */
  describe(provider: string, country: string, attributes: readonly Attribute[]): void {
    this.#present.delete(provider);
    const attributeOf = (key: string): string =>
      attributes
        .find((attribute) => attribute.key === key)
        ?.value.trim()
        .toLowerCase() ?? '';
    this.#descriptions.set(provider, {
      country,
      region: attributeOf('location-region'),
      tier: attributeOf('tier'),
      audit: this.#describe(provider).audit,
    });
  }

  /** Sets whether anybody signs a provider's attributes; as `describe`. */
  audit(provider: string, isAudited: boolean): void {
    this.#present.delete(provider);
    this.#descriptions.set(provider, { ...this.#describe(provider), audit: isAudited ? 'audited' : 'unaudited' });
  }

  /** Numbers cells for these variants by name: a restart gives leases in another order, and numbers must not tell of it. */
  number(provider: string, variants: readonly Hardware[]): void {
    const byName = [...variants].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
    for (const variant of byName) this.#cell(provider, variant);
  }

  /** Adds what differs in a provider's answer. */
  changeSupply({ provider, isAny, online, suspect, gpusAllocated, cpu, memory, storage, variants }: SupplyChange): void {
    if (!isAny) return;
    const own = this.#cell(provider, OWN);
    own.change('online', online);
    own.change('suspect', suspect);
    own.change('gpusAllocated', gpusAllocated);
    own.change('cpuSupplied', cpu.supplied);
    own.change('cpuAllocated', cpu.allocated);
    own.change('memorySupplied', memory.supplied);
    own.change('memoryAllocated', memory.allocated);
    own.change('storageSupplied', storage.supplied);
    own.change('storageAllocated', storage.allocated);
    for (const variant of variants) {
      const cell = this.#cell(provider, variant);
      cell.change('gpusInstalled', variant.installed);
      cell.change('gpusSupplied', variant.supplied);
      cell.change('gpusAllocatedMin', variant.allocatedMin);
      cell.change('gpusAllocatedMax', variant.allocatedMax);
    }
  }

  /** A lease begins (1) or ceases (-1) to run. */
  changeLease({ provider, variants, cpuMillis, memoryBytes, storageBytes }: CellLease, sign: 1n | -1n): void {
    const own = this.#cell(provider, OWN);
    own.change('leases', sign);
    own.change('cpuLeased', sign * cpuMillis);
    own.change('memoryLeased', sign * memoryBytes);
    own.change('storageLeased', sign * storageBytes);
    for (const variant of variants) {
      const cell = this.#cell(provider, variant);
      cell.change('gpusLeased', sign * variant.count);
      cell.change('variantLeases', sign);
    }
  }

  /** Counts a lease that opened or closed for its provider's own cell. */
  countLease({ provider }: CellLease, what: 'leasesOpened' | 'leasesClosed'): void {
    this.#cell(provider, OWN).count(what);
  }

  /** The open hour: figures of cells that changed in it, and what the others have where that is not told yet in the day. */
  hour(): { figures: string[]; states: string[] } {
    const figures: string[] = [];
    const states: string[] = [];
    for (const cell of this.#restless.sort((left, right) => left.id - right.id)) {
      const told = cell.hour();
      if (told !== null) figures.push(told);
      const holds = cell.holds();
      if (holds !== null) states.push(holds);
    }
    return { figures, states };
  }

  /** The open day's row. */
  day(bucketUs: bigint): CellFigureRow {
    return { grain: 'day', bucketUs, figures: [...this.#days()].map(([cell, figures]) => listOf(cell.id, figures)) };
  }

  /** The row of the day that ends, and what it adds up to by each dimension. */
  endedDay(bucketUs: bigint): { row: CellFigureRow; byDimension: DimensionDayRow[] } {
    const sums = new DaySums();
    const texts: string[] = [];
    for (const [cell, figures] of this.#days()) {
      texts.push(listOf(cell.id, figures));
      sums.add(this.#memberships.get(cell.id) ?? [], figures);
    }
    return { row: { grain: 'day', bucketUs, figures: texts }, byDimension: sums.rows(bucketUs) };
  }

  /** Cells that have figures of the open day. */
  *#days(): Generator<[Cell, readonly bigint[]]> {
    for (const cell of this.#ordered()) {
      const figures = cell.day();
      if (figures !== null) yield [cell, figures];
    }
  }

  /** Goes on from these states, once what cells have is put back. */
  goOn(states: ReadonlyMap<number, CellState>): void {
    for (const [id, cell] of this.#cells) cell.goOn(states.get(id));
  }

  /** Ends the hour, whose rows are taken. */
  endHour(): void {
    let left = 0;
    for (const cell of this.#restless) {
      if (!cell.endHour()) continue;
      this.#restless[left] = cell;
      left += 1;
    }
    this.#restless.length = left;
  }

  /** Ends the day, whose last hour has ended. */
  endDay(): void {
    for (const cell of this.#cells.values()) cell.endDay();
  }

  /** Forgets cells that have nothing and had nothing in the open buckets; their numbers stay. */
  forgetIdle(): void {
    const idle = new Set([...this.#cells.values()].filter((cell) => cell.isIdle()));
    if (idle.size === 0) return;
    for (const { id } of idle) this.#cells.delete(id);
    for (const cells of this.#present.values()) {
      for (const [name, cell] of cells) if (idle.has(cell)) cells.delete(name);
    }
    this.#inOrder = null;
  }

  /** Cells that were not known before the last call. */
  takeNew(): MarketCell[] {
    const cells = this.#new;
    this.#new = [];
    return cells;
  }

  /** What a restart needs, by number. */
  *states(): Generator<[id: number, state: CellState]> {
    for (const cell of this.#ordered()) if (!cell.isIdle()) yield [cell.id, cell.state()];
  }

  /** Cells by number. */
  #ordered(): readonly Cell[] {
    this.#inOrder ??= [...this.#cells.values()].sort((left, right) => left.id - right.id);
    return this.#inOrder;
  }

  #describe(provider: string): Description {
    return this.#descriptions.get(provider) ?? { country: '', region: '', tier: '', audit: 'unaudited' };
  }

  #cell(provider: string, hardware: Hardware): Cell {
    const present = this.#present.get(provider) ?? new Map<string, Cell>();
    const name = nameOf(hardware);
    const known = present.get(name);
    if (known !== undefined) return known;
    const cell = this.#find(provider, hardware);
    present.set(name, cell);
    this.#present.set(provider, present);
    return cell;
  }

  #find(provider: string, { vendor, model, ram, interface: slot }: Hardware): Cell {
    const what = { provider, ...this.#describe(provider), vendor, model, ram, interface: slot };
    const key = keyOf(what);
    let id = this.#ids.get(key);
    if (id === undefined) {
      this.#last += 1;
      id = this.#last;
      this.#ids.set(key, id);
      const kind: MarketCell = { cell: id, ...what, class: model === '' ? '' : gpuClass(vendor, model) };
      this.#memberships.set(id, membershipsOf(kind));
      this.#new.push(kind);
    }
    let cell = this.#cells.get(id);
    if (cell === undefined) {
      cell = new Cell(id, this.#clocks, this.#restless);
      this.#cells.set(id, cell);
      this.#inOrder = null;
    }
    return cell;
  }
}
