// An embedded chart's answers as panels: one for each unit, lines of metrics or of members.

import type { EmbedQuestion } from '../lib/charts/embed-address.ts';
import { type Line, type Panel, toPoints } from '../lib/charts/series.ts';
import { tickOf, writingOf } from '../lib/format/measure.ts';
import { memberColors, memberName } from '../lib/format/members.ts';
import type { Dimension, EmbedSeriesQuery, EmbedStatusQuery, Metric } from '../lib/generated/graphql';

/** What can be shown of what an address asks for. */
export interface EmbedChoice {
  metrics: readonly Metric[];
  by: Dimension | null;
  members: readonly string[];
}

/** Measures keep their colour over the whole site. */
const COLORS: Partial<Record<Metric, { color: string; textColor: string }>> = {
  GPUS_SUPPLIED: { color: '--c-supply', textColor: '--c8-text' },
  GPUS_LEASED: { color: '--c-leased', textColor: '--c1-text' },
  GPU_UTILIZATION: { color: '--c-util', textColor: '--c3-text' },
};
const NUMBERS = [1, 6, 5, 8] as const;

/** Only what the catalogue has: metrics that exist, and a split that all of them know. */
export function checkChoice({ metrics, by, members }: EmbedQuestion, catalogue: EmbedStatusQuery['metrics']): EmbedChoice {
  const entries = metrics.flatMap((name) => catalogue.find((entry) => entry.name === name) ?? []);
  const [first] = entries;
  const split = first?.dimensions.find((dimension) => dimension === by) ?? null;
  const shared = split !== null && entries.every(({ dimensions }) => dimensions.includes(split)) ? split : null;
  return { metrics: entries.map(({ name }) => name), by: shared, members: shared === null ? [] : members };
}

/** Panels of the answers; their order is that of the address. */
export function embedPanels(sets: readonly EmbedSeriesQuery['series'][], by: Dimension | null): Panel[] {
  const panels = new Map<string, Panel>();
  sets.forEach((set, rank) => {
    const { name, title, unit } = set.definition;
    const members = set.series.map(({ member }) => member);
    const colors = memberColors(members);
    const number = NUMBERS[rank % NUMBERS.length] ?? 8;
    const lines = set.series.map((series): Line => {
      const label = by === null ? title : [memberName(by, series.member), ...(sets.length > 1 ? [title] : [])].join(', ');
      const own = { color: `--c${number}`, textColor: `--c${number}-text` };
      return {
        key: `${name} ${series.member}`,
        label,
        column: label,
        ...(members.length > 1 ? (colors.get(series.member) ?? own) : (COLORS[name] ?? own)),
        points: toPoints({ ...set, series: [series] }),
        side: set.series.length > 3,
        ...writingOf(name, unit, by === 'DENOM' ? series.member : ''),
      };
    });
    const before = panels.get(unit);
    if (before === undefined)
      panels.set(unit, { key: unit, title, lines, fromZero: !unit.startsWith('share'), tick: tickOf(unit), weight: 2 });
    else panels.set(unit, { ...before, lines: [...before.lines, ...lines] });
  });
  return [...panels.values()];
}
