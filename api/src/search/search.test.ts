// What a search finds for the keys of the market, over HTTP.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/client.ts';
import { seedChain } from '../testing/seed-chain.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await seedChain(api.database.sql);
});
afterAll(() => api.close());

interface Hit {
  kind: string;
  key: string;
}

const found = async (text: string): Promise<Hit[]> => {
  const { data, errors } = await api.ask('query Find($text: String!) { search(text: $text) { kind key } }', { text });
  expect(errors).toEqual([]);
  return (data as { search: Hit[] }).search;
};

test('the key of an order finds the lease that it became, then the order', async () => {
  const [lease] = await api.database.sql<{ order: string; provider: string }[]>`
    SELECT concat_ws('/', owner, dseq, gseq, oseq) AS order, provider FROM leases JOIN orders USING (owner, dseq, gseq, oseq) LIMIT 1`;
  if (lease === undefined) throw new Error('there is no lease');
  const key = `${lease.order}/${lease.provider}`;
  expect(await found(lease.order.toUpperCase())).toEqual([
    { kind: 'LEASE', key },
    { kind: 'ORDER', key: lease.order },
  ]);
  expect(await found(key)).toEqual([{ kind: 'LEASE', key }]);
});

test('the key of an order that became no lease finds the order alone, and that of none finds nothing', async () => {
  const { sql } = api.database;
  const [order] = await sql<{ key: string }[]>`
    UPDATE orders SET oseq = 77 WHERE (owner, dseq, gseq, oseq) = (SELECT owner, dseq, gseq, oseq FROM orders ORDER BY owner, dseq LIMIT 1)
    RETURNING concat_ws('/', owner, dseq, gseq, oseq) AS key`;
  if (order === undefined) throw new Error('there is no order');
  expect(await found(order.key)).toEqual([{ kind: 'ORDER', key: order.key }]);
  expect(await found(order.key.replace(/77$/, '78'))).toEqual([]);
});
