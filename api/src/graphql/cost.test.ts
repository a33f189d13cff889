// What fields cost beside their objects: each that the schema has was thought of, and none is named that it lacks.
import { type GraphQLField, getNamedType, isCompositeType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { BASE, BASE_OF_PARTS } from './cost.ts';
import { createExecutor } from './executor.ts';

const { schema } = createExecutor();

/** Fields of Query that read rows by their key, few rows, or what is in memory: they cost their objects alone. */
const CHEAP = [
  '_meta',
  'address',
  'block',
  'deployment',
  'lease',
  'measure',
  'measures',
  'metric',
  'metrics',
  'node',
  'order',
  'provider',
  'scenario',
  'scenarios',
  'status',
  'tenantTotals',
  'transaction',
  'upgrades',
];

const fieldsOf = (name: string): GraphQLField<unknown, unknown>[] => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
};

test('each field of Query is a page, costs something of its own, or is known to read little', () => {
  const left = fieldsOf('Query')
    .map(({ name, type }) => ({ name, type: getNamedType(type).name }))
    .filter(({ name, type }) => !type.endsWith('Connection') && BASE[`Query.${name}`] === undefined && BASE_OF_PARTS[type] === undefined);
  expect(left.map(({ name }) => name).sort()).toEqual(CHEAP);
});

test('what costs something of its own is in the schema and answers with objects, as nothing else is asked what it costs', () => {
  const known = Object.keys(BASE).map((field) => {
    const [type = '', name] = field.split('.');
    return fieldsOf(type).some((one) => one.name === name && isCompositeType(getNamedType(one.type))) ? field : `no ${field}`;
  });
  expect(known).toEqual(Object.keys(BASE));
  for (const type of Object.keys(BASE_OF_PARTS)) expect(fieldsOf(type).length).toBeGreaterThan(0);
});
