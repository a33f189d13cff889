// The API over HTTP: freshness, errors, limits, and what it serves beside GraphQL.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing/client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe('status', () => {
  it('tells the indexed block beside the head, and every answer names its block', async () => {
    const { data, errors, extensions } = await api.ask(`{ status {
      chainId origin state firstHeight firstTime indexedHeight indexedTime indexedHash headHeight headTime lagSeconds progress nodeVersion
      deadLetters unknownEvents bootstrapHeight unknownBefore } }`);
    expect(errors).toEqual([]);
    expect(data?.status).toEqual({
      chainId: 'test-1',
      origin: 'RECORDED',
      state: 'INDEXING',
      firstHeight: 1,
      firstTime: '2026-01-01T00:00:00.000Z',
      indexedHeight: 100,
      indexedTime: '2026-01-03T01:30:00.000Z',
      indexedHash: 'HASH100',
      headHeight: 200,
      headTime: '2026-01-05T03:30:00.000Z',
      lagSeconds: 180_000,
      progress: 0.5,
      nodeVersion: 'akash 2.1.0',
      deadLetters: 1,
      unknownEvents: 0,
      bootstrapHeight: null,
      unknownBefore: [],
    });
    expect(extensions.block).toEqual({ height: 100, hash: 'HASH100', time: '2026-01-03T01:30:00.000Z', lagSeconds: 180_000 });
  });

  it("says what an index that began from a node's state cannot know", async () => {
    await api.database.sql`INSERT INTO bootstrap (height, unknown) VALUES (40, ${['closed leases', 'earlier deposits']})`;
    const { data } = await api.ask(`{
      status { bootstrapHeight unknownBefore }
      network { firstGpuLeaseTime }
      market { kinds { firstLeaseTime } }
      publishedComparison { key nowText agreement }
    }`);
    await api.database.sql`DELETE FROM bootstrap`;
    expect(data).toEqual({
      status: { bootstrapHeight: 40, unknownBefore: ['closed leases', 'earlier deposits'] },
      // The oldest lease that is left is not the first that there was.
      network: { firstGpuLeaseTime: null },
      market: { kinds: [{ firstLeaseTime: null }, { firstLeaseTime: null }] },
      publishedComparison: expect.arrayContaining([{ key: 'gpu-mainnet', nowText: null, agreement: 'UNKNOWN' }]),
    });
  });
});

describe('leases', () => {
  it('come with everything nested', async () => {
    const { errors } = await api.ask(`{ leases(first: 3) { totalCount nodes {
      id owner dseq gseq oseq bseq state price { denom amount usd } prices { fromHeight price { denom amount usd } } usdPerHour
      createdHeight createdTime closedHeight closedTime reason announcedReason gpus vcpus memoryBytes storageBytes
      gpuVariants { vendor model ram interface count } provider { owner leases(first: 1) { totalCount nodes { dseq } } }
      providerAddress deployment { dseq groups { gseq resources { count maxPrice { amount usd } } } leases { dseq } }
    } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`);
    expect(errors).toEqual([]);
  });
});
