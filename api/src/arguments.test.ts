// Arguments that nothing of a chain can be: each is told what is wrong with it and what to give, and no list or figure answers it with nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing/client.ts';
import { PROVIDERS } from './testing/seed.ts';

const TENANT = 'akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav';
/** The same bytes as `PROVIDERS.large`, in addresses of another kind and of another chain. */
const OPERATOR = 'akashvaloper1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqfxehnh';
const FOREIGN = 'cosmos1largeqqqqqqqqqqqqqqqqqqqqqqqqqqqwl6k68';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** The first mistake of an answer in one line, with its code. */
async function mistake(query: string, variables?: Record<string, unknown>): Promise<string> {
  const { errors } = await api.ask(query, variables);
  const [{ extensions, message } = { extensions: { code: 'NONE' }, message: '' }] = errors;
  return `${extensions.code}: ${message} ${'advice' in extensions ? extensions.advice : ''}`.trim();
}

describe('an address', () => {
  const lists: [place: string, query: (address: string) => string][] = [
    ['address', (address) => `{ address(address: ${address}) { roles } }`],
    ['leases.where', (address) => `{ leases(where: { owner: { eq: ${address} } }) { totalCount } }`],
    ['leases.where of several', (address) => `{ leases(where: { provider: { in: [${address}] } }) { totalCount } }`],
    ['leases.filter', (address) => `{ leases(filter: { owner: ${address} }) { totalCount } }`],
    ['leases.filter by provider', (address) => `{ leases(filter: { provider: ${address} }) { totalCount } }`],
    ['deployments.filter', (address) => `{ deployments(filter: { owner: ${address} }) { totalCount } }`],
    ['flows.where', (address) => `{ flows(where: { sender: { eq: ${address} } }) { totalCount } }`],
    ['flows.filter by owner', (address) => `{ flows(filter: { owner: ${address} }) { totalCount } }`],
    ['flows.filter by provider', (address) => `{ flows(filter: { provider: ${address} }) { totalCount } }`],
    ['flows.filter by sender', (address) => `{ flows(filter: { sender: ${address} }) { totalCount } }`],
    ['flows.filter by recipient', (address) => `{ flows(filter: { recipient: ${address} }) { totalCount } }`],
    ['provider', (address) => `{ provider(owner: ${address}) { owner } }`],
    ['deployment', (address) => `{ deployment(owner: ${address}, dseq: "1001") { owner } }`],
    ['order', (address) => `{ order(id: "${address.slice(1, -1)}/1001/1/1") { owner } }`],
    ['lease by owner', (address) => `{ lease(id: "${address.slice(1, -1)}/1001/1/1/${PROVIDERS.small}") { owner } }`],
    ['lease by provider', (address) => `{ lease(id: "${TENANT}/1003/1/1/${address.slice(1, -1)}") { owner } }`],
    ['tenantTotals', (address) => `{ tenantTotals(owner: ${address}) { denom } }`],
    ['market', (address) => `{ market(input: { provider: ${address} }) { leases { opened } } }`],
    ['fees', (address) => `{ fees(provider: ${address}) { waterfall { grossUsd } } }`],
    ['priceStatistics', (address) => `{ priceStatistics(input: { kind: ASK, provider: ${address} }) { rows { time } } }`],
    ['componentPrices', (address) => `{ componentPrices(provider: ${address}) { leases } }`],
    ['series.members', (address) => `{ series(input: { metric: GPUS_LEASED, groupBy: PROVIDER, members: [${address}] }) { height } }`],
    [
      'series.filter',
      (address) => `{ series(input: { metric: GPUS_LEASED, filter: [{ dimension: PROVIDER, members: [${address}] }] }) { height } }`,
    ],
    ['spend', (address) => `{ spend(by: TENANT, members: [${address}]) { count } }`],
    ['spendSeries', (address) => `{ spendSeries(by: PROVIDER, members: [${address}]) { member } }`],
  ];

  it.each(lists)('that lacks a letter is refused by %s', async (_place, query) => {
    const text = PROVIDERS.large.slice(0, -1);
    expect(await mistake(query(`"${text}"`))).toMatch(
      new RegExp(
        `^(BAD_ARGUMENT|GRAPHQL_VALIDATION_FAILED): .*"${text}" is not an address: letters are wrong or missing. Copy all of it anew.$`,
      ),
    );
  });

  it.each(lists)('in capitals is the same to %s', async (_place, query) => {
    const [small, capitals] = [await api.ask(query(`"${PROVIDERS.large}"`)), await api.ask(query(`"${PROVIDERS.large.toUpperCase()}"`))];
    expect(capitals.errors).toEqual([]);
    expect(capitals.data).toEqual(small.data);
  });

  it.each([
    ['a changed letter', PROVIDERS.large.replace('large', 'lurge'), 'letters are wrong or missing. Copy all of it anew.'],
    ['letters changed about', PROVIDERS.large.replace('lar', 'ral'), 'letters are wrong or missing. Copy all of it anew.'],
    ['capitals and small letters', PROVIDERS.large.replace('large', 'LARGE'), 'Give one as fields tell it, akash1… without white space'],
    ['white space behind it', `${PROVIDERS.large} `, 'Give one as fields tell it, akash1… without white space'],
    ['the address of a validator', OPERATOR, "is an address of another kind (akashvaloper1…). Give the account's own, akash1…."],
    ['an address of another chain', FOREIGN, "is an address of another kind (cosmos1…). Give the account's own, akash1…."],
    ['no data', 'akash1', 'Give one as fields tell it'],
    ['nothing', '', 'Give one as fields tell it'],
  ])('with %s is refused', async (_what, text, told) => {
    const inVariable = await mistake('query ($owner: Address!) { address(address: $owner) { roles } }', { owner: text });
    expect(inVariable).toContain(told);
    expect(inVariable).toMatch(/^BAD_USER_INPUT: /);
    expect(await mistake('query ($owner: String!) { tenantTotals(owner: $owner) { denom } }', { owner: text })).toContain(told);
  });

  it('that is a number is refused', async () => {
    expect(await mistake('{ address(address: 5) { roles } }')).toContain('is not an address');
    expect(await mistake('query ($owner: Address!) { address(address: $owner) { roles } }', { owner: 5 })).toContain('is not an address');
  });

  it('of somebody whom the index has never seen is no mistake', async () => {
    const { data, errors } = await api.ask(
      '{ address(address: "akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq") { roles leases { totalCount } } }',
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ address: { roles: [], leases: { totalCount: 0 } } });
  });

  it('in an export is refused as well', async () => {
    const answer = await fetch(`${api.url}/export/leases.csv?owner.eq=${TENANT.slice(1)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('is not an address');
    const series = await fetch(`${api.url}/export/series.csv?groupBy=PROVIDER&metrics=GPUS_LEASED&members=akash1x`);
    expect(series.status).toBe(400);
    expect(await series.text()).toContain('is not an address');
  });
});

describe('a member', () => {
  it.each([
    ['COUNTRY', 'Germany', '"Germany" is not a country. Give the two letters of ISO 3166-1, e.g. DE; countries lists them.'],
    ['MODEL', 'a100', '"a100" is not a GPU model. Give vendor/model, e.g. nvidia/a100; gpuModels lists them.'],
    ['CLASS', 'gaming', '"gaming" is no member of CLASS. Use one of: data-centre, workstation, consumer, unknown.'],
    ['AUDIT', 'yes', '"yes" is no member of AUDIT. Use one of: audited, unaudited.'],
    ['PROVIDER', 'elbe', 'BAD_ARGUMENT: "elbe" is not an address.'],
  ])('of %s that none can have is refused: %s', async (dimension, member, told) => {
    const filter = `filter: [{ dimension: ${dimension}, members: ["${member}"] }]`;
    expect(await mistake(`{ series(input: { metric: GPUS_LEASED, ${filter} }) { height } }`)).toContain(told);
    const members = `groupBy: ${dimension}, members: ["${member}"]`;
    expect(await mistake(`{ series(input: { metric: GPUS_LEASED, ${members} }) { height } }`)).toContain(told);
  });

  it.each([
    ['NEW_LEASES', 'KIND', 'GPU', 'Use one of: gpu, cpu.'],
    ['NEW_LEASES', 'SIZE', '3', 'Use one of: 0, 1, 2, 3-4, 5-8, 9+.'],
  ])('of %s by %s that none can have is refused: %s', async (metric, dimension, member, told) => {
    const query = `{ series(input: { metric: ${metric}, groupBy: ${dimension}, members: ["${member}"] }) { height } }`;
    expect(await mistake(query)).toContain(told);
  });

  it('of settled spend is held against the same', async () => {
    expect(await mistake('{ spend(by: COUNTRY, members: ["Germany"]) { count } }')).toContain('is not a country');
    expect(await mistake('{ spend(by: MODEL, members: ["a100"]) { count } }')).toContain('is not a GPU model');
    expect(await mistake('{ spendSeries(by: KIND, members: ["GPU"]) { member } }')).toContain('Use one of: gpu, cpu.');
    expect(await mistake('{ spend(by: MODEL, members: [""]) { count } }')).toBe('NONE:');
  });

  it('that is a country may be written in small letters', async () => {
    const query = '{ series(input: { metric: GPUS_LEASED, groupBy: COUNTRY, members: ["de"] }) { series { member } } }';
    expect((await api.ask(query)).data).toEqual({ series: { series: [{ member: 'DE' }] } });
  });
});

it.each([
  ['{ market(input: { country: "Germany" }) { leases { opened } } }', '"Germany" is not a country.'],
  ['{ providers(where: { country: { eq: "Germany" } }) { totalCount } }', '"Germany" is not a country.'],
  ['{ providers(filter: { country: "Germany" }) { totalCount } }', '"Germany" is not a country.'],
  ['{ leases(where: { reason: { eq: "unstable" } }) { totalCount } }', 'Use one of: lease_closed_invalid, lease_closed_owner'],
  ['{ leases(where: { announcedReason: { in: ["unstable"] } }) { totalCount } }', 'Use one of: lease_closed_invalid, lease_closed_owner'],
  ['{ messages(where: { typeUrl: { eq: "MsgCreateBid" } }) { totalCount } }', 'e.g. /akash.market.v1beta4.MsgCreateBid'],
  ['{ messages(filter: { typeUrls: ["MsgCreateBid"] }) { totalCount } }', 'e.g. /akash.market.v1beta4.MsgCreateBid'],
  ['{ transactions(where: { typeUrl: { in: ["MsgCreateBid"] } }) { totalCount } }', 'e.g. /akash.market.v1beta4.MsgCreateBid'],
  ['{ transactions(filter: { typeUrls: ["MsgCreateBid"] }) { totalCount } }', 'e.g. /akash.market.v1beta4.MsgCreateBid'],
  [`{ flows(where: { lease: { eq: "${TENANT}/1" } }) { totalCount } }`, 'BAD_ID: '],
  [`{ flows(filter: { lease: "${TENANT}/1" }) { totalCount } }`, 'BAD_ID: '],
  ['{ priceStatistics(input: { kind: ASK, model: "nvidia/a100" }) { height } }', 'Give `vendor` and `model` apart, "nvidia" and "a100".'],
  ['{ priceDiscounts(model: "nvidia/a100") { model } }', 'Give `vendor` and `model` apart, "nvidia" and "a100".'],
  ['{ priceStatistics(input: { kind: ASK, resource: CPU, vendor: "nvidia" }) { height } }', '`vendor` is of GPUs'],
  ['{ leases(where: { createdTime: { gte: "2026-01-31" } }) { totalCount } }', 'give date, time and offset from UTC'],
  [
    '{ block(height: 9223372036854775808) { hash } }',
    '9223372036854775808 is not a height: give a whole number from 0 to 9007199254740991.',
  ],
])('%s is told what is wrong', async (query, told) => {
  expect(await mistake(query)).toContain(told);
});
