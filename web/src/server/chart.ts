// Series over time as SVG text: the same plan, lines, bands and names that the page's chart has.

import { tickTexts } from '../lib/charts/geometry.ts';
import { areaBetween, endLabels, endName, endText, type Layout, type PlacedPanel, planLayout, stretches } from '../lib/charts/layout.ts';
import { placeReference } from '../lib/charts/references.ts';
import { type Panel, topOf } from '../lib/charts/series.ts';
import type { BucketLength } from '../lib/state/buckets.ts';
import { chart } from '../lib/texts/charts.ts';
import { colorOf } from './colors.ts';
import { element, widthOf, words } from './svg.ts';

/** Below it a bar has no gap. */
const GAP_FROM = 3;

/** Draws panels for a size in pixels. Needs the pattern `hatch`. */
export function drawChart(panels: readonly Panel[], interval: BucketLength, width: number, height: number): string {
  const layout = planLayout(panels, interval, width, height);
  const right = layout.left + layout.inner;
  const tick = { size: 12, color: colorOf('--ink-3') };
  const ticks = layout.ticks.map(({ time, text }) => {
    const x = layout.x(time);
    const half = widthOf(text, tick.size) / 2;
    return (
      line(x, layout.foot, x, layout.foot + 5, '--axis') +
      words(text, { ...tick, x: Math.max(layout.left, Math.min(x, right - half)), y: layout.foot + 20, anchor: 'middle' })
    );
  });
  const open = layout.hatches.some(({ partial }) => partial)
    ? words(chart.inProgress, { ...tick, x: right, y: layout.top - 6, anchor: 'end' })
    : '';
  return layout.placed.map((placed, rank) => drawPanel(placed, layout, rank === 0)).join('') + ticks.join('') + open;
}

function line(x1: number, y1: number, x2: number, y2: number, token: string): string {
  return element('line', { x1, y1, x2, y2, stroke: colorOf(token) });
}

function drawPanel(placed: PlacedPanel, layout: Layout, first: boolean): string {
  const { panel, top, bottom, y, ticks } = placed;
  const { left, inner } = layout;
  const right = left + inner;
  const parts: string[] = [];
  for (const reference of panel.references ?? []) {
    const high = y(reference.high);
    // A single number is a line.
    const tall = Math.max(1, y(reference.low) - high);
    const opacity = reference.low === reference.high ? 0.55 : 0.12;
    parts.push(element('rect', { x: left, y: high, width: inner, height: tall, fill: colorOf('--ref-line'), 'fill-opacity': opacity }));
  }
  const marks = tickTexts(panel, ticks);
  ticks.forEach((tick, index) => {
    parts.push(line(left, y(tick), right, y(tick), index === 0 ? '--axis' : '--grid'));
    parts.push(words(marks[index] ?? '', { x: left - 8, y: y(tick) + 4, size: 12, color: colorOf('--ink-3'), anchor: 'end' }));
  });
  for (const { from, to } of layout.hatches) {
    const wide = Math.max(2, layout.x(to) - layout.x(from));
    parts.push(element('rect', { x: layout.x(from), y: top, width: wide, height: bottom - top, fill: 'url(#hatch)' }));
  }
  if (panel.between !== undefined) {
    const fill = colorOf(panel.between.lower.color);
    for (const d of areaBetween(panel.between.lower, panel.between.upper, placed, layout))
      parts.push(element('path', { d, fill, 'fill-opacity': 0.13 }));
  }
  for (const one of panel.lines) parts.push(one.bars ? drawBars(one.points, one.color, placed, layout) : drawLine(one, placed, layout));
  for (const reference of panel.references ?? []) {
    parts.push(words(reference.text, { ...placeReference(reference, placed, layout), size: 12, color: colorOf('--ref-line') }));
  }
  if (panel.title !== undefined && !first) {
    parts.push(words(panel.title, { x: left, y: top - 14, size: 13, weight: 700, color: colorOf('--ink') }));
  }
  for (const { one, y: place } of endLabels(placed, layout)) {
    if (layout.narrow) continue;
    const size = one.side ? 12.5 : 15;
    const value = endText(one);
    const color = colorOf(one.textColor);
    parts.push(words(value, { x: right + 10, y: place, size, weight: 700, color }));
    parts.push(words(endName(one, layout), { x: right + 16 + widthOf(value, size), y: place, size: 12.5, color }));
  }
  return parts.join('');
}

type LineOfPanel = PlacedPanel['panel']['lines'][number];

function drawLine(one: LineOfPanel, placed: PlacedPanel, layout: Layout): string {
  const color = colorOf(one.color);
  const stroke = { fill: 'none', stroke: color, 'stroke-width': one.side ? 1.5 : 2.25, 'stroke-linejoin': 'round' };
  return stretches(one, placed, layout)
    .map((run) => {
      const { dot } = run;
      return [
        run.fill === '' ? '' : element('path', { d: run.fill, fill: color, 'fill-opacity': placed.panel.parts ? 0.5 : 0.13 }),
        run.stroke === '' ? '' : element('path', { d: run.stroke, ...stroke }),
        run.estimate === '' ? '' : element('path', { d: run.estimate, ...stroke, 'stroke-dasharray': '5 4' }),
        dot === undefined ? '' : element('circle', { cx: layout.middle(dot.time), cy: placed.y(topOf(dot) ?? 0), r: 2.6, fill: color }),
      ].join('');
    })
    .join('');
}

function drawBars(points: LineOfPanel['points'], token: string, { y }: PlacedPanel, layout: Layout): string {
  const color = colorOf(token);
  return points
    .map(({ time, value, partial }) => {
      if (value === null) return '';
      const wide = 2 * (layout.middle(time) - layout.x(time));
      const gap = wide > GAP_FROM ? 1 : 0;
      const height = Math.abs(y(0) - y(value));
      return element('rect', {
        x: layout.x(time) + gap / 2,
        y: Math.min(y(value), y(0)),
        width: Math.max(0.5, wide - gap),
        height,
        fill: color,
        'fill-opacity': partial ? 0.55 : 0.9,
      });
    })
    .join('');
}
