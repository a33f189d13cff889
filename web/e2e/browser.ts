// A Chromium that comes from npm, and pages that remember what went wrong on them.
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
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
}

/** Starts Chromium for a test; close it when done. */
export const openBrowser = (): Promise<Browser> => launchBrowser(inject('browserFolder'));

/** Opens a page in a context of its own and watches it from the first byte on. */
export async function openPage(browser: Browser, baseUrl: string, settings: PageSettings = {}): Promise<WatchedPage> {
  const { width = 1280, height = 900, colorScheme = 'light', whole = true } = settings;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, baseURL: baseUrl });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
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
  await page.addInitScript(() => {
    const shifts = { total: 0 };
    Object.assign(window, { layoutShifts: shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('hadRecentInput' in entry && 'value' in entry && !entry.hadRecentInput) shifts.total += Number(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return {
    page,
    complaints,
    layoutShift: () =>
      page.evaluate(() => ('layoutShifts' in window ? Number(Reflect.get(Object(window.layoutShifts), 'total')) : Number.NaN)),
  };
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
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const run = Reflect.get(Reflect.get(window, 'axe'), 'run');
    const results = await run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return results.violations.map(
      (violation: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
        `${violation.id}: ${violation.nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`)
          .join(' | ')}`,
    );
  });
}
