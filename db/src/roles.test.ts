// The three roles on a real server: each does what it is for, and none does more.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Sql } from './connect.ts';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';
import { emptyTables } from './empty-tables.ts';
import { migrate } from './migrate.ts';
import { readerAddress } from './reader.ts';
import { grantRights, makeRoles, type RoleAddresses } from './roles.ts';

let dataDir: string;
let server: EmbeddedDatabase;
let admin: Sql;
let addresses: RoleAddresses;
const roles = {} as Record<keyof RoleAddresses, Sql>;
beforeAll(async () => {
  // A server of its own: roles belong to all of a server, and other tests have their own passwords for them.
  dataDir = await mkdtemp(join(tmpdir(), 'leasebook-roles-'));
  await chmod(dataDir, 0o755);
  server = await startEmbedded({ dataDir, durable: false });
  admin = connect(server.url, { name: 'admin' });
  await migrate(admin);
  addresses = await makeRoles(admin, server.url);
  for (const name of ['migrate', 'write', 'read'] as const) roles[name] = connect(addresses[name], { name, connections: 2 });
});
afterAll(async () => {
  for (const sql of [...Object.values(roles), admin]) await sql.end();
  await server.stop();
  await rm(dataDir, { recursive: true });
});

test('databases of one server make their reader at the same time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-roles-'));
  await chmod(folder, 0o755);
  const shared = await startEmbedded({ dataDir: folder, durable: false });
  const owner = connect(shared.url, { name: 'owner' });
  const opened: Sql[] = [];
  try {
    const urls: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      await owner.unsafe(`CREATE DATABASE beside_${index}`);
      const url = new URL(shared.url);
      url.pathname = `/beside_${index}`;
      urls.push(url.href);
      const sql = connect(url.href, { name: 'beside' });
      await sql`SELECT 1`;
      opened.push(sql);
    }
    // The first round makes the role, the second changes it.
    for (let round = 0; round < 2; round += 1) {
      const made = await Promise.all(opened.map((sql, index) => readerAddress(sql, urls[index] ?? '')));
      expect(made.every((url) => url !== null)).toBe(true);
    }
  } finally {
    for (const sql of [...opened, owner]) await sql.end();
    await shared.stop();
    await rm(folder, { recursive: true });
  }
});

test('each user has a reader of its own: none takes the password of another, nor that of `leasebook roles`', async () => {
  // What an attempt before left.
  await admin`DROP DATABASE IF EXISTS second WITH (FORCE)`;
  await admin`DROP ROLE IF EXISTS second_owner`;
  await admin`CREATE ROLE second_owner LOGIN SUPERUSER PASSWORD 'y'`;
  await admin`CREATE DATABASE second OWNER second_owner`;
  const second = new URL(server.url);
  Object.assign(second, { username: 'second_owner', password: 'y', pathname: '/second' });
  const owner = connect(second.href, { name: 'owner' });
  await migrate(owner);
  const made = [await readerAddress(admin, server.url), await readerAddress(owner, second.href), addresses.read];
  // New connections, as a pool makes them after an hour.
  const readers = made.map((url) => connect(url ?? '', { name: 'reader' }));
  try {
    for (const sql of readers) expect(await sql`SELECT height FROM checkpoint`).toEqual([]);
  } finally {
    for (const sql of [...readers, owner]) await sql.end();
  }
});

const refusal = { code: expect.stringMatching(/^(42501|25006|22023|42704)$/) };

const ALL = [
  'CREATE ROLE other',
  'ALTER ROLE leasebook_reader SUPERUSER',
  'CREATE DATABASE other',
  'SET ROLE leasebook',
  'SELECT * FROM pg_authid',
  "SELECT pg_read_file('/etc/passwd')",
  "COPY leases TO PROGRAM 'cat'",
  "COPY leases FROM '/etc/passwd'",
  'ALTER SYSTEM SET fsync = off',
  'CREATE SCHEMA other',
];
const SCHEMA = [
  'CREATE TABLE mine (a integer)',
  'DROP TABLE leases',
  'ALTER TABLE leases ADD COLUMN a integer',
  'CREATE INDEX ON leases (dseq)',
];
const RIGHTS = ["INSERT INTO schema_migrations VALUES (9999, 'x', 'x')"];
const WRITES = [
  "INSERT INTO prices VALUES ('import', now(), 1)",
  'DELETE FROM leases',
  'TRUNCATE blocks',
  'UPDATE checkpoint SET height = 1',
];
const SECRETS = [
  'SELECT * FROM raw_blocks',
  'SELECT * FROM raw_blocks_0',
  'SELECT * FROM observations',
  'SELECT measure_state FROM checkpoint',
];

/** Runs it as one who says that it wants to write; some statements want no transaction around them. */
function attempt(sql: Sql, statement: string): Promise<unknown> {
  if (/^(CREATE DATABASE|ALTER SYSTEM)/.test(statement)) return sql.unsafe(statement);
  return sql.begin('read write', (transaction) => transaction.unsafe(statement));
}

describe.each([
  ['migrate', [...ALL]],
  ['write', [...ALL, ...SCHEMA, ...RIGHTS]],
  [
    'read',
    [
      ...ALL,
      ...SCHEMA,
      ...RIGHTS,
      ...WRITES,
      ...SECRETS,
      "SELECT make_partitions('raw_blocks', 0, 1)",
      'CREATE TEMPORARY TABLE t (a integer)',
    ],
  ],
] as const)('the role that may %s', (name, statements) => {
  test.each(statements)('may not: %s', async (statement) => {
    await expect(attempt(roles[name], statement)).rejects.toMatchObject(refusal);
  });
});

test('the one that migrates owns all that a migration may change', async () => {
  expect(
    await admin`
      SELECT oid::regclass::text AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relowner::regrole::text <> 'leasebook_migrator'
      UNION ALL SELECT oid::regprocedure::text FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND proowner::regrole::text <> 'leasebook_migrator'
      UNION ALL SELECT oid::regtype::text FROM pg_type
      WHERE typnamespace = 'public'::regnamespace AND typowner::regrole::text <> 'leasebook_migrator'`,
  ).toEqual([]);
  await roles.migrate`ALTER TYPE cell_figure RENAME ATTRIBUTE online_us TO online`;
  await roles.migrate`ALTER TYPE cell_figure RENAME ATTRIBUTE online TO online_us`;
});

test('the one that reads reads, whatever is added and whoever asks', async () => {
  for (const table of ['blocks', 'leases', 'figures', 'schema_migrations'])
    expect(await roles.read.unsafe(`SELECT * FROM ${table} LIMIT 0`)).toEqual([]);
  expect(await roles.read`SELECT height, nonce FROM checkpoint`).toEqual([]);
  expect(await roles.read`SHOW default_transaction_read_only`).toMatchObject([{ default_transaction_read_only: 'on' }]);
  await roles.migrate`CREATE TABLE added (a integer)`;
  try {
    await grantRights(roles.migrate);
    expect(await roles.read`SELECT * FROM added`).toEqual([]);
  } finally {
    await roles.migrate`DROP TABLE added`;
  }
});

test('an API by the role that reads reads by it; where nothing can be made, one reads by the reader of an earlier start', async () => {
  expect(await readerAddress(roles.read, addresses.read)).toBe(addresses.read);
  const made = await readerAddress(admin, server.url);
  await admin`ALTER ROLE leasebook SET default_transaction_read_only = on`;
  const stopped = connect(server.url, { name: 'stopped' });
  try {
    expect(await readerAddress(stopped, server.url)).toBe(made);
  } finally {
    await stopped.end();
    await admin`ALTER ROLE leasebook RESET default_transaction_read_only`;
  }
});

test('the one that writes writes rows, starts over, and finds the schema whole', async () => {
  await roles.write`INSERT INTO prices VALUES ('import', now(), 1)`;
  await roles.write`SELECT make_partitions('raw_blocks', 0, 5000000)`;
  await roles.write.begin((transaction) => transaction`CREATE TEMPORARY TABLE stage ON COMMIT DROP AS SELECT * FROM leases WHERE false`);
  await emptyTables(roles.write);
  expect(await migrate(roles.write)).toBeGreaterThan(10);
});

test('no right can be handed on', async () => {
  // PostgreSQL takes it for a warning.
  for (const name of ['write', 'read'] as const)
    await roles[name].unsafe('GRANT SELECT ON raw_blocks TO leasebook_reader').catch(() => undefined);
  const [row] = await admin`SELECT has_table_privilege('leasebook_reader', 'raw_blocks', 'SELECT') AS may`;
  expect(row).toEqual({ may: false });
});

test('who writes only is told who may migrate', async () => {
  await admin`DROP DATABASE IF EXISTS bare WITH (FORCE)`;
  await admin`CREATE DATABASE bare`;
  const at = (url: string): string => url.replace(/\/leasebook$/, '/bare');
  const opened: Sql[] = [];
  const open = (url: string, name: string): Sql => {
    const sql = connect(url, { name, connections: 1 });
    opened.push(sql);
    return sql;
  };
  try {
    const own = await makeRoles(open(at(server.url), 'admin'), at(server.url));
    // The passwords are new for these as well.
    expect(own.otherDatabases).toEqual(['leasebook']);
    const writer = open(own.write, 'write');
    await expect(migrate(writer)).rejects.toMatchObject({
      code: 'SCHEMA_NOT_YET_HERE',
      advice: expect.stringContaining('leasebook migrate'),
    });
    await migrate(open(own.migrate, 'migrate'));
    expect(await migrate(writer)).toBeGreaterThan(10);
  } finally {
    for (const sql of opened) await sql.end();
  }
});

test('who is no superuser makes none', async () => {
  await expect(makeRoles(roles.migrate, addresses.migrate)).rejects.toMatchObject({ code: 'DATABASE_PERMISSION' });
});
