// Heads of pages: filled from the address, never more than text, and absent where nothing is told.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PageHeads } from './page-head.ts';

const HTML =
  '<!doctype html><html><head><title>Leasebook</title>\n<meta\n name="description"\n content="old" /></head><body></body></html>';
let folder: string;
let heads: PageHeads;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leasebook-heads-'));
  await writeFile(join(folder, 'index.html'), HTML);
  await writeFile(join(folder, 'share.png'), '');
  await writeFile(
    join(folder, 'heads.json'),
    JSON.stringify({
      '/0': { title: 'Market', description: 'All of it.' },
      'leases/5': { title: 'Lease {2}', description: 'Of {1}.' },
      broken: 1,
    }),
  );
  heads = new PageHeads(folder);
});
afterAll(() => rm(folder, { recursive: true }));

it('tells title, description, address and picture', () => {
  const page = heads.page('/', 'https://leasebook.example');
  expect(page).toContain('<title>Market · Leasebook</title>');
  expect(page).toContain('<meta name="description" content="All of it." />');
  expect(page).not.toContain('old');
  expect(page).toContain('<meta property="og:image" content="https://leasebook.example/share.png" />');
  expect(page).toContain('<link rel="canonical" href="https://leasebook.example/" />');
});

it('fills in what the address says, as text', () => {
  const page = heads.page('/leases/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E/$&7/1/1/p', 'https://x"><b>');
  expect(page).toContain('<title>Lease $&amp;7 · Leasebook</title>');
  expect(page).toContain('content="Of &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;."');
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('<b>');
});

it('leaves the page alone where nothing is told', () => {
  for (const path of ['/nothing', '/leases/1', '/%E0%A4%A', '/broken']) expect(heads.page(path, 'https://x')).toBe(HTML);
});
