// The picture of a page for those who see its link: title, key figures, its chart, and what it rests on. 1200 by 630 pixels of SVG.

import type { Panel } from '../lib/charts/series.ts';
import type { BucketLength } from '../lib/state/buckets.ts';
import { language } from '../lib/texts/language.ts';
import { drawChart } from './chart.ts';
import { colorOf } from './colors.ts';
import { cutTo, element, widthOf, words, wrapped } from './svg.ts';

/** What a picture shows. */
export interface Card {
  title: string;
  /** A line or two below the title. */
  text: string;
  /** At most four. */
  figures: readonly { name: string; value: string }[];
  chart: { unit: string; panels: readonly Panel[]; interval: BucketLength } | null;
  /** Source, block and licence. */
  foot: readonly string[];
}

const WIDTH = 1200;
const HEIGHT = 630;
const PAD = 56;
const ROOM = WIDTH - 2 * PAD;
/** Charts are planned for a page; in a preview of a third of the size their words must still be read. */
const ZOOM = 1.65;
const MOST_FIGURES = 4;
/** Faces that the server brings. */
const FACES = "'Noto Sans', 'Noto Sans SC Thin Medium'";

/** The mark of the site: a ruled page. */
function mark(): string {
  const row = (y: number, width: number) => element('rect', { x: PAD + 7, y: 43 + y, width, height: 3.4, rx: 1.7, fill: colorOf('--bg') });
  return element('rect', { x: PAD, y: 36, width: 30, height: 30, rx: 6, fill: colorOf('--ink') }) + row(1, 16) + row(7, 10) + row(13, 16);
}

/** Draws the card. */
export function drawCard({ title, text, figures, chart, foot }: Card): string {
  const ink = colorOf('--ink');
  const quiet = colorOf('--ink-2');
  const shown = figures.slice(0, MOST_FIGURES);
  const parts = [
    element('rect', { width: WIDTH, height: HEIGHT, fill: colorOf('--bg') }),
    element('rect', { width: WIDTH, height: 8, fill: ink }),
    mark(),
    words('Leasebook', { x: PAD + 42, y: 60, size: 26, weight: 700, color: ink }),
    words(cutTo(title, ROOM, 46), { x: PAD, y: 132, size: 46, weight: 700, color: ink }),
  ];
  let y = 132;
  for (const line of wrapped(text, ROOM, 23, chart === null ? 3 : 2)) {
    y += 32;
    parts.push(words(line, { x: PAD, y, size: 23, color: quiet }));
  }
  if (shown.length > 0) {
    const large = chart === null;
    const [size, small] = large ? [58, 23] : [36, 19];
    y += large ? 150 : 56;
    const step = ROOM / Math.max(large ? 2 : 3, shown.length);
    shown.forEach(({ name, value }, index) => {
      const x = PAD + index * step;
      // What comes last has the rest of the line.
      const room = index === shown.length - 1 ? PAD + ROOM - x + 20 : step;
      const fitting = Math.max(20, Math.min(size, Math.floor((size * (room - 24)) / widthOf(value, size))));
      parts.push(words(cutTo(value, room - 12, fitting), { x, y, size: fitting, weight: 700, color: ink }));
      parts.push(words(cutTo(name, room - 20, small), { x, y: y + small + 10, size: small, color: quiet }));
    });
    y += 34;
  }
  const bottom = HEIGHT - 54;
  if (chart !== null) {
    const drawn = drawChart(chart.panels, chart.interval, ROOM / ZOOM, (bottom - y - 14) / ZOOM);
    parts.push(element('g', { transform: `translate(${PAD} ${y + 6}) scale(${ZOOM})` }, drawn));
    parts.push(words(cutTo(chart.unit, ROOM / 2, 18), { x: PAD, y: y + 40, size: 18, color: quiet }));
  }
  parts.push(element('line', { x1: PAD, x2: WIDTH - PAD, y1: bottom + 8, y2: bottom + 8, stroke: colorOf('--line') }));
  parts.push(words(cutTo(foot.join('  ·  '), ROOM, 18), { x: PAD, y: bottom + 34, size: 18, color: colorOf('--ink-3') }));
  const hatch = element(
    'pattern',
    { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('line', { x1: 0, x2: 0, y1: 0, y2: 6, stroke: colorOf('--ink-3'), 'stroke-opacity': 0.45, 'stroke-width': 1.4 }),
  );
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: WIDTH,
    height: HEIGHT,
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    'font-family': FACES,
    'xml:lang': language,
  };
  return element('svg', root, element('defs', {}, hatch) + parts.join(''));
}
