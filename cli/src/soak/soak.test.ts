// The short form of the soak, and whether it would see what grows. LEASEBOOK_SOAK_SECONDS makes it longer, e.g. 180.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../root.ts';
import { judge, type Sample } from './judge.ts';
import { soak } from './soak.ts';

const SECONDS = Number(process.env.LEASEBOOK_SOAK_SECONDS ?? 8);

describe('what grows', () => {
  const series = (change: (at: number) => Partial<Sample>): Sample[] =>
    Array.from({ length: 40 }, (_, at) => ({
      seconds: at * 90,
      indexerMiB: 300 + (at % 7),
      apiMiB: 200 + (at % 5),
      connections: 20,
      lagBlocks: at % 3,
      p99Ms: 20,
      requests: at * 45_000,
      failures: 0,
      events: at * 60_000,
      ...change(at),
    }));
  const growing = (samples: Sample[]): string[] => judge(samples).flatMap(({ name, grows }) => (grows ? [name] : []));

  it.each<[string, (at: number) => Partial<Sample>, string[]]>([
    ['nothing', () => ({}), []],
    ['memory that settles in the beginning', (at) => ({ apiMiB: Math.min(260, 120 + 20 * at) }), []],
    ['a leak in the API', (at) => ({ apiMiB: 200 + 5 * at }), ['memory of the API']],
    ['a leak in the indexer', (at) => ({ indexerMiB: 300 + 6 * at }), ['memory of the indexer']],
    ['connections that are never given back', (at) => ({ connections: 20 + Math.floor(at / 4) }), ['connections']],
    ['an indexer that falls behind', (at) => ({ lagBlocks: at }), ['lag']],
  ])('%s', (_name, change, grown) => {
    expect(growing(series(change))).toEqual(grown);
  });
});

it('all parts hold at the head under load', { timeout: 400_000 + 2_000 * SECONDS }, async () => {
  const report = await soak({
    recording: join(root, 'recordings/akash-recorded-1'),
    seconds: SECONDS,
    paceMs: 300,
    requestsPerSecond: SECONDS >= 60 ? 500 : 40,
    subscribers: SECONDS >= 60 ? 200 : 20,
    signal: new AbortController().signal,
  });
  expect(report.firstFailure).toBeNull();
  expect(report.requests).toBeGreaterThan(SECONDS);
  expect(report.blocks).toBeGreaterThan(0);
  expect(report.events).toBeGreaterThan(report.blocks);
  expect(report.samples).toHaveLength(40);
  const connections = report.growth.find(({ name }) => name === 'connections');
  expect(connections?.grows).toBe(false);
  // Memory settles for minutes; a short run cannot tell.
  if (SECONDS >= 120) expect(report.growth.filter(({ grows }) => grows)).toEqual([]);
});
