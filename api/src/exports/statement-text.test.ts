// Literals: whatever a client sends comes back from PostgreSQL as it was, and nothing of it is run.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { literalSql, statementText } from './statement-text.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
});
afterAll(() => database.drop());

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom("'", '"', '\\', '{', '}', ',', '$$', '--', '/*', ';', 'E', '\n', '\r', '\t', '\u2028', 'NULL', "''", "\\'", ' '))
    .map((parts) => parts.join('')),
);
const storable = hostile.filter((text) => !text.includes('\0') && text.isWellFormed());

test.each(['on', 'off'])('texts and lists of texts with standard_conforming_strings %s', async (setting) => {
  await database.sql.begin(async (sql) => {
    await sql.unsafe(`SET LOCAL standard_conforming_strings = ${setting}`);
    await sql`SET LOCAL escape_string_warning = off`;
    await fc.assert(
      fc.asyncProperty(storable, fc.array(storable, { maxLength: 4 }), async (text, list) => {
        const statement = statementText(literalSql`SELECT ${text}::text AS text, ${list}::text[] AS list, ${'after'} AS after`);
        const [row] = await sql.unsafe(statement);
        expect(row).toEqual({ text, list, after: 'after' });
      }),
      { numRuns: 300 },
    );
  });
});

test('numbers, moments, absent values and names', async () => {
  const sql = literalSql;
  const statement =
    statementText(sql`SELECT 5 -${-3} AS sum, ${Number.MAX_SAFE_INTEGER}::text AS large, ${new Date(0)}::timestamptz AS time,
    ${true}::boolean AS yes, ${null}::text AS nothing, ${sql.json([{ a: "it's" }])} AS json, row.${sql('a"b')} FROM (SELECT 1 AS ${sql('a"b')}) AS row`);
  const [row] = await database.sql.unsafe(statement);
  expect(row).toEqual({
    sum: 8,
    large: '9007199254740991',
    time: new Date(0),
    yes: true,
    nothing: null,
    json: [{ a: "it's" }],
    'a"b': 1,
  });
});

test('what no statement can hold is refused', () => {
  expect(() => literalSql`${'a\0b'}`).toThrow(TypeError);
  expect(() => literalSql`${Number.NaN}`).toThrow(TypeError);
});
