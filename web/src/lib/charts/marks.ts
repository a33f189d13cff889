// What a chart without a time axis lets a reader point at: places with a name and values, the same for pointer, keys and screen reader.

/** One value of a mark as it is read: "Median $0.98". */
export interface ReadValue {
  label: string;
  /** With unit. */
  text: string;
  /** Name of a design token; no key is drawn without it. */
  color?: string;
}

/** A place of the plot, in pixels. */
export interface Mark {
  /** Unique within the chart. */
  key: string;
  /** What it is: "A100 80 GB", "1–2 h". */
  name: string;
  values: readonly ReadValue[];
  x: number;
  y: number;
}

/** How pointer and keys move: along x, along y, or over the plane (a grid has `columns` marks a row). */
export type Reading = { kind: 'x' } | { kind: 'y' } | { kind: 'plane' } | { kind: 'grid'; columns: number };

const PAGE_STEP = 10;

/** Index of the mark that is nearest to a place; -1 for none. */
export function nearest(marks: readonly Mark[], reading: Reading, x: number, y: number): number {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  marks.forEach((mark, index) => {
    const dx = reading.kind === 'y' ? 0 : mark.x - x;
    const dy = reading.kind === 'x' ? 0 : mark.y - y;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      found = index;
    }
  });
  return found;
}

/** Where a key leads from a mark: an index, null for "leave", undefined for a key that means nothing here. */
export function stepTo(key: string, from: number, count: number, reading: Reading): number | null | undefined {
  const row = reading.kind === 'grid' ? reading.columns : 1;
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: reading.kind === 'grid' || reading.kind === 'y' ? -row : 1,
    ArrowDown: reading.kind === 'grid' || reading.kind === 'y' ? row : -1,
    PageUp: reading.kind === 'y' ? -PAGE_STEP : PAGE_STEP,
    PageDown: reading.kind === 'y' ? PAGE_STEP : -PAGE_STEP,
    Home: -count,
    End: count,
  };
  if (key === 'Escape') return null;
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  const wanted = from + step;
  // In a grid a step out of the plane stays where it is; elsewhere it stops at the end.
  if (reading.kind === 'grid' && Math.abs(step) === row && row > 1 && (wanted < 0 || wanted >= count)) return from;
  return Math.max(0, Math.min(count - 1, wanted));
}

/** A mark in words: "A100 80 GB: median $0.98; p25 $0.81". */
export function sayMark({ name, values }: Mark): string {
  return values.length === 0 ? name : `${name}: ${values.map(({ label, text }) => (label === '' ? text : `${label} ${text}`)).join('; ')}`;
}
