// `where` of every list of the schema: each property by each of its operators gives the rows that fit, found by looking at all of them.
import {
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExecutor } from '../graphql/executor.ts';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { seedChain } from '../testing/seed-chain.ts';
import { seedMoney } from '../testing/seed-money.ts';

const NOBODY = 'akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq';
/** Texts of a form of their own that no row has. */
const UNSEEN: Record<string, string> = {
  country: 'XX',
  lease: `${NOBODY}/1/1/1/${NOBODY}`,
  typeUrl: '/x.y',
  reason: '99',
  announcedReason: '99',
};

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rateLimit: 0 });
  await seedMoney(api.database.sql);
  await seedChain(api.database.sql);
  // Blocks have times to the microsecond, of which answers show the millisecond.
  await api.database.sql.unsafe(
    [
      'blocks.time',
      'flows.time',
      ...['leases', 'deployments', 'orders', 'bids'].flatMap((of) => [`${of}.created_time`, `${of}.closed_time`]),
    ]
      .map((column) => column.split('.'))
      .map(([table, column]) => `UPDATE ${table} SET ${column} = ${column} + interval '851 microseconds'`)
      .join('; '),
  );
});
afterAll(() => api.close());

const { schema } = createExecutor();

interface Listed {
  field: string;
  where: GraphQLInputObjectType;
  node: GraphQLObjectType;
}

const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field): Listed[] => {
  const connection = getNamedType(field.type);
  const where = getNamedType(field.args.find(({ name }) => name === 'where')?.type);
  const node = isObjectType(connection) ? getNamedType(connection.getFields().nodes?.type) : undefined;
  return isInputObjectType(where) && isObjectType(node) ? [{ field: field.name, where, node }] : [];
});

type Row = Record<string, unknown>;

async function rows(field: string, where: string, columns: readonly string[]): Promise<Row[]> {
  const { data, errors } = await api.ask(`{ ${field}(first: 500${where}) { totalCount nodes { ${columns.join(' ')} } } }`);
  expect(errors).toEqual([]);
  const { totalCount = 0, nodes = [] } = (data as Record<string, { totalCount: number; nodes: Row[] }>)[field] ?? {};
  if (totalCount <= 500 || nodes.length < 500) expect(totalCount, `${field} ${where}`).toBe(nodes.length);
  return nodes;
}

/** The comparison of two values of one property: texts by themselves, all else by size. */
function order(left: unknown, right: unknown): number {
  const number = (value: unknown): number => (/^\d{4}-/.test(String(value)) ? Date.parse(String(value)) : Number(value));
  return number(left) - number(right);
}

const FITS: Readonly<Record<string, (value: unknown, given: unknown) => boolean>> = {
  eq: (value, given) => value === given,
  gt: (value, given) => order(value, given) > 0,
  gte: (value, given) => order(value, given) >= 0,
  lt: (value, given) => order(value, given) < 0,
  lte: (value, given) => order(value, given) <= 0,
};

it('every list that had a filter has it', () => {
  const filtered = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) => args.some(({ name }) => name === 'filter'));
  expect(lists.map(({ field }) => field)).toEqual(filtered.map(({ name }) => name));
  expect(lists.length).toBeGreaterThan(10);
});

describe.each(lists)('$field', ({ field, where, node }) => {
  const leaves = Object.values(node.getFields()).filter(({ type, args }) => isLeafType(getNamedType(type)) && args.length === 0);
  const columns = leaves.map(({ name }) => name);
  const literal = (type: unknown, value: unknown): string => (isEnumType(type) ? String(value) : JSON.stringify(value));

  it('is chosen by every property that its rows have, by every operator', async () => {
    const all = await rows(field, '', columns);
    let compared = 0;
    for (const property of Object.values(where.getFields())) {
      const input = getNamedType(property.type);
      if (!isInputObjectType(input) || !columns.includes(property.name)) continue;
      const values = [...new Set(all.map((row) => row[property.name]).filter((value) => value !== null && value !== ''))];
      const given = values[Math.floor(values.length / 2)];
      if (given === undefined) continue;
      for (const { name, type } of Object.values(input.getFields())) {
        const leaf = getNamedType(type);
        const text = name === 'in' ? `[${literal(leaf, given)}, ${literal(leaf, values[0])}]` : literal(leaf, given);
        const found = await rows(field, `, where: { ${property.name}: { ${name}: ${text} } }`, columns);
        const wanted = all.filter((row) => {
          const value = row[property.name];
          if (value === null) return false;
          return name === 'in' ? value === given || value === values[0] : FITS[name]?.(value, given);
        });
        expect(found, `${field} where ${property.name} ${name} ${text}`).toEqual(wanted);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(2);
  });

  it('is chosen by properties of which a row has none, and by several at once', async () => {
    const strings = Object.values(where.getFields()).filter(({ type }) => /^(String|Address)Filter$/.test(getNamedType(type).name));
    const none = strings.map(
      ({ name, type }) => `${name}: { in: ["${getNamedType(type).name === 'AddressFilter' ? NOBODY : (UNSEEN[name] ?? 'x/y')}"] }`,
    );
    const found = await rows(field, `, where: { ${none.join(' ')} }`, columns);
    expect(found).toEqual([]);
    const flags = Object.values(where.getFields()).filter(({ type }) => getNamedType(type).name === 'Boolean');
    for (const { name } of flags) {
      const [yes, no, all] = await Promise.all([
        rows(field, `, where: { ${name}: true }`, columns),
        rows(field, `, where: { ${name}: false }`, columns),
        rows(field, '', columns),
      ]);
      expect(yes.length + no.length, name).toBe(all.length);
    }
  });
});

it('how many rows there are by what the indexer counts is read and not counted', async () => {
  const asked = [
    'blocks(where: { proposer: { eq: "validator" } })',
    'transactions',
    'transactions(where: { typeUrl: { eq: "/akash.market.v1beta4.MsgCreateLease" } })',
    'messages',
    'messages(where: { typeUrl: { in: ["/akash.market.v1beta4.MsgCreateLease", "/cosmos.authz.v1beta1.MsgExec"] } })',
    'flows',
    'flows(where: { kind: { eq: TAKE_FEE } })',
    'flows(where: { kind: { in: [DEPOSIT, REFUND] }, denom: { eq: "uakt" } })',
    'flows(filter: { denom: "uakt" })',
  ];
  api.statements.length = 0;
  const { errors } = await api.ask(`{ ${asked.map((list, place) => `a${place}: ${list} { totalCount }`).join(' ')} }`);
  expect(errors).toEqual([]);
  expect(api.statements.filter((statement) => statement.includes('list_parts')).length).toBeGreaterThanOrEqual(asked.length);
  expect(api.statements.filter((statement) => statement.includes('count('))).toEqual([]);
});

it('a transaction with messages of two types counts once, and in no list twice', async () => {
  const [one, other] = ['/akash.market.v1beta4.MsgCreateLease', '/cosmos.authz.v1beta1.MsgExec'];
  const { data } = await api.ask(`{
    either: transactions(first: 500, where: { typeUrl: { in: ["${one}", "${other}"] } }) { totalCount nodes { hash } }
    both: transactions(first: 500, where: { typeUrl: { eq: "${one}", in: ["${other}"] } }) { totalCount nodes { hash } }
    older: transactions(first: 500, filter: { typeUrls: ["${one}", "${one}"] }) { totalCount nodes { hash } }
    narrowed: transactions(first: 500, filter: { succeeded: true }, where: { typeUrl: { eq: "${one}" } }) { totalCount nodes { hash } } }`);
  for (const [name, { totalCount, nodes }] of Object.entries(data as Record<string, { totalCount: number; nodes: Row[] }>)) {
    expect(nodes.length, name).toBeGreaterThan(0);
    expect(totalCount, name).toBe(nodes.length);
  }
});

it('a range that ends before it begins, and a number that has lost digits, are refused', async () => {
  const codes = async (query: string) => (await api.ask(query)).errors.map(({ extensions }) => extensions.code);
  expect(await codes('{ leases(where: { createdHeight: { gte: 5, lt: 5 } }) { totalCount } }')).toEqual(['BAD_RANGE']);
  expect(await codes('{ leases(where: { createdHeight: { gte: 5, lte: 5 } }) { totalCount } }')).toEqual([]);
  expect(await codes('{ flows(where: { time: { gt: "2026-01-02T00:00:00Z", lte: "2026-01-01T00:00:00Z" } }) { totalCount } }')).toEqual([
    'BAD_RANGE',
  ]);
  expect(await codes('{ leases(where: { gpus: { gt: "2", lt: "1" } }) { totalCount } }')).toEqual(['BAD_RANGE']);
  expect(await codes('{ leases(filter: { gpus: { gte: "2", lt: "1.5" } }) { totalCount } }')).toEqual(['BAD_RANGE']);
  expect(await codes('{ leases(filter: { gpus: { gte: "2", lt: "2.0" } }) { totalCount } }')).toEqual(['BAD_RANGE']);
  expect(await codes('{ leases(filter: { gpus: { gte: "2", lt: "2.5" } }) { totalCount } }')).toEqual([]);
  // Apart by less than a float tells, and alike beyond it.
  expect(await codes('{ leases(where: { dseq: { gte: "18446744073709551614", lt: "18446744073709551615" } }) { totalCount } }')).toEqual(
    [],
  );
  expect(await codes('{ leases(where: { dseq: { gte: "18446744073709551615", lt: "18446744073709551614" } }) { totalCount } }')).toEqual([
    'BAD_RANGE',
  ]);
  expect(await codes('{ leases(where: { price: { gt: "-0.1", lte: "-0.099999999999999999999" } }) { totalCount } }')).toEqual([]);
  expect(await codes('{ leases(where: { price: { gt: "2.5", lt: "2.50" } }) { totalCount } }')).toEqual(['BAD_RANGE']);
  expect(await codes('{ leases(where: { model: { eq: "a100" } }) { totalCount } }')).toEqual(['BAD_ARGUMENT']);
  expect(await codes('query ($dseq: UInt64!) { leases(where: { dseq: { eq: $dseq } }) { totalCount } }')).not.toEqual([]);
});

it.each([`0.${'0'.repeat(17_000)}1`, '9'.repeat(140_000)])(
  'a number with more digits than a database compares is refused',
  async (price) => {
    const { errors } = await api.ask('query ($price: Decimal!) { leases(where: { price: { gte: $price } }) { totalCount } }', { price });
    expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_SERVER_ERROR');
    expect(errors[0]?.message).toMatch(/is not a decimal number of at most 1000 digits/);
  },
);

describe('a decimal as a number', () => {
  const count = async (args: string, variables?: Row) => {
    const named = variables === undefined ? '' : 'query ($gpus: Decimal!) ';
    const { data, errors } = await api.ask(`${named}{ leases(where: { ${args} }) { totalCount } }`, variables);
    return errors[0]?.message ?? (data as Record<string, { totalCount: number }>).leases?.totalCount;
  };

  it('is taken as its text where it has lost no digit', async () => {
    expect(await count('gpus: { gte: 2 }')).toBe(await count('gpus: { gte: "2" }'));
    expect(await count('gpus: { gte: $gpus }', { gpus: 2 })).toBe(await count('gpus: { gte: "2" }'));
    expect(await count('price: { gt: 0.50 }')).toBe(await count('price: { gt: "0.5" }'));
    // Digits that a float does not hold.
    expect(await count('price: { gt: 0.100000000000000000001, lte: 0.100000000000000000002 }')).toBe(0);
    expect(await count('price: { gt: 0.100000000000000000002, lte: 0.100000000000000000001 }')).toMatch(/ends before it begins/);
  });

  it('is refused where it may have, and with an exponent', async () => {
    expect(await count('gpus: { gte: $gpus }', { gpus: 0.5 })).toMatch(/0\.5 may have lost digits as a number: give it as text/);
    expect(await count('gpus: { gte: $gpus }', { gpus: 2 ** 53 })).toMatch(/may have lost digits/);
    expect(await count('gpus: { gte: 1e2 }')).toMatch(/1e2 is not a decimal number/);
    expect(await count('gpus: { gte: true }')).toMatch(/Decimal/);
  });
});

it('and an older filter both count', async () => {
  const count = async (args: string): Promise<number> => {
    const { data } = await api.ask(`{ leases(${args}) { totalCount } }`);
    return (data as Record<string, { totalCount: number }>).leases?.totalCount ?? Number.NaN;
  };
  const both = await count('filter: { owner: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav" }, where: { state: { in: [CLOSED] } }');
  expect(both).toBe(await count('where: { state: { eq: CLOSED }, owner: { eq: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav" } }'));
  expect(both).toBeLessThan(await count('where: { owner: { eq: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav" } }'));
});
