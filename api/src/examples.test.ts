// What the examples ask is answered: the client runs, every query of the dashboard and of the notebook gives data.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './testing/client.ts';
import { PROVIDERS } from './testing/seed.ts';
import { seedMoney } from './testing/seed-money.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await seedMoney(api.database.sql);
});
afterAll(() => api.close());

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));

it('the TypeScript client prints utilization and every provider that is online', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [`${folder}typescript/utilization.ts`, api.url]);
  expect(stdout).toMatch(/GPU utilization at block 100 \(cost \d+\)\n2026-01-01 \d+\.\d % /);
  for (const owner of [PROVIDERS.large, PROVIDERS.small, PROVIDERS.plain]) expect(stdout).toContain(owner);
  expect(stdout).not.toContain(PROVIDERS.failing);
});

interface Target {
  url_options: { body_graphql_query: string };
  root_selector: string;
  columns: { selector: string }[];
}

/** What a path like `data.series.series[0].points` leads to. */
function select(answer: unknown, path: string): unknown {
  let at = answer;
  for (const part of path.split(/[.[\]]+/).filter((name) => name !== '')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([name]) => name === part)?.[1];
  }
  return at;
}

const dashboard = JSON.parse(await readFile(`${folder}grafana/dashboards/leasebook.json`, 'utf8')) as {
  panels: { title: string; targets: Target[] }[];
};
const targets = dashboard.panels.flatMap(({ title, targets: each }) => each.map((target) => ({ title, target })));

it.each(targets)('the panel “$title” finds its rows and columns', async ({ target }) => {
  const query = target.url_options.body_graphql_query
    .replace(/\$\{__from:date:iso\}/, '2026-01-01T00:00:00.000Z')
    .replace(/\$\{__to:date:iso\}/, '2026-01-03T01:30:00.000Z');
  const { data, errors } = await api.ask(query);
  expect(errors).toEqual([]);
  const found = select({ data }, target.root_selector);
  const rows = Array.isArray(found) ? found : [found];
  expect(rows.length).toBeGreaterThan(0);
  for (const { selector } of target.columns) expect(rows[0]).toHaveProperty(selector);
});

const notebook = JSON.parse(await readFile(`${folder}notebook/utilization.ipynb`, 'utf8')) as { cells: { source: string[] }[] };
const queries = notebook.cells.flatMap(({ source }) =>
  [...source.join('').matchAll(/"""\s*(query[\s\S]*?)"""/g)].map(([, query = '']) => query),
);

it('the notebook asks what can be answered', async () => {
  expect(queries.length).toBe(3);
  for (const query of queries) {
    const { data, errors } = await api.ask(query, { after: null });
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toMatch(/"\w+":("[^"]+"|\d)/);
  }
});
