// CONTRIBUTING.md and docs/protocol.md as their readers take them: what they name is there, each worked example can be followed step by
// step, and each rule of the chain that a comment names has its row.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

test('every path that CONTRIBUTING.md names exists', () => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const named = [...text.matchAll(/`([a-z-]+(?:\/[\w.-]+)+\/?)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(30);
  // In the map, folders beside the first one of a row are told by their own name.
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const beside = [...text.matchAll(/`([\w/-]+)`, `([a-z]+)`/g)].map(([, first = '', second = '']) => join(dirname(first), second));
  expect(beside.filter((path) => path.startsWith('indexer/') && !existsSync(join(root, path)))).toEqual([]);
});

test('each step of each worked example holds what it says', () => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  const examples = text.split('Worked example').slice(1);
  expect(examples.length).toBe(3);
  for (const example of examples) {
    const rows = [...(example.split('\n\n')[1]?.matchAll(/^\| *([^|]+?) *\| *`([^`]+)` *\| *`([^`]+)` *\|$/gm) ?? [])];
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const [, step, path = '', holds = ''] of rows) {
      expect(readFileSync(join(root, path), 'utf8'), `${step}: ${path}`).toContain(holds);
    }
  }
});

test('what documents tell to run is there, and is run by the installed Node where it is TypeScript', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files = globSync('{*.md,docs/*.md,bench/*.md,recordings/*/*.md,data/*.md,db/src/**/write.ts,api/src/**/write.ts}', { cwd: root });
  const text = files.map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  const told = new Set([...text.matchAll(/npm run ([a-z]+(?::[a-z]+)?)/g)].map(([, name = '']) => name));
  expect(told.size).toBeGreaterThan(12);
  expect([...told].filter((name) => scripts[name] === undefined)).toEqual([]);
  // The Node that a machine brings may be an older one, which does not read it.
  expect([...text.matchAll(/`node [\w/.-]+\.ts\b/g)].map(([command]) => command)).toEqual([]);
  const programs = Object.values<string>(scripts).flatMap((script) => [...script.matchAll(/scripts\/run\.mjs (\S+)/g)]);
  expect(programs.length).toBeGreaterThan(5);
  expect(programs.filter(([, path = '']) => !existsSync(join(root, path)))).toEqual([]);
});

test('docs/protocol.md has each rule that a comment names, and the files that it names exist', () => {
  const table = readFileSync(join(root, 'docs/protocol.md'), 'utf8');
  const told = new Set(
    [...table.matchAll(/(?:^\| |\()(\d+(?:\.\d+)?(?:, \d+\.\d+)*)(?: +\||\))/gm)].flatMap(([, numbers = '']) => numbers.split(', ')),
  );
  const sources = globSync('{db,indexer,api,cli,bench}/{src,e2e,migrations}/**/*.{ts,sql,proto}', { cwd: root });
  const named = sources.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/\bprotocol (\d+(?:\.\d+)?(?:(?:,| to) \d+\.\d+)*)/g)].flatMap(([, numbers = '']) =>
      numbers.split(/,? (?:to )?/).map((number) => ({ path, number })),
    ),
  );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ number }) => !told.has(number))).toEqual([]);

  for (const [, first = '', second] of table.matchAll(/`((?:db|indexer|api|networks)\/[\w./-]+)`(?:, `([\w.-]+\.ts)`)?/g)) {
    expect(existsSync(join(root, first)), first).toBe(true);
    if (second !== undefined) expect(existsSync(join(root, dirname(first), second)), second).toBe(true);
  }
});

test('CITATION.cff tells the version, and a date of release only where the changelog has one for it', () => {
  const citation = readFileSync(join(root, 'CITATION.cff'), 'utf8');
  const field = (name: string) => new RegExp(`^${name}: (.+)$`, 'm').exec(citation)?.[1];
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(field('version')).toBe(version);
  const heading = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`## ${version}`));
  expect(field('date-released')).toBe(/\d{4}-\d{2}-\d{2}/.exec(heading ?? '')?.[0]);
});
