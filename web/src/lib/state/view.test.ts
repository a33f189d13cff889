// Address and view say the same; hostile addresses fall back to the default.
import { expect, test } from 'vitest';
import { PRESETS, parseView, type View, viewParameters, windowOf } from './view.ts';

function address(view: View): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(viewParameters(view))) if (value !== null) search.set(name, value);
  return search;
}

test('every view survives its address', () => {
  const intervals = [null, 'HOUR', 'DAY'] as const;
  for (const interval of intervals) {
    for (const preset of PRESETS)
      expect(parseView(address({ kind: 'preset', preset, interval }))).toEqual({ kind: 'preset', preset, interval });
    const days: View = { kind: 'days', from: '2026-01-31', to: '2026-02-28', interval };
    expect(parseView(address(days))).toEqual(days);
  }
  expect(address({ kind: 'preset', preset: '90d', interval: null }).toString()).toBe('');
});

test.each(['range=5000y', 'from=2026-02-30&to=2026-03-01', 'from=2026-03-02&to=2026-03-01', 'from=<b>&to=x', 'interval=second'])(
  '%s is the default view',
  (search) => expect(parseView(new URLSearchParams(search))).toEqual({ kind: 'preset', preset: '90d', interval: null }),
);

test('a preset ends with the bucket of the head and has as many buckets as it says', () => {
  const head = new Date('2026-12-01T22:25:44Z');
  expect(windowOf({ kind: 'preset', preset: '90d', interval: 'HOUR' }, head)).toEqual({
    from: new Date('2026-09-03T00:00:00Z'),
    to: null,
    interval: 'DAY',
    hourly: false,
  });
  expect(windowOf({ kind: 'preset', preset: '24h', interval: null }, head)).toMatchObject({
    from: new Date('2026-11-30T23:00:00Z'),
    interval: 'HOUR',
  });
  expect(windowOf({ kind: 'preset', preset: '7d', interval: 'DAY' }, head)).toMatchObject({
    from: new Date('2026-11-25T00:00:00Z'),
    interval: 'DAY',
  });
  expect(windowOf({ kind: 'preset', preset: 'all', interval: null }, head)).toMatchObject({ from: null, to: null, interval: 'DAY' });
});

test('fixed days include both ends and stay open at the head', () => {
  const head = new Date('2026-12-01T22:25:44Z');
  const view: View = { kind: 'days', from: '2026-11-01', to: '2026-11-02', interval: null };
  expect(windowOf(view, head)).toMatchObject({
    from: new Date('2026-11-01T00:00:00Z'),
    to: new Date('2026-11-03T00:00:00Z'),
    interval: 'HOUR',
  });
  expect(windowOf({ ...view, to: '2026-12-01' }, head).to).toBeNull();
});
