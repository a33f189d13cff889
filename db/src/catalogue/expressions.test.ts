// The SQL of every metric, evaluated over rows of the real table.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CELL_COLUMNS } from '../cell-columns.ts';
import { METRICS, type MetricName } from '../index.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { metricsDocument } from './document.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const HALF_HOUR = 1_800_000_000;
const TABLE = {
  // Half of the hour is covered, supply is known for a quarter.
  known: {
    covered_us: HALF_HOUR,
    supply_covered_us: HALF_HOUR / 2,
    gpu_supplied_us: 8 * (HALF_HOUR / 2),
    gpu_allocated_us: 3 * (HALF_HOUR / 2),
    gpu_leased_us: 2 * HALF_HOUR,
    lease_us: 1.5 * HALF_HOUR,
    deployment_us: 4 * HALF_HOUR,
    leases_opened: 3,
    leases_closed: 2,
    deployments_opened: 6,
    deployments_closed: 5,
    orders_opened: 4,
    bids_opened: 9,
    tenants: 7,
    tenants_new: 3,
    transactions: 11,
    providers: 4,
    gpu_providers: 3,
    countries: 2,
    models: 5,
    accrued: '7.5',
    accrued_usd: '0.000001000000000001',
    price_p25: '1.1',
    price_median: '1.2',
    price_p75: '1.3',
    fees: '2500',
    fees_usd: '0.0025',
    settled: '1000',
    settled_usd: '0.002',
    take_fees: '20',
    take_fees_usd: '0.0005',
    settled_trailing_usd: '30',
    escrow_held_us: 3 * HALF_HOUR,
  },
  // Neither time nor supply: everything that is a quotient or rests on supply is unknown.
  uncovered: {
    covered_us: 0,
    supply_covered_us: 0,
    gpu_supplied_us: 0,
    gpu_allocated_us: 0,
    gpu_leased_us: 0,
    lease_us: 0,
    deployment_us: 0,
    leases_opened: 0,
    leases_closed: 0,
    deployments_opened: 0,
    deployments_closed: 0,
    orders_opened: 0,
    bids_opened: 0,
    tenants: 0,
    tenants_new: 0,
    transactions: 0,
    providers: 0,
    gpu_providers: 0,
    countries: 0,
    models: 0,
    accrued: 0,
    accrued_usd: 0,
    price_p25: null,
    price_median: null,
    price_p75: null,
    fees: 0,
    fees_usd: 0,
    settled: 0,
    settled_usd: 0,
    take_fees: 0,
    take_fees_usd: 0,
    settled_trailing_usd: null,
    escrow_held_us: 0,
  },
};

/** What cells have beside the columns of `figures`: 16 vCPUs, 8 of them in use and 4 leased, and so on. */
const CELLS = {
  known: {
    online_us: 3 * (HALF_HOUR / 2),
    suspect_us: HALF_HOUR / 2,
    gpu_installed_us: 10 * (HALF_HOUR / 2),
    gpu_allocated_min_us: 2 * (HALF_HOUR / 2),
    gpu_allocated_max_us: 4 * (HALF_HOUR / 2),
    cpu_supplied_us: 16_000 * (HALF_HOUR / 2),
    cpu_allocated_us: 8_000 * (HALF_HOUR / 2),
    cpu_leased_us: 4_000 * HALF_HOUR,
    memory_supplied_us: 1_024 * (HALF_HOUR / 2),
    memory_allocated_us: 512 * (HALF_HOUR / 2),
    memory_leased_us: 256 * HALF_HOUR,
    storage_supplied_us: 99 * (HALF_HOUR / 2),
    storage_allocated_us: 98 * (HALF_HOUR / 2),
    storage_leased_us: 97 * HALF_HOUR,
  },
  uncovered: Object.fromEntries(
    ['online', 'suspect', 'gpu_installed', 'gpu_allocated_min', 'gpu_allocated_max']
      .concat(['cpu', 'memory', 'storage'].flatMap((resource) => ['supplied', 'allocated', 'leased'].map((what) => `${resource}_${what}`)))
      .map((name) => [`${name}_us`, 0]),
  ),
};

async function evaluate(member: keyof typeof TABLE): Promise<Partial<Record<MetricName, string | null>>> {
  const { sql } = database;
  const key = { grain: 'hour', bucket: '2026-01-01T00:00:00Z', dimension: 'network', member, first_height: 1, last_height: 2 };
  await sql`INSERT INTO figures ${sql({ ...key, ...TABLE[member] })}`;
  const columns = METRICS.map(({ name, expression }) => `trim_scale((${expression})::numeric)::text AS "${name}"`).join(', ');
  const cells = Object.entries(CELLS[member])
    .map(([name, value]) => `${value}::numeric AS ${name}`)
    .join(', ');
  const [row] = await sql.unsafe<Record<MetricName, string | null>[]>(
    `SELECT ${columns} FROM figures, (SELECT ${cells}) AS cells WHERE member = $1`,
    [member],
  );
  return { ...row };
}

describe('the SQL of the catalogue', () => {
  it('runs over the relation that docs/metrics.md names for it, and so does the example there', async () => {
    const document = metricsDocument();
    const stand = [...document.matchAll(/- Over (one row of `figures`|the sum of cells [^:]*): `([^`]+)`/g)];
    expect(stand.length).toBe(METRICS.length);
    const sums = CELL_COLUMNS.map((column) => `sum(${column}) AS ${column}`).join(', ');
    const cells = `(SELECT covered_us, supply_covered_us FROM figures WHERE dimension = 'network') AS network,
      (SELECT ${sums} FROM cell_figures c CROSS JOIN unnest(c.figures) AS cell) AS cells`;
    for (const [, relation, expression] of stand) {
      await database.sql.unsafe(`SELECT ${expression} FROM ${relation === 'one row of `figures`' ? 'figures' : cells}`);
    }
    for (const [, example = ''] of document.matchAll(/```sql\n([\s\S]*?)```/g)) await database.sql.unsafe(example);
  });

  it('gives each value in its unit', async () => {
    expect(await evaluate('known')).toEqual({
      GPUS_SUPPLIED: '8',
      GPUS_LEASED: '2',
      GPU_UTILIZATION: '0.25',
      GPUS_ALLOCATED: '3',
      ACTIVE_LEASES: '1.5',
      ACTIVE_DEPLOYMENTS: '4',
      NEW_LEASES: '3',
      ACTIVE_PROVIDERS: '4',
      GPU_PROVIDERS: '3',
      COUNTRIES: '2',
      GPU_MODELS: '5',
      // 17,520 half hours a year.
      ANNUALIZED_VOLUME_USD: '0.01752000000001752',
      ANNUALIZED_VOLUME: '131400',
      GPU_HOUR_PRICE_MEDIAN: '1.2',
      GPU_HOUR_PRICE_P25: '1.1',
      GPU_HOUR_PRICE_P75: '1.3',
      TRANSACTION_FEES_USD: '0.0025',
      TRANSACTION_FEES: '2500',
      TRANSACTIONS: '11',
      GPUS_INSTALLED: '10',
      GPUS_ALLOCATED_MIN: '2',
      GPUS_ALLOCATED_MAX: '4',
      GPU_UTILIZATION_REPORTED: '0.375',
      CPUS_SUPPLIED: '16',
      CPUS_ALLOCATED: '8',
      CPUS_LEASED: '4',
      CPU_UTILIZATION: '0.25',
      MEMORY_SUPPLIED: '1024',
      MEMORY_ALLOCATED: '512',
      MEMORY_LEASED: '256',
      STORAGE_SUPPLIED: '99',
      STORAGE_ALLOCATED: '98',
      STORAGE_LEASED: '97',
      PROVIDERS_ONLINE: '3',
      PROVIDERS_SUSPECT: '1',
      CLOSED_LEASES: '2',
      NEW_DEPLOYMENTS: '6',
      CLOSED_DEPLOYMENTS: '5',
      NEW_ORDERS: '4',
      NEW_BIDS: '9',
      BIDS_PER_ORDER: '2.25',
      ACTIVE_TENANTS: '7',
      NEW_TENANTS: '3',
      RETURNING_TENANTS: '4',
      SETTLED_SPEND_USD: '0.002',
      SETTLED_SPEND: '1000',
      ANNUALIZED_SETTLED_USD: '365',
      TAKE_INCOME_USD: '0.0005',
      TAKE_INCOME: '20',
      EFFECTIVE_TAKE_RATE: '0.02',
      PROVIDER_GROSS_USD: '0.002',
      PROVIDER_NET_USD: '0.0015',
      ESCROW_HELD: '3',
    });
  });

  it('gives null, not zero, where nothing is known', async () => {
    const values = await evaluate('uncovered');
    const known = Object.entries(values).filter(([, value]) => value !== null);
    const counts = ['CLOSED_LEASES', 'NEW_DEPLOYMENTS', 'CLOSED_DEPLOYMENTS', 'NEW_ORDERS', 'NEW_BIDS'];
    const tenants = ['ACTIVE_TENANTS', 'NEW_TENANTS', 'RETURNING_TENANTS'];
    const nothing = [...counts, ...tenants, 'NEW_LEASES', 'TRANSACTION_FEES_USD', 'TRANSACTION_FEES', 'TRANSACTIONS'];
    const noPayouts = ['SETTLED_SPEND_USD', 'SETTLED_SPEND', 'TAKE_INCOME_USD', 'TAKE_INCOME', 'PROVIDER_GROSS_USD', 'PROVIDER_NET_USD'];
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries([...nothing, ...noPayouts].map((name) => [name, '0'])));
  });
});
