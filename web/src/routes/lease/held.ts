// Coins held in escrow for a deployment over time, the same on a lease's page and in the chart that stands alone.
import type { ChartPoint, Line, Panel } from '../../lib/charts/series.ts';
import { coinsOf } from '../../lib/format/coins.ts';
import { difference, fixed, sum } from '../../lib/format/decimal.ts';
import { tick, writingOf } from '../../lib/format/measure.ts';
import { memberColors } from '../../lib/format/members.ts';
import { denomName } from '../../lib/format/names.ts';
import type { FlowKind, LeaseMovementsQuery } from '../../lib/generated/graphql';
import { bucketEnd, bucketStart, DAY, moveBuckets } from '../../lib/state/buckets.ts';

type Movement = LeaseMovementsQuery['flows']['nodes'][number];

/** Movements that put coins in, and those that take them out. */
export const IN: readonly FlowKind[] = ['DEPOSIT', 'MIGRATION_MINT'];
const OUT: readonly FlowKind[] = ['REFUND', 'EARNINGS', 'TAKE_FEE', 'MIGRATION_BURN'];
/** Movements that are asked for; a deployment seldom has more. */
export const MOVEMENTS = 500;
/** Buckets of an hour up to this many milliseconds, of a day beyond. */
const HOURLY = 8 * DAY;

/** The chart's panels and bucket length. `until` is where it ends, in milliseconds; `open` says whether more may come. */
export function heldChart(
  movements: readonly Movement[],
  from: string,
  until: number,
  open: boolean,
): { interval: 'HOUR' | 'DAY'; panels: Panel[] } {
  const interval = until - Date.parse(movements[0]?.time ?? from) <= HOURLY ? 'HOUR' : 'DAY';
  const denoms = [...new Set(movements.map(({ amount }) => amount.denom))];
  const colors = memberColors(denoms);
  const lines = denoms.map(
    (denom): Line => ({
      key: denom,
      label: denomName(denom),
      column: denom,
      ...(colors.get(denom) ?? { color: '--c8', textColor: '--c8-text' }),
      points: heldOf(movements, denom, interval, until, open),
      area: denoms.length === 1,
      ...writingOf(null, 'base units', denom),
      // The line's name is the unit.
      write: (text) => fixed(coinsOf(text, denom).text, 2),
    }),
  );
  const known = lines.filter(({ points }) => points.length > 0);
  return {
    interval,
    panels: [{ key: 'held', lines: known, fromZero: true, tick: tick('TRANSACTIONS'), weight: 1 }],
  };
}

/**
 * Coins of one denomination held for the deployment at the end of each bucket from the first movement to `until`, milliseconds. `open`
 * says whether more may come: then the bucket of `until` is in progress.
 */
export function heldOf(
  movements: readonly Movement[],
  denom: string,
  interval: 'HOUR' | 'DAY',
  until: number,
  open: boolean,
): ChartPoint[] {
  const own = movements.filter(({ amount, kind }) => amount.denom === denom && (IN.includes(kind) || OUT.includes(kind)));
  const first = own[0];
  if (first === undefined) return [];
  const points: ChartPoint[] = [];
  let held = '0';
  let next = 0;
  for (let time = bucketStart(Date.parse(first.time), interval); time <= until; time = moveBuckets(time, interval, 1)) {
    const end = bucketEnd(time, interval);
    for (let movement = own[next]; movement !== undefined && Date.parse(movement.time) < end; movement = own[next]) {
      held = IN.includes(movement.kind) ? sum([held, movement.amount.amount]) : difference(held, movement.amount.amount);
      next += 1;
    }
    // Drawn in the unit that readers know it by, as the ticks are: coins, or base units where nobody knows what a coin is.
    const value = Number(coinsOf(held, denom).text);
    points.push({ time, value, text: held, coverage: 1, partial: open && end > until, firstHeight: 0, lastHeight: 0 });
  }
  return points;
}
