// Charts of rows: how high they are, and names that fit beside them.
import { textWidth } from './geometry.ts';

/** Height of a row in pixels, and of what stands above the first. */
export const ROW = 28;
export const ROWS_TOP = 26;

/** Height of a frame's body for a chart of so many rows, readout and foot included. */
export const rowsHeight = (rows: number): number => Math.max(160, ROWS_TOP + rows * ROW + 62);

/** The text, cut with an ellipsis where it is wider than `room` pixels. Providers declare names of any length. */
export function cut(text: string, room: number, size = 13): string {
  if (textWidth(text, size) <= room) return text;
  let width = textWidth('…', size);
  let kept = '';
  for (const letter of text) {
    width += textWidth(letter, size);
    if (kept !== '' && width > room) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** The most pixels that names take beside a plot: a larger part where it is narrow, as they must still be read. */
export const namesRoom = (width: number): number => width * (width < 420 ? 0.44 : 0.34);

/** The ticks whose texts stand apart from each other, from the first on: a narrow plot has no room for all of them. */
export function ticksApart(
  ticks: readonly number[],
  place: (value: number) => number,
  text: (value: number) => string,
): ReadonlySet<number> {
  const shown = new Set<number>();
  let end = Number.NEGATIVE_INFINITY;
  for (const value of ticks) {
    const half = textWidth(text(value), 12) / 2;
    const middle = place(value);
    if (middle - half < end) continue;
    shown.add(value);
    end = middle + half + 6;
  }
  return shown;
}
