// Every connection of the schema, found in it: the same in any pages, in any order, and read by few statements however many rows.
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExecutor } from '../graphql/executor.ts';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { PROVIDERS } from '../testing/seed.ts';
import { seedChain, transactionHash } from '../testing/seed-chain.ts';
import { seedMoney } from '../testing/seed-money.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rateLimit: 0 });
  await seedMoney(api.database.sql);
  await seedChain(api.database.sql);
});
afterAll(() => api.close());

const { schema } = createExecutor();

/** Where objects with connections of their own are found, by the type's name or the connection's. */
const PARENTS: Readonly<Record<string, string>> = {
  'Account.bids': `address(address: "${PROVIDERS.large}")`,
  'Account.flows': 'address(address: "akash1senderqqqqqqqqqqqqqqqqqqqqqqqqqqle6ffg")',
  'Transaction.flows': 'transaction(hash: "TX4")',
  Account: 'address(address: "akash1tenantaqqqqqqqqqqqqqqqqqqqqqqqqqsqggav")',
  Block: 'block(height: 100)',
  Lease: `lease(id: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/${PROVIDERS.small}")`,
  Provider: `provider(owner: "${PROVIDERS.large}")`,
  Transaction: `transaction(hash: "${transactionHash(100, 1)}")`,
};

type Field = GraphQLField<unknown, unknown>;
const isConnection = (field: Field): boolean => getNamedType(field.type).name.endsWith('Connection');
/** Whether the field can be asked for without arguments. */
const isFree = (field: Field): boolean => field.args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined);

/** A connection: its field, what stands around it, and the orders that it has. */
interface Listed {
  name: string;
  field: string;
  parent: string | null;
  orders: string[];
  node: GraphQLObjectType;
}

function listed(type: GraphQLObjectType, parent: string | null): Listed[] {
  return Object.values(type.getFields())
    .filter((field) => isConnection(field) && isFree(field))
    .map((field) => {
      const order = field.args.find(({ name }) => name === 'orderBy');
      const input = order === undefined ? undefined : getNamedType(order.type);
      const by = isInputObjectType(input) ? getNamedType(input.getFields().field?.type) : undefined;
      const values = isEnumType(by) ? by.getValues().map(({ name }) => name) : [];
      const connection = getNamedType(field.type);
      const nodes = isObjectType(connection) ? getNamedType(connection.getFields().nodes?.type) : undefined;
      if (!isObjectType(nodes)) throw new TypeError(`${field.name} has no nodes`);
      return {
        name: `${type.name}.${field.name}`,
        field: field.name,
        parent: PARENTS[`${type.name}.${field.name}`] ?? parent,
        orders:
          values.length === 0
            ? ['']
            : values.flatMap((value) => ['ASC', 'DESC'].map((way) => `orderBy: { field: ${value}, direction: ${way} }`)),
        node: nodes,
      };
    });
}

const everywhere = Object.values(schema.getTypeMap()).flatMap((type) => {
  if (!isObjectType(type) || type.name.startsWith('__')) return [];
  if (type === schema.getQueryType()) return listed(type, null);
  const own = Object.values(type.getFields()).filter(isConnection);
  if (own.length > 0 && PARENTS[type.name] === undefined) throw new Error(`tell where to find a ${type.name} with its ${own[0]?.name}`);
  return own.length === 0 ? [] : listed(type, PARENTS[type.name] ?? null);
});

interface Page {
  totalCount: number;
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

async function pageOf({ field, parent }: Listed, args: string): Promise<Page> {
  const list = `${field}(${args}) { totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const { data, errors } = await api.ask(parent === null ? `{ ${list} }` : `{ parent: ${parent} { ${list} } }`);
  expect(errors).toEqual([]);
  const within = parent === null ? data : (data?.parent as Record<string, unknown>);
  return within?.[field] as Page;
}

const cursors = ({ edges }: Page): string[] => edges.map(({ cursor }) => cursor);

async function walk(list: Listed, order: string, size: number, backward: boolean): Promise<string[]> {
  const found: string[] = [];
  for (let at: string | null = null; ; ) {
    const from: string = at === null ? '' : `${backward ? 'before' : 'after'}: "${at}", `;
    const page = await pageOf(list, `${from}${backward ? 'last' : 'first'}: ${size} ${order}`);
    expect(backward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage).toBe(at !== null);
    if (backward) found.unshift(...cursors(page));
    else found.push(...cursors(page));
    at = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
    if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return found;
  }
}

it('there are many of them', () => {
  expect(everywhere.length).toBeGreaterThan(20);
});

describe.each(everywhere.flatMap((list) => list.orders.map((order) => ({ ...list, order }))))('$name $order', (list) => {
  it('is the same in forward pages, backward pages and one big page', async () => {
    const whole = await pageOf(list, `first: 500 ${list.order}`);
    expect(whole.edges.length).toBe(Math.min(500, whole.totalCount));
    // Rows to compare, or the test says nothing.
    expect(whole.totalCount, `${list.name} has rows`).toBeGreaterThan(0);
    expect(new Set(cursors(whole)).size).toBe(whole.edges.length);
    const size = Math.max(1, Math.ceil(whole.totalCount / 3));
    expect(await walk(list, list.order, size, false)).toEqual(cursors(whole));
    expect(await walk(list, list.order, size, true)).toEqual(cursors(whole));
  });
});

/** All that a type has without arguments, one level deep, connections with their nodes' own values. */
function selection(type: GraphQLObjectType, depth: number): string {
  return Object.values(type.getFields())
    .filter(isFree)
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (isLeafType(named)) return [field.name];
      if (!isObjectType(named) || depth === 0) return [];
      if (isConnection(field)) {
        const nodes = getNamedType(named.getFields().nodes?.type);
        return isObjectType(nodes)
          ? [`${field.name}(first: 2) { totalCount pageInfo { hasNextPage } nodes { ${selection(nodes, 0)} } }`]
          : [];
      }
      const inner = selection(named, depth - 1);
      return inner === '' ? [] : [`${field.name} { ${inner} }`];
    })
    .join(' ');
}

describe.each(everywhere)('$name with all that its rows have', ({ field, parent, node }) => {
  it('is read by a number of statements that rows do not change', async () => {
    const counts: number[] = [];
    for (const first of [4, 40]) {
      const list = `${field}(first: ${first}) { totalCount nodes { ${selection(node, 1)} } }`;
      api.statements.length = 0;
      const { errors } = await api.ask(parent === null ? `{ ${list} }` : `{ parent: ${parent} { ${list} } }`);
      expect(errors).toEqual([]);
      counts.push(api.statements.length);
    }
    const [few = 0, many = 0] = counts;
    // A few more are possible: the first rows may lack what later ones have. One for each row would be 36 more.
    expect(many, `statements for 4 rows: ${few}, for 40: ${many}`).toBeLessThanOrEqual(few + 6);
  });
});
