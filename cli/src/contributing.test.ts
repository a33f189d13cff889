// CONTRIBUTING.md as its reader takes it: what it names is there, and each worked example can be followed step by step.
import { existsSync, readFileSync } from 'node:fs';
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
