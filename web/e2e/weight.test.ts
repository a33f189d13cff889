// What pages weigh, from the build itself: every script that a page needs at once, compressed as it is sent.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const DIST = join(import.meta.dirname, '..', 'dist');
const KB = 1_000;

const read = (file: string) => readFileSync(join(DIST, 'assets', file), 'utf8');
const size = (file: string) => gzipSync(read(file)).length;

/** The files and all that they import when they are loaded; what is imported later does not count. */
function needed(files: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const follow = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, name] of read(file).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) if (name !== undefined) follow(name);
  };
  for (const file of files) follow(file);
  return found;
}

const weight = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + size(file), 0);

/** Files of a kind that a page of the build names. */
function namedBy(page: string, kind: string): string[] {
  const html = readFileSync(join(DIST, page), 'utf8');
  return [...new Set([...html.matchAll(new RegExp(`assets/([^"]+\\.${kind})"`, 'g'))].flatMap(([, name]) => name ?? []))];
}

const initial = needed(namedBy('index.html', 'js'));

test('every page begins with less than 60 kB of scripts', () => {
  expect(weight(initial)).toBeGreaterThan(10 * KB);
  expect(weight(initial)).toBeLessThan(60 * KB);
});

test('no page has more than 100 kB of scripts, and the overview less than 200 kB with its styles', () => {
  const routes = [...initial].flatMap((file) =>
    [...read(file).matchAll(/import\(\s*["'`]\.\/([A-Z][^"'`]+\.js)["'`]\s*\)/g)].flatMap(([, name]) => name ?? []),
  );
  expect(routes.length).toBeGreaterThan(15);
  const weights = Object.fromEntries(routes.map((route) => [route.split('-')[0] ?? route, weight(needed([...initial, route]))]));
  // The query page is an editor with GraphQL's own parser and the schema's completion: nobody else loads it.
  const { ApiExplorer = Number.NaN, ...pages } = weights;
  expect(Object.entries(pages).filter(([, bytes]) => bytes > 100 * KB)).toEqual([]);
  expect(ApiExplorer).toBeLessThan(260 * KB);
  const styles = namedBy('index.html', 'css').reduce((sum, file) => sum + size(file), 0);
  expect((weights.Overview ?? Number.NaN) + styles).toBeLessThan(200 * KB);
});

test('a chart that stands alone has less than 45 kB of scripts whatever its kind, and shares nothing with the explorer', () => {
  const alone = needed(namedBy('embed.html', 'js'));
  const kinds = [...alone].flatMap((file) =>
    [...read(file).matchAll(/import\(\s*["'`]\.\/([A-Z][^"'`]+\.js)["'`]\s*\)/g)].flatMap(([, name]) => name ?? []),
  );
  expect(kinds.length).toBeGreaterThan(10);
  const files = new Map(kinds.map((kind) => [kind, needed([...alone, kind])]));
  expect([...files].filter(([, own]) => weight(own) >= 45 * KB).map(([kind, own]) => `${kind} ${weight(own)}`)).toEqual([]);
  expect([...files.values()].flatMap((own) => [...own]).filter((file) => initial.has(file))).toEqual([]);
});

test('no script waits for texts that wait for it', () => {
  const scripts = readdirSync(join(DIST, 'assets')).filter((file) => file.endsWith('.js'));
  const chinese = new Set(scripts.filter((file) => (read(file).match(/[\u4e00-\u9fff]/g) ?? []).length > 50));
  const waits = scripts.flatMap((script) =>
    [...read(script).matchAll(/import\(\s*["'`]\.\/([^"'`]+\.js)["'`]\s*\)/g)].flatMap(([, texts = '']) =>
      chinese.has(texts) ? [{ script, texts }] : [],
    ),
  );
  expect(waits.length).toBeGreaterThan(10);
  expect(waits.filter(({ script, texts }) => needed([texts]).has(script))).toEqual([]);
});
