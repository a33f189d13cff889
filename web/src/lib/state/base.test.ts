// Every link of the site goes through one function, so that it works below any path of a host.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = join(import.meta.dirname, '..', '..');
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.svelte'));

test('no page holds an address from the root of the host', () => {
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((name) =>
    [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/(?:href|action|src)=(?:"\/|\{['`]\/)|href: ['`]\/|fetch\(['`]\//g)].map(
      ([text]) => `${name}: ${text}`,
    ),
  );
  expect(found).toEqual([]);
});
