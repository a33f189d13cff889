// A series of the API as a line of a chart, written as its metric is.
import { writing } from '../format/measure.ts';
import type { BucketsFragment, Metric } from '../generated/graphql';
import { type Line, toPoints } from './series.ts';

/** How a line looks and is called. */
interface Look {
  label: string;
  color: string;
  textColor: string;
  /** Head of the table's column; the label where absent. */
  column?: string;
  area?: boolean;
  side?: boolean;
  bars?: boolean;
}

/** The first series of an answer as a line. */
export function toLine(metric: Metric, set: BucketsFragment, look: Look): Line {
  return { key: metric, points: toPoints(set), column: look.label, ...writing(metric), ...look };
}
