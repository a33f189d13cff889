// How long a chart of 10,000 points takes in a real browser, from its data to its picture.
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { readFlags } from './lib/flags.mjs';
import { ensureInstalledNode, environment, root, run } from './lib/install.mjs';

const values = readFlags('bench:chart', {
  points: { type: 'string', default: '10000', means: 'points of the chart' },
  json: { type: 'boolean', default: false, means: 'print one JSON object' },
});
await ensureInstalledNode();

const LIMIT_MS = 50;
const ROUNDS = 15;
const points = Number(values.points);
const folder = mkdtempSync(join(tmpdir(), 'leasebook-chart-'));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
let server;
let browser;
let remove = () => undefined;
try {
  const gallery = join(root, 'web', 'gallery');
  const code = await run(
    'vite',
    ['build', gallery, '--config', join(gallery, 'vite.config.ts'), '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    {
      stdio: ['ignore', 2, 2],
      env: environment(),
    },
  );
  if (code !== 0) throw new Error(`The page could not be built (exit ${code}).`);
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = createReadStream(join(folder, path));
    file.once('open', () => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }));
    file.once('error', () => response.writeHead(404).end());
    file.pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { default: unpackBrowser } = await import(join(root, 'web', 'e2e', 'unpack-browser.ts'));
  const { launchBrowser } = await import(join(root, 'web', 'e2e', 'launch.ts'));
  let chromium = '';
  remove = await unpackBrowser({ provide: (_name, value) => (chromium = value) });
  browser = await launchBrowser(chromium);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`http://127.0.0.1:${server.address().port}/speed/index.html`);
  await page.waitForFunction(() => 'draw' in window);
  const draw = (count) => page.evaluate((wanted) => window.draw(wanted), count);
  for (let round = 0; round < 3; round += 1) await draw(points);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await draw(points));
  const median = (pick) => rounds.map(pick).sort((a, b) => a - b)[ROUNDS >> 1];
  const drawn = median((one) => one.drawn);
  const painted = median((one) => one.painted);
  console.log(
    `A chart of ${points.toLocaleString('en')} points, 1,200 px wide: drawn after ${drawn.toFixed(1)} ms, painted after ${painted.toFixed(1)} ms ` +
      `(medians of ${ROUNDS}; at most ${LIMIT_MS} ms; ${cpus().length} cores, ${cpus()[0]?.model.trim()}).`,
  );
  if (values.json)
    console.log(JSON.stringify({ name: 'chart', points, drawnMs: drawn, paintedMs: painted, ratio: drawn / LIMIT_MS, limit: 1 }));
} finally {
  await browser?.close();
  server?.close();
  remove();
  rmSync(folder, { recursive: true, force: true });
}
