// Exports over HTTP: what is in the files, in which form, and how mistakes are answered.
import { readFile } from 'node:fs/promises';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { PROVIDERS } from '../testing/seed.ts';
import { seedMoney } from '../testing/seed-money.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { readCsv, readCsvRows } from './testing.ts';

/** What every spreadsheet, quoting rule and encoding could stumble over. */
const UNTRUSTED = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\n=1',
  ' =1',
  '＝1+1',
  '"quoted", with comma',
  'two\r\nlines',
  "it's \\ a back\\nslash",
  '雲 ☁ 🚀',
  '',
  ' ',
  '\\.',
  '\\N',
];

let api: TestApi;
let datasets: CatalogueEntry[];

beforeAll(async () => {
  api = await startTestApi();
  await seedMoney(api.database.sql);
  await api.database.sql`
    INSERT INTO providers (owner, host_uri, email, website, created_height, updated_height, country)
    SELECT 'akash1untrusted' || place, 'https://u.example', '', text, 1, 1, ''
    FROM unnest(${UNTRUSTED}::text[]) WITH ORDINALITY AS each (text, place)`;
  const answer = await fetch(`${api.url}/export/datasets.json`);
  ({ datasets } = (await answer.json()) as { datasets: CatalogueEntry[] });
});

afterAll(() => api.close());

async function text(path: string): Promise<string> {
  const response = await fetch(`${api.url}/export/${path}`, { headers: { 'accept-encoding': 'identity' } });
  const body = await response.text();
  expect(response.status, body.slice(0, 300)).toBe(200);
  return body;
}
const rows = async (path: string) => readCsvRows(await text(path));
const lines = async (path: string): Promise<Record<string, unknown>[]> =>
  (await text(path))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('files', () => {
  test('every dataset has the same rows and columns in CSV and NDJSON, and each row has another key', async () => {
    expect(datasets.map(({ name }) => name).sort()).toEqual(
      [
        'bids',
        'blocks',
        'deployments',
        'flows',
        'inventory_samples',
        'leases',
        'prices',
        'providers',
        'series',
        'tenants',
        'transactions',
      ].sort(),
    );
    for (const { name, columns, primaryKey } of datasets) {
      const [header = []] = readCsv(await text(`${name}.csv`));
      expect(header, name).toEqual(columns.map((column) => column.name));
      const csv = await rows(`${name}.csv`);
      const ndjson = await lines(`${name}.ndjson`);
      if (name !== 'bids') expect(csv.length, name).toBeGreaterThan(0);
      const asText = (value: unknown): string | null =>
        value === null ? null : typeof value === 'object' ? JSON.stringify(value) : String(value);
      const types = new Map(columns.map((column) => [column.name, column.type]));
      expect(
        ndjson.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, asText(value)]))),
        name,
      ).toEqual(
        csv.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              types.get(key) === 'json' && value !== null ? JSON.stringify(JSON.parse(value)) : value,
            ]),
          ),
        ),
      );
      expect(new Set(csv.map((row) => primaryKey.map((key) => row[key]).join('|'))).size, name).toBe(csv.length);
    }
  });

  test('lists have the keys that their columns name', async () => {
    for (const { name, columns } of datasets) {
      for (const { name: column, type, description } of columns) {
        // What is told as the chain has it ends its names with an ellipsis.
        const named = /\{([\w, ]+)\}/.exec(description)?.[1]?.split(', ');
        if (type !== 'json' || named === undefined) continue;
        const lists = (await lines(`${name}.ndjson?columns=${column}`)).map((row) => (row[column] ?? []) as object[]);
        const keys = new Set(lists.flat().flatMap((each) => Object.keys(each)));
        if (keys.size > 0) expect([...keys].sort(), `${name}.${column}`).toEqual([...named].sort());
      }
    }
  });

  test('amounts keep every digit, times are ISO 8601 in UTC, and an empty text is not a missing one', async () => {
    const [lease] = await rows('leases.csv?dseq=1001');
    expect(lease).toMatchObject({
      price_amount: '1001.000000000000000001',
      created_time: '2026-01-01T00:00:00.000000Z',
      vcpus: '1.501',
      closed_height: null,
      gpu_variants: '[{"ram": "80Gi", "count": 1, "model": "h100", "vendor": "nvidia", "interface": "sxm"}]',
      prices:
        '[{"denom": "uakt", "amount": "1001.000000000000000001", "from_height": 1}, {"denom": "uact", "amount": "2", "from_height": 60}]',
      changed_height: '60',
    });
    const [genesis] = await rows(`providers.csv`).then((all) => all.filter(({ owner }) => owner === PROVIDERS.genesis));
    expect(genesis).toMatchObject({ created_height: null, country: '', online: 'false', sample_time: null });
  });

  test('tenants are those of the list, with what they paid', async () => {
    const { data } = await api.ask(
      '{ tenants { nodes { address deployments active_deployments: activeDeployments active_leases: activeLeases gpus_leased: gpusLeased first_height: firstHeight last_height: lastHeight totals { denom deposited refunded gross fee net } } } }',
    );
    const listed = (data as { tenants: { nodes: Record<string, unknown>[] } }).tenants.nodes;
    const columns = Object.keys(listed[0] ?? {});
    const byAddress = (all: Record<string, unknown>[]) =>
      [...all].sort((left, right) => (String(left.address) < String(right.address) ? -1 : 1));
    const told = await lines(`tenants.ndjson?columns=${columns.join(',')}`);
    expect(listed.some(({ totals }) => Array.isArray(totals) && totals.length > 0)).toBe(true);
    expect(byAddress(told)).toEqual(byAddress(listed));
  });

  test('texts of strangers arrive as they are; with excel=1 no cell begins like a formula', async () => {
    const websites = async (query: string) =>
      (await rows(`providers.csv?columns=owner,website${query}`))
        .filter(({ owner }) => owner?.startsWith('akash1untrusted'))
        .sort((left, right) => Number(left.owner?.slice(15)) - Number(right.owner?.slice(15)))
        .map(({ website }) => website);
    expect(await websites('')).toEqual(UNTRUSTED);
    expect(await websites('&excel=0')).toEqual(await websites(''));
    expect(await websites('&excel=1')).toEqual(UNTRUSTED.map((each) => (/^\s*[=+@＝-]/.test(each) ? `'${each}` : each)));
    const ndjson = await lines('providers.ndjson?columns=owner,website');
    expect(ndjson.map(({ website }) => website)).toEqual(expect.arrayContaining(UNTRUSTED));
  });

  test('the name tells dataset, range and height, and headers the block', async () => {
    const name = async (query: string) =>
      (await fetch(`${api.url}/export/leases.csv${query}`, { method: 'HEAD' })).headers.get('content-disposition');
    expect(await name('')).toBe('attachment; filename="leasebook-test-1-leases-20260101-20260103-h100.csv"');
    expect(await name('?from=2026-01-02&to=2026-01-03')).toContain('leasebook-test-1-leases-20260102-20260102-h100.csv');
    expect(await name('?fromHeight=10&toHeight=20')).toContain('-blocks10-19-h100.csv');
    expect(await name('?since=50')).toContain('-since50-h100.csv');
    const { headers } = await fetch(`${api.url}/export/leases.csv`, { method: 'HEAD' });
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'x-indexed-height': '100',
      'x-indexed-time': '2026-01-03T01:30:00.000Z',
      'x-chain-id': 'test-1',
      vary: expect.stringContaining('accept-encoding'),
    });
  });

  test('compression is as the client prefers', async () => {
    const plain = await text('flows.csv');
    const packed = async (accept: string) => {
      const response = await fetch(`${api.url}/export/flows.csv`, { headers: { 'accept-encoding': accept } });
      return { encoding: response.headers.get('content-encoding'), text: await response.text() };
    };
    expect(await packed('gzip;q=0.5, zstd')).toEqual({ encoding: 'zstd', text: plain });
    expect(await packed('gzip')).toEqual({ encoding: 'gzip', text: plain });
    expect(await packed('identity')).toEqual({ encoding: null, text: plain });
    expect(await packed('br')).toEqual({ encoding: null, text: plain });
    // The client above unpacks by itself: the bytes really are of that form.
    for (const [accept, unpack] of [
      ['gzip', gunzipSync],
      ['zstd', zstdDecompressSync],
    ] as const) {
      expect(unpack(await rawBody('/export/flows.csv', accept)).toString()).toBe(plain);
    }
  });
});

async function rawBody(path: string, encoding: string): Promise<Buffer> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const asked = request(`${api.url}${path}`, { headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('what is selected', () => {
  test.each([
    ['filter: { states: [CLOSED, RECLAIMING] }', 'states=CLOSED,RECLAIMING'],
    ['filter: { states: [CLOSED, RECLAIMING] }', 'states=CLOSED&states=RECLAIMING'],
    [`filter: { provider: "${PROVIDERS.small}", hasGpu: true }`, `provider=${PROVIDERS.small}&hasGpu=true`],
    ['filter: { model: "nvidia/a100", minGpus: 2 }', 'model=nvidia/a100&minGpus=2'],
    ['filter: { dseq: "1007" }', 'dseq=1007'],
    [
      'filter: { denom: "uact", createdFrom: "2026-01-01T06:00:00Z", createdTo: "2026-01-01T12:00:00Z" }',
      'denom=uact&createdFrom=2026-01-01T06:00:00Z&createdTo=2026-01-01T12:00:00Z',
    ],
    [`filter: { denom: "x' OR true --" }`, `denom=${encodeURIComponent("x' OR true --")}`],
    [`where: { denom: { in: ["\\\\' OR true --"] } }`, `denom.in=${encodeURIComponent("\\' OR true --")}`],
    ['where: { state: { in: [CLOSED, RECLAIMING] }, gpus: { gt: "1", lte: "4" } }', 'state.in=CLOSED,RECLAIMING&gpus.gt=1&gpus.lte=4'],
    [
      'where: { model: { in: ["nvidia/a100", "nvidia/h100"] }, createdHeight: { gte: 3 } }',
      'model.in=nvidia/a100,nvidia/h100&createdHeight.gte=3',
    ],
    ['filter: { hasGpu: true }, where: { dseq: { lt: "1010" }, hasGpu: true }', 'hasGpu=true&dseq.lt=1010'],
  ])('the filter %s means in an address what it means in GraphQL', async (graphql, query) => {
    const { data, errors } = await api.ask(`{ leases(first: 500, ${graphql}) { nodes { dseq provider: providerAddress } } }`);
    expect(errors).toEqual([]);
    const { nodes } = (data as { leases: { nodes: { dseq: string; provider: string }[] } }).leases;
    const found = (await rows(`leases.csv?${query}`)).map(({ dseq, provider }) => ({ dseq, provider }));
    const sorted = (all: object[]) => all.map((each) => JSON.stringify(each)).sort();
    expect(sorted(found)).toEqual(sorted(nodes.map(({ dseq, provider }) => ({ dseq, provider }))));
  });

  test('members of series whose names hold the signs between them are named with backslashes', async () => {
    const { sql } = api.database;
    const odd = 'us,west;a\\b';
    await sql`UPDATE market_cells SET region = ${odd} WHERE region = 'us-west'`;
    try {
      const query = (rest: Record<string, string>) =>
        `series.csv?${new URLSearchParams({ metrics: 'GPUS_SUPPLIED', interval: 'DAY', ...rest })}`;
      const written = 'us\\,west\\;a\\b';
      const members = (found: Record<string, string | null>[]) => new Set(found.map(({ member }) => member));
      expect(members(await rows(query({ groupBy: 'REGION', members: `${written},eu-north` })))).toEqual(new Set([odd, 'eu-north']));
      const ofRegion = await rows(query({ groupBy: 'PROVIDER', filter: `REGION:${written}` }));
      expect(members(ofRegion)).toEqual(new Set(['akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra']));
      const both = await rows(query({ groupBy: 'PROVIDER', filter: `REGION:${written},eu-north;COUNTRY:DE,US` }));
      expect(members(both)).toEqual(
        new Set(['akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra', 'akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg']),
      );
    } finally {
      await sql`UPDATE market_cells SET region = 'us-west' WHERE region = ${odd}`;
    }
  });

  test.each(['', '&groupBy=PROVIDER', '&groupBy=MODEL', '&filter=COUNTRY:DE'])(
    'hours of several metrics are those of each alone%s',
    async (rest) => {
      // What cells add up to is read once for all of them; a bucket in which a metric has nothing is none of its own.
      const metrics = ['GPUS_SUPPLIED', 'GPUS_LEASED', 'GPU_UTILIZATION'];
      const of = (names: string) => rows(`series.csv?interval=HOUR${rest}&metrics=${names}`);
      const together = await of(metrics.join(','));
      expect(together.length).toBeGreaterThan(0);
      for (const metric of metrics) expect(together.filter((row) => row.metric === metric)).toEqual(await of(metric));
    },
  );

  test('nested fields of filters are dotted, and series are those of GraphQL', async () => {
    expect((await rows('blocks.csv?height.gte=10&height.lt=13')).map(({ height }) => height)).toEqual(['10', '11', '12']);
    const input = 'metric: GPUS_LEASED, groupBy: MODEL, interval: DAY';
    const { data, errors } = await api.ask(
      `{ series(input: { ${input} }) { series { member points { time value partial firstHeight lastHeight } } } }`,
    );
    expect(errors).toEqual([]);
    const { series } = (data as { series: { series: { member: string; points: Record<string, unknown>[] }[] } }).series;
    const expected = series.flatMap(({ member, points }) => points.map((point) => ({ member, ...point })));
    const found = (await lines('series.ndjson?metrics=GPUS_LEASED&groupBy=MODEL&interval=DAY')).map((row) => ({
      member: row.member,
      time: String(row.time).replace('.000000Z', '.000Z'),
      value: row.value,
      partial: row.partial,
      firstHeight: row.first_height,
      lastHeight: row.last_height,
    }));
    expect(found.length).toBeGreaterThan(3);
    expect(found).toHaveLength(expected.length);
    expect(found).toEqual(expect.arrayContaining(expected));
    const { data: weeks } = await api.ask('{ series(input: { metric: GPUS_LEASED, interval: WEEK }) { series { points { coverage } } } }');
    const [week] = (weeks as { series: { series: { points: { coverage: number }[] }[] } }).series.series.flatMap(({ points }) => points);
    expect((await rows('series.csv?metrics=GPUS_LEASED&interval=WEEK')).map(({ coverage }) => coverage)).toEqual([String(week?.coverage)]);
    expect(String(week?.coverage)).toMatch(/^0[.][0-9]{17}$/);
    const all = await rows('series.csv?metrics=GPUS_LEASED,GPU_HOUR_PRICE_MEDIAN');
    expect(new Set(all.map(({ metric }) => metric))).toEqual(new Set(['GPUS_LEASED', 'GPU_HOUR_PRICE_MEDIAN']));
    expect(all.find(({ time, metric }) => metric === 'GPU_HOUR_PRICE_MEDIAN' && time?.startsWith('2026-01-02'))?.value).toBe(
      '1.250000000000000001',
    );
  });

  test('ranges by time and by height meet without gap or overlap, in every dataset that has them', async () => {
    for (const { name, ranges } of datasets.filter(({ name: each }) => each !== 'series')) {
      if (!ranges) continue;
      const whole = await rows(`${name}.csv`);
      const halves = [...(await rows(`${name}.csv?to=2026-01-02`)), ...(await rows(`${name}.csv?from=2026-01-02`))];
      expect(halves, name).toEqual(whole);
      const byHeight = [...(await rows(`${name}.csv?toHeight=31`)), ...(await rows(`${name}.csv?fromHeight=31&toHeight=101`))];
      const indexed = whole.filter((row) => String(row.time ?? row.created_time) <= '2026-01-03T01:30:00.000000Z');
      expect(byHeight, name).toEqual(indexed);
    }
  });

  test('columns come as they are asked for, by their names here or in GraphQL', async () => {
    expect((await text('leases.csv?columns=state,createdHeight,owner&limit=1')).split('\r\n')[0]).toBe('state,created_height,owner');
    expect((await text('leases.csv?columns=state&columns=owner&limit=1')).split('\r\n')[0]).toBe('state,owner');
  });

  test('pages end where the next begins, and together are the whole', async () => {
    for (const name of ['leases', 'inventory_samples', 'series', 'providers', 'tenants']) {
      const whole = await rows(`${name}.csv`);
      const paged: unknown[] = [];
      let cursor = '';
      do {
        const response = await fetch(`${api.url}/export/${name}.csv?limit=7${cursor === '' ? '' : `&after=${cursor}`}`);
        paged.push(...readCsvRows(await response.text()));
        cursor = response.headers.get('x-next-cursor') ?? '';
      } while (cursor !== '');
      expect(paged, name).toEqual(whole);
    }
  });
});

test('every address in docs/exports.md is answered', async () => {
  const document = await readFile(new URL('../../../docs/exports.md', import.meta.url), 'utf8');
  const addresses = [...document.matchAll(/http:\/\/127\.0\.0\.1:3400(\/export\/[^'"\s]+)/g)].map(([, path = '']) =>
    path.replace('$height', '50'),
  );
  expect(addresses.length).toBeGreaterThan(3);
  for (const path of addresses) expect((await fetch(`${api.url}${path}`, { method: 'HEAD' })).status, path).toBe(200);
});

describe('what stays the same is not sent again', () => {
  test('the ETag changes with the block and the request; a closed range of the past keeps it', async () => {
    const etag = async (path: string) => (await fetch(`${api.url}/export/${path}`, { method: 'HEAD' })).headers.get('etag') ?? '';
    const [live, other, past] = [await etag('leases.csv'), await etag('leases.csv?states=CLOSED'), await etag('flows.csv?toHeight=50')];
    expect(new Set([live, other, past]).size).toBe(3);
    const again = await fetch(`${api.url}/export/leases.csv`, { headers: { 'if-none-match': `"x", ${live}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await api.database.sql`UPDATE checkpoint SET block_hash = 'OTHER'`;
    try {
      expect(await etag('leases.csv')).not.toBe(live);
      expect(await etag('flows.csv?toHeight=50')).toBe(past);
    } finally {
      await api.database.sql`UPDATE checkpoint SET block_hash = 'HASH100'`;
    }
  });

  test('a closed range has another ETag where its last block is another one, or the index was made anew', async () => {
    const { sql } = api.database;
    const etags = async () => {
      const paths = ['flows.csv?toHeight=50', 'flows.csv?to=2026-01-01T23:30:00Z', 'flows.csv?toHeight=40'];
      return Promise.all(paths.map(async (path) => (await fetch(`${api.url}/export/${path}`, { method: 'HEAD' })).headers.get('etag')));
    };
    const before = await etags();
    expect(before.every((tag) => tag?.startsWith('W/"complete-'))).toBe(true);

    await sql`UPDATE blocks SET hash = hash || '-fork' WHERE height >= 45`;
    const forked = await etags();
    expect(forked.map((tag, place) => tag === before[place])).toEqual([false, false, true]);
    await sql`UPDATE blocks SET hash = replace(hash, '-fork', '')`;
    expect(await etags()).toEqual(before);

    await sql.begin(async (transaction) => {
      await transaction`CREATE TEMPORARY TABLE before ON COMMIT DROP AS TABLE checkpoint`;
      await transaction`TRUNCATE checkpoint`;
      await transaction`INSERT INTO checkpoint TABLE before`;
    });
    expect((await etags()).map((tag, place) => tag === before[place])).toEqual([false, false, false]);
  });
});

describe('mistakes', () => {
  const BAD: [path: string, status: number, code: string, advice: RegExp][] = [
    ['accounts.csv', 404, 'UNKNOWN_DATASET', /leases, bids/],
    ['leases.xlsx', 404, 'UNKNOWN_FORMAT', /leases\.csv/],
    ['leases', 404, 'UNKNOWN_FORMAT', /leases\.parquet/],
    ['leases.csv?columns=owner,colour', 400, 'UNKNOWN_COLUMN', /price_amount/],
    ['leases.csv?colour=red', 400, 'UNKNOWN_PARAMETER', /states/],
    ['leases.csv?states=OPEN', 400, 'BAD_ARGUMENT', /states/],
    ['leases.csv?dseq=-1', 400, 'BAD_ARGUMENT', /dseq/],
    ['leases.csv?model=a100', 400, 'BAD_ARGUMENT', /vendor\/model/],
    ['leases.csv?owner=a%00b', 400, 'BAD_ARGUMENT', /character/],
    ['leases.csv?owner=a&owner=b', 400, 'BAD_ARGUMENT', /once/],
    ['leases.csv?from=2026-02-01&to=2026-01-01', 400, 'BAD_RANGE', /from.*before.*to/],
    ['leases.csv?fromHeight=9&toHeight=9', 400, 'BAD_RANGE', /fromHeight/],
    ['blocks.csv?height.gte=9&height.lt=9', 400, 'BAD_RANGE', /gte/],
    ['leases.csv?from=yesterday', 400, 'BAD_ARGUMENT', /2026-01-31/],
    ['leases.csv?since=101', 400, 'BAD_RANGE', /X-Indexed-Height/],
    ['prices.csv?source=coingecko', 400, 'BAD_ARGUMENT', /import, oracle/],
    ['leases.csv?fromHeight=5&toHeight=5', 400, 'BAD_RANGE', /`fromHeight` before `toHeight`/],
    ['leases.csv?from=2026-01-02&to=2026-01-02', 400, 'BAD_RANGE', /`from` before `to`/],
    // Seconds since 1970, and milliseconds beyond the years that a moment can have.
    ['leases.csv?from=1790000000', 400, 'BAD_ARGUMENT', /milliseconds since 1970/],
    ['leases.csv?to=253402300800000', 400, 'BAD_ARGUMENT', /milliseconds since 1970/],
    ['leases.csv?createdTime.gte=999999999999999', 400, 'BAD_ARGUMENT', /year from 0001 to 9999/],
    ['leases.csv?since=1.5', 400, 'BAD_ARGUMENT', /whole number/],
    ['providers.csv?from=2026-01-01', 400, 'BAD_RANGE', /since/],
    ['leases.csv?after=nonsense', 400, 'BAD_CURSOR', /cursor/],
    ['leases.csv?limit=0', 400, 'BAD_ARGUMENT', /1 to/],
    ['leases.parquet?excel=1', 400, 'BAD_ARGUMENT', /CSV/],
    ['series.csv?metrics=HAPPINESS', 400, 'BAD_ARGUMENT', /metrics/],
    ['series.csv?metrics=GPU_UTILIZATION&groupBy=DENOM', 400, 'UNSUPPORTED_DIMENSION', /groupBy/],
    ['series.csv?members=x', 400, 'BAD_ARGUMENT', /groupBy/],
  ];

  test.each(BAD)('%s is refused with %i %s', async (path, status, code, advice) => {
    const response = await fetch(`${api.url}/export/${path}`);
    const { error } = (await response.json()) as { error: { code: string; message: string; advice: string } };
    expect([response.status, error.code]).toEqual([status, code]);
    expect(error.advice).toMatch(advice);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toBeNull();
  });

  test('a cursor of another dataset is refused', async () => {
    const page = await fetch(`${api.url}/export/blocks.csv?limit=1`, { method: 'HEAD' });
    const response = await fetch(`${api.url}/export/leases.csv?after=${page.headers.get('x-next-cursor')}`);
    expect(await response.json()).toMatchObject({ error: { code: 'BAD_CURSOR' } });
  });

  test('an amount that Parquet has no place for is told before the file begins', async () => {
    await api.database.sql`UPDATE leases SET price_amount = 1e20 WHERE dseq = 1003`;
    try {
      const refused = await fetch(`${api.url}/export/leases.parquet`);
      expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([422, 'VALUE_TOO_LARGE']);
      expect((await rows('leases.csv?dseq=1003'))[0]?.price_amount).toBe('100000000000000000000');
      expect((await fetch(`${api.url}/export/leases.parquet?columns=owner,dseq`, { method: 'HEAD' })).status).toBe(200);
    } finally {
      await api.database.sql`UPDATE leases SET price_amount = 1003.000000000000000001 WHERE dseq = 1003`;
    }
  });

  test('before anything is indexed the answer says so', async () => {
    const empty = await startTestApi({ empty: true });
    try {
      const response = await fetch(`${empty.url}/export/leases.csv`);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
      expect(await response.json()).toMatchObject({ error: { code: 'NOTHING_INDEXED' } });
      expect(await (await fetch(`${empty.url}/export/datapackage.json`)).json()).toMatchObject({ name: 'leasebook' });
    } finally {
      await empty.close();
    }
  });
});
