// Scales hold every value, ticks never touch, labels keep their distance, gaps stay gaps.
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { tick, tickOf } from '../format/measure.ts';
import { DAY } from '../state/buckets.ts';
import { spread, textWidth, thin, tickTexts, timeTicks, verticalAxis } from './geometry.ts';
import { cut, ticksApart } from './rows.ts';
import { coverageText, hatches, meanCoverage, segments } from './series.ts';
import { lineOf, pointOf, START } from './testing.ts';

test('every value and the reference band lie within the axis', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e9, max: 1e12, noNaN: true }), { minLength: 1 }), fc.boolean(), (values, fromZero) => {
      const panel = {
        key: 'p',
        lines: [lineOf(values)],
        references: [{ low: 150, high: 200, text: '' }],
        fromZero,
        weight: 1,
        tick: String,
      };
      const { y, ticks } = verticalAxis(panel, 10, 300);
      for (const value of [...values, 150, 200]) {
        expect(y(value)).toBeGreaterThanOrEqual(10 - 1e-6);
        expect(y(value)).toBeLessThanOrEqual(300 + 1e-6);
      }
      expect(ticks.length).toBeGreaterThan(0);
    }),
  );
});

test('zero is left out only where the values are far from it', () => {
  const panel = (values: number[], fromZero: boolean) => ({ key: 'p', lines: [lineOf(values)], fromZero, weight: 1, tick: String });
  expect(verticalAxis(panel([60, 70], false), 0, 300)).toMatchObject({ broken: true });
  expect(verticalAxis(panel([60, 70], true), 0, 300)).toMatchObject({ broken: false });
  expect(verticalAxis(panel([1, 70], false), 0, 300).ticks[0]).toBe(0);
});

test('time ticks do not touch, at any range and width', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 120, max: 1800 }), (hours, width) => {
      const from = START;
      const to = START + hours * 6 * 3_600_000;
      const ticks = timeTicks(from, to, width);
      ticks.reduce<number>((edge, { time, text }) => {
        const x = Math.min(((time - from) / (to - from)) * width, width - textWidth(text) / 2);
        expect(x - textWidth(text) / 2).toBeGreaterThanOrEqual(edge + 7);
        return x + textWidth(text) / 2;
      }, Number.NEGATIVE_INFINITY);
      expect(ticks.length).toBeLessThan(40);
    }),
  );
});

test('nor in Chinese, which writes a day half as wide again', async () => {
  vi.resetModules();
  vi.doMock('../texts/language.ts', () => ({ language: 'zh' }));
  const chinese = await import('./geometry.ts');
  vi.doUnmock('../texts/language.ts');
  const days = 90;
  const from = Date.UTC(2026, 8, 3);
  for (let width = 200; width <= 900; width += 1) {
    const ticks = chinese.timeTicks(from, from + days * DAY, width, 'DAY');
    expect(ticks[0]?.text).toMatch(/月/);
    ticks.reduce<number>((edge, { time, text }) => {
      const x = Math.min(((time - from) / (days * DAY)) * width, width - textWidth(text) / 2);
      expect(x - textWidth(text) / 2).toBeGreaterThanOrEqual(edge + 7);
      return x + textWidth(text) / 2;
    }, Number.NEGATIVE_INFINITY);
  }
});

test('what is told by day has marks at days alone, one where there is one day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 120, max: 1800 }), (days, width) => {
      const ticks = timeTicks(START, START + days * DAY, width, 'DAY');
      expect(ticks.length).toBeGreaterThan(0);
      for (const { time } of ticks) expect(time % DAY).toBe(0);
    }),
  );
  expect(timeTicks(START, START + DAY, 600, 'DAY').map(({ time }) => time)).toEqual([START]);
  expect(timeTicks(START, START + DAY, 600).length).toBeGreaterThan(4);
});

test.each([
  [1, 'HOUR', '29 Jan, 03:00, 06:00, 09:00, 12:00, 15:00, 18:00, 21:00'],
  [2, 'HOUR', '29 Jan, 06:00, 12:00, 18:00, 30 Jan, 06:00, 12:00, 18:00'],
  [7, 'HOUR', '29 Jan, 30 Jan, 31 Jan, 1 Feb, 2 Feb, 3 Feb, 4 Feb'],
  [30, 'DAY', '2 Feb, 9 Feb, 16 Feb, 23 Feb'],
  [90, 'DAY', '1 Feb, 15 Feb, 1 Mar, 15 Mar, 1 Apr, 15 Apr'],
  [200, 'DAY', 'Feb, Mar, Apr, May, Jun, Jul, Aug'],
  [400, 'DAY', 'Apr, Jul, Oct, Jan 2027'],
  [1500, 'DAY', 'Jul 2026, Jan 2027, Jul 2027, Jan 2028, Jul 2028, Jan 2029, Jul 2029, Jan 2030'],
  [4000, 'DAY', '2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035, 2036, 2037'],
] as const)('%i days told by %s have round marks', (days, interval, texts) => {
  const from = Date.UTC(2026, 0, 29);
  const ticks = timeTicks(from, from + days * DAY, 600, interval);
  expect(ticks.map(({ text }) => text).join(', ')).toBe(texts);
});

test('a logarithmic axis gives each decade the same height and leaves out bands that begin at zero; zero makes it linear', () => {
  const axis = (values: number[]) => {
    const references = [{ low: 0, high: 1e6, text: '' }];
    return verticalAxis({ key: 'p', lines: [lineOf(values)], references, fromZero: true, scale: 'log', weight: 1, tick: String }, 0, 300);
  };
  const { y, broken, ticks } = axis([1, 1_000]);
  expect([y(1), y(10), y(1_000)].map(Math.round)).toEqual([300, 200, 0]);
  expect({ broken, ticks }).toEqual({ broken: false, ticks: [1, 10, 100, 1_000] });
  expect(axis([0, 1_000]).y(500_000)).toBeCloseTo(150);
});

test('labels keep order and distance where there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 10 }), (wanted) => {
      const placed = spread(wanted, 18, 0, 300);
      expect(placed).toHaveLength(wanted.length);
      const inOrder = wanted.map((place, at) => ({ place, placed: placed[at] ?? Number.NaN }));
      inOrder.sort((a, b) => a.place - b.place || a.placed - b.placed);
      for (const [at, { placed: own }] of inOrder.entries()) {
        expect(own - (inOrder[at - 1]?.placed ?? -18)).toBeGreaterThanOrEqual(18);
        expect(own).toBeLessThanOrEqual(300);
      }
    }),
  );
});

test('unknown values and missing buckets break the line', () => {
  const points = [pointOf(0, 1), pointOf(1, null), pointOf(2, 3), pointOf(3, 4), pointOf(6, 5)];
  expect(segments(points, 'DAY').map((run) => run.map(({ value }) => value))).toEqual([[1], [3, 4], [5]]);
});

test('buckets that are not final are hatched, neighbours together', () => {
  const points = [
    pointOf(0, 1, { coverage: 0.4 }),
    pointOf(1, 1, { coverage: 0.7 }),
    pointOf(2, 1),
    pointOf(3, 1, { partial: true, coverage: 0.5 }),
  ];
  expect(hatches(points, 'DAY')).toEqual([
    { from: START, to: START + 2 * DAY, partial: false, coverage: 0.4 },
    { from: START + 3 * DAY, to: START + 4 * DAY, partial: true, coverage: 0.5 },
  ]);
  expect(meanCoverage(points)).toBeCloseTo(0.7);
});

test.each([
  [0, '0.00'],
  [0.0004, '0.01'],
  [0.714, '0.71'],
  [0.9984, '0.99'],
  [0.9996, '1.00'],
])('a coverage of %d is told as %s: what is not whole is not told as whole, what is something not as nothing', (coverage, text) => {
  expect(coverageText(coverage)).toBe(text);
});

test('a long line keeps its order, its ends and the extremes of every pixel, and at most four points of each', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 400 }),
      fc.integer({ min: 1, max: 60 }),
      (heights, width) => {
        const items = heights.map((y, index) => ({ x: (index / heights.length) * width, y, index }));
        const kept = thin(
          items,
          ({ x }) => x,
          ({ y }) => y,
        );
        expect(kept.map(({ index }) => index)).toEqual([...new Set(kept.map(({ index }) => index))].sort((a, b) => a - b));
        expect([kept[0], kept.at(-1)]).toEqual([items[0], items.at(-1)]);
        for (const [column, own] of Map.groupBy(items, ({ x }) => Math.floor(x))) {
          const left = kept.filter(({ x }) => Math.floor(x) === column);
          expect(left.length).toBeLessThanOrEqual(4);
          for (const extreme of [Math.min, Math.max]) expect(extreme(...left.map(({ y }) => y))).toBe(extreme(...own.map(({ y }) => y)));
        }
      },
    ),
  );
});

test('a Chinese letter takes its whole size, and a name is cut where it would be wider than its room', () => {
  expect(textWidth('未采纳报价', 13)).toBe(5 * 13);
  expect(textWidth('mmmm')).toBeGreaterThan(textWidth('llll'));
  for (const text of ['创建的订单', 'Community pool', 'provider.aurora-compute.test']) {
    expect(cut(text, textWidth(text, 13), 13)).toBe(text);
    const short = cut(text, textWidth(text, 13) - 1, 13);
    expect(short).toMatch(/^.+…$/);
    expect(text.startsWith(short.slice(0, -1))).toBe(true);
    expect(textWidth(short, 13)).toBeLessThan(textWidth(text, 13));
  }
});

test('a name of a million letters, which a provider may declare, is cut at once', () => {
  const short = cut('漢W.'.repeat(333_333), 100, 13);
  expect(textWidth(short, 13)).toBeLessThanOrEqual(100);
  expect(textWidth(short, 13)).toBeGreaterThan(100 - 13);
  expect(short).toMatch(/^漢W\./);
});

test('marks of a scale never read the same: shortened where that tells them apart, else in full', () => {
  const plain = { tick: tick('TRANSACTIONS') };
  expect(tickTexts(plain, [0, 100_000_000, 200_000_000])).toEqual(['0', '100M', '200M']);
  expect(tickTexts(plain, [249_331_850, 249_331_900])).toEqual(['249,331,850', '249,331,900']);
  expect(tickTexts({ tick: tickOf('USD') }, [718_100, 718_200])).toEqual(['$718,100', '$718,200']);
});

test('texts of an axis that have no room beside each other are left out, the first one never', () => {
  const ticks = [0, 1, 2];
  const text = (value: number) => `$${value}.00`;
  expect([...ticksApart(ticks, (value) => 100 + value * 60, text)]).toEqual([0, 1, 2]);
  expect([...ticksApart(ticks, (value) => 100 + value * 30, text)]).toEqual([0, 2]);
  expect([...ticksApart(ticks, () => 100, text)]).toEqual([0]);
});
