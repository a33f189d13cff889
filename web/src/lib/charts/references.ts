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

/** A band thinner than this has no room for its words. */
const WORDS = 24;
/** From the edge of the plot, or from a flag's line, to the words. */
const GAP = 8;
/** Height of letters above and below their foot. */
const ASCENT = 10;
const DESCENT = 3;
/** What a flag's line through the words counts against parts of lines below them. */
const FLAG = 10_000;

/** The first of the possible places that crosses least. `flags` are the places of lines through all panels. */
export function placeReference(
  { low, high, text }: ReferenceBand,
  placed: PlacedPanel,
  { left, inner, narrow, middle }: Layout,
  flags: readonly number[] = [],
): PlacedWords {
  // A chart that stands alone has no flags.
  const lines = import.meta.env.ALONE ? [] : flags;
  const right = left + inner;
  const width = textWidth(text) + 4;
  const start = left + GAP;
  const end = right - GAP - width;
  // In narrow plots the names of lines stand at the beginning.
  const within = [0.25, 0.5, 0.75].map((part) => start + part * (end - start)).filter((from) => from > start);
  const froms = [...(narrow ? [end, start] : [start, end]), ...within, ...lines.map((flag) => flag + GAP).filter((from) => from <= end)];
  const places = heightsOf(low, high, placed).flatMap((heights) => froms.flatMap((from) => heights.map((y) => ({ from, y }))));
  const costs = places.map(
    ({ from, y }) =>
      FLAG * lines.filter((flag) => flag >= from && flag <= from + width).length +
      placed.panel.lines.reduce((total, one) => total + crossings(one, placed, middle, from, from + width, y), 0),
  );
  const { from, y } = places[costs.indexOf(Math.min(...costs))] ?? { from: start, y: placed.bottom };
  // By the edge that it stands at, as letters are not quite as wide as they are taken for.
  return from === end ? { x: right - GAP, y, anchor: 'end' } : { x: from, y, anchor: 'start' };
}

/** Feet of words, the better ones first: at the ends of a band that has room, then above it and below. */
function heightsOf(low: number, high: number, { top, bottom, y }: PlacedPanel): number[][] {
  const within = y(low) - y(high) > WORDS ? [y(high) + 17, y(low) - 8] : [];
  const beside = [y(high) - 6, y(low) + 15].filter((foot) => foot - ASCENT >= top && foot + DESCENT <= bottom);
  return within.length + beside.length > 0 ? [within, beside] : [[top + 12]];
}

/** How many parts of a line, from point to point, touch words between two places with their foot at `foot`. */
function crossings({ points, bars }: Line, { y }: PlacedPanel, middle: Layout['middle'], from: number, to: number, foot: number): number {
  return points.filter((point, index) => {
    const top = topOf(point);
    const next = points[index + 1] ?? point;
    if (top === null || middle(point.time) > to || middle(next.time) < from) return false;
    const heights = [y(top), y(topOf(next) ?? top)];
    return Math.min(...heights) <= foot + DESCENT && (bars || Math.max(...heights) >= foot - ASCENT);
  }).length;
}
