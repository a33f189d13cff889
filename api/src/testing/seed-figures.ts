// Figures of the small chain, in round numbers, so that tests can say what every metric must be.
import type { Sql } from '@leasebook/db';

const HOUR_US = 3_600_000_000;
const DAY_US = 24 * HOUR_US;
/** The third day is an hour and a half old. */
const THIRD_US = 1.5 * HOUR_US;

interface Bucket {
  grain: 'hour' | 'day';
  bucket: string;
  covered_us: number;
  supply_covered_us: number;
  first_height: number;
  last_height: number;
}

const FIRST: Bucket = {
  grain: 'day',
  bucket: '2026-01-01T00:00:00Z',
  covered_us: DAY_US,
  // Providers were first asked at noon.
  supply_covered_us: DAY_US / 2,
  first_height: 1,
  last_height: 48,
};
const SECOND: Bucket = {
  grain: 'day',
  bucket: '2026-01-02T00:00:00Z',
  covered_us: DAY_US,
  supply_covered_us: DAY_US,
  first_height: 49,
  last_height: 96,
};
const THIRD: Bucket = {
  grain: 'day',
  bucket: '2026-01-03T00:00:00Z',
  covered_us: THIRD_US,
  supply_covered_us: THIRD_US,
  first_height: 97,
  last_height: 100,
};
const hour = (at: number): Bucket => ({
  grain: 'hour',
  bucket: `2026-01-01T0${at}:00:00Z`,
  covered_us: HOUR_US,
  supply_covered_us: 0,
  first_height: 2 * at + 1,
  last_height: 2 * at + 2,
});

/** Fills `figures`: three days, the last one open; four hours, of which the third is missing. */
export async function seedFigures(sql: Sql): Promise<void> {
  const network = { dimension: 'network', member: '' };
  /** Blocks of a day, at a price of AKT. */
  const blocks = (count: number, aktUsd: number) => ({ blocks: count, akt_blocks: count * aktUsd, unpriced_blocks: 0 });
  const model = (member: string) => ({ dimension: 'model', member });
  const denom = (member: string) => ({ dimension: 'denom', member });
  const rows: Record<string, string | number>[] = [
    {
      ...FIRST,
      ...network,
      ...blocks(48, 1.5),
      gpu_supplied_us: (10 * DAY_US) / 2,
      gpu_leased_us: 3 * DAY_US,
      lease_us: 10.5 * DAY_US,
      deployment_us: 12 * DAY_US,
      leases_opened: 40,
      transactions: 96,
      accrued_usd: '1.2',
      fees_usd: '0.015',
      providers: 4,
      gpu_providers: 3,
      countries: 3,
      models: 2,
    },
    {
      ...SECOND,
      ...network,
      ...blocks(48, 2.5),
      gpu_supplied_us: 11 * DAY_US,
      gpu_allocated_us: 5 * DAY_US,
      gpu_leased_us: 7 * DAY_US,
      lease_us: 41 * DAY_US,
      deployment_us: 44 * DAY_US,
      leases_opened: 20,
      transactions: 48,
      accrued_usd: '3',
      price_p25: '1.1',
      price_median: '1.250000000000000001',
      price_p75: '1.5',
      fees_usd: '0.0125',
      providers: 3,
      gpu_providers: 2,
      countries: 2,
      models: 2,
    },
    {
      ...THIRD,
      ...network,
      ...blocks(3, 2.5),
      gpu_supplied_us: 11 * THIRD_US,
      gpu_leased_us: 8 * THIRD_US,
      leases_opened: 0,
      transactions: 4,
      accrued_usd: '0.15625',
      price_median: '9',
    },
    { ...FIRST, ...denom('uakt'), accrued: '800000', accrued_usd: '1.2', fees: '10000', fees_usd: '0.015' },
    { ...SECOND, ...denom('uakt'), accrued: '1000000', accrued_usd: '2.5', fees: '5000', fees_usd: '0.0125' },
    { ...SECOND, ...denom('uact'), accrued: '500000', accrued_usd: '0.5', fees: '0', fees_usd: '0' },
    { ...SECOND, ...denom('ibc/UNKNOWN'), accrued: '7.000000000000000007', fees: '0' },
    { ...THIRD, ...denom('uakt'), accrued: '62500', accrued_usd: '0.15625', fees: '0', fees_usd: '0' },
    {
      ...FIRST,
      ...model('nvidia/h100'),
      gpu_supplied_us: (2 * DAY_US) / 2,
      gpu_leased_us: DAY_US,
      price_p25: '2',
      price_median: '2.5',
      price_p75: '3',
    },
    {
      ...SECOND,
      ...model('nvidia/a100'),
      gpu_supplied_us: 8 * DAY_US,
      gpu_leased_us: 5 * DAY_US,
      price_p25: '1.1',
      price_median: '1.25',
      price_p75: '1.5',
    },
    {
      ...THIRD,
      ...model('nvidia/a100'),
      gpu_supplied_us: 8 * THIRD_US,
      gpu_leased_us: 6 * THIRD_US,
      price_p25: '9',
      price_median: '9',
      price_p75: '9',
    },
    { ...hour(0), ...network, gpu_supplied_us: 0, gpu_leased_us: 2 * HOUR_US, leases_opened: 4 },
    { ...hour(1), ...network, gpu_supplied_us: 0, gpu_leased_us: 0.5 * HOUR_US, leases_opened: 0 },
    { ...hour(3), ...network, gpu_supplied_us: 0, gpu_leased_us: HOUR_US / 3, leases_opened: 2 },
    { ...hour(0), ...model('nvidia/a100'), gpu_leased_us: HOUR_US, price_p25: '1', price_median: '1.2', price_p75: '1.4' },
    {
      ...hour(0),
      dimension: 'provider',
      member: 'akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra',
      gpu_leased_us: 2 * HOUR_US,
      leases_opened: 4,
    },
  ];
  for (const row of rows) await sql`INSERT INTO figures ${sql(row)}`;
  await seedCells(sql);
}

/** Two providers with two and one variants: means of 14 and 4 GPUs on the first day, 14 and 2 on the second, nothing on the third. */
async function seedCells(sql: Sql): Promise<void> {
  const large = {
    provider: 'akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra',
    country: 'US',
    region: 'us-west',
    tier: 'community',
    audit: 'audited',
  };
  const small = {
    provider: 'akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg',
    country: 'DE',
    region: 'eu-north',
    tier: '',
    audit: 'unaudited',
  };
  const own = { vendor: '', model: '', ram: '', interface: '', class: '' };
  const h100 = { vendor: 'nvidia', model: 'h100', ram: '80Gi', interface: 'sxm', class: 'data-centre' };
  const a100 = { vendor: 'nvidia', model: 'a100', ram: '40Gi', interface: 'pcie', class: 'data-centre' };
  await sql`INSERT INTO market_cells ${sql([
    { cell: 1, ...large, ...own },
    { cell: 2, ...large, ...h100 },
    { cell: 3, ...large, ...a100 },
    { cell: 4, ...small, ...own },
    { cell: 5, ...small, ...h100 },
  ])}`;
  const days = [
    { ...FIRST, supplied: [10, 4, 4], leased: [2.5, 1] },
    { ...SECOND, supplied: [8, 6, 2], leased: [4, 3] },
  ];
  for (const { bucket, covered_us: us, supply_covered_us: supply, supplied, leased } of days) {
    const figures = [
      { cell: 1, online_us: supply, gpu_allocated_us: 7 * supply, cpu_supplied_us: 64_000 * supply, lease_us: us, leases_opened: 1 },
      { cell: 2, gpu_supplied_us: (supplied[0] ?? 0) * supply, gpu_leased_us: (leased[0] ?? 0) * us, variant_lease_us: us },
      { cell: 3, gpu_supplied_us: (supplied[1] ?? 0) * supply, gpu_leased_us: (leased[1] ?? 0) * us, variant_lease_us: us },
      { cell: 4, online_us: supply / 2 },
      { cell: 5, gpu_supplied_us: (supplied[2] ?? 0) * supply },
    ];
    await sql`
      INSERT INTO cell_days (bucket, figures)
      SELECT ${bucket}, array_agg(f) FROM jsonb_populate_recordset(NULL::cell_figure, ${sql.json(figures)}) AS f`;
  }
}
