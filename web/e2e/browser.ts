// A Chromium that comes from npm, and pages that remember what went wrong on them.
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { launchBrowser } from './launch.ts';
import type {} from './unpack-browser.ts';

/** A page with what its console, its requests and its layout said. */
export interface WatchedPage {
  page: Page;
  /** Errors of the console and of scripts, and requests that left the host. */
  complaints: string[];
  /** Sum of layout shifts so far (CLS). */
  layoutShift: () => Promise<number>;
}

/** How a page is opened. */
export interface PageSettings {
  width?: number;
  height?: number;
  colorScheme?: 'light' | 'dark';
  /** Everything is asked for at once, as for a printer, wherever on the page it stands; so it is where not given. */
  whole?: boolean;
  /** Runs before the page is opened. */
  before?: (page: Page) => Promise<unknown>;
}

/** Opens pages for the tests of one file. */
interface Reader {
  /** Opens an address, runs the steps on the page, and closes it whatever comes of them. */
  at: (address: string, settings: PageSettings, steps: (watched: WatchedPage) => Promise<void>) => Promise<void>;
  /**
   * One page for all tests of a group, which use it one after the other; a new one after a failure, so that each test must begin with
   * whatever the page shows then.
   */
  opened: (address: string, settings: PageSettings) => () => WatchedPage;
  browser: () => Browser;
}

/**
 * A browser for the tests of one file, with one context for all of its pages: what the site is made of is fetched and compiled once.
 */
export function openBrowser(baseUrl: string): Reader {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await launchBrowser(inject('browserFolder'));
    context = await browser.newContext({ baseURL: baseUrl });
    await context.addInitScript(() => {
      // A page begins with nothing stored; what it stores itself is there after a reload.
      if (location.protocol.startsWith('http') && sessionStorage.getItem('opened') === null) {
        localStorage.clear();
        sessionStorage.setItem('opened', '');
      }
      const shifts = { total: 0 };
      Object.assign(window, { layoutShifts: shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ('hadRecentInput' in entry && 'value' in entry && !entry.hadRecentInput) shifts.total += Number(entry.value);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
  });
  afterAll(() => browser.close());
  const at: Reader['at'] = async (address, settings, steps) => {
    const watched = await openPage(context, baseUrl, settings);
    const { page } = watched;
    try {
      await settings.before?.(page);
      await page.goto(address);
      await takenUp(page);
      await steps(watched);
    } finally {
      await leave(page);
    }
  };
  const opened: Reader['opened'] = (address, settings) => {
    let watched: WatchedPage | undefined;
    const close = async () => {
      const page = watched?.page;
      watched = undefined;
      if (page !== undefined) await leave(page);
    };
    beforeEach(async () => {
      if (watched !== undefined) return;
      watched = await openPage(context, baseUrl, settings);
      await settings.before?.(watched.page);
      await watched.page.goto(address);
      await takenUp(watched.page);
    });
    // Whoever comes after a failure, the same test once more or the next one, finds a new page.
    afterEach(async ({ task }) => {
      if ((task.result?.errors ?? []).length > 0) await close();
    });
    afterAll(close);
    return () => {
      if (watched === undefined) throw new Error(`${address} is not open`);
      return watched;
    };
  };
  return { at, opened, browser: () => browser };
}

async function openPage(context: BrowserContext, baseUrl: string, settings: PageSettings): Promise<WatchedPage> {
  const { width = 1280, height = 900, colorScheme = 'light', whole = true } = settings;
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  // Colours change at once: what is looked at is never halfway from one to the other.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(baseUrl).origin) complaints.push(`request to ${origin}`);
  });
  if (whole) await page.addInitScript(() => setInterval(() => window.dispatchEvent(new Event('beforeprint')), 100));
  return {
    page,
    complaints,
    layoutShift: () =>
      page.evaluate(() => ('layoutShifts' in window ? Number(Reflect.get(Object(window.layoutShifts), 'total')) : Number.NaN)),
  };
}

/** Closes a page. What a test answers in the API's place may be on its way: that nobody takes it any more is no failure of the run. */
async function leave(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.close();
}

/** Shows another view of the page that is open, as a link within the site does: its address changes, nothing is loaded anew. */
export async function turnTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

/** Until the scripts of the explorer's page have taken up what the server wrote of it. */
async function takenUp(page: Page): Promise<void> {
  const parts = () => page.locator('#app').evaluateAll((all) => all.map((app) => app.querySelector('#foot[data-ready]') !== null));
  await expect.poll(parts).not.toContain(false);
}

/** Until nothing of the page waits any more. */
export async function loaded(page: Page): Promise<void> {
  await takenUp(page);
  await page.locator('main h1').first().waitFor();
  await expect.poll(() => page.locator('main .waiting, main [aria-busy="true"]').count()).toBe(0);
}

/** How many pixels the page is wider than its window of this width, once its charts have the size that they get there. */
export async function overflowAt(page: Page, width: number, height = 900): Promise<number> {
  await page.setViewportSize({ width, height });
  return page.evaluate(async () => {
    const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    for (let frame = 0; frame < 60 && (frame < 2 || wider() > 0); frame += 1) await new Promise(requestAnimationFrame);
    return wider();
  });
}

/** Lets a page ask for everything itself, so that a test can answer in the API's place: it does not see the answers that it came with. */
export async function askingItself(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const find = document.getElementById.bind(document);
    document.getElementById = (id) => (id === 'answers' ? null : find(id));
  });
}

/** Asks the API; the data of its answer. */
export async function askApi(baseUrl: string, query: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`${baseUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()).data;
}

/** What axe finds against WCAG A and AA, in short. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = Reflect.get(Reflect.get(window, 'axe'), 'run');
    const results = await run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      preload: false,
    });
    return results.violations.map(
      (violation: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
        `${violation.id}: ${violation.nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`)
          .join(' | ')}`,
    );
  });
}

/**
 * Expects of a page that was opened light and is loaded: nothing wider than the window at any width, in both themes nothing that
 * axe finds, no shift when it is loaded anew, and no complaint in all that time.
 */
export async function expectSound({ page, complaints, layoutShift }: WatchedPage): Promise<void> {
  for (const width of [1920, 320, 360]) expect(await overflowAt(page, width), `at ${width} px`).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await overflowAt(page, 1280)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await loaded(page);
  expect(await layoutShift()).toBeLessThan(0.02);
  expect(complaints).toEqual([]);
}

/** A page whose answers to queries of these names are changed, as another chain would give them; everything else stays as it is. */
export function changing(...changes: readonly (readonly [name: string, change: (data: Record<string, unknown>) => void])[]) {
  return async (page: Page): Promise<void> => {
    await askingItself(page);
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postData() ?? '';
      const own = changes.filter(([name]) => new RegExp(`query ${name}\\b`).test(asked));
      if (own.length === 0) return route.continue();
      const answer = await (await route.fetch()).json();
      for (const [, change] of own) change(answer.data);
      return route.fulfill({ json: answer });
    });
  };
}
