// Paths go through their places, areas close, steps stay until the next place.
import { expect, test } from 'vitest';
import { areaPath, linePath, stepped } from './paths.ts';

test('a line, an area and steps', () => {
  expect(linePath([])).toBe('');
  expect(linePath([[1, 2]])).toBe('M1,2');
  expect(
    linePath([
      [0, 1],
      [2.00004, 3.5],
    ]),
  ).toBe('M0,1L2,3.5');
  expect(
    areaPath(
      [
        [0, 1],
        [2, 1],
      ],
      [
        [0, 5],
        [2, 6],
      ],
    ),
  ).toBe('M0,1L2,1L2,6L0,5Z');
  expect(areaPath([[0, 1]], [])).toBe('');
  expect(
    stepped([
      [0, 10],
      [4, 6],
    ]),
  ).toEqual([
    [0, 10],
    [4, 10],
    [4, 6],
  ]);
});
