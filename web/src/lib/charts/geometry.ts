// Where things are on a chart: scales, ticks and labels as plain numbers, without a document.
import { scaleLinear } from 'd3-scale';
import { type CountableTimeInterval, utcDay, utcHour, utcMonday, utcMonth, utcYear } from 'd3-time';
import { utcFormat } from 'd3-time-format';
import type { Panel } from './series.ts';

/** A number to a place in pixels. */
type Scale = (value: number) => number;

/** A vertical scale with its ticks; `broken` where it does not start at zero. */
export interface VerticalAxis {
  y: Scale;
  ticks: number[];
  broken: boolean;
}

/** Lines may leave zero out where their smallest value is at least this part of the largest. */
const LEAVE_ZERO_ABOVE = 0.55;

/** The scale of a panel between two places, rounded to ticks: all values and the reference band are within. */
export function verticalAxis(panel: Panel, top: number, bottom: number): VerticalAxis {
  const values = panel.lines.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  if (panel.reference !== undefined) values.push(panel.reference.low, panel.reference.high);
  const largest = Math.max(...values, 0);
  const smallest = Math.min(...values);
  const negative = smallest < 0;
  const broken = !panel.fromZero && !negative && values.length > 0 && smallest > LEAVE_ZERO_ABOVE * largest;
  const low = broken ? smallest : negative ? smallest : 0;
  const high = largest > low ? largest : low + 1;
  const wanted = Math.max(2, Math.min(6, Math.round((bottom - top) / 55)));
  const scale = scaleLinear([low, high], [bottom, top]).nice(wanted);
  return { y: (value) => scale(value), ticks: scale.ticks(wanted), broken };
}

/** A mark on the time axis. */
export interface TimeTick {
  time: number;
  text: string;
}

const hourText = utcFormat('%H:%M');
const dayText = utcFormat('%-d %b');
const monthText = utcFormat('%b');
const monthYearText = utcFormat('%b %Y');
const yearText = utcFormat('%Y');

const halfMonth = utcDay.filter((day) => day.getUTCDate() === 1 || day.getUTCDate() === 15);

/** From fine to coarse; the first that leaves room for its texts is taken. */
const STEPS: readonly {
  every: CountableTimeInterval | ReturnType<typeof utcDay.filter> | null;
  write: (time: Date) => string;
  room: number;
}[] = [
  { every: utcHour.every(1), write: hourText, room: 52 },
  { every: utcHour.every(3), write: hourOrDay, room: 52 },
  { every: utcHour.every(6), write: hourOrDay, room: 52 },
  { every: utcHour.every(12), write: hourOrDay, room: 56 },
  { every: utcDay, write: dayText, room: 60 },
  { every: utcMonday, write: dayText, room: 64 },
  { every: halfMonth, write: dayText, room: 64 },
  { every: utcMonth, write: monthOrYear, room: 56 },
  { every: utcMonth.every(3), write: monthOrYear, room: 60 },
  { every: utcMonth.every(6), write: monthYearText, room: 72 },
  { every: utcYear, write: yearText, room: 48 },
];

function hourOrDay(time: Date): string {
  return time.getUTCHours() === 0 ? dayText(time) : hourText(time);
}

function monthOrYear(time: Date): string {
  return time.getUTCMonth() === 0 ? monthYearText(time) : monthText(time);
}

/** Marks for `width` pixels of time, none so close that texts touch. */
export function timeTicks(from: number, to: number, width: number): TimeTick[] {
  const start = new Date(from);
  const end = new Date(to);
  for (const { every, write, room } of STEPS) {
    if (every === null) continue;
    const pixels = width / Math.max(1, to - from);
    // Counting first: an hourly step over years would make a long list for nothing.
    const first = every.ceil(start);
    const second = every.ceil(new Date(first.getTime() + 1));
    if ((second.getTime() - first.getTime()) * pixels < room) continue;
    const times = every.range(start, end);
    const closest = times.reduce((least, time, index) => {
      const before = times[index - 1];
      return before === undefined ? least : Math.min(least, (time.getTime() - before.getTime()) * pixels);
    }, Number.POSITIVE_INFINITY);
    if (closest < room * 0.9) continue;
    if (times.length < 2 && every !== utcYear) continue;
    return times.map((time) => ({ time: time.getTime(), text: write(time) }));
  }
  return [];
}

/** Places for labels that want `wanted` and must be `gap` apart within [top, bottom]; the order stays. */
export function spread(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const placed: number[] = [];
  for (const { place } of order) placed.push(Math.max(place, (placed.at(-1) ?? top - gap) + gap));
  let limit = bottom;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    placed[index] = Math.min(placed[index] ?? limit, limit);
    limit = (placed[index] ?? limit) - gap;
  }
  const result: number[] = new Array(wanted.length).fill(0);
  order.forEach(({ index }, rank) => {
    result[index] = placed[rank] ?? 0;
  });
  return result;
}

/** Width that a text of 12 to 13 pixels takes, near enough to reserve room. */
export function textWidth(text: string, size = 12): number {
  return text.length * size * 0.6;
}
