// CONTRIBUTING.md as its reader takes it: every file and folder that it names is there.
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
