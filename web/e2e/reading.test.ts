// What readers stumble over, in a real browser: words broken within, names as nobody writes them, times to come, texts too pale.
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { askApi, askingItself, changing, loaded, openBrowser } from './browser.ts';

const baseUrl = inject('baseUrl');
const { at } = openBrowser(baseUrl);

/** Words of elements that a line break goes through; marks such as / and - may end a line. */
const broken = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        const text = node.textContent?.trim() ?? '';
        if (range.getClientRects().length > 1 && !/\s/.test(text)) found.push(text);
      }
      return found;
    }),
  );

test.each([1280, 390])('names of attributes and hosts go on in a new line after their marks, at %d px', async (width) => {
  const { providers, gpuModels } = (await askApi(
    baseUrl,
    '{ providers(first: 1, filter: { online: true }) { nodes { owner } } gpuModels { vendor model } }',
  )) as { providers: { nodes: { owner: string }[] }; gpuModels: { vendor: string; model: string }[] };
  await at(`/providers/${providers.nodes[0]?.owner}`, { width }, async ({ page }) => {
    await loaded(page);
    const keys = page.locator('dt', { hasText: 'capabilities/gpu/vendor' });
    expect(await keys.count()).toBeGreaterThan(1);
    expect(await broken(page, 'dt')).toEqual([]);
    await page.locator('#audits tbody tr').first().waitFor();
    expect(await broken(page, '#audits tbody :is(th, td)')).toEqual([]);
  });
  await at(`/gpus/${gpuModels[0]?.vendor}/${gpuModels[0]?.model}`, { width }, async ({ page }) => {
    await loaded(page);
    await page.locator('#offers tbody tr').first().waitFor();
    expect(await broken(page, '#offers tbody th a')).toEqual([]);
  });
});

test('no provider answers at a time to come, and nobody knows the GPUs of one that does not answer', async () => {
  const { status, providers } = (await askApi(
    baseUrl,
    `{
      status { indexedTime }
      providers(first: 100) { nodes { owner online newestSample { gpus { count } } inventory(first: 1) { nodes { untilTime } } } }
    }`,
  )) as {
    status: { indexedTime: string };
    providers: { nodes: { owner: string; online: boolean; inventory: { nodes: { untilTime: string }[] } }[] };
  };
  const ahead = providers.nodes.find(({ inventory }) => (inventory.nodes[0]?.untilTime ?? '') > status.indexedTime);
  const silent = providers.nodes.find(({ online }) => !online);
  if (ahead === undefined || silent === undefined) throw new Error('the recorded chain lacks what this test looks at');
  await at(`/providers/${ahead.owner}`, {}, async ({ page }) => {
    await loaded(page);
    const until = page.locator('#uptime tbody tr td:nth-of-type(1)');
    expect(await until.first().textContent()).toBe('now');
    const times = (await until.allTextContents()).slice(1).map((text) => Date.parse(`${text} UTC`));
    expect(times.filter((time) => !(time <= Date.parse(status.indexedTime)))).toEqual([]);
  });
  await at('/providers', {}, async ({ page }) => {
    await loaded(page);
    const row = page.locator('tbody tr', { has: page.locator(`a[href$="${silent.owner}"]`) });
    expect(await row.textContent()).toContain('not known');
    expect(await row.textContent()).not.toContain('no GPUs');
  });
});

test('GPU models, interfaces and clouds have the names that their makers give them', async () => {
  await at('/search?q=a100', {}, async ({ page }) => {
    await loaded(page);
    await page.getByRole('region', { name: 'What it found' }).getByRole('link', { name: 'A100 NVIDIA', exact: true }).waitFor();
  });
  await at('/gpus/nvidia/a100', {}, async ({ page }) => {
    await loaded(page);
    const clouds = page.getByRole('region', { name: 'Against other clouds' });
    const names = await clouds.locator('tbody th').allTextContents();
    for (const name of ['AWS', 'Google Cloud', 'RunPod']) expect(names.filter((one) => one.startsWith(name))).not.toEqual([]);
    expect(await page.locator('main').textContent()).toContain('80 GB, PCIe');
    expect(await page.locator('main').textContent()).not.toContain('PCIE');
  });
});

test('of a transaction with many messages it is said how many more there are, apart from their names', async () => {
  await at('/transactions?type=%2Fakash.market.v1beta5.MsgWithdrawLease', {}, async ({ page }) => {
    await loaded(page);
    expect(
      await page
        .locator('.does', { hasText: /\bmore$/ })
        .first()
        .textContent(),
    ).toMatch(/[a-z] and \d+ more$/);
  });
});

/** Contrast of the words in each cell of a heat map with its ground, as the browser paints both. */
const contrasts = (page: Page) =>
  page.locator('svg text.in').evaluateAll((texts) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const luminance = (color: string) => {
      if (context === null) return Number.NaN;
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    return texts.map((text) => {
      const [front = 0, ground = 0] = [text, text.previousElementSibling ?? text].map((element) =>
        luminance(getComputedStyle(element).fill),
      );
      return (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05);
    });
  });

test('of a long list of movements it is said that it is cut', async () => {
  const before = changing(['Block', (data) => Object.assign(Object(data).block.flows, { totalCount: 1_234 })]);
  await at('/blocks/21600', { before }, async ({ page }) => {
    await page.getByText(/^The first \d+ of 1,234\.$/).waitFor();
  });
});

test('rows that no longer fit the filters, as the API does not answer, are told to be old', async () => {
  await at('/providers', {}, async ({ page }) => {
    await page.locator('#providers tbody tr').first().waitFor();
    await page.route('**/graphql', (route) =>
      /query ProviderList\b/.test(route.request().postData() ?? '') ? route.abort() : route.continue(),
    );
    await page.getByLabel('Status').selectOption('online');
    await page.locator('#providers').getByRole('alert').getByText('The API cannot be reached.').waitFor();
  });
});

test('a figure or a column with an answer of its own says that this failed, and is there after Retry', async () => {
  const { leases } = (await askApi(baseUrl, '{ leases(first: 1, where: { hasGpu: true }) { nodes { owner } } }')) as {
    leases: { nodes: { owner: string }[] };
  };
  for (const [address, query, words, place] of [
    ['/providers', 'ProvidersPaid', 'What they received did not come.', '#providers tbody tr:first-child td:nth-last-of-type(3)'],
    ['/gpus/nvidia/a100', 'GpuModelSpend', 'The API cannot be reached.', 'section[aria-label="Key figures"] article:last-child .big'],
    [
      `/addresses/${leases.nodes[0]?.owner}`,
      'TenantSpend',
      'The API cannot be reached.',
      'section[aria-label="Key figures"] .big >> nth=0',
    ],
  ] as const) {
    let down = true;
    const before = async (page: Page) => {
      await askingItself(page);
      await page.route('**/graphql', (route) =>
        down && new RegExp(`query ${query}\\b`).test(route.request().postData() ?? '') ? route.abort() : route.continue(),
      );
    };
    await at(address, { before }, async ({ page }) => {
      const alert = page.locator('main').getByRole('alert');
      await alert.getByText(words).waitFor();
      expect(await alert.count()).toBe(1);
      down = false;
      await alert.getByRole('button', { name: 'Retry' }).click();
      await alert.waitFor({ state: 'detached' });
      await page.locator(place).getByText(/^\$\d/).waitFor();
    });
  }
});

test('blocks with transactions are not said to be all that is indexed, and are a file', async () => {
  await at('/blocks?transactions=1', {}, async ({ page }) => {
    await loaded(page);
    const told = (await askApi(baseUrl, '{ blocks(where: { hasTransactions: true }) { totalCount } }')) as {
      blocks: { totalCount: number };
    };
    const number = told.blocks.totalCount.toLocaleString('en');
    await page.getByText(`${number} blocks with transactions`).waitFor();
    const link = page.getByRole('link', { name: `CSV of ${number} blocks` });
    const file = await fetch(new URL((await link.getAttribute('href')) ?? '', baseUrl));
    expect((await file.text()).trim().split('\r\n').length - 1).toBe(told.blocks.totalCount);
  });
});

test('where the browser does not allow copying, each place that copies says so', async () => {
  const before = (page: Page) =>
    page.addInitScript(() =>
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } }),
    );
  await at('/data?dataset=leases', { before }, async ({ page, complaints }) => {
    const button = page.getByRole('button', { name: 'Copy: curl', exact: true });
    await button.click();
    await expect.poll(() => button.textContent()).toBe('Copying is not allowed');
    const told = page.getByRole('status').filter({ hasText: 'Copying is not allowed' });
    await page.goto('/api-explorer');
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await told.waitFor();
    await page.goto('/gpus');
    await loaded(page);
    await page.getByRole('button', { name: 'Share' }).first().click();
    await page.getByText('Copy link', { exact: true }).click();
    await told.waitFor();
    expect(complaints).toEqual([]);
  });
});

test.each(['light', 'dark'] as const)('words in a heat map are read on every colour, %s', async (colorScheme) => {
  await at('/scenarios', { colorScheme }, async ({ page }) => {
    await loaded(page);
    const found = await contrasts(page);
    expect(found.length).toBeGreaterThan(20);
    expect(Math.min(...found)).toBeGreaterThan(4);
    // Ochre is the colour of what was published, never of what is measured.
    const colour = (place: string) =>
      page
        .locator(place)
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    expect(await colour('.beside b')).toBe(await colour('h1'));
    expect(await colour('.beside > span:first-child')).not.toBe(await colour('h1'));
  });
});

test.each(['light', 'dark'] as const)('what a field suggests is as dark as other words, %s', async (colorScheme) => {
  await at('/data', { colorScheme }, async ({ page }) => {
    await loaded(page);
    const [words = '', ...fields] = await page.locator('body').evaluate((body) => {
      const note = body.appendChild(document.createElement('span'));
      note.className = 'dim';
      const fields = [...document.querySelectorAll('input[placeholder]')].map((field) => getComputedStyle(field, '::placeholder').color);
      return [getComputedStyle(note).color, ...fields];
    });
    expect(fields.length).toBeGreaterThan(5);
    expect(new Set(fields)).toEqual(new Set([words]));
  });
});

test('a chart without data offers the whole history only where that is more', async () => {
  const nothing = '/explore?metric=gpu_utilization&where=country:AQ';
  for (const [address, offers] of [
    [`${nothing}&range=all`, 0],
    [`${nothing}&from=2001-01-01&to=2099-12-31`, 0],
    [`${nothing}&range=7d`, 1],
  ] as const) {
    await at(address, {}, async ({ page }) => {
      await loaded(page);
      await page.getByText('No data in this range.').waitFor();
      expect(await page.getByRole('button', { name: 'Show the whole history' }).count()).toBe(offers);
    });
  }
});

test('the leases that fit are a file, all of them', async () => {
  await at('/leases?state=closed&gpu=with', {}, async ({ page }) => {
    await loaded(page);
    const link = page.getByRole('link', { name: /^CSV of [\d,]+ leases$/ });
    const number = Number((await link.textContent())?.replace(/\D/g, ''));
    expect(number).toBeGreaterThan(50);
    const file = await fetch(new URL((await link.getAttribute('href')) ?? '', baseUrl));
    expect((await file.text()).trim().split('\r\n').length - 1).toBe(number);
  });
});

/** Buttons of a row of choices that are narrower than their words. */
const squeezed = (page: Page) =>
  page
    .locator('.seg button')
    .evaluateAll((buttons) => buttons.flatMap((one) => (one.scrollWidth > one.clientWidth ? [one.textContent] : [])));

test('on a phone choices, messages and figures keep their words whole and apart', async () => {
  for (const address of ['/fees', '/prices', '/gpus'])
    await at(address, { width: 360, height: 740 }, async ({ page }) => {
      await loaded(page);
      expect(await page.locator('.seg button').count()).toBeGreaterThan(10);
      expect(await squeezed(page)).toEqual([]);
    });
  await at('/transactions', { width: 360, height: 740 }, async ({ page }) => {
    await loaded(page);
    expect(await broken(page, '.does')).toEqual([]);
    // Day, hour and block in a line each at most.
    const heights = await page.locator('tbody td:nth-of-type(1)').evaluateAll((cells) =>
      cells.map((cell) => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        return text.getBoundingClientRect().height;
      }),
    );
    expect(Math.max(...heights)).toBeLessThan(64);
  });
  const { transactions } = (await askApi(baseUrl, '{ transactions(first: 1) { nodes { feePayer } } }')) as {
    transactions: { nodes: { feePayer: string }[] };
  };
  await at(`/addresses/${transactions.nodes[0]?.feePayer}`, { width: 360, height: 740 }, async ({ page }) => {
    await loaded(page);
    await page.locator('#transactions tbody tr').first().waitFor();
    const lines = await page.locator('main tbody td').evaluateAll((cells) =>
      cells.flatMap((cell) => {
        const day = /^\d+ \w+ \d{4}(?= \d\d:\d\d)/.exec((cell.textContent ?? '').trim())?.[0];
        if (day === undefined) return [];
        const tops = new Set<number>();
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        let left = day.length;
        for (let node = walker.nextNode(); node !== null && left > 0; node = walker.nextNode()) {
          const text = node.textContent ?? '';
          for (let index = 0; index < text.length && left > 0; index += 1) {
            const letter = document.createRange();
            letter.setStart(node, index);
            letter.setEnd(node, index + 1);
            if (/\S/.test(text[index] ?? '')) tops.add(Math.round(letter.getBoundingClientRect().top));
            left -= 1;
          }
        }
        return [{ day, lines: tops.size }];
      }),
    );
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((one) => one.lines !== 1)).toEqual([]);
  });
  await at('/published', { width: 360, height: 740 }, async ({ page }) => {
    await loaded(page);
    const texts = await page.locator('.rows li .ref').allInnerTexts();
    expect(texts.filter((text) => text.startsWith('Published')).length).toBeGreaterThan(10);
    expect(texts.filter((text) => /^Published, late 2023\S/.test(text))).toEqual([]);
  });
});

test('Back and Forward return to where the reader was on a page, and a link leads to the beginning of one', async () => {
  await at('/blocks', { whole: false }, async ({ page }) => {
    const down = () => page.evaluate(() => Math.round(scrollY));
    await loaded(page);
    await page.evaluate(() => scrollTo(0, 900));
    await page
      .locator('main tbody a')
      .nth(20)
      .evaluate((link) => (link as HTMLAnchorElement).click());
    await page.waitForURL('**/blocks/*');
    await loaded(page);
    expect(await down()).toBe(0);
    await page.evaluate(() => scrollTo(0, 150));
    await expect.poll(down).toBe(150);
    await page.goBack();
    await page.locator('main tbody a').nth(20).waitFor();
    await expect.poll(down).toBe(900);
    await page.goForward();
    await expect.poll(down).toBe(150);
  });
});

test('in forced colours the section, the range and the view that are chosen look unlike the others', async () => {
  const before = (page: Page) => page.emulateMedia({ forcedColors: 'active' });
  await at('/', { before }, async ({ page }) => {
    await loaded(page);
    const looks = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll(
          (all) => new Set(all.map((one) => getComputedStyle(one)).map((own) => `${own.borderBottomColor} ${own.backgroundColor}`)).size,
        );
    expect(await looks('nav .bar a')).toBe(2);
    expect(await looks('.seg.main button')).toBe(2);
    expect(await looks('figure.frame >> nth=0 >> .tabs label')).toBe(2);
  });
});

test('what a field cannot take does not stand beside an answer to something else', async () => {
  await at('/prices', {}, async ({ page }) => {
    await loaded(page);
    const gpus = page.getByRole('spinbutton', { name: 'GPUs' });
    await gpus.fill('0');
    await gpus.press('Tab');
    expect(await gpus.inputValue()).toBe('8');
    await gpus.fill('3');
    await gpus.press('Tab');
    expect(await gpus.inputValue()).toBe('3');
    expect(page.url()).toContain('gpus=3');
  });
  await at('/token', {}, async ({ page }) => {
    await loaded(page);
    const maximum = page.getByRole('textbox', { name: 'Maximum supply' });
    await maximum.fill('abc');
    await maximum.press('Enter');
    expect(await maximum.evaluate((field) => field.matches(':invalid'))).toBe(true);
    expect(page.url()).not.toContain('maximum');
    await maximum.fill('1,000,000,000.5');
    await maximum.press('Enter');
    await page.waitForURL('**maximum=1000000000.5');
  });
});

test('on a phone transactions are told with their result, and nothing beside the screen', async () => {
  await at('/transactions', { width: 320 }, async ({ page }) => {
    await loaded(page);
    const table = page.locator('#transactions .tw');
    expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    expect(
      await table
        .getByText(/^(succeeded|failed)$/)
        .filter({ visible: true })
        .count(),
    ).toBe(50);
  });
});

test('a length of time is parted between its units, a day of another year has it, and a share is one on every place', async () => {
  await at('/market', { width: 320 }, async ({ page }) => {
    await loaded(page);
    const lengths = await page.locator('#times tbody td.r').allTextContents();
    expect(lengths.filter((text) => /\d /.test(text))).toEqual([]);
  });
  await at('/leases?to=2025-12-31', {}, async ({ page }) => {
    await loaded(page);
    expect(await page.locator('#leases tbody tr').first().textContent()).toMatch(/\d [A-Z][a-z]+ 2025 \d/);
  });
  const { status } = (await askApi(baseUrl, '{ status { firstTime indexedTime } }')) as {
    status: Record<'firstTime' | 'indexedTime', string>;
  };
  const [first = '', last = ''] = [status.firstTime, status.indexedTime].map((time) => time.slice(0, 4));
  await at('/gpus?range=all', {}, async ({ page }) => {
    await loaded(page);
    const since = (await page.locator('.readout .change').first().textContent())?.split(':')[0];
    expect(since).toMatch(first === last ? /^since \d+ [A-Z][a-z]+$/ : new RegExp(`^since \\d+ [A-Z][a-z]+ ${first}$`));
  });
  await at('/token', {}, async ({ page }) => {
    await loaded(page);
    expect(await page.getByRole('figure', { name: 'Vault of the burn-mint module' }).locator('.readout').textContent()).toMatch(
      /Collateral ratio\s*\d+\.\d\s%/,
    );
  });
});

test('states of the groups of a deployment are told in the reader’s language', async () => {
  const { deployments } = (await askApi(baseUrl, '{ deployments(first: 1) { nodes { owner dseq } } }')) as {
    deployments: { nodes: { owner: string; dseq: string }[] };
  };
  const newest = deployments.nodes[0];
  await at(`/deployments/${newest?.owner}/${newest?.dseq}?lang=zh`, {}, async ({ page }) => {
    await loaded(page);
    expect(await page.locator('#groups tbody .s').first().textContent()).toMatch(/^\p{Script=Han}+$/u);
  });
});

test('the code editor speaks the reader’s language', async () => {
  await at('/api-explorer?lang=zh', {}, async ({ page }) => {
    await page.locator('.cm-foldGutter [title]').first().waitFor({ state: 'attached' });
    const titles = await page.locator('.cm-foldGutter [title]').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('title')));
    expect(titles.filter((title) => !/^\p{Script=Han}+$/u.test(title ?? ''))).toEqual([]);
  });
});

test('why leases ended is told in the words of their states, and in the reader’s language', async () => {
  const reasons = '#close-reasons tbody th';
  await at('/market', {}, async ({ page }) => {
    await loaded(page);
    expect(await page.locator(reasons).allTextContents()).toContain('out of funds');
  });
  await at('/market?lang=zh', {}, async ({ page }) => {
    await loaded(page);
    const told = await page.locator(reasons).allTextContents();
    expect(told.length).toBeGreaterThan(3);
    expect(told.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });
});
