// The map's own projection against d3-geo's, by which its shapes are drawn.
import { geoEqualEarth } from 'd3-geo';
import { expect, test } from 'vitest';
import { MAP_HEIGHT, MAP_MERIDIAN, MAP_WIDTH, onMap } from './equal-earth.ts';

test('places are where the shapes are', () => {
  const projection = geoEqualEarth()
    .rotate([-MAP_MERIDIAN, 0])
    .fitExtent(
      [
        [0, 0],
        [MAP_WIDTH, MAP_HEIGHT],
      ],
      { type: 'Sphere' },
    );
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
