// Starts of pages: what is written of them, its styles, scripts and answers, never more than text, and nothing where nothing is told.
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PageStarts, scriptHashes } from './page-start.ts';

const FETCHED = '{"entry":"./assets/site-1.js","scripts":[],"styles":["./assets/style-1.css"]}';
const HTML = `<html><head><title>Lease 7 · Leasebook</title><meta name="description" content="Of &lt;b&gt;." />
<script>first()</script><script type="application/json" id="start">${FETCHED}</script></head><body><div id="app"></div></body></html>`;
const PATH = '/leases/a/7/1/1/p';
let folder: string;
let starts: PageStarts;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leasebook-starts-'));
  await writeFile(
    join(folder, 'starts.json'),
    JSON.stringify({
      scripts: { 'leases/5': ['assets/Lease-1.js'], 'gpus/0': ['assets/"><script src=x>'] },
      styles: [
        { classes: [], css: 'p{margin:0}' },
        { classes: ['svelte-a1'], css: 'b.svelte-a1{top:0}' },
        { classes: ['svelte-b2', 'svelte-c3'], css: '.svelte-b2,.svelte-c3{left:0}' },
      ],
    }),
  );
  starts = new PageStarts(folder, '/market');
});
afterAll(() => rm(folder, { recursive: true }));

const fetched = (page: string): unknown => JSON.parse(/id="start">(.*?)<\/script>/.exec(page)?.[1] ?? '');

it('begins with what is written of the page, in its own styles', () => {
  const page = starts.page(HTML, { path: PATH, language: 'zh', answers: [], written: '<b class="svelte-a1">7</b>' });
  expect(page).toContain('<div id="app" data-written="zh"><b class="svelte-a1">7</b></div>');
  expect(page).toContain('<style>p{margin:0}b.svelte-a1{top:0}</style>');
});

it('begins with its title and description where nothing is written', () => {
  const page = starts.page(HTML, { path: PATH, language: 'en', answers: [], written: null });
  expect(page).toContain('<h1>Lease 7</h1><p class="start-words">Of &lt;b&gt;.</p>');
  expect(page).not.toContain('data-written');
});

it('tells what is fetched after the first paint, below the path of the site', () => {
  const page = starts.page(HTML, { path: PATH, language: 'en', answers: [], written: null });
  expect(fetched(page)).toEqual({
    entry: '/market/assets/site-1.js',
    scripts: ['/market/assets/Lease-1.js'],
    styles: ['/market/assets/style-1.css'],
  });
});

it('writes answers none of which ends its block', () => {
  const answers = [{ query: 'query Lease', variables: { id: 'a' }, answer: { data: '</script><script>alert(1)</script>' } }];
  const page = starts.page(HTML, { path: PATH, language: 'en', answers, written: null });
  const block = /<script type="application\/json" id="answers">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
  expect(JSON.parse(block)).toEqual(answers);
});

it('has no words for pages that the site does not have, and takes nothing that is no file of the build', () => {
  for (const path of ['/nothing', '/gpus', '/%E0%A4%A']) {
    const page = starts.page(HTML, { path, language: 'en', answers: [], written: null });
    expect(page).toContain('<div id="app"></div>');
    expect(fetched(page)).toMatchObject({ scripts: [] });
  }
});

it('allows the scripts within a page by their hashes, and no block of data', () => {
  const hash = createHash('sha256').update('first()').digest('base64');
  expect(scriptHashes(HTML)).toEqual([`'sha256-${hash}'`]);
});
