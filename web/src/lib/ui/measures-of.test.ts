// Every section explains measures that the catalogue has, and every measure of a chart or table is explained somewhere.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MEASURES } from '../../../../db/src/catalogue/measures.ts';
import { measuresOf } from './measures-of.ts';

const web = join(import.meta.dirname, '../..');
const sources = ['routes', 'lib/charts'].flatMap((folder) =>
  readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name))
    .map((name) => readFileSync(join(web, folder, name), 'utf8')),
);
/** Names of sections as their pages write them. */
const ids = new Set(sources.flatMap((text) => [...text.matchAll(/\bid(?:=|: )["']([a-z-]+)["']/g)].map((match) => match[1] ?? '')));

test('sections explain measures of the catalogue, each by its key', () => {
  const keys = new Set(MEASURES.map(({ key }) => key));
  const told = [...ids, 'bids', 'lengths', 'sizes'].flatMap((id) => measuresOf(id, { input: { kind: 'ASK', resource: 'CPU' } }));
  expect(told.filter((key) => !keys.has(key))).toEqual([]);
  // Volume and the published figures explain themselves row by row; sign modes and realised prices are asked for otherwise.
  const elsewhere = ['VOLUME_', 'PUBLISHED_COMPARISON', 'SIGN_MODES', 'PRICE_AGREED', 'PRICE_REALISED'];
  const missing = [...keys].filter((key) => !told.includes(key) && !elsewhere.some((name) => key.startsWith(name)));
  expect(missing).toEqual([]);
});

test('prices explain what their variables ask for', () => {
  expect(measuresOf('distribution', { input: { kind: 'REALISED', resource: 'GPU' } })).toEqual(['PRICE_REALISED']);
  expect(measuresOf('distribution', { input: { kind: 'ASK', resource: 'CPU' } })).toEqual(['PRICE_ASK', 'PRICE_CPU']);
  expect(measuresOf('nothing', {})).toEqual([]);
});
