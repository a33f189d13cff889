// Paging of every list in every order: forward pages, backward pages and one big page are the same, and every flag is right.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { LEASES, PROVIDERS } from '../testing/seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rateLimit: 0 });
});
afterAll(() => api.close());

interface Page {
  totalCount: number;
  edges: { cursor: string; node: Record<string, unknown> & { id: string } }[];
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** Asks for a page of a list; `fields` are of its nodes, `wrap` puts the list where it stands in the schema. */
type Ask = (page: string, fields?: string) => Promise<Page>;

function asker(list: string, args: string, inside?: { open: string; field: string }): Ask {
  return async (page, fields = '') => {
    const all = [args, page].filter((part) => part !== '').join(', ');
    const selection = `${list}${all === '' ? '' : `(${all})`} { totalCount edges { cursor node { id ${fields} } } nodes { id }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
    const { data, errors } = await api.ask(inside === undefined ? `{ ${selection} }` : `{ ${inside.open} { ${selection} } }`);
    expect(errors).toEqual([]);
    const parent = inside === undefined ? data : (data?.[inside.field] as Record<string, unknown>);
    return parent?.[list] as Page;
  };
}

const ids = (page: Page): string[] => page.edges.map(({ node }) => node.id);

async function walk(ask: Ask, size: number, backward: boolean): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const at: string = cursor === null ? '' : `, ${backward ? 'before' : 'after'}: "${cursor}"`;
    const page = await ask(`${backward ? 'last' : 'first'}: ${size}${at}`);
    expect(page.nodes.map(({ id }) => id)).toEqual(ids(page));
    expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
    expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
    if (backward) found.unshift(...ids(page));
    else found.push(...ids(page));
    // What lies behind: something exactly if this is not the first step.
    expect(backward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage).toBe(cursor !== null);
    if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return found;
    cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    expect(page.edges.length).toBe(size);
  }
}

/** `value` is the field that the order goes by, or the path to it. */
const orders: { list: string; field: string; value: string; rows: number; nulls: number }[] = [
  { list: 'leases', field: 'CREATED', value: 'createdHeight', rows: LEASES, nulls: 0 },
  { list: 'leases', field: 'CLOSED', value: 'closedHeight', rows: LEASES, nulls: 40 },
  { list: 'leases', field: 'GPUS', value: 'gpus', rows: LEASES, nulls: 0 },
  { list: 'leases', field: 'PRICE', value: 'price.amount', rows: LEASES, nulls: 0 },
  { list: 'providers', field: 'GPUS', value: 'owner', rows: 6, nulls: 0 },
  { list: 'providers', field: 'GPUS_LEASED', value: 'gpusLeased', rows: 6, nulls: 0 },
  { list: 'providers', field: 'ACTIVE_LEASES', value: 'activeLeases', rows: 6, nulls: 0 },
  { list: 'providers', field: 'CREATED', value: 'createdHeight', rows: 6, nulls: 1 },
  { list: 'providers', field: 'OWNER', value: 'owner', rows: 6, nulls: 0 },
  { list: 'deployments', field: 'CREATED', value: 'createdHeight', rows: LEASES, nulls: 0 },
  { list: 'deployments', field: 'CLOSED', value: 'closedHeight', rows: LEASES, nulls: 40 },
];

describe.each(orders.flatMap((order) => [true, false].map((descending) => ({ ...order, direction: descending ? 'DESC' : 'ASC' }))))(
  '$list by $field $direction',
  ({ list, field, value, direction, rows, nulls }) => {
    const ask = asker(list, `orderBy: { field: ${field}, direction: ${direction} }`);

    it('is the same in any pages', async () => {
      const whole = await ask('first: 500');
      expect(whole.totalCount).toBe(rows);
      expect(new Set(ids(whole)).size).toBe(rows);
      expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
      for (const size of rows > 10 ? [17, rows - 1, rows] : [1, 4, rows]) {
        expect(await walk(ask, size, false)).toEqual(ids(whole));
        expect(await walk(ask, size, true)).toEqual(ids(whole));
      }
    });

    it('is sorted, and what has no value stands last', async () => {
      if (list === 'providers' && field === 'GPUS') return;
      const [name = '', inner] = value.split('.');
      const { edges } = await ask('first: 500', inner === undefined ? name : `${name} { ${inner} }`);
      const found = edges.map(({ node }) => (inner === undefined ? node[name] : (node[name] as Record<string, unknown>)[inner]));
      const known = found.slice(0, rows - nulls);
      expect(found.slice(rows - nulls)).toEqual(Array.from({ length: nulls }, () => null));
      const compare = (a: unknown, b: unknown) => (value === 'owner' ? (String(a) < String(b) ? -1 : 1) : Number(a) - Number(b));
      const sorted = [...known].sort(compare);
      expect(known).toEqual(direction === 'ASC' ? sorted : sorted.reverse());
    });
  },
);

it('puts providers with most GPUs first, and those offline last', async () => {
  const { data } = await api.ask('{ providers { nodes { owner online } } }');
  expect(data?.providers).toEqual({
    nodes: [
      { owner: PROVIDERS.large, online: true },
      { owner: PROVIDERS.small, online: true },
      { owner: PROVIDERS.plain, online: true },
      { owner: PROVIDERS.failing, online: false },
      { owner: PROVIDERS.genesis, online: false },
      { owner: PROVIDERS.silent, online: false },
    ],
  });
});

it('puts providers that received most of late first, as spend tells it, and those that nobody can tell last', async () => {
  // The last indexed day is 3 January 2026: 4 December is before the 30 days.
  const row = (provider: string, day: string, usd: string | null, take: string | null) => ({
    dimension: 'provider',
    member: provider,
    day: new Date(day),
    denom: 'uakt',
    source: usd === null ? '' : 'oracle',
    amount: '1',
    take: '0',
    usd,
    take_usd: take,
  });
  const { sql } = api.database;
  await sql`INSERT INTO spend_days ${sql([
    row(PROVIDERS.small, '2026-01-01', '100', '80'),
    row(PROVIDERS.small, '2025-12-04', '1000', '0'),
    row(PROVIDERS.plain, '2026-01-03', '20.000000000000000001', '0'),
    row(PROVIDERS.large, '2026-01-02', '5000', '1'),
    row(PROVIDERS.large, '2026-01-03', null, null),
  ])}`;
  try {
    const { data } = await api.ask(`{ providers(orderBy: { field: RECEIVED_USD }) { nodes { owner } }
      upwards: providers(orderBy: { field: RECEIVED_USD, direction: ASC }) { nodes { owner } }
      spend(by: PROVIDER) { members { member usd takeUsd } } }`);
    const unpaid = [PROVIDERS.failing, PROVIDERS.genesis, PROVIDERS.silent];
    const nodes = (owners: string[]) => ({ nodes: owners.map((owner) => ({ owner })) });
    expect(data).toEqual({
      providers: nodes([PROVIDERS.plain, PROVIDERS.small, ...unpaid, PROVIDERS.large]),
      upwards: nodes([...unpaid.toReversed(), PROVIDERS.small, PROVIDERS.plain, PROVIDERS.large]),
      spend: {
        members: [
          { member: PROVIDERS.small, usd: '100', takeUsd: '80' },
          { member: PROVIDERS.plain, usd: '20.000000000000000001', takeUsd: '0' },
          { member: PROVIDERS.large, usd: null, takeUsd: null },
        ],
      },
    });
  } finally {
    await sql`DELETE FROM spend_days`;
  }
});

describe('leases of a provider', () => {
  it('page as the whole list does', async () => {
    const ask = asker('leases', '', { open: `provider(owner: "${PROVIDERS.large}")`, field: 'provider' });
    const whole = await ask('first: 500');
    expect(whole.totalCount).toBe(30);
    expect(await walk(ask, 7, false)).toEqual(ids(whole));
    expect(await walk(ask, 7, true)).toEqual(ids(whole));
    const filtered = await asker('leases', `filter: { provider: "${PROVIDERS.large}" }`)('first: 500');
    expect(ids(filtered)).toEqual(ids(whole));
  });
});

describe('a window between two cursors', () => {
  it('has the rows between them, from either end, and says what lies outside', async () => {
    const ask = asker('leases', '');
    const whole = await ask('first: 500');
    const window = `after: "${whole.edges[9]?.cursor}", before: "${whole.edges[20]?.cursor}"`;
    const start = await ask(`first: 4, ${window}`);
    expect(ids(start)).toEqual(ids(whole).slice(10, 14));
    expect(start.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const end = await ask(`last: 4, ${window}`);
    expect(ids(end)).toEqual(ids(whole).slice(16, 20));
    const all = await ask(`first: 50, ${window}`);
    expect(ids(all)).toEqual(ids(whole).slice(10, 20));
    expect(all.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(all.totalCount).toBe(LEASES);
  });

  it('may be empty', async () => {
    const page = await asker('leases', 'filter: { owner: "akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq" }')('first: 5');
    expect(page).toEqual({
      totalCount: 0,
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
    const none = await asker('leases', '')('first: 0');
    expect(none).toMatchObject({ totalCount: LEASES, edges: [], pageInfo: { hasNextPage: true, hasPreviousPage: false } });
  });
});

describe('filters of leases', () => {
  it.each([
    ['states: [ACTIVE, RECLAIMING]', 40],
    ['states: [RECLAIMING]', 4],
    ['states: [CLOSED]', 10],
    ['states: []', 0],
    ['owner: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav"', 20],
    [`provider: "${PROVIDERS.small}"`, 15],
    ['dseq: "1001"', 1],
    ['dseq: 1001', 1],
    ['denom: "uact"', 12],
    ['minGpus: 2', 30],
    ['hasGpu: true', 45],
    ['hasGpu: false', 15],
    ['model: "nvidia/h100"', 15],
    ['model: "nvidia/none"', 0],
    // Blocks 1 and 4 have four leases each; the first is at midnight, the other at half past one.
    ['createdTo: "2026-01-01T01:30:00Z"', 4],
    ['createdFrom: "2026-01-01T01:30:00Z"', 56],
    ['createdFrom: "2026-01-01T01:30:00Z", createdTo: "2026-01-01T01:30:00.001Z"', 4],
    ['gpus: { gte: "2", lt: "3" }', 15],
    ['createdHeight: { lt: 4 }', 4],
    ['createdTime: { gte: "2026-01-01T01:30:00Z" }', 56],
    ['closedHeight: { gte: 0 }', 20],
    ['closedTime: { lt: "2026-01-01T00:00:00Z" }', 0],
    ['states: [CLOSED], hasGpu: true, owner: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav"', 5],
  ])('%s fits %i', async (filter, count) => {
    const page = await asker('leases', `filter: { ${filter} }`)('first: 500');
    expect(page.totalCount).toBe(count);
    expect(page.edges.length).toBe(count);
  });
});

describe('filters of providers and deployments', () => {
  it.each([
    ['providers', 'country: "de"', 2],
    ['providers', 'country: ""', 1],
    ['providers', 'online: true', 3],
    ['providers', 'online: false', 3],
    ['providers', 'model: "nvidia/a100"', 1],
    ['providers', 'model: "nvidia/a100", country: "US"', 0],
    ['deployments', 'state: ACTIVE', 40],
    ['deployments', 'dseq: "1001"', 1],
    ['deployments', 'createdHeight: { lt: 4 }', 8],
    ['deployments', 'closedHeight: { gte: 0 }', 20],
    ['deployments', 'state: CLOSED, owner: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav"', 20],
  ])('of %s: %s fits %i', async (list, filter, count) => {
    expect((await asker(list, `filter: { ${filter} }`)('first: 500')).totalCount).toBe(count);
  });
});

describe('bad pages', () => {
  const foreign = Buffer.from('[1,"leases.GPUS.DESC","1","a","1","1","1","b","0"]').toString('base64url');
  const newer = Buffer.from('[2,"leases.CREATED.DESC","1"]').toString('base64url');
  const damaged = Buffer.from('[1,"leases.CREATED.DESC","x","a","1","1","1","b","0"]').toString('base64url');
  const short = Buffer.from('[1,"leases.CREATED.DESC","1"]').toString('base64url');
  const hostile = Buffer.from(`[1,"leases.CREATED.DESC","1","'; DROP TABLE leases; --","1","1","1","b","0"]`).toString('base64url');
  it.each([
    ['first: 501', 'BAD_PAGE_SIZE'],
    ['first: -1', 'BAD_PAGE_SIZE'],
    ['last: 501', 'BAD_PAGE_SIZE'],
    ['first: 1, last: 1', 'BAD_PAGE_SIZE'],
    ['filter: { createdHeight: { gte: 5, lt: 5 } }', 'BAD_RANGE'],
    ['after: "nonsense"', 'BAD_CURSOR'],
    ['after: ""', 'BAD_CURSOR'],
    ['before: "W10"', 'BAD_CURSOR'],
    [`after: "${foreign}"`, 'BAD_CURSOR'],
    [`after: "${newer}"`, 'BAD_CURSOR'],
    [`after: "${damaged}"`, 'BAD_CURSOR'],
    [`before: "${short}"`, 'BAD_CURSOR'],
  ])('are refused with advice: %s', async (page, code) => {
    const { data, errors } = await api.ask(`{ leases(${page}) { nodes { id } } }`);
    expect(data).toBeNull();
    expect(errors[0]?.extensions).toEqual({ code, advice: expect.stringMatching(/\w/) });
  });

  it('cannot carry SQL', async () => {
    const page = await asker('leases', '')(`after: "${hostile}"`);
    expect(page.totalCount).toBe(LEASES);
  });

  it('cannot ask for very many rows by nesting', async () => {
    const { errors } = await api.ask(`{ leases(first: 500) { nodes { provider { leases(first: 500) { nodes { provider {
      ${Array.from({ length: 40 }, (_, at) => `a${at}: leases(first: ${500 - at}) { nodes { id } }`).join(' ')} } } } } } } }`);
    expect(errors[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED');
  });
});
