// Words of published ranges keep clear of flags, and of lines as far as there is room.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from './geometry.ts';
import { planLayout } from './layout.ts';
import { placeReference } from './references.ts';
import type { Panel } from './series.ts';
import { lineOf } from './testing.ts';

const WIDTH = 900;

function plan(values: readonly number[], low: number, high: number) {
  const reference = { low, high, text: 'published, late 2023: 50–70 %' };
  const panel: Panel = { key: 'p', lines: [lineOf(values)], references: [reference], fromZero: true, weight: 1, tick: String };
  const layout = planLayout([panel], 'DAY', WIDTH, 400);
  const [placed] = layout.placed;
  if (placed === undefined) throw new Error('no panel');
  return { reference, placed, layout, width: textWidth(reference.text) };
}

test('a flag at any place does not go through the words', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (part, band) => {
      const { reference, placed, layout, width } = plan(new Array(90).fill(100), band ? 40 : 60, 60);
      const flag = layout.left + part * layout.inner;
      const { x, y, anchor } = placeReference(reference, placed, layout, [flag]);
      const from = anchor === 'start' ? x : x - width;
      expect(flag <= from || flag >= from + width).toBe(true);
      expect(from).toBeGreaterThanOrEqual(layout.left);
      expect(from + width).toBeLessThanOrEqual(layout.left + layout.inner);
      expect(y).toBeGreaterThan(placed.top);
      expect(y).toBeLessThanOrEqual(placed.bottom);
    }),
  );
});

test('words stand where no line is: at the foot of a band whose head is taken, below a line that runs above, and outside a band that is full', () => {
  const foot = plan(new Array(90).fill(68), 50, 70);
  expect(placeReference(foot.reference, foot.placed, foot.layout).y).toBe(foot.placed.y(50) - 8);
  const below = plan(new Array(90).fill(62), 60, 60);
  expect(placeReference(below.reference, below.placed, below.layout).y).toBe(below.placed.y(60) + 15);
  const outside = plan(
    Array.from({ length: 90 }, (_, day) => (day % 2 === 0 ? 51 : 69)),
    50,
    70,
  );
  expect(placeReference(outside.reference, outside.placed, outside.layout).y).toBe(outside.placed.y(50) + 15);
});
