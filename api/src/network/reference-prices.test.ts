// Reference prices by the names that chains have for a model.
import { expect, test } from 'vitest';
import { referencePrices } from './reference-prices.ts';

test('editions that the table joins under one name have its prices, whatever a chain calls them', async () => {
  const joined = await referencePrices('nvidia', 'rtxpro6000');
  expect(joined.map(({ cloud }) => cloud)).toContain('verda');
  for (const model of ['pro6000se', 'pro6000we', 'rtxpro6000blackwell']) expect(await referencePrices('nvidia', model)).toEqual(joined);
  expect(await referencePrices('amd', 'pro6000')).toEqual([]);
  expect(await referencePrices('nvidia', 'rtx6000')).not.toEqual(joined);
});
