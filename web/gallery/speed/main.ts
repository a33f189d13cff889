// Measures how long a chart of many points takes from its data to its picture: `npm run bench:chart` builds and asks this page.
import { flushSync, mount, unmount } from 'svelte';
import '../../src/styles/tokens.css';
import '../../src/styles/base.css';
import { Cursor } from '../../src/lib/charts/cursor.svelte.ts';
import type { Panel } from '../../src/lib/charts/series.ts';
import TimeChart from '../../src/lib/charts/TimeChart.svelte';
import { writing } from '../../src/lib/format/measure.ts';
import { walk } from '../made-up.ts';

const HOUR = 3_600_000;

function panels(points: number): Panel[] {
  return [
    {
      key: 'gpus',
      lines: [
        {
          key: 'leased',
          label: 'Leased',
          color: '--c-leased',
          textColor: '--c1-text',
          points: walk(5, points, 80, HOUR),
          column: 'Leased',
          area: true,
          ...writing('GPUS_LEASED'),
        },
      ],
      fromZero: true,
      tick: String,
      weight: 1,
    },
  ];
}

/** Milliseconds of script and layout until the line is on the page, and until the frame after it, when it has been painted. */
async function draw(points: number): Promise<{ drawn: number; painted: number }> {
  const target = document.getElementById('speed');
  if (target === null) throw new Error('The page lacks the element #speed.');
  const data = panels(points);
  const start = performance.now();
  const chart = mount(TimeChart, { target, props: { id: 'speed', title: 'Leased', panels: data, interval: 'HOUR', cursor: new Cursor() } });
  flushSync();
  const drawn = await new Promise<number>((resolve) => {
    const look = () => {
      flushSync();
      const line = target.querySelector<SVGPathElement>('path.line');
      if (line === null) requestAnimationFrame(look);
      else {
        line.getBoundingClientRect();
        resolve(performance.now() - start);
      }
    };
    look();
  });
  const painted = await new Promise<number>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))));
  await unmount(chart);
  return { drawn, painted };
}

Object.assign(window, { draw });
