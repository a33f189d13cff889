// Every query of the documentation runs, and the documentation names every code of an error.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing/client.ts';
import { seedMoney } from './testing/seed-money.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await seedMoney(api.database.sql);
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

it.each(examples)('$name runs and finds something', async ({ query }) => {
  const { status, data, errors } = await api.ask(query);
  expect(errors).toEqual([]);
  expect(status).toBe(200);
  for (const value of Object.values(data ?? {})) expect(JSON.stringify(value)).toMatch(/"\w+":("[^"]+"|\d)/);
});

it('explains every code of a mistake', async () => {
  const source = await readFile(new URL('errors.ts', import.meta.url), 'utf8');
  const codes = /export type RequestErrorCode =([\s\S]*?);/.exec(source)?.[1]?.match(/[A-Z_]{4,}/g) ?? [];
  expect(codes.length).toBeGreaterThan(4);
  expect(codes.filter((code) => !documents[0]?.text.includes(`\`${code}\``))).toEqual([]);
});
