// The faces of share pictures hold every letter of the Chinese texts: what is missing would be drawn as an empty box.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chineseLetters } from '../../build/letters.ts';

/** The characters of a TrueType file: its character map's segments (`cmap`, formats 4 and 12 of the OpenType specification). */
function charactersOf(file: Buffer): Set<number> {
  const tables = Array.from({ length: file.readUInt16BE(4) }, (_, at) => 12 + 16 * at);
  const record = tables.find((at) => file.toString('latin1', at, at + 4) === 'cmap') ?? Number.NaN;
  const map = file.readUInt32BE(record + 8);
  const found = new Set<number>();
  const add = (first: number, last: number) => {
    for (let code = first; code <= last && code !== 0xffff; code += 1) found.add(code);
  };
  for (let index = 0; index < file.readUInt16BE(map + 2); index += 1) {
    const table = map + file.readUInt32BE(map + 4 + 8 * index + 4);
    const format = file.readUInt16BE(table);
    if (format === 4) {
      const twice = file.readUInt16BE(table + 6);
      for (let at = 0; at < twice; at += 2) add(file.readUInt16BE(table + 16 + twice + at), file.readUInt16BE(table + 14 + at));
    }
    if (format === 12) {
      for (let at = 0; at < file.readUInt32BE(table + 12); at += 1) {
        add(file.readUInt32BE(table + 16 + 12 * at), file.readUInt32BE(table + 20 + 12 * at));
      }
    }
  }
  return found;
}

test('no letter is missing; `npm run faces` cuts them anew', () => {
  const known = charactersOf(readFileSync(join(import.meta.dirname, 'fonts', 'noto-sans-sc-500.ttf')));
  const wanted = chineseLetters();
  expect(wanted.length).toBeGreaterThan(500);
  expect(wanted.filter((letter) => !known.has(letter.codePointAt(0) ?? 0)).join('')).toBe('');
});
