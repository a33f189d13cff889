// What holds for every request: one snapshot, a number of statements that rows do not change, typed errors, limits.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { PROVIDERS } from '../testing/seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const LEASE = `id state price { amount usd } prices { fromHeight price { usd } } usdPerHour gpuVariants { model count }`;
const PROVIDER = 'owner online attributes { key value } newestSample { gpus { model count } }';
const DEPLOYMENT = 'dseq groups { name resources { count maxPrice { amount usd } } }';
const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage }';

describe('the number of statements', () => {
  const nested: [string, (first: number) => string][] = [
    [
      'leases',
      (first) => `leases(first: ${first}) { ${PAGE} nodes { ${LEASE}
        provider { ${PROVIDER} leases(first: 2) { ${PAGE} nodes { ${LEASE} } } } deployment { ${DEPLOYMENT} leases { ${LEASE} } } } }`,
    ],
    [
      'providers',
      (first) => `providers(first: ${first}) { ${PAGE} nodes { ${PROVIDER}
        leases(first: 3) { ${PAGE} nodes { ${LEASE} provider { ${PROVIDER} } deployment { ${DEPLOYMENT} } } } } }`,
    ],
    [
      'deployments',
      (first) =>
        `deployments(first: ${first}) { ${PAGE} nodes { ${DEPLOYMENT} leases { ${LEASE} provider { ${PROVIDER} leases(last: 1) { ${PAGE} } } } } }`,
    ],
  ];
  it.each(nested)('for %s with everything nested does not grow with the number of rows', async (_list, query) => {
    const counts: number[] = [];
    // From 3 rows on every nested field has something to load.
    for (const first of [3, 6, 60]) {
      api.statements.length = 0;
      const { errors } = await api.ask(`{ ${query(first)} }`);
      expect(errors).toEqual([]);
      counts.push(api.statements.length);
    }
    // Fewer are possible: with all rows on a page, nested ones have been read already. Two more as well: equal fields of two
    // depths share a statement only where the answers above them come together.
    expect(Math.max(...counts), `statements for 3, 6 and 60 rows: ${counts.join(', ')}`).toBeLessThanOrEqual((counts[0] ?? 0) + 2);
    expect(counts[0]).toBeLessThan(25);
  });

  it('counts nothing and looks at no other page unless asked', async () => {
    api.statements.length = 0;
    await api.ask('{ leases(first: 2) { nodes { id } pageInfo { hasNextPage } } }');
    // The block, and the page.
    expect(api.statements.length).toBe(2);
  });
});

it('reads all fields from one snapshot, whatever is written meanwhile', async () => {
  const writer = await api.database.sql.reserve();
  try {
    await writer`BEGIN`;
    await writer`LOCK TABLE prices IN ACCESS EXCLUSIVE MODE`;
    // The summary waits for the lock; everything behind it in the same request is read after the commit.
    const answer = api.ask(
      '{ network { height activeLeases } leases(first: 1) { totalCount } status { indexedHeight } providers { totalCount } }',
    );
    await expect
      .poll(
        async () =>
          (await api.database.sql`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`).length,
      )
      .toBeGreaterThan(0);
    await writer`INSERT INTO leases SELECT owner, dseq, gseq, 2, provider, bseq, 'active', price_denom, price_amount, 101, now(), NULL, NULL,
      0, NULL, NULL, NULL, NULL, NULL, gpus, cpu_millis, memory_bytes, storage_bytes FROM leases`;
    await writer`UPDATE checkpoint SET height = 101`;
    await writer`COMMIT`;
    const { data, errors, extensions } = await answer;
    expect(errors).toEqual([]);
    expect(data).toEqual({
      network: { height: 100, activeLeases: 40 },
      leases: { totalCount: 60 },
      status: { indexedHeight: 100 },
      providers: { totalCount: 6 },
    });
    expect(extensions.block?.height).toBe(100);
    const later = await api.ask('{ leases(first: 1) { totalCount } }');
    expect(later.data).toEqual({ leases: { totalCount: 120 } });
    expect(later.extensions.block?.height).toBe(101);
  } finally {
    // Where it was not committed.
    await writer`ROLLBACK`;
    await writer`DELETE FROM leases WHERE created_height = 101`;
    await writer`UPDATE checkpoint SET height = 100`;
    writer.release();
  }
});

describe('node(id)', () => {
  it('gives back every object by the id that it told', async () => {
    const { data } = await api.ask(
      `{ leases(first: 1) { nodes { id deployment { id } } } providers(first: 1) { nodes { id } } gpuModels { id } }`,
    );
    const found = JSON.stringify(data).match(/"id":"[^"]+"/g) ?? [];
    expect(found.length).toBe(6);
    for (const id of found) {
      const answer = await api.ask(`{ node(${id.replace('"id"', 'id')}) { __typename id } }`);
      expect(answer.errors).toEqual([]);
      expect(`"id":"${(answer.data?.node as { id: string } | null)?.id}"`).toBe(id);
    }
  });

  it('is null for an object that is not there', async () => {
    const id = Buffer.from('P:akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq').toString('base64url');
    expect((await api.ask(`{ node(id: "${id}") { id } }`)).data).toEqual({ node: null });
  });
});

describe('single objects', () => {
  it('are found by their keys, or null', async () => {
    const { data, errors } = await api.ask(`{
      provider(owner: "${PROVIDERS.large}") { country attributes { key value }
        newestSample { time error gpusAllocatable gpusAllocated activeLeases gpus { vendor model ram interface count } } }
      failing: provider(owner: "${PROVIDERS.failing}") { online newestSample { error gpusAllocatable gpus { count } } }
      genesis: provider(owner: "${PROVIDERS.genesis}") { createdHeight newestSample { time } }
      nobody: provider(owner: "akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq") { owner }
      deployment(owner: "akash1tenantdqqqqqqqqqqqqqqqqqqqqqqqqqfefy4c", dseq: "1001") { owner }
      other: deployment(owner: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz", dseq: 1001) { state hash createdHeight groups { gseq name state resources { vcpus gpus gpuAttributes } } }
      huge: deployment(owner: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz", dseq: "18446744073709551615") { owner }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      provider: {
        country: 'DE',
        attributes: [
          { key: 'host', value: 'akash' },
          { key: 'region', value: 'eu-central' },
        ],
        newestSample: {
          time: '2026-01-02T20:00:00.000Z',
          error: null,
          gpusAllocatable: 8,
          gpusAllocated: 5,
          activeLeases: 1,
          gpus: [
            { vendor: 'nvidia', model: 'a100', ram: '80Gi', interface: 'sxm', count: 4 },
            { vendor: 'nvidia', model: 'a100', ram: '40Gi', interface: 'pcie', count: 4 },
          ],
        },
      },
      failing: { online: false, newestSample: { error: 'timed out', gpusAllocatable: 0, gpus: [] } },
      genesis: { createdHeight: null, newestSample: null },
      nobody: null,
      deployment: null,
      other: {
        state: 'ACTIVE',
        hash: 'ab',
        createdHeight: 0,
        groups: [1, 2].map((gseq) => ({
          gseq,
          name: gseq === 1 ? 'web' : 'worker',
          state: gseq === 1 ? 'open' : 'paused',
          resources: [0, 1].map((gpus) => ({ vcpus: '0.25', gpus: String(gpus), gpuAttributes: ['vendor/nvidia/model/a100'] })),
        })),
      },
      huge: null,
    });
  });
});

describe('mistakes', () => {
  it.each([
    ['{ node(id: "x") { id } }', 'BAD_ID'],
    [`{ node(id: "${Buffer.from('X:1').toString('base64url')}") { id } }`, 'BAD_ID'],
    [`{ node(id: "${Buffer.from('P:akash1\0').toString('base64url')}") { id } }`, 'BAD_ID'],
    ['{ lease(id: "akash1aqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq59tfpx/1/1") { id } }', 'BAD_ID'],
    [`{ lease(id: "a'/1/1/1/b") { id } }`, 'BAD_ID'],
    ['{ leases(filter: { model: "a100" }) { nodes { id } } }', 'BAD_ARGUMENT'],
    ['{ providers(filter: { model: "a100" }) { nodes { id } } }', 'BAD_ARGUMENT'],
  ])('in %s have a code and advice', async (query, code) => {
    const { errors } = await api.ask(query);
    expect(errors[0]?.extensions).toEqual({ code, advice: expect.stringMatching(/\w/) });
  });

  it('in the query itself are told as GraphQL does, without a trace', async () => {
    for (const query of [
      '{ nothing }',
      '{ status { ',
      '{ leases(first: "many") { totalCount } }',
      '{ deployment(owner: "akash1aqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq59tfpx", dseq: "1.5") { hash } }',
    ]) {
      const { status, errors, data } = await api.ask(query);
      expect(status).toBe(400);
      expect(data).toBeNull();
      expect(errors[0]?.extensions.code).toMatch(/^GRAPHQL_(PARSE|VALIDATION)_FAILED$/);
      expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules|\.ts/);
    }
  });

  it.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+23:00', '9999-12-31T23:59:59-23:00'])(
    'in a moment that no table can hold are told: %s',
    async (time) => {
      for (const answer of [
        await api.ask(`{ spend(by: NETWORK, from: "${time}") { usd } }`),
        await api.ask('query ($time: DateTime) { leases(where: { createdTime: { gt: $time } }) { totalCount } }', { time }),
      ]) {
        expect(answer.status).toBe(400);
        expect(answer.errors[0]?.message).toMatch(/year from 0001 to 9999/);
        expect(answer.errors[0]?.extensions.code).toMatch(/^(GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)$/);
      }
    },
  );

  it('are none in the first moment that there is, before which nothing can be asked for', async () => {
    const to = '0001-01-01T00:00:00Z';
    const { errors } = await api.ask(`{
      priceStatistics(input: { kind: AGREED, to: "${to}" }) { rows { time } }
      priceDiscounts(to: "${to}") { price }
      componentPrices(to: "${to}") { leases }
      series(input: { metric: GPUS_LEASED, to: "${to}" }) { series { member } }
      spend(by: NETWORK, to: "${to}") { usd }
      market(input: { to: "${to}" }) { leases { opened } }
    }`);
    expect(errors).toEqual([]);
  });

  it('by who wants to change something are told', async () => {
    const { status, errors } = await api.ask('mutation { anything }');
    expect(status).toBe(400);
    expect(errors).toEqual([
      { message: 'That is a mutation.', extensions: { code: 'BAD_ARGUMENT', advice: expect.stringMatching(/quer/) } },
    ]);
  });

  it('by a number that has lost digits are found', async () => {
    const query = 'query ($dseq: UInt64!) { deployment(owner: "akash1aqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq59tfpx", dseq: $dseq) { hash } }';
    const { errors } = await api.ask(query, { dseq: Number('12345678901234567890') });
    expect(errors[0]?.extensions.code).toBe('BAD_ARGUMENT');
  });
});

describe('errors of our own', () => {
  it('are masked in the answer and logged with the same reference', async () => {
    await api.database.sql`ALTER TABLE prices RENAME TO hidden`;
    try {
      const { errors } = await api.ask('{ network { aktUsd } }');
      expect(errors).toHaveLength(1);
      expect(errors[0]?.message).not.toMatch(/prices|relation|SELECT/);
      expect(errors[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', advice: expect.any(String) });
      const reference = errors[0]?.extensions.reference;
      expect(api.logged).toContainEqual({
        fields: expect.objectContaining({ reference, code: 'DATABASE_ERROR' }),
        message: expect.any(String),
      });
    } finally {
      await api.database.sql`ALTER TABLE hidden RENAME TO prices`;
    }
    expect((await api.ask('{ network { aktUsd } }')).data).toEqual({ network: { aktUsd: '2.5' } });
  });
});

describe('hostile queries', () => {
  it.each([
    ['nested too deep', `{ leases { nodes ${'{ provider { leases { nodes '.repeat(6)}{ id }${' } } }'.repeat(6)} } }`, 'deeper than 15'],
    ['too long', `{ ${Array.from({ length: 1_000 }, (_, at) => `a${at}: __typename`).join(' ')} }`, '2000 tokens'],
    ['circular', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }', 'within itself'],
  ])('that are %s are refused before anything is read', async (_name, query, text) => {
    api.statements.length = 0;
    const { status, errors } = await api.ask(query);
    expect(status).toBe(400);
    expect(errors.map(({ message }) => message).join()).toContain(text);
    expect(api.statements).toEqual([]);
  });

  it('cannot put SQL into any text', async () => {
    const text = `'; DROP TABLE leases; --`;
    const query = `query ($t: String!) { gpuModel(vendor: $t, model: $t) { model } leases(filter: { denom: $t }) { totalCount }
      parameters(where: { module: { eq: $t } }) { totalCount } deadLetters(filter: { code: $t }) { totalCount } }`;
    const { errors, data } = await api.ask(query, { t: text });
    expect(errors).toEqual([]);
    expect(data).toEqual({ gpuModel: null, leases: { totalCount: 0 }, parameters: { totalCount: 0 }, deadLetters: { totalCount: 0 } });
  });

  it.each(['', '/', 'x/y', 'a/b/c', '%', "'", '\\', '\0', 'a\0b', '🙂', '\ud800', 'x'.repeat(8_000), '9'.repeat(30)])(
    'never break the server by the text %j',
    async (text) => {
      const cursor = Buffer.from(
        JSON.stringify([1, 'leases.CREATED.DESC', '9'.repeat(18), text, '9'.repeat(40), '1', '1', text, '1']),
      ).toString('base64url');
      const encoded = (type: string) => Buffer.from(`${type}:${text}`).toString('base64url');
      for (const field of [
        'provider(owner: $t) { owner leases { totalCount } }',
        'providers(filter: { country: $t }) { totalCount }',
        'providers(filter: { model: $t }) { totalCount }',
        'leases(filter: { owner: $t, provider: $t, denom: $t }) { totalCount }',
        'leases(filter: { model: $t }) { totalCount }',
        'leases(after: $t) { totalCount }',
        `leases(after: "${cursor}") { nodes { id } }`,
        'lease(id: $t) { id }',
        'deployments(filter: { owner: $t }) { totalCount }',
        'deployment(owner: $t, dseq: "1") { hash leases { id } }',
        'node(id: $t) { id }',
        ...['D', 'L', 'P', 'G'].map((type) => `node(id: "${encoded(type)}") { id }`),
      ]) {
        const variable = field.startsWith('node(id: $t') ? '($t: ID!)' : field.includes('$t') ? '($t: String!)' : '';
        const { status, errors } = await api.ask(`query ${variable} { ${field} }`, { t: text });
        const ours = errors.filter(({ extensions }) => !extensions.code.startsWith('BAD_'));
        expect(ours, field).toEqual([]);
        expect([200, 400], field).toContain(status);
      }
    },
  );

  it.each([
    ['a variable', '($t: String!)', '$t'],
    ['a literal', '', '"a\\u0000b"'],
  ])('with a text that no database holds, in %s, are refused whole', async (_name, variable, text) => {
    api.statements.length = 0;
    api.logged.length = 0;
    const { status, data, errors } = await api.ask(`query ${variable} { provider(owner: ${text}) { owner } status { chainId } }`, {
      t: 'a\0b',
    });
    expect(status).toBe(400);
    expect(api.logged).toEqual([]);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_ARGUMENT']);
    expect(data).toBeNull();
    expect(api.statements).toEqual([]);
  });

  it('for objects with impossible numbers find nothing', async () => {
    const { data, errors } = await api.ask(`{
      lease(id: "akash1aqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq59tfpx/99999999999999999999/9999999999/9999999999/${PROVIDERS.large}/9999999999") { id }
      deployment(owner: "akash1aqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq59tfpx", dseq: "99999999999999999999") { hash } leases(filter: { minGpus: 2147483647, dseq: "99999999999999999999" }) { totalCount } }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({ lease: null, deployment: null, leases: { totalCount: 0 } });
  });

  it('leave no transaction open', async () => {
    const open = async (): Promise<number> => {
      const rows = await api.database.sql`
        SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'leasebook-api-test' AND state LIKE 'idle in transaction%'`;
      return rows.length;
    };
    // The next request may take one over, if it comes soon.
    await expect.poll(open).toBe(0);
  });
});
