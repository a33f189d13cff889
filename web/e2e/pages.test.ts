// Every page below the overview in a real browser, over the whole recorded chain: reached by links, complete, exact, and sound when things go wrong.
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { askApi, askingItself, expectSound, loaded, openBrowser, overflowAt } from './browser.ts';

interface LeaseAnswer {
  owner: string;
  dseq: string;
  gseq: number;
  oseq: number;
  providerAddress: string;
  totals: { denom: string; gross: string; fee: string; net: string }[];
  order: { bids: { price: { amount: string } }[] } | null;
  flows: { totalCount: number };
}

const baseUrl = inject('baseUrl');
const { at } = openBrowser(baseUrl);
/** A closed GPU lease with bids and a take fee, one that runs, the largest provider and the first model. */
let closed: LeaseAnswer;
let running: LeaseAnswer;
let provider: { owner: string; hostUri: string; country: string };
let model: { vendor: string; model: string; supplied: string; leased: string };
let paths: Record<string, string>;

const FIELDS = `owner dseq gseq oseq providerAddress totals { denom gross fee net } order { bids { price { amount } } } flows(first: 0) { totalCount }`;
const leasePath = (lease: LeaseAnswer) => `/leases/${[lease.owner, lease.dseq, lease.gseq, lease.oseq, lease.providerAddress].join('/')}`;

beforeAll(async () => {
  const data = (await askApi(
    baseUrl,
    `{
      closed: leases(first: 200, filter: { states: [CLOSED], hasGpu: true }, orderBy: { field: CREATED, direction: ASC }) { nodes { ${FIELDS} } }
      running: leases(first: 1, filter: { states: [ACTIVE], hasGpu: true }) { nodes { ${FIELDS} } }
      providers(first: 1) { nodes { owner hostUri country } }
      gpuModels { vendor model supplied leased }
    }`,
  )) as {
    closed: { nodes: LeaseAnswer[] };
    running: { nodes: LeaseAnswer[] };
    providers: { nodes: (typeof provider)[] };
    gpuModels: (typeof model)[];
  };
  const found = data.closed.nodes.find(
    ({ totals, order, flows }) => totals.length === 1 && totals[0]?.fee !== '0' && (order?.bids.length ?? 0) > 1 && flows.totalCount > 3,
  );
  const [active] = data.running.nodes;
  const [first] = data.providers.nodes;
  const [most] = data.gpuModels;
  if (!found || !active || !first || !most) throw new Error('the recorded chain lacks what these tests look at');
  [closed, running, provider, model] = [found, active, first, most];
  paths = {
    leases: '/leases',
    'a closed lease': leasePath(closed),
    'a running lease': leasePath(running),
    providers: '/providers',
    'a provider': `/providers/${provider.owner}`,
    GPUs: '/gpus',
    'a GPU model': `/gpus/${model.vendor}/${model.model}`,
    'a deployment': `/deployments/${closed.owner}/${closed.dseq}`,
    'an address': `/addresses/${closed.owner}`,
    status: '/status',
    methods: '/methods',
  };
});
/** Bytes of an answer's body, compressed; not a number where the page was closed before it came. */
const weightOf = (response: Response) =>
  response.body().then(
    (body) => gzipSync(body).length,
    () => Number.NaN,
  );
const digits = (text: string | null) => (text ?? '').replace(/[^\d.]/g, '');

describe('every page', () => {
  /** Most bytes of its scripts, compressed; null where every-chart or weight.test.ts says it. */
  const names: [string, number | null][] = [
    ['leases', 60_000],
    ['a closed lease', 100_000],
    ['a running lease', null],
    ['providers', null],
    ['a provider', 100_000],
    ['GPUs', null],
    ['a GPU model', 100_000],
    ['a deployment', null],
    ['an address', null],
    ['status', 60_000],
    ['methods', null],
  ];

  test.each(names)(
    '%s: no overflow, no layout shift, no complaint, no axe violation, a title of its own, little weight',
    async (name, most) => {
      const scripts: Promise<number>[] = [];
      const before = async (page: Page) =>
        page.on('response', (response) => {
          if (response.url().endsWith('.js')) scripts.push(weightOf(response));
        });
      await at(paths[name] ?? '', { width: 360, height: 740, before }, async (watched) => {
        const { page, layoutShift } = watched;
        await loaded(page);
        expect(await layoutShift()).toBeLessThan(0.02);
        const total = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
        expect(total).toBeGreaterThan(20_000);
        if (most !== null) expect(total).toBeLessThan(most);
        expect(await page.getByRole('alert').count()).toBe(0);
        expect(await page.title()).toMatch(/^.+ · Leasebook$/);
        expect(await page.locator('meta[name="description"]').last().getAttribute('content')).toMatch(/Akash|Leasebook|blocks|escrow/);
        await expectSound(watched);
      });
    },
  );
});

describe('from page to page', () => {
  test('overview, model, provider, lease, deployment, tenant: by links alone', async () => {
    await at('/', {}, async ({ page, complaints }) => {
      await page.locator('#models tbody th a').first().click();
      await page.waitForURL('**/gpus/*/*');
      await loaded(page);
      await page.getByRole('region', { name: 'Who offers it' }).locator('tbody a').first().click();
      await page.waitForURL('**/providers/*');
      await loaded(page);
      await page.getByRole('region', { name: 'Its leases' }).locator('tbody th a').first().click();
      await page.waitForURL('**/leases/*/*/*/*/*');
      await loaded(page);
      await page.getByRole('navigation', { name: 'Where this page stands' }).getByRole('link').last().click();
      await page.waitForURL('**/deployments/*/*');
      await loaded(page);
      await page.getByRole('link', { name: /^Tenant/ }).click();
      await page.waitForURL('**/addresses/*');
      await loaded(page);
      await page.goBack();
      await page.waitForURL('**/deployments/*/*');
      expect(complaints).toEqual([]);
    });
  });
});

test('what an object is called is copied whole, and the steps of a lease lead to their blocks', async () => {
  for (const name of ['a closed lease', 'a deployment', 'a provider', 'an address']) {
    const path = paths[name] ?? '';
    await at(path, {}, async ({ page }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await loaded(page);
      await page.getByRole('button', { name: 'Copy', exact: true }).click();
      await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(path.split('/').slice(2).join('/'));
      if (name !== 'a closed lease') return;
      const blocks = page.getByRole('region', { name: /^(Order|Bids|Lease|Close)$/ }).getByRole('link', { name: /^block / });
      expect(await blocks.count()).toBe(4);
      const to = await blocks.last().getAttribute('href');
      expect(await blocks.last().textContent()).toBe(`block ${Number(to?.split('/').at(-1)).toLocaleString('en')}`);
    });
  }
});

describe('leases', () => {
  test('filters go into the address, survive a reload, and can be cleared', async () => {
    const { leases } = (await askApi(
      baseUrl,
      `{ leases(first: 0, filter: { states: [CLOSED], hasGpu: true, model: "${model.vendor}/${model.model}" }) { totalCount } }`,
    )) as { leases: { totalCount: number } };
    await at('/leases', {}, async ({ page }) => {
      await loaded(page);
      await page.getByLabel('State').selectOption({ label: 'closed' });
      await page.waitForURL('**/leases?state=closed');
      await page.getByRole('combobox', { name: 'GPUs', exact: true }).selectOption({ label: 'with GPUs' });
      await page.locator('select[name="model"]').selectOption(`${model.vendor}/${model.model}`);
      const words = `${leases.totalCount.toLocaleString('en')} leases fit the filters`;
      await page.getByText(words).waitFor();
      await page.reload();
      await page.getByText(words).waitFor();
      expect(await page.getByLabel('State').inputValue()).toBe('closed');
      expect(await page.locator('select[name="model"]').inputValue()).toBe(`${model.vendor}/${model.model}`);
      const states = await page.locator('#leases td.how').allTextContents();
      expect(states.every((text) => text.trim().startsWith('closed'))).toBe(true);
      // What each was worth when it closed.
      expect((await page.locator('#leases td.price').allTextContents()).filter((text) => text === '–')).toEqual([]);
      // A provider is found by its host, which stands there for its address.
      const host = new URL(provider.hostUri).hostname;
      await page.getByLabel('Provider', { exact: true }).fill(host.toUpperCase());
      await page.getByLabel('Provider', { exact: true }).press('Enter');
      await page.waitForURL(`**&provider=${provider.owner}`);
      await expect.poll(() => page.getByLabel('Provider', { exact: true }).inputValue()).toBe(host);
      expect(await page.locator(`datalist option[value="${host}"]`).count()).toBe(1);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.waitForURL('**/leases');
    });
  });

  test('on a phone the list begins on the first screen; further filters open, and are open where one is in force', async () => {
    const size = { width: 390, height: 844 };
    await at('/leases', size, async ({ page }) => {
      await loaded(page);
      const row = await page.locator('#leases tbody tr').first().boundingBox();
      expect((row?.y ?? Number.NaN) + (row?.height ?? Number.NaN)).toBeLessThan(size.height);
      const tenant = page.getByLabel('Tenant’s address');
      expect(await tenant.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'More filters' }).click();
      await tenant.fill(closed.owner);
      await tenant.press('Enter');
      await page.waitForURL(`**/leases?owner=${closed.owner}`);
    });
    await at(`/leases?owner=${closed.owner}`, size, async ({ page }) => {
      await loaded(page);
      expect(await page.getByLabel('Tenant’s address').inputValue()).toBe(closed.owner);
      expect(await page.getByLabel('Tenant’s address').isVisible()).toBe(true);
    });
    await at('/leases', {}, async ({ page }) => {
      await loaded(page);
      expect(await page.getByLabel('Tenant’s address').isVisible()).toBe(true);
      expect(await page.getByRole('button', { name: 'More filters' }).isVisible()).toBe(false);
    });
  });

  test('pages go on and back without losing or repeating a lease', async () => {
    await at('/leases', {}, async ({ page }) => {
      await loaded(page);
      const rows = () => page.locator('#leases tbody th a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const first = await rows();
      expect(first).toHaveLength(50);
      await page.getByRole('link', { name: 'Next' }).click();
      await page.waitForURL('**/leases?after=*');
      await expect.poll(async () => (await rows())[0]).not.toBe(first[0]);
      const second = await rows();
      expect(second.filter((row) => first.includes(row))).toEqual([]);
      await page.getByRole('link', { name: 'Previous' }).click();
      await expect.poll(rows).toEqual(first);
    });
  });

  test('hostile filters find nothing and say so', async () => {
    await at(
      `/leases?provider=${encodeURIComponent("<img src=x onerror=alert(1)>' OR 1=1")}&model=%00&state=drop`,
      {},
      async ({ page, complaints }) => {
        await page.getByText('No lease fits these filters.').waitFor();
        expect(await page.locator('main img').count()).toBe(0);
        // A list that is not filtered by it does not say that it is.
        for (const name of ['model', 'state']) expect(await page.locator(`main select[name=${name}]`).inputValue()).toBe('');
        expect(await page.locator('main select[name=model] option').first().textContent()).toBe('Any');
        expect(complaints).toEqual([]);
      },
    );
  });
});

describe('a lease', () => {
  test('tells what was paid to the last digit, its bids and its payouts', async () => {
    await at(leasePath(closed), {}, async ({ page }) => {
      await loaded(page);
      const [total] = closed.totals;
      const money = page.getByRole('region', { name: 'Where the money went' });
      const cells = await money.locator('td span[title]').evaluateAll((spans) => spans.map((span) => span.getAttribute('title')));
      expect(cells).toEqual([total?.net, total?.fee, total?.gross].map((amount) => `${amount} ${total?.denom}`));
      const bids = page.getByRole('region', { name: 'Bids' });
      expect(await bids.locator('tbody tr').count()).toBe(closed.order?.bids.length);
      expect(await bids.getByText('Won, became the lease').count()).toBeGreaterThan(0);
      const prices = await bids
        .locator('tbody td.r span[title]')
        .evaluateAll((spans) => spans.map((span) => span.getAttribute('title')?.split(' ')[0]));
      expect(prices).toEqual(closed.order?.bids.map(({ price }) => price.amount));
      const payouts = page.getByRole('region', { name: 'Payouts' }).last();
      const sum = await payouts.locator('tfoot td').nth(2).textContent();
      expect(digits(sum)).toBe(total?.gross);
      const all = page.getByRole('button', { name: /^Show all/ });
      if ((await all.count()) > 0) await all.click();
      const gross = await payouts.locator('tbody td:nth-child(4)').allTextContents();
      expect(gross.reduce((added, text) => added + BigInt(digits(text)), 0n)).toBe(BigInt(total?.gross ?? -1));
      expect(await page.getByText(/^agreed at its close: \$\d+\.\d{4} an hour$/).count()).toBe(1);
      // In Chinese nothing is parted by a comma of another script.
      await page.goto(`${leasePath(closed)}?lang=zh`);
      await loaded(page);
      expect((await page.locator('main').textContent())?.match(/.{0,9}(\p{Script=Han}[,.] |, \p{Script=Han}| ，).{0,9}/gu)).toBeNull();
    });
  });
});

describe('a GPU model', () => {
  test('shows the figures of the API, prices over time, clouds with their source, and only its own leases', async () => {
    await at(paths['a GPU model'] ?? '', {}, async ({ page }) => {
      await loaded(page);
      const figures = page.getByRole('region', { name: 'Key figures' });
      expect(digits(await figures.getByRole('article').nth(2).locator('.big').textContent())).toBe(
        `${Math.round(Number(model.leased))}${Math.round(Number(model.supplied))}`,
      );
      for (const title of ['Price of a GPU-hour', 'GPUs supplied and leased']) {
        await page.getByRole('figure', { name: title }).locator('path.line').first().waitFor({ state: 'attached' });
      }
      const clouds = page.getByRole('region', { name: 'Against other clouds' });
      expect(await clouds.locator('tbody tr[title*="skypilot-catalog"]').count()).toBeGreaterThan(3);
      const leases = await page.getByRole('region', { name: 'Leases of this model' }).locator('td.what').allTextContents();
      expect(leases.length).toBeGreaterThan(0);
      await page.getByRole('button', { name: '30d', exact: true }).click();
      await page.waitForURL('**?range=30d');
      await page.getByRole('link', { name: 'All leases of this model' }).click();
      await page.waitForURL(`**/leases?model=${model.vendor}%2F${model.model}`);
    });
  });
});

describe('providers', () => {
  test('by country and state; a provider shows its hardware and what it says, as text', async () => {
    await at(`/providers?country=${provider.country}&status=online`, {}, async ({ page }) => {
      await loaded(page);
      expect(await page.getByLabel('Country').inputValue()).toBe(provider.country);
      const file = await page.getByRole('link', { name: /^CSV of \d+ provider/ }).getAttribute('href');
      expect(file).toBe(`/export/providers.csv?online=true&country=${provider.country}`);
      await page.getByRole('link', { name: new URL(provider.hostUri).hostname }).click();
      await page.waitForURL(`**/providers/${provider.owner}`);
      await loaded(page);
      expect(await page.getByRole('region', { name: 'What it says about itself' }).textContent()).toContain(provider.hostUri);
      expect(await page.getByRole('region', { name: 'Hardware' }).locator('tbody tr').count()).toBeGreaterThan(0);
      const told = (await askApi(
        baseUrl,
        `{ provider(owner: "${provider.owner}") { uptime { share } lately: uptime(days: 30) { share } }
          market(input: { provider: "${provider.owner}" }) { winRates { bids won } } }`,
      )) as {
        provider: { uptime: { share: string }; lately: { share: string } };
        market: { winRates: { bids: number; won: number }[] };
      };
      const percent = (share: string) => `${(Number(share) * 100).toFixed(1)} %`;
      const figures = (await page.getByRole('region', { name: 'Key figures' }).textContent())?.replaceAll(/\s*%/g, ' %');
      const [wins] = told.market.winRates;
      expect(figures).toContain(percent(told.provider.lately.share));
      expect(figures).toContain(`${percent(told.provider.uptime.share)} since its first answer`);
      expect(figures).toContain(`${wins?.won} of ${wins?.bids} bids`);
    });
  });

  test('heads of columns order the list; each tells what it received of late, when it registered and who audits it', async () => {
    await at('/providers', {}, async ({ page }) => {
      const table = page.locator('#providers');
      await loaded(page);
      await table.getByRole('button', { name: 'Leases' }).click();
      await page.waitForURL('**/providers?order=leases');
      await table.locator('th[aria-sort="descending"]', { hasText: 'Leases' }).waitFor();
      const told = (await askApi(
        baseUrl,
        `{ providers(first: 1, orderBy: { field: ACTIVE_LEASES }) { nodes { owner createdTime auditors } }
          spend(by: PROVIDER, first: 500) { members { member usd takeUsd } } }`,
      )) as {
        providers: { nodes: { owner: string; createdTime: string; auditors: string[] }[] };
        spend: { members: { member: string; usd: string; takeUsd: string }[] };
      };
      const [most] = told.providers.nodes;
      const paid = told.spend.members.find(({ member }) => member === most?.owner);
      const row = table.getByRole('row').filter({ has: page.locator(`th[title="${most?.owner}"]`) });
      await row.getByText(`$${Math.round(Number(paid?.usd) - Number(paid?.takeUsd)).toLocaleString('en')}`).waitFor();
      const cells = await row.locator('td').allTextContents();
      expect(cells.at(-1)).toBe(String(most?.auditors.length));
      expect(cells.at(-2)).toContain(String(new Date(most?.createdTime ?? '').getUTCFullYear()));
      await table.getByRole('button', { name: 'Received' }).click();
      await page.waitForURL('**/providers?order=received');
      const net = ({ usd, takeUsd }: { usd: string; takeUsd: string }) => Number(usd) - Number(takeUsd);
      const [first] = told.spend.members.toSorted((left, right) => net(right) - net(left));
      await table.locator(`tbody tr:first-child th[title="${first?.member}"]`).waitFor();
    });
  });

  test('texts of strangers stay texts', async () => {
    const before = async (page: Page) => {
      await askingItself(page);
      await page.route('**/graphql', async (route) => {
        if (!route.request().postData()?.includes('query Provider(')) return route.continue();
        const answer = await (await route.fetch()).json();
        Object.assign(answer.data.provider, {
          website: 'javascript:alert(1)',
          email: '<script>alert(1)</script>',
          hostUri: '"><img src=x onerror=alert(1)>',
          attributes: [{ key: `<b>${'k'.repeat(300)}</b>`, value: '\u202e<svg onload=alert(1)>' }],
        });
        return route.fulfill({ json: answer });
      });
    };
    await at(`/providers/${provider.owner}`, { before }, async ({ page, complaints }) => {
      await loaded(page);
      const said = page.getByRole('region', { name: 'What it says about itself' });
      expect(await said.textContent()).toContain('<script>alert(1)</script>');
      expect(await page.locator('main img, main script, main b:has-text("kkk"), main a[href^="javascript"]').count()).toBe(0);
      expect(await overflowAt(page, 1280)).toBe(0);
      expect(complaints).toEqual([]);
    });
  });
});

describe('when something is wrong', () => {
  test.each([
    ['/leases/akash1nobody/1/1/1/akash1nobody', 'The index holds no lease with this id.'],
    ['/leases/%3Cscript%3E/x/1/1/y', 'The index holds no lease with this id.'],
    ['/providers/akash1nobody', 'The index holds no provider with this address.'],
    ['/gpus/nvidia/never', 'The index has seen no GPU of this name.'],
    ['/deployments/akash1nobody/18446744073709551616', 'The index holds no deployment with this id.'],
    ['/addresses/akash1nobody', 'This is no address: letters are wrong or missing.'],
    ['/addresses/akash1strangerqqqqqqqqqqqqqqqqqqqqqqqqddszjq', 'This address has deployed nothing.'],
  ])('%s: %s', async (path, words) => {
    await at(path, {}, async ({ page, complaints }) => {
      await page.getByText(words).first().waitFor();
      expect(complaints).toEqual([]);
    });
  });

  test.each(['/leases/one/two', '/%E0%A4%A', '/market/%FF?lang=en'])('%s is no page: it says so, with 404', async (path) => {
    const answer = await fetch(`${baseUrl}${path}`, { headers: { accept: 'text/html' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    await at(path, {}, async ({ page }) => {
      await page.getByRole('heading', { name: 'This page does not exist' }).waitFor();
      await page.getByRole('link', { name: 'To the overview' }).click();
      await page.waitForURL(`${baseUrl}/`);
    });
  });

  test('what an address asks for and cannot be leads to the first page, or to the page without it', async () => {
    for (const [path, link, end] of [
      ['/leases?after=junk&state=active', 'First page', '/leases?state=active'],
      ['/transactions?before=junk', 'First page', '/transactions'],
      ['/providers?after=junk', 'First page', '/providers'],
      ['/search?q=%00', 'Without these parameters', '/search'],
    ] as const) {
      await at(path, {}, async ({ page }) => {
        const alert = page.getByRole('alert');
        await alert.getByRole('button', { name: 'Retry' }).waitFor();
        await alert.getByRole('link', { name: link }).click();
        await page.waitForURL(baseUrl + end);
        await loaded(page);
        expect(await alert.count(), path).toBe(0);
      });
    }
  });

  test('a day that the calendar does not have filters nothing, without a complaint', async () => {
    await at('/leases?from=2026-13-45&to=x', {}, async ({ page, complaints }) => {
      await loaded(page);
      expect(await page.locator('input[type="date"]').evaluateAll((fields) => fields.map((field) => Reflect.get(field, 'value')))).toEqual([
        '',
        '',
      ]);
      expect(complaints).toEqual([]);
    });
  });

  test('a failed page says so and is there after Retry', async () => {
    let broken = true;
    const before = async (page: Page) => {
      await askingItself(page);
      await page.route('**/graphql', (route) =>
        broken && route.request().postData()?.includes('query Lease(') ? route.abort() : route.continue(),
      );
    };
    await at(leasePath(running), { before }, async ({ page }) => {
      await page.getByRole('alert').getByText('This page could not be loaded.').waitFor();
      broken = false;
      await page.getByRole('button', { name: 'Retry' }).click();
      await page.getByRole('region', { name: 'Key figures' }).waitFor();
    });
  });
});

describe('status and methods', () => {
  test('the status is that of the API, and machines get JSON at the same address', async () => {
    const status = await (await fetch(`${baseUrl}/status`)).json();
    await at('/status', {}, async ({ page }) => {
      const facts = page.getByRole('region', { name: 'Chain and index' });
      await facts.waitFor();
      const text = await facts.textContent();
      expect(text).toContain(status.chainId);
      expect(text).toContain(status.indexedHash);
      expect(text).toContain(`block ${status.headHeight.toLocaleString('en')}`);
    });
  });

  test('every figure of the catalogue is explained, each with an address', async () => {
    const { metrics, measures } = (await askApi(baseUrl, '{ metrics { title formula } measures { title formula } }')) as {
      metrics: { title: string; formula: string }[];
      measures: { title: string; formula: string }[];
    };
    await at('/methods#effective-take-rate', {}, async ({ page }) => {
      await loaded(page);
      const text = (await page.locator('main').textContent()) ?? '';
      for (const metric of [...metrics, ...measures]) {
        expect(text).toContain(metric.title);
        expect(text).toContain(metric.formula);
      }
      await expect
        .poll(() => page.locator('#effective-take-rate').evaluate((section) => Math.abs(section.getBoundingClientRect().top)))
        .toBeLessThan(100);
    });
  });
});
