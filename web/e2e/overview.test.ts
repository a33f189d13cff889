// The overview and the API explorer in a real browser, over the whole recorded chain.
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { askApi, askingItself, openBrowser, openPage, type PageSettings, violations, type WatchedPage } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the product runs over the whole recorded chain (cli/e2e/whole-chain.ts). */
    baseUrl: string;
  }
}

const baseUrl = inject('baseUrl');
const ask = (query: string) => askApi(baseUrl, query);
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const GPUS = 'GPUs supplied and leased';
const CHARTS = [GPUS, 'Annualized volume', 'Price of a GPU-hour', 'Providers and countries', 'Activity'];
const frame = (page: Page, title: string) => page.getByRole('figure', { name: title });

/** Opens an address, runs the steps, and always closes the page's context. */
async function at(address: string, settings: PageSettings, steps: (watched: WatchedPage) => Promise<void>): Promise<void> {
  const watched = await openPage(browser, baseUrl, settings);
  try {
    await watched.page.goto(address);
    await steps(watched);
  } finally {
    await watched.page.context().close();
  }
}

async function drawn(page: Page): Promise<void> {
  for (const title of CHARTS) await frame(page, title).locator('path.line').first().waitFor({ state: 'attached' });
  await page.getByRole('region', { name: 'Key figures' }).locator('path.line').nth(5).waitFor({ state: 'attached' });
  await page.locator('#models tbody tr').first().waitFor();
  await page
    .getByRole('row', { name: /Germany/ })
    .first()
    .waitFor();
}

/** The first number that a text holds, without grouping. */
function numberIn(text: string | null): number {
  return Number(/\d[\d,.]*/.exec(text ?? '')?.[0].replaceAll(',', ''));
}

describe('the overview', () => {
  test('shows the figures of the API, each with what was published', async () => {
    const { network } = (await ask(
      '{ network { gpusSupplied gpusLeased gpuUtilization gpuProviders countries annualizedVolumeUsd } }',
    )) as {
      network: Record<'gpusSupplied' | 'gpusLeased' | 'gpuUtilization' | 'gpuProviders' | 'countries' | 'annualizedVolumeUsd', string>;
    };
    await at('/', {}, async ({ page, complaints }) => {
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
      expect(await tile('GPUs online').textContent()).toContain('published, late 2023150–200');
      expect(await tile('Utilization').textContent()).toContain('50–70 %');
      expect(await tile('Annualized volume').textContent()).toContain('$0.5M–1M');
      expect(await page.getByRole('complementary').textContent()).toContain('Recorded chain, generated traffic.');
      expect(await page.getByRole('row', { name: /Chip types|GPU models/ }).textContent()).toContain('more than 15');
      expect(complaints).toEqual([]);
    });
  });

  test.each([
    { width: 360, height: 740, colorScheme: 'light' },
    { width: 360, height: 740, colorScheme: 'dark' },
    { width: 1280, height: 900, colorScheme: 'light' },
    { width: 1280, height: 900, colorScheme: 'dark' },
    { width: 1920, height: 1080, colorScheme: 'light' },
  ] as const)('fits $width px in $colorScheme: no overflow, no layout shift, no complaint, no axe violation', async (settings) => {
    await at('/', settings, async ({ page, complaints, layoutShift }) => {
      await drawn(page);
      await page.waitForTimeout(300);
      expect(await layoutShift()).toBeLessThan(0.02);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow).toBe(0);
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const lightness = Number(/oklch\(([\d.]+)/.exec(ground)?.[1]);
      expect(lightness > 0.5).toBe(settings.colorScheme === 'light');
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  test('a range goes into the address, and a reload shows the same view', async () => {
    await at('/', {}, async ({ page }) => {
      await drawn(page);
      await page.getByRole('button', { name: '30d', exact: true }).click();
      await page.waitForURL('**/?range=30d');
      await page.getByRole('button', { name: 'Hour', exact: true }).click();
      await page.waitForURL('**/?range=30d&interval=hour');
      await frame(page, GPUS).getByText('Table', { exact: true }).click();
      const table = page.getByRole('region', { name: `${GPUS}, table` });
      await table.getByRole('columnheader', { name: 'Hour' }).waitFor();
      await expect.poll(() => table.getByRole('row').count()).toBe(30 * 24 + 1);
      const rows = await table.getByRole('row').nth(1).textContent();

      await page.reload();
      await table.getByRole('columnheader', { name: 'Hour' }).waitFor();
      expect(await table.getByRole('row').nth(1).textContent()).toBe(rows);
      expect(await page.getByRole('button', { name: '30d', exact: true }).getAttribute('aria-pressed')).toBe('true');

      await page.goBack();
      await page.goBack();
      await expect.poll(() => page.getByRole('button', { name: '90d', exact: true }).getAttribute('aria-pressed')).toBe('true');
    });
  });

  test('days of one’s own choice, and a range before the chain says why it is empty', async () => {
    await at('/', {}, async ({ page }) => {
      await drawn(page);
      await page.getByRole('button', { name: /^Choose days/ }).click();
      await page.getByLabel('From', { exact: true }).fill('2001-01-01');
      await page.getByLabel('To', { exact: true }).fill('2001-01-31');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.waitForURL('**/?from=2001-01-01&to=2001-01-31');
      await frame(page, GPUS).getByText('No data in this range.').waitFor();
      await frame(page, GPUS).getByRole('button', { name: 'Show the whole history' }).click();
      await page.waitForURL('**/?range=all');
      await frame(page, GPUS).locator('path.line').first().waitFor({ state: 'attached' });
    });
  });

  test('keys and pointer read the same from a chart', async () => {
    await at('/?range=all', {}, async ({ page, layoutShift }) => {
      await drawn(page);
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
    });
  });

  test('the table holds the same exact numbers as the API', async () => {
    const data = (await ask('{ series(input: { metric: GPUS_LEASED }) { series { points { value } } } }')) as {
      series: { series: { points: { value: string | null }[] }[] };
    };
    const values = (data.series.series[0]?.points ?? []).map(({ value }) => value).reverse();
    await at('/?range=all&gpus=table', {}, async ({ page }) => {
      const table = page.getByRole('region', { name: `${GPUS}, table` });
      await expect.poll(() => table.getByRole('row').count(), { timeout: 15_000 }).toBe(values.length + 1);
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

  test('each figure says how it is computed, with the query that made it', async () => {
    await at('/', {}, async ({ page, complaints }) => {
      await drawn(page);
      await frame(page, GPUS).getByRole('button', { name: 'How this is computed' }).click();
      const dialog = page.getByRole('dialog', { name: /how this is computed/ });
      await dialog.getByText('integral of leased GPUs over chain time').first().waitFor();
      expect(await dialog.textContent()).toContain('metric: GPU_UTILIZATION');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      expect(complaints).toEqual([]);
    });
  });

  test('a failed request stays in its frame and can be retried', async () => {
    const { page } = await openPage(browser, baseUrl);
    try {
      let broken = true;
      await askingItself(page);
      await page.route('**/graphql', (route) => {
        const volume = route.request().postData()?.includes('query Volume') ?? false;
        return broken && volume ? route.abort() : route.continue();
      });
      await page.goto('/');
      const failed = frame(page, 'Annualized volume');
      await failed.getByRole('alert').waitFor();
      const { height } = (await failed.boundingBox()) ?? { height: 0 };
      await frame(page, GPUS).locator('path.line').first().waitFor({ state: 'attached' });
      broken = false;
      await failed.getByRole('button', { name: 'Retry' }).click();
      await failed.locator('path.line').first().waitFor({ state: 'attached' });
      expect(Math.abs(((await failed.boundingBox())?.height ?? 0) - height)).toBeLessThan(1);
    } finally {
      await page.context().close();
    }
  });

  test('the theme is switched by a button and kept', async () => {
    await at('/', { colorScheme: 'light' }, async ({ page }) => {
      await page.getByRole('button', { name: 'Switch between light and dark' }).click();
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
      await page.reload();
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    });
  });

  test('letters are drawn: a text is as wide as its letters', async () => {
    await at('/', {}, async ({ page }) => {
      await drawn(page);
      const widths = await page.evaluate(() => {
        const context = document.createElement('canvas').getContext('2d');
        if (context === null) return [];
        context.font = getComputedStyle(document.body).font;
        return ['iiii', 'WWWW'].map((text) => context.measureText(text).width);
      });
      expect(widths[0]).toBeGreaterThan(0);
      expect(widths[1]).toBeGreaterThan((widths[0] ?? 0) * 1.5);
    });
  });
});

describe('freshness', () => {
  /** What the pill says when the API's status is changed like this. */
  async function pill(
    change: (status: Record<string, unknown>) => void,
  ): Promise<{ words: string; freshness: string | null; lede: string }> {
    const { page } = await openPage(browser, baseUrl);
    try {
      await askingItself(page);
      await page.route('**/graphql', async (route) => {
        if (!route.request().postData()?.includes('query Status')) return route.continue();
        const answer = await (await route.fetch()).json();
        change(answer.data.status);
        return route.fulfill({ json: answer });
      });
      await page.goto('/');
      const button = page.getByRole('banner').getByRole('button').first();
      await page.locator('[data-freshness]').waitFor();
      await frame(page, GPUS).locator('path.line').first().waitFor({ state: 'attached' });
      return {
        words: (await button.textContent())?.trim() ?? '',
        freshness: await button.getAttribute('data-freshness'),
        lede: (await page.locator('.lede').textContent()) ?? '',
      };
    } finally {
      await page.context().close();
    }
  }
  const ago = (seconds: number) => (status: Record<string, unknown>) => {
    Object.assign(status, { origin: 'NETWORK', indexedTime: new Date(Date.now() - seconds * 1_000).toISOString() });
  };

  test('a recorded chain is told as such, with its block and time', async () => {
    const { words, freshness } = await pill(() => undefined);
    expect(words).toMatch(/^As of block [\d,]+, \d+ \w{3} \d{4} \d\d:\d\d$/);
    expect(freshness).toBe('recorded');
  });

  test('while indexing the share is shown', async () => {
    const { words, lede } = await pill((status) => Object.assign(status, { state: 'INDEXING', progress: 0.437 }));
    expect(words).toMatch(/^Indexing, 43 %/);
    expect(lede).toContain('43 % so far');
  });

  test('a network turns from live to late to lost', async () => {
    expect(await pill(ago(5))).toMatchObject({ freshness: 'live', words: expect.stringMatching(/\d s ago$/) });
    expect(await pill(ago(120))).toMatchObject({ freshness: 'late', words: expect.stringMatching(/2 min ago$/) });
    expect(await pill(ago(900))).toMatchObject({ freshness: 'lost', words: expect.stringMatching(/15 min ago$/) });
  });

  test('without the API old figures stay, marked; they are asked anew when it is back', async () => {
    const { page } = await openPage(browser, baseUrl);
    try {
      let down = false;
      await askingItself(page);
      await page.route('**/graphql', (route) => (down ? route.abort() : route.continue()));
      await page.goto('/');
      await drawn(page);
      down = true;
      await page.locator('[data-freshness="lost"]').waitFor();
      expect(await page.locator('[data-freshness]').textContent()).toContain('No connection');
      expect(await frame(page, GPUS).locator('path.line').count()).toBeGreaterThan(0);
      down = false;
      const again = page.waitForRequest((request) => request.postData()?.includes('query Gpus') ?? false);
      await page.locator('[data-freshness="recorded"]').waitFor();
      await again;
    } finally {
      await page.context().close();
    }
  });
});

describe('the API explorer', () => {
  test('runs a query from its address, completes from the schema, and shares it', async () => {
    const query = encodeURIComponent('{ status { chainId } }');
    await at(`/api-explorer?query=${query}`, {}, async ({ page, complaints }) => {
      await page.getByLabel('Result', { exact: true }).getByText('akash').waitFor();
      const editor = page.getByRole('textbox', { name: 'Query' });
      await editor.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('{ netw');
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

  test('is not loaded by the overview, which stays small', async () => {
    const { page } = await openPage(browser, baseUrl);
    try {
      const scripts: Promise<number>[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body).length));
      });
      await page.goto('/');
      await drawn(page);
      const total = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
      expect(total).toBeGreaterThan(10_000);
      expect(total).toBeLessThan(100_000);
    } finally {
      await page.context().close();
    }
  });
});
