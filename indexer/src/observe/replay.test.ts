// An index that took polled answers as they came in is made again from the raw ones, row for row, in one go.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { decodeBlock } from '../decode/index.ts';
import type { Stages } from '../run/position.ts';
import { recordedSource, recordedStages, recording } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { tableChecksums } from '../store/index.ts';
import { putObservation } from './inbox.ts';
import { polledObservations } from './index.ts';
import { statusOf } from './poll/testing.ts';

const last = 240;
const step = 30;
/** Providers from block 4 on. */
const providers = [
  'akash1008gz6chrrm353w6ep78ladfevw5t96v4c2c7c',
  'akash1954jsaw5g0h4aakcgz9gkl3z5n50se6x4fwsdp',
  'akash1mkwtk6xw0sgnjephvszxq69ewrcu20zzca89fs',
];
/** A provider from block 191 on, and nobody: files of observations may name both before. */
const later = 'akash1rgp0s6xhfxp2xf9x6avqn6whhxcg3fj3x4hjh9';
const nobody = 'akash1nobody';
const owners = [...providers, later, nobody];

let live: TestDatabase;
let again: TestDatabase;
beforeAll(async () => {
  live = await createTestDatabase();
  again = await createTestDatabase();
});
afterAll(async () => {
  vi.useRealTimers();
  await live.drop();
  await again.drop();
});

function stages({ sql }: TestDatabase): Stages {
  return { ...recordedStages(sql, recordedSource(last)), observations: polledObservations(sql, recording.chainId) };
}

function index(database: TestDatabase, until: number) {
  return runIndexer(stages(database), { until, origin: 'network', signal: new AbortController().signal });
}

/** Time of a block in nanoseconds. */
async function timeOf(height: number): Promise<bigint> {
  const { block, results } = await recording.block(height);
  return decodeBlock({ height, block: JSON.parse(block.toString('utf8')), results: JSON.parse(results.toString('utf8')) }).time;
}

it('whatever the moments were at which answers came in', async () => {
  const { sql } = live;
  // The network's clock: its blocks come in as they are made.
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let until = step; until <= last; until += step) {
    // Answers come in while blocks are worked on, with times before, within and after those blocks.
    const start = await timeOf(until - step + 1);
    vi.setSystemTime(Number(start / 1_000_000n));
    const running = index(live, until);
    for (const [number, owner] of owners.entries()) {
      const [checkpoint] = await sql<{ us: string }[]>`
        SELECT (extract(epoch FROM block_time) * 1000000)::bigint::text AS us FROM checkpoint`;
      const base = checkpoint === undefined ? start : BigInt(checkpoint.us) * 1_000n;
      const time = base + BigInt((number - 1) * 3_600) * 1_000_000_000n;
      const body = number === 2 ? { owner, error: 'gone' } : { owner, status: statusOf((until / step) % 5) };
      await putObservation(sql, recording.chainId, { kind: 'provider-status', object: owner, time, body });
      await putObservation(sql, recording.chainId, { kind: 'price', object: '', time, body: { akt_usd: `1.${until}${number}` } });
    }
    await running;
  }
  // Those after the last moment that was asked for are not in any index yet.
  const [taken] = await sql<{ samples: number; prices: number; supplied: number }[]>`
    SELECT (SELECT count(*) FROM provider_samples) AS samples, (SELECT count(*) FROM prices WHERE source = 'import') AS prices,
      (SELECT count(*) FROM figures WHERE gpu_supplied_us > 0) AS supplied`;
  expect(taken?.samples).toBeGreaterThan(0);
  expect(taken?.prices).toBeGreaterThan(0);
  expect(taken?.supplied).toBeGreaterThan(0);
  const early = await sql`
    SELECT s.provider FROM provider_samples s LEFT JOIN providers p ON p.owner = s.provider LEFT JOIN blocks b ON b.height = p.created_height - 1
    WHERE (s.time <= b.time) IS NOT FALSE`;
  expect(early).toEqual([]);
  const members = await sql<{ member: string }[]>`
    SELECT DISTINCT member FROM figures WHERE dimension = 'provider' AND gpu_supplied_us > 0 ORDER BY member`;
  expect(members.map(({ member }) => member)).toEqual([...providers.filter((_, number) => number !== 2), later].sort());

  vi.useRealTimers();
  for (const row of await sql`SELECT chain_id, kind, object, time::text AS time, height, body::text AS body FROM observations`) {
    await again.sql`INSERT INTO observations VALUES (${row.chain_id}, ${row.kind}, ${row.object}, ${row.time}::text::timestamptz,
      ${row.height}, ${row.body}::text::jsonb)`;
  }
  await index(again, last);
  const tables = await tableChecksums(again.sql);
  expect(tables.find(({ table }) => table === 'provider_samples')?.rows).toBe(taken?.samples);
  expect(await tableChecksums(sql)).toEqual(tables);
});
