// Lines of rows that are not the catalogue's series: label, colour, points, and how values are written by their unit.
import { writingOf } from '../format/measure.ts';
import type { ChartPoint, Line } from './series.ts';

/** How a line looks; the rest follows from its unit. */
interface Look {
  key: string;
  label: string;
  color: string;
  textColor: string;
  points: readonly ChartPoint[];
  /** As the catalogue writes units: "USD", "share, 0 to 1", "AKT". */
  unit: string;
  area?: boolean;
  side?: boolean;
  bars?: boolean;
  /** As that of a line. */
  published?: string;
}

/** The line; its column in tables tells the unit. */
export function lineOf({ unit, ...look }: Look): Line {
  // No metric of the catalogue: only the unit says how values are written.
  return { ...look, column: `${look.label}, ${unit.startsWith('share') ? '%' : unit}`, ...writingOf(null, unit) };
}
