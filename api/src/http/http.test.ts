// What is served beside GraphQL over POST: GET, the explorer's files, operators' endpoints, headers, and ports in use.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { connect, LeasebookError } from '@leasebook/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../index.ts';
import { startTestApi, type TestApi } from '../testing/client.ts';

let api: TestApi;
let webDir: string;
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'leasebook-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Leasebook</title><script src="./assets/index-a1b2c3.js"></script>');
  await writeFile(join(webDir, 'embed.html'), '<!doctype html><title>a chart alone</title>');
  await writeFile(join(webDir, 'assets', 'index-a1b2c3.js'), `export default ${JSON.stringify('long '.repeat(1_000))};`);
  await writeFile(join(webDir, 'assets', 'large-d4e5f6.js'), randomBytes(4_000_000).toString('hex'));
  await writeFile(join(webDir, 'theme.js'), '// theme');
  await writeFile(join(webDir, '.env'), 'SECRET=1');
  await mkdir(join(webDir, '.git'));
  await writeFile(join(webDir, '.git', 'config'), 'SECRET=1');
  api = await startTestApi({ webDir });
});
afterAll(async () => {
  await api.close();
  await rm(webDir, { recursive: true });
});

const page = { headers: { accept: 'text/html,application/xhtml+xml' } };

describe('GraphQL over GET', () => {
  const query = encodeURIComponent('{ status { indexedHeight } }');

  it('answers queries of clients that a foreign page cannot imitate', async () => {
    const answer = await fetch(`${api.url}/graphql?query=${query}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ data: { status: { indexedHeight: 100 } }, extensions: { block: { height: 100 } } });
    const foreign = await fetch(`${api.url}/graphql?query=${query}`);
    expect(foreign.status).toBe(400);
    expect(await foreign.text()).toContain('CSRF');
  });

  it('leads a browser to the query page', async () => {
    const answer = await fetch(`${api.url}/graphql`, { ...page, redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(new URL(answer.headers.get('location') ?? '', answer.url).pathname).toBe('/api-explorer');
  });
});

it.each([
  ['PUT', '/graphql', 'GET, POST'],
  ['DELETE', '/graphql/stream', 'GET, POST'],
  ['POST', '/status', 'GET, HEAD'],
  ['POST', '/export/leases.csv', 'GET, HEAD'],
  ['PATCH', '/', 'GET, HEAD'],
  ['POST', '/assets/index-a1b2c3.js', 'GET, HEAD'],
])('%s is refused at %s, with what is taken there', async (method, path, allow) => {
  // Of a type that nothing here reads.
  const answer = await fetch(api.url + path, { method, body: 'x', headers: { 'content-type': 'text/x-unknown' } });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
  expect(await answer.json()).toEqual({ error: `${path} does not take ${method}, but ${allow}.` });
});

it.each(['/graphql?query={status{chainId}}', '/graphql/stream'])('HEAD is refused at %s as other methods are', async (path) => {
  const answer = await fetch(api.url + path, { method: 'HEAD', headers: { 'apollo-require-preflight': 'true' } });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
});

describe('the explorer', () => {
  it.each(['/.env', '/%2Eenv', '/.git/config', '/assets/../.env'])('keeps the hidden file at %s', async (path) => {
    const answer = await fetch(api.url + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('SECRET');
  });

  it.each(['/', '/api-explorer', '/providers/akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra'])(
    'is the same page at %s, asked for anew each time',
    async (path) => {
      const answer = await fetch(api.url + path, page);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toContain('<title>Leasebook</title>');
    },
  );

  it('has hashed files that are kept for ever, compressed', async () => {
    const answer = await fetch(`${api.url}/assets/index-a1b2c3.js`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.text()).toContain('long long');
    expect((await fetch(`${api.url}/theme.js`)).headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    '/assets/gone.js',
    '/nothing.json',
    '/%E0%A4%A',
    '/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '//',
    '/leases//',
    '/%00',
  ])('does not have %s', async (path) => {
    const answer = await fetch(api.url + path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ graphql: '/graphql' });
  });

  it('works below a path of its host, whether or not the proxy cuts it off', async () => {
    const below = await startTestApi({ webDir, basePath: '/market' });
    try {
      for (const path of ['/market', '/market/leases/a', '/leases/a']) {
        const html = await (await fetch(below.url + path, page)).text();
        expect(html).toContain('src="/market/assets/index-a1b2c3.js"');
      }
      expect((await fetch(`${below.url}/market/assets/index-a1b2c3.js`)).status).toBe(200);
      expect((await fetch(`${below.url}/market/status`)).status).toBe(200);
      expect((await fetch(`${below.url}/market/graphql`, page)).url).toBe(`${below.url}/market/api-explorer`);
      expect((await fetch(`${below.url}/marketing.json`)).status).toBe(404);
      // Addresses that answers tell.
      const nothing = await fetch(`${below.url}/market/nothing.json`);
      expect(await nothing.json()).toMatchObject({ graphql: '/market/graphql', explorer: '/market/' });
      const { datasets } = (await (await fetch(`${below.url}/market/export/datasets.json`)).json()) as { datasets: { files: object }[] };
      expect(datasets[0]?.files).toMatchObject({ csv: '/market/export/leases.csv' });
    } finally {
      await below.close();
    }
  });

  it('lets other sites frame charts that stand alone, and nothing else', async () => {
    const policy = async (path: string) => (await fetch(api.url + path, page)).headers.get('content-security-policy');
    expect(await policy('/embed/gpus-leased')).toContain('frame-ancestors *');
    for (const path of ['/', '/embedded', '/graphql']) expect(await policy(path)).toContain("frame-ancestors 'none'");
    expect(await (await fetch(`${api.url}/embed/gpus-leased`)).text()).toContain('a chart alone');
  });

  it('says how to build it where it is not built', async () => {
    const bare = await startTestApi({ empty: true });
    try {
      const answer = await fetch(bare.url, page);
      expect(answer.status).toBe(503);
      expect(await answer.text()).toContain('npm start');
    } finally {
      await bare.close();
    }
  });
});

describe('every answer', () => {
  it.each(['/', '/graphql?query=%7B__typename%7D', '/status', '/nothing'])('of %s carries the headers of security', async (path) => {
    const { headers } = await fetch(api.url + path);
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('of GraphQL is compressed where it is long', async () => {
    const answer = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: '{ metrics { title definition formula caveats } }' }),
    });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(answer.headers.get('content-type')).toContain('application/graphql-response+json');
    expect(await answer.text()).toContain('GPUs supplied');
  });

  it('to a body that is too long is a refusal', async () => {
    const body = JSON.stringify({ query: `# ${'x'.repeat(300_000)}\n{ __typename }` });
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it.each([
    ['that is no JSON', 'application/json', '{"query":', 400],
    ['that is empty', 'application/json', '', 400],
    ['of another type', 'application/graphql', '{ __typename }', 415],
  ])('to a body %s is a refusal in the form of GraphQL', async (_what, type, body, status) => {
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({
      errors: [{ message: expect.stringMatching(/\w/), extensions: { code: 'BAD_REQUEST', advice: expect.stringMatching(/JSON/) } }],
    });
  });
});

describe('a client that goes away', () => {
  /** Sends a request, reads `bytes` of the answer at least, and cuts the connection. */
  async function leave(head: string, body: string, bytes: number): Promise<void> {
    const { hostname, port } = new URL(api.url);
    const socket = createConnection({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    socket.write(`${head}\r\nhost: ${hostname}\r\naccept-encoding: br\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    let read = 0;
    while (read < bytes) read += (await once(socket, 'data'))[0].length;
    socket.resetAndDestroy();
    await setTimeout(20);
  }

  it('is no error, before, while and after it is answered', async () => {
    api.logged.length = 0;
    const query = JSON.stringify({ query: '{ leases(first: 60) { nodes { id owner provider { attributes { key value } } } } }' });
    const post = 'POST /graphql HTTP/1.1\r\ncontent-type: application/json';
    for (let round = 0; round < 10; round += 1) {
      await leave(post, query, 0);
      await leave(post, query, 1);
      await leave('GET /assets/index-a1b2c3.js HTTP/1.1', '', 0);
      await leave('GET /assets/large-d4e5f6.js HTTP/1.1', '', 1);
      await leave('GET /providers/akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra HTTP/1.1\r\naccept: text/html', '', 0);
    }
    await setTimeout(300);
    expect(api.logged).toEqual([]);
    expect((await fetch(`${api.url}/health`)).status).toBe(200);
  });
});

describe('for operators', () => {
  it('/health, /ready and /status tell how it is', async () => {
    expect(await (await fetch(`${api.url}/health`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${api.url}/ready`);
    expect(ready.status).toBe(503);
    expect(ready.headers.get('cache-control')).toBe('no-store');
    expect(await ready.json()).toMatchObject({ status: 'unavailable', reason: 'indexing', state: 'indexing', indexedHeight: 100 });
    const status = await fetch(`${api.url}/status`);
    const opened = await fetch(`${api.url}/status`, page);
    expect(await opened.text()).toContain('<title>Leasebook</title>');
    expect(status.headers.get('cache-control')).toBe('no-store');
    expect(await status.json()).toMatchObject({
      chainId: 'test-1',
      indexedHeight: 100,
      headHeight: 200,
      lagSeconds: 180_000,
      state: 'indexing',
    });
  });

  it.each([
    ['now()', true],
    ["now() - interval '1 minute'", false],
  ])('/status tells whether the last error is over: an indexer that wrote at %s', async (toldAt, isOver) => {
    await api.database.sql.unsafe(`
      INSERT INTO indexer_status (told_at, blocks_per_second, phases, error_code, error, error_at)
      VALUES (${toldAt}, 1, '{}', 'NODE_UNREACHABLE', 'gone', now() - interval '30 seconds')`);
    try {
      const told = await (await fetch(`${api.url}/status`)).json();
      expect(told).toHaveProperty('operation.lastError', { code: 'NODE_UNREACHABLE', at: expect.any(String), isOver });
    } finally {
      await api.database.sql`TRUNCATE indexer_status`;
    }
  });

  it('an empty index is told as such, by every field', async () => {
    const empty = await startTestApi({ empty: true });
    try {
      expect(await (await fetch(`${empty.url}/status`)).json()).toMatchObject({
        chainId: '',
        state: 'empty',
        indexedHeight: 0,
        lagSeconds: 0,
      });
      const ready = await fetch(`${empty.url}/ready`);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ status: 'unavailable', reason: 'empty', state: 'empty', indexedHeight: 0 });
      const { data, errors, extensions } = await empty.ask(`{
        status { state progress } network { height time gpusSupplied gpusLeased annualizedVolumeUsd annualizedVolume { denom } aktUsd }
        series(input: { metric: GPUS_LEASED }) { height series { member } } leases { totalCount nodes { id } }
        providers { nodes { id } } gpuModels { id } countries { country } }`);
      expect(errors).toEqual([]);
      expect(data).toEqual({
        status: { state: 'EMPTY', progress: 0 },
        network: {
          height: 0,
          time: null,
          gpusSupplied: null,
          gpusLeased: '0',
          annualizedVolumeUsd: null,
          annualizedVolume: [],
          aktUsd: null,
        },
        series: { height: 0, series: [] },
        leases: { totalCount: 0, nodes: [] },
        providers: { nodes: [] },
        gpuModels: [],
        countries: [],
      });
      expect(extensions.block).toEqual({ height: 0, hash: null, time: null, lagSeconds: 0 });
    } finally {
      await empty.close();
    }
  });

  describe('/ready', () => {
    let fresh: TestApi;
    beforeAll(async () => {
      fresh = await startTestApi();
    });
    afterAll(() => fresh.close());

    /** Moves the chain so that its last block is that old, with that long between blocks, and its head that far. */
    async function ready(seconds: { age: number; interval: number }, origin: string, ahead = 0) {
      const { sql } = fresh.database;
      await sql`UPDATE blocks SET time = now() - ${seconds.age} * interval '1 second' - (100 - height) * ${seconds.interval} * interval '1 second'`;
      await sql`UPDATE checkpoint SET block_time = (SELECT max(time) FROM blocks)`;
      await sql`UPDATE chain_head SET height = ${100 + ahead}, origin = ${origin}`;
      const answer = await fetch(`${fresh.url}/ready`);
      const { reason } = (await answer.json()) as { reason: unknown };
      return [answer.status, reason];
    }

    it.each([
      ['a network that follows', { age: 3, interval: 6 }, 'network', 0, [200, null]],
      ['a network with fast blocks, a little late', { age: 15, interval: 1 }, 'network', 0, [200, null]],
      ['a network without a block in 20 seconds', { age: 25, interval: 1 }, 'network', 0, [503, 'stale']],
      ['a network with slow blocks, still in time', { age: 140, interval: 30 }, 'network', 0, [200, null]],
      ['a network with slow blocks, too late', { age: 160, interval: 30 }, 'network', 0, [503, 'stale']],
      ['a network that is read for the first time', { age: 3, interval: 6 }, 'network', 500, [503, 'indexing']],
      ['a recorded chain, however old', { age: 9_000_000, interval: 1_800 }, 'recorded', 0, [200, null]],
      ['a recorded chain that is not whole yet', { age: 9_000_000, interval: 1_800 }, 'recorded', 500, [503, 'indexing']],
    ])('of %s', async (_what, seconds, origin, ahead, expected) => {
      expect(await ready(seconds, origin, ahead)).toEqual(expected);
    });
  });

  it('/ready is 503 without a database, and GraphQL says that it is unavailable', async () => {
    const sql = connect('postgres://nobody@127.0.0.1:9/nothing', { name: 'leasebook-api-test', connections: 1 });
    const alone = await createApi({ sql, port: 0, host: '127.0.0.1', logger: api.logger });
    try {
      const ready = await fetch(`${alone.url}/ready`);
      expect(ready.status).toBe(503);
      expect(await ready.json()).toEqual({ status: 'unavailable', code: 'DATABASE_CONNECTION_LOST' });
      expect((await fetch(`${alone.url}/health`)).status).toBe(200);
      const answer = await fetch(`${alone.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ status { state } }' }),
      });
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE', reference: expect.any(String) } }] });
    } finally {
      await alone.close();
    }
  });

  it('a port in use is named with the way out', async () => {
    const port = Number(new URL(api.url).port);
    const sql = connect(api.database.url, { name: 'leasebook-api-test' });
    const second = createApi({ sql, port, host: '127.0.0.1', logger: api.logger });
    await expect(second).rejects.toBeInstanceOf(LeasebookError);
    await expect(second).rejects.toMatchObject({ code: 'PORT_IN_USE', advice: expect.stringContaining(`--port ${port + 1}`) });
  });
});

it('a server that closes does not wait for who does not read', async () => {
  const leaving = await startTestApi({ webDir });
  const socket = createConnection(Number(new URL(leaving.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.pause();
  // Far more than what lies between the two holds.
  socket.write('GET /assets/large-d4e5f6.js HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(4));
  await setTimeout(300);
  const closed = leaving.close().then(() => 'closed');
  // Node alone would wait for the connection for a minute or more.
  expect(await Promise.race([closed, setTimeout(30_000, 'waits')])).toBe('closed');
  socket.destroy();
});
