// What a chart draws beside itself where the reader compares: the same panels of the period before, or of another object.
import type { Answer } from '../api/resource.svelte.ts';
import { pageRange } from '../state/range.svelte.ts';
import { charts } from '../texts/charts.ts';
import type { Panel } from './series.ts';
import type { Compared } from './transform.ts';

/** An answer to what is asked now, null where there is only that to another question: an older one would stand under a wrong name. */
type Beside<Data> = Pick<Answer<Data>, 'current'>;

/** The period before, from the answer to the same query; null unless the reader compares and the answer has come. */
export function periodBefore<Data>(
  { current }: Beside<Data>,
  panels: (data: Data) => readonly Panel[],
  { before }: Pick<typeof pageRange, 'before'> = pageRange,
): Compared | null {
  return before === null || current === null ? null : { panels: panels(current), label: charts.compare.before, buckets: before.buckets };
}

/** What to ask for beside a member's series: another member in the same time where one is named, else the period before, else nothing. */
export function besideVariables(own: string, other: string | null) {
  if (other !== null) return pageRange.variables === null ? null : { ...pageRange.variables, members: [other] };
  return pageRange.before === null ? null : { ...pageRange.before.variables, members: [own] };
}

/** The answer to it: the other member under its name, or the period before. */
export function memberBeside<Data>(answer: Beside<Data>, panels: (data: Data) => readonly Panel[], other: string | null): Compared | null {
  if (other === null) return periodBefore(answer, panels);
  return answer.current === null ? null : { panels: panels(answer.current), label: other, buckets: 0 };
}
