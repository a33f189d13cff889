// A text is told by its form; hostile and odd ones are words.
import { expect, test } from 'vitest';
import { recognize } from './recognize.ts';

const ADDRESS = `akash1${'q'.repeat(38)}`;
const HASH = 'ab'.repeat(32);

test.each([
  ['12,345', 'height', '/blocks/12345'],
  [' #17 ', 'height', '/blocks/17'],
  [HASH, 'hash', `/transactions/${HASH.toUpperCase()}`],
  [`0x${HASH}`, 'hash', `/transactions/${HASH.toUpperCase()}`],
  [ADDRESS, 'address', `/addresses/${ADDRESS}`],
  [`${ADDRESS}/77`, 'deployment', `/deployments/${ADDRESS}/77`],
  [`${ADDRESS}/77/1/2/${ADDRESS}`, 'lease', `/leases/${ADDRESS}/77/1/2/${ADDRESS}`],
  ['RTX 4090', 'words', null],
  ['nvidia/a100', 'words', null],
  ['', 'words', null],
  ['<img src=x onerror=alert(1)>', 'words', null],
  ['9'.repeat(300), 'words', null],
])('%s', (text, form, href) => {
  expect(recognize(text)).toEqual({ form, href });
});
