// Where providers say that they stand.
import { expect, test } from 'vitest';
import { countryOf } from './country.ts';

test.each([
  ['country', 'de', 'DE'],
  ['country', ' Germany ', 'DE'],
  ['country', 'South Korea', 'KR'],
  ['country', 'TURKIYE', 'TR'],
  ['country', 'czech republic', 'CZ'],
  ['country', 'constructor', ''],
  ['country', 'XX', ''],
  ['country', '', ''],
  ['location-region', 'na-us-west', 'US'],
  ['location-region', 'NA-CA-prairie', 'CA'],
  ['location-region', 'eu-west', ''],
  ['city', 'Berlin', ''],
])('%s %j is %j', (key, value, country) => {
  expect(countryOf([{ key, value }])).toBe(country);
});

test('a country that is none leaves the region to tell', () => {
  expect(
    countryOf([
      { key: 'country', value: 'nowhere' },
      { key: 'location-region', value: 'us-east' },
    ]),
  ).toBe('US');
});
