// What nobody asks for is not read, and what is asked for alone is the same as together with everything else.
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createExecutor } from '../graphql/executor.ts';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { PROVIDERS } from '../testing/seed.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ rateLimit: 0 });
});
afterAll(() => api.close());

const { schema } = createExecutor();

/** Fields of a type that need no arguments, objects with the values that they have. */
function fieldsOf(name: string): string[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new TypeError(`${name} is no type of objects`);
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    if (!isObjectType(inner) || inner.name.endsWith('Connection')) return [];
    const leaves = Object.values(inner.getFields()).filter((each) => isLeafType(getNamedType(each.type)) && each.args.length === 0);
    return leaves.length === 0 ? [] : [`${field.name} { ${leaves.map((leaf) => leaf.name).join(' ')} }`];
  });
}

/** Rows of each kind where they come from: a list, a key, a parent. */
const PLACES = [
  { type: 'Lease', place: (fields: string) => `{ leases(first: 5) { nodes { ${fields} } } }` },
  {
    type: 'Lease',
    place: (fields: string) => `{ lease(id: "akash1tenantcqqqqqqqqqqqqqqqqqqqqqqqqql054tz/1001/1/1/${PROVIDERS.small}") { ${fields} } }`,
  },
  { type: 'Lease', place: (fields: string) => `{ deployments(first: 3) { nodes { leases { ${fields} } } } }` },
  { type: 'Deployment', place: (fields: string) => `{ leases(first: 5) { nodes { deployment { ${fields} } } } }` },
  { type: 'Deployment', place: (fields: string) => `{ deployments(first: 5) { nodes { ${fields} } } }` },
  { type: 'Provider', place: (fields: string) => `{ leases(first: 5) { nodes { provider { ${fields} } } } }` },
  { type: 'Provider', place: (fields: string) => `{ providers(first: 5) { nodes { ${fields} } } }` },
  { type: 'Provider', place: (fields: string) => `{ search(text: "${PROVIDERS.large}") { result { ... on Provider { ${fields} } } } }` },
];

it.each(PLACES)('each field of $type alone is as with all others ($place)', async ({ type, place }) => {
  const fields = fieldsOf(type);
  expect(fields.length).toBeGreaterThan(5);
  const only = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => only(each, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.hasOwn(value, name) && Object.keys(value).length > 1
      ? { [name]: Object.entries(value).find(([key]) => key === name)?.[1] }
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, only(inner, name)]));
  };
  const all = await api.ask(place(fields.join(' ')));
  expect(all.errors).toEqual([]);
  for (const field of fields) {
    const alone = await api.ask(place(field));
    expect(alone.errors, field).toEqual([]);
    expect(alone.data, field).toEqual(only(all.data, field.split(' ')[0] ?? ''));
  }
});

it('reads neither samples nor running leases of providers that are only named', async () => {
  api.statements.length = 0;
  await api.ask('{ leases(first: 5) { nodes { dseq provider { hostUri country } deployment { hash } } } }');
  const text = api.statements.join('\n');
  expect(text).not.toMatch(/provider_samples|memory_bytes|jsonb_build_array/);
  expect(text).toMatch(/FROM providers AS row/);
});
