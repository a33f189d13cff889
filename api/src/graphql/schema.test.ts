// The schema as a public product: everything is described, lists are Relay connections, and generated types are up to date.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  buildSchema,
  findBreakingChanges,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
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
  deprecationReason?: string | null | undefined;
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
      all.filter(([, part]) => !/^[A-Z\d`v].*[.)]$/s.test(part.description?.trim() ?? '')).map(([path, part]) => [path, part.description]),
    ).toEqual([]);
  });

  it('says of every field that can be null when it is, or says it of the whole type', () => {
    const nullable = types.filter(isObjectType).flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => !isNonNullType(field.type))
        .map((field) => ({ path: `${type.name}.${field.name}`, told: `${type.description} ${field.description}` })),
    );
    expect(nullable.length).toBeGreaterThan(200);
    expect(nullable.filter(({ told }) => !/\bnull\b/i.test(told)).map(({ path }) => path)).toEqual([]);
  });

  it('says of every number of rows how many there may be', () => {
    const counts = types.flatMap((type) => [...parts(type)]).filter(([path]) => /\((first|last|points):\)$|Input\.first$/.test(path));
    expect(counts.length).toBeGreaterThan(50);
    expect(counts.filter(([, { description }]) => !/\d/.test(description ?? '')).map(([path]) => path)).toEqual([]);
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

describe('what clients rely on', () => {
  const released = buildSchema(readFileSync(new URL('../../../docs/schema.graphql', import.meta.url), 'utf8'));

  it('is all there: nothing of the released schema is gone or has become narrower', () => {
    expect(findBreakingChanges(released, schema).map(({ description }) => description)).toEqual([]);
  });

  it('is compared: a field that went would be found', () => {
    const smaller = buildSchema(
      readTypeDefinitions()
        .join('\n')
        .replace(/^ {2}gpuUtilization:/m, '  gpuUse:'),
    );
    expect(findBreakingChanges(schema, smaller).map(({ type }) => type)).toEqual(['FIELD_REMOVED']);
  });

  it('goes only after it was deprecated, with what to use instead and the day', () => {
    const reasons = types
      .flatMap((type) => [...parts(type)])
      .flatMap(([path, part]) => (part.deprecationReason ? [[path, part.deprecationReason]] : []));
    expect(reasons.filter(([, reason]) => !/\buse\b.+\d{4}-\d{2}-\d{2}/i.test(reason ?? ''))).toEqual([]);
  });
});

it('generated types fit the schema and the explorer’s queries (else: npm run codegen)', async () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const run = promisify(execFile)(`${root}/node_modules/.bin/graphql-codegen`, ['--config', 'codegen.yml', '--check'], { cwd: root });
  await expect(run).resolves.toBeDefined();
});
