// `npm run docs:schema` writes docs/schema.graphql, the schema as it is released: later changes are compared with it.
import { writeFileSync } from 'node:fs';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { readTypeDefinitions } from './schema.ts';

const schema = buildSchema(readTypeDefinitions().join('\n'));
writeFileSync(new URL('../../../docs/schema.graphql', import.meta.url), `${printSchema(lexicographicSortSchema(schema))}\n`);
