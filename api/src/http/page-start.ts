// What a page starts with, written into it: its beginning as the page itself would draw it, the styles of that, answers to what it asks
// first, and the scripts that it needs.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { segmentsOf } from './page-head.ts';

/** A question and the answer's body, as /graphql gave it. */
export interface Answered {
  query: string;
  variables: unknown;
  answer: unknown;
}

/** What is known of a page when it is sent. */
interface Beginning {
  path: string;
  language: string;
  answers: readonly Answered[];
  /** HTML that the page's scripts take up; null where there are only its words. */
  written: string | null;
}

/** Rules of the style sheet, and the classes of components one of which a page must hold to need them; [] for all pages. */
interface StylePart {
  classes: string[];
  css: string;
}

/** What the first script of a page fetches once its words are painted; see the build's start.js. */
interface Fetched {
  entry: string;
  scripts: string[];
  styles: string[];
}

interface Starts {
  /** By page: `leases/5`. */
  scripts: ReadonlyMap<string, string[]>;
  styles: StylePart[];
}

const OWN_CLASS = /svelte-[a-z0-9]+/g;
const FETCHED = /(<script type="application\/json" id="start">)(.*?)(<\/script>)/s;

const isFile = (value: unknown): value is string => typeof value === 'string' && /^(?:\.\/)?assets\/[\w.-]+$/.test(value);
const areFiles = (value: unknown): value is string[] => Array.isArray(value) && value.every(isFile);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isStylePart(value: unknown): value is StylePart {
  return (
    isRecord(value) &&
    typeof value.css === 'string' &&
    Array.isArray(value.classes) &&
    value.classes.every((one) => typeof one === 'string')
  );
}

function isFetched(value: unknown): value is Fetched {
  return isRecord(value) && isFile(value.entry) && areFiles(value.scripts) && areFiles(value.styles);
}

/** Starts of a build; none where it brings none. */
function readStarts(folder: string): Starts {
  const file = join(folder, 'starts.json');
  const starts: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  if (!isRecord(starts)) return { scripts: new Map(), styles: [] };
  return {
    scripts: new Map(
      Object.entries(isRecord(starts.scripts) ? starts.scripts : {}).flatMap(([page, files]): [string, string[]][] =>
        areFiles(files) ? [[page, files]] : [],
      ),
    ),
    styles: Array.isArray(starts.styles) ? starts.styles.filter(isStylePart) : [],
  };
}

/** Text of a JSON block within HTML: nothing in it can end the block. */
const inHtml = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Scripts within a page, as a Content-Security-Policy allows each: by the hash of its text. */
export function scriptHashes(html: string): string[] {
  return [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
}

/** Writes starts into pages of a build. */
export class PageStarts {
  readonly #starts: Starts;
  readonly #basePath: string;

  /** Reads the build in `folder` once; `basePath` is '' or the path under which readers see the site. */
  constructor(folder: string, basePath: string) {
    this.#starts = readStarts(folder);
    this.#basePath = basePath;
  }

  #address(file: string): string {
    return `${this.#basePath}/${file.replace(/^\.\//, '')}`;
  }

  /** The rules that HTML needs, in the order of the style sheet. */
  #stylesOf(html: string): string {
    const held = new Set(html.match(OWN_CLASS));
    return this.#starts.styles
      .flatMap(({ classes, css }) => (classes.length === 0 || classes.some((one) => held.has(one)) ? [css] : []))
      .join('');
  }

  #fetched(text: string, further: readonly string[]): string {
    const fetched: unknown = JSON.parse(text);
    if (!isFetched(fetched)) return text;
    const { entry, scripts, styles } = fetched;
    const address = (file: string) => this.#address(file);
    const others = new Set([...scripts, ...further].map(address));
    others.delete(address(entry));
    return inHtml({ entry: address(entry), scripts: [...others], styles: styles.map(address) });
  }

  /**
   * `html`, a page with its head, with its start. Without a beginning that is written, its title and description are the words that it
   * begins with; a page that the site does not have begins with nothing.
   */
  page(html: string, { path, language, answers, written }: Beginning): string {
    const [first = '', ...rest] = segmentsOf(path) ?? [];
    const scripts = this.#starts.scripts.get(`${first}/${rest.length}`);
    const title = /<title>([^<]*?)(?: · [^·<]*)?<\/title>/.exec(html)?.[1] ?? '';
    const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const words =
      scripts === undefined
        ? ''
        : `<div class="start wrap"><p class="start-name">Leasebook</p><h1>${title}</h1><p class="start-words">${description}</p></div>`;
    const begun = written ?? words;
    const styles = this.#stylesOf(begun);
    return html
      .replace(FETCHED, (_whole, open: string, text: string, end: string) => `${open}${this.#fetched(text, scripts ?? [])}${end}`)
      .replace('</head>', () => (styles === '' ? '</head>' : `<style>${styles}</style>\n  </head>`))
      .replace('<div id="app"></div>', () => `<div id="app"${written === null ? '' : ` data-written="${language}"`}>${begun}</div>`)
      .replace('</body>', () => `<script type="application/json" id="answers">${inHtml(answers)}</script>\n  </body>`);
  }
}
