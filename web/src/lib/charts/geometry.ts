// Where things are on a chart: scales, ticks and labels as plain numbers, without a document.
import { dateFormat } from '../format/dates.ts';
import { type BucketLength, DAY, HOUR, MONDAY, monthOf, monthStart, WEEK } from '../state/buckets.ts';
import { canBeLog, valueAxis } from './scale.ts';
import { type Panel, topOf } from './series.ts';

/** A number to a place in pixels. */
type Scale = (value: number) => number;

/** A vertical scale with its ticks; `broken` where it does not start at zero. */
export interface VerticalAxis {
  y: Scale;
  ticks: number[];
  broken: boolean;
}

/** The scale of a panel between two places, rounded to ticks: all values and the reference bands are within. */
export function verticalAxis(panel: Panel, top: number, bottom: number): VerticalAxis {
  const values: number[] = [];
  for (const { points } of panel.lines) {
    for (const point of points) {
      const top = topOf(point);
      if (top !== null) values.push(top);
    }
  }
  const log = panel.scale === 'log' && canBeLog(values);
  for (const { low, high } of panel.references ?? []) if (!log || low > 0) values.push(low, high);
  const wanted = Math.max(2, Math.min(6, Math.round((bottom - top) / 55)));
  const { place, ticks, broken } = valueAxis(values, bottom, top, {
    kind: log ? 'log' : 'linear',
    fromZero: panel.fromZero,
    ticks: wanted,
  });
  return { y: place, ticks: [...ticks], broken: broken && !log };
}

/** What stands beside the marks of a panel's scale: in full where two would read the same. */
export function tickTexts({ tick }: Pick<Panel, 'tick'>, ticks: readonly number[]): string[] {
  const texts = ticks.map((value) => tick(value));
  return new Set(texts).size === texts.length ? texts : ticks.map((value) => tick(value, true));
}

/** A mark on the time axis. */
export interface TimeTick {
  time: number;
  text: string;
}

const hourText = dateFormat('%H:%M', '%H:%M');
const dayText = dateFormat('%-d %b', '%-m月%-d日');
const monthText = dateFormat('%b', '%-m月');
const monthYearText = dateFormat('%b %Y', '%Y年%-m月');
const yearText = dateFormat('%Y', '%Y年');

/** The first mark at a moment or after it. */
type NextMark = (time: number) => number;

const every =
  (length: number, origin = 0): NextMark =>
  (time) =>
    origin + Math.ceil((time - origin) / length) * length;

const everyMonth =
  (count: number): NextMark =>
  (time) => {
    const month = Math.floor(monthOf(time) / count) * count;
    return monthStart(month) === time ? time : monthStart(month + count);
  };

/** The first of a month and its 15th. */
const everyHalfMonth: NextMark = (time) => {
  const start = monthStart(monthOf(time));
  return [start, start + 14 * DAY].find((mark) => mark >= time) ?? monthStart(monthOf(time) + 1);
};

/** A step between marks; `single` where one mark alone says something. */
interface TickStep {
  next: NextMark;
  write: (time: Date) => string;
  room: number;
  single?: boolean;
}

const HOURS: readonly TickStep[] = [
  { next: every(HOUR), write: hourText, room: 52 },
  { next: every(3 * HOUR), write: hourOrDay, room: 52 },
  { next: every(6 * HOUR), write: hourOrDay, room: 52 },
  { next: every(12 * HOUR), write: hourOrDay, room: 56 },
];
const DAYS: readonly TickStep[] = [
  { next: every(WEEK, MONDAY), write: dayText, room: 64 },
  { next: everyHalfMonth, write: dayText, room: 64 },
  { next: everyMonth(1), write: monthOrYear, room: 56 },
  { next: everyMonth(3), write: monthOrYear, room: 60 },
  { next: everyMonth(6), write: monthYearText, room: 72 },
  { next: everyMonth(12), write: yearText, room: 48, single: true },
];
const daily: TickStep = { next: every(DAY), write: dayText, room: 60 };
/** From fine to coarse; the first that leaves room for its texts is taken. A day that is told as one has one mark. */
const STEPS: Record<'hourly' | 'daily', readonly TickStep[]> = {
  hourly: [...HOURS, daily, ...DAYS],
  daily: [{ ...daily, single: true }, ...DAYS],
};

/** Least distance in pixels between the texts of two marks. */
const BETWEEN_TICKS = 8;

function hourOrDay(time: Date): string {
  return time.getUTCHours() === 0 ? dayText(time) : hourText(time);
}

function monthOrYear(time: Date): string {
  return time.getUTCMonth() === 0 ? monthYearText(time) : monthText(time);
}

/**
 * Marks for `width` pixels of time, none so close that texts touch. What is told by day or longer has none within a day: there is nothing
 * at noon.
 */
export function timeTicks(from: number, to: number, width: number, interval: BucketLength = 'HOUR'): TimeTick[] {
  const pixels = width / Math.max(1, to - from);
  for (const { next, write, room, single = false } of STEPS[interval === 'HOUR' ? 'hourly' : 'daily']) {
    // Looking first: an hourly step over years would make a long list for nothing.
    const first = next(from);
    if ((next(first + 1) - first) * pixels < room) continue;
    const ticks: TimeTick[] = [];
    for (let time = first; time < to; time = next(time + 1)) ticks.push({ time, text: write(new Date(time)) });
    if (ticks.some(({ time }, index) => (time - (ticks[index - 1]?.time ?? Number.NEGATIVE_INFINITY)) * pixels < room * 0.9)) continue;
    if (ticks.length < 2 && !single) continue;
    // The last text is kept within the axis, nearer to the one before it; and in Chinese a day is written half as wide again.
    const places = ticks.map(({ time, text }) => ({
      half: textWidth(text) / 2,
      x: Math.min((time - from) * pixels, width - textWidth(text) / 2),
    }));
    const touch = places.some(({ half, x }, index) => {
      const before = places[index - 1];
      return before !== undefined && x - half - before.x - before.half < BETWEEN_TICKS;
    });
    if (touch) continue;
    return ticks;
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

/** Letters as wide as they are high: those of Chinese, and its punctuation. */
const FULL_WIDTH = /[\u2e80-\uff60]/;
const WIDE = /[mwMWQ%—]/;
const NARROW = /[ .,:;'|!()ijl·-]/;

/** Width that a text takes, in pixels, near enough to reserve room; `size` is that of its letters. */
export function textWidth(text: string, size = 12): number {
  let width = 0;
  for (const letter of text) width += FULL_WIDTH.test(letter) ? 1 : WIDE.test(letter) ? 0.92 : NARROW.test(letter) ? 0.36 : 0.62;
  return width * size;
}

/**
 * The items of a very long line with at most four for each pixel of width: first, highest, lowest and last, in their order. What is
 * drawn is the same, and it is drawn in a fraction of the time. Items come in the order of their places.
 */
export function thin<Item>(items: readonly Item[], x: (item: Item) => number, y: (item: Item) => number): readonly Item[] {
  const kept: Item[] = [];
  let begin = 0;
  while (begin < items.length) {
    const column = Math.floor(placeOf(items, begin, x));
    let high = begin;
    let low = begin;
    let highest = placeOf(items, begin, y);
    let lowest = highest;
    let end = begin + 1;
    for (; end < items.length && Math.floor(placeOf(items, end, x)) === column; end += 1) {
      const height = placeOf(items, end, y);
      if (height < highest) [highest, high] = [height, end];
      if (height > lowest) [lowest, low] = [height, end];
    }
    let before = -1;
    for (const index of [begin, Math.min(high, low), Math.max(high, low), end - 1]) {
      const item = items[index];
      if (index > before && item !== undefined) kept.push(item);
      before = Math.max(before, index);
    }
    begin = end;
  }
  return kept;
}

function placeOf<Item>(items: readonly Item[], index: number, place: (item: Item) => number): number {
  const item = items[index];
  return item === undefined ? Number.NaN : place(item);
}
