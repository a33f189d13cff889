// Series of any metrics as panels, one for each unit: a line for each metric, or for each member of a split.
import { SIZES } from '../format/bytes.ts';
import { tickOf, writing, writingOf } from '../format/measure.ts';
import { memberColors, memberName } from '../format/members.ts';
import { unitWords } from '../format/unit.ts';
import type { Dimension, ExploredFragment, ExploreQuery, Metric } from '../generated/graphql';
import { charts } from '../texts/charts.ts';
import { type Line, type Panel, toPoints } from './series.ts';

/** The answer's series, in the order of the metrics that were asked for. */
export function setsOf({ first, second, third, fourth }: ExploreQuery): ExploredFragment[] {
  return [first, second, third, fourth].flatMap((set) => set ?? []);
}

/** Measures keep their colour over the whole site. */
const COLORS: Partial<Record<Metric, { color: string; textColor: string }>> = {
  GPUS_SUPPLIED: { color: '--c-supply', textColor: '--c8-text' },
  GPUS_LEASED: { color: '--c-leased', textColor: '--c1-text' },
  GPU_UTILIZATION: { color: '--c-util', textColor: '--c3-text' },
};
const NUMBERS = [1, 6, 5, 2, 4] as const;

/** A unit over the values as they are drawn: shares are drawn as per cent. */
export const unitHead = (unit: string): string => (unit.startsWith('share') ? '%' : unitWords(unit));

/** Whether values of members add up to that of all: no ratio of two. */
const additive = (unit: string): boolean => !unit.startsWith('share') && !unit.includes(' per ');

/** How series are told apart. */
interface Split {
  /** Null for whole metrics. */
  by: Dimension | null;
  /** Members that are drawn, in their order; all of the answer where absent. */
  members?: readonly string[];
  /** Names of providers by their address. */
  hosts?: ReadonlyMap<string, string>;
  /** How a member without a name is called. */
  unknown?: string;
}

/** Metrics that count what is whole: things of a bucket, or different ones in it. */
const COUNTS = /^(NEW|CLOSED|RETURNING)_|^(TRANSACTIONS|ACTIVE_TENANTS|ACTIVE_PROVIDERS|GPU_PROVIDERS|COUNTRIES|GPU_MODELS)$/;

/** Panels of the answers; units and lines in the order of the answers. */
export function metricPanels(sets: readonly ExploredFragment[], { by, members, hosts, unknown = '–' }: Split): Panel[] {
  const several = sets.length > 1;
  const shown = members ?? [...new Set(sets.flatMap(({ series }) => series.map(({ member }) => member)))];
  const keys = sets.flatMap(({ definition: { name } }) => shown.map((member) => (several ? `${name} ${member}` : member)));
  const colors = memberColors(keys);
  const panels = new Map<string, Panel>();
  sets.forEach((set, rank) => {
    const { name, title, unit } = set.definition;
    const number = NUMBERS[rank % NUMBERS.length] ?? 8;
    const whole = COLORS[name] ?? { color: `--c${number}`, textColor: `--c${number}-text` };
    const lines = (by === null ? [''] : shown).flatMap((member): Line[] => {
      const series = set.series.find((one) => one.member === member);
      if (series === undefined) return [];
      const key = several ? `${name} ${member}`.trim() : member || name;
      // Of one member several metrics are told apart by their titles alone.
      const label =
        by === null || (several && shown.length === 1)
          ? title
          : [memberName(by, member, hosts) || unknown, ...(several ? [title] : [])].join(charts.comma);
      return [
        {
          key,
          label,
          column: by === null ? `${label}, ${unitHead(unit)}` : label,
          ...(by === null ? whole : (colors.get(several ? `${name} ${member}` : member) ?? whole)),
          points: toPoints({ ...set, series: [series] }),
          area: by === null && !several,
          side: by !== null && keys.length > 3,
          proper: by !== null,
          ...(unit === 'bytes' ? SIZES : COUNTS.test(name) ? writing(name) : writingOf(name, unit, by === 'DENOM' ? member : '')),
        },
      ];
    });
    if (lines.length === 0) return;
    const before = panels.get(unit);
    if (before !== undefined) panels.set(unit, { ...before, lines: [...before.lines, ...lines] });
    else {
      const shareable = by !== null && !several && additive(unit);
      panels.set(unit, {
        key: unit,
        title: unitHead(unit),
        lines,
        shareable,
        fromZero: !unit.startsWith('share'),
        tick: tickOf(unit),
        weight: 1,
      });
    }
  });
  return [...panels.values()];
}
