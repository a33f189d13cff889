// Lines of days for tests of charts.
import { DAY } from '../state/buckets.ts';
import type { ChartPoint, Line } from './series.ts';

export const START = Date.parse('2026-01-01T00:00:00Z');

/** The point of the day `index`, which is a whole one of block `index` + 1 where `rest` does not say otherwise. */
export function pointOf(index: number, value: number | null, rest: Partial<ChartPoint> = {}): ChartPoint {
  const text = value === null ? null : String(value);
  return { time: START + index * DAY, value, text, coverage: 1, partial: false, firstHeight: index + 1, lastHeight: index + 1, ...rest };
}

/** A line of a value each day. */
export function lineOf(values: readonly (number | null)[], key = 'a'): Line {
  const write = (text: string) => text;
  const points = values.map((value, index) => pointOf(index, value));
  return { key, label: key, color: '', textColor: '', digits: 0, column: key, write, writeChange: write, points };
}
