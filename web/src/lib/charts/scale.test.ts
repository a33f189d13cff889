// Scales hold every value in its order, and logarithmic ones have ticks that a reader can count on.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAxis } from './scale.ts';

test('values keep their order and lie between the ends, linear and logarithmic', () => {
  const value = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1 }),
      fc.constantFrom('linear' as const, 'log' as const),
      fc.integer({ min: 2, max: 9 }),
      (values, kind, ticks) => {
        const axis = valueAxis(values, 0, 400, { kind, ticks });
        const places = [...values].sort((a, b) => a - b).map((one) => axis.place(one));
        places.reduce((before, place) => {
          expect(place).toBeGreaterThanOrEqual(before - 1e-6);
          return place;
        }, -1e-6);
        expect(places.at(-1)).toBeLessThanOrEqual(400 + 1e-6);
        expect(axis.ticks.length).toBeGreaterThan(0);
      },
    ),
  );
});

test('a logarithmic scale has round ticks, as many as fit', () => {
  expect(valueAxis([0.2, 7], 0, 400, { kind: 'log', ticks: 6 }).ticks).toEqual([0.2, 0.5, 1, 2, 5, 10]);
  expect(valueAxis([3, 900_000], 0, 400, { kind: 'log', ticks: 5 }).ticks).toEqual([10, 100, 1_000, 10_000, 100_000, 1_000_000]);
  expect(valueAxis([0, 5], 0, 400, { kind: 'log', ticks: 5 }).ticks[0]).toBe(0);
});

test('a value just above a tick leaves no more than a third of the scale empty, and ticks stay few', () => {
  const { place, ticks } = valueAxis([40, 103], 0, 300, { ticks: 2 });
  expect(place(103)).toBeGreaterThan(200);
  expect(ticks).toEqual([0, 50, 100]);
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), fc.integer({ min: 2, max: 9 }), (value, wanted) => {
      const axis = valueAxis([value], 0, 300, { ticks: wanted });
      expect(axis.place(value)).toBeGreaterThanOrEqual(200 - 1e-6);
      expect(axis.ticks.length).toBeLessThanOrEqual(2 * wanted + 1);
    }),
  );
});

test('nothing but zeros has the one mark that is true of them', () => {
  for (const values of [[0], [0, 0, 0]]) {
    const { place, ticks, broken } = valueAxis(values, 300, 0, { ticks: 5 });
    expect(ticks).toEqual([0]);
    expect(place(0)).toBe(300);
    expect(broken).toBe(false);
  }
});

test('a value just below zero does not cost a whole tick of room', () => {
  const { place, ticks } = valueAxis([-3e-7, 1.93], 0, 400, { ticks: 4 });
  expect(ticks[0]).toBe(0);
  expect(place(0)).toBeLessThan(5);
  expect(valueAxis([-1.8, 2], 0, 400, { ticks: 4 }).ticks[0]).toBe(-2);
});
