// Pictures of every page for people to look at: light, dark and narrow, from a running instance, beside each other in one HTML file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readFlags } from './lib/flags.mjs';
import { ensureInstalledNode, root } from './lib/install.mjs';
import { pagesOf } from './lib/pages.mjs';

const values = readFlags('shots', {
  url: { type: 'string', default: 'http://127.0.0.1:3400', means: 'the instance' },
  out: { type: 'string', default: 'shots', means: 'folder to write to' },
  only: { type: 'string', means: 'these pages alone, e.g. overview,lease' },
});
await ensureInstalledNode();

const FORMS = [
  { name: 'light', width: 1280, colorScheme: 'light' },
  { name: 'dark', width: 1280, colorScheme: 'dark' },
  { name: 'narrow', width: 390, colorScheme: 'light' },
];
/** Milliseconds for which a page may load. */
const PATIENCE = 20_000;

const url = values.url.replace(/\/$/, '');
const pages = await pagesOf(url);
if (pages === null) {
  console.error(`Nothing answers at ${url}. Start it with \`npm start\`, or name another address by --url.`);
  process.exit(1);
}
const wanted = values.only?.split(',') ?? Object.keys(pages);

const { default: unpackBrowser } = await import(join(root, 'web', 'e2e', 'unpack-browser.ts'));
const { launchBrowser } = await import(join(root, 'web', 'e2e', 'launch.ts'));
let folder = '';
const remove = await unpackBrowser({ provide: (_name, value) => (folder = value) });
const browser = await launchBrowser(folder);
const out = resolve(values.out);
mkdirSync(out, { recursive: true });
const rows = [];
try {
  for (const name of wanted) {
    const path = pages[name];
    if (path === undefined) throw new Error(`There is no page "${name}": ${Object.keys(pages).join(', ')}.`);
    for (const form of FORMS) {
      const context = await browser.newContext({ viewport: { width: form.width, height: 900 }, colorScheme: form.colorScheme });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`${name}, ${form.name}: ${error.message}`));
      // What stands far below is asked for too, as for a printer.
      await page.addInitScript(() => setInterval(() => window.dispatchEvent(new Event('beforeprint')), 100));
      await page.goto(url + path);
      await page
        .waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('.waiting, [aria-busy="true"]') === null, {
          timeout: PATIENCE,
        })
        .catch(() => console.error(`${name}, ${form.name}: still loading after ${PATIENCE / 1_000} s`));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) console.error(`${name}, ${form.name}: ${wide} px wider than the window`);
      await page.screenshot({ path: join(out, `${name}-${form.name}.png`), fullPage: true });
      await context.close();
    }
    rows.push(`<h2>${name} <a href="${url}${path.replaceAll('&', '&amp;')}">open</a></h2>`);
    rows.push(
      `<p>${FORMS.map((form) => `<img loading="lazy" src="${name}-${form.name}.png" alt="${name}, ${form.name}" height="900" />`).join('\n')}</p>`,
    );
    console.log(name);
  }
} finally {
  await browser.close();
  remove();
}
writeFileSync(
  join(out, 'index.html'),
  `<!doctype html><meta charset="utf-8"><title>Pages of the explorer</title><style>body{font:14px sans-serif;margin:24px}img{border:1px solid #bbb;margin-right:12px;vertical-align:top}p{white-space:nowrap;overflow-x:auto}</style>\n${rows.join('\n')}\n`,
);
console.log(`\n${rows.length / 2} pages are in ${join(out, 'index.html')}`);
