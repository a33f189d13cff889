// Every example is a valid query of the schema as it is.
import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { EXAMPLES } from './examples.ts';

const folder = new URL('../../../../api/schema/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
const schema = buildSchema(files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n'));

test.each(EXAMPLES)('$name', ({ query, variables }) => {
  expect(validate(schema, parse(query))).toEqual([]);
  if (variables !== '') expect(JSON.parse(variables)).toBeTypeOf('object');
});
