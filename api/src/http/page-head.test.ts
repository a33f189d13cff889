// Heads and pictures of pages: what the build tells, as text, in the language that the address asks for.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withHead } from './page-head.ts';
import { languageOf, PageTelling } from './page-telling.ts';

const HTML =
  '<!doctype html><html lang="en"><head><title>Leasebook</title>\n<meta\n name="description"\n content="old" /></head><body></body></html>';
/** A build's file that tells of pages, in its smallest form. */
const PAGES = `
export const first = { query: 'start', variables: {} };
export const status = { query: 'status', variables: {} };
export const isPage = (path) => path !== '/nothing';
export const openings = ({ path }, status) => (status === null ? [] : [{ query: path, variables: {} }, { query: 'late', variables: {} }]);
export const beginningOf = async ({ path }, answers, host, below) =>
  path === '/nothing' ? null : host + below + path + answers.map(({ query }) => query).join();
export const questionsOf = ({ path }, start) => (start === null ? [] : [{ query: path, variables: {} }]);
export const headOf = async ({ path }, start, answers) =>
  path === '/nothing' ? null : { title: path, description: JSON.stringify([start, answers]) };
export const pictureOf = async ({ path }, _start, answers, host) =>
  path === '/nothing'
    ? null
    : \`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4"/><desc>\${host} \${JSON.stringify(answers)}</desc></svg>\`;
`;
let folder: string;
let telling: PageTelling | null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leasebook-pages-'));
  await mkdir(join(folder, 'server'));
  await writeFile(join(folder, 'server', 'pages.js'), PAGES);
  telling = await PageTelling.read(folder);
});
afterAll(() => rm(folder, { recursive: true }));

it('writes title, description, address, picture and language, as text', () => {
  const head = { title: 'A100 "><script>alert(1)</script> $&', description: 'All & <b>more</b>' };
  const page = withHead(HTML, { head, address: 'https://x/"><b>', picture: 'https://x/share/overview.png?a=1&b=2', language: 'zh' });
  expect(page).toContain('<html lang="zh-Hans">');
  expect(page).toContain('<title>A100 &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; $&amp; · Leasebook</title>');
  expect(page).toContain('<meta name="description" content="All &amp; &lt;b&gt;more&lt;/b&gt;" />');
  expect(page).toContain('<meta property="og:image" content="https://x/share/overview.png?a=1&amp;b=2" />');
  for (const raw of ['<script>', '<b>', 'old']) expect(page).not.toContain(raw);
});

it('fills heads from answers to its own questions, and from the address alone where none come', async () => {
  const told = await telling?.head({ path: '/gpus/x/y', search: '', language: 'en' as const }, async ({ query }) => `answer to ${query}`);
  expect(told).toEqual({ title: '/gpus/x/y', description: JSON.stringify(['answer to start', ['answer to /gpus/x/y']]) });
  expect(await telling?.head({ path: '/gpus', search: 'lang=zh', language: 'zh' as const }, async () => null)).toEqual({
    title: '/gpus',
    description: '[null,[]]',
  });
  expect(await telling?.head({ path: '/nothing', search: '', language: 'en' as const }, async () => null)).toBeNull();
});

it('draws a picture once for the same numbers, and another for others', async () => {
  const picture = (answer: unknown) => telling?.picture({ path: '/', search: '', language: 'en' as const }, async () => answer, 'x');
  const [one, same, other] = await Promise.all([picture(1), picture(1), picture(2)]);
  expect(one?.etag).toBe(same?.etag);
  expect(one?.etag).not.toBe(other?.etag);
  const png = await one?.png();
  expect(png?.subarray(1, 4).toString()).toBe('PNG');
  expect([png?.readUInt32BE(16), png?.readUInt32BE(20)]).toEqual([8, 4]);
  expect(await same?.png()).toBe(png);
  expect(await telling?.picture({ path: '/nothing', search: '', language: 'en' as const }, async () => 1, 'x')).toBeNull();
});

it('asks for the status, then for what the page asks first, and leaves out what is late', async () => {
  const address = { path: '/gpus', search: '', language: 'en' as const };
  const answers = (await telling?.answers(address, async ({ query }) => (query === 'late' ? null : `answer to ${query}`))) ?? [];
  expect(answers.map(({ query, answer }) => [query, answer])).toEqual([
    ['status', 'answer to status'],
    ['/gpus', 'answer to /gpus'],
  ]);
  expect(await telling?.beginning(address, answers, 'x', '/market')).toBe('x/market/gpusstatus,/gpus');
  expect(await telling?.beginning({ path: '/nothing', search: '', language: 'en' as const }, [], 'x', '')).toBeNull();
  expect(await telling?.answers(address, async () => null)).toEqual([]);
});

it('speaks the language of the address, else of the browser, else English', () => {
  expect(languageOf('lang=en', 'zh-CN')).toBe('en');
  expect(languageOf('lang=xx', 'de-DE,zh-TW;q=0.9,en;q=0.8')).toBe('zh');
  expect(languageOf('range=7d', 'de')).toBe('en');
  expect(languageOf('')).toBe('en');
});

it('tells nothing where the build brings nothing', async () => {
  expect(await PageTelling.read(join(folder, 'none'))).toBeNull();
});
