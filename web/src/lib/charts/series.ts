// Points of a series as charts and tables use them: the exact text beside the number that geometry needs.
import type { BucketsFragment } from '../generated/graphql';
import { type BucketLength, bucketEnd } from '../state/buckets.ts';
import type { ScaleKind } from './scale.ts';
import type { ChartTable } from './table.ts';

/** One bucket of a line. `value` is for pixels only; what is read comes from `text`. */
export interface ChartPoint {
  /** Start of the bucket, milliseconds. */
  time: number;
  value: number | null;
  text: string | null;
  coverage: number;
  partial: boolean;
  /** Where it begins on the vertical scale, for parts that are stacked; zero where absent. */
  base?: number;
  firstHeight: number;
  lastHeight: number;
}

/** One line of a chart with its name, colours (names of design tokens) and the way its values are written. */
export interface Line {
  key: string;
  label: string;
  color: string;
  textColor: string;
  points: readonly ChartPoint[];
  /** Fills the area down to zero. */
  area?: boolean;
  /** Thinner, as a companion of the main line. */
  side?: boolean;
  /** Bars instead of a line: sums of a bucket, not states. */
  bars?: boolean;
  /** Of another period or object, drawn for comparison: thin and dashed. */
  ghost?: boolean;
  /** The label is a name of its own, which keeps its capital within a sentence: a country, a host. */
  proper?: boolean;
  /** What the other period or object is called. */
  comparedWith?: string;
  /** Key of the published figure that the line measures, where it is no metric of the catalogue. */
  published?: string;
  /** Value with unit, for readout and labels. */
  write: (text: string) => string;
  /** Change with sign, for readout. */
  writeChange: (text: string) => string;
  /** Digits after the point that tables show before the dimmed rest; per cent where the value is a share. */
  digits: number;
  share?: boolean;
  /** Head of the table's column, with the unit. */
  column: string;
}

/** A published range that is drawn behind the lines. */
export interface ReferenceBand {
  low: number;
  high: number;
  text: string;
}

/** Lines on one vertical scale; panels share the time axis. */
export interface Panel {
  key: string;
  /** Said above the second and later panels. */
  title?: string;
  lines: readonly Line[];
  /** The area between two of the lines is filled. */
  between?: { lower: Line; upper: Line };
  /** Published ranges that lines of the panel measure now. */
  references?: readonly ReferenceBand[];
  /** The lines are parts of a whole: they are stacked, and can be read as shares. */
  parts?: boolean;
  /** The lines are parts of a whole that are drawn as lines: they are stacked only where they are read as shares. */
  shareable?: boolean;
  /** Linear where absent; logarithmic only where all values are above zero. */
  scale?: ScaleKind;
  /** Starts at zero even where the values are far from it. */
  fromZero: boolean;
  /** A mark of its scale; `inFull` with all of its digits, as far as it would be shortened. */
  tick: (value: number, inFull?: boolean) => string;
  /** Part of the plot's height. */
  weight: number;
}

/** A label within a sentence: "Supplied" becomes "supplied", "GPUs leased" stays. */
const inSentence = (label: string): string => (/^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label);

/** A line's label within a sentence. */
export const nameOf = ({ label, proper }: Line): string => (proper ? label : inSentence(label));

/** Key of the line that is drawn beside another for comparison. */
export const comparedKey = (key: string): string => `${key}-compared`;

/** Where a point stands on the vertical scale; null where its value is not known. */
export const topOf = ({ base = 0, value }: ChartPoint): number | null => (value === null ? null : base + value);

/** Points of answers, which several parts of a page show. */
const pointsOf = new WeakMap<BucketsFragment, readonly ChartPoint[]>();

/** A single series of the API as points; [] where there is none. */
export function toPoints(set: BucketsFragment): readonly ChartPoint[] {
  const known = pointsOf.get(set);
  if (known !== undefined) return known;
  const points = (set.series[0]?.points ?? []).map((point) => ({
    time: Date.parse(point.time),
    value: point.value === null ? null : Number(point.value),
    text: point.value,
    coverage: point.coverage,
    partial: point.partial,
    firstHeight: point.firstHeight,
    lastHeight: point.lastHeight,
  }));
  pointsOf.set(set, points);
  return points;
}

/** Runs of points that are drawn as one stroke: known values in buckets that follow each other. */
export function segments(points: readonly ChartPoint[], interval: BucketLength): ChartPoint[][] {
  const runs: ChartPoint[][] = [];
  let run: ChartPoint[] = [];
  for (const point of points) {
    const last = run.at(-1);
    if (point.value === null || (last !== undefined && point.time > bucketEnd(last.time, interval))) {
      if (run.length > 0) runs.push(run);
      run = [];
    }
    if (point.value !== null) run.push(point);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Stretches of buckets that are not final: the one in progress, and those that rest on a part of their time. */
export interface Hatch {
  from: number;
  to: number;
  partial: boolean;
  /** The smallest coverage within. */
  coverage: number;
}

/** Coverage below this is marked: a block interval may straddle the end of a bucket. */
export const FULL = 0.999;

/** A coverage in two digits. What is not full is never told as 1.00, and what covers something never as nothing. */
export function coverageText(coverage: number): string {
  return (coverage >= FULL ? 1 : coverage === 0 ? 0 : Math.max(0.01, Math.min(0.99, coverage))).toFixed(2);
}

/** What to hatch; neighbours of the same kind are joined. */
export function hatches(points: readonly ChartPoint[], interval: BucketLength): Hatch[] {
  const found: Hatch[] = [];
  for (const { time, coverage, partial } of points) {
    if (!partial && coverage >= FULL) continue;
    const last = found.at(-1);
    if (last !== undefined && last.to === time && last.partial === partial) {
      last.to = bucketEnd(time, interval);
      last.coverage = Math.min(last.coverage, coverage);
    } else found.push({ from: time, to: bucketEnd(time, interval), partial, coverage });
  }
  return found;
}

/** Mean coverage of the finished buckets, 0 to 1; null where none is finished. */
export function meanCoverage(points: readonly ChartPoint[]): number | null {
  const finished = points.filter(({ partial }) => !partial);
  if (finished.length === 0) return null;
  return finished.reduce((total, { coverage }) => total + coverage, 0) / finished.length;
}

/**
 * First and last point with a known value; null where there is none. The last is that of the newest finished bucket, as the one in
 * progress is not final; where nothing else is known it is the one in progress.
 */
export function ends(points: readonly ChartPoint[]): { first: ChartPoint; last: ChartPoint } | null {
  const known = points.filter(({ text }) => text !== null);
  const first = known[0];
  const last = known.findLast(({ partial }) => !partial) ?? known.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** Points of the line of the first panel of which most buckets are known; [] where there is none. */
export function fullest([first]: readonly Panel[]): readonly ChartPoint[] {
  const known = (points: readonly ChartPoint[]) => points.filter(({ value }) => value !== null).length;
  return (first?.lines ?? []).map(({ points }) => points).reduce((most, points) => (known(points) > known(most) ? points : most), []);
}

/** First and last moment that the points cover; null for none. */
export function spanOf(points: readonly ChartPoint[], interval: BucketLength): { from: Date; to: Date } | null {
  const first = points[0]?.time;
  const last = points.at(-1)?.time;
  return first === undefined || last === undefined ? null : { from: new Date(first), to: new Date(bucketEnd(last, interval) - 1) };
}

/** Blocks that the points rest on; null for none. */
export function blocks(points: readonly ChartPoint[]): { first: number; last: number } | null {
  const within = points.filter(({ lastHeight }) => lastHeight > 0);
  const first = within.find(({ firstHeight }) => firstHeight > 0)?.firstHeight;
  const last = within.at(-1)?.lastHeight;
  return first === undefined || last === undefined ? null : { first, last };
}

/** Lines as a table in the order of time: one row a bucket, exact values, how much they rest on and which blocks. */
export function seriesTable(lines: readonly Line[]): ChartTable {
  const cells = lines.map(({ points }) => new Map(points.map(({ time, text }) => [time, text])));
  return {
    columns: [
      { key: 'time', label: 'time', numeric: false },
      ...lines.map(({ key, column, digits, share }) => ({
        key: key.toLowerCase(),
        label: column,
        numeric: true,
        digits,
        ...(share === undefined ? {} : { share }),
      })),
      { key: 'coverage', label: 'coverage', numeric: true },
      { key: 'in_progress', label: 'in progress', numeric: false },
      { key: 'first_block', label: 'first block', numeric: true },
      { key: 'last_block', label: 'last block', numeric: true },
    ],
    rows: (lines[0]?.points ?? []).map(({ time, coverage, partial, firstHeight, lastHeight }) => [
      new Date(time).toISOString(),
      ...cells.map((texts) => texts.get(time) ?? null),
      String(coverage),
      String(partial),
      lastHeight > 0 ? String(firstHeight) : null,
      lastHeight > 0 ? String(lastHeight) : null,
    ]),
  };
}
