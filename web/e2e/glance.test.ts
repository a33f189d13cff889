// What a page says at the first glance, on paper and to a finger: charts fill their room, marks are told, menus open in sight.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { loaded, openBrowser } from './browser.ts';

const baseUrl = inject('baseUrl');
const { at, browser } = openBrowser(baseUrl);

/** Runs the steps on a phone, which has no pointer that hovers. */
async function onPhone(address: string, steps: (page: Page) => Promise<void>): Promise<void> {
  const viewport = { width: 390, height: 844 };
  const context = await browser().newContext({ baseURL: baseUrl, hasTouch: true, isMobile: true, viewport });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => setInterval(() => window.dispatchEvent(new Event('beforeprint')), 100));
    await page.goto(address);
    await loaded(page);
    await steps(page);
  } finally {
    await context.close();
  }
}

test('on a phone the map and the funnel fill their frames, and a finger is told to touch', async () => {
  await onPhone('/providers', async (page) => {
    const figure = page.getByRole('figure', { name: 'Where the GPUs are' });
    const room = await figure.locator('.body').boundingBox();
    const sea = await figure.locator('path.sea').boundingBox();
    expect((room?.height ?? 0) - (sea?.height ?? 0)).toBeLessThan(130);
    expect(await figure.getByText('Touch the chart to read it').isVisible()).toBe(true);
    expect(await figure.getByText('Point at the chart').isVisible()).toBe(false);
    // The whole of what the search box says can be read.
    const box = page.getByRole('search').getByRole('combobox');
    const spare = await box.evaluate((input: HTMLInputElement) => {
      const probe = document.createElement('span');
      probe.textContent = input.placeholder;
      probe.style.cssText = `position: absolute; white-space: nowrap; font: ${getComputedStyle(input).font}`;
      document.body.append(probe);
      const { paddingLeft, paddingRight } = getComputedStyle(input);
      const spare = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - probe.offsetWidth;
      probe.remove();
      return spare;
    });
    expect(spare).toBeGreaterThanOrEqual(0);
  });
  await onPhone('/market', async (page) => {
    const figure = page.getByRole('figure', { name: 'From order to lease' });
    const plot = await figure.locator('.plot').boundingBox();
    const last = await figure.locator('text.value').last().boundingBox();
    if (plot === null || last === null) throw new Error('there is no funnel');
    expect(plot.y + plot.height - last.y - last.height).toBeLessThan(70);
  });
});

test.each([1280, 390])('each class of length and of size has its label, at %d px', async (width) => {
  await at('/market', { width }, async ({ page }) => {
    await loaded(page);
    for (const name of ['Length of leases', 'Size of leases']) {
      const figure = page.getByRole('figure', { name });
      await figure.locator('svg[data-picture] rect').first().waitFor();
      const labels = await figure.locator('svg[data-picture] text[text-anchor="middle"]').evaluateAll((all) =>
        all.map((label) => {
          const { left, right } = label.getBoundingClientRect();
          return { text: label.textContent, left, right };
        }),
      );
      expect(labels.length).toBeGreaterThanOrEqual(6);
      expect(labels.filter(({ left }, index) => index > 0 && left < (labels[index - 1]?.right ?? 0))).toEqual([]);
    }
  });
});

test('what the marks of a distribution are is said beside it, and a calculator does not part a table from its links', async () => {
  await at('/prices', {}, async ({ page }) => {
    await loaded(page);
    const readout = page.getByRole('figure', { name: 'Price of a GPU-hour', exact: true }).locator('.readout');
    expect(await readout.textContent()).toContain('medianmiddle halflowest and highest');
    const table = page.getByRole('region', { name: 'Against other clouds', exact: true });
    const links = await table.getByRole('button', { name: 'CSV' }).boundingBox();
    const calculator = await table.getByRole('form').boundingBox();
    expect(links?.y ?? Number.NaN).toBeLessThan(calculator?.y ?? Number.NaN);
    // Estimates have three digits each.
    const values = await page.getByRole('figure', { name: 'What the parts of a lease cost' }).locator('text.value').allTextContents();
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) expect(value.replace(/^[−$0.,]+/, '').replaceAll(/[.,]/g, '').length).toBeGreaterThanOrEqual(3);
  });
});

test('on a phone the section that is open is in sight in the bar, and the page stays where it was', async () => {
  await onPhone('/providers', async (page) => {
    const bar = page.getByRole('navigation', { name: 'Sections' }).locator('.bar');
    const inSight = () =>
      bar.evaluate((list) => {
        const here = list.querySelector('[aria-current]')?.getBoundingClientRect();
        const { left, right } = list.getBoundingClientRect();
        return here !== undefined && here.left >= left && here.right <= right;
      });
    expect(await inSight()).toBe(true);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    await bar.getByRole('link', { name: 'Scenarios' }).click();
    await page.getByRole('heading', { name: 'Scenarios', level: 1 }).waitFor();
    await expect.poll(inSight).toBe(true);
  });
});

test('every table of the market has its CSV file, its query and its method', async () => {
  await at('/market', {}, async ({ page }) => {
    await loaded(page);
    for (const name of ['Waiting times', 'Tenants']) {
      const section = page.getByRole('region', { name, exact: true });
      const [saved] = await Promise.all([page.waitForEvent('download'), section.getByRole('button', { name: 'CSV' }).click()]);
      const lines = readFileSync(await saved.path(), 'utf8')
        .trimEnd()
        .split('\r\n');
      expect(lines[0]).toBe(name === 'Tenants' ? 'which,tenants' : 'time,p25_seconds,median_seconds,p90_seconds');
      expect(lines.slice(1).filter((line) => !/^[A-Z][\w ]+(,\d+(\.\d+)?)+$/.test(line))).toEqual([]);
      expect(await section.getByRole('link', { name: 'Query' }).getAttribute('href')).toContain('/api-explorer?');
      await section.getByRole('button', { name: 'How this is computed' }).click();
      await page
        .getByRole('dialog')
        .getByRole('heading', { name: name === 'Tenants' ? 'Tenants' : 'Time from order to lease', exact: true })
        .waitFor();
      await page.keyboard.press('Escape');
    }
  });
});

test('what a deployment asks for is told without zeros at the end', async () => {
  await at('/deployments', {}, async ({ page }) => {
    await loaded(page);
    const asked = page.locator('main td', { hasText: 'vCPU' });
    expect(await asked.count()).toBeGreaterThan(10);
    expect((await asked.allTextContents()).filter((text) => /\.\d*0 vCPU/.test(text))).toEqual([]);
    // All of them are a file, told below the pages and beside the query.
    const foot = page.locator('#deployments > p.more');
    expect(await foot.getByRole('link').allTextContents()).toEqual([expect.stringMatching(/^CSV of [\d,]+ deployments$/), 'Query']);
  });
});

test('with letters twice as large the words of a page keep their room beside the range', async () => {
  for (const address of ['/', '/prices', '/market']) {
    await at(address, {}, async ({ page }) => {
      await loaded(page);
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      const words = page.locator('main h1 + div');
      await expect.poll(async () => (await words.boundingBox())?.width ?? 0).toBeGreaterThan(440);
    });
  }
});

test('on a phone the name of a provider ends in dots where its row has no room for all of it', async () => {
  await at('/leases', { width: 320 }, async ({ page }) => {
    await loaded(page);
    const names = await page.locator('td.who a').evaluateAll((links) =>
      links.map((link) => ({
        isCut: link.scrollWidth > link.clientWidth,
        isWithin: link.getBoundingClientRect().right <= (link.parentElement?.getBoundingClientRect().right ?? 0) + 0.5,
        end: getComputedStyle(link).textOverflow,
      })),
    );
    expect(names.some(({ isCut }) => isCut)).toBe(true);
    expect(names.filter(({ isWithin, end }) => !isWithin || end !== 'ellipsis')).toEqual([]);
  });
});

test('what is no height is refused where it is written, and one with its thousands grouped is gone to', async () => {
  await at('/blocks', {}, async ({ page }) => {
    await loaded(page);
    const height = page.getByLabel('To the block of height');
    for (const text of ['', 'abc', '1.5', '12345678901']) {
      await height.fill(text);
      await page.getByRole('button', { name: 'Go', exact: true }).click();
      expect(await height.evaluate((field: HTMLInputElement) => field.validity.valid), text).toBe(false);
    }
    expect(new URL(page.url()).pathname).toBe('/blocks');
    await height.fill(' 21,000 ');
    await height.press('Enter');
    await page.waitForURL('**/blocks/21000');
  });
});

test('a menu at the foot of the window opens in sight', async () => {
  await at('/', { height: 700 }, async ({ page }) => {
    await loaded(page);
    const figure = page.getByRole('figure', { name: 'GPUs supplied and leased' });
    const download = figure.getByRole('button', { name: 'Download' });
    await download.evaluate((button) =>
      window.scrollBy({ top: button.getBoundingClientRect().bottom - window.innerHeight + 10, behavior: 'instant' }),
    );
    await download.click();
    const last = await figure.getByRole('button', { name: 'SVG picture' }).boundingBox();
    if (last === null) throw new Error('the menu is not open');
    expect(last.y + last.height).toBeLessThanOrEqual(700);
  });
});

test('the box says when nothing fits, and no longer once it is left', async () => {
  await at('/methods', {}, async ({ page }) => {
    await loaded(page);
    await page.keyboard.press('/');
    await page.keyboard.type('zzzz');
    const said = page.getByText('Nothing fits. Enter tells what can be found.');
    await said.waitFor();
    await page.keyboard.press('Tab');
    await said.waitFor({ state: 'detached' });
  });
});

test('a query is shown as people write one', async () => {
  await at('/?gpus=query', {}, async ({ page }) => {
    await loaded(page);
    const query = page.getByRole('figure', { name: 'GPUs supplied and leased' }).locator('pre');
    await query.waitFor();
    expect(await query.textContent()).toContain('}\n\nfragment Buckets on SeriesSet {\n  interval\n');
  });
});

test('paper tells the days that a page is of', async () => {
  await at('/prices', {}, async ({ page }) => {
    await loaded(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: /^Choose days: / }).isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: '90d' }).isVisible()).toBe(false);
  });
});

test('paper cuts nothing off: charts become as narrow as it is, and no table is left to be scrolled', async () => {
  await at('/', {}, async ({ page }) => {
    await loaded(page);
    await page.locator('svg[data-picture]').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    // Read before anything is drawn anew: a printer does not wait for that either.
    const cut = await page.evaluate(() => {
      const main = document.querySelector('main') ?? document.body;
      main.style.width = '600px';
      const { right } = main.getBoundingClientRect();
      const charts = [...document.querySelectorAll('svg[data-picture]')];
      const tables = [...document.querySelectorAll('.tw')];
      return {
        charts: charts.length,
        tables: tables.length,
        wide: charts.filter((chart) => chart.getBoundingClientRect().right > right + 1).length,
        scrolled: tables.filter((table) => getComputedStyle(table).overflowX !== 'visible').length,
      };
    });
    expect(cut).toEqual({ charts: expect.any(Number), tables: expect.any(Number), wide: 0, scrolled: 0 });
    expect(Math.min(cut.charts, cut.tables)).toBeGreaterThan(1);
  });
});

test.each([360, 1280])('in a narrow column Chinese words of tables stay whole, at %d px', async (width) => {
  await at('/market?lang=zh', { width }, async ({ page }) => {
    await loaded(page);
    const region = page.getByRole('heading', { name: '等待时间' }).locator('xpath=ancestor::section');
    for (const head of await region.locator('th').all()) expect((await head.boundingBox())?.height ?? 0).toBeLessThan(70);
    expect(await region.locator('.tw').evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  });
});
