// The story before a lease: its order and all bids; models of now and of the past, and what clouds list for them; series of chosen members.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  const { sql } = api.database;
  await sql`
    INSERT INTO orders (owner, dseq, gseq, oseq, state, created_height, created_time, closed_height, closed_time, price_denom, price_amount)
    SELECT owner, dseq, gseq, oseq, 'active', created_height, created_time, NULL, NULL, price_denom, price_amount + 7
    FROM leases WHERE dseq < 1030`;
  for (const [provider, state, more] of [
    ['akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg', 'lost', '0.5'],
    ['akash1planeqqqqqqqqqqqqqqqqqqqqqqqqqqqqyjhf5', 'closed', '2'],
    ['akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra', 'active', '0.000000000000000001'],
  ] as const) {
    await sql`
      INSERT INTO bids (owner, dseq, gseq, oseq, provider, bseq, state, created_height, created_time, price_denom, price_amount, resources_offer)
      SELECT owner, dseq, gseq, oseq, ${provider}, 0, ${state}, created_height, created_time, price_denom,
        price_amount + ${more}::text::numeric, '[]'::jsonb
      FROM leases WHERE dseq < 1030`;
  }
});
afterAll(() => api.close());

describe('the order of a lease', () => {
  const fields =
    'owner dseq price { amount } order { state createdHeight maxPrice { denom amount } bids { providerAddress state price { amount } provider { owner } } }';

  it('holds every bid, cheapest first, with exact prices', async () => {
    const { data, errors } = await api.ask(`{ leases(first: 1, filter: { dseq: "1007" }) { nodes { ${fields} } } }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      leases: {
        nodes: [
          {
            price: { amount: '1007.000000000000000001' },
            order: {
              state: 'ACTIVE',
              maxPrice: { denom: 'uakt', amount: '1014.000000000000000001' },
              bids: [
                {
                  providerAddress: 'akash1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqryh3ra',
                  state: 'ACTIVE',
                  price: { amount: '1007.000000000000000002' },
                },
                {
                  providerAddress: 'akash1smallqqqqqqqqqqqqqqqqqqqqqqqqqqq9fvthg',
                  state: 'LOST',
                  price: { amount: '1007.500000000000000001' },
                },
                {
                  providerAddress: 'akash1planeqqqqqqqqqqqqqqqqqqqqqqqqqqqqyjhf5',
                  state: 'CLOSED',
                  provider: { owner: 'akash1planeqqqqqqqqqqqqqqqqqqqqqqqqqqqqyjhf5' },
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('is null where the index does not hold it', async () => {
    const { data } = await api.ask('{ leases(filter: { dseq: "1040" }) { nodes { order { state } } } }');
    expect(data).toEqual({ leases: { nodes: [{ order: null }] } });
  });

  it('takes as many statements for twenty leases as for one', async () => {
    const count = async (first: number): Promise<number> => {
      api.statements.length = 0;
      await api.ask(`query ($first: Int) { leases(first: $first, orderBy: { field: CREATED, direction: ASC }) { nodes { ${fields} } } }`, {
        first,
      });
      return api.statements.length;
    };
    expect(await count(20)).toBe(await count(1));
  });
});

describe('one GPU model', () => {
  const ask = async (vendor: string, model: string): Promise<unknown> =>
    (
      await api.ask(
        'query ($vendor: String!, $model: String!) { gpuModel(vendor: $vendor, model: $model) { supplied leased price { day median } } }',
        {
          vendor,
          model,
        },
      )
    ).data?.gpuModel;

  it('is that of the list, one of the past, or null', async () => {
    const { data } = await api.ask('{ gpuModels { vendor model supplied leased price { day median } } }');
    const [first] = (data?.gpuModels ?? []) as { vendor: string; model: string }[];
    if (first === undefined) throw new Error('the small chain has no model');
    const { vendor, model, ...rest } = first;
    expect(await ask(vendor, model)).toEqual(rest);
    await api.database.sql`
      INSERT INTO figures SELECT (jsonb_populate_record(f, '{"dimension":"model","member":"nvidia/old","price_median":1.5,"price_p25":1,"price_p75":2}')).*
      FROM figures f WHERE grain = 'day' AND dimension = 'network' ORDER BY bucket LIMIT 1`;
    const [oldest] = await api.database.sql<{ bucket: Date }[]>`SELECT min(bucket) AS bucket FROM figures WHERE grain = 'day'`;
    const price = { day: oldest?.bucket.toISOString(), median: '1.5' };
    expect(await ask('nvidia', 'old')).toEqual({ supplied: '0', leased: '0', price });
    expect(await ask('nvidia', 'never')).toBeNull();
    expect(await ask('%', "'; --")).toBeNull();
  });

  it('has what clouds list, cheapest first, with the source of each line', async () => {
    await api.database.sql`
      INSERT INTO figures SELECT (jsonb_populate_record(f, '{"dimension":"model","member":"nvidia/a100"}')).*
      FROM figures f WHERE grain = 'day' AND dimension = 'network' ORDER BY bucket LIMIT 1 ON CONFLICT DO NOTHING`;
    const { data, errors } = await api.ask(
      '{ gpuModel(vendor: "nvidia", model: "a100") { referencePrices { cloud ramGib interface min median offers gpuOnly source } } }',
    );
    expect(errors).toEqual([]);
    const { referencePrices: prices } = (data?.gpuModel ?? {}) as { referencePrices: Record<string, unknown>[] };
    expect(prices).toContainEqual({
      cloud: 'lambda',
      ramGib: 40,
      interface: '',
      min: '1.99',
      median: '1.99',
      offers: 51,
      gpuOnly: false,
      source: 'skypilot-org/skypilot-catalog catalogs/v8/lambda/vms.csv at 0f4070387edc953d7004cff197940e1918a1d6aa',
    });
    const medians = prices.map(({ median }) => Number(median));
    expect(medians).toEqual([...medians].sort((a, b) => a - b));
  });
});

describe('members of a series', () => {
  const ask = (input: string) => api.ask(`{ series(input: { metric: GPUS_LEASED, ${input} }) { series { member points { value } } } }`);

  it('are those that are asked for, in that order, as in the whole', async () => {
    const whole = (await ask('groupBy: MODEL')).data?.series as { series: { member: string }[] };
    const [first, second] = whole.series;
    const { data } = await ask(`groupBy: MODEL, members: ["${second?.member}", "${first?.member}", "${second?.member}"]`);
    expect(second).toBeDefined();
    expect(data).toEqual({ series: { series: [second, first] } });
  });

  it('need a dimension', async () => {
    const { errors } = await ask('members: ["nvidia/a100"]');
    expect(errors[0]?.extensions.code).toBe('BAD_ARGUMENT');
  });
});
