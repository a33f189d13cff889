// Where the words of published ranges stand: beside no flag's line, and on the lines of the panel only where nothing else is free.
import { textWidth } from './geometry.ts';
import type { Layout, PlacedPanel } from './layout.ts';
import { type Line, type ReferenceBand, topOf } from './series.ts';

/** Words with the place of their foot; they begin or end there. */
interface PlacedWords {
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

interface Box {
  from: number;
  to: number;
  top: number;
  bottom: number;
}

/** A band thinner than this has no room for its words. */
const WORDS = 24;
/** From the edge of the plot, or from a flag's line, to the words. */
const GAP = 8;
/** Height of letters above and below their foot. */
const ASCENT = 10;
const DESCENT = 3;
/** What a line through the words counts against pixels of lines below them. */
const FLAG = 10_000;

/** The first of the possible places that crosses least. `flags` are the places of lines through all panels. */
export function placeReference(
  { low, high, text }: ReferenceBand,
  placed: PlacedPanel,
  layout: Layout,
  flags: readonly number[] = [],
): PlacedWords {
  const { left, inner, narrow } = layout;
  const right = left + inner;
  const width = textWidth(text);
  const start = { x: left + GAP, anchor: 'start' as const };
  const end = { x: right - GAP, anchor: 'end' as const };
  // In narrow plots the names of lines stand at the beginning.
  const edges = narrow ? [end, start] : [start, end];
  const behind = flags.map((flag) => ({ x: flag + GAP, anchor: 'start' as const })).filter(({ x }) => x + width <= right - GAP);
  const heights = heightsOf(low, high, placed);
  let best: PlacedWords = { ...start, y: heights[0] ?? placed.bottom };
  let least = Number.POSITIVE_INFINITY;
  for (const { x, anchor } of [...edges, ...behind]) {
    for (const y of heights) {
      const from = anchor === 'start' ? x : x - width;
      const box = { from: from - 2, to: from + width + 2, top: y - ASCENT, bottom: y + DESCENT };
      const crossed = FLAG * flags.filter((flag) => flag >= box.from && flag <= box.to).length;
      const cost = crossed + placed.panel.lines.reduce((total, line) => total + within(line, box, placed, layout), 0);
      if (cost >= least) continue;
      least = cost;
      best = { x, y, anchor };
    }
  }
  return best;
}

/** Feet of words: at the ends of a band that has room, else above it and below. */
function heightsOf(low: number, high: number, { top, bottom, y }: PlacedPanel): number[] {
  if (y(low) - y(high) > WORDS) return [y(high) + 17, y(low) - 8];
  const above = y(high) - 6;
  const below = y(low) + 15;
  const possible = [...(above - ASCENT >= top ? [above] : []), ...(below + DESCENT <= bottom ? [below] : [])];
  return possible.length > 0 ? possible : [Math.min(bottom - 5, Math.max(top + 12, above))];
}

/** Over how many pixels of its way a line is within a box. */
function within({ points, bars }: Line, box: Box, { y }: PlacedPanel, { middle }: Layout): number {
  let pixels = 0;
  for (let index = 0; index < points.length; index += 1) {
    const [point, next] = [points[index], points[index + 1]];
    const value = point === undefined ? null : topOf(point);
    if (point === undefined || value === null) continue;
    const x = middle(point.time);
    const after = next === undefined ? null : topOf(next);
    const end = next === undefined || after === null ? x + 1 : middle(next.time);
    const from = Math.max(x, box.from);
    const to = Math.min(end, box.to);
    if (to <= from) continue;
    const rise = after === null ? 0 : (y(after) - y(value)) / Math.max(1, end - x);
    const heights = [y(value) + rise * (from - x), y(value) + rise * (to - x)];
    const touches = Math.min(...heights) <= box.bottom && (bars === true || Math.max(...heights) >= box.top);
    if (touches) pixels += to - from;
  }
  return pixels;
}
