// Every chart of every page, on the whole recorded chain: each can be read, tabulated, downloaded, shared, embedded and explained.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { askApi, openBrowser, openPage } from './browser.ts';

const baseUrl = inject('baseUrl');
let browser: Browser;
let pages: { path: string; charts: number; ranged: boolean }[];
/** Addresses of charts that stand alone, by the page's chart; filled by the first test. */
const alone = new Map<string, string>();

interface Known {
  leases: { nodes: { owner: string; dseq: string; gseq: number; oseq: number; providerAddress: string }[] };
  providers: { nodes: { owner: string }[] };
  gpuModels: { vendor: string; model: string; price: unknown }[];
}
beforeAll(async () => {
  browser = await openBrowser();
  const known = (await askApi(
    baseUrl,
    `{
      leases(first: 1, filter: { hasGpu: true }) { nodes { owner dseq gseq oseq providerAddress } }
      providers(first: 1, filter: { online: true }) { nodes { owner } }
      gpuModels { vendor model price { median } }
    }`,
  )) as unknown as Known;
  const [lease] = known.leases.nodes;
  const model = known.gpuModels.find(({ price }) => price !== null);
  if (lease === undefined || model === undefined) throw new Error('the chain has no GPU lease');
  pages = [
    { path: '/', charts: 5, ranged: true },
    { path: '/gpus', charts: 2, ranged: true },
    { path: `/gpus/${model.vendor}/${model.model}`, charts: 2, ranged: true },
    { path: '/prices', charts: 3, ranged: true },
    { path: '/market', charts: 5, ranged: true },
    { path: '/fees', charts: 4, ranged: true },
    { path: '/token', charts: 5, ranged: true },
    { path: '/explore?by=model', charts: 1, ranged: true },
    { path: '/providers', charts: 1, ranged: false },
    { path: `/providers/${known.providers.nodes[0]?.owner}`, charts: 2, ranged: true },
    { path: `/leases/${[lease.owner, lease.dseq, lease.gseq, lease.oseq, lease.providerAddress].join('/')}`, charts: 1, ranged: false },
    { path: '/scenarios', charts: 2, ranged: false },
  ];
});
afterAll(() => browser.close());

/** What a chart lacks, in words, and the address of the chart alone. */
interface Found {
  id: string;
  lacks: string[];
  embed: string;
}

/** Comes near everything on the page, so that all of it is asked for, and waits until it is there. */
async function reveal(page: Page, charts: number): Promise<void> {
  const drawn = () => page.locator('figure.frame svg[data-picture]').count();
  await expect
    .poll(async () => {
      await page.evaluate(() => {
        const far = document.documentElement.scrollHeight - innerHeight;
        window.scrollTo(0, window.scrollY >= far ? 0 : window.scrollY + innerHeight * 0.8);
      });
      return drawn();
    })
    .toBeGreaterThanOrEqual(charts);
  await expect.poll(() => page.locator('figure.frame [aria-busy="true"]').count()).toBe(0);
}

/** Uses every chart of the page as a reader does. Runs in the page, as hundreds of steps from outside would take minutes. */
async function useCharts(page: Page): Promise<Found[]> {
  return page.evaluate(async () => {
    const files: Blob[] = [];
    URL.createObjectURL = (blob) => `blob:${files.push(blob as Blob)}`;
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = () => undefined;
    const until = async <Value>(look: () => Value | null | undefined | false): Promise<Value | null> => {
      for (let turn = 0; turn < 80; turn += 1) {
        const value = look();
        if (value) return value;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return null;
    };
    const found: Found[] = [];
    const use = async (figure: HTMLElement): Promise<Found> => {
      const lacks: string[] = [];
      const need = (holds: unknown, what: string) => {
        if (!holds) lacks.push(what);
      };
      const id = figure.querySelector('h2')?.id.replace(/-title$/, '') ?? '';
      const title = figure.querySelector('h2')?.textContent ?? '';
      const press = (name: string) => figure.querySelector<HTMLElement>(`button[aria-label="${name}"]`)?.click();
      const items = () => [...figure.querySelectorAll<HTMLElement>('.menu li button')];
      const choose = async (menu: string, item: string) => {
        press(menu);
        const button = await until(() => items().find(({ textContent }) => textContent === item));
        button?.click();
        return button !== null;
      };
      const turn = (tab: string) => document.getElementById(`${id}-${tab}`)?.click();

      need(title.length > 2, 'title');
      need((figure.querySelector('.fh p')?.textContent ?? '').length > 3, 'unit');
      need(/Source: \S/.test(figure.querySelector('figcaption')?.textContent ?? ''), 'source');
      need((figure.querySelector('svg[data-picture] > desc')?.textContent ?? '').length > 20, 'summary for screen readers');
      need(figure.querySelector('button[aria-label="Full screen"]'), 'full screen');

      const reader = figure.querySelector<HTMLElement>('[role="slider"][aria-label^="Read"]');
      need(reader, 'reading');
      const readout = () => figure.querySelector('.readout b')?.textContent ?? '';
      if (reader !== null) {
        reader.focus();
        const key = (name: string) => reader.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
        key('ArrowRight');
        key('Home');
        need(await until(() => readout() !== '' && (reader.getAttribute('aria-valuetext') ?? '').length > 3), 'values by keyboard');
        key('Escape');
        const box = reader.getBoundingClientRect();
        for (const pointerType of ['mouse', 'touch']) {
          const place = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, pointerType, bubbles: true, pointerId: 1 };
          reader.dispatchEvent(new PointerEvent(pointerType === 'touch' ? 'pointerdown' : 'pointermove', place));
          need(await until(() => readout() !== ''), `values by ${pointerType}`);
          reader.dispatchEvent(new PointerEvent('pointerup', place));
          reader.dispatchEvent(new PointerEvent('pointerleave', place));
        }
      }

      // Drawing a picture is dear, and the same code for all: one a page.
      if (found.length === 0) {
        await choose('Download', 'SVG picture');
        const picture = await until(() => files.find(({ type }) => type === 'image/svg+xml'));
        const drawing = new DOMParser().parseFromString((await picture?.text()) ?? '', 'image/svg+xml');
        const words = drawing.documentElement.textContent ?? '';
        need(drawing.querySelector('parsererror') === null, 'SVG that can be read');
        for (const part of [title, 'Source: ', 'block', 'CC BY 4.0']) need(words.includes(part), `"${part}" in the picture`);
      }
      press('Download');
      for (const item of ['PNG picture', 'SVG picture', 'CSV, these numbers']) {
        need(await until(() => items().some(({ textContent }) => textContent === item)), item);
      }
      press('Download');

      turn('table');
      const rows = (await until(() => figure.querySelectorAll('tbody tr').length)) ?? 0;
      need(rows > 0, 'table');
      files.length = 0;
      await choose('Download', 'CSV, these numbers');
      const csv = await until(() => files.find(({ type }) => type.startsWith('text/csv')));
      const lines = ((await csv?.text()) ?? '').trimEnd().split('\r\n');
      need(lines.length - 1 === rows, `as many rows in the file (${lines.length - 1}) as in the table (${rows})`);
      turn('query');
      need(await until(() => /query \w+/.test(figure.querySelector('pre')?.textContent ?? '')), 'query');
      turn('chart');
      await until(() => figure.querySelector('svg[data-picture]'));
      files.length = 0;

      press('Share');
      need(await until(() => items().some(({ textContent }) => textContent === 'Copy link')), 'link');
      press('Share');
      await choose('Share', 'Embed');
      const code = await until(() => document.querySelector('dialog[open] pre')?.textContent);
      const embed = /src="([^"]+)"/.exec(code ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
      need(embed.includes('/embed/'), 'embedding');
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
      await until(() => document.querySelector('dialog[open]') === null);

      const explain = [...figure.querySelectorAll<HTMLElement>('figcaption button')].find(
        ({ textContent }) => textContent === 'How this is computed',
      );
      explain?.click();
      need(await until(() => /query \w+/.test(document.querySelector('dialog[open] pre')?.textContent ?? '')), 'how it is computed');
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
      await until(() => document.querySelector('dialog[open]') === null);
      return { id, lacks, embed };
    };
    for (const figure of document.querySelectorAll<HTMLElement>('figure.frame')) {
      if (figure.querySelector('svg[data-picture]') !== null) found.push(await use(figure));
    }
    return found;
  });
}

test('every chart of every page has the whole family’s abilities', async () => {
  const missing: string[] = [];
  for (const { path, charts, ranged } of pages) {
    const { page, complaints } = await openPage(browser, baseUrl);
    try {
      await page.goto(path);
      await reveal(page, charts);
      const found = await useCharts(page);
      missing.push(...found.flatMap(({ id, lacks }) => lacks.map((lack) => `${path} ${id}: ${lack}`)));
      for (const { id, embed } of found) alone.set(`${path} ${id}`, embed);
      if (ranged) {
        const bar = page.getByRole('group', { name: 'Time range of the page' });
        expect(await bar.getByRole('group', { name: 'Range' }).getByRole('button').count()).toBe(6);
        for (const name of ['Hour', 'Day', 'Week', 'Month', 'Compare']) {
          if ((await bar.getByRole('button', { name, exact: true }).count()) !== 1) missing.push(`${path}: ${name}`);
        }
        // Charts with a time axis can be narrowed where they stand.
        const brushes = await page
          .locator('figure.frame:has(.reader[aria-label*="choose a bucket"])')
          .evaluateAll((frames) => frames.map((frame) => frame.querySelectorAll('.brush [role="slider"]').length));
        if (brushes.some((handles) => handles !== 2)) missing.push(`${path}: brushes ${brushes}`);
      }
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    } finally {
      await page.context().close();
    }
  }
  expect(missing).toEqual([]);
}, 300_000);

test('every kind of chart stands alone, frozen at a block', async () => {
  expect(alone.size).toBeGreaterThan(25);
  const kinds = new Map(
    [...alone.values()].map((address) => [new URL(address).pathname.replace(/^.*\/embed\//, '').replace(/-.*/, ''), address]),
  );
  const { status } = (await askApi(baseUrl, '{ status { indexedHeight } }')) as { status: { indexedHeight: number } };
  // The newest block: the newest lease, whose escrow is one of the charts, may be a few blocks old.
  const height = status.indexedHeight;
  const { page, complaints } = await openPage(browser, baseUrl, { width: 640, height: 420 });
  try {
    for (const address of kinds.values()) {
      const url = new URL(address);
      url.searchParams.set('height', String(height));
      await page.goto(url.href);
      await page.getByText(`frozen at block ${height.toLocaleString('en')}`).waitFor();
      await expect.poll(() => page.locator('svg[data-picture], table').count(), { message: url.href }).toBe(1);
    }
    expect(complaints).toEqual([]);
  } finally {
    await page.context().close();
  }
}, 200_000);

test('a frozen chart keeps its numbers: buckets that were over at its block, and none after', async () => {
  const answer = (await askApi(
    baseUrl,
    '{ series(input: { metric: GPUS_LEASED }) { series { points { time value partial lastHeight } } } }',
  )) as unknown as { series: { series: { points: { time: string; value: string | null; partial: boolean; lastHeight: number }[] }[] } };
  const points = answer.series.series[0]?.points ?? [];
  const last = points.findLastIndex(({ partial, lastHeight }) => !partial && lastHeight > 0) - 1;
  const height = points[last]?.lastHeight ?? 0;
  const { page } = await openPage(browser, baseUrl, { width: 900, height: 420 });
  try {
    await page.goto(`/embed/gpus-leased?range=all&height=${height + 1}`);
    const reader = page.getByRole('slider', { name: /^Read/ });
    await reader.waitFor();
    await reader.focus();
    await page.keyboard.press('End');
    const written = Number(points[last]?.value).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    await expect.poll(() => page.locator('.readout b').first().textContent()).toBe(written);
    expect(await reader.getAttribute('aria-valuetext')).not.toContain('in progress');
    await page.goto('/embed/gpus-leased?height=999999999');
    await page.getByText('Block 999,999,999 is not in the index.').waitFor();
  } finally {
    await page.context().close();
  }
});
