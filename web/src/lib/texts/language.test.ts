// The address goes before what was chosen earlier, and that before the browser.
import { expect, test } from 'vitest';
import { chooseLanguage, inLanguage } from './language.ts';

test.each([
  ['?lang=zh', 'en', ['en-US'], 'zh'],
  ['?lang=en', 'zh', ['zh-CN'], 'en'],
  ['?range=1y', 'zh', ['en-US'], 'zh'],
  ['', null, ['fr-FR', 'zh-TW', 'en'], 'zh'],
  ['', null, ['fr-FR'], 'en'],
  ['?lang=<script>', 'nonsense', [], 'en'],
] as const)('%s, kept %s, browser %s: %s', (search, kept, browser, expected) => {
  expect(chooseLanguage(search, kept, browser)).toBe(expected);
});

test('the other language keeps the page and what it shows', () => {
  expect(inLanguage(new URL('http://localhost/leases?state=active#leases'), 'zh')).toBe(
    'http://localhost/leases?state=active&lang=zh#leases',
  );
});
