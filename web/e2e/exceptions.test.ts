// What the explorer says in a real browser where there is little, where nothing is, and where something does not come.
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { askingItself, changing, loaded, openBrowser } from './browser.ts';

const { at } = openBrowser(inject('baseUrl'));

describe('a chain on which little has happened', () => {
  test('a list without filters that is empty says that there is none, in both languages', async () => {
    const before = changing(['ProviderList', (data) => Object.assign(Object(data.providers), { nodes: [], totalCount: 0 })]);
    for (const [address, none, filtered] of [
      ['/providers', 'No provider has registered yet.', 'No provider fits these filters.'],
      ['/providers?lang=zh', '尚无提供商注册。', '没有提供商符合这些筛选。'],
    ] as const) {
      await at(address, { before }, async ({ page }) => {
        await page.getByText(none).waitFor();
        await page.locator('select[name=status]').selectOption('online');
        await page.getByText(filtered).waitFor();
      });
    }
  });

  test('today’s column of a scenario is empty where nothing is measured', async () => {
    const before = changing([
      'Scenario',
      (data) => {
        for (const input of Object(data.scenario).inputs) input.measured = null;
      },
    ]);
    await at('/scenarios', { before }, async ({ page }) => {
      const results = page.getByRole('region', { name: 'Results', exact: true });
      await results.locator('tbody tr').first().waitFor();
      expect(await results.locator('tbody td:nth-of-type(2)').allTextContents()).toEqual(['–', '–', '–']);
    });
  });

  test('without a lease none is said to run on', async () => {
    await at('/market?from=2020-01-01&to=2020-01-02', {}, async ({ page }) => {
      const figures = page.getByRole('region', { name: 'Key figures of the range' });
      await figures.getByText('0 of 0: 0 ran before, 0 opened').waitFor();
      expect(await figures.textContent()).not.toContain('less than half');
    });
  });
});

describe('when something is wrong', () => {
  test.each([366, -366])('a network is as fresh as the server tells, on a device whose clock is %i days ahead', async (days) => {
    const before = async (page: Page) => {
      await page.clock.install({ time: Date.now() + days * 86_400_000 });
      await page.route('**/graphql', async (route) => {
        if (!(route.request().postData() ?? '').includes('query Status')) return route.continue();
        const response = await route.fetch();
        const answer = await response.json();
        Object.assign(answer.data.status, { origin: 'NETWORK', indexedTime: new Date(Date.now() - 130_000).toISOString() });
        return route.fulfill({ response, json: answer });
      });
    };
    await at('/status', { before }, async ({ page }) => {
      await page.clock.fastForward(7_000);
      await expect.poll(() => page.locator('[data-freshness="late"]').textContent()).toMatch(/2 min ago$/);
    });
  });

  test.each([
    ['/blocks/999999999', 'The index holds no block of this height.'],
    ['/blocks/-1', 'The index holds no block of this height.'],
    ['/blocks/1e9', 'The index holds no block of this height.'],
    [`/transactions/${'0'.repeat(64)}`, 'The index holds no transaction with this hash.'],
    ['/transactions/%3Cb%3E', 'The index holds no transaction with this hash.'],
    ['/addresses/%3Cscript%3E', 'This is no address: letters are wrong or missing.'],
    ['/addresses/akash1qyqszqgpqyqszqgpqyqszqgpqyqszqgplgve5x', 'This address has done nothing that the index holds.'],
    ['/explore?metric=<script>&by=nothing&only=x', 'Explore'],
    ['/scenarios?scenario=none&take=NaN', 'Near term'],
    ['/scenarios?price=-5', 'This scenario could not be computed.'],
  ])('%s: %s', async (path, words) => {
    await at(path, {}, async ({ page, complaints }) => {
      await page.locator('main').getByText(words).first().waitFor();
      expect(complaints).toEqual([]);
    });
  });

  test('a page whose code does not come says so without a complaint, and is there when the connection is back', async () => {
    // Tests before this one have opened that page, and left its code in the browser's cache: a route turns that off.
    const before = (page: Page) => page.route('**/*.js', (route) => route.continue());
    await at('/methods', { before }, async ({ page, complaints }) => {
      await loaded(page);
      await page.context().setOffline(true);
      try {
        await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Token' }).click();
        await page.getByRole('alert').getByRole('heading', { name: 'This page did not come' }).waitFor();
        expect(complaints.filter((text) => text.startsWith('script:'))).toEqual([]);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
      } finally {
        await page.context().setOffline(false);
      }
      await page.getByRole('heading', { name: 'Supply and minting' }).waitFor();
    });
  });

  test('an API that does not know a field is told apart, and the page stays', async () => {
    const before = async (page: Page) => {
      await askingItself(page);
      await page.route('**/graphql', (route) =>
        route.request().postData()?.includes('query Token(')
          ? route.fulfill({ status: 400, json: { errors: [{ message: 'Cannot query field "token" on type "Query".' }] } })
          : route.continue(),
      );
    };
    await at('/token', { before }, async ({ page }) => {
      await page.getByText('The API is of another version than this page').waitFor();
      await page.getByRole('button', { name: 'Retry' }).waitFor();
    });
  });
});
