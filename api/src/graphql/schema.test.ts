// The schema as a public product: everything is described, lists are Relay connections, and generated types are up to date.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { readTypeDefinitions } from './schema.ts';

const schema = buildSchema(readTypeDefinitions().join('\n'));
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));

interface Described {
  name: string;
  description?: string | null | undefined;
}

/** Everything that a reader of the schema meets, with its path. */
function* parts(type: GraphQLNamedType): Generator<[string, Described]> {
  yield [type.name, type];
  if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value];
  if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field];
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field];
      for (const argument of field.args) yield [`${type.name}.${field.name}(${argument.name}:)`, argument];
    }
  }
}

describe('the schema', () => {
  it('describes every type, field, argument and enum value by a sentence', () => {
    const all = types.flatMap((type) => [...parts(type)]);
    expect(all.length).toBeGreaterThan(200);
    expect(
      all.filter(([, part]) => !/^[A-Z`].*[.)]$/s.test(part.description?.trim() ?? '')).map(([path, part]) => [path, part.description]),
    ).toEqual([]);
  });

  it('pages every list that can grow by a connection with the same arguments', () => {
    const connections = types.filter(({ name }) => name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThanOrEqual(3);
    for (const type of types) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!String(field.type).endsWith('Connection!')) continue;
        const args = field.args.map((argument) => `${argument.name}: ${argument.type}`);
        expect(args, `${type.name}.${field.name}`).toEqual(
          expect.arrayContaining(['first: Int', 'after: String', 'last: Int', 'before: String']),
        );
      }
    }
    for (const type of connections) {
      if (!isObjectType(type)) throw new Error(`${type.name} is no object`);
      expect(Object.keys(type.getFields())).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount']);
    }
  });
});

it('generated types fit the schema and the explorer’s queries (else: npm run codegen)', async () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const run = promisify(execFile)(`${root}/node_modules/.bin/graphql-codegen`, ['--config', 'codegen.yml', '--check'], { cwd: root });
  await expect(run).resolves.toBeDefined();
});
