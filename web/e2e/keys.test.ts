// Keys that act anywhere, what waits until it is near, and what the API says in the reader's language: in a real browser.
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { askApi, openBrowser, violations } from './browser.ts';

const baseUrl = inject('baseUrl');
const { at, browser } = openBrowser(baseUrl);

const asked = (page: Page, name: string) => {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.postData()?.includes(`query ${name}`)) seen.push(name);
  });
  return seen;
};

test('single keys go to sections, step through lists and ranges, turn charts into tables, and can be switched off', async () => {
  await at('/', {}, async ({ page, complaints }) => {
    await page.locator('figure.frame path.line').first().waitFor({ state: 'attached' });
    await page.keyboard.press('[');
    await page.waitForURL('**range=30d');
    await page.keyboard.press(']');
    await expect.poll(() => new URL(page.url()).searchParams.get('range')).toBeNull();
    await page.getByRole('figure', { name: 'GPUs supplied and leased' }).scrollIntoViewIfNeeded();
    await page.keyboard.press('t');
    await page.waitForURL('**gpus=table');
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.waitForURL('**/blocks');
    await page.getByRole('link', { name: 'Next →' }).waitFor();
    await page.keyboard.press('j');
    await page.waitForURL('**/blocks?after=*');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.getByText('next page of a list, next block').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel('Single keys act').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.keyboard.press('/');
    expect(new URL(page.url()).pathname).toBe('/blocks');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).not.toBe('search');
    expect(complaints).toEqual([]);
  });
});

test('a key of the first moments is itself, and no letter after “g”', async () => {
  await at('/status', {}, async ({ page }) => {
    await page.keyboard.press('d');
    await page.locator('html[data-theme="dark"]').waitFor();
    expect(new URL(page.url()).pathname).toBe('/status');
  });
});

test('a page comes with its first answers, and asks for what stands far below when the reader comes near', async () => {
  // What takes too long is left out: asked once, the answers are at hand.
  await expect.poll(async () => (await fetch(baseUrl, { headers: { accept: 'text/html' } })).text()).toContain('query Network');
  let seen: Record<string, string[]> = {};
  const before = async (page: Page) => {
    seen = Object.fromEntries(['Status', 'Network', 'LatestLeases'].map((name) => [name, asked(page, name)]));
  };
  await at('/', { whole: false, width: 412, height: 823, before }, async ({ page }) => {
    await page.locator('article .big').first().waitFor();
    expect(seen).toEqual({ Status: [], Network: [], LatestLeases: [] });
    await page.locator('#leases').scrollIntoViewIfNeeded();
    await page.locator('#leases tbody tr').first().waitFor();
    expect(seen.LatestLeases).toEqual(['LatestLeases']);
  });
});

test('a page says what it is before its scripts run', async () => {
  const context = await browser().newContext({ javaScriptEnabled: false, baseURL: baseUrl, viewport: { width: 360, height: 740 } });
  try {
    const page = await context.newPage();
    await page.goto('/providers');
    expect(await page.locator('h1').textContent()).toBe('Providers');
    expect(await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').count()).toBeGreaterThan(8);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  } finally {
    await context.close();
  }
});

test('what the API says is in Chinese where the reader is', async () => {
  type Entries = { title: string; caveats: string[]; unit: string; dimensions: string[] }[];
  const words = 'title caveats unit dimensions';
  const { metrics, measures } = (await askApi(baseUrl, `{ metrics { ${words} } measures { ${words} } }`)) as Record<string, Entries>;
  const english = [...(metrics ?? []), ...(measures ?? [])]
    .flatMap(({ title, caveats, unit, dimensions }) => [title, ...caveats, ...unit.split('; '), ...dimensions])
    .filter((text) => / /.test(text));
  const HAN = /\p{Script=Han}/u;
  const inChinese = async (address: string, place: string) => {
    await at(address, {}, async ({ page }) => {
      await page.locator(place).first().waitFor();
      const texts = (await page.locator(place).allTextContents()).map((text) => text.trim()).filter((text) => /[a-z]{3}/i.test(text));
      expect(texts.filter((text) => !HAN.test(text))).toEqual([]);
    });
  };
  await at('/methods?lang=zh', {}, async ({ page }) => {
    await page.locator('section.frame h2').first().waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    expect(english.filter((one) => text.includes(one))).toEqual([]);
  });
  await inChinese('/published?lang=zh', '.rows .why');
  await inChinese('/scenarios?lang=zh', '.formula');
  await inChinese('/token?lang=zh', 'th .s');
  await inChinese('/data?dataset=leases&lang=zh', '#dictionary-title ~ ul p, section li p');
  // Names of units that are written behind names of types.
  await at('/data?dataset=leases&lang=zh', {}, async ({ page }) => {
    await page.locator('.dim').first().waitFor();
    expect((await page.locator('.dim').allTextContents()).filter((text) => / (per|units|of) /.test(text))).toEqual([]);
  });
  await inChinese('/explore?metric=gpu_hour_price_median&range=7d&interval=day&lang=zh', 'figure.frame .fh p');
});

test('the form of a range gives the focus back when it is left by Escape and when its days are chosen', async () => {
  await at('/', {}, async ({ page }) => {
    const opener = page.locator('.custom > button');
    const focused = () => opener.evaluate((button) => document.activeElement === button);
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('From', { exact: true }).focus();
    await page.keyboard.press('Escape');
    expect(await focused()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**from=*');
    expect(await focused()).toBe(true);
  });
});

test('the form of a range stays open when its words are pressed, a dialog when a selection of its words ends beside it', async () => {
  await at('/', {}, async ({ page }) => {
    await page.locator('.custom > button').click();
    await page.locator('.custom form label', { hasText: 'From' }).click({ position: { x: 6, y: 16 } });
    await page.locator('.custom form').click({ position: { x: 4, y: 4 } });
    expect(await page.locator('.custom form').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    const { x = 0, y = 0 } = (await dialog.boundingBox()) ?? {};
    await page.mouse.move(x + 60, y + 120);
    await page.mouse.down();
    await page.mouse.move(x - 40, y + 120, { steps: 2 });
    await page.mouse.up();
    expect(await dialog.isVisible()).toBe(true);
    await page.mouse.click(x - 40, y + 120);
    await dialog.waitFor({ state: 'hidden' });
  });
});

test('a row of a drawing leads to its page, and nothing is loaded anew', async () => {
  await at('/gpus', {}, async ({ page }) => {
    const row = page.getByRole('figure', { name: 'Utilization of each model' }).locator('svg a').first();
    await row.waitFor({ state: 'attached' });
    await page.evaluate(() => Object.assign(window, { kept: true }));
    await row.dispatchEvent('click');
    await page.waitForURL(/\/gpus\/[^/]+\/[^/]+$/);
    expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  });
});

test('what a finger chose in a chart is read after it was lifted, and a scroll chooses nothing', async () => {
  await at('/', {}, async ({ page }) => {
    const reader = page.locator('figure.frame .reader').first();
    const when = page.locator('figure.frame .readout .when').first();
    const newest = await when.textContent();
    const { x, y, width, height } = (await reader.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const touch = (type: string) =>
      reader.dispatchEvent(type, { pointerType: 'touch', clientX: x + width / 3, clientY: y + height / 2, bubbles: true });
    await touch('pointerdown');
    await touch('pointerup');
    await touch('pointerleave');
    expect(await when.textContent()).not.toBe(newest);
    await touch('pointerdown');
    await touch('pointercancel');
    await touch('pointerleave');
    expect(await when.textContent()).toBe(newest);
  });
});
