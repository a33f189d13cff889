// What protects the server, as clients meet it: rate, time, cost, size, foreign pages, and kept answers.
import { createHash } from 'node:crypto';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';

const json = { 'content-type': 'application/json', accept: 'application/json' };

function post(api: TestApi, query: string, headers: Record<string, string> = {}, rest: Record<string, unknown> = {}): Promise<Response> {
  return fetch(`${api.url}/graphql`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify({ query, ...rest }) });
}

function get(api: TestApi, parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}/graphql?${new URLSearchParams(parameters)}`, { headers: { 'apollo-require-preflight': 'true', ...headers } });
}

/** An answer that tells of errors. */
interface Told {
  errors: { path: string[]; extensions: { code: string } }[];
}

async function codeOf(response: Response): Promise<string | undefined> {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}

/** How long is waited for what comes soon, on a busy machine too. */
const SOON = { timeout: 20_000 };

/** Runs `use` while nobody can read `prices`, so that a query that needs them waits. */
async function whileLocked(api: TestApi, use: () => Promise<void>): Promise<void> {
  const writer = await api.database.sql.reserve();
  try {
    await writer`BEGIN`;
    await writer`LOCK TABLE prices IN ACCESS EXCLUSIVE MODE`;
    await use();
  } finally {
    await writer`ROLLBACK`;
    writer.release();
  }
}

/** Queries of the API that PostgreSQL works on or that wait in it. */
async function working(api: TestApi): Promise<number> {
  const rows = await api.database.sql`
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'leasebook-api-test' AND state <> 'idle'`;
  return rows.length;
}

/** Those that wait for the lock: what is cancelled before it has come so far may still begin. */
async function held(api: TestApi): Promise<number> {
  const rows = await api.database.sql`
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'leasebook-api-test' AND wait_event_type = 'Lock'`;
  return rows.length;
}

describe('the rate of a client', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ rateLimit: 1_000, trustProxy: true });
  });
  afterAll(() => api.close());

  it('is limited by cost, told in standard headers, and others are not hurt', async () => {
    const from = { 'x-forwarded-for': '192.0.2.1' };
    const first = await post(api, '{ leases(first: 100) { nodes { id provider { owner } } } }', from);
    expect(first.status).toBe(200);
    const { extensions } = (await first.json()) as { extensions: { cost: { requested: number; maximum: number } } };
    expect(extensions.cost).toEqual({ requested: 201, maximum: 100_000 });
    expect(first.headers.get('ratelimit-policy')).toBe('"cost";q=1000;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"cost";r=799;t=\d+$/);
    const dear = await post(api, '{ leases(first: 500) { nodes { id provider { owner } } } }', from);
    expect([dear.status, await codeOf(dear)]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(dear.headers.get('retry-after'))).toBeGreaterThan(0);
    // Even what costs nothing.
    const next = await post(api, '{ __typename }', from);
    expect([next.status, next.headers.get('retry-after'), await codeOf(next)]).toEqual([
      429,
      expect.stringMatching(/^\d+$/),
      'RATE_LIMITED',
    ]);
    expect((await post(api, '{ __typename }', { 'x-forwarded-for': '192.0.2.2' })).status).toBe(200);
  });

  it('is that of a network for IPv6, whose clients have as many addresses as they like', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 120; at += 1) {
      statuses.push((await post(api, '{ __typename }', { 'x-forwarded-for': `2001:db8::${at.toString(16)}` })).status);
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect((await post(api, '{ __typename }', { 'x-forwarded-for': '2001:db8:0:1::1' })).status).toBe(200);
  });
});

describe('the streams of a client', () => {
  it('are those of a network for IPv6 too', async () => {
    const api = await startTestApi({ trustProxy: true, streams: { connectionsPerClient: 2 } });
    const leave = new AbortController();
    const follow = (client: string) =>
      fetch(`${api.url}/graphql/stream?${new URLSearchParams({ query: 'subscription { blocks { height } }' })}`, {
        headers: { accept: 'text/event-stream', 'x-forwarded-for': client },
        signal: leave.signal,
      });
    try {
      expect((await follow('2001:db8::1')).status).toBe(200);
      expect((await follow('2001:db8::2')).status).toBe(200);
      const refused = await follow('2001:db8::3');
      expect([refused.status, await codeOf(refused)]).toEqual([429, 'TOO_MANY_STREAMS']);
      expect((await follow('2001:db8:0:1::1')).status).toBe(200);
    } finally {
      leave.abort();
      await api.close();
    }
  });
});

describe('the time of a request', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ answerTimeoutMs: 300 });
  });
  afterAll(() => api.close());

  it('ends with a code, and what ran is cancelled in PostgreSQL', async () => {
    await whileLocked(api, async () => {
      const response = await post(api, '{ network { aktUsd } }');
      expect(await codeOf(response)).toBe('TIMEOUT');
      await expect.poll(() => working(api), SOON).toBe(0);
      // The second is sent behind the first, and has nothing to do with what ended it.
      const several = await post(api, '{ network { aktUsd } leases(first: 1) { totalCount } bids(first: 1) { totalCount } }');
      const { errors } = (await several.json()) as Told;
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['TIMEOUT']));
    });
    expect(await codeOf(await post(api, '{ network { aktUsd } }'))).toBeUndefined();
  });

  /** Statements that read the table that nobody can read. */
  const reads = (of: TestApi) => of.statements.filter((statement) => statement.includes('prices')).length;

  it('is spent once on an operation that was answered before', async () => {
    const query = '{ network { aktUsd height } }';
    const headers = { accept: 'application/graphql-response+json' };
    expect(await codeOf(await post(api, query, headers))).toBeUndefined();
    await whileLocked(api, async () => {
      api.statements.length = 0;
      const known = await post(api, query, headers);
      expect(reads(api)).toBe(1);
      // As the GraphQL server tells it, which has it from now on.
      const unknown = await post(api, query, headers);
      expect([known.status, known.headers.get('content-type')]).toEqual([unknown.status, unknown.headers.get('content-type')]);
      const [told, same] = (await Promise.all([known.json(), unknown.json()])) as Told[];
      for (const { errors } of [told, same].filter((one) => one !== undefined)) {
        expect(errors).toHaveLength(1);
        expect(errors[0]?.extensions.code).toBe('TIMEOUT');
      }
      expect({ ...told, errors: told?.errors.map(({ path }) => path) }).toEqual({
        ...same,
        errors: same?.errors.map(({ path }) => path),
      });
    });
    expect(await codeOf(await post(api, query, headers))).toBeUndefined();
  });

  it('is spent once by equal requests that wait for one, as a page and the server that writes it', async () => {
    const shared = await startTestApi({ answerTimeoutMs: 2_500, keepAnswers: true });
    try {
      await whileLocked(shared, async () => {
        const first = post(shared, '{ network { aktUsd } }');
        await expect.poll(() => reads(shared), SOON).toBe(1);
        const [one, other] = await Promise.all([first, post(shared, '{ network { aktUsd } }')]);
        expect(await one.text()).toBe(await other.clone().text());
        expect(await codeOf(other)).toBe('TIMEOUT');
        expect(other.headers.get('cache-control')).toBe('no-store');
        expect(reads(shared)).toBe(1);
      });
      await expect.poll(async () => codeOf(await post(shared, '{ network { aktUsd } }')), SOON).toBeUndefined();
    } finally {
      await shared.close();
    }
  });

  it('ends when the client goes away', async () => {
    const patient = await startTestApi({ answerTimeoutMs: 60_000 });
    try {
      await whileLocked(patient, async () => {
        const abort = new AbortController();
        const asked = fetch(`${patient.url}/graphql`, {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ query: '{ network { aktUsd } }' }),
          signal: abort.signal,
        });
        await expect.poll(() => held(patient), SOON).toBe(1);
        abort.abort();
        await expect(asked).rejects.toThrow();
        // After ten seconds PostgreSQL gives up waiting for a lock by itself.
        await expect.poll(() => working(patient), { timeout: 8_000 }).toBe(0);
      });
    } finally {
      await patient.close();
    }
  });
});

describe('kept answers', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ keepAnswers: true });
  });
  afterAll(() => api.close());

  const QUERY = '{ leases(first: 60) { nodes { id owner } } }';

  async function newBlock(): Promise<void> {
    const { sql } = api.database;
    await sql`UPDATE checkpoint SET nonce = nonce + 1`;
    await sql`SELECT pg_notify('leasebook_block', '{"height": 100}')`;
  }

  it('are given until the next block, in whatever form the client takes', async () => {
    const first = await (await post(api, QUERY)).text();
    api.statements.length = 0;
    expect(await (await post(api, QUERY)).text()).toBe(first);
    for (const encoding of ['br', 'gzip', 'identity']) {
      const again = await post(api, QUERY, { 'accept-encoding': encoding });
      expect(again.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
      expect(await again.text()).toBe(first);
    }
    expect(api.statements).toEqual([]);
    await api.database.sql`UPDATE leases SET owner = 'akash1newerqqqqqqqqqqqqqqqqqqqqqqqqqqqnkwm6d' WHERE dseq = 1059`;
    await newBlock();
    await expect
      .poll(async () => (await (await post(api, QUERY)).text()).includes('akash1newerqqqqqqqqqqqqqqqqqqqqqqqqqqqnkwm6d'), SOON)
      .toBe(true);
  });

  it('are waited for by equal requests that come at once', async () => {
    await newBlock();
    await expect
      .poll(async () => {
        api.statements.length = 0;
        await newBlock();
        const query = `{ leases(first: 7, filter: { owner: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav" }) { nodes { id } } }`;
        const texts = await Promise.all(Array.from({ length: 30 }, async () => (await post(api, query)).text()));
        expect(new Set(texts).size).toBe(1);
        return api.statements.length;
      }, SOON)
      .toBeLessThanOrEqual(4);
  });

  it('carry validators over GET, which caches between honour', async () => {
    const answer = await get(api, { query: QUERY });
    const etag = answer.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"100-\d+-[\w-]{22}"$/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=5, stale-while-revalidate=30');
    expect(answer.headers.get('vary')).toContain('accept');
    api.statements.length = 0;
    const same = await get(api, { query: QUERY }, { 'if-none-match': etag });
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', etag]);
    expect(api.statements).toEqual([]);
    await newBlock();
    await expect.poll(async () => (await get(api, { query: QUERY }, { 'if-none-match': etag })).status, SOON).toBe(200);
    expect((await post(api, QUERY)).headers.get('cache-control')).toBe('no-store');
  });

  it('are never mistakes', async () => {
    for (const query of ['{ node(id: "x") { id } }', '{ nothing }', '{ leases(after: "x") { totalCount } status { state } }']) {
      for (let at = 0; at < 2; at += 1) {
        const answer = await get(api, { query });
        expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([null, 'no-store']);
        expect(await codeOf(answer)).toMatch(/^(BAD_|GRAPHQL_)/);
      }
    }
  });

  it('are not given to pages that may not ask', async () => {
    const url = `${api.url}/graphql?${new URLSearchParams({ query: QUERY })}`;
    expect((await get(api, { query: QUERY })).status).toBe(200);
    expect((await fetch(url)).status).toBe(400);
    expect(
      (await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify({ query: QUERY }) })).status,
    ).not.toBe(200);
  });

  it('are found by the hash of a query alone, once it was sent', async () => {
    const query = '{ providers(first: 3) { nodes { owner } } }';
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } });
    expect(await codeOf(await get(api, { extensions }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect((await get(api, { query, extensions })).status).toBe(200);
    const byHash = await get(api, { extensions });
    expect(byHash.headers.get('cache-control')).toContain('public');
    expect(await byHash.json()).toMatchObject({ data: { providers: { nodes: [{}, {}, {}] } } });
    expect(await codeOf(await get(api, { query: '{ metrics { name } }', extensions }))).toBe('BAD_REQUEST');
  });

  it.each([{ version: 2, sha256Hash: 'a' }, { sha256Hash: 'a' }, 5])(
    'asked for by a hash in another form are a mistake of the request: %j',
    async (persistedQuery) => {
      const answer = await get(api, { query: '{ _meta { height } }', extensions: JSON.stringify({ persistedQuery }) });
      const { errors } = (await answer.json()) as { errors: { extensions: object }[] };
      expect([answer.status, errors[0]?.extensions]).toEqual([
        400,
        { code: 'BAD_REQUEST', advice: expect.stringContaining('"version": 1') },
      ]);
    },
  );
});

describe('foreign pages', () => {
  it.each([
    ['all', ['*'], 'https://any.example', '*'],
    ['one that is named', ['https://a.example', 'https://b.example'], 'https://b.example', 'https://b.example'],
    ['one that is not named', ['https://a.example'], 'https://c.example', null],
    ['none', [], 'https://a.example', null],
  ])('may ask by setting: %s', async (_name, corsOrigins, origin, allowed) => {
    const api = await startTestApi({ corsOrigins });
    try {
      const answer = await post(api, '{ status { state } }', { origin });
      expect(answer.headers.get('access-control-allow-origin')).toBe(allowed);
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      // Caches between must not give one origin's answer to another.
      const files = await fetch(`${api.url}/export/blocks.csv`, { headers: { origin } });
      await files.text();
      expect(files.headers.get('access-control-allow-origin')).toBe(allowed);
      for (const { headers } of [answer, files]) {
        const names = headers.get('vary')?.toLowerCase().split(/, */);
        expect(names).toContain('accept-encoding');
        expect(names?.includes('origin')).toBe(corsOrigins.length > 0 && allowed !== '*');
      }
    } finally {
      await api.close();
    }
  });
});

it('a body that is too long is refused unread', async () => {
  const api = await startTestApi();
  try {
    const answer = await post(api, `{ status { state } } # ${'x'.repeat(250_000)}`);
    expect(answer.status).toBe(413);
    expect(await answer.text()).not.toMatch(/stack|node_modules|\.ts/);
    expect(api.statements).toEqual([]);
  } finally {
    await api.close();
  }
});

it('GraphQL over HTTP is spoken as its specification wants, by the audit of its authors', async () => {
  const api = await startTestApi({ corsOrigins: ['*'] });
  try {
    const results = await auditServer({ url: `${api.url}/graphql`, fetchFn: fetch });
    expect(results.filter(({ status }) => status === 'ok').length).toBeGreaterThan(40);
    expect(results.filter(({ status }) => status === 'error')).toEqual([]);
  } finally {
    await api.close();
  }
});
