// A chart's plan: where panels, time, labels and hatches are for a given size. Pure: the same panels and size give the same plan.
import { compact } from '../format/decimal.ts';
import { type BucketLength, bucketEnd } from '../state/buckets.ts';
import { spread, type TimeTick, textWidth, thin, tickTexts, timeTicks, type VerticalAxis, verticalAxis } from './geometry.ts';
import { areaPath, linePath, type Place } from './paths.ts';
import { cut } from './rows.ts';
import { type ChartPoint, ends, type Hatch, hatches, type Line, nameOf, type Panel, segments, topOf } from './series.ts';

/** Below this width names stand within the plot instead of beside it. */
const NARROW = 560;
/** Room above the first panel, below the last, and between two, in pixels. */
const TOP = 34;
const BOTTOM = 30;
const BETWEEN = 46;
/** The most of the width that values and names beside the plot take; longer names are cut. */
const MOST_BESIDE = 0.38;

/** A panel with its place and vertical scale. */
export interface PlacedPanel extends VerticalAxis {
  panel: Panel;
  top: number;
  bottom: number;
}

/** The whole plan. Times are milliseconds, places pixels. */
export interface Layout {
  narrow: boolean;
  left: number;
  inner: number;
  /** For values and names beside the plot. */
  room: number;
  top: number;
  /** Bottom of the last panel: the time axis. */
  foot: number;
  start: number;
  end: number;
  buckets: readonly number[];
  placed: readonly PlacedPanel[];
  ticks: readonly TimeTick[];
  hatches: readonly Hatch[];
  interval: BucketLength;
  /** Place of a time. */
  x: (time: number) => number;
  /** Place of the middle of the bucket that starts at a time. */
  middle: (time: number) => number;
}

/** A line's name beside its end, cut to the room that its value leaves. */
export function endName(one: Line, { room }: Layout): string {
  return cut(nameOf(one), room - textWidth(endText(one), one.side ? 12.5 : 16) - 18, 12.5);
}

/** A number of a million or more. */
const MILLIONS = /\d[\d,]{8,}(\.\d+)?/;

/** What stands at a line's end: its newest finished value, with unit; millions in short, as the readout tells every digit. */
export function endText(one: Line): string {
  const text = ends(one.points)?.last.text;
  if (text === null || text === undefined) return '';
  return one.write(text).replace(MILLIONS, (digits) => Object.values(compact(digits.replaceAll(',', ''))).join(''));
}

/** Plans a chart. */
export function planLayout(panels: readonly Panel[], interval: BucketLength, width: number, height: number): Layout {
  const lines = panels.flatMap((panel) => panel.lines);
  const buckets = allTimes(lines);
  const start = buckets[0] ?? 0;
  const end = bucketEnd(buckets.at(-1) ?? 0, interval);
  const narrow = width < NARROW;
  const placed = placePanels(panels, height);
  const left = Math.max(28, ...placed.flatMap(({ ticks, panel }) => tickTexts(panel, ticks).map((text) => textWidth(text) + 12)));
  const beside = lines
    .filter(({ ghost }) => !ghost)
    .map((one) => textWidth(endText(one), one.side ? 12.5 : 16) + textWidth(one.label, 12.5) + 22);
  const room = Math.min(width * MOST_BESIDE, Math.max(40, ...beside));
  const inner = Math.max(10, width - left - (narrow ? 10 : room));
  const x = (time: number) => left + ((time - start) / (end - start)) * inner;
  return {
    narrow,
    left,
    inner,
    room,
    top: TOP,
    foot: placed.at(-1)?.bottom ?? 0,
    start,
    end,
    buckets,
    placed,
    ticks: timeTicks(start, end, inner, interval),
    hatches: hatches(lines[0]?.points ?? [], interval),
    interval,
    x,
    middle: (time) => (x(time) + x(bucketEnd(time, interval))) / 2,
  };
}

/** Starts of all buckets in their order. Lines of one answer have the same: only others must be merged and sorted. */
function allTimes(lines: readonly Line[]): readonly number[] {
  const first = lines[0]?.points.map(({ time }) => time) ?? [];
  const same = lines.every(({ points }) => points.length === first.length && points.every(({ time }, index) => time === first[index]));
  const sorted = first.every((time, index) => index === 0 || time > (first[index - 1] ?? time));
  if (same && sorted) return first;
  return [...new Set(lines.flatMap(({ points }) => points.map(({ time }) => time)))].sort((a, b) => a - b);
}

function placePanels(panels: readonly Panel[], height: number): PlacedPanel[] {
  const room = Math.max(40, height - TOP - BOTTOM - BETWEEN * (panels.length - 1));
  const weights = panels.reduce((total, { weight }) => total + weight, 0);
  let top = TOP;
  return panels.map((panel) => {
    const bottom = top + (room * panel.weight) / weights;
    const here = { panel, top, bottom, ...verticalAxis(panel, top, bottom) };
    top = bottom + BETWEEN;
    return here;
  });
}

/** One unbroken stretch of a line as SVG paths; '' where there is nothing to draw. */
export interface Stretch {
  stroke: string;
  /** To the bucket in progress: dashed. */
  estimate: string;
  fill: string;
  /** A stretch of a single point has no stroke. */
  dot: ChartPoint | undefined;
}

/** The stretches of a line in its panel. */
export function stretches(one: Line, { panel, y, bottom }: PlacedPanel, { middle, interval, inner }: Layout): Stretch[] {
  const height = (point: ChartPoint) => y(topOf(point) ?? 0);
  const place = (point: ChartPoint): Place => [middle(point.time), height(point)];
  const stroke = (points: readonly ChartPoint[]) => linePath(points.map(place));
  const foot = ({ time, base = 0 }: ChartPoint): Place => [middle(time), panel.parts ? y(base) : bottom];
  const fill = (points: readonly ChartPoint[]) => areaPath(points.map(place), points.map(foot));
  const filled = panel.parts || (one.area && panel.scale !== 'log');
  return segments(one.points, interval).map((run) => {
    const open = run.at(-1)?.partial === true;
    const sure = open ? run.slice(0, -1) : run;
    const drawn = sure.length > 2 * inner ? thin(sure, ({ time }) => middle(time), height) : sure;
    const shaded = sure.length > 2 * inner ? drawn : run;
    return {
      stroke: drawn.length > 1 ? stroke(drawn) : '',
      estimate: open && sure.length > 0 ? stroke(run.slice(-2)) : '',
      fill: filled && shaded.length > 1 ? fill(shaded) : '',
      dot: sure.length === 1 || run.length === 1 ? run[0] : undefined,
    };
  });
}

/** The area between two lines of a panel. */
export function areaBetween(lower: Line, upper: Line, { y }: PlacedPanel, { middle, interval }: Layout): string[] {
  const highs = new Map(upper.points.map((point) => [point.time, point.value]));
  return segments(lower.points, interval).map((run) =>
    areaPath(
      run.map(({ time, value }): Place => [middle(time), y(highs.get(time) ?? value ?? 0)]),
      run.map(({ time, value }): Place => [middle(time), y(value ?? 0)]),
    ),
  );
}

/** A line's name and where it stands: beside its end, or within a narrow plot above its beginning. */
export interface EndLabel {
  one: Line;
  y: number;
}

/** The names of a panel's lines, so that none covers another. */
export function endLabels({ panel, top, bottom, y }: PlacedPanel, { narrow }: Layout): EndLabel[] {
  const known = panel.lines.flatMap((one) => {
    const both = one.ghost ? null : ends(one.points);
    if (both === null) return [];
    const point = narrow ? both.first : both.last;
    const height = y(panel.parts ? (point.base ?? 0) + (point.value ?? 0) / 2 : (point.value ?? 0));
    return [{ one, wanted: height + (narrow && !panel.parts ? -8 : 5) }];
  });
  const places = spread(
    known.map(({ wanted }) => wanted),
    narrow ? 15 : 18,
    top + (narrow ? 12 : 5),
    bottom - (narrow ? 5 : 0),
  );
  return known.map(({ one }, index) => ({ one, y: places[index] ?? 0 }));
}
