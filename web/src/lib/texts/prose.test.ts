// What the API says in words is known in Chinese, all of it: the catalogue, the scenarios, the published figures and the exports.
import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';
import { catalogue as catalogueOfExports } from '../../../../api/src/exports/catalogue.ts';
import { MEASURES } from '../../../../db/src/catalogue/measures.ts';
import { METRICS } from '../../../../db/src/catalogue/metrics.ts';
import { translate, withWords } from './prose.ts';
import { chinese as catalogue } from './zh/catalogue.ts';
import { chinese as datasets } from './zh/datasets.ts';
import { chinese as figures } from './zh/figures.ts';
import { chinese as measureWords } from './zh/measure-words.ts';
import { chinese as measures } from './zh/measures.ts';
import { chinese as unitWords } from './zh/units.ts';

const dictionary = { ...catalogue, ...measures, ...figures };
const HAN = /\p{Script=Han}/u;
/** Names and signs read the same. */
const SAME = /^[\s\d%$–.,MBk]*$|^((GPU|CPU)s?|USD|AKT|ACT)$/;
const missing = (texts: Iterable<string>, words: Readonly<Record<string, string>>) =>
  [...new Set(texts)].filter((text) => !SAME.test(text) && !HAN.test(translate(text, words)));

test('every metric and measure: title, definition, formula and caveats', () => {
  expect(METRICS.length).toBeGreaterThan(40);
  expect(
    missing(
      [...METRICS, ...MEASURES].flatMap(({ title, definition, formula, caveats }) => [title, definition, formula, ...caveats]),
      dictionary,
    ),
  ).toEqual([]);
});

test('every unit and dimension of the catalogue', () => {
  const units = [...METRICS.map(({ unit }) => unit), ...MEASURES.flatMap(({ unit }) => unit.split('; '))];
  expect(units.length).toBeGreaterThan(90);
  expect(missing(units, { ...unitWords, ...measureWords.units })).toEqual([]);
  expect(
    missing(
      MEASURES.flatMap(({ dimensions }) => dimensions),
      measureWords.dimensions,
    ),
  ).toEqual([]);
});

/** Texts of fields in a source of the API, as its code writes them: what it answers hangs on the chain. */
function written(file: string, pattern: RegExp): string[] {
  const source = readFileSync(new URL(`../../../../api/src/${file}`, import.meta.url), 'utf8');
  return [...source.matchAll(pattern)].map((match) => match[2] ?? '');
}

test('scenarios, published figures and the token: every text of their sources', () => {
  const fields = written('scenarios/definitions.ts', /(title|description|formula|rounding):\s*(?:'([^']+)'|"([^"]+)")/g);
  const sentences = ['published/published.ts', 'published/rows.ts', 'token/token.ts', 'scenarios/measured.ts'].flatMap((file) =>
    written(file, /(['"])([A-Z][^'"$`\n]{12,}\.)\1/g),
  );
  const labels = written('published/published.ts', /(label|measuredAs|because):\s*'([^'$]+)'/g);
  expect([fields.length, sentences.length, labels.length].map((count) => count > 15)).toEqual([true, true, true]);
  expect(
    missing(
      [...fields, ...sentences, ...labels].filter((text) => text !== ''),
      dictionary,
    ),
  ).toEqual([]);
});

test('datasets: what they, their columns and their filters hold, and in which units', () => {
  const texts = catalogueOfExports().flatMap(({ title, description, columns, filters }) => [
    title,
    description,
    ...columns.flatMap((column) => [column.description, column.unit ?? '']),
    ...filters.map((filter) => filter.description),
  ]);
  expect(texts.length).toBeGreaterThan(200);
  expect(missing(texts, datasets)).toEqual([]);
});

test('a text is said whole, else by its sentences, else as it is; only fields of words are touched', () => {
  const words = { 'One. Two.': '一二。', 'Three.': '三。' };
  expect(translate('One. Two. Three.', words)).toBe('一二。三。');
  expect(translate('One. Four.', words)).toBe('One. Four.');
  const say = (text: string) => translate(text, words);
  const answer = {
    title: 'Three.',
    attributes: [{ key: 'Three.', value: 'Three.' }],
    nested: [{ caveats: ['Three.', '<b>'], memo: 'Three.', height: 3, reason: null }],
  };
  expect(withWords(answer, say)).toEqual({
    ...answer,
    title: '三。',
    nested: [{ caveats: ['三。', '<b>'], memo: 'Three.', height: 3, reason: null }],
  });
});

test('what is translated has its Chinese', () => {
  for (const words of [catalogue, measures, figures, datasets])
    expect(Object.entries(words).filter(([, text]) => !HAN.test(text))).toEqual([]);
});
