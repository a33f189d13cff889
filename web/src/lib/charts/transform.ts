// What a reader makes of a chart: lines left out, shares of the whole, an index of 100 at the start, a logarithmic scale, and a second
// period or object beside the first. Pure: panels in, panels out; the exact text follows every value.

import { fixed, product, ratio, signed, sum } from '../format/decimal.ts';
import { grouped } from '../format/grouped.ts';
import { type BucketLength, moveBuckets } from '../state/buckets.ts';
import type { ChartView, Mode } from '../state/chart-view.ts';
import { charts } from '../texts/charts.ts';
import { canBeLog } from './scale.ts';
import { type ChartPoint, comparedKey, ends, type Line, type Panel } from './series.ts';

/** What is drawn beside a chart for comparison. */
export interface Compared {
  panels: readonly Panel[];
  /** What the other is: "90 days before", "H100". */
  label: string;
  /** How many buckets the other lies back in time; zero for the same time. */
  buckets: number;
}

const INDEX_BASE = '100';
const INDEX_DIGITS = 1;

/** Ways in which a chart's values can be read, the plain one first. */
export function modesOf(panels: readonly Panel[]): Mode[] {
  const lines = panels.flatMap((panel) => panel.lines);
  const indexed = lines.some((one) => !one.bars && Number(ends(one.points)?.first.value ?? 0) > 0);
  return [
    'absolute',
    ...(panels.some(({ parts, shareable, lines: own }) => (parts || shareable) && own.length > 1) ? ['share' as const] : []),
    ...(indexed ? ['index' as const] : []),
  ];
}

/** Bars are as long as their values: they stand on zero, and never on a logarithmic scale. */
const hasBars = ({ lines }: Panel): boolean => lines.some(({ bars }) => bars);

/** Whether a logarithmic scale says anything: every value of a panel of lines is above zero. */
export function mayBeLog(panels: readonly Panel[]): boolean {
  return panels.some(
    (panel) => !panel.parts && !hasBars(panel) && canBeLog(panel.lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []))),
  );
}

/** The panels as a view wants them. */
export function viewPanels(panels: readonly Panel[], { mode, scale, hidden }: ChartView): Panel[] {
  return panels.flatMap((panel) => {
    const shown = panel.lines.filter(({ key }) => !hidden.includes(key));
    if (shown.length === 0) return panels.length > 1 ? [] : [panel];
    const kept: Panel = { ...panel, lines: shown };
    if (kept.between !== undefined && !(shown.includes(kept.between.lower) && shown.includes(kept.between.upper))) delete kept.between;
    const read = mode === 'share' && (panel.parts || panel.shareable) ? asShares(kept) : mode === 'index' ? asIndex(kept) : kept;
    return [stacked(scale === 'log' && !panel.parts && !hasBars(panel) ? { ...read, scale } : read)];
  });
}

/** The panels with the lines of another period or object, dashed, each under the line that it is compared with. */
export function withCompared(panels: readonly Panel[], { panels: others, label, buckets }: Compared, interval: BucketLength): Panel[] {
  return panels.map((panel) => {
    // Two stacks in one place cannot be read: parts are compared in the table alone.
    const other = panel.parts ? undefined : others.find(({ key }) => key === panel.key);
    // Companions of a line, such as quartiles, would hide it.
    const ghosts = (other?.lines ?? [])
      .filter(({ side }) => !side)
      .map(
        (one): Line => ({
          ...one,
          key: comparedKey(one.key),
          label: `${one.label}, ${label}`,
          column: `${one.column}, ${label}`,
          area: false,
          bars: false,
          side: true,
          ghost: true,
          comparedWith: label,
          points: one.points.map((point) => ({ ...point, time: moveBuckets(point.time, interval, buckets), partial: false })),
        }),
      );
    return { ...panel, lines: [...panel.lines, ...withinTimes(panel.lines[0]?.points ?? [], ghosts)] };
  });
}

/** Only what falls into the buckets of the chart: months have unequal lengths, and the first buckets of a chain none before them. */
function withinTimes(points: readonly ChartPoint[], lines: readonly Line[]): Line[] {
  const times = new Set(points.map(({ time }) => time));
  return lines.map((one) => ({ ...one, points: one.points.filter(({ time }) => times.has(time)) }));
}

/** Every line as parts of the sum of all, bucket by bucket. */
function asShares(panel: Panel): Panel {
  const totals = new Map<number, string>();
  for (const { points } of panel.lines) {
    for (const { time, text } of points) if (text !== null) totals.set(time, sum([totals.get(time) ?? '0', text]));
  }
  const share = ({ time, text }: ChartPoint) => (text === null ? null : ratio(text, totals.get(time) ?? '0'));
  const percent = (text: string) => `${fixed(hundred(text), 1)}\u00a0%`;
  return {
    ...without(panel),
    parts: true,
    fromZero: true,
    tick: (value) => `${Math.round(value * 100)} %`,
    lines: panel.lines.map((one) => ({
      ...reread(one, share),
      write: percent,
      writeChange: (text) => `${signed(hundred(text), 1)} ${charts.points}`,
      digits: 2,
      share: true,
      column: `${one.label}, %`,
    })),
  };
}

/** Every line with its first known value as 100. */
function asIndex(panel: Panel): Panel {
  return {
    ...without(panel),
    parts: false,
    fromZero: hasBars(panel),
    tick: (value) => grouped(value),
    lines: panel.lines.map((one) => {
      const first = one.points.find(({ value }) => value !== null && value !== 0)?.text ?? null;
      const indexed = ({ text }: ChartPoint) => {
        if (text === null || first === null) return null;
        const part = ratio(text, first);
        return part === null ? null : hundred(part);
      };
      return {
        ...reread(one, indexed),
        area: false,
        write: (text) => fixed(text, INDEX_DIGITS),
        writeChange: (text) => signed(text, INDEX_DIGITS),
        digits: 2,
        share: false,
        column: `${one.label}${charts.comma}${charts.indexUnit}`,
      };
    }),
  };
}

/** A panel whose values have another unit: its references no longer fit. */
function without({ references: _, between: __, ...panel }: Panel): Panel {
  return panel;
}

function reread(one: Line, read: (point: ChartPoint) => string | null): Line {
  return {
    ...one,
    points: one.points.map((point) => {
      const text = read(point);
      return { ...point, text, value: text === null ? null : Number(text) };
    }),
  };
}

/** Parts stand on each other, the first at the foot. */
function stacked(panel: Panel): Panel {
  if (!panel.parts) return panel;
  const tops = new Map<number, number>();
  return {
    ...panel,
    lines: panel.lines.map((one) => ({
      ...one,
      points: one.points.map((point) => {
        const base = tops.get(point.time) ?? 0;
        tops.set(point.time, base + (point.value ?? 0));
        return { ...point, base };
      }),
    })),
  };
}

function hundred(text: string): string {
  return product(text, INDEX_BASE);
}
