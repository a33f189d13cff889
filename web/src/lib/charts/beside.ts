// What a chart draws beside itself where the reader compares: the same panels of the period before.
import { pageRange } from '../state/range.svelte.ts';
import { charts } from '../texts/charts.ts';
import type { Panel } from './series.ts';
import type { Compared } from './transform.ts';

/** The period before, from the answer to the same query; null unless the reader compares and the answer has come. */
export function periodBefore<Data>({ data }: { data: Data | null }, panels: (data: Data) => readonly Panel[]): Compared | null {
  const { before } = pageRange;
  return before === null || data === null ? null : { panels: panels(data), label: charts.compare.before, buckets: before.buckets };
}
