// Lighthouse in its mobile setting, over the Chromium that comes from npm.
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { launchBrowser } from './launch.ts';

/** The four categories of Lighthouse that pages are judged by. */
export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

/** An audit that a page does not pass wholly. */
export interface Finding {
  id: string;
  title: string;
  /** What was measured, and up to three places where; empty where nothing is told. */
  detail: string;
}

/** What Lighthouse says of a page. */
export interface Judgement {
  /** 0 to 100, by category. */
  scores: Partial<Record<Category, number>>;
  /** Numbers of Lighthouse by the id of their audit: milliseconds, bytes, or shares. Only where performance was asked for. */
  numbers: Readonly<Record<string, number>>;
  /** Audits with a weight that are not passed. */
  findings: Finding[];
}

/** A port that nothing listens on now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

function detailOf(audit: { displayValue?: string | undefined; details?: unknown }): string {
  const items: unknown = Reflect.get(Object(audit.details), 'items');
  const places = (Array.isArray(items) ? items : []).slice(0, 3).map((item: unknown) => {
    const node: unknown = Reflect.get(Object(item), 'node');
    return String(Reflect.get(Object(node), 'snippet') ?? Reflect.get(Object(item), 'url') ?? Reflect.get(Object(item), 'label') ?? '');
  });
  return [audit.displayValue ?? '', ...places].filter((text) => text !== '').join(' | ');
}

/**
 * Has Lighthouse judge pages one after the other, each in a clean profile, in a browser of their own from `folder`.
 * @throws where a page cannot be judged at all
 */
export async function judge(folder: string, urls: readonly string[], categories: readonly Category[] = CATEGORIES): Promise<Judgement[]> {
  // Only speed needs the picture of the whole page, and a look at it for as long as it does anything. A connection that Lighthouse does
  // not simulate (`throttlingMethod`) would raise each of these pauses to five seconds.
  const quick = categories.includes('performance')
    ? {}
    : ({
        disableFullPageScreenshot: true,
        maxWaitForLoad: 15_000,
        pauseAfterFcpMs: 0,
        pauseAfterLoadMs: 0,
        networkQuietThresholdMs: 500,
        cpuQuietThresholdMs: 300,
      } as const);
  const port = await freePort();
  const browser = await launchBrowser(folder, [`--remote-debugging-port=${port}`]);
  try {
    const judgements: Judgement[] = [];
    for (const url of urls) {
      const result = (await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: [...categories], ...quick }))?.lhr;
      if (result === undefined || result.runtimeError !== undefined) {
        throw new Error(`Lighthouse cannot judge ${url}: ${result?.runtimeError?.message ?? 'no result'}`);
      }
      const weighed = Object.values(result.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
      judgements.push({
        scores: Object.fromEntries(categories.map((name) => [name, Math.round((result.categories[name]?.score ?? 0) * 100)])),
        numbers: Object.fromEntries(
          Object.entries(result.audits).flatMap(([id, { numericValue }]) => (numericValue === undefined ? [] : [[id, numericValue]])),
        ),
        findings: weighed.flatMap(({ id }) => {
          const audit = result.audits[id];
          return audit === undefined || audit.score === null || audit.score >= 0.9
            ? []
            : [{ id, title: audit.title, detail: detailOf(audit) }];
        }),
      });
    }
    return judgements;
  } finally {
    await browser.close();
  }
}
