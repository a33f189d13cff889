// The writer of answers on the API's own schema: whatever the data, the same text as JSON.stringify gives.
import { array, assert, boolean, constant, integer, option, property, record, string } from 'fast-check';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { readTypeDefinitions } from './schema.ts';
import { writerOf } from './writer.ts';

const schema = buildSchema(readTypeDefinitions().join('\n'));

function writerFor(text: string) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('the text has no operation');
  return writerOf(schema, document, operation);
}

const QUERY = `query ($without: Boolean!) {
  __typename
  page: leases(first: 3) {
    ...Page
    nodes { createdTime closed: closedHeight provider @skip(if: $without) { country } ... on Lease { provider { ... on Node { id } owner } } }
  }
  metric(name: GPUS_LEASED) { name dimensions }
  node(id: "x") { id ... on Lease { owner dseq } }
  __schema { description types { name } }
}
fragment Page on LeaseConnection { nodes { __typename owner dseq gseq state price { amount denom usd } } pageInfo { hasNextPage endCursor } }`;

it('says of every answer what JSON.stringify says', () => {
  const write = writerFor(QUERY);
  // Any text: controls, quotes, halves of pairs.
  const text = string({ unit: 'binary', maxLength: 12 });
  const node = record({
    __typename: constant('Lease'),
    owner: text,
    dseq: text,
    gseq: integer(),
    state: constant('ACTIVE'),
    price: record({ amount: text, denom: text, usd: option(text) }),
    createdTime: constant(new Date(1_800_000_000_123)),
    closed: option(integer({ min: 0 })),
    provider: option(record({ country: text, id: text, owner: text })),
  });
  const data = record({
    __typename: constant('Query'),
    page: record({
      nodes: array(node, { maxLength: 4 }),
      pageInfo: record({ hasNextPage: boolean(), endCursor: option(text) }),
    }),
    metric: record({ name: constant('GPUS_LEASED'), dimensions: array(constant('MODEL')) }),
    node: option(record({ id: text, owner: text, dseq: text }, { requiredKeys: ['id'] })),
    __schema: record({ description: option(text), types: array(record({ name: text }), { maxLength: 2 }) }),
  });
  // Members of the same object in another order say the same.
  assert(
    property(data, (value) => {
      expect(JSON.parse(write(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

it('leaves out what was skipped, and writes null where a list or an object is none', () => {
  const write = writerFor('{ leases(first: 1) { nodes { closedHeight provider { owner } gpuVariants { count } } } }');
  for (const nodes of [[], [{ closedHeight: 5 }], [{ closedHeight: null, provider: null, gpuVariants: [] }]]) {
    expect(write({ leases: { nodes } })).toBe(JSON.stringify({ leases: { nodes } }));
  }
});
