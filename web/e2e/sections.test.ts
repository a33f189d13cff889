// The sections of the explorer in a real browser: each sound in both themes and narrow, and the journeys that readers make through them.
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { askApi, expectSound, loaded, openBrowser, violations } from './browser.ts';

const baseUrl = inject('baseUrl');
const { at, browser } = openBrowser(baseUrl);
let sample: { height: number; hash: string; owner: string };

beforeAll(async () => {
  const { transactions, leases } = (await askApi(
    baseUrl,
    `{ transactions(first: 1, filter: { succeeded: true }) { nodes { hash height } } leases(first: 1) { nodes { owner } } }`,
  )) as { transactions: { nodes: { hash: string; height: number }[] }; leases: { nodes: { owner: string }[] } };
  const [transaction] = transactions.nodes;
  const [lease] = leases.nodes;
  if (!transaction || !lease) throw new Error('the recorded chain lacks what these tests look at');
  sample = { ...transaction, owner: lease.owner };
});
const digits = (text: string | null) => (text ?? '').replace(/[^\d.]/g, '');

describe('every section', () => {
  const sections = [
    '/prices',
    '/market',
    '/fees',
    '/token',
    '/scenarios',
    '/published',
    '/explore?by=model',
    '/data',
    '/deployments',
    '/blocks',
    '/transactions',
    '/search?q=a100',
    'block',
    'transaction',
  ] as const;
  const addresses: Partial<Record<string, () => string>> = {
    block: () => `/blocks/${sample.height}`,
    transaction: () => `/transactions/${sample.hash}`,
  };

  test.each(sections)('%s: no overflow, no shift, no complaint, no failure, no axe violation', async (name) => {
    await at(addresses[name]?.() ?? name, { width: 360, height: 740 }, async (watched) => {
      const { page, layoutShift } = watched;
      await loaded(page);
      expect(await layoutShift()).toBeLessThan(0.02);
      expect(await page.getByRole('alert').allTextContents()).toEqual([]);
      expect(await page.title()).toMatch(/^.+ · Leasebook$/);
      await expectSound(watched);
    });
  });

  test('a question that comes again, and is compiled then, is answered alike', async () => {
    const question =
      '{ priceStatistics(input: { kind: AGREED, groupBy: MODEL }) { rows { model usd { median } byDenom { denom prices { count } } } } }';
    const first = await askApi(baseUrl, question);
    expect(JSON.stringify(first)).toContain('"denom":"u');
    for (let time = 0; time < 3; time += 1) expect(await askApi(baseUrl, question)).toEqual(first);
  });

  test('an address tells its title and description without scripts', async () => {
    const answer = await fetch(`${baseUrl}/blocks/${sample.height}`, { headers: { accept: 'text/html' } });
    const html = await answer.text();
    expect(html).toContain(`<title>Block ${sample.height} · Leasebook</title>`);
    expect(html).toMatch(/<meta property="og:description" content="Block \d+: /);
  });
});

describe('journeys', () => {
  test('which provider has the cheapest free A100, and what did it really earn last month? In three clicks', async () => {
    await at('/', {}, async ({ page, complaints }) => {
      await loaded(page);
      await page.locator('#models').getByRole('link', { name: 'A100' }).click();
      await page.waitForURL('**/gpus/nvidia/a100');
      await loaded(page);
      const offers = page.getByRole('region', { name: 'Who offers it' }).first();
      await offers.getByRole('button', { name: '80 GB' }).click();
      await page.waitForURL('**?ram=80Gi');
      await expect.poll(() => offers.locator('tbody tr').first().locator('td').last().getAttribute('title')).toMatch(/^\d+(\.\d+)?$/);
      // The cheapest with a free GPU is on top; asked, realised and earned stand beside it.
      const row = offers.locator('tbody tr').first();
      const asked = await offers.locator('tbody tr td:nth-of-type(3)').allTextContents();
      const free = (await offers.locator('tbody tr td:nth-of-type(2)').allTextContents()).filter(
        (text) => Number.parseFloat(text) >= 1,
      ).length;
      const prices = asked.slice(0, free).map(Number);
      expect(prices).toEqual([...prices].sort((a, b) => a - b));
      const earned = await row.locator('td').last().getAttribute('title');
      await row.locator('a').click();
      await page.waitForURL('**/providers/*');
      await loaded(page);
      const months = page.getByRole('region', { name: 'What it really earned' }).first();
      const rows = months.locator('tbody tr');
      expect(await rows.count()).toBeGreaterThan(1);
      // The newest month is in progress; the one before is whole and told exactly on hover.
      expect(await rows.first().textContent()).toContain('so far');
      expect(Number(await rows.nth(1).locator('td').first().getAttribute('title'))).toBeCloseTo(Number(earned), 6);
      expect(complaints).toEqual([]);
    });
  });

  test('"/" goes to the search, which tells what it found; Enter leads there', async () => {
    await at('/methods', {}, async ({ page }) => {
      await loaded(page);
      await page.keyboard.press('/');
      await page.keyboard.type(sample.hash.toLowerCase());
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=*');
      await loaded(page);
      await page.getByText('This reads as a transaction hash.').waitFor();
      await page.getByRole('region', { name: 'What it found' }).getByRole('link').first().click();
      await page.waitForURL(`**/transactions/${sample.hash}`);
      await loaded(page);
      await page.getByRole('region', { name: 'Messages' }).locator('pre').first().waitFor();
    });
  });

  test('the box offers what fits with its kind, arrows choose, Enter goes there', async () => {
    await at('/methods', {}, async ({ page }) => {
      await loaded(page);
      await page.keyboard.press('/');
      await page.keyboard.type('a100');
      const offers = page.getByRole('listbox', { name: 'What fits so far' });
      await offers
        .getByRole('option', { name: /^GPU model/ })
        .first()
        .waitFor();
      expect(await violations(page)).toEqual([]);
      const box = page.getByRole('search').getByRole('combobox');
      expect(await box.inputValue()).toBe('a100');
      await page.keyboard.press('ArrowDown');
      expect(await offers.getByRole('option').first().getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/search?q=a100');
      expect(await box.inputValue()).toBe('a100');
      await box.fill('A100');
      await offers.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/gpus/nvidia/a100');
      expect(await offers.isVisible()).toBe(false);
    });
  });

  test('what is typed before the scripts are there stays, and so does what is typed after', async () => {
    let release = () => undefined as unknown;
    const held = new Promise((resolve) => (release = () => resolve(undefined)));
    const context = await browser().newContext({ baseURL: baseUrl });
    try {
      const page = await context.newPage();
      await page.route('**/assets/*.js', async (route) => {
        await held;
        await route.continue();
      });
      await page.goto('/leases?provider=akash1old', { waitUntil: 'commit' });
      const provider = page.getByLabel('Provider', { exact: true });
      await provider.fill('akash1new');
      await page.getByRole('search').locator('input').fill('a100');
      release();
      await loaded(page);
      await page.getByRole('listbox', { name: 'What fits so far' }).getByRole('option').first().waitFor();
      expect(await page.getByRole('search').locator('input').inputValue()).toBe('a100');
      expect(await provider.inputValue()).toBe('akash1new');
    } finally {
      await context.close();
    }
  });

  test('every text is there in Chinese too, and the choice is kept', async () => {
    await at('/market?lang=zh', {}, async ({ page, complaints }) => {
      await loaded(page);
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
      expect(await page.locator('main h1').textContent()).toBe('市场');
      const heads = await page.locator('main h2').allTextContents();
      expect(heads.filter((head) => !/\p{Script=Han}/u.test(head))).toEqual([]);
      await page.getByRole('navigation', { name: '栏目' }).getByRole('link', { name: '价格' }).click();
      await page.waitForURL('**/prices');
      await page.reload();
      await expect.poll(() => page.locator('main h1').textContent()).toBe('价格');
      await page.getByRole('list', { name: '语言' }).getByRole('link', { name: 'EN' }).click();
      await page.waitForURL('**lang=en');
      expect(await page.locator('main h1').textContent()).toBe('Prices');
      expect(complaints).toEqual([]);
    });
  });

  test('a country is found by its letters and by its name, in the reader’s language', async () => {
    const { countries } = (await askApi(baseUrl, '{ countries { country providers } }')) as {
      countries: { country: string; providers: number }[];
    };
    const known = countries.find(({ country }) => country !== '');
    if (known === undefined) throw new Error('the recorded chain lacks a country');
    const nameIn = (language: string) => new Intl.DisplayNames([language], { type: 'region' }).of(known.country) ?? '';
    for (const [text, language] of [
      [known.country.toLowerCase(), 'en'],
      [nameIn('en').toUpperCase(), 'en'],
      [nameIn('zh-Hans'), 'zh'],
    ] as const) {
      await at(`/search?q=${encodeURIComponent(text)}&lang=${language}`, {}, async ({ page }) => {
        const row = page.locator('main li').filter({ hasText: nameIn(language === 'zh' ? 'zh-Hans' : 'en') });
        expect(await row.first().textContent()).toContain(String(known.providers));
        await row.first().getByRole('link').click();
        await expect.poll(() => new URL(page.url()).search).toContain(`country=${known.country}`);
      });
    }
    await at('/', {}, async ({ page }) => {
      await page.getByRole('combobox').fill(nameIn('en'));
      await page.getByRole('option', { name: new RegExp(`Country.*${nameIn('en')}`) }).click();
      await expect.poll(() => page.url()).toContain(`/providers?country=${known.country}`);
    });
  });

  test('what nothing fits is said, with how things are written; hostile text stays text', async () => {
    await at(`/search?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`, {}, async ({ page, complaints }) => {
      await page.getByText('Nothing in the index fits “<img src=x onerror=alert(1)>”.').waitFor();
      await page.getByRole('heading', { name: 'What can be found, and how it is written' }).waitFor();
      expect(await page.locator('main img').count()).toBe(0);
      expect(complaints).toEqual([]);
    });
  });

  test('every page is reached from the menu by keyboard, at 360 px', async () => {
    await at('/', { width: 360, height: 740 }, async ({ page }) => {
      for (const [name, path] of [
        ['Published vs now', '/published'],
        ['Status', '/status'],
        ['Methods', '/methods'],
      ] as const) {
        await page.getByRole('button', { name: 'All pages' }).focus();
        await page.keyboard.press('Enter');
        await page.locator('#all-pages').getByRole('link', { name, exact: true }).focus();
        await page.keyboard.press('Enter');
        await page.waitForURL(`**${path}`);
        await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');
        expect(await page.locator('#all-pages').isVisible()).toBe(false);
      }
      await page.getByRole('button', { name: 'All pages' }).click();
      await page.keyboard.press('Escape');
      expect(await page.locator('#all-pages').isVisible()).toBe(false);
    });
  });

  test('a scenario reproduces what was published, follows its inputs, and is shared by its address', async () => {
    await at('/scenarios', {}, async ({ page, complaints }) => {
      await loaded(page);
      const results = page.getByRole('region', { name: 'Results' }).first();
      await results.getByText('$3B').first().waitFor();
      // Today's column changes with each block: only the result itself is said.
      expect(await results.evaluate((region) => [...region.querySelectorAll('table')].some((table) => table.closest('[aria-live]')))).toBe(
        false,
      );
      await page.getByLabel('Take rate, %').fill('10');
      await page.getByLabel('Take rate, %').press('Enter');
      await page.waitForURL('**/scenarios?take=0.1');
      await results.locator('.hero').getByText('$1.5B').waitFor();
      await page.reload();
      await results.locator('.hero').getByText('$1.5B').waitFor();
      // Two that are moved at once are both kept.
      await page.evaluate(() => {
        for (const [label, value] of [
          ['Take rate, %', '20'],
          ['Utilization, %', '40'],
        ] as const) {
          const input = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
          if (input === null) throw new Error(`no input is named ${label}`);
          input.value = value;
          input.dispatchEvent(new Event('change', { bubbles: true }));
        }
      });
      await page.waitForURL('**/scenarios?take=0.2&utilization=0.4');
      await results.locator('.hero').getByText('$1.2B').waitFor();
      await page.getByLabel('Take rate, %').fill('500');
      await page.getByLabel('Take rate, %').press('Enter');
      await page.getByText('Only values from 0 % to 100 % are accepted.').waitFor();
      await page.getByRole('button', { name: 'Back to the published preset' }).click();
      await results.locator('.hero').getByText('$3B').waitFor();
      expect(complaints).toEqual([]);
    });
  });

  test('what is typed into a scenario stays when an answer to what was typed before comes', async () => {
    const held = Promise.withResolvers<void>();
    await at('/scenarios', {}, async ({ page }) => {
      await loaded(page);
      await page.route('**/graphql', async (route) => {
        await held.promise;
        await route.continue();
      });
      const take = page.getByLabel('Take rate, %');
      await take.fill('10');
      await take.press('Enter');
      await page.waitForURL('**/scenarios?take=0.1');
      await take.fill('33');
      held.resolve();
      await page.getByRole('region', { name: 'Results' }).first().locator('.hero').getByText('$1.5B').waitFor();
      expect(await take.inputValue()).toBe('33');
    });
  });

  test('a metric is explored, split and narrowed, and the address keeps it', async () => {
    await at('/explore', {}, async ({ page }) => {
      await loaded(page);
      await page.getByLabel('Metric').selectOption({ label: 'Annualized volume' });
      await page.getByLabel('Split by').selectOption('DENOM');
      await page.waitForURL('**metric=annualized_volume_usd&by=denom');
      await loaded(page);
      await page.getByRole('figure', { name: 'Annualized volume' }).locator('path.line').first().waitFor({ state: 'attached' });
      await page.reload();
      await loaded(page);
      expect(await page.getByLabel('Split by').inputValue()).toBe('DENOM');
    });
  });

  test('an export is built: its preview, its address and its code say the same', async () => {
    await at('/data?dataset=leases', {}, async ({ page, complaints }) => {
      await loaded(page);
      await page.getByLabel('states').selectOption('ACTIVE');
      await page.waitForURL('**f.states=ACTIVE');
      await page.getByRole('checkbox', { name: 'owner', exact: true }).check();
      await page.getByRole('checkbox', { name: 'state', exact: true }).check();
      await page.waitForURL('**columns=owner*');
      await loaded(page);
      const heads = page.getByRole('region', { name: 'Preview, table' }).locator('th');
      await expect.poll(() => heads.allTextContents()).toEqual(['owner', 'state']);
      const address = await page.getByRole('link', { name: 'Download leases.csv' }).getAttribute('href');
      const csv = await (await fetch(baseUrl + address)).text();
      expect(csv.split('\r\n')[0]).toBe('owner,state');
      expect(csv).not.toContain('CLOSED');
      expect(await page.getByLabel('curl', { exact: true }).textContent()).toContain(address ?? 'no address');
      expect(complaints).toEqual([]);
    });
  });

  test('the rates in force come first and are said to be', async () => {
    await at('/fees', {}, async ({ page }) => {
      await loaded(page);
      const rows = await page
        .locator('#take-rates tbody tr')
        .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')));
      const heights = rows.map((cells) => Number(/^\s*([\d,]+)/.exec(cells.at(-1) ?? '')?.[1]?.replaceAll(',', '')));
      expect(rows.length).toBeGreaterThan(3);
      expect(heights).toEqual([...heights].sort((a, b) => b - a));
      const seen = new Set<string>();
      for (const [denom = '', rate = ''] of rows) {
        expect(rate.includes('in force'), `${denom} ${rate}`).toBe(!seen.has(denom));
        seen.add(denom);
      }
    });
  });

  test('the tiles about AKT tell inflation, what circulates and the worth of the pool', async () => {
    await at('/token', {}, async ({ page }) => {
      await loaded(page);
      const tile = (name: string) => page.getByRole('article').filter({ hasText: name }).first();
      expect(await tile('Bonded of supply').textContent()).toMatch(/Inflation in force [\d.]+\s% a year/);
      expect(await tile('AKT supply').textContent()).toMatch(/Circulating [\d.]+M\sAKT/);
      expect(await tile('Community pool').textContent()).toMatch(/Community pool in USD \$[\d.]+M/);
    });
  });

  test('on a phone the result of a scenario stays in sight while its inputs are moved', async () => {
    await at('/scenarios', { width: 390, height: 844 }, async ({ page }) => {
      await loaded(page);
      const told = page.locator('.told b');
      const box = await told.boundingBox();
      expect((box?.y ?? Number.NaN) + (box?.height ?? Number.NaN)).toBeLessThanOrEqual(844);
      const before = await told.textContent();
      const cards = page.getByRole('textbox').nth(1);
      await cards.fill('7500');
      await cards.press('Enter');
      await expect.poll(() => told.textContent()).not.toBe(before);
      expect(await told.textContent()).toBe((await page.locator('.hero').first().textContent())?.split(' ')[0]);
    });
    await at('/scenarios?lang=zh', { width: 390, height: 844 }, async ({ page }) => {
      await loaded(page);
      const high = await page.locator('.origin').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      expect(Math.max(...high)).toBeLessThan(30);
    });
  });

  test('filters from and to are folded below the others, and open where one is in force', async () => {
    await at('/data?dataset=leases', {}, async ({ page }) => {
      await loaded(page);
      expect(await page.getByLabel('provider', { exact: true }).first().isVisible()).toBe(true);
      expect(await page.getByLabel('gpus.gte').isVisible()).toBe(false);
      await page.getByText(/^From and to: numbers, blocks and times \(\d+\)$/).click();
      await page.getByLabel('gpus.gte').fill('2');
      await page.getByLabel('gpus.gte').press('Enter');
      await page.waitForURL('**f.gpus.gte=2');
      await page.reload();
      await loaded(page);
      expect(await page.getByLabel('gpus.gte').isVisible()).toBe(true);
      expect(await page.getByRole('link', { name: 'Download leases.csv' }).getAttribute('href')).toContain('gpus.gte=2');
    });
  });

  test('from an address to its transactions, its blocks and their neighbours', async () => {
    await at(`/addresses/${sample.owner}`, {}, async ({ page }) => {
      await loaded(page);
      const { spend } = (await askApi(
        baseUrl,
        `{ spend(by: TENANT, members: ["${sample.owner}"], from: "1970-01-01T00:00:00Z") { members { usd runRateUsd } } }`,
      )) as { spend: { members: { usd: string; runRateUsd: string }[] } };
      const exact = page.getByRole('region', { name: 'Key figures' }).locator('.big');
      await expect.poll(() => exact.first().getAttribute('title')).toBe(spend.members[0]?.usd);
      expect(await exact.last().getAttribute('title')).toBe(spend.members[0]?.runRateUsd);
      await page.locator('#transactions tbody th a').first().click();
      await page.waitForURL('**/transactions/*');
      await loaded(page);
      await page.getByRole('navigation', { name: 'Where this page stands' }).getByRole('link').last().click();
      await page.waitForURL('**/blocks/*');
      await loaded(page);
      const height = Number(digits(await page.locator('main h1').textContent()));
      await page.getByRole('link', { name: '← Block before' }).click();
      await page.waitForURL(`**/blocks/${height - 1}`);
    });
  });
});

describe('words and numbers', () => {
  test('a page of the menu is marked there, one that does not exist nowhere', async () => {
    for (const [path, marked] of [
      ['/blocks', true],
      ['/nothing-here', false],
      ['/gpus', false],
    ] as const) {
      await at(path, {}, async ({ page }) => {
        await loaded(page);
        expect(await page.locator('nav .menu > button.here').count(), path).toBe(marked ? 1 : 0);
      });
    }
  });

  test('money over time has its unit in the readout, and gas no fraction', async () => {
    const { providers } = (await askApi(baseUrl, '{ providers(first: 1) { nodes { owner } } }')) as {
      providers: { nodes: { owner: string }[] };
    };
    await at(`/providers/${providers.nodes[0]?.owner}`, {}, async ({ page }) => {
      await loaded(page);
      expect(await page.getByRole('figure', { name: 'Earnings' }).textContent()).toMatch(/Received\s*\$[\d,]+\.\d\d/);
    });
    await at('/fees', {}, async ({ page }) => {
      await loaded(page);
      expect(await page.getByRole('figure', { name: 'Gas' }).textContent()).toMatch(/Asked for\s*[\d,]+\s*Used\s*[\d,]+\s/);
    });
  });

  test('the price of AKT names its own source, not the events of the chain', async () => {
    await at('/token', {}, async ({ page }) => {
      await loaded(page);
      const source = (name: string) => page.getByRole('figure', { name }).locator('figcaption').textContent();
      expect(await source('Price of AKT')).toMatch(/Source: imported or polled prices/);
      expect(await source('Community pool')).toMatch(/Source: supply, mint and bank events/);
    });
  });

  test('a price that rounds to that of the clouds is neither higher nor lower, and a day is written as a day', async () => {
    await at('/prices', {}, async ({ page }) => {
      await loaded(page);
      const against = page.locator('#discounts');
      expect(await against.textContent()).toMatch(/\d % lower/);
      expect(await against.textContent()).not.toMatch(/\b0 % (higher|lower)/);
    });
    await at('/published', {}, async ({ page }) => {
      await loaded(page);
      expect(await page.locator('#gpu-mainnet').textContent()).toMatch(/\d+ [A-Z][a-z]{2} \d{4}[\s\S]*(after|before|within) it/);
    });
  });

  test('Chinese sentences have Chinese signs, and units of inputs are in Chinese', async () => {
    await at('/?lang=zh', {}, async ({ page }) => {
      await loaded(page);
      expect(await page.locator('.lede').textContent()).toMatch(/^\s*在 90 天内，[^.]*[\d,]+。\s*$|^\s*在 90 天内，.*。\s*$/);
      expect(await page.getByRole('figure', { name: 'GPU 供应与租用' }).locator('.fh p').textContent()).toMatch(/，按日$/);
    });
    await at('/scenarios?lang=zh', {}, async ({ page }) => {
      await loaded(page);
      expect(await page.locator('.value .unit').allTextContents()).toEqual(['块 GPU', 'USD 每 GPU 小时', '%', '%', '倍']);
    });
  });
});
