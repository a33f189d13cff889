// How long leases survive: the estimate of Kaplan and Meier, exact to 18 places, with Greenwood's interval.
import { divideHalfEven, formatDecimal, parseDecimal, type Transaction } from '@leasebook/db';
import { wantedHeld } from './leases.ts';
import { happensWithin, type MarketScope, microseconds } from './scope.ts';

export interface SurvivalStep {
  seconds: string;
  atRisk: number;
  closed: number;
  survival: string;
  lower: number;
  upper: number;
}

export interface SurvivalRow {
  leases: number;
  closed: number;
  running: number;
  medianSeconds: string | null;
  steps: SurvivalStep[];
}

/** Products are kept with so many more places than are told, each step rounded half-even. */
const GUARD = 10n ** 12n;
const SCALE = 10n ** 18n * GUARD;
const HALF = parseDecimal('0.5');
/** Standard errors of a 95 % interval. */
const Z = 1.959963984540054;

/** Leases that closed after the same time. */
export interface ClosingTime {
  seconds: string;
  atRisk: number;
  closed: number;
}

/**
 * The curve over times in ascending order: S(t) = product of 1 - closed / atRisk, and S ± z × S × sqrt(sum of
 * closed / (atRisk × (atRisk - closed))) cut to 0 and 1.
 */
export function kaplanMeier(times: readonly ClosingTime[]): SurvivalStep[] {
  let product = SCALE;
  let variance = 0;
  return times.map(({ seconds: at, atRisk, closed }) => {
    product = divideHalfEven(product * BigInt(atRisk - closed), BigInt(atRisk));
    variance += atRisk === closed ? 0 : closed / (atRisk * (atRisk - closed));
    const estimate = Number(product) / Number(SCALE);
    const margin = Z * estimate * Math.sqrt(variance);
    return {
      seconds: at,
      atRisk,
      closed,
      survival: formatDecimal(divideHalfEven(product, GUARD)),
      lower: Math.max(0, estimate - margin),
      upper: Math.min(1, estimate + margin),
    };
  });
}

/** At most `most` steps, evenly taken, the last one among them. */
function thinned(steps: readonly SurvivalStep[], most: number): SurvivalStep[] {
  const every = Math.ceil(steps.length / Math.max(1, most));
  return steps.filter((_step, place) => (steps.length - 1 - place) % every === 0);
}

/** Survival of the leases created in the range, observed up to the indexed block. */
export async function loadSurvival(sql: Transaction, scope: MarketScope, points: number): Promise<SurvivalRow> {
  const { isWanted } = await wantedHeld(sql, scope);
  const rows = await sql<(ClosingTime & { running: number })[]>`
    SELECT trim_scale(us * 0.000001)::text AS seconds, closed, running, "atRisk" FROM (
      SELECT us, count(*) FILTER (WHERE closed) AS closed, count(*) FILTER (WHERE NOT closed) AS running,
        sum(count(*)) OVER (ORDER BY us DESC)::bigint AS "atRisk"
      FROM (
        SELECT ${microseconds(sql, sql`l.created_time`, sql`coalesce(l.closed_time, (SELECT block_time FROM checkpoint))`)} AS us,
          l.closed_time IS NOT NULL AS closed
        FROM leases l WHERE ${happensWithin(sql, scope, 'l.created_')} AND ${isWanted}
      ) AS lease
      GROUP BY us
    ) AS time
    ORDER BY us`;
  const times = rows.filter(({ closed }) => closed > 0);
  const closed = times.reduce((sum, time) => sum + time.closed, 0);
  const running = rows.reduce((sum, row) => sum + row.running, 0);
  const curve = kaplanMeier(times);
  const leases = closed + running;
  const start = leases === 0 ? [] : [{ seconds: '0', atRisk: leases, closed: 0, survival: '1', lower: 1, upper: 1 }];
  return {
    leases,
    closed,
    running,
    medianSeconds: curve.find(({ survival }) => parseDecimal(survival) <= HALF)?.seconds ?? null,
    steps: [...start, ...thinned(curve, points)],
  };
}
