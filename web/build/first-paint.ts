// A page of the explorer as it is sent: nothing that the first paint would wait for. Its first script is written into it; what else it
// needs is told in a block, which that script reads once the page's words are painted.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minifySync, type Plugin } from 'vite';

const START = fileURLToPath(new URL('../src/start.js', import.meta.url));
const PAGE = '/index.html';

/** Takes tags out of a page; what `pattern` finds in them. */
function taken(html: string, pattern: RegExp): { html: string; found: string[] } {
  const found = [...html.matchAll(pattern)].map(([, name = '']) => name);
  return { html: html.replaceAll(pattern, ''), found };
}

export const firstPaint: Plugin = {
  name: 'first-paint',
  transformIndexHtml: {
    order: 'post',
    handler(page, { path, bundle }) {
      if (path !== PAGE) return page;
      const script = readFileSync(START, 'utf8');
      // In development scripts come as they are.
      if (bundle === undefined) return [{ tag: 'script', children: script, injectTo: 'head-prepend' }];
      const entries = taken(page, /\s*<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>/g);
      const preloads = taken(entries.html, /\s*<link rel="modulepreload"[^>]*href="([^"]+)"[^>]*>/g);
      const sheets = taken(preloads.html, /\s*<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g);
      const [entry, ...others] = entries.found;
      if (entry === undefined || others.length > 0 || sheets.found.length !== 1)
        throw new Error('The page must have one entry and one style sheet.');
      const start = JSON.stringify({ entry, scripts: preloads.found, styles: sheets.found });
      const { code } = minifySync('start.js', script, { module: false });
      return sheets.html.replace(
        '</head>',
        () => `<script>${code.trim()}</script>
    <script type="application/json" id="start">${start}</script>
    <noscript><link rel="stylesheet" href="${sheets.found[0]}" /></noscript>
  </head>`,
      );
    },
  },
};
