// The explorer on chains of another shape than the recorded one: no answers of providers, many models nobody knows, long names, other coins.
import { describe, expect, inject, test } from 'vitest';
import { askApi, changing, loaded, openBrowser } from './browser.ts';

const { at } = openBrowser(inject('baseUrl'));
const NARROW = { width: 390, height: 844 };
const LONG = 'accelerator-ultra-maximum-performance-edition-of-which-nobody-has-heard-572';

describe('a chain without answers of providers', () => {
  const before = changing(
    ['Network', (data) => Object.assign(Object(data.network), { gpusSupplied: null, gpuUtilization: null, gpuProviders: 0, countries: 0 })],
    ['Models', (data) => without(Object(data).gpuModels)],
    ['GpuModel', (data) => without([Object(data).gpuModel])],
    [
      'ModelBounds',
      (data) => {
        for (const bound of Object(data).market.modelAllocation) Object.assign(bound, { supplied: '0', min: '0', max: '0', leased: '3' });
      },
    ],
  );
  const without = (models: object[]) => {
    for (const model of models) Object.assign(model, { supplied: '0', leased: '3', utilization: null, providers: 0, countries: 0 });
  };

  test('how many providers there are is not known, as the GPUs are', async () => {
    await at('/', { before }, async ({ page }) => {
      await loaded(page);
      const figure = (name: string) => page.getByRole('article').filter({ hasText: name }).locator('.big');
      expect(await figure('GPUs online').textContent()).toBe('–');
      expect(await figure('Providers, countries').textContent()).toBe('–');
    });
  });

  test('nothing is leased of none', async () => {
    await at('/gpus', { before }, async ({ page }) => {
      await page.getByText(/^\d+ models: \d+ GPUs leased, none known to be online\.$/).waitFor();
      const table = page.getByRole('region', { name: 'GPUs by model' });
      const head = await table.locator('thead th').allTextContents();
      const row = await table.locator('tbody tr').first().locator('th, td').allTextContents();
      const cell = (name: string) => row[head.findIndex((text) => text.startsWith(name))]?.trim();
      expect([cell('Total'), cell('Prov.')]).toEqual(['–', '–']);
      expect(await table.getByRole('img', { name: /of 0/ }).count()).toBe(0);
      const bounds = await page
        .getByRole('region', { name: 'In use by model' })
        .locator('tbody tr')
        .first()
        .locator('td')
        .allTextContents();
      expect(bounds.map((text) => text.trim())).toEqual(['–', '–', '–', '3']);
    });
    await at('/gpus/nvidia/a100', { before }, async ({ page }) => {
      await page.getByText('GPUs are leased now, none is known to be online').waitFor();
      expect(await page.locator('main').textContent()).not.toMatch(/\d of 0\b/);
    });
  });
});

test('a provider that does not answer is not said to have no GPUs', async () => {
  const before = changing([
    'ProviderList',
    (data) => {
      for (const node of Object(data.providers).nodes) Object.assign(node, { online: false });
    },
  ]);
  await at('/providers', { before }, async ({ page }) => {
    const table = page.getByRole('region', { name: 'Providers', exact: true });
    await table.locator('tbody tr').first().waitFor();
    expect(await table.getByText('offline').count()).toBeGreaterThan(0);
    expect(await table.getByText('no GPUs').count()).toBe(0);
  });
});

test('a provider that was never asked is not said to be offline', async () => {
  const unasked = (node: object) => Object.assign(node, { online: false, newestSample: null });
  const before = changing(
    ['ProviderList', (data) => Object(data.providers).nodes.forEach(unasked)],
    ['Provider', (data) => unasked(Object(data).provider)],
  );
  await at('/providers', { before }, async ({ page }) => {
    const table = page.getByRole('region', { name: 'Providers', exact: true });
    await table.locator('tbody tr').first().waitFor();
    expect(await table.getByText('never asked').count()).toBeGreaterThan(0);
    expect(await table.getByText('offline').count()).toBe(0);
    await table.locator('tbody a').first().click();
    await page.locator('.facts').getByText('never asked').waitFor();
    const leased = page.getByRole('article').filter({ hasText: 'GPUs leased' }).first();
    expect(await leased.textContent()).toMatch(/never been asked/);
    expect(await leased.textContent()).not.toMatch(/of 0|no GPUs/);
  });
});

test('where no price of a kind is known, those of the others are not denied', async () => {
  const before = changing(['PriceDistributions', (data) => Object.assign(Object(data).priceStatistics, { rows: [] })]);
  await at('/prices', { before }, async ({ page }) => {
    await page.getByText('No price in USD is known to have been agreed in this range.').waitFor();
    await page.getByRole('figure', { name: 'Price of a GPU-hour over time' }).locator('svg').first().waitFor();
  });
});

test('a price that nobody has paid for long is told with its day', async () => {
  const before = changing(['GpuModel', (data) => Object.assign(Object(data).gpuModel.price, { day: '2024-05-31T00:00:00.000Z' })]);
  await at('/gpus/nvidia/a100', { before }, async ({ page }) => {
    await page.getByText('on 31 May 2024, the last day with a price, half of the GPU time paid at most').waitFor();
    await page.getByText(/^middle half: .*, on 31 May 2024$/).waitFor();
  });
  await at('/gpus/nvidia/a100', {}, async ({ page }) => {
    await page.getByText('half of the GPU time pays at most').waitFor();
  });
});

test('a name or a number of any length leaves room for the figures beside it, and is no wider than a phone', async () => {
  const before = changing(
    ['Models', (data) => Object.assign(Object(data).gpuModels[0], { model: LONG })],
    [
      'Gpus',
      (data) => {
        for (const { points } of Object(data).leased.series)
          for (const point of points) Object.assign(point, { value: point.value?.replace(/^\d+/, `$&${'0'.repeat(27)}`) ?? null });
      },
    ],
  );
  await at('/gpus', { ...NARROW, before }, async ({ page }) => {
    await loaded(page);
    const name = page.getByRole('link', { name: /NOBODY HAS HEARD 572$/ }).first();
    const row = page.getByRole('row').filter({ has: name });
    for (const cell of await row.getByRole('cell').filter({ visible: true }).all()) {
      const box = await cell.boundingBox();
      expect(box === null ? 0 : box.x + box.width).toBeLessThanOrEqual(NARROW.width);
    }
    await page.locator('.readout b', { hasText: /0{3}(,0{3}){8}/ }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  });
});

test('amounts of any length take more lines on a phone, and tables of money stay within it', async () => {
  const { leases } = (await askApi(
    inject('baseUrl'),
    '{ leases(first: 1, where: { hasGpu: true }) { nodes { owner dseq providerAddress } } }',
  )) as {
    leases: { nodes: { owner: string; dseq: string; providerAddress: string }[] };
  };
  const [lease] = leases.nodes;
  const huge = (totals: Record<string, string>[]) => {
    for (const total of totals)
      for (const name of ['net', 'gross', 'fee', 'deposited', 'refunded']) if (name in total) total[name] = '9'.repeat(33);
  };
  const before = changing(
    ['Provider', (data) => huge(Object(data.provider).totals)],
    ['Deployment', (data) => huge(Object(data.deployment).escrow.totals)],
    ['Account', (data) => huge(Object(data.address).tenantTotals)],
  );
  for (const path of [
    `/providers/${lease?.providerAddress}`,
    `/deployments/${lease?.owner}/${lease?.dseq}`,
    `/addresses/${lease?.owner}`,
  ]) {
    await at(path, { ...NARROW, before }, async ({ page }) => {
      const cell = page.locator('.frame td.r', { hasText: /(9{3},){8}/ }).first();
      await cell.waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), path).toBe(0);
      const box = await cell.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? Number.POSITIVE_INFINITY), path).toBeLessThanOrEqual(NARROW.width);
    });
  }
});

test('of hundreds of models the utilization of those that are leased most is asked for', async () => {
  const before = changing(['MostLeased', (data) => Object.assign(Object(data).series, { series: Object(data).series.series.slice(0, 2) })]);
  await at('/gpus?heat=table', { before }, async ({ page }) => {
    const heat = page.getByRole('figure', { name: 'Utilization of each model' });
    await expect.poll(() => heat.locator('thead th').count()).toBe(3);
  });
});

test('models that no cloud lists are not told one by one', async () => {
  const before = changing([
    'PriceDiscounts',
    (data) => {
      const [row] = Object(data).priceDiscounts;
      const unknown = Array.from({ length: 30 }, (_, at) => ({ ...row, model: `x${at}`, reference: null, references: [], discount: null }));
      Object.assign(data, { priceDiscounts: [...Object(data).priceDiscounts.slice(0, 5), ...unknown] });
    },
  ]);
  await at('/prices', { before }, async ({ page }) => {
    const table = page.getByRole('region', { name: 'Against other clouds' });
    await table.getByRole('button', { name: 'Show 23 more models' }).click();
    expect(await table.locator('tbody tr').count()).toBe(35);
  });
});

test('leases are filtered by the coins that leases of the chain were paid in, a long name of one shortened', async () => {
  const denom = 'factory/akash1mkwtk6xw0sgnjephvszxq69ewrcu20zzca89fs/coin';
  const before = changing([
    'LeaseDenoms',
    (data) => Object.assign(Object(data).series, { series: [{ member: denom }, { member: 'uakt' }] }),
  ]);
  await at('/leases', { before }, async ({ page }) => {
    const select = page.locator('select[name=denom]');
    await select.locator(`option[value="${denom}"]`).waitFor({ state: 'attached' });
    expect(await select.locator('option').allTextContents()).toEqual(['Any', 'factory/…coin', 'AKT']);
    await select.selectOption(denom);
    await page.getByText('No lease fits these filters.').waitFor();
  });
});

test('what an index that began in the middle of the chain does not know is told, and nothing of it where it began with the chain', async () => {
  const unknownBefore = ['when providers and their attributes came to be', 'deposit grants from before: the node refused'];
  const before = changing(['DeadLetters', (data) => Object.assign(Object(data).status, { bootstrapHeight: 7_200, unknownBefore })]);
  await at('/status', { before }, async ({ page }) => {
    const section = page.getByRole('region', { name: 'What is not known of before' });
    await section.getByText('at block 7,200').waitFor();
    expect(await section.getByRole('listitem').allTextContents()).toEqual(unknownBefore);
  });
  await at('/status', {}, async ({ page }) => {
    await page.getByText('Everything in the indexed blocks could be read.').waitFor();
    expect(await page.getByRole('heading', { name: 'What is not known of before' }).count()).toBe(0);
  });
});
