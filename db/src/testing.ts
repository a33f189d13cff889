// A database of its own for a test file, from the server that the whole run of tests shares.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect, type Sql } from './connect.ts';
import type {} from './testing/global-setup.ts';

export interface TestDatabase {
  url: string;
  sql: Sql;
  /** Closes `sql` and removes the database, whoever is still connected. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Without the migrations. */
  empty?: boolean;
  /** With the content of another one, to which nobody may be connected meanwhile. */
  copyOf?: TestDatabase;
}

/** Makes a database, with all migrations applied unless told otherwise, in some 30 ms. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const template = new URL(inject('templateDatabase'));
  const admin = new URL(template);
  admin.pathname = '/postgres';
  const name = `test_${randomBytes(8).toString('hex')}`;
  const source = options.copyOf === undefined ? template : new URL(options.copyOf.url);
  const from = options.empty ? 'template0' : source.pathname.slice(1);
  // Its files as they are: half the work of what PostgreSQL does unasked, which writes every page to its log as well.
  await run(admin.href, `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  const sql = connect(url.href, { name: 'leasebook-test' });
  return {
    url: url.href,
    sql,
    async drop() {
      // Whoever left a transaction open, as a test that failed in its middle, is not waited for.
      await sql.end({ timeout: 10 });
      await run(admin.href, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function run(url: string, statement: string): Promise<void> {
  const sql = connect(url, { name: 'leasebook-test-admin', connections: 1 });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
