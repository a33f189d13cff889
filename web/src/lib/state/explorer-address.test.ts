// A shared query arrives as it was sent, whatever it holds.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explorerAddress, readQuestion } from './explorer-address.ts';

test('query and variables survive the address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.dictionary(fc.string(), fc.string(), { minKeys: 1 }), (query, values) => {
      const variables = JSON.stringify(values, null, 2);
      const address = new URL(explorerAddress(query, variables), 'http://localhost');
      expect(readQuestion(address.searchParams)).toEqual({ query, variables });
    }),
  );
});

test('no query is no question, and empty variables take no room', () => {
  expect(readQuestion(new URLSearchParams('range=1y'))).toBeNull();
  expect(explorerAddress('{ a }', '{}')).toBe('/api-explorer?query=%7B+a+%7D');
});
