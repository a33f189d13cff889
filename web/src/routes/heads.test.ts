// Every page has a head for those who do not run scripts, and each its own.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HEADS, headAlone } from './heads.ts';

/** Keys of all pages but the overview. Read as text: the pages themselves are no modules of Node. */
const keys = [...readFileSync(new URL('routes.ts', import.meta.url), 'utf8').matchAll(/'([a-z-]+\/\d)': \(\) =>/g)].map(
  (match) => match[1],
);

test('every page, and no other', () => {
  expect(keys.length).toBeGreaterThan(20);
  expect(Object.keys(HEADS).sort()).toEqual([...keys, '/0'].sort());
});

test('titles and descriptions differ, and name only segments that the path has', () => {
  const heads = Object.entries(HEADS);
  expect(new Set(heads.map(([, { title }]) => title)).size).toBe(heads.length);
  expect(new Set(heads.map(([, { description }]) => description)).size).toBe(heads.length);
  for (const [key, { title, description }] of heads) {
    const segments = Number(key.split('/')[1]);
    const named = [...`${title} ${description}`.matchAll(/\{(\d)\}/g)].map((match) => Number(match[1]));
    expect(named.filter((segment) => segment < 1 || segment > segments)).toEqual([]);
    expect(description.length).toBeGreaterThan(40);
  }
});

test('every kind of chart that stands alone is told by its own title, and what there is not by that of the site', () => {
  const text = readFileSync(new URL('../embed/kinds/index.ts', import.meta.url), 'utf8');
  const kinds = [...text.matchAll(/^ {2}'?([a-z-]+)'?: (?:counts|\(\) => import)/gm)].map(([, kind = '']) => kind);
  expect(kinds.length).toBeGreaterThan(12);
  const site = HEADS['/0'];
  for (const kind of [...kinds, 'token-supply']) {
    expect(headAlone(kind).title, kind).not.toBe(site?.title);
    expect(headAlone(kind).description.length).toBeGreaterThan(40);
  }
  expect(headAlone('constructor')).toEqual(site);
});
