// Each metric of the catalogue as plain SQL over the ranges and moments of plain-market.ts, by any of its dimensions.
import type { MetricName } from '@leasebook/db';

/** Sums that a metric needs of one relation, by name; counted in whole hours each where amounts are rounded once an hour. */
interface Part {
  from: string;
  sums: Readonly<Record<string, string>>;
  where?: string;
  hourly?: true;
}

interface Formula {
  parts: readonly Part[];
  /** Over the sums, and `us` and `supply_us` of the bucket; null where it is not known. */
  value: string;
}

const HARDWARE = ['model', 'vendor', 'variant', 'ram', 'interface', 'class'];
const YEAR = '31536000000000';

/** The relation that tells the dimension: the one by GPU variant for hardware. */
function of(relation: string, by: string): string {
  return HARDWARE.includes(by) ? `${relation}_gpu` : relation;
}

type Plain = (by: string) => Formula;

const offered =
  (quantity: string, per = '', where?: string): Plain =>
  (by) => ({
    parts: [{ from: of('offer', by), sums: { n: `sum(us * ${quantity})` }, ...(where !== undefined && { where }) }],
    value: `n${per} / nullif(supply_us, 0)`,
  });
const leased =
  (quantity: string, per = ''): Plain =>
  (by) => ({ parts: [{ from: of('span', by), sums: { n: `sum(us * ${quantity})` } }], value: `n${per} / nullif(us, 0)` });
/** GPUs that answers tell by variant, whatever they are asked by. */
const cards =
  (quantity: string): Plain =>
  () => ({ parts: [{ from: 'offer_gpu', sums: { n: `sum(us * ${quantity})` } }], value: 'n / nullif(supply_us, 0)' });
const happened =
  (what: string): Plain =>
  () => ({ parts: [{ from: 'moment', sums: { n: 'count(*)' }, where: `what = '${what}'` }], value: 'n' });
const leasesThat =
  (what: string): Plain =>
  (by) => ({ parts: [{ from: of('lease_moment', by), sums: { n: 'count(*)' }, where: `what = '${what}'` }], value: 'n' });
const different =
  (relation: string, what: string, where = 'true'): Plain =>
  () => ({ parts: [{ from: relation, sums: { n: `count(DISTINCT ${what})` }, where }], value: 'CASE WHEN supply_us > 0 THEN n END' });

/** USD of an hour, rounded once; without a price it is NaN. What has no price in USD at all counts for its own denomination only. */
const dollars = (by: string, which = 'true'): string =>
  by === 'denom'
    ? `pg_temp.half_even(coalesce(sum(amount * coalesce(usd, 'NaN')) FILTER (WHERE ${which}), 0))`
    : `pg_temp.half_even(coalesce(sum(amount * usd) FILTER (WHERE ${which}), 0))`;

/** Payouts: all of them and the take fee in them, in USD and base units. */
const paid =
  (value: string): Plain =>
  (by) => ({
    parts: [
      {
        from: 'payout',
        sums: {
          all_usd: dollars(by),
          take_usd: dollars(by, 'is_take'),
          everything: 'sum(amount)',
          take: 'coalesce(sum(amount) FILTER (WHERE is_take), 0)',
        },
        hourly: true,
      },
    ],
    value,
  });

const tenants: Part = { from: 'tenant', sums: { active: 'count(DISTINCT owner)' } };
const fresh: Part = { from: 'moment', sums: { fresh: 'count(*)' }, where: "what = 'tenant new'" };

/** The smallest agreed price of a GPU-hour that such a part of the leased GPU time pays at most. */
function quantile(quarters: number, by: string): string {
  return `
    WITH value AS (
      SELECT frame, bucket, sum(share) AS blocks, sum(share * akt) AS akt, bool_or(akt IS NULL) AS unpriced
      FROM bucket b JOIN beat ON hour >= b.bucket AND hour < b.ends GROUP BY 1, 2
    ), weighted AS (
      SELECT frame, bucket, ${by === '' ? "''" : by} AS member, sum(s.us * s.gpus) AS weight,
        round(amount * CASE WHEN denom = 'uakt' THEN CASE WHEN NOT unpriced THEN akt END WHEN has_dollars THEN blocks END * 3600::numeric(40, 30)
          / (b.us * ${by === '' ? 's.gpus' : 's.all_gpus'}), 18) AS price
      FROM ${of('span', by)}_in s JOIN bucket b USING (frame, bucket) JOIN value USING (frame, bucket)
      WHERE s.gpus > 0 GROUP BY frame, bucket, member, price
    ), reached AS (
      SELECT *, sum(weight) OVER (PARTITION BY frame, bucket, member ORDER BY price) AS reached,
        sum(weight) OVER (PARTITION BY frame, bucket, member) AS total
      FROM weighted WHERE price IS NOT NULL
    )
    SELECT frame, bucket, member, min(price) FILTER (WHERE reached * 4 >= total * ${quarters}) AS value FROM reached GROUP BY 1, 2, 3`;
}

const utilization = (quantity: string, offeredQuantity: (by: string) => string): Plain => {
  return (by) => ({
    parts: [
      { from: of('span', by), sums: { leased: `sum(us * ${quantity})` } },
      { from: of('offer', by), sums: { offered: `sum(us * ${offeredQuantity(by)})` } },
    ],
    value: 'leased * supply_us / nullif(offered * us, 0)',
  });
};
const gpusOffered = (by: string): string => (HARDWARE.includes(by) ? 'count' : 'gpus_allocatable');

const accrued =
  (amount: string): Plain =>
  (by) => ({ parts: [{ from: of('accrual', by), sums: { n: amount }, hourly: true }], value: `n * ${YEAR} / nullif(us, 0)` });

const FORMULAS: Readonly<Partial<Record<MetricName, Plain>>> = {
  GPUS_SUPPLIED: (by) => offered(gpusOffered(by))(by),
  GPUS_LEASED: leased('gpus'),
  GPU_UTILIZATION: utilization('gpus', gpusOffered),
  GPUS_ALLOCATED: offered('gpus_allocated'),
  // By model a lease with several variants of it counts once.
  ACTIVE_LEASES: (by) =>
    by === 'model' ? { ...leased('1')(''), parts: [{ from: 'span_model', sums: { n: 'sum(us)' } }] } : leased('1')(by),
  ACTIVE_DEPLOYMENTS: () => ({ parts: [{ from: 'deployment', sums: { n: 'sum(us)' } }], value: 'n / nullif(us, 0)' }),
  NEW_LEASES: leasesThat('lease opened'),
  CLOSED_LEASES: leasesThat('lease closed'),
  ACTIVE_PROVIDERS: different('offer', 'provider'),
  GPU_PROVIDERS: different('offer', 'provider', 'gpus_allocatable > 0'),
  COUNTRIES: different('offer', 'country', "country <> '' AND gpus_allocatable > 0"),
  GPU_MODELS: different('offer_gpu', 'model', "count > 0 AND model NOT LIKE '%/unknown'"),
  ANNUALIZED_VOLUME_USD: accrued('pg_temp.half_even(sum(usd) * 0.000001)'),
  ANNUALIZED_VOLUME: accrued('pg_temp.half_even(sum(spent))'),
  TRANSACTION_FEES_USD: (by) => ({ parts: [{ from: 'fee', sums: { n: dollars(by) }, hourly: true }], value: 'n' }),
  TRANSACTION_FEES: () => ({ parts: [{ from: 'fee', sums: { n: 'sum(amount)' } }], value: 'n' }),
  TRANSACTIONS: happened('transaction'),
  GPUS_INSTALLED: cards('installed'),
  GPUS_ALLOCATED_MIN: cards('least'),
  GPUS_ALLOCATED_MAX: cards('most'),
  GPU_UTILIZATION_REPORTED: () => ({
    parts: [{ from: 'offer', sums: { used: 'sum(us * gpus_allocated)', offered: 'sum(us * gpus_allocatable)' } }],
    value: 'used / nullif(offered, 0)',
  }),
  CPUS_SUPPLIED: offered('cpu_millis_allocatable', ' / 1000'),
  CPUS_ALLOCATED: offered('cpu_millis_allocated', ' / 1000'),
  CPUS_LEASED: leased('cpu_millis', ' / 1000'),
  CPU_UTILIZATION: utilization('cpu_millis', () => 'cpu_millis_allocatable'),
  MEMORY_SUPPLIED: offered('memory_bytes_allocatable'),
  MEMORY_ALLOCATED: offered('memory_bytes_allocated'),
  MEMORY_LEASED: leased('memory_bytes'),
  STORAGE_SUPPLIED: offered('storage_bytes_allocatable'),
  STORAGE_ALLOCATED: offered('storage_bytes_allocated'),
  STORAGE_LEASED: leased('storage_bytes'),
  PROVIDERS_ONLINE: offered('1'),
  PROVIDERS_SUSPECT: offered('1', '', "suspect <> '{}'"),
  NEW_DEPLOYMENTS: happened('deployment opened'),
  CLOSED_DEPLOYMENTS: happened('deployment closed'),
  NEW_ORDERS: happened('order opened'),
  NEW_BIDS: happened('bid opened'),
  BIDS_PER_ORDER: () => ({
    parts: [
      { from: 'moment', sums: { bids: 'count(*)' }, where: "what = 'bid opened'" },
      { from: 'moment', sums: { orders: 'count(*)' }, where: "what = 'order opened'" },
    ],
    value: 'bids / nullif(orders, 0)',
  }),
  ACTIVE_TENANTS: () => ({ parts: [tenants], value: 'active' }),
  NEW_TENANTS: () => ({ parts: [fresh], value: 'fresh' }),
  RETURNING_TENANTS: () => ({ parts: [tenants, fresh], value: 'active - fresh' }),
  SETTLED_SPEND_USD: paid('all_usd'),
  SETTLED_SPEND: paid('everything'),
  ANNUALIZED_SETTLED_USD: () => ({
    parts: [{ from: 'trailing', sums: { n: 'sum(usd)', reaches_back: 'count(*) FILTER (WHERE is_known)' } }],
    value: 'CASE WHEN reaches_back > 0 THEN n * 365 / 30 END',
  }),
  TAKE_INCOME_USD: paid('take_usd'),
  TAKE_INCOME: paid('take'),
  EFFECTIVE_TAKE_RATE: (by) => paid(by === 'denom' ? 'take / nullif(everything, 0)' : 'take_usd / nullif(all_usd, 0)')(by),
  PROVIDER_GROSS_USD: paid('all_usd'),
  PROVIDER_NET_USD: paid('all_usd - take_usd'),
  ESCROW_HELD: () => ({ parts: [{ from: 'held', sums: { n: 'sum(us * coins)' } }], value: 'n / nullif(us, 0)' }),
};

const QUANTILES: Readonly<Partial<Record<MetricName, number>>> = {
  GPU_HOUR_PRICE_P25: 1,
  GPU_HOUR_PRICE_MEDIAN: 2,
  GPU_HOUR_PRICE_P75: 3,
};

/**
 * The metric by a dimension in lower case (empty: the whole network) in every bucket: rows of `frame`, `bucket`, `member`, `value`.
 * Null where nobody has written such a query.
 */
export function plainMetric(name: MetricName, by: string): string | null {
  const quarters = QUANTILES[name];
  if (quarters !== undefined) return quantile(quarters, by);
  const formula = FORMULAS[name]?.(by);
  if (formula === undefined) return null;
  const names = formula.parts.flatMap(({ sums }) => Object.keys(sums));
  const member = by === '' ? "''" : by;
  const rows = formula.parts.map(({ from, sums, where = 'true', hourly }) => {
    const columns = names.map((column) => `${sums[column] ?? 'NULL::numeric'} AS ${column}`);
    return `SELECT frame, bucket, ${member} AS member, ${columns.join(', ')} FROM ${from}_in WHERE ${where}
      GROUP BY frame, bucket, member${hourly ? ', hour' : ''}`;
  });
  // The network has every bucket.
  if (by === '') rows.push(`SELECT frame, bucket, '', ${names.map(() => '0').join(', ')} FROM bucket`);
  return `
    SELECT frame, bucket, member, nullif(${formula.value}, 'NaN') AS value
    FROM (
      SELECT frame, bucket, member, ${names.map((column) => `coalesce(sum(${column}), 0)::numeric(90, 30) AS ${column}`).join(', ')}
      FROM (${rows.join(' UNION ALL ')}) AS part GROUP BY 1, 2, 3
    ) AS sums JOIN bucket USING (frame, bucket)`;
}
