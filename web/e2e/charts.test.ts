// The chart kit in a real browser: zoom, brush, comparison, views in the address, files, embedding, events, and a base path.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ConsoleMessage, Download, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { askApi, askingItself, loaded, openBrowser, overflowAt, turnTo, violations } from './browser.ts';

const baseUrl = inject('baseUrl');
const { at, opened, browser } = openBrowser(baseUrl);

const GPUS = 'GPUs supplied and leased';
const frame = (page: Page, title: string) => page.getByRole('figure', { name: title });
const drawn = (page: Page, title = GPUS) => frame(page, title).locator('path.line').first().waitFor({ state: 'attached' });

async function text(download: Download): Promise<string> {
  const stream = await download.createReadStream();
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

async function save(page: Page, item: string): Promise<Download> {
  await frame(page, GPUS).getByRole('button', { name: 'Download' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), frame(page, GPUS).getByRole('button', { name: item }).click()]);
  return download;
}

describe('range', () => {
  const overview = opened('/?range=30d', {});

  test('a drag zooms all charts of the page, Escape returns; the address holds both', async () => {
    const { page } = overview();
    await turnTo(page, '/?range=30d');
    await drawn(page);
    const box = await frame(page, GPUS).getByRole('slider', { name: /^Read/ }).boundingBox();
    if (box === null) throw new Error('the chart has no size');
    await page.mouse.move(box.x + box.width * 0.3, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
    await frame(page, 'Annualized volume').getByRole('button', { name: 'Reset zoom' }).waitFor();
    await page.keyboard.press('Tab');
    await frame(page, GPUS).getByRole('slider', { name: /^Read/ }).focus();
    await page.mouse.move(0, 0);
    await page.keyboard.press('Escape');
    await page.waitForURL('**/?range=30d');
    await page.goBack();
    await page.waitForURL(/from=/);
  });

  test('the handles of the brush choose days by keys and say them', async () => {
    const { page } = overview();
    await turnTo(page, '/');
    // The charts of the range before would count as drawn.
    await page.reload();
    await drawn(page);
    const handle = frame(page, GPUS).getByRole('slider', { name: /First day$/ });
    await handle.waitFor();
    const before = await handle.getAttribute('aria-valuetext');
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/from=\d{4}-\d\d-\d\d&to=/);
    expect(before).toMatch(/^\d+ \w{3} \d{4}$/);
    await expect.poll(() => handle.getAttribute('aria-valuetext')).not.toBe(before);
    await page.keyboard.press('Home');
    await page.waitForURL(/range=all/);
  });

  test('the brush shows the whole course of charts that are of no metric too', async () => {
    for (const [path, name] of [
      ['/token?range=30d', 'Supply and minting'],
      ['/token?range=30d', 'Price of AKT'],
      ['/prices?range=30d', 'Price of a GPU-hour over time'],
    ] as const) {
      await at(path, {}, async ({ page }) => {
        const chart = page.getByRole('figure', { name, exact: true });
        await chart.scrollIntoViewIfNeeded();
        await chart.getByRole('slider', { name: /First day$/ }).waitFor();
        const course = chart.locator('.brush path.course').first();
        await course.waitFor();
        const box = await course.boundingBox();
        expect(box?.height ?? 0, path).toBeGreaterThan(8);
      });
    }
  });

  test('the period before is drawn dashed, read beside the present one, and survives a reload', async () => {
    const { page } = overview();
    await turnTo(page, '/?range=30d');
    await drawn(page);
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.waitForURL(/compare=previous/);
    await frame(page, GPUS).locator('path.ghost').first().waitFor({ state: 'attached' });
    expect(await frame(page, GPUS).locator('.readout .other').first().textContent()).toMatch(/^before [\d,.]+$/);
    await page.reload();
    await frame(page, GPUS).locator('path.ghost').first().waitFor({ state: 'attached' });
  });

  test('on pages that tell by day a range of hours is one of days: nobody can choose hours, and the days before are drawn', async () => {
    for (const [path, title] of [
      ['/fees', 'Take rate'],
      ['/token', 'Inflation'],
    ] as const) {
      await at(`${path}?range=7d&compare=previous`, {}, async ({ page }) => {
        await frame(page, title).locator('path.ghost').first().waitFor({ state: 'attached' });
        expect(await page.getByRole('button', { name: 'Hour', exact: true }).isDisabled()).toBe(true);
        expect(await page.getByRole('button', { name: 'Day', exact: true }).getAttribute('aria-pressed')).toBe('true');
      });
    }
  });

  test('the period before is never that of another metric: without its own answer there is none', async () => {
    const before = (page: Page) =>
      page.route('**/graphql', (route) => {
        const { query, variables } = route.request().postDataJSON();
        return /query Activity\b/.test(query) && variables.metric === 'NEW_LEASES' && variables.to !== null
          ? route.abort()
          : route.continue();
      });
    await at('/?range=30d&compare=previous', { before }, async ({ page }) => {
      const activity = frame(page, 'Activity');
      await activity.locator('path.ghost').first().waitFor({ state: 'attached' });
      await activity.getByRole('button', { name: 'New leases', exact: true }).click();
      await activity.getByText('Leases created in each bucket').waitFor();
      await expect.poll(() => activity.locator('path.ghost').count()).toBe(0);
    });
  });

  test('a touch on the brush that became a scroll chooses nothing, nor does a press within what is chosen; one beside the course chooses a day of it', async () => {
    await at('/?range=30d', {}, async ({ page }) => {
      const handle = frame(page, GPUS).getByRole('slider', { name: /First day$/ });
      await handle.waitFor();
      const brush = frame(page, GPUS).locator('.brush svg');
      await brush.scrollIntoViewIfNeeded();
      const begin = (await handle.boundingBox())?.x ?? 0;
      const { x = 0, y = 0 } = (await brush.boundingBox()) ?? {};
      const touched = { bubbles: true, pointerId: 1, pointerType: 'touch', button: 0, clientX: x + 100, clientY: y + 20 };
      await brush.evaluate((drawing, at) => {
        drawing.setPointerCapture = () => undefined;
        for (const type of ['pointerdown', 'pointercancel']) drawing.dispatchEvent(new PointerEvent(type, at));
      }, touched);
      await page.mouse.click(begin + 28, y + 20);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(new URL(page.url()).search).toBe('?range=30d');
      await page.mouse.click(x + 2, y + 20);
      await page.waitForURL(/from=/);
      await drawn(page).catch(() => undefined);
      expect(await frame(page, GPUS).getByText('No data in this range.').count()).toBe(0);
    });
  });

  test.each([320, 640, 2560])('%i px: no horizontal scroll, charts within', async (width) => {
    const { page } = overview();
    await turnTo(page, '/?range=30d&compare=previous');
    await drawn(page);
    expect(await overflowAt(page, width)).toBe(0);
  });

  test('print shows charts without controls, on white where the theme is light; nothing moves for those who want no motion', async () => {
    const { page } = overview();
    await turnTo(page, '/');
    await drawn(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Download' }).first().isVisible()).toBe(false);
    expect(await frame(page, GPUS).locator('svg[data-picture]').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return [transitionDuration, animationDuration].some((text) => text.split(',').some((one) => Number.parseFloat(one) > 0.01));
        }).length,
    );
    expect(moving).toBe(0);
  });
});

describe('a view of a chart', () => {
  test('index, logarithm and lines that are left out are in the address and come back', async () => {
    await at('/?range=30d', {}, async ({ page }) => {
      await drawn(page);
      const gpus = frame(page, GPUS);
      await gpus.getByRole('button', { name: 'Index 100' }).click();
      await gpus.getByRole('button', { name: 'Logarithmic scale' }).click();
      await gpus.getByRole('button', { name: 'Supplied' }).click();
      await page.waitForURL(/gpus=index\.log\.-GPUS_SUPPLIED/);
      await page.reload();
      await drawn(page);
      expect(await gpus.getByRole('button', { name: 'Supplied' }).getAttribute('aria-pressed')).toBe('false');
      await gpus.getByText('Table', { exact: true }).click();
      const oldest = gpus.getByRole('row').last().getByRole('cell').first();
      expect(await oldest.textContent()).toMatch(/^\s*100\.00/);
      expect(await gpus.getByRole('columnheader', { name: /Supplied/ }).count()).toBe(0);
    });
  });

  test('a view that cannot be shows the plain one', async () => {
    await at('/?gpus=share.log.-NOTHING.%F0%9F%92%A5.<script>', {}, async ({ page, complaints }) => {
      await drawn(page);
      expect(complaints).toEqual([]);
    });
  });
});

describe('the whole history', () => {
  const overview = opened('/?range=all', {});

  test('CSV holds the exact values of the API; SVG and PNG carry title, source, block and licence', async () => {
    const answer = (await askApi(baseUrl, '{ series(input: { metric: GPUS_LEASED }) { series { points { time value } } } }')) as {
      series: { series: { points: { time: string; value: string | null }[] }[] };
    };
    const points = answer.series.series[0]?.points ?? [];
    const { page, complaints } = overview();
    await drawn(page);
    const [head, ...rows] = (await text(await save(page, 'CSV, these numbers'))).trimEnd().split('\r\n');
    expect(head).toBe('time,gpus_supplied,gpus_leased,gpu_utilization,coverage,in_progress,first_block,last_block');
    expect(rows.map((row) => row.split(',')[2])).toEqual(points.map(({ value }) => value ?? ''));
    expect(rows.map((row) => row.split(',')[0])).toEqual(points.map(({ time }) => time));

    const picture = await save(page, 'SVG picture');
    expect(picture.suggestedFilename()).toMatch(/^leasebook-gpus-\d+\.svg$/);
    const svg = await text(picture);
    const parsed = await page.evaluate((source) => {
      const document = new DOMParser().parseFromString(source, 'image/svg+xml');
      return { broken: document.querySelector('parsererror') !== null, words: document.documentElement.textContent ?? '' };
    }, svg);
    expect(parsed.broken).toBe(false);
    for (const words of [GPUS, 'Source:', 'as of block', 'CC BY 4.0', 'Supplied']) expect(parsed.words).toContain(words);
    expect(svg).not.toMatch(/var\(|oklch|class=/);

    const png = await save(page, 'PNG picture');
    const stream = await png.createReadStream();
    const [first] = await stream.take(1).toArray();
    expect(Buffer.from(first).subarray(1, 4).toString()).toBe('PNG');
    expect(complaints).toEqual([]);
  });

  test('what happened on the chain is flagged on the axis and told with the way to its block', async () => {
    const { parameters, upgrades } = (await askApi(
      baseUrl,
      '{ parameters(first: 500) { nodes { origin fromHeight fromTime } } upgrades { name height } }',
    )) as {
      parameters: { nodes: { origin: string; fromHeight: number; fromTime: string | null }[] };
      upgrades: { name: string; height: number }[];
    };
    const heights = new Set([
      ...parameters.nodes.filter(({ origin, fromTime }) => origin !== 'GENESIS' && fromTime !== null).map(({ fromHeight }) => fromHeight),
      ...upgrades.map(({ height }) => height),
    ]);
    expect(heights.size).toBeGreaterThan(0);
    const { page } = overview();
    await drawn(page);
    await expect.poll(() => frame(page, GPUS).locator('path.pennant').count()).toBe(heights.size);
    await frame(page, GPUS)
      .getByRole('button', { name: `${heights.size} event` })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Events on the time axis' });
    await dialog.getByRole('link').first().waitFor();
    const links = await dialog
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => Number(link.getAttribute('href')?.split('/').at(-1))));
    expect(new Set(links)).toEqual(heights);
    for (const { name } of upgrades) await dialog.getByRole('heading', { name: `upgrade ${name}` }).waitFor();
  });
});

/** Words and flags of each chart that lie over each other. */
function overlaps(page: Page): Promise<string[]> {
  return page.locator('svg[data-picture]').evaluateAll((charts) =>
    charts.flatMap((chart) => {
      // The box of a text is that of its line: letters are lower.
      const boxes = [...chart.querySelectorAll('text, path.pennant')].map((mark) => {
        const { left, right, top, bottom } = mark.getBoundingClientRect();
        const air = mark.tagName === 'text' ? 3 : 0;
        return { says: mark.textContent || 'a flag', left, right, top: top + air, bottom: bottom - air };
      });
      return boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          .filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
          .map((other) => `${chart.querySelector('title')?.textContent}: ${one.says} / ${other.says}`),
      );
    }),
  );
}

test('words above a chart and its flags stand apart, and long amounts leave it its width', async () => {
  for (const path of ['/token?range=all', '/fees?range=all', '/token?range=90d']) {
    await at(path, {}, async ({ page }) => {
      await loaded(page);
      await page.locator('path.pennant').first().waitFor();
      expect(await overlaps(page), path).toEqual([]);
    });
  }
  await at('/token?range=all', {}, async ({ page }) => {
    await loaded(page);
    const supply = page.getByRole('figure', { name: 'Supply and minting' });
    expect(await supply.locator('text.label').first().textContent()).toMatch(/^[\d.]+M\s*AKT supply$/);
    // The readout tells every digit.
    expect(await supply.textContent()).toMatch(/AKT supply [\d,]{9,}\.\d/);
  });
});

/** A page on a chain that grows by a block at each call; `count` tells how often the page asked a query since it was opened. */
function growing() {
  let blocks = 0;
  const asked: string[] = [];
  return {
    count: (name: string) => asked.filter((query) => query.includes(`query ${name}(`)).length,
    before: async (page: Page) => {
      await askingItself(page);
      await page.route('**/graphql', async (route) => {
        const query = route.request().postData() ?? '';
        asked.push(query);
        if (!query.includes('query Status')) return route.continue();
        const answer = await (await route.fetch()).json();
        answer.data.status.indexedHeight += blocks;
        return route.fulfill({ json: answer });
      });
    },
    async grow(page: Page) {
      blocks += 1;
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    },
  };
}

test('a new block asks for the figures anew, but not for the course of all days under the charts', async () => {
  const { before, count, grow } = growing();
  await at('/', { before }, async ({ page }) => {
    await loaded(page);
    await expect.poll(() => count('Brush')).toBeGreaterThan(0);
    await page.waitForLoadState('networkidle');
    const [brushes, figures] = [count('Brush'), count('Gpus')];
    await grow(page);
    await expect.poll(() => count('Gpus')).toBe(figures + 1);
    await page.waitForLoadState('networkidle');
    expect(count('Brush')).toBe(brushes);
  });
});

test('what a search found follows the chain, as its figures are those of now', async () => {
  const { before, count, grow } = growing();
  await at('/search?q=nvidia', { before }, async ({ page }) => {
    await page.locator('.results a').first().waitFor();
    expect(count('Search')).toBe(1);
    await grow(page);
    await expect.poll(() => count('Search')).toBe(2);
  });
});

describe('charts in other pages', () => {
  test('what is embedded shows the same, links to its source, takes a theme and fits any width', async () => {
    let address = '';
    await at('/?range=30d', {}, async ({ page }) => {
      await drawn(page);
      await frame(page, GPUS).getByRole('button', { name: 'Share' }).click();
      await frame(page, GPUS).getByRole('button', { name: 'Embed', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Embed this chart' });
      await dialog.getByLabel('Theme').selectOption('dark');
      const code = (await dialog.locator('pre').textContent()) ?? '';
      address = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(address).toContain('/embed/gpus-supplied+gpus-leased+gpu-utilization?range=30d&theme=dark');
    });
    await at(address, { width: 320, height: 420 }, async ({ page, complaints, layoutShift }) => {
      await page.locator('path.line').nth(2).waitFor({ state: 'attached' });
      expect(await layoutShift()).toBeLessThan(0.02);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
      expect(await page.getByRole('link', { name: 'Leasebook' }).getAttribute('href')).toContain('/explore?');
      for (const width of [320, 900]) {
        expect(await overflowAt(page, width, 420)).toBe(0);
        expect(await violations(page)).toEqual([]);
      }
      for (const name of ['no-such-metric', 'constructor']) {
        await page.goto(`/embed/${name}`);
        await page.getByText('There is no metric of this name.').waitFor();
      }
      const unit = async (path: string) => {
        await page.goto(path);
        return page.locator('figure .unit').textContent();
      };
      // What is not there limits nothing, and is not named as if it did.
      expect(await unit('/embed/gpus-leased?where=country:DE&where=bogus:1')).toBe('GPUs, by day, Germany');
      expect(complaints).toEqual([]);
      expect((await unit('/embed/tornado?price=-5'))?.trim()).toBe('');
    });
  });

  test('a chart whose answers did not come asks again by itself, and again later', async () => {
    let refused = 0;
    const before = async (page: Page) => {
      await page.clock.install();
      await page.route('**/graphql', (route) => {
        const asked = route.request().postData() ?? '';
        if (asked.includes('query EmbedStatus') || refused >= 3) return route.continue();
        refused += 1;
        return route.fulfill({ status: 503, json: {} });
      });
    };
    await at('/embed/gpus-leased', { before }, async ({ page }) => {
      for (const [times, seconds] of [
        [1, 16],
        [2, 31],
        [3, 61],
      ] as const) {
        await expect.poll(() => refused).toBe(times);
        await page.clock.fastForward(seconds * 1_000);
      }
      await page.locator('path.line').first().waitFor({ state: 'attached' });
    });
  });

  test('a chart that nobody sees asks nothing, and is up to date once it is seen', async () => {
    let asked = 0;
    const before = async (page: Page) => {
      await page.clock.install();
      page.on('request', (request) => {
        if (request.postData()?.includes('query EmbedStatus') === true) asked += 1;
      });
    };
    await at('/embed/gpus-leased', { before }, async ({ page }) => {
      await page.locator('path.line').first().waitFor({ state: 'attached' });
      const hide = (hidden: boolean) =>
        page.evaluate((value) => {
          Object.defineProperty(document, 'hidden', { configurable: true, value });
          document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
      const first = asked;
      await page.clock.fastForward(16_000);
      await expect.poll(() => asked).toBeGreaterThan(first);
      await hide(true);
      await page.waitForLoadState('networkidle');
      const seen = asked;
      await page.clock.fastForward(60_000);
      await page.waitForLoadState('networkidle');
      expect(asked).toBe(seen);
      await hide(false);
      await expect.poll(() => asked).toBeGreaterThan(seen);
    });
  });

  test('another site may frame the chart, and not the explorer', async () => {
    const host: Server = createServer((request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<iframe src="${baseUrl}${request.url}" width="600" height="420"></iframe>`);
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const context = await browser().newContext();
    try {
      const page = await context.newPage();
      const { port } = host.address() as AddressInfo;
      await page.goto(`http://localhost:${port}/embed/gpus-leased`);
      await page.frameLocator('iframe').locator('path.line').first().waitFor({ state: 'attached' });
      const isRefused = (message: ConsoleMessage) => message.text().includes('frame-ancestors');
      await Promise.all([page.waitForEvent('console', isRefused), page.goto(`http://localhost:${port}/`)]);
      expect(await page.frames()[1]?.locator('h1').count()).toBe(0);
    } finally {
      await context.close();
      host.close();
    }
  });

  test('several metrics in one chart, split and filtered: the address holds all of it, and what is embedded shows the same', async () => {
    const { series } = (await askApi(baseUrl, '{ series(input: { metric: GPUS_LEASED, groupBy: COUNTRY }) { series { member } } }')) as {
      series: { series: { member: string }[] };
    };
    const country = series.series.find(({ member }) => member !== '')?.member ?? '';
    await at('/explore?range=30d', {}, async ({ page, complaints }) => {
      await page.getByLabel('Together with').selectOption({ label: 'GPUs supplied' });
      await page.waitForURL(/metric=gpus_leased&metric=gpus_supplied/);
      await page.locator('select[name=dimension]').selectOption({ label: 'country' });
      const members = page.locator('select[name=member]');
      await members.locator('option').nth(1).waitFor({ state: 'attached' });
      await members.selectOption({ label: new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country });
      await page.waitForURL(new RegExp(`where=country%3A${country}`));
      const both = frame(page, 'GPUs leased, GPUs supplied');
      await both.locator('path.line').nth(1).waitFor({ state: 'attached' });
      await page.reload();
      await both.locator('path.line').nth(1).waitFor({ state: 'attached' });
      await both.getByRole('button', { name: 'Share' }).click();
      await both.getByRole('button', { name: 'Embed', exact: true }).click();
      const code = (await page.getByRole('dialog', { name: 'Embed this chart' }).locator('pre').textContent()) ?? '';
      expect(code).toContain(`/embed/gpus-leased+gpus-supplied?range=30d&amp;where=country%3A${country}`);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Remove country/ }).click();
      await page.waitForURL((url) => !url.searchParams.has('where'));
      expect(complaints).toEqual([]);
    });
  });
});
