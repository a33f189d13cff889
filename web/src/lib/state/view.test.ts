// Address and state say the same, for every state; hostile addresses fall back to the default.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BucketLength, bucketEnd, bucketStart, countBuckets, moveBuckets } from './buckets.ts';
import { type ChartView, chartView, MODES, PLAIN_VIEW, SCALES, TABS } from './chart-view.ts';
import {
  BY_DAY,
  COMPARISONS,
  INTERVALS,
  isWhole,
  PRESETS,
  parseView,
  spanBetween,
  type View,
  viewParameters,
  windowBefore,
  windowOf,
} from './view.ts';

/** What a browser makes of parameters: through the text of an address and back. */
function address(parameters: Record<string, string | null>): URLSearchParams {
  const url = new URL('http://localhost/');
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
  return new URL(url.href).searchParams;
}

const times = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
const rest = { interval: fc.constantFrom(null, ...INTERVALS), compare: fc.constantFrom(...COMPARISONS) };
const presets: fc.Arbitrary<View> = fc.record({ kind: fc.constant('preset' as const), preset: fc.constantFrom(...PRESETS), ...rest });
const spans: fc.Arbitrary<View> = fc
  .record({ a: times, b: times, unit: fc.constantFrom(...INTERVALS), ...rest })
  .map(({ a, b, unit, interval, compare }) => ({ kind: 'span', ...spanBetween(a, b, unit), interval, compare }));

test('every view of a page survives its address', () => {
  fc.assert(
    fc.property(fc.oneof(presets, spans), (view) => {
      expect(parseView(address(viewParameters(view)))).toEqual(view);
    }),
  );
  expect(address(viewParameters({ kind: 'preset', preset: '90d', interval: null, compare: 'none' })).toString()).toBe('');
});

test('every view of a chart survives its address, whatever its lines are called', () => {
  const views: fc.Arbitrary<ChartView> = fc.record({
    tab: fc.constantFrom(...TABS),
    mode: fc.constantFrom(...MODES),
    scale: fc.constantFrom(...SCALES),
    hidden: fc.uniqueArray(fc.string({ unit: 'grapheme' })),
  });
  fc.assert(
    fc.property(views, (view) => {
      expect(chartView.read(address({ gpus: chartView.write(view) }).get('gpus'))).toEqual(view);
    }),
  );
  expect(chartView.write(PLAIN_VIEW)).toBeNull();
});

test('no address makes a view that cannot be', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (range, from, interval) => {
      const view = parseView(new URLSearchParams({ range, from, to: from, interval }));
      expect(parseView(address(viewParameters(view)))).toEqual(view);
      expect(chartView.read(chartView.write(chartView.read(range)))).toEqual(chartView.read(range));
    }),
  );
});

test.each([
  'range=5000y',
  'from=2026-02-30&to=2026-03-01',
  'from=2026-03-02&to=2026-03-01',
  'from=<b>&to=x',
  'from=2026-03-02T25&to=2026-03-03T01',
  'interval=second',
])('what is not understood counts as absent: %s', (text) => {
  expect(parseView(new URLSearchParams(text))).toEqual({ kind: 'preset', preset: '90d', interval: null, compare: 'none' });
});

test('a preset ends with the bucket of the head and has as many buckets as it says', () => {
  const head = new Date('2026-12-01T22:25:44Z');
  const preset = { kind: 'preset', compare: 'none' } as const;
  expect(windowOf({ ...preset, preset: '90d', interval: 'HOUR' }, head)).toMatchObject({
    from: new Date('2026-09-03T00:00:00Z'),
    to: null,
    interval: 'DAY',
  });
  expect(windowOf({ ...preset, preset: '24h', interval: null }, head)).toMatchObject({
    from: new Date('2026-11-30T23:00:00Z'),
    interval: 'HOUR',
  });
  expect(windowOf({ ...preset, preset: '7d', interval: 'DAY' }, head)).toMatchObject({
    from: new Date('2026-11-25T00:00:00Z'),
    interval: 'DAY',
  });
  const first = new Date('2025-09-08T00:00:00Z');
  expect(windowOf({ ...preset, preset: 'all', interval: null }, head, first)).toMatchObject({ from: null, to: null, interval: 'DAY' });
});

test('a history of years is told by weeks: more days than that are thinner than a pixel', () => {
  const head = new Date('2026-12-01T22:25:44Z');
  const first = new Date('2023-09-14T13:40:04Z');
  const all = { kind: 'preset', preset: 'all', compare: 'none' } as const;
  for (const interval of [null, 'HOUR', 'DAY'] as const) {
    expect(windowOf({ ...all, interval }, head, first)).toMatchObject({ interval: 'WEEK', choices: ['WEEK', 'MONTH'] });
  }
  expect(windowOf({ ...all, interval: 'MONTH' }, head, first).interval).toBe('MONTH');
  const years: View = { kind: 'span', from: '2023-10-01', to: '2026-10-01', interval: null, compare: 'none' };
  expect(windowOf(years, head, first).interval).toBe('WEEK');
  expect(windowOf({ ...years, from: '2025-10-01' }, head, first)).toMatchObject({ interval: 'DAY', choices: ['DAY', 'WEEK', 'MONTH'] });
});

test('of a span only what the index holds decides on the buckets', () => {
  const head = new Date('2026-12-01T22:25:44Z');
  const wide: View = { kind: 'span', from: '2010-01-01', to: '2030-01-01', interval: null, compare: 'none' };
  expect(windowOf(wide, head, new Date('2025-09-08T00:00:00Z')).interval).toBe('DAY');
  expect(windowOf(wide, head, new Date('2026-12-01T20:31:00Z')).interval).toBe('HOUR');
  const before: View = { ...wide, to: '2011-01-01' };
  expect(windowOf(before, head, new Date('2025-09-08T00:00:00Z'))).toMatchObject({ interval: 'HOUR', choices: ['HOUR', 'DAY'] });
});

test('a preset that is longer than the chain begins with the chain, in buckets that suit it', () => {
  const head = new Date('2026-12-01T22:25:44Z');
  const preset = { kind: 'preset', compare: 'none' } as const;
  const young = new Date('2026-12-01T20:31:00Z');
  expect(windowOf({ ...preset, preset: '90d', interval: null }, head, young)).toEqual({
    from: new Date('2026-12-01T20:00:00Z'),
    to: null,
    interval: 'HOUR',
    choices: ['HOUR', 'DAY'],
  });
  expect(windowOf({ ...preset, preset: 'all', interval: null }, head, young)).toMatchObject({ from: null, interval: 'HOUR' });
  expect(windowOf({ ...preset, preset: '1y', interval: 'DAY' }, head, young)).toMatchObject({
    from: new Date('2026-12-01'),
    interval: 'DAY',
  });
  const old = new Date('2023-12-01T00:00:00Z');
  for (const name of PRESETS.filter((one) => one !== 'all')) {
    const view = { ...preset, preset: name, interval: null };
    expect(windowOf(view, head, old)).toEqual(windowOf(view, head));
  }
});

test('a range is whole where it leaves out nothing since the first block', () => {
  const first = new Date('2026-11-20T07:30:00Z');
  const head = new Date('2026-12-01T22:25:44Z');
  const asked = (address: string, since: Date | null = first) =>
    isWhole(windowOf(parseView(new URLSearchParams(address)), head, since), since);
  expect(['', 'range=all', 'range=30d', 'from=2026-11-20&to=2026-12-01'].map((address) => asked(address))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['range=7d', 'from=2026-11-21&to=2026-12-01', 'from=2026-11-20&to=2026-11-30'].map((address) => asked(address))).toEqual([
    false,
    false,
    false,
  ]);
  expect([asked('', null), asked('range=all', null)]).toEqual([false, true]);
});

test('a fixed span includes both ends and stays open at the head', () => {
  const head = new Date('2026-12-01T22:25:44Z');
  const view: View = { kind: 'span', from: '2026-11-01', to: '2026-11-02', interval: null, compare: 'none' };
  expect(windowOf(view, head)).toMatchObject({
    from: new Date('2026-11-01T00:00:00Z'),
    to: new Date('2026-11-03T00:00:00Z'),
    interval: 'HOUR',
  });
  expect(windowOf({ ...view, to: '2026-12-01' }, head).to).toBeNull();
  expect(windowOf({ ...view, from: '2026-11-01T05', to: '2026-11-01T06' }, head)).toMatchObject({
    from: new Date('2026-11-01T05:00:00Z'),
    to: new Date('2026-11-01T07:00:00Z'),
  });
});

test('days and hours that no calendar has, or the API knows nothing of, are none', () => {
  const preset = { kind: 'preset', preset: '90d' };
  for (const from of ['0000-01-01', '2026-02-31', '2026-02-01T24', '2026-02-01T5', '2026-02-01 05'])
    expect(parseView(new URLSearchParams({ from, to: `2026-11-20${from.slice(10)}` })), from).toMatchObject(preset);
  const wide = parseView(new URLSearchParams('from=0001-01-01&to=2026-11-20&compare=previous'));
  const head = new Date('2026-11-26T12:00:00Z');
  expect(windowBefore(windowOf(wide, head), head)).toBeNull();
});

test('what is told by day has no hours, however short the range', () => {
  const head = new Date('2026-11-26T12:40:00Z');
  const view = parseView(new URLSearchParams('range=7d&interval=hour'));
  const window = windowOf(view, head, null, BY_DAY);
  expect(window).toEqual({ from: new Date('2026-11-20T00:00:00Z'), to: null, interval: 'DAY', choices: ['DAY'] });
  expect(windowBefore(window, head)).toEqual({ from: new Date('2026-11-13T00:00:00Z'), to: new Date('2026-11-20T00:00:00Z'), buckets: 7 });
});

test('the period before has as many buckets and ends where the shown one begins', () => {
  fc.assert(
    fc.property(fc.oneof(presets, spans), times, (view, now) => {
      const head = new Date(now);
      const window = windowOf(view, head);
      const before = windowBefore(window, head);
      fc.pre(before !== null && window.from !== null && window.from < head);
      const end = window.to?.getTime() ?? bucketEnd(bucketStart(now, window.interval), window.interval);
      const start = bucketStart(window.from?.getTime() ?? 0, window.interval);
      expect(before?.to.getTime()).toBe(start);
      expect(countBuckets(before?.from.getTime() ?? 0, start, window.interval)).toBe(before?.buckets);
      expect(countBuckets(start, end, window.interval)).toBe(before?.buckets);
    }),
  );
});

test('buckets follow each other without a gap', () => {
  fc.assert(
    fc.property(times, fc.constantFrom<BucketLength>(...INTERVALS), fc.integer({ min: -50, max: 50 }), (time, interval, count) => {
      const start = bucketStart(time, interval);
      expect(start).toBeLessThanOrEqual(time);
      expect(bucketEnd(start, interval)).toBeGreaterThan(time);
      const there = moveBuckets(start, interval, count);
      expect(moveBuckets(there, interval, -count)).toBe(start);
      expect(bucketStart(there, interval)).toBe(there);
      if (count >= 0) expect(countBuckets(start, there, interval)).toBe(count);
    }),
  );
});
