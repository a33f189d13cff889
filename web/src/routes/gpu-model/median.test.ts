// The middle of prices of any number.
import { expect, test } from 'vitest';
import { medianOf } from './median.ts';

test.each([
  [[], null],
  [['1.5'], '1.5'],
  [['10', '9.5', '2'], '9.5'],
  [['1.29', '1.3', '0.9', '5'], '1.295000000000'],
])('of %j it is %s', (values, middle) => expect(medianOf(values)).toBe(middle));
