// Scales of values: from zero or not, linear or logarithmic, with round ticks.
import { scaleLinear, scaleLog } from 'd3-scale';

/** Linear, or logarithmic for values above zero. */
export type ScaleKind = 'linear' | 'log';

/** A scale between two places in pixels. */
export interface ValueAxis {
  place: (value: number) => number;
  ticks: readonly number[];
  /** It does not start at zero. */
  broken: boolean;
}

/** How a scale is laid out. */
interface Wishes {
  kind?: ScaleKind;
  /** Zero is within, however far the values are from it. */
  fromZero?: boolean;
  /** About how many ticks; there may be fewer. */
  ticks: number;
}

/** Scales may leave zero out where their smallest value is at least this part of the largest. */
const LEAVE_ZERO_ABOVE = 0.55;

/** Whether values can stand on a logarithmic scale: all above zero. */
export function canBeLog(values: readonly number[]): boolean {
  return values.length > 0 && values.every((value) => value > 0);
}

/** A scale on which all values have a place, rounded to ticks. `start` is the place of the smallest value. */
export function valueAxis(
  values: readonly number[],
  start: number,
  end: number,
  { kind = 'linear', fromZero = true, ticks }: Wishes,
): ValueAxis {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  const wanted = Math.max(2, ticks);
  if (kind === 'log' && smallest > 0 && largest > 0) return logAxis(smallest, largest, start, end, wanted);
  const negative = smallest < 0;
  const broken = !fromZero && !negative && values.length > 0 && smallest > LEAVE_ZERO_ABOVE * largest;
  const low = broken || negative ? smallest : 0;
  const high = Math.max(largest, 0) > low ? Math.max(largest, 0) : low + 1;
  const scale = scaleLinear([low, high], [start, end]).nice(wanted);
  return { place: (value) => scale(value), ticks: scale.ticks(wanted), broken };
}

function logAxis(smallest: number, largest: number, start: number, end: number, wanted: number): ValueAxis {
  const scale = scaleLog([smallest, largest > smallest ? largest : smallest * 10], [start, end]).nice();
  const all = scale.ticks();
  // A decade has nine ticks: where they are too many, those of 1, 2 and 5 stand, then those of 1 alone.
  const lead = (tick: number) => Number(tick.toExponential().split('e')[0]);
  const some = all.filter((tick) => [1, 2, 5].includes(lead(tick)));
  const ones = all.filter((tick) => lead(tick) === 1);
  const chosen = all.length <= wanted + 2 ? all : some.length <= wanted + 2 ? some : ones.length >= 2 ? ones : some;
  return { place: (value) => scale(Math.max(value, Number.MIN_VALUE)), ticks: chosen, broken: true };
}
