// A running API on a seeded database of its own, and a client that speaks to it over HTTP as users do.
import { connect, readerAddress } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import type { FastifyBaseLogger } from 'fastify';
import { type ApiOptions, createApi } from '../index.ts';
import { seed } from './seed.ts';

/** An answer as it came. */
export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; advice?: string; reference?: string } }[];
  extensions: {
    block?: { height: number; hash: string | null; time: string | null; lagSeconds: number };
    cost?: { requested: number; maximum: number };
  };
}

export interface TestApi {
  url: string;
  database: TestDatabase;
  /** Every statement that the API sent, transactions' own ones left out. */
  statements: string[];
  /** What was logged at level error. */
  logged: { fields: unknown; message: string }[];
  logger: FastifyBaseLogger;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** Starts it; with `empty` nothing has been indexed yet. */
export async function startTestApi({ empty, ...options }: { empty?: boolean } & Partial<ApiOptions> = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  if (empty !== true) await seed(database.sql);
  const statements: string[] = [];
  const logged: TestApi['logged'] = [];
  // By the role that the API has in earnest: what it may not read fails here too.
  const sql = connect((await readerAddress(database.sql, database.url)) ?? '', { name: 'leasebook-api-test' });
  Object.assign(sql.options, {
    debug(_connection: number, statement: string) {
      if (!/^\s*(begin|commit|rollback)\b/i.test(statement) && !statement.includes('pg_catalog')) statements.push(statement);
    },
  });
  const logger = collectingLogger(logged);
  const api = await createApi({ sql, port: 0, host: '127.0.0.1', logger, keepAnswers: false, ...options });
  return {
    url: api.url,
    database,
    statements,
    logged,
    logger,
    async ask(query, variables = {}) {
      const response = await fetch(`${api.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query, variables }),
      });
      const body = (await response.json()) as Partial<Answer>;
      const { data = null, errors = [], extensions = {} } = body;
      return { status: response.status, headers: response.headers, data, errors, extensions };
    },
    async close() {
      await api.close();
      await database.drop();
    },
  };
}

function collectingLogger(logged: TestApi['logged']): FastifyBaseLogger {
  const nothing = (): void => undefined;
  const logger: FastifyBaseLogger = {
    level: 'error',
    fatal: nothing,
    error(fields: unknown, message?: string) {
      logged.push({ fields, message: message ?? '' });
    },
    warn: nothing,
    info: nothing,
    debug: nothing,
    trace: nothing,
    silent: nothing,
    child: () => logger,
  };
  return logger;
}
