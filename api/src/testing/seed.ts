// A small chain for tests, with what pages and figures stumble over: ties, missing values, silent providers, unknown models, gaps.
import type { Sql } from '@leasebook/db';
import { countParts } from './count-parts.ts';
import { seedFigures } from './seed-figures.ts';

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

/** Block `height` is half an hour after the one before; block 1 is at 2026-01-01T00:00:00Z. */
function timeOf(height: number): Date {
  return new Date(START + (height - 1) * (HOUR / 2));
}

/** The indexed height: 2026-01-03T01:30:00Z, so that two days are complete. */
const HEIGHT = 100;

export const PROVIDERS = {
  /** Online with 8 GPUs of one model in two variants, Germany. */
  large: 'akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra',
  /** Online with 2 + 1 GPUs, one of an unknown model, United States. */
  small: 'akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg',
  /** Its newest answer is an error; the one before had GPUs. */
  failing: 'akash1faltersqqqqqqqqqqqqqqqqqqqqqqqqq4uky2f',
  /** Its newest answer is older than 36 hours. */
  silent: 'akash1sleepsqqqqqqqqqqqqqqqqqqqqqqqqqq388qsd',
  /** Of genesis, never asked, country unknown. */
  genesis: 'akash1genesysqqqqqqqqqqqqqqqqqqqqqqqqqd34ljr',
  /** Online without GPUs, Finland. */
  plain: 'akash1planeqqqqqqqqqqqqqqqqqqqqqqqqqqqqyjhf5',
} as const;

const OWNERS = [
  'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav',
  'akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz',
  'akash1tenantdqqqqqqqqqqqqqqqqqqqqqqqqqfefy4c',
] as const;
export const LEASES = 60;

/** What lease `number` is: every third closed, some in the same block, GPUs 0 to 3, three providers. */
function lease(number: number) {
  const created = 1 + Math.floor(number / 4) * 3;
  const closed = number % 3 === 0 ? 50 + Math.floor(number / 9) : null;
  return {
    owner: OWNERS[number % 3] ?? OWNERS[0],
    dseq: String(1_000 + number),
    gseq: 1,
    oseq: 1,
    provider: [PROVIDERS.large, PROVIDERS.small, PROVIDERS.failing, PROVIDERS.large][number % 4] ?? PROVIDERS.large,
    bseq: 0,
    state: closed === null ? (number % 10 === 7 ? 'reclaiming' : 'active') : number % 2 === 0 ? 'closed' : 'insufficient_funds',
    price_denom: number % 5 === 0 ? 'uact' : 'uakt',
    price_amount: `${1_000 + number}.${number % 2 === 0 ? '5' : '000000000000000001'}`,
    created_height: created,
    created_time: timeOf(created),
    closed_height: closed,
    closed_time: closed === null ? null : timeOf(closed),
    reason: closed === null ? 0 : number % 2 === 0 ? 1 : 20_000,
    announced_reason: number % 6 === 0 ? 10_000 : null,
    gpus: number % 4,
    cpu_millis: 1_500 + number,
    memory_bytes: 1_073_741_824,
    storage_bytes: 5_368_709_120,
  };
}

function sample(
  provider: string,
  time: string,
  values: { gpus?: Record<string, string | number>[]; total?: number; allocated?: number; error?: string },
) {
  return {
    provider,
    time,
    error: values.error ?? null,
    gpus_allocatable: values.total ?? 0,
    gpus_allocated: values.allocated ?? 0,
    cpu_millis_allocatable: 64_000,
    cpu_millis_allocated: 32_000,
    memory_bytes_allocatable: 1,
    memory_bytes_allocated: 0,
    storage_bytes_allocatable: 1,
    storage_bytes_allocated: 0,
    active_leases: 1,
    gpus: (values.gpus ?? []).map((variant) => ({
      ...variant,
      installed: variant.count ?? 0,
      allocatedMin: 0,
      allocatedMax: variant.count ?? 0,
    })),
  };
}

const A100 = { vendor: 'nvidia', model: 'a100' };

/** Fills a migrated database. */
export async function seed(sql: Sql): Promise<void> {
  const leases = Array.from({ length: LEASES }, (_, number) => lease(number));
  await sql`
    INSERT INTO blocks SELECT h, 'HASH' || h, ${timeOf(1)}::timestamptz + (h - 1) * interval '30 minutes', 'VALIDATOR', 0, 0
    FROM generate_series(1, ${HEIGHT}) h`;
  await sql`
    INSERT INTO checkpoint (chain_id, height, block_hash, block_time, first_height, nonce)
    VALUES ('test-1', ${HEIGHT}, ${`HASH${HEIGHT}`}, ${timeOf(HEIGHT)}, 1, 1)`;
  await sql`
    INSERT INTO chain_head (height, time, observed_at, origin, node_version)
    VALUES (200, ${timeOf(200)}, now(), 'recorded', 'akash 2.1.0')`;
  await sql`INSERT INTO dead_letters VALUES (7, 'message', 'tx 0 message 0', 'UNKNOWN_TYPE', 'no such type', '\\x00')`;

  await sql`INSERT INTO providers ${sql(
    [
      [PROVIDERS.large, 2, 'DE'],
      [PROVIDERS.small, 2, 'US'],
      [PROVIDERS.failing, 5, 'DE'],
      [PROVIDERS.silent, 3, 'FR'],
      [PROVIDERS.genesis, null, ''],
      [PROVIDERS.plain, 9, 'FI'],
    ].map(([owner, height, country]) => ({
      owner: owner ?? '',
      host_uri: `https://${owner}.example:8443`,
      email: '',
      website: '',
      created_height: height ?? null,
      updated_height: null,
      country: country ?? '',
    })),
  )}`;
  await sql`INSERT INTO provider_attributes VALUES
    (${PROVIDERS.large}, 'region', 'old', 2, 50), (${PROVIDERS.large}, 'region', 'eu-central', 50, NULL),
    (${PROVIDERS.large}, 'host', 'akash', 2, NULL), (${PROVIDERS.small}, 'region', 'us-west', 2, NULL)`;
  const samples = [
    sample(PROVIDERS.large, '2026-01-02T20:00:00Z', {
      total: 8,
      allocated: 5,
      gpus: [
        { ...A100, ram: '80Gi', interface: 'sxm', count: 4 },
        { ...A100, ram: '40Gi', interface: 'pcie', count: 4 },
      ],
    }),
    sample(PROVIDERS.large, '2026-01-01T20:00:00Z', { total: 99, gpus: [] }),
    sample(PROVIDERS.small, '2026-01-02T21:00:00Z', {
      total: 3,
      gpus: [
        { vendor: 'nvidia', model: 'h100', ram: '', interface: '', count: 2 },
        { vendor: 'nvidia', model: 'unknown', ram: '', interface: '', count: 1 },
      ],
    }),
    sample(PROVIDERS.failing, '2026-01-02T22:00:00Z', { error: 'timed out' }),
    sample(PROVIDERS.failing, '2026-01-02T21:00:00Z', { total: 4, gpus: [{ ...A100, ram: '80Gi', interface: 'sxm', count: 4 }] }),
    // One second too old; the other exactly at the limit.
    sample(PROVIDERS.silent, '2026-01-01T13:29:59Z', { total: 16, gpus: [{ ...A100, ram: '80Gi', interface: 'sxm', count: 16 }] }),
    sample(PROVIDERS.plain, '2026-01-01T13:30:00Z', {}),
  ];
  await sql`INSERT INTO provider_samples ${sql(samples.map((row) => ({ ...row, gpus: sql.json(row.gpus) })))}`;

  await sql`INSERT INTO deployments ${sql(
    leases.map(({ owner, dseq, closed_height, closed_time, created_height, created_time }) => ({
      owner,
      dseq,
      state: closed_height === null ? 'active' : 'closed',
      hash: 'ab',
      created_height: created_height - 1,
      created_time: new Date(created_time.getTime() - HOUR / 2),
      closed_height,
      closed_time,
    })),
  )}`;
  await sql`
    INSERT INTO deployment_groups SELECT owner, dseq, 1, 'open', 'web', '{}'::jsonb, created_height, NULL::bigint FROM deployments
    UNION ALL SELECT owner, dseq, 2, 'paused', 'worker', '{}'::jsonb, created_height, NULL FROM deployments WHERE dseq = 1001`;
  await sql`
    INSERT INTO group_resources (owner, dseq, gseq, position, resource_id, count, cpu_millis, memory_bytes, storage, storage_bytes, gpus,
      gpu_attributes, attributes, endpoints, price_denom, price_amount)
    SELECT owner, dseq, gseq, n, n + 1, 2, 250, 536870912, '[]', 1073741824, n, ARRAY['vendor/nvidia/model/a100'], '{}', '[]', 'uakt', 100.25
    FROM deployment_groups, generate_series(0, 1) n`;
  await sql`INSERT INTO leases ${sql(leases)}`;
  await sql`
    INSERT INTO lease_prices SELECT owner, dseq, gseq, oseq, provider, bseq, created_height, price_denom, price_amount FROM leases
    UNION ALL SELECT owner, dseq, gseq, oseq, provider, bseq, 60, 'uact', 2 FROM leases WHERE dseq = 1001`;
  await sql`
    INSERT INTO lease_gpus
    SELECT owner, dseq, gseq, oseq, provider, bseq, 'nvidia', CASE WHEN provider = ${PROVIDERS.small} THEN 'h100' ELSE 'a100' END,
      '80Gi', 'sxm', gpus, 'offer' FROM leases WHERE gpus > 0`;
  await sql`INSERT INTO prices VALUES
    ('import', '2026-01-01T00:00:00Z', 1.5), ('oracle', '2026-01-02T00:00:00Z', 2.5), ('import', '2026-01-02T00:00:00Z', 9)`;
  await seedFigures(sql);
  await countParts(sql);
}
