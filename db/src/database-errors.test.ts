// What a lost connection looks like depends on the moment in which it is lost: all of it may be tried again.
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { knownDatabaseError, toDatabaseError } from './database-errors.ts';
import { LeasebookError } from './errors.ts';

test.each(['57P01', '57P02', '57P03', '57P05', '25P03', '08006', '40001', '55P03', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT', 'ECONNRESET'])(
  '%s may be tried again',
  (code) => {
    const cause = Object.assign(new Error('x'), { code });
    expect(knownDatabaseError(cause)).toMatchObject({ kind: 'retryable', exitCode: 75, cause });
    expect(toDatabaseError(cause, { height: 7 })).toMatchObject({ kind: 'retryable', height: 7, message: expect.stringContaining(code) });
  },
);

test.each([0, 10])('so may a COPY whose stream was gone before its rows came, %s ms earlier', async (wait) => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  stream.on('error', () => undefined);
  stream.destroy(Object.assign(new Error('x'), { code: 'CONNECTION_CLOSED' }));
  await new Promise((resolve) => setTimeout(resolve, wait));
  const error: unknown = await pipeline(Readable.from(['row']), stream).catch((cause: unknown) => knownDatabaseError(cause));
  expect(error).toMatchObject({ kind: 'retryable', code: 'DATABASE_CONNECTION_LOST' });
});

test.each([
  ['53300', 'retryable', 'max_connections'],
  ['3F000', 'fatal', 'search_path'],
])('%s says what helps', (code, kind, word) => {
  const cause = Object.assign(new Error('x'), { code });
  expect(toDatabaseError(cause)).toMatchObject({ kind, advice: expect.stringContaining(word) });
});

test('a pooler that refuses a setting of the connection is no outage', () => {
  const cause = Object.assign(new Error('unsupported startup parameter: statement_timeout'), { code: '08P01' });
  expect(knownDatabaseError(cause)).toMatchObject({ kind: 'fatal', code: 'DATABASE_POOLER_REFUSES', exitCode: 1 });
});

test('what is not of the database stays as it is; what is and has no meaning of its own is fatal', () => {
  const strange = new TypeError('x');
  expect(knownDatabaseError(strange)).toBe(strange);
  const answer = Object.assign(new Error('x'), { name: 'PostgresError', code: '42P01' });
  for (const error of [toDatabaseError(answer), knownDatabaseError(answer)]) {
    expect(error).toMatchObject({ kind: 'fatal', code: 'DATABASE_ERROR' });
  }
  const own = new LeasebookError('x', { kind: 'fatal', code: 'A', advice: '' });
  expect(toDatabaseError(own)).toBe(own);
});
