// Queries that mean harm: each is refused before anything is read, or answered within the budget, while others are served.
import { type GraphQLInputType, getNamedType, isInputObjectType, isNonNullType, isObjectType, isScalarType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { LEASES } from '../testing/seed.ts';
import { createExecutor } from './executor.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rateLimit: 0, keepAnswers: true });
});
afterAll(() => api.close());

const repeat = (count: number, text: (at: number) => string): string => Array.from({ length: count }, (_, at) => text(at)).join(' ');
const nested = (levels: number): string => `${'{ provider { leases { nodes '.repeat(levels)}{ id }${' } } }'.repeat(levels)}`;
/** Deeper and deeper into the schema's own description. */
const bomb = (levels: number): string => `${'{ fields { type '.repeat(levels)}{ name }${' } }'.repeat(levels)}`;

const REFUSED: [string, string, Record<string, unknown>?][] = [
  ['deep', `{ leases { nodes ${nested(6)} } }`],
  [
    'deep by fragments',
    `{ leases { nodes { ...f0 } } } ${repeat(8, (at) => `fragment f${at} on Lease { provider { leases { nodes { ...f${at + 1} } } } }`)} fragment f8 on Lease { id }`,
  ],
  ['wide by pages in pages', '{ leases(first: 500) { nodes { provider { leases(first: 500) { nodes { id } } } } } }'],
  ['wide by a variable', 'query ($n: Int) { leases(first: $n) { nodes { provider { leases(first: $n) { nodes { id } } } } } }', { n: 500 }],
  [
    'wide by a default of a variable',
    'query ($n: Int = 500) { leases(first: $n) { nodes { provider { leases(first: $n) { nodes { id } } } } } }',
  ],
  ['aliased a thousand times', `{ ${repeat(1_000, (at) => `a${at}: leases(first: 500) { totalCount }`)} }`],
  [
    'aliased a thousand times, computed',
    `{ ${repeat(600, (at) => `a${at}: network { height }`)} ${repeat(300, (at) => `b${at}: series(input: { metric: GPUS_LEASED }) { height }`)} }`,
  ],
  ['circular', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
  ['circular in a type', '{ leases { nodes { ...a } } } fragment a on Lease { provider { leases { nodes { ...a } } } }'],
  ['a huge first', '{ leases(first: 2147483647) { nodes { provider { leases(first: 2147483647) { nodes { id } } } } } }'],
  ['a bomb of introspection', `{ __schema { types ${bomb(7)} } }`],
  ['of very many directives', `{ status { state ${'@skip(if: false) '.repeat(1_500)} } }`],
  ['of very many tokens', `{ ${repeat(2_000, (at) => `a${at}: __typename`)} }`],
  ['of very many errors', `{ ${repeat(900, (at) => `nothing${at}`)} }`],
  ['of unknown variables', `query (${repeat(900, (at) => `$v${at}: Nothing`)}) { status { state } }`],
  ['of very many comments', `# ${'x'.repeat(100_000)}\n{ status { state } }`],
  ['of one field again and again', `{ ${'status { state } '.repeat(400)} }`],
  [
    'of fragments in fragments',
    `{ ...f0 } ${repeat(9, (at) => `fragment f${at} on Query { ${`...f${at + 1} `.repeat(8)} }`)} fragment f9 on Query { __typename }`,
  ],
  ['of lists in lists', `{ leases(where: ${'['.repeat(500)}${']'.repeat(500)}) { totalCount } }`],
  ['of very many operations', repeat(300, (at) => `query q${at} { __typename }`)],
  ['of several operations, none of which is named', 'query a { status { state } } query b { status { state } }'],
  ['of the schema again and again', `{ ${repeat(150, (at) => `a${at}: __schema { types { name } }`)} }`],
  ['of no operation', '{ status { state } } query Other { status { state } }'],
  ['of brackets', `{ status ${'{'.repeat(3_000)}`],
];

describe('a query that is', () => {
  it.each(REFUSED)('%s is refused before anything is read', async (_name, query, variables = {}) => {
    // Ordinary traffic meanwhile.
    const others = Promise.all(Array.from({ length: 5 }, () => api.ask('{ status { state } }')));
    await others;
    api.statements.length = 0;
    const { status, errors, data } = await api.ask(query, variables);
    expect(status).toBe(400);
    expect(data).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
    // A thousand mistakes need no thousand answers.
    expect(errors.length).toBeLessThanOrEqual(6);
    for (const { extensions } of errors) expect(extensions.code).toMatch(/^(GRAPHQL_|BAD_|COST_|OPERATION_)/);
    expect(JSON.stringify(errors)).not.toMatch(/node_modules|\.ts:|at Object/);
    expect(api.statements).toEqual([]);
    expect((await others).every((answer) => answer.status === 200)).toBe(true);
  });

  it('within the limits is answered, and its cost is told', async () => {
    const { errors, extensions } = await api.ask(`{ ${repeat(100, (at) => `a${at}: leases(first: ${at}) { nodes { id } }`)} }`);
    expect(errors).toEqual([]);
    expect(extensions.cost?.requested).toBeGreaterThan(4_900);
    expect(extensions.cost?.requested).toBeLessThanOrEqual(extensions.cost?.maximum ?? 0);
  });

  it.each([
    ['a list that is only counted', 'leases(first: 0) { totalCount }', 10],
    ['each figure of the market', 'market { payers { kind } kinds { kind } closeReasons { reason } }', 600],
    ['spend', 'spend(by: TENANT) { count }', 200],
    ['estimates', 'componentPrices { leases }', 200],
    ['a list of so many', 'market { winRates(first: 400) { provider { owner } } }', 200 + 400 * 2],
    ['lists of so many in an object', 'spend(by: PROVIDER, first: 400) { members { provider { owner } } }', 200 + 400 * 2],
  ])('costs what is summed or counted for it: %s', async (_name, field, least) => {
    const { errors, extensions } = await api.ask(`{ ${field} }`);
    expect(errors).toEqual([]);
    expect(extensions.cost?.requested).toBeGreaterThanOrEqual(least);
  });

  it('the introspection of tools is answered', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { errors, data } = await api.ask(getIntrospectionQuery());
    expect(errors).toEqual([]);
    expect(data).toHaveProperty('__schema');
  });
});

describe('SQL in a text', () => {
  const { schema } = createExecutor();
  const TEXT = `'; DROP TABLE leases; SELECT '1`;
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});

  /** Every place of a type that takes any text, as an argument's value with the text in it. */
  function places(type: GraphQLInputType, depth = 0): string[] {
    const named = getNamedType(type);
    if (isScalarType(named)) return ['String', 'ID', 'Address'].includes(named.name) ? ['$t'] : [];
    if (!isInputObjectType(named) || depth > 2) return [];
    const all = Object.values(named.getFields());
    if (all.some((field) => isNonNullType(field.type) && field.defaultValue === undefined && !isScalarType(getNamedType(field.type))))
      return [];
    return all.flatMap((field) => places(field.type, depth + 1).map((value) => `{ ${field.name}: ${value} }`));
  }

  const attacks = fields.flatMap((field) => {
    const needed = field.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
    return field.args.flatMap((arg) =>
      places(arg.type).flatMap((value) => {
        const others = needed.filter((other) => other !== arg);
        if (others.some((other) => places(other.type)[0] !== '$t')) return [];
        const args = [`${arg.name}: ${value}`, ...others.map((other) => `${other.name}: $t`)].join(', ');
        const inner = isObjectType(getNamedType(field.type)) || getNamedType(field.type).name === 'Node' ? ' { __typename }' : '';
        return [`${field.name}(${args})${inner}`];
      }),
    );
  });

  it('is tried in very many places', () => {
    expect(attacks.length).toBeGreaterThan(40);
  });

  it.each(attacks)('finds nothing and breaks nothing: %s', async (attack) => {
    const literal = attack.replaceAll('$t', JSON.stringify(TEXT));
    const { errors, status } = await api.ask(`{ ${literal} }`);
    expect([200, 400]).toContain(status);
    expect(errors.filter(({ extensions }) => extensions.code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
  });

  it('has left everything there', async () => {
    expect((await api.ask('{ leases { totalCount } }')).data).toEqual({ leases: { totalCount: LEASES } });
    expect(api.logged).toEqual([]);
  });
});
