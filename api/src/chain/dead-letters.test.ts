// The list of what could not be decoded, over HTTP.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, startTestApi, type TestApi } from '../testing/client.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.database.sql`DELETE FROM dead_letters`;
  const bytes = Buffer.from(Array.from({ length: 300 }, (_, place) => place % 256));
  await api.database.sql`INSERT INTO dead_letters VALUES
    (7, 'message', 'tx 0 message 0', 'UNKNOWN_TYPE', 'no such type', ${bytes}),
    (9, 'event', 'end event 2', 'MALFORMED_EVENT', 'no key', '\\x'),
    (9, 'provider-status', 'provider status line 4', 'UNDECODABLE', 'no JSON', '\\x7b'),
    (3, 'event', 'tx 1 event 5', 'MALFORMED_EVENT', 'no key', '\\x00')`;
});
afterAll(() => api.close());

it('gives each with its place, reason and bytes', async () => {
  const { data, errors } = await api.ask('{ deadLetters { totalCount nodes { height kind object code error bytes } } }');
  expect(errors).toEqual([]);
  const bytes = Buffer.from(Array.from({ length: 300 }, (_, place) => place % 256)).toString('base64');
  expect(data?.deadLetters).toMatchObject({
    totalCount: 4,
    nodes: [
      { height: 9, kind: 'PROVIDER_STATUS', object: 'provider status line 4', code: 'UNDECODABLE', error: 'no JSON', bytes: 'ew==' },
      { height: 9, kind: 'EVENT', object: 'end event 2', code: 'MALFORMED_EVENT', error: 'no key', bytes: '' },
      { height: 7, kind: 'MESSAGE', object: 'tx 0 message 0', code: 'UNKNOWN_TYPE', error: 'no such type', bytes },
      { height: 3, kind: 'EVENT', object: 'tx 1 event 5', code: 'MALFORMED_EVENT', error: 'no key', bytes: 'AA==' },
    ].sort((left, right) => right.height - left.height || (left.kind < right.kind ? -1 : 1)),
  });
});

it('pages and filters', async () => {
  const heights: number[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 2; pages += 1) {
    const { data, errors }: Answer = await api.ask(
      `query ($after: String) { deadLetters(first: 3, after: $after, orderBy: { field: HEIGHT, direction: ASC }) {
        nodes { height } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    expect(errors).toEqual([]);
    const page = data?.deadLetters as { nodes: { height: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    heights.push(...page.nodes.map(({ height }) => height));
    expect(page.pageInfo.hasNextPage).toBe(pages === 0);
    after = page.pageInfo.endCursor;
  }
  expect(heights).toEqual([3, 7, 9, 9]);
  const filtered = await api.ask(`{
    kinds: deadLetters(filter: { kinds: [PROVIDER_STATUS, MESSAGE] }) { totalCount }
    code: deadLetters(filter: { code: "MALFORMED_EVENT", height: 9 }) { nodes { object } }
    none: deadLetters(filter: { height: 8 }) { totalCount } }`);
  expect(filtered.data).toEqual({ kinds: { totalCount: 2 }, code: { nodes: [{ object: 'end event 2' }] }, none: { totalCount: 0 } });
});
