// The overview and the API explorer in a real browser, over the whole recorded chain.
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { askApi, askingItself, loaded, openBrowser, overflowAt, turnTo, violations } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product runs over the whole recorded chain (cli/e2e/whole-chain.ts). */
    baseUrl: string;
  }
}

const baseUrl = inject('baseUrl');
const ask = (query: string) => askApi(baseUrl, query);
const { at, opened } = openBrowser(baseUrl);

const GPUS = 'GPUs supplied and leased';
const CHARTS = [GPUS, 'Annualized volume', 'Price of a GPU-hour', 'Providers and countries', 'Activity'];
const frame = (page: Page, title: string) => page.getByRole('figure', { name: title });

async function drawn(page: Page): Promise<void> {
  for (const title of CHARTS) await frame(page, title).locator('path.line').first().waitFor({ state: 'attached' });
  await page.getByRole('region', { name: 'Key figures' }).locator('path.line').nth(5).waitFor({ state: 'attached' });
  await page.locator('#models tbody tr').first().waitFor();
  await page
    .getByRole('row', { name: /Germany/ })
    .first()
    .waitFor();
}

/** Until the course of the main chart is there. */
const course = (page: Page) => frame(page, GPUS).locator('path.line').first().waitFor({ state: 'attached' });

/** The first number that a text holds, without grouping. */
function numberIn(text: string | null): number {
  return Number(/\d[\d,.]*/.exec(text ?? '')?.[0].replaceAll(',', ''));
}

describe('the overview', () => {
  const scripts: Promise<number>[] = [];
  const overview = opened('/', {
    width: 360,
    height: 740,
    before: async (page) => {
      // A page that is opened anew after a failure counts alone.
      scripts.length = 0;
      page.on('response', (response) => {
        if (!response.url().endsWith('.js')) return;
        scripts.push(
          response.body().then(
            (body) => gzipSync(body).length,
            () => Number.NaN,
          ),
        );
      });
    },
  });

  test('comes without layout shift or complaint, its letters are drawn, and it stays small', async () => {
    const { page, complaints, layoutShift } = overview();
    await drawn(page);
    expect(await layoutShift()).toBeLessThan(0.02);
    expect(complaints).toEqual([]);
    const total = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(10_000);
    expect(total).toBeLessThan(100_000);
    const widths = await page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d');
      if (context === null) return [];
      context.font = getComputedStyle(document.body).font;
      return ['iiii', 'WWWW'].map((text) => context.measureText(text).width);
    });
    expect(widths[0]).toBeGreaterThan(0);
    expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 1.5);
  });

  test('shows the figures of the API, each with what was published', async () => {
    const { network } = (await ask(
      '{ network { gpusSupplied gpusLeased gpuUtilization gpuProviders countries annualizedVolumeUsd } }',
    )) as {
      network: Record<'gpusSupplied' | 'gpusLeased' | 'gpuUtilization' | 'gpuProviders' | 'countries' | 'annualizedVolumeUsd', string>;
    };
    const { page } = overview();
    await drawn(page);
    const tile = (name: string) => page.getByRole('article').filter({ has: page.getByRole('button', { name, exact: true }) });
    const figure = async (name: string) => numberIn(await tile(name).locator('.big').textContent());
    expect(await figure('GPUs online')).toBe(Math.round(Number(network.gpusSupplied)));
    expect(await figure('GPUs leased')).toBe(Math.round(Number(network.gpusLeased)));
    expect(await figure('Utilization')).toBeCloseTo(Number(network.gpuUtilization) * 100, 0);
    expect(await figure('Annualized volume')).toBe(Math.round(Number(network.annualizedVolumeUsd) / 1_000));
    expect(await tile('Providers, countries').locator('.big').textContent()).toMatch(
      new RegExp(`^\\s*${network.gpuProviders}\\s*in ${network.countries}\\s*$`),
    );
    // Its figure is of those with GPUs, its course of all: that is said.
    expect(await tile('Providers, countries').getByRole('img').getAttribute('aria-label')).toMatch(/^Providers with GPUs: /);
    expect(await tile('GPUs online').textContent()).toContain('published, late 2023150–200');
    expect(await tile('Utilization').textContent()).toContain('50–70 %');
    expect(await tile('Annualized volume').textContent()).toContain('$0.5M–1M');
    expect(await page.getByRole('complementary').textContent()).toContain('Recorded chain, generated traffic.');
    expect(await page.getByRole('row', { name: /Chip types|GPU models/ }).textContent()).toContain('more than 15');
  });

  test.each([
    { width: 360, height: 740, colorScheme: 'light' },
    { width: 1280, height: 900, colorScheme: 'dark' },
  ] as const)('has no axe violation at $width px in $colorScheme', async ({ width, height, colorScheme }) => {
    const { page } = overview();
    await drawn(page);
    await page.emulateMedia({ colorScheme });
    expect(await overflowAt(page, width, height)).toBe(0);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(Number(/oklch\(([\d.]+)/.exec(ground)?.[1]) > 0.5).toBe(colorScheme === 'light');
    expect(await violations(page)).toEqual([]);
  });

  test('each figure says how it is computed, with the query that made it', async () => {
    const { page } = overview();
    await frame(page, GPUS).getByRole('button', { name: 'How this is computed' }).click();
    const dialog = page.getByRole('dialog', { name: /how this is computed/ });
    await dialog.getByText('integral of leased GPUs over chain time').first().waitFor();
    expect(await dialog.textContent()).toContain('metric: GPU_UTILIZATION');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('the theme is switched by a button and kept; a wide window is loaded without layout shift', async () => {
    const { page, complaints, layoutShift } = overview();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    // Another window of the site follows.
    const other = await page.context().newPage();
    await other.goto('/status');
    await loaded(other);
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    await other.locator('html[data-theme="light"]').waitFor();
    await other.getByRole('button', { name: 'Switch between light and dark' }).click();
    await page.locator('html[data-theme="dark"]').waitFor();
    await other.close();
    await page.reload();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    await drawn(page);
    expect(await layoutShift()).toBeLessThan(0.02);
    expect(complaints).toEqual([]);
  });
});

describe('ranges', () => {
  const overview = opened('/', {});

  test('a range goes into the address, and a reload shows the same view', async () => {
    const { page } = overview();
    await course(page);
    await page.getByRole('button', { name: '7d', exact: true }).click();
    await page.waitForURL('**/?range=7d');
    await page.getByRole('button', { name: 'Day', exact: true }).click();
    await page.waitForURL('**/?range=7d&interval=day');
    await frame(page, GPUS).getByText('Table', { exact: true }).click();
    const table = page.getByRole('region', { name: `${GPUS}, table` });
    await table.getByRole('columnheader', { name: 'Day' }).waitFor();
    await expect.poll(() => table.getByRole('row').count()).toBe(7 + 1);
    const rows = await table.getByRole('row').nth(1).textContent();

    await page.reload();
    await table.getByRole('columnheader', { name: 'Day' }).waitFor();
    expect(await table.getByRole('row').nth(1).textContent()).toBe(rows);
    expect(await page.getByRole('button', { name: '7d', exact: true }).getAttribute('aria-pressed')).toBe('true');

    await page.goBack();
    await page.goBack();
    await expect.poll(() => page.getByRole('button', { name: '90d', exact: true }).getAttribute('aria-pressed')).toBe('true');
  });

  test('days of one’s own choice, and a range before the chain says why it is empty', async () => {
    const { page } = overview();
    await course(page);
    await page.getByRole('button', { name: /^Choose days/ }).click();
    await page.getByLabel('From', { exact: true }).fill('2001-01-01');
    await page.getByLabel('To', { exact: true }).fill('2001-01-31');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL('**/?from=2001-01-01&to=2001-01-31');
    await frame(page, GPUS).getByText('No data in this range.').waitFor();
    await frame(page, GPUS).getByRole('button', { name: 'Show the whole history' }).click();
    await page.waitForURL('**/?range=all');
    await course(page);

    // A month that is not over, or began before the chain, is told by the days of it that are indexed.
    const { _meta: head, status } = (await ask('{ _meta { time } status { firstTime } }')) as {
      _meta: { time: string };
      status: { firstTime: string };
    };
    await turnTo(page, '/?range=all&interval=month');
    await course(page);
    await page.getByRole('button', { name: /^Choose days/ }).click();
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe(status.firstTime.slice(0, 10));
    expect(await page.getByLabel('To', { exact: true }).inputValue()).toBe(head.time.slice(0, 10));
    await page.keyboard.press('Escape');
  });

  test('keys and pointer read the same from a chart', async () => {
    const { page, layoutShift } = overview();
    await turnTo(page, '/?range=all');
    await course(page);
    await loaded(page);
    const chart = frame(page, GPUS);
    const reader = chart.getByRole('slider', { name: /^Read/ });
    const readout = chart.locator('.readout');
    const newest = await readout.textContent();
    await reader.focus();
    await page.keyboard.press('Home');
    const first = await readout.textContent();
    expect(first).not.toBe(newest);
    await page.keyboard.press('PageUp');
    const value = await reader.getAttribute('aria-valuenow');
    expect(value).toBe('10');
    const keyed = await readout.textContent();
    const spoken = await reader.getAttribute('aria-valuetext');
    expect(spoken).toContain('Supplied');

    // The same bucket by pointer.
    const cross = await chart.locator('line.cross').first().boundingBox();
    await page.keyboard.press('Escape');
    expect(await readout.textContent()).toBe(newest);
    const before = await layoutShift();
    await page.mouse.move(cross?.x ?? 0, (cross?.y ?? 0) + 40);
    await expect.poll(() => readout.textContent()).toBe(keyed);
    for (let step = 0; step < 20; step += 1) await page.mouse.move((cross?.x ?? 0) + step * 25, (cross?.y ?? 0) + 40);
    expect((await layoutShift()) - before).toBeLessThan(0.002);
    await page.mouse.move(0, 0);
  });

  test('the table holds the same exact numbers as the API', async () => {
    const data = (await ask('{ series(input: { metric: GPUS_LEASED }) { series { points { value } } } }')) as {
      series: { series: { points: { value: string | null }[] }[] };
    };
    const values = (data.series.series[0]?.points ?? []).map(({ value }) => value).reverse();
    const { page } = overview();
    await turnTo(page, '/?range=all&gpus=table');
    const table = page.getByRole('region', { name: `${GPUS}, table` });
    await expect.poll(() => table.getByRole('row').count()).toBe(values.length + 1);
    const cells = await table.locator('tbody tr td:nth-of-type(2)').allTextContents();
    const plain = (text: string) =>
      text
        .trim()
        .replaceAll(',', '')
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '');
    expect(cells.map((cell) => (cell.trim() === 'not known' ? null : plain(cell)))).toEqual(
      values.map((value) => (value === null ? null : plain(value))),
    );
  });
});

test('days that the reader types stay when an answer comes', async () => {
  const held = Promise.withResolvers<void>();
  const before = async (page: Page) => {
    await askingItself(page);
    await page.route('**/graphql', async (route) => {
      await held.promise;
      await route.continue();
    });
  };
  await at('/', { before }, async ({ page }) => {
    await page.getByRole('button', { name: /^Choose days/ }).click();
    await page.getByLabel('From', { exact: true }).fill('2001-01-01');
    held.resolve();
    await frame(page, GPUS).locator('path.line').first().waitFor({ state: 'attached' });
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('2001-01-01');
  });
});

describe('when the API fails, lags or is gone', () => {
  let volumeBroken = true;
  let down = false;
  let change: Record<string, unknown> = {};
  const overview = opened('/', {
    before: async (page) => {
      [volumeBroken, down, change] = [true, false, {}];
      await askingItself(page);
      await page.route('**/graphql', async (route) => {
        const asked = route.request().postData() ?? '';
        if (down || (volumeBroken && asked.includes('query Volume'))) return route.abort();
        if (!asked.includes('query Status')) return route.continue();
        const answer = await (await route.fetch()).json();
        Object.assign(answer.data.status, change);
        return route.fulfill({ json: answer });
      });
    },
  });
  const pill = () => overview().page.locator('[data-freshness]');
  /** The page asks for the status again, as when its tab is looked at again, and is answered with these changes. */
  async function nowIs(status: Record<string, unknown>, freshness: string): Promise<string> {
    change = status;
    await overview().page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await overview().page.locator(`[data-freshness="${freshness}"]`).waitFor();
    return (await pill().textContent())?.trim() ?? '';
  }
  const ago = (seconds: number) => ({ origin: 'NETWORK', indexedTime: new Date(Date.now() - seconds * 1_000).toISOString() });

  test('a failed request stays in its frame and can be retried', async () => {
    const { page } = overview();
    const failed = frame(page, 'Annualized volume');
    await failed.getByRole('alert').waitFor();
    const { height } = (await failed.boundingBox()) ?? { height: 0 };
    await course(page);
    volumeBroken = false;
    await failed.getByRole('button', { name: 'Retry' }).click();
    await failed.locator('path.line').first().waitFor({ state: 'attached' });
    expect(Math.abs(((await failed.boundingBox())?.height ?? 0) - height)).toBeLessThan(1);
  });

  test('a page that never had an answer says so in its frames, and is there after Retry', async () => {
    let gone = true;
    const before = async (page: Page) => {
      await askingItself(page);
      await page.route('**/graphql', (route) => (gone ? route.abort() : route.continue()));
    };
    await at('/', { before }, async ({ page }) => {
      const failed = frame(page, GPUS).getByRole('alert');
      await failed.waitFor();
      expect(await page.getByRole('complementary').first().textContent()).toContain('cannot be told');
      gone = false;
      await failed.getByRole('button', { name: 'Retry' }).click();
      await course(page);
      expect(await failed.count()).toBe(0);
    });
  });

  test('a recorded chain is told as such, with its block and time', async () => {
    expect(await nowIs({}, 'recorded')).toMatch(/^As of block [\d,]+, \d+ \w{3} \d{4} \d\d:\d\d$/);
  });

  test('an answer that takes longer than a block comes all the same, and is asked anew when it is there', async () => {
    let blocks = 0;
    const held: (() => void)[] = [];
    const before = async (page: Page) => {
      await askingItself(page);
      await page.route('**/graphql', async (route) => {
        const asked = route.request().postData() ?? '';
        if (asked.includes('query Gpus')) {
          await new Promise<void>((resolve) => held.push(resolve));
          // A request that was given up takes no answer.
          return route.continue().catch(() => undefined);
        }
        if (!asked.includes('query Status')) return route.continue();
        const answer = await (await route.fetch()).json();
        answer.data.status.indexedHeight += blocks;
        return route.fulfill({ json: answer });
      });
    };
    await at('/', { before }, async ({ page }) => {
      await expect.poll(() => held.length).toBe(1);
      const block = page.locator('[data-freshness="recorded"]');
      for (blocks = 1; blocks <= 3; blocks += 1) {
        const text = await block.textContent();
        await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
        await expect.poll(() => block.textContent()).not.toBe(text);
      }
      expect(held).toHaveLength(1);
      held[0]?.();
      await course(page);
      await expect.poll(() => held.length).toBe(2);
    });
  });

  test('however often a page wakes up, it asks once at a time', async () => {
    let answered = 0;
    const before = async (page: Page) => {
      await page.clock.install();
      await askingItself(page);
      page.on('requestfinished', (request) => {
        if (request.postData()?.includes('query Status') === true) answered += 1;
      });
    };
    await at('/', { before }, async ({ page }) => {
      await page.locator('[data-freshness="recorded"]').waitFor();
      await course(page);
      await page.evaluate(() => {
        for (let time = 0; time < 10; time += 1) window.dispatchEvent(new Event('online'));
      });
      // Of ten only the last is answered.
      const woken = answered;
      await expect.poll(() => answered).toBeGreaterThan(woken);
      await page.clock.fastForward(6_500);
      await expect.poll(() => answered).toBeGreaterThan(woken + 1);
      await course(page);
      expect(answered - woken).toBeLessThan(5);
    });
  });

  test('a network turns from live to late to lost', async () => {
    expect(await nowIs(ago(5), 'live')).toMatch(/\d s ago$/);
    expect(await nowIs(ago(120), 'late')).toMatch(/2 min ago$/);
    expect(await nowIs(ago(900), 'lost')).toMatch(/15 min ago$/);
  });

  test('while indexing the share is shown', async () => {
    expect(await nowIs({ state: 'INDEXING', progress: 0.437 }, 'indexing')).toMatch(/^Indexing, 43 %/);
    expect(await overview().page.locator('.lede').textContent()).toContain('43 % so far');
  });

  test('without the API old figures stay, marked; they are asked anew when it is back', async () => {
    const { page } = overview();
    await nowIs({}, 'recorded');
    await course(page);
    volumeBroken = false;
    down = true;
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.locator('[data-freshness="lost"]').waitFor();
    expect(await pill().textContent()).toContain('Not updating');
    expect(await frame(page, GPUS).locator('path.line').count()).toBeGreaterThan(0);
    down = false;
    await Promise.all([
      page.waitForRequest((request) => request.postData()?.includes('query Gpus') ?? false),
      page.evaluate(() => window.dispatchEvent(new Event('online'))),
    ]);
    await page.locator('[data-freshness="recorded"]').waitFor();
  });
});

describe('the API explorer', () => {
  test('runs a query from its address, completes from the schema, and shares it', async () => {
    const query = encodeURIComponent('{ status { chainId } }');
    await at('/', {}, async ({ page, complaints }) => {
      // The schema comes when the reader has typed already.
      let release = () => {};
      const typed = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/graphql', async (route) => {
        if (route.request().postData()?.includes('__schema') === true) await typed;
        await route.continue();
      });
      await page.goto(`${page.url()}api-explorer?query=${query}`);
      await page.getByLabel('Result', { exact: true }).getByText('akash').waitFor();
      const editor = page.getByRole('textbox', { name: 'Query' });
      await editor.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('{ netw');
      release();
      await page
        .getByRole('option', { name: /network/ })
        .first()
        .waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'How fresh the index is' }).click();
      await page.getByLabel('Result', { exact: true }).getByText('indexedHeight').waitFor();
      expect(new URL(page.url()).searchParams.get('query')).toContain('query Freshness');
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});
