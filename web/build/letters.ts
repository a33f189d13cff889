// The letters that pictures of pages may hold: those of the Chinese texts and of the Chinese names of countries.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXTS = join(import.meta.dirname, '../src/lib/texts/zh');
const PLACES = join(import.meta.dirname, '../src/lib/charts/country-places.ts');
/** Letters and signs of Chinese: ideographs, their punctuation, and the wide forms of Latin signs. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu;

/** Each letter once, in the order of Unicode. */
export function chineseLetters(): string[] {
  const texts = readdirSync(TEXTS).map((file) => readFileSync(join(TEXTS, file), 'utf8'));
  const names = new Intl.DisplayNames(['zh-Hans'], { type: 'region' });
  const countries = [...readFileSync(PLACES, 'utf8').matchAll(/\b([A-Z]{2}) -?\d/g)].map(([, code = '']) => names.of(code) ?? '');
  return [...new Set([...texts, ...countries].flatMap((text) => text.match(CHINESE) ?? []))].sort();
}
