// Every chart of every page, on the whole recorded chain: each can be read, tabulated, downloaded, shared, embedded and explained, and
// what else docs/charts.md says of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { PUBLISHED } from '../src/lib/charts/published.ts';
import { askApi, loaded, openBrowser, turnTo } from './browser.ts';

const baseUrl = inject('baseUrl');
const { at } = openBrowser(baseUrl);

/** A row of the table in docs/charts.md. */
interface Promised {
  page: string;
  chart: string;
  range: boolean;
  brush: boolean;
  compare: boolean;
  modes: string[];
  log: boolean;
  published: boolean;
  events: boolean;
  progress: boolean;
}

const promised = readFileSync(join(import.meta.dirname, '../../docs/charts.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `/'))
  .map((line): Promised => {
    const [page = '', chart = '', , range, brush, compare, modes = '', log, published, events, progress] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim().replaceAll('`', ''));
    const yes = (cell: string | undefined) => cell === 'yes';
    return {
      page,
      chart,
      range: yes(range),
      brush: yes(brush),
      compare: yes(compare),
      modes: modes.split(', '),
      log: yes(log),
      published: yes(published),
      events: yes(events),
      progress: yes(progress),
    };
  });
const pages = [...Map.groupBy(promised, ({ page }) => page)];
/** Charts that stand on a page only where the chain has what they show. */
const MAY_BE = ['act', 'vault'];

/** What stands for the capitals in pages of the table. */
let objects: Record<string, string>;
/** Addresses of charts that stand alone, by the page's chart; filled by the tests of pages. */
const alone = new Map<string, string>();

interface Known {
  leases: { nodes: { owner: string; dseq: string; gseq: number; oseq: number; providerAddress: string }[] };
  providers: { nodes: { owner: string }[] };
  gpuModels: { vendor: string; model: string; price: unknown }[];
}
beforeAll(async () => {
  const known = (await askApi(
    baseUrl,
    `{
      leases(first: 1, filter: { hasGpu: true, states: [ACTIVE] }) { nodes { owner dseq gseq oseq providerAddress } }
      providers(first: 1, filter: { online: true }) { nodes { owner } }
      gpuModels { vendor model price { median } }
    }`,
  )) as unknown as Known;
  const [lease] = known.leases.nodes;
  const model = known.gpuModels.find(({ price }) => price !== null);
  if (lease === undefined || model === undefined) throw new Error('the chain has no GPU lease that runs');
  objects = {
    ID: [lease.owner, lease.dseq, lease.gseq, lease.oseq, lease.providerAddress].join('/'),
    OWNER: known.providers.nodes[0]?.owner ?? '',
    'VENDOR/MODEL': `${model.vendor}/${model.model}`,
  };
});

/** The address of a page of the table, its charts compared with the period before; a week by day is enough to look at. */
function addressOf(page: string, rows: readonly Promised[]): string {
  const path = Object.entries(objects).reduce((text, [name, value]) => text.replace(name, value), page);
  const view = [
    ...(rows.some(({ range }) => range) ? ['range=7d', 'interval=day'] : []),
    ...(rows.some(({ compare }) => compare) ? ['compare=previous'] : []),
  ].join('&');
  return view === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${view}`;
}

/** What a chart lacks, in words, and the address of the chart alone. */
interface Found {
  id: string;
  lacks: string[];
  embed: string;
}

/** Until every chart of the page is drawn. */
async function drawn(page: Page, rows: readonly Promised[]): Promise<void> {
  for (const { chart } of rows) await page.locator(`figure.frame:has(#${chart}-title) svg[data-picture]`).waitFor({ state: 'attached' });
  await loaded(page);
}

/** Uses every chart of the page as a reader does. Runs in the page, as hundreds of steps from outside would take minutes. */
async function useCharts(page: Page, rows: readonly Promised[]): Promise<Found[]> {
  return page.evaluate(async (expected) => {
    const files: Blob[] = [];
    URL.createObjectURL = (blob) => `blob:${files.push(blob as Blob)}`;
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = () => undefined;
    const until = async <Value>(look: () => Value | null | undefined | false): Promise<Value | null> => {
      for (let turn = 0; turn < 600; turn += 1) {
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
      const says = expected.find(({ chart }) => chart === id);
      const drawing = () => figure.querySelector('svg[data-picture]');
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
      if (says !== undefined) {
        const ghost = () => drawing()?.querySelector('.ghost, .before');
        need((((says.compare ? await until(ghost) : ghost()) ?? null) !== null) === says.compare, `comparison: ${says.compare}`);
        // The brush is asked for when the reader comes near it.
        figure.scrollIntoView({ block: 'end' });
        const handles = () => figure.querySelectorAll('.brush [role="slider"]').length === 2;
        need((says.brush ? (await until(handles)) === true : handles()) === says.brush, `brush: ${says.brush}`);
        if (!says.published) need((drawing()?.querySelector('.edge') ?? null) === null, 'nothing that was published');
        const open = [...(drawing()?.querySelectorAll('text') ?? [])].some(({ textContent }) => textContent === 'in progress');
        need(open === says.progress, `bucket in progress: ${says.progress}`);
      }

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
        const file = new DOMParser().parseFromString((await picture?.text()) ?? '', 'image/svg+xml');
        const words = file.documentElement.textContent ?? '';
        need(file.querySelector('parsererror') === null, 'SVG that can be read');
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
      if (says !== undefined) {
        // Ways of reading that need values above zero are offered where they are.
        const heads = lines[0]?.split(',') ?? [];
        const own = heads.flatMap((head, index) => (/^time$|^coverage$|^in_progress$|_block$|-compared$/.test(head) ? [] : [index]));
        const values = lines.slice(1).flatMap((line) => own.map((index) => line.split(',')[index] ?? ''));
        const positive = values.every((text) => Number(text) > 0);
        const offered = [...figure.querySelectorAll('.controls .seg[aria-label="How values are read"] button')].map(
          ({ textContent }) => textContent,
        );
        for (const [mode, name] of [
          ['share', 'Share'],
          ['index', 'Index 100'],
        ] as const) {
          const promise = says.modes.includes(mode);
          if (!promise || positive) need(offered.includes(name) === promise, `${mode}: ${promise}`);
        }
        const log = [...figure.querySelectorAll('.controls button')].some((button) => button.getAttribute('aria-label')?.startsWith('Log'));
        if (!says.log || positive) need(log === says.log, `logarithmic scale: ${says.log}`);
      }
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
  }, rows);
}

test.each(pages)(
  '%s: every chart has the whole family’s abilities, and those that are told of it',
  async (name, rows) => {
    await at(addressOf(name, rows), {}, async ({ page, complaints }) => {
      await drawn(page, rows);
      const found = await useCharts(page, rows);
      expect(
        found
          .map(({ id }) => id)
          .filter((id) => !MAY_BE.includes(id))
          .toSorted(),
      ).toEqual(rows.map(({ chart }) => chart).toSorted());
      expect(found.flatMap(({ id, lacks }) => lacks.map((lack) => `${id}: ${lack}`))).toEqual([]);
      for (const { id, embed } of found) alone.set(`${name} ${id}`, embed);
      if (rows.some(({ range }) => range)) {
        const bar = page.getByRole('group', { name: 'Time range of the page' });
        expect(await bar.getByRole('group', { name: 'Range' }).getByRole('button').count()).toBe(6);
        for (const grain of ['Hour', 'Day', 'Week', 'Month', 'Compare']) {
          expect(await bar.getByRole('button', { name: grain, exact: true }).count(), grain).toBe(1);
        }
        // Whatever happened on the chain, and whatever was once paid, is in its whole history.
        const { searchParams } = new URL(page.url());
        for (const key of ['interval', 'compare']) searchParams.delete(key);
        searchParams.set('range', 'all');
        await turnTo(page, `?${searchParams}`);
        for (const { chart } of rows.filter(({ events }) => events)) {
          await page.locator(`figure.frame:has(#${chart}-title) path.pennant`).first().waitFor({ state: 'attached', timeout: 40_000 });
        }
        for (const { chart } of rows.filter(({ published }) => published)) {
          await page.locator(`figure.frame:has(#${chart}-title) .edge`).first().waitFor({ state: 'attached' });
        }
      }
      expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
    });
  },
  150_000,
);

test('what is drawn as published is what the API tells as published', async () => {
  const { publishedComparison } = (await askApi(baseUrl, '{ publishedComparison { key metric low high } }')) as {
    publishedComparison: { key: string; metric: string | null; low: string | null; high: string | null }[];
  };
  const figures = new Map(publishedComparison.map((figure) => [figure.key, figure]));
  const numbers = (low: unknown, high: unknown) => [low === null ? null : Number(low), high === null ? null : Number(high)];
  for (const { key, metric, low, high } of PUBLISHED) {
    const figure = figures.get(key);
    expect(numbers(figure?.low ?? null, figure?.high ?? null), key).toEqual(numbers(low, high));
    expect(figure?.metric ?? null, key).toBe(metric);
  }
  // Every metric of the catalogue with a published number has its band.
  const drawnMetrics = new Set(PUBLISHED.map(({ metric }) => metric));
  expect(publishedComparison.filter(({ metric, low }) => metric !== null && low !== null && !drawnMetrics.has(metric as never))).toEqual(
    [],
  );
});

test('every kind of chart stands alone, frozen at a block', async () => {
  expect(alone.size).toBeGreaterThan(25);
  const kinds = new Map(
    [...alone.values()].map((address) => [new URL(address).pathname.replace(/^.*\/embed\//, '').replace(/-.*/, ''), address]),
  );
  const { status } = (await askApi(baseUrl, '{ status { indexedHeight } }')) as { status: { indexedHeight: number } };
  // The newest block: the newest lease, whose escrow is one of the charts, may be a few blocks old.
  const height = status.indexedHeight;
  const settings = { width: 640, height: 420 };
  await at('/embed/no-such-chart', settings, async ({ page, complaints }) => {
    for (const address of kinds.values()) {
      const url = new URL(address);
      url.searchParams.set('height', String(height));
      await page.goto(url.href);
      await page.getByText(`frozen at block ${height.toLocaleString('en')}`).waitFor();
      await expect.poll(() => page.locator('svg[data-picture], table').count(), { message: url.href }).toBe(1);
    }
    expect(complaints).toEqual([]);
  });
}, 200_000);

test('a frozen chart keeps its numbers: buckets that were over at its block, and none after', async () => {
  const answer = (await askApi(
    baseUrl,
    '{ series(input: { metric: GPUS_LEASED }) { series { points { time value partial lastHeight } } } }',
  )) as unknown as { series: { series: { points: { time: string; value: string | null; partial: boolean; lastHeight: number }[] }[] } };
  const points = answer.series.series[0]?.points ?? [];
  const last = points.findLastIndex(({ partial, lastHeight }) => !partial && lastHeight > 0) - 1;
  const height = points[last]?.lastHeight ?? 0;
  await at(`/embed/gpus-leased?range=all&height=${height + 1}`, { width: 900, height: 420 }, async ({ page }) => {
    const reader = page.getByRole('slider', { name: /^Read/ });
    await reader.waitFor();
    await reader.focus();
    await page.keyboard.press('End');
    const written = Number(points[last]?.value).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    await expect.poll(() => page.locator('.readout b').first().textContent()).toBe(written);
    expect(await reader.getAttribute('aria-valuetext')).not.toContain('in progress');
    await page.goto('/embed/gpus-leased?height=999999999');
    await page.getByText('Block 999,999,999 is not in the index.').waitFor();
  });
});
