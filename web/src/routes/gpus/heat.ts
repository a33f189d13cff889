// Utilization of each GPU model over time as a heat map, the same on the page of GPUs and in the chart that stands alone.
import type { Amount, HeatColumn, HeatRow } from '../../lib/charts/kinds.ts';
import type { ChartTable } from '../../lib/charts/table.ts';
import { percent } from '../../lib/format/decimal.ts';
import { memberName } from '../../lib/format/members.ts';
import { formatBucket, formatShortDay, formatShortMinute } from '../../lib/format/time.ts';
import type {
  MostLeasedQuery,
  MostLeasedQueryVariables,
  UtilizationHeatQuery,
  UtilizationHeatQueryVariables,
} from '../../lib/generated/graphql';
import { modelPage } from '../../lib/state/links.ts';
import { charts } from '../../lib/texts/charts.ts';

type Series = UtilizationHeatQuery['series'];

/** Rows that are drawn, those with most GPUs leased first; the table holds all that are asked for. */
const MOST = 16;

/** The map's rows and columns, and all numbers as a table. */
export interface Heat {
  rows: HeatRow[];
  columns: HeatColumn[];
  table: ChartTable;
}

/** What the models' utilization is asked by, once the models of the range are known. */
export function heatVariables(
  range: MostLeasedQueryVariables | null,
  most: { data: MostLeasedQuery | null; answered: MostLeasedQueryVariables | null },
): UtilizationHeatQueryVariables | null {
  if (range === null || most.data === null || JSON.stringify(most.answered) !== JSON.stringify(range)) return null;
  return { ...range, members: most.data.series.series.map(({ member }) => member) };
}

const amountOf = (share: string | null): Amount | null =>
  share === null ? null : { value: Number(share), text: `${percent(share, 0)} %` };
const nameOf = (member: string) => (member.endsWith('/unknown') || member === '' ? charts.unknownModel : memberName('MODEL', member));

/** Makes the heat map; `linked` leads to the models' pages, `before` is the same of the period before, bucket by bucket. */
export function utilizationHeat({ series, interval }: Series, linked: boolean, before: Series | null = null): Heat {
  const known = series.filter(({ points }) => points.some(({ value }) => value !== null));
  const times = known[0]?.points.map(({ time }) => time) ?? [];
  return {
    columns: times.map((time) => ({
      key: time,
      label: interval === 'HOUR' ? formatShortMinute(new Date(time)) : formatShortDay(new Date(time)),
      name: formatBucket(new Date(time), interval),
    })),
    rows: known.slice(0, MOST).map(({ member, points }): HeatRow => {
      const [vendor = '', model = ''] = member.split('/');
      return {
        key: member,
        label: nameOf(member),
        ...(linked && model !== '' && model !== 'unknown' ? { href: modelPage(vendor, model) } : {}),
        cells: points.map(({ value }, at) => {
          const own = amountOf(value);
          if (own === null || before === null) return own;
          return { ...own, before: amountOf(before.series.find((one) => one.member === member)?.points[at]?.value ?? null) };
        }),
      };
    }),
    table: {
      columns: [
        { key: 'time', label: charts.heat.time, numeric: false },
        ...known.map(({ member }) => ({ key: member, label: `${nameOf(member)}, %`, numeric: true, digits: 1, share: true })),
      ],
      rows: times.map((time, at) => [time, ...known.map(({ points }) => points[at]?.value ?? null)]),
    },
  };
}
