// How PostgreSQL answers what the explorer asks most: no statement may walk through the whole history.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApi, openFile, readRequest } from '@leasebook/api';
import { connect, type Sql } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { indexChain } from '@leasebook/indexer';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './root.ts';

const height = 420;
/** Mainnet is some ten thousand times as long as what is indexed here. */
const SCALE = 10_000;
/** What grows with the chain, block by block. */
const HISTORY = [
  'blocks',
  'transactions',
  'transaction_fees',
  'messages',
  'unknown_events',
  'flows',
  'price_payouts',
  'price_quotes',
  'mints',
  'pool_movements',
  'bids',
  'orders',
  'order_outcomes',
  'leases',
  'lease_gpus',
  'lease_prices',
  'deployments',
  'deployment_groups',
  'group_resources',
  'escrow_accounts',
  'escrow_payments',
  'lease_totals',
  'deployment_totals',
  'provider_samples',
  'raw_blocks',
] as const;

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  Plans?: Plan[];
}

/** A walk over a whole table, and what the statement says. */
interface Walk {
  operation: string;
  table: string;
  node: string;
  index: string;
  filter: string;
  /** Its beginning. */
  statement: string;
}

let database: TestDatabase;
let answering: { url: string; close(): Promise<void> };
const plans: { statement: string; plan: Plan }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const { sql } = database;
  const recording = join(root, 'recordings', 'akash-recorded-1');
  await indexChain({ sql, rpc: [], recording, observations: recording, until: height, signal: new AbortController().signal });
  await pretendLong(sql);
  const indexes = await sql<{ name: string }[]>`
    SELECT indexrelid::regclass::text AS name FROM pg_index WHERE pg_get_expr(indpred, indrelid) LIKE '%state%'
      OR indexrelid IN ('leases_held'::regclass, 'order_outcomes_pending'::regclass)`;
  open = new Set(indexes.map(({ name }) => name));
  // Each statement's plan comes beside its rows, from the connections that answer.
  const url = new URL(database.url);
  const settings = { log_min_duration: '0', log_level: 'notice', log_format: 'json', log_nested_statements: 'on' };
  const options = Object.entries(settings).map(([name, value]) => `-c auto_explain.${name}=${value}`);
  url.searchParams.set('options', ['-c session_preload_libraries=auto_explain', ...options].join(' '));
  const reading = connect(url.href, { name: 'leasebook-plans', onNotice: notePlan });
  answering = await createApi({ sql: reading, port: 0, host: '127.0.0.1', logger: pino({ enabled: false }), keepAnswers: false });
});
afterAll(async () => {
  await answering.close();
  await database.drop();
});

/** Columns that tell copies of a row from it; everything else stays. */
const COPIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  blocks: { height: `height + i * ${height}`, hash: "hash || '-' || i", time: "time + i * interval '10 days'" },
  transactions: { height: `height + i * ${height}`, hash: "hash || '-' || i", fee_payer: "fee_payer || '-' || i" },
  messages: { height: `height + i * ${height}`, signer: "signer || '-' || i" },
  flows: {
    height: `height + i * ${height}`,
    time: "time + i * interval '10 days'",
    sender: "CASE sender WHEN '' THEN '' ELSE sender || '-' || i END",
    recipient: "CASE recipient WHEN '' THEN '' ELSE recipient || '-' || i END",
    xid: "CASE xid WHEN '' THEN '' ELSE 'old' || i || xid END",
    lease: "CASE lease WHEN '' THEN '' ELSE 'old' || i || lease END",
  },
  leases: { owner: "owner || '-' || i", state: "'closed'", closed_height: 'created_height + 1' },
  lease_gpus: { owner: "owner || '-' || i" },
  deployments: { owner: "owner || '-' || i", state: "'closed'", closed_height: 'created_height + 1' },
  bids: { owner: "owner || '-' || i", state: "'closed'", closed_height: 'created_height + 1' },
};
const TIMES = 20;

/**
 * Puts closed things and other people beside what was indexed, as most of a long history is, and makes the planner believe
 * that each table has `SCALE` times the rows, as after years.
 */
async function pretendLong(sql: Sql): Promise<void> {
  for (const [table, changes] of Object.entries(COPIES)) {
    const columns = await sql<{ name: string }[]>`
      SELECT column_name AS name FROM information_schema.columns WHERE table_name = ${table} AND is_generated = 'NEVER'`;
    const names = columns.map(({ name }) => name);
    const values = names.map((name) => changes[name] ?? name);
    await sql.unsafe(
      `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table}, generate_series(1, ${TIMES}) AS i`,
    );
  }
  for (const table of HISTORY)
    await sql.unsafe(`ALTER TABLE ${table === 'raw_blocks' ? 'raw_blocks_0' : table} SET (autovacuum_enabled = false)`);
  await sql.unsafe('ANALYZE');
  await sql`UPDATE pg_class SET reltuples = greatest(reltuples, 100) * ${SCALE / TIMES}
    WHERE relnamespace = 'public'::regnamespace AND relname = ANY (${[...HISTORY]}) AND relkind = 'r'`;
}

function notePlan(text: string): void {
  const start = text.indexOf('{');
  if (!text.startsWith('duration:') || start < 0) return;
  const told: { 'Query Text': string; Plan: Plan } = JSON.parse(text.slice(start));
  plans.push({ statement: told['Query Text'], plan: told.Plan });
}

/** The explorer's operations with the fragments that they use. */
function operations(): Map<string, string> {
  const folder = join(root, 'web/src/lib/queries');
  const parts = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.graphql'))) {
    const definitions = readFileSync(join(folder, file), 'utf8').split(/^(?=query |fragment |subscription )/m);
    for (const text of definitions) {
      const name = /^(?:query|fragment|subscription) (\w+)/.exec(text)?.[1];
      if (name !== undefined) parts.set(name, text);
    }
  }
  const whole = (name: string, known: Set<string>): string => {
    if (known.has(name)) return '';
    known.add(name);
    const text = parts.get(name) ?? '';
    return text + [...text.matchAll(/\.\.\.(\w+)/g)].map(([, used]) => whole(used ?? '', known)).join('');
  };
  return new Map([...parts].filter(([, text]) => text.startsWith('query')).map(([name]) => [name, whole(name, new Set())]));
}

const known = operations();
known.set('Follow', 'query Follow { blocks(first: 1) { nodes { hash } } }');
async function ask(name: string, variables: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${answering.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: known.get(name), operationName: name, variables }),
  });
  expect([name, await response.json()]).toEqual([name, expect.not.objectContaining({ errors: expect.anything() })]);
}

/** Indexes of what is open now: however long the history, they are short. */
let open: ReadonlySet<string>;

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** Walks over history in a plan: a scan without a condition on an index, unless it ends after the first rows. */
function walks(plan: Plan, isLimited = false): Omit<Walk, 'operation' | 'statement'>[] {
  const node = plan['Node Type'];
  const table = plan['Relation Name'];
  const limited = isLimited || node === 'Limit';
  const own: Omit<Walk, 'operation' | 'statement'>[] = [];
  const index = plan['Index Name'] ?? '';
  const history: readonly string[] = HISTORY;
  if (table !== undefined && history.includes(table)) {
    const isIndexed = plan['Index Cond'] !== undefined || node === 'Bitmap Heap Scan' || open.has(index);
    const isFirstRows = limited && /^Index/.test(node) && plan.Filter === undefined;
    if (!isIndexed && !isFirstRows) own.push({ table, node, index, filter: plan.Filter ?? '' });
  }
  // A sort or a hash reads everything below it, whatever ends above.
  const below = limited && !/Sort|Aggregate|Hash/.test(node);
  return [...own, ...(plan.Plans ?? []).flatMap((each) => walks(each, below))];
}

test('the twenty operations that pages ask most answer from indexes, however long the history', async () => {
  const { sql } = database;
  const [lease] =
    await sql`SELECT owner, dseq, gseq, oseq, provider, bseq FROM leases WHERE owner NOT LIKE '%-%' ORDER BY created_height LIMIT 1`;
  const [model] = await sql`SELECT vendor, model FROM lease_gpus LIMIT 1`;
  const [sent] = await sql`SELECT height, hash FROM transactions WHERE height <= ${height} ORDER BY height DESC LIMIT 1`;
  const [last] = await sql<{ time: Date }[]>`SELECT block_time AS time FROM checkpoint`;
  const from = new Date((last?.time.getTime() ?? 0) - 7 * 86_400_000).toISOString();
  const id = [lease?.owner, lease?.dseq, lease?.gseq, lease?.oseq, lease?.provider].join('/');
  const asked: [string, Record<string, unknown>][] = [
    ['Network', {}],
    ['Gpus', { interval: 'DAY', from }],
    ['Prices', { interval: 'DAY', from }],
    ['Activity', { metric: 'NEW_LEASES', interval: 'DAY', from }],
    ['Models', {}],
    ['Countries', {}],
    ['LatestLeases', { first: 10 }],
    ['Leases', { first: 50 }],
    ['Lease', { id, payouts: 50 }],
    ['LeaseMovements', { owner: lease?.owner, dseq: lease?.dseq, first: 50 }],
    ['Deployment', { owner: lease?.owner, dseq: lease?.dseq }],
    ['ProviderList', { first: 50, lately: 30 }],
    ['Provider', { owner: lease?.provider, lately: 30 }],
    ['GpuModel', { vendor: model?.vendor, model: model?.model }],
    ['Account', { owner: lease?.owner }],
    ['AccountTransactions', { owner: lease?.owner, first: 50 }],
    ['AccountFlows', { owner: lease?.owner, first: 50 }],
    ['Blocks', { first: 50 }],
    ['Transaction', { hash: sent?.hash, messages: 50, flows: 50 }],
    ['Search', { text: String(lease?.owner).slice(0, 12), first: 5 }],
  ];
  expect(asked).toHaveLength(20);
  expect(await walksOf(asked)).toEqual([]);
});

test('quartiles of the prices in force over weeks are read from the leases once, with the buckets that each of them touches', async () => {
  plans.length = 0;
  await ask('Prices', { interval: 'WEEK' });
  await ask('Follow', {});
  const nodes = plans.map(({ plan }) => nodesOf(plan)).filter((all) => all.some((node) => node['Relation Name'] === 'lease_prices'));
  expect(nodes.map((all) => all.some((node) => node['Node Type'] === 'Function Scan'))).toEqual([true]);
});

test('the market of a range is read from the blocks of that range', async () => {
  const { sql } = database;
  const [last] = await sql<{ time: Date }[]>`SELECT block_time AS time FROM checkpoint`;
  const from = new Date((last?.time.getTime() ?? 0) - 3 * 3_600_000).toISOString();
  // What a range does not bound: the few tenants and orders of the range, found by their keys, and what is open now.
  expect(await walksOf([['Market', { input: { from, to: null, kind: null, model: null } }]])).toEqual([]);
});

test('what the market tells of all days is read from sums of days', async () => {
  const all = { from: null, to: null, kind: null, model: null };
  const providers = 'query WinRates($input: MarketInput!) { market(input: $input) { winRates { providerAddress bids won lost open } } }';
  known.set('WinRates', providers);
  known.set('SignModes', 'query SignModes($input: MarketInput!) { market(input: $input) { signModes { mode transactions } } }');
  const found = await walksOf([
    ['MarketKinds', {}],
    ['SignModes', { input: all }],
    ['WinRates', { input: all }],
  ]);
  // Who held a lease, and for how long, is a question to each lease.
  expect(found.filter(({ table }) => table !== 'leases')).toEqual([]);
});

test('a page begins where rows that fit are, though they be few or long ago', async () => {
  const { sql } = database;
  const [old] = await sql<{ type: string }[]>`SELECT type_url AS type FROM messages WHERE height <= ${height} ORDER BY height LIMIT 1`;
  const [last] = await sql<{ time: Date }[]>`SELECT time FROM blocks WHERE height = ${height}`;
  const day = { gte: new Date((last?.time.getTime() ?? 0) - 86_400_000).toISOString(), lt: last?.time.toISOString() };
  known.set('OfType', 'query OfType($where: TransactionWhere) { transactions(where: $where, first: 50) { nodes { hash } } }');
  known.set('OfKind', 'query OfKind($where: FlowWhere) { flows(where: $where, first: 50) { nodes { kind } } }');
  known.set('OfTime', 'query OfTime($where: BlockWhere) { blocks(where: $where, first: 50) { nodes { height } } }');
  const nodes = async (operation: string, where: object): Promise<Plan[]> => {
    expect(await walksOf([[operation, { where }]])).toEqual([]);
    return plans.flatMap(({ plan }) => nodesOf(plan));
  };
  for (const typeUrl of [{ eq: old?.type }, { in: [old?.type, '/akash.market.v9.MsgNone'] }]) {
    const found = (await nodes('OfType', { typeUrl })).filter((node) => node['Relation Name'] === 'transactions');
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((scan) => scan['Index Cond'] === undefined)).toEqual([]);
  }
  known.set('Failed', 'query Failed { messages(where: { succeeded: false }, first: 50) { nodes { path } } }');
  const failed = (await walksOf([['Failed', {}]])).filter(({ table }) => table === 'messages');
  expect(failed).toEqual([]);
  for (const kind of [{ eq: 'VAULT_FUNDING' }, { in: ['MIGRATION_MINT', 'BME_REFUND'] }]) {
    const indexes = (await nodes('OfKind', { kind })).flatMap((node) => node['Index Name'] ?? []).filter((name) => /^flows_/.test(name));
    expect([kind, new Set(indexes)]).toEqual([kind, new Set(['flows_rare'])]);
  }
  for (const kind of [{ eq: 'TAKE_FEE' }, { in: ['TAKE_FEE'] }]) {
    const scans = (await nodes('OfKind', { kind })).filter((node) => node['Relation Name'] === 'flows');
    expect([kind, scans.map((scan) => scan['Index Cond']?.includes('height') === true)]).toEqual([kind, [true]]);
  }
  for (const list of ['leases', 'deployments', 'bids', 'orders']) {
    for (const asked of [
      `where: { createdTime: { gte: "${day.gte}", lt: "${day.lt}" } }`,
      `filter: { createdTime: { lt: "${day.lt}" } }`,
    ]) {
      known.set('Created', `query Created { ${list}(${asked}, first: 50) { pageInfo { endCursor } } }`);
      expect(await walksOf([['Created', {}]])).toEqual([]);
      const scans = plans.flatMap(({ plan }) => nodesOf(plan)).filter((node) => node['Relation Name'] === list);
      const cond = scans.map((scan) => scan['Index Cond']?.includes('created_height') === true);
      expect([list, asked, cond]).toEqual([list, asked, scans.map(() => true)]);
      expect(scans.length).toBeGreaterThan(0);
    }
  }
  const blocks = (await nodes('OfTime', { time: day })).filter((node) => node['Index Name'] === 'blocks_pkey');
  expect(blocks.filter((scan) => scan['Index Cond']?.includes('height') === true)).not.toEqual([]);
});

test('a page in the order of closing, or of a time of it, begins at its first row', async () => {
  const [last] = await database.sql<{ time: Date }[]>`SELECT time FROM blocks WHERE height = ${height}`;
  const day = `{ gte: "${new Date((last?.time.getTime() ?? 0) - 86_400_000).toISOString()}", lt: "${last?.time.toISOString()}" }`;
  const pages = ['leases', 'deployments', 'bids'].flatMap((list) =>
    ['ASC', 'DESC'].map((direction) => `${list}(orderBy: { field: CLOSED, direction: ${direction} }, first: 50)`),
  );
  const ofTime = ['leases', 'deployments', 'bids', 'orders'].map((list) => `${list}(where: { closedTime: ${day} }, first: 50)`);
  const scansOf = async (page: string): Promise<Plan[]> => {
    known.set('Closed', `query Closed { ${page} { pageInfo { endCursor } } }`);
    await walksOf([['Closed', {}]]);
    return plans.flatMap(({ plan }) => nodesOf(plan)).filter((node) => node['Relation Name'] === page.replace(/\(.*/, ''));
  };
  for (const page of pages) {
    const scans = await scansOf(page);
    expect([page, scans.some((scan) => scan['Index Name']?.endsWith('_closed'))]).toEqual([page, true]);
    expect([page, scans.filter((scan) => scan['Node Type'] === 'Seq Scan')]).toEqual([page, []]);
  }
  for (const page of ofTime) {
    const conditions = (await scansOf(page)).map((scan) => scan['Index Cond']?.includes('_height') === true);
    expect([page, conditions.includes(true), conditions.includes(false)]).toEqual([page, true, false]);
  }
});

test('a page of what an account did ends after its rows, however many it has', async () => {
  const { sql } = database;
  const [lease] = await sql<{ owner: string }[]>`SELECT owner FROM leases WHERE owner NOT LIKE '%-%' ORDER BY created_height LIMIT 1`;
  const page = 'first: 50) { nodes { height } pageInfo { endCursor } }';
  known.set('Moved', `query Moved($account: Address!) { address(address: $account) { flows(${page} } }`);
  known.set('Signed', `query Signed($account: Address!) { address(address: $account) { transactions(${page} } }`);
  known.set('SignedBy', `query SignedBy($account: Address!) { transactions(where: { account: { eq: $account } }, ${page} }`);
  for (const operation of ['Moved', 'Signed', 'SignedBy']) {
    expect(await walksOf([[operation, { account: lease?.owner }]])).toEqual([]);
    const pages = plans
      .map(({ plan }) => nodesOf(plan))
      .filter((nodes) => nodes.some((node) => node['Node Type'] === 'Append' || node['Node Type'] === 'Merge Append'));
    // Both sides come in the order of the list, and are not read to their ends to be sorted.
    const types = new Set(pages.flat().map((node) => node['Node Type']));
    expect([operation, types.has('Merge Append'), types.has('Append'), types.has('Sort')]).toEqual([operation, true, false, false]);
  }
});

test('an export of a range of time is read from its blocks', async () => {
  const { sql } = database;
  const [last] = await sql<{ time: Date }[]>`SELECT time FROM blocks WHERE height = ${height}`;
  const to = last?.time.getTime() ?? 0;
  for (const name of ['leases', 'bids', 'deployments', 'flows', 'transactions', 'blocks']) {
    const request = readRequest(`${name}.csv`, new URLSearchParams({ from: String(to - 86_400_000), to: String(to) }));
    const file = await openFile(sql, request, new AbortController());
    await file.close();
    const query = /^COPY \((.*)\) TO STDOUT/s.exec(file.statement)?.[1] ?? '';
    const [row] = await sql.unsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(`EXPLAIN (FORMAT JSON) ${query}`);
    const found = row === undefined ? null : walks(row['QUERY PLAN'][0].Plan);
    // Lists beside a row may be made of a table that is read once for all of them.
    expect([name, found?.filter(({ table }) => table === name)]).toEqual([name, []]);
  }
});

async function walksOf(asked: readonly [string, Record<string, unknown>][]): Promise<Walk[]> {
  const found: Walk[] = [];
  for (const [operation, variables] of asked) {
    plans.length = 0;
    await ask(operation, variables);
    // The plan of a request's last statement is told when the next one takes its transaction over.
    await ask('Follow', {});
    expect([operation, plans.length]).not.toEqual([operation, 0]);
    for (const { statement, plan } of plans)
      for (const walk of walks(plan)) found.push({ operation, ...walk, statement: statement.trim().slice(0, 200) });
  }
  return found;
}
