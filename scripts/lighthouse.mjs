// What Lighthouse says of pages of a running instance, in its mobile setting: scores, paints, weights, and the audits that fail.
// Each page is judged several times, in turns, and the run with the median of its performance counts: what else a machine does moves a
// single run by ten points and more (Lighthouse, "Score variability"). Ends with 1 where a score is below 95, the largest paint takes 1.5 s or more, or the layout shifts by 0.02 or more.
import { join } from 'node:path';
import { readFlags } from './lib/flags.mjs';
import { ensureInstalledNode, root } from './lib/install.mjs';
import { pagesOf } from './lib/pages.mjs';

const values = readFlags('lighthouse', {
  url: { type: 'string', default: 'http://127.0.0.1:3400', means: 'the instance' },
  only: { type: 'string', means: 'these pages alone, e.g. overview,lease' },
  runs: { type: 'string', default: '3', means: 'how often each is judged' },
  json: { type: 'boolean', default: false, means: 'print one JSON object' },
});
await ensureInstalledNode();

const LEAST_SCORE = 95;
const LARGEST_PAINT_MS = 1_500;
const LAYOUT_SHIFT = 0.02;

const { judge, CATEGORIES } = await import(join(root, 'web', 'e2e', 'lighthouse.ts'));
const { default: unpackBrowser } = await import(join(root, 'web', 'e2e', 'unpack-browser.ts'));

const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs is a whole number from 1 on, not "${values.runs}".`);
  process.exit(1);
}
const url = values.url.replace(/\/$/, '');
const pages = await pagesOf(url);
if (pages === null) {
  console.error(`Nothing answers at ${url}. Start it with \`npm start\`, or name another address by --url.`);
  process.exit(1);
}
const wanted = values.only?.split(',') ?? ['overview', 'gpu-model', 'provider', 'lease'].filter((name) => name in pages);
for (const name of wanted) {
  if (name in pages) continue;
  console.error(`There is no page "${name}": ${Object.keys(pages).join(', ')}.`);
  process.exit(1);
}
let folder = '';
const remove = await unpackBrowser({ provide: (_name, value) => (folder = value) });
let all;
try {
  all = await judge(folder, Array.from({ length: runs }, () => wanted.map((name) => url + pages[name])).flat());
} finally {
  remove();
}

/** The runs of each page, from the one with the least performance on. */
const byPage = wanted.map((_name, page) =>
  all.filter((_judgement, at) => at % wanted.length === page).toSorted((a, b) => (a.scores.performance ?? 0) - (b.scores.performance ?? 0)),
);
const judgements = byPage.map((sorted) => sorted[(sorted.length - 1) >> 1]);

const seconds = (ms) => `${(ms / 1_000).toFixed(2)} s`;
const columns = [
  ...CATEGORIES.map((name) => [name, ({ scores }) => String(scores[name] ?? '–')]),
  ['first paint', ({ numbers }) => seconds(numbers['first-contentful-paint'])],
  ['largest paint', ({ numbers }) => seconds(numbers['largest-contentful-paint'])],
  ['blocked', ({ numbers }) => `${Math.round(numbers['total-blocking-time'])} ms`],
  ['shift', ({ numbers }) => numbers['cumulative-layout-shift'].toFixed(4)],
  ['weight', ({ numbers }) => `${Math.round(numbers['total-byte-weight'] / 1_000)} kB`],
];
const passes = ({ scores, numbers }) =>
  CATEGORIES.every((name) => (scores[name] ?? 0) >= LEAST_SCORE) &&
  numbers['largest-contentful-paint'] < LARGEST_PAINT_MS &&
  numbers['cumulative-layout-shift'] < LAYOUT_SHIFT;
if (values.json) {
  console.log(JSON.stringify(Object.fromEntries(wanted.map((name, index) => [name, judgements[index]])), null, 2));
} else {
  const rows = [
    ['page', ...columns.map(([head]) => head), 'performance of all runs'],
    ...judgements.map((one, index) => [
      wanted[index],
      ...columns.map(([, of]) => of(one)),
      byPage[index].map(({ scores }) => scores.performance ?? '–').join(' '),
    ]),
  ];
  const widths = rows[0].map((_head, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '));
  for (const [index, { findings }] of judgements.entries()) {
    if (findings.length > 0) console.log(`\n${wanted[index]}: not passed`);
    for (const { id, title, detail } of findings) console.log(`  ${id}: ${title}${detail === '' ? '' : `: ${detail}`}`);
  }
}
process.exitCode = judgements.every(passes) ? 0 : 1;
