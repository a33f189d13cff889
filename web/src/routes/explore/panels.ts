// Series of any metric as one panel with a line for each member.
import { type Line, type Panel, toPoints } from '../../lib/charts/series.ts';
import { tickOf, writingOf } from '../../lib/format/measure.ts';
import { memberColors, memberName } from '../../lib/format/members.ts';
import type { Dimension, ExploreQuery } from '../../lib/generated/graphql';
import { data } from '../../lib/texts/data.ts';

/** The members' lines, in their order. */
export function explorePanels(
  set: ExploreQuery['series'],
  by: Dimension | null,
  members: readonly string[],
  hosts: ReadonlyMap<string, string>,
): Panel[] {
  const { name, title, unit } = set.definition;
  const colors = memberColors(members);
  const lines = members.flatMap((member): Line[] => {
    const series = set.series.find((one) => one.member === member);
    if (series === undefined) return [];
    const label = by === null ? title : memberName(by, member, hosts) || data.explore.unknown;
    return [
      {
        key: member,
        label,
        column: by === null ? `${label}, ${unit}` : label,
        ...(colors.get(member) ?? { color: '--c8', textColor: '--c8-text' }),
        points: toPoints({ ...set, series: [series] }),
        area: by === null,
        side: members.length > 3,
        ...writingOf(name, unit, by === 'DENOM' ? member : ''),
      },
    ];
  });
  return lines.length === 0 ? [] : [{ key: 'metric', lines, fromZero: true, tick: tickOf(unit), weight: 1 }];
}
