// Fees as panels of charts.
import { lineOf } from '../../lib/charts/look.ts';
import { pointsOf } from '../../lib/charts/points.ts';
import type { Panel } from '../../lib/charts/series.ts';
import { sum } from '../../lib/format/decimal.ts';
import { tickOf } from '../../lib/format/measure.ts';
import { memberColors } from '../../lib/format/members.ts';
import { denomName } from '../../lib/format/names.ts';
import type { FeesQuery } from '../../lib/generated/graphql';
import { money } from '../../lib/texts/money.ts';

type Fees = FeesQuery['fees'];
const texts = money.fees;

/** One value for each bucket: the exact sum over series; null where a part is not known. */
function summed<Point extends { time: string; partial: boolean }>(
  series: readonly { points: readonly Point[] }[],
  pick: (point: Point) => string | null,
): { time: string; partial: boolean; text: string | null }[] {
  const buckets = new Map<string, { partial: boolean; parts: (string | null)[] }>();
  for (const point of series.flatMap(({ points }) => points)) {
    const bucket = buckets.get(point.time) ?? { partial: point.partial, parts: [] };
    bucket.parts.push(pick(point));
    buckets.set(point.time, bucket);
  }
  return [...buckets]
    .sort(([a], [b]) => Date.parse(a) - Date.parse(b))
    .map(([time, { partial, parts }]) => {
      const known = parts.filter((part) => part !== null);
      return { time, partial, text: known.length === parts.length ? sum(known) : null };
    });
}

/** Paid and take fee in USD, all denominations together. */
export function feePanels(fees: Fees): Panel[] {
  const gross = summed(fees.take, ({ grossUsd }) => grossUsd);
  const take = summed(fees.take, ({ takeUsd }) => takeUsd);
  const look = { bars: true, unit: 'USD' };
  return [
    {
      key: 'gross',
      lines: [
        lineOf({
          ...look,
          key: 'gross',
          label: texts.gross,
          color: '--c-net',
          textColor: '--c1-text',
          points: pointsOf(gross, ({ text }) => text),
        }),
      ],
      fromZero: true,
      tick: tickOf('USD'),
      weight: 3,
    },
    {
      key: 'take',
      title: texts.take,
      lines: [
        lineOf({
          ...look,
          key: 'take',
          label: texts.take,
          color: '--c-take',
          textColor: '--c7-text',
          points: pointsOf(take, ({ text }) => text),
        }),
      ],
      fromZero: true,
      tick: tickOf('USD'),
      weight: 2,
    },
  ];
}

/** Effective rate and the rate in force of each denomination. */
export function ratePanels(fees: Fees): Panel[] {
  const colors = memberColors(fees.take.map(({ denom }) => denom));
  const lines = fees.take.flatMap(({ denom, points }) => {
    const look = { ...(colors.get(denom) ?? { color: '--c8', textColor: '--c8-text' }), unit: 'share, 0 to 1' };
    return [
      lineOf({
        ...look,
        key: denom,
        label: texts.effective(denomName(denom)),
        published: `take-${denomName(denom).toLowerCase()}`,
        points: pointsOf(points, ({ effectiveRate }) => effectiveRate),
      }),
      lineOf({
        ...look,
        key: `${denom} in force`,
        label: texts.inForce(denomName(denom)),
        side: true,
        points: pointsOf(points, ({ rateInForce }) => rateInForce),
      }),
    ];
  });
  // Without lines too: an answer without payouts is one.
  return [{ key: 'rates', lines, fromZero: true, tick: tickOf('share'), weight: 1 }];
}

/** Fees of transactions in USD, all denominations together. */
export function transactionPanels(fees: Fees): Panel[] {
  const rows = summed(fees.transactionFees, ({ usd }) => usd);
  return [
    {
      key: 'fees',
      lines: [
        lineOf({
          key: 'fees',
          label: texts.transactions,
          color: '--c-take',
          textColor: '--c7-text',
          unit: 'USD',
          bars: true,
          points: pointsOf(rows, ({ text }) => text),
        }),
      ],
      fromZero: true,
      tick: tickOf('USD per'),
      weight: 1,
    },
  ];
}

/** Gas asked for and used. */
export function gasPanels(fees: Fees): Panel[] {
  return [
    {
      key: 'gas',
      lines: [
        lineOf({
          key: 'wanted',
          label: texts.wanted,
          color: '--c-supply',
          textColor: '--c8-text',
          unit: 'gas',
          points: pointsOf(fees.gas, ({ wanted }) => wanted),
        }),
        lineOf({
          key: 'used',
          label: texts.used,
          color: '--c-leased',
          textColor: '--c1-text',
          unit: 'gas',
          area: true,
          points: pointsOf(fees.gas, ({ used }) => used),
        }),
      ],
      fromZero: true,
      tick: tickOf('gas'),
      weight: 1,
    },
  ];
}
