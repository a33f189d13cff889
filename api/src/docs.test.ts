// Every query of the documentation runs, and the documentation names every code of an error.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing/client.ts';
import { seedChain } from './testing/seed-chain.ts';
import { seedMoney } from './testing/seed-money.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await seedMoney(api.database.sql);
  await seedChain(api.database.sql);
});
afterAll(() => api.close());

const documents = await Promise.all(
  ['docs/api.md', 'README.md'].map(async (path) => ({ path, text: await readFile(new URL(`../../${path}`, import.meta.url), 'utf8') })),
);
const examples = documents.flatMap(({ path, text }) =>
  [...text.matchAll(/```graphql\n([\s\S]*?)```/g)].map((match, at) => ({ name: `example ${at + 1} of ${path}`, query: match[1] ?? '' })),
);

it('has examples to run', () => {
  expect(examples.length).toBeGreaterThanOrEqual(10);
});

const isSubscription = ({ query }: { query: string }): boolean => query.startsWith('subscription');

it.each(examples.filter((example) => !isSubscription(example)))(
  '$name runs and finds something, compiled as well as read',
  async ({ query }) => {
    const { status, data, errors } = await api.ask(query);
    expect(errors).toEqual([]);
    expect(status).toBe(200);
    for (const value of Object.values(data ?? {})) expect(JSON.stringify(value)).toMatch(/"\w+":("[^"]+"|\d)/);
    // What comes again is compiled: it must answer the same.
    for (let again = 0; again < 3; again += 1) expect((await api.ask(query)).data).toEqual(data);
  },
);

it.each(examples.filter(isSubscription))('$name can be followed', async ({ query }) => {
  const abort = new AbortController();
  const response = await fetch(`${api.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
    signal: abort.signal,
  });
  expect(response.status).toBe(200);
  abort.abort();
});

it('explains every code of a mistake', async () => {
  const source = await readFile(new URL('errors.ts', import.meta.url), 'utf8');
  const codes = /export type RequestErrorCode =([\s\S]*?);/.exec(source)?.[1]?.match(/[A-Z_]{4,}/g) ?? [];
  expect(codes.length).toBeGreaterThan(4);
  const exports = await readFile(new URL('../../docs/exports.md', import.meta.url), 'utf8');
  expect(codes.filter((code) => !`${documents[0]?.text} ${exports}`.includes(`\`${code}\``))).toEqual([]);
});
