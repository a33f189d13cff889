// A chart in a sentence, for readers who do not see it.
import { formatDay } from '../format/time.ts';
import { chart, charts } from '../texts/charts.ts';
import { type Mark, sayMark } from './marks.ts';
import { ends, type Line, nameOf } from './series.ts';

/** "Supplied went from 148 on 27 Aug 2026 to 172 on 24 Nov 2026. Lowest …": one or two sentences a line. */
export function summarize(title: string, lines: readonly Line[]): string {
  const sentences = lines.flatMap((line) => {
    const known = ends(line.points);
    if (known === null) return [];
    const { first, last } = known;
    const values = line.points.filter(({ value }) => value !== null);
    const low = values.reduce((least, point) => ((point.value ?? 0) < (least.value ?? 0) ? point : least), first);
    const high = values.reduce((most, point) => ((point.value ?? 0) > (most.value ?? 0) ? point : most), first);
    const say = (text: string | null) => (text === null ? chart.notKnown : line.write(text));
    const day = (time: number) => formatDay(new Date(time));
    return [
      chart.summary.line(line.label, say(first.text), say(last.text), day(first.time), day(last.time)),
      chart.summary.extremes(nameOf(line), say(low.text), day(low.time), say(high.text), day(high.time)),
    ];
  });
  return sentences.length === 0 ? chart.summary.none(title) : sentences.join(' ');
}

/** A chart of marks in a sentence: how many values, the largest and the smallest; `sizes` are those of the marks. */
export function extremes(title: string, marks: readonly Mark[], sizes: readonly number[]): string {
  const known = marks.flatMap((mark, index) => (mark.values.length > 0 ? [{ mark, size: sizes[index] ?? 0 }] : []));
  const [first, ...others] = known;
  if (first === undefined) return charts.summary.none(title);
  if (others.length === 0) return charts.summary.only(sayMark(first.mark));
  const highest = others.reduce((most, one) => (one.size > most.size ? one : most), first);
  const lowest = others.reduce((least, one) => (one.size < least.size ? one : least), first);
  return charts.summary.extremes(known.length, sayMark(highest.mark), sayMark(lowest.mark));
}
