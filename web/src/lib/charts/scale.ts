// Scales of values: from zero or not, linear or logarithmic, with round ticks. The arithmetic is d3-array's; a scale of numbers onto
// pixels needs no more, and d3-scale would bring colours and formats with it (11 kB).
import { nice, ticks as roundTicks } from 'd3-array';

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
/** Leads of the ticks of a decade, from many to few. */
const LEADS: readonly (readonly number[])[] = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1]];

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
  // Nothing but zeros: any other mark would be made up.
  if (smallest === 0 && largest === 0) return { place: (value) => start + value * (end - start), ticks: [0], broken: false };
  const from = broken || negative ? smallest : 0;
  const [low, high] = roundedTo(from, Math.max(largest, 0) > from ? Math.max(largest, 0) : from + 1, wanted);
  return { place: (value) => start + ((value - low) / (high - low)) * (end - start), ticks: roundTicks(low, high, wanted), broken };
}

/** Rounded to ticks; to finer ones where more than this part of the scale would be empty, as with few ticks and a value just above one. */
const MOST_EMPTY = 1 / 3;
/** A value just below zero pulls the scale down to itself, not to the next tick, where that would leave more than this part empty. */
const MOST_EMPTY_BELOW = 0.15;

function roundedTo(from: number, to: number, wanted: number): [low: number, high: number] {
  const [low, high] = nice(from, to, wanted);
  if (from < 0 && (from - low) / (high - low) > MOST_EMPTY_BELOW) return [from, roundedTo(0, to, wanted)[1]];
  return (high - to) / (high - low) > MOST_EMPTY ? nice(from, to, 4 * wanted) : [low, high];
}

/** From a round number at or below the smallest value to one at or above the largest. */
function logAxis(smallest: number, largest: number, start: number, end: number, wanted: number): ValueAxis {
  const top = largest > smallest ? largest : smallest * 10;
  const decades = Array.from(
    { length: Math.ceil(Math.log10(top)) - Math.floor(Math.log10(smallest)) + 1 },
    (_, index) => Math.floor(Math.log10(smallest)) + index,
  );
  const marks = (leads: readonly number[]) => decades.flatMap((power) => leads.map((lead) => Number(`${lead}e${power}`)));
  const fine = marks(LEADS[1] ?? [1]);
  const low = fine.findLast((mark) => mark <= smallest) ?? smallest;
  const high = fine.find((mark) => mark >= top) ?? Number(`1e${(decades.at(-1) ?? 0) + 1}`);
  const within = LEADS.map((leads) => marks(leads).filter((mark) => mark >= low && mark <= high));
  const chosen = within.find((some) => some.length <= wanted + 2) ?? within.at(-1) ?? [];
  const span = Math.log(high / low);
  return {
    place: (value) => start + (Math.log(Math.max(value, Number.MIN_VALUE) / low) / span) * (end - start),
    ticks: chosen,
    broken: true,
  };
}
