// Views of a chart: shares add up, an index begins at 100, a comparison falls on its buckets, and gaps stay gaps.
import { expect, test, vi } from 'vitest';
import { DAY } from '../state/buckets.ts';
import { PLAIN_VIEW } from '../state/chart-view.ts';
import { verticalAxis } from './geometry.ts';
import { type Line, type Panel, seriesTable } from './series.ts';
import { toCsv } from './table.ts';
import { lineOf } from './testing.ts';
import { mayBeLog, modesOf, viewPanels, withCompared } from './transform.ts';

const panel = (lines: Line[], parts = false): Panel => ({ key: 'p', lines, parts, fromZero: true, weight: 1, tick: String });
const texts = (panels: readonly Panel[]) =>
  panels.flatMap(({ lines }) => lines.map(({ points }) => points.map(({ text }) => (text === null ? null : Number(text)))));

test('shares of a bucket add up to one and stand on each other', () => {
  const parts = [panel([lineOf([1, 3, null], 'a'), lineOf([3, 1, 2], 'b')], true)];
  expect(modesOf(parts)).toEqual(['absolute', 'share', 'index']);
  const shown = viewPanels(parts, { ...PLAIN_VIEW, mode: 'share' });
  expect(texts(shown)).toEqual([
    [0.25, 0.75, null],
    [0.75, 0.25, 1],
  ]);
  expect(shown[0]?.lines[1]?.points.map(({ base }) => base)).toEqual([0.25, 0.75, 0]);
});

test('lines of a whole are stacked only where they are read as shares', () => {
  const lines = [{ ...panel([lineOf([1, 3], 'a'), lineOf([3, 1], 'b')]), shareable: true }];
  expect(modesOf(lines)).toContain('share');
  expect(viewPanels(lines, PLAIN_VIEW)[0]?.lines[1]?.points.map(({ base }) => base)).toEqual([undefined, undefined]);
  expect(viewPanels(lines, { ...PLAIN_VIEW, mode: 'share' })[0]?.lines[1]?.points.map(({ base }) => base)).toEqual([0.25, 0.75]);
});

test('an index is 100 at the first known value; what is left out is not drawn, but one line stays', () => {
  const panels = [panel([lineOf([null, 50, 75], 'a'), lineOf([10, 20, 5], 'b')])];
  expect(texts(viewPanels(panels, { ...PLAIN_VIEW, mode: 'index' }))).toEqual([
    [null, 100, 150],
    [100, 200, 50],
  ]);
  expect(viewPanels(panels, { ...PLAIN_VIEW, hidden: ['a'] })[0]?.lines.map(({ key }) => key)).toEqual(['b']);
  expect(viewPanels(panels, { ...PLAIN_VIEW, hidden: ['a', 'b'] })[0]?.lines).toHaveLength(2);
});

test('bars stand on zero however the lines beside them are read', () => {
  const bars = panel([{ ...lineOf([90, 100], 'b'), bars: true }]);
  const lines = { ...panel([lineOf([50, 75], 'a')]), key: 'q' };
  for (const view of [
    { ...PLAIN_VIEW, mode: 'index' },
    { ...PLAIN_VIEW, scale: 'log' },
  ] as const) {
    const shown = viewPanels([lines, bars], view)[1];
    if (shown === undefined) throw new Error('the panel of bars is gone');
    const { y, broken } = verticalAxis(shown, 0, 100);
    expect({ foot: y(0), broken }, JSON.stringify(view)).toEqual({ foot: 100, broken: false });
  }
});

test('points and index are told in the language of the reader', async () => {
  vi.resetModules();
  vi.doMock('../texts/language.ts', () => ({ language: 'zh' }));
  const chinese = await import('./transform.ts');
  vi.doUnmock('../texts/language.ts');
  const parts = [panel([lineOf([1, 3], 'a'), lineOf([3, 1], 'b')], true)];
  expect(chinese.viewPanels(parts, { ...PLAIN_VIEW, mode: 'share' })[0]?.lines[0]?.writeChange('0.5')).toBe('+50.0 个百分点');
  expect(chinese.viewPanels(parts, { ...PLAIN_VIEW, mode: 'index' })[0]?.lines[0]?.column).toBe('a，指数，首个数值 = 100');
});

test('only values above zero may stand on a logarithmic scale', () => {
  expect(mayBeLog([panel([lineOf([1, 2], 'a')])])).toBe(true);
  expect(mayBeLog([panel([lineOf([0, 2], 'a')])])).toBe(false);
});

test('the period before falls on the buckets of the present one', () => {
  const before = [
    panel([
      { ...lineOf([7, 8, 9], 'a'), points: lineOf([7, 8, 9], 'a').points.map((point) => ({ ...point, time: point.time - 2 * DAY })) },
    ]),
  ];
  const drawn = withCompared([panel([lineOf([1, 2], 'a')])], { panels: before, label: 'before', buckets: 2 }, 'DAY');
  expect(texts(drawn)).toEqual([
    [1, 2],
    [7, 8],
  ]);
  expect(drawn[0]?.lines[1]).toMatchObject({ ghost: true, label: 'a, before' });
});

test('CSV quotes what must be quoted and leaves the unknown empty', () => {
  expect(toCsv({ columns: [{ key: 'a,b', label: '', numeric: false }], rows: [['x "y"'], [null], ['1.5']] })).toBe(
    '"a,b"\r\n"x ""y"""\r\n\r\n1.5\r\n',
  );
  expect(seriesTable([lineOf([1, null], 'A_B')]).rows.map((row) => row[1])).toEqual(['1', null]);
});
