// The map's own projection against d3-geo's, by which its shapes are drawn.
import { expect, test } from 'vitest';
import { mapProjection } from '../../../build/land.ts';
import { onMap } from './equal-earth.ts';

test('places are where the shapes are', () => {
  const projection = mapProjection();
  for (const place of [
    [0, 0],
    [10, 51],
    [-122.4, 37.8],
    [178, -17.8],
    [-171.7, -13.8],
    [83, -84.7],
    [-45, 89],
  ] as const) {
    const [x = Number.NaN, y = Number.NaN] = projection([...place]) ?? [];
    expect(Math.hypot(onMap(place)[0] - x, onMap(place)[1] - y), place.join(' ')).toBeLessThan(1);
  }
});
