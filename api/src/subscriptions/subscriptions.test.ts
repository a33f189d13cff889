// Subscriptions as clients use them: each event once, filtered, on one block; many at once, and one that does not read.
import { createConnection } from 'node:net';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { PROVIDERS } from '../testing/seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ streams: { unreadBytes: 100_000 } });
});
afterAll(() => api.close());

interface Event {
  data?: Record<string, unknown> | null;
  errors?: readonly unknown[];
  extensions?: Record<string, unknown>;
}

/** Follows a subscription by the library's own client until the test ends, however it does; `next` waits for the next event. */
async function follow(query: string, variables: Record<string, unknown> = {}) {
  const opened = Promise.withResolvers<void>();
  const events: Event[] = [];
  const waiting: ((event: Event) => void)[] = [];
  let completed = false;
  const client = createClient({
    url: `${api.url}/graphql/stream`,
    retryAttempts: 0,
    onMessage: () => opened.resolve(),
    // A response that has begun is followed: the server writes its head when it has taken the subscriber.
    fetchFn: async (input: string, init: RequestInit) => {
      const response = await fetch(input, init);
      opened.resolve();
      return response;
    },
  });
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const stop = client.subscribe(
    { query, variables },
    {
      next(event) {
        const waiter = waiting.shift();
        if (waiter === undefined) events.push(event as Event);
        else waiter(event as Event);
      },
      error: (error) => failed.reject(error),
      complete() {
        completed = true;
      },
    },
  );
  onTestFinished(stop);
  await opened.promise;
  return {
    async next(): Promise<Event> {
      const event = events.shift();
      return event ?? Promise.race([new Promise<Event>((resolve) => waiting.push(resolve)), failed.promise]);
    },
    get unread() {
      return events.length;
    },
    get completed() {
      return completed;
    },
  };
}

let height = 100;

/** Adds blocks, with what `change` does to the tables, and announces the last one as the store does. */
async function addBlocks(number: number, change: (height: number) => Promise<unknown> = async () => undefined): Promise<number> {
  const before = height;
  height += number;
  const { sql } = api.database;
  await sql`
    INSERT INTO blocks SELECT next, 'HASH' || next::text, newest.time + (next - ${before}) * interval '1 second', 'VALIDATOR', 0, 0
    FROM generate_series(${before + 1}::bigint, ${height}::bigint) next, (SELECT max(time) AS time FROM blocks) newest`;
  await change(height);
  await sql`
    UPDATE checkpoint SET height = ${height}, block_hash = 'HASH' || ${height}::text, nonce = nonce + 1,
      block_time = (SELECT max(time) FROM blocks)`;
  await sql`SELECT pg_notify('leasebook_block', ${JSON.stringify({ height })})`;
  return height;
}

const addBlock = (change?: (height: number) => Promise<unknown>): Promise<number> => addBlocks(1, change);

describe('following', () => {
  it('blocks tells each once, with the block that the answer stands on', async () => {
    const blocks = await follow('subscription { blocks { height hash transactionCount transactions(first: 1) { totalCount } } }');
    const first = await addBlock();
    expect(await blocks.next()).toEqual({
      data: { blocks: { height: first, hash: `HASH${first}`, transactionCount: 0, transactions: { totalCount: 0 } } },
      extensions: { block: { height: first, hash: `HASH${first}`, time: expect.any(String), lagSeconds: expect.any(Number) } },
    });
    const second = await addBlock();
    expect(await blocks.next()).toMatchObject({ data: { blocks: { height: second } } });
    expect(blocks.unread).toBe(0);
  });

  it('blocks that come together tells each of them, and of more than a hundred the newest', async () => {
    const blocks = await follow('subscription { blocks { height } }');
    const last = await addBlocks(100);
    const heights: unknown[] = [];
    for (let event = 0; event < 100; event += 1) heights.push((await blocks.next()).data);
    expect(heights).toEqual(Array.from({ length: 100 }, (_, at) => ({ blocks: { height: last - 99 + at } })));
    const newest = await addBlocks(101);
    expect((await blocks.next()).data).toEqual({ blocks: { height: newest } });
    expect(blocks.unread).toBe(0);
  });

  it('blocks with long lists in them tells each of them whole, however many come together and whoever else follows', async () => {
    const listed = (first: number) => follow(`subscription { blocks { height transactions(first: ${first}) { nodes { hash } } } }`);
    const all = [await listed(500), await listed(400)];
    const last = await addBlocks(100);
    for (const blocks of all) {
      for (let event = 0; event < 100; event += 1) {
        expect(await blocks.next()).toMatchObject({ data: { blocks: { height: last - 99 + event, transactions: { nodes: [] } } } });
      }
    }
  });

  it('leases and bids tells what happened, filtered', async () => {
    const all = await follow('subscription { leaseEvents { kind height lease { dseq state provider { owner } } } }');
    const filtered = await follow('subscription ($by: LeaseEventFilter) { leaseEvents(filter: $by) { kind lease { dseq } } }', {
      by: { kinds: ['CLOSED'], provider: PROVIDERS.large, hasGpu: true },
    });
    const bids = await follow(
      'subscription { ...bids } fragment bids on Subscription { bidEvents { kind bid { dseq state order { state } } } }',
    );
    await addBlock(async (at) => {
      const { sql } = api.database;
      // Of the first two one is served by another provider and one has no GPUs.
      await sql`UPDATE leases SET state = 'closed', closed_height = ${at}, closed_time = now() WHERE dseq IN (1001, 1004, 1007)`;
      // An attempt before may have left it.
      await sql`DELETE FROM bids WHERE dseq = 7`;
      await sql`INSERT INTO bids VALUES ('akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav', 7, 1, 1, ${PROVIDERS.small}, 0, 'open', 'uakt', 1, ${at}, now(), NULL, NULL, NULL, '[]')`;
    });
    for (const dseq of ['1001', '1004', '1007']) {
      expect(await all.next()).toMatchObject({ data: { leaseEvents: { kind: 'CLOSED', height, lease: { dseq, state: 'CLOSED' } } } });
    }
    expect((await filtered.next()).data).toEqual({ leaseEvents: { kind: 'CLOSED', lease: { dseq: '1007' } } });
    expect((await bids.next()).data).toEqual({ bidEvents: { kind: 'CREATED', bid: { dseq: '7', state: 'OPEN', order: null } } });
    await addBlock((at) => api.database.sql`UPDATE bids SET state = 'lost', closed_height = ${at} WHERE dseq = 7`);
    expect((await bids.next()).data).toMatchObject({ bidEvents: { kind: 'LOST' } });
    expect([all.unread, filtered.unread]).toEqual([0, 0]);
  });

  it('metrics tells a bucket when its value has changed', async () => {
    const updates = await follow(
      'subscription { metricUpdates(metrics: [GPUS_LEASED, TRANSACTIONS], interval: HOUR) { definition { name unit } height point { value } } }',
    );
    await addBlock();
    const names = [await updates.next(), await updates.next()].map(({ data }) => data?.metricUpdates);
    expect(names).toMatchObject([{ definition: { name: 'GPUS_LEASED', unit: 'GPUs' } }, { definition: { name: 'TRANSACTIONS' } }]);
    const blocks = await follow('subscription { blocks { height } }');
    await addBlock();
    await blocks.next();
    expect(updates.unread).toBe(0);
    await addBlock(
      () => api.database.sql`
        UPDATE figures SET transactions = coalesce(transactions, 0) + 5
        WHERE grain = 'hour' AND dimension = 'network' AND bucket = (SELECT max(bucket) FROM figures WHERE grain = 'hour')`,
    );
    expect((await updates.next()).data).toMatchObject({ metricUpdates: { definition: { name: 'TRANSACTIONS' }, height } });
  });

  it('of many is one execution, and one that does not read is dropped without hurting the others', async () => {
    const query = `subscription { blocks { height ${Array.from({ length: 600 }, (_, at) => `a${'x'.repeat(30)}${at}: hash`).join(' ')} } }`;
    const { hostname, port } = new URL(api.url);
    const deaf = createConnection({ host: hostname, port: Number(port) });
    const body = JSON.stringify({ query });
    const dropped = new Promise((resolve) => deaf.once('close', resolve).on('error', () => undefined));
    deaf.write(
      `POST /graphql/stream HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    onTestFinished(() => {
      deaf.destroy();
    });
    await new Promise((resolve) => deaf.once('data', resolve));
    deaf.pause();
    const others = await Promise.all(Array.from({ length: 50 }, () => follow('subscription { blocks { height } }')));
    api.statements.length = 0;
    // Some 20 MB: more than any kernel keeps for a client that does not read.
    const told = 330;
    for (let at = 0; at < told; at += 1) {
      const added = await addBlock();
      const heights = await Promise.all(others.map(async (each) => (await each.next()).data?.blocks));
      expect(new Set(heights.map((value) => JSON.stringify(value)))).toEqual(new Set([JSON.stringify({ height: added })]));
    }
    let read = '';
    deaf.on('data', (bytes) => {
      read += bytes.toString();
    });
    deaf.resume();
    await dropped;
    expect(read.split('event: next').length - 1).toBeLessThan(told);
    // For each block its snapshot and itself, however many follow.
    expect(api.statements.length).toBeLessThanOrEqual(told * 2);
  });
});

describe('news that cannot be told', () => {
  const BLOCKS = 'subscription { blocks { height } }';
  const BIDS = 'subscription { news: bidEvents { kind } }';
  const failed = { data: null, errors: [{ path: ['news'], extensions: { code: 'INTERNAL_SERVER_ERROR', advice: expect.any(String) } }] };

  /** While what the API may read is less. */
  async function without(table: string, use: () => Promise<void>): Promise<void> {
    const { sql } = api.database;
    const [reader] = await sql<{ name: string }[]>`
      SELECT DISTINCT usename AS name FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'leasebook-api-test'`;
    await sql`REVOKE SELECT ON ${sql(table)} FROM ${sql(reader?.name ?? '')}`;
    await use().finally(() => sql`GRANT SELECT ON ${sql(table)} TO ${sql(reader?.name ?? '')}`);
  }

  it('to some are told to all others, and those are told that they miss some', async () => {
    const bids = await follow(BIDS);
    const same = await follow('subscription { news: bidEvents(where: { kind: { eq: CREATED } }) { kind } }');
    const blocks = await follow(BLOCKS);
    await without('bids', async () => {
      const added = await addBlock();
      expect(await bids.next()).toMatchObject(failed);
      expect(await same.next()).toMatchObject(failed);
      expect(await blocks.next()).toMatchObject({ data: { blocks: { height: added } }, extensions: { block: { height: added } } });
    });
    const next = await addBlock((at) => api.database.sql`UPDATE bids SET closed_height = ${at} WHERE dseq = 7`);
    expect(await bids.next()).toMatchObject({ data: { news: { kind: 'LOST' } } });
    expect((await blocks.next()).data).toEqual({ blocks: { height: next } });
    expect([same.unread, blocks.unread]).toEqual([0, 0]);
  });

  it('because of one field are told to all others whole', async () => {
    const fields = await follow('subscription { blocks { height transactions(first: 1) { totalCount } } }');
    const blocks = await follow(`${BLOCKS} #`);
    const leases = await follow('subscription { leaseEvents { height } }');
    await without('transactions', async () => {
      const added = await addBlock((at) => api.database.sql`UPDATE leases SET closed_height = ${at} WHERE dseq = 1001`);
      expect(await fields.next()).toMatchObject({ data: null, errors: [{ path: ['blocks', 'transactions'] }] });
      expect(await blocks.next()).toMatchObject({ data: { blocks: { height: added } } });
      expect(await leases.next()).toMatchObject({ data: { leaseEvents: { height: added } } });
    });
  });

  it('in time are told to all others in time', async () => {
    const own = api;
    api = await startTestApi({ answerTimeoutMs: 1_500 });
    try {
      const first = await follow(BLOCKS);
      const bids = await follow(BIDS);
      const blocks = await follow(`${BLOCKS} #`);
      let added = 0;
      await api.database.sql.begin(async (sql) => {
        await sql`LOCK TABLE bids IN ACCESS EXCLUSIVE MODE`;
        added = await addBlock();
        expect(await first.next()).toMatchObject({ data: { blocks: { height: added } } });
        const code = expect.stringMatching(/^(UNAVAILABLE|TIMEOUT)$/);
        expect(await bids.next()).toMatchObject({ data: null, errors: [{ path: ['news'], extensions: { code } }] });
        expect(await blocks.next()).toMatchObject({ data: { blocks: { height: added } } });
      });
    } finally {
      await api.close();
      api = own;
    }
  });
});

describe('a subscription', () => {
  async function refused(query: string, asked: Record<string, unknown> = {}): Promise<[number, string]> {
    const response = await fetch(`${api.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, ...asked }),
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, errors[0]?.extensions.code ?? ''];
  }

  it.each([
    ['{ status { state } }', 'BAD_ARGUMENT'],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { blocks { height } bidEvents { kind } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { ', 'GRAPHQL_PARSE_FAILED'],
    ['subscription ($m: [Metric!]!) { metricUpdates(metrics: $m) { height } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { metricUpdates(metrics: []) { height } }', 'BAD_ARGUMENT'],
    ['subscription { metricUpdates(metrics: [TRANSACTION_FEES]) { height } }', 'UNSUPPORTED_DIMENSION'],
    ['subscription { blocks { transactions(first: 500) { nodes { messages(first: 500) { nodes { path } } } } } }', 'COST_LIMIT_EXCEEDED'],
  ])('that is wrong is refused: %s', async (query, code) => {
    expect(await refused(query)).toEqual([400, code]);
  });

  it('that is not named among several, or by a name that none has, is refused as a query is', async () => {
    const several = 'subscription A { blocks { height } } subscription B { blocks { hash } }';
    expect(await refused(several)).toEqual([400, 'OPERATION_RESOLUTION_FAILURE']);
    expect(await refused(several, { operationName: 'C' })).toEqual([400, 'OPERATION_RESOLUTION_FAILURE']);
  });

  it('at /graphql is told where it belongs', async () => {
    const { status, errors } = await api.ask('subscription { blocks { height } }');
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_ARGUMENT']);
    expect(errors[0]?.extensions.advice).toContain('/graphql/stream');
  });

  it('over GET works as EventSource asks', async () => {
    const abort = new AbortController();
    const query = encodeURIComponent('subscription { blocks { height } }');
    const response = await fetch(`${api.url}/graphql/stream?query=${query}`, {
      headers: { accept: 'text/event-stream' },
      signal: abort.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    abort.abort();
  });

  it('ends with the server, told so', async () => {
    const own = await startTestApi();
    const response = await fetch(`${own.url}/graphql/stream?query=${encodeURIComponent('subscription { blocks { height } }')}`);
    const text = response.text();
    await own.close();
    expect(await text).toContain('event: complete');
  });
});
