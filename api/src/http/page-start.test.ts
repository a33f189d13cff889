// Starts of pages: words, scripts and answers, never more than text, and absent where nothing is told.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PageStarts } from './page-start.ts';

const HTML =
  '<html><head><title>Lease 7 · Leasebook</title><meta name="description" content="Of &lt;b&gt;." /></head><body><div id="app"></div></body></html>';
let folder: string;
let starts: PageStarts;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leasebook-starts-'));
  await writeFile(
    join(folder, 'starts.json'),
    JSON.stringify({
      'leases/5': {
        scripts: ['assets/Lease-1.js'],
        questions: [
          { query: 'query Status', variables: {} },
          { query: 'query Lease', variables: { id: '{1}/{2}', payouts: 9 } },
        ],
      },
      'gpus/0': { scripts: ['assets/"><script src=x>'], questions: [] },
    }),
  );
  starts = new PageStarts(folder, '/market');
});
afterAll(() => rm(folder, { recursive: true }));

it('fills the questions from the path', () => {
  expect(starts.questions('/leases/akash1%22/7/1/1/p')).toEqual([
    { query: 'query Status', variables: {} },
    { query: 'query Lease', variables: { id: 'akash1"/7', payouts: 9 } },
  ]);
  expect(starts.questions('/leases')).toEqual([]);
});

it('writes words, scripts and answers; no answer ends its block', () => {
  const [question = { query: '', variables: {} }] = starts.questions('/leases/a/7/1/1/p');
  const page = starts.page(HTML, '/leases/a/7/1/1/p', [{ ...question, answer: { data: '</script><script>alert(1)</script>' } }]);
  expect(page).toContain('<h1>Lease 7</h1><p class="start-words">Of &lt;b&gt;.</p>');
  expect(page).toContain('<link rel="modulepreload" crossorigin href="/market/assets/Lease-1.js" />');
  const block = /<script type="application\/json" id="answers">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
  expect(JSON.parse(block)).toEqual([{ ...question, answer: { data: '</script><script>alert(1)</script>' } }]);
});

it('leaves the page alone where nothing is told, or something that is no file of the build', () => {
  for (const path of ['/nothing', '/gpus', '/%E0%A4%A']) expect(starts.page(HTML, path, [])).toBe(HTML);
});
