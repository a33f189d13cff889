// What the explorer's build tells of its pages: one file of it that runs here, so that heads and pictures have the pages' own texts,
// formats and queries.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LRUCache } from 'lru-cache';
import type { Head } from './page-head.ts';
import type { Answered } from './page-start.ts';

/** A GraphQL request. */
export interface PageQuestion {
  query: string;
  variables: unknown;
}

/** Sends a request to our own API; null where it gives no answer in time. */
export type Ask = (question: PageQuestion) => Promise<unknown>;

/** A page's address within the site; `search` are its parameters. */
export interface PageAddress {
  path: string;
  search: string;
  language: PageLanguage;
}

/** What answers are asked for: a head needs fewer than a picture. */
type Use = 'head' | 'picture';

/** The module of the build, in one language. */
interface PagesModule {
  first: PageQuestion;
  status: PageQuestion;
  isPage(path: string): boolean;
  openings(address: PageAddress, status: unknown): PageQuestion[];
  beginningOf(address: PageAddress, answers: readonly Answered[], host: string, below: string): Promise<string | null>;
  questionsOf(address: PageAddress, start: unknown, use: Use): PageQuestion[];
  headOf(address: PageAddress, start: unknown, answers: readonly unknown[]): Promise<Head | null>;
  pictureOf(address: PageAddress, start: unknown, answers: readonly unknown[], host: string): Promise<string | null>;
}

/** A picture in both forms. */
interface Picture {
  svg: string;
  /** Made when it is asked for, once. */
  png: () => Promise<Buffer>;
  etag: string;
}

const LANGUAGES = ['en', 'zh'] as const;
export type PageLanguage = (typeof LANGUAGES)[number];
/** Memory for pictures; one takes some 60 kB. */
const MAX_BYTES = 32_000_000;
/** Longer addresses have no picture of their own. */
const LONGEST_SEARCH = 2_000;

function isModule(value: unknown): value is PagesModule {
  if (typeof value !== 'object' || value === null) return false;
  const names = ['isPage', 'openings', 'beginningOf', 'questionsOf', 'headOf', 'pictureOf'] as const;
  return 'first' in value && 'status' in value && names.every((name) => typeof Reflect.get(value, name) === 'function');
}

const known = (text: string | null): PageLanguage | undefined => LANGUAGES.find((one) => one === text);

/** The language that an address asks for, else the first that the browser accepts (as its Accept-Language lists them), else English. */
export function languageOf(search: string, accepted = ''): PageLanguage {
  const spoken = accepted.split(',').map((tag) => known(tag.trim().slice(0, 2).toLowerCase()));
  return known(new URLSearchParams(search).get('lang')) ?? spoken.find((one) => one !== undefined) ?? 'en';
}

/** Tells of pages, by the file that a build brings. */
export class PageTelling {
  readonly #modules: ReadonlyMap<PageLanguage, PagesModule>;
  readonly #faces: string[];
  readonly #pictures = new LRUCache<string, Buffer>({ maxSize: MAX_BYTES, sizeCalculation: (png) => png.length });
  /** Pictures that are being drawn: equal ones wait for the first. */
  readonly #drawing = new Map<string, Promise<Buffer>>();

  private constructor(modules: ReadonlyMap<PageLanguage, PagesModule>, faces: string[]) {
    this.#modules = modules;
    this.#faces = faces;
  }

  /** Reads the build in `folder`; null where it brings no such file. */
  static async read(folder: string): Promise<PageTelling | null> {
    const file = join(folder, 'server', 'pages.js');
    if (!existsSync(file)) return null;
    const modules = new Map<PageLanguage, PagesModule>();
    for (const language of LANGUAGES) {
      // An address of its own makes an instance of its own, whose texts are of that language.
      const found: unknown = await import(`${pathToFileURL(file).href}?lang=${language}`);
      if (isModule(found)) modules.set(language, found);
    }
    const faces = readdirSync(join(folder, 'server')).filter((name) => name.endsWith('.ttf'));
    return new PageTelling(
      modules,
      faces.map((name) => join(folder, 'server', name)),
    );
  }

  /** Whether the site has a page at a path. */
  isPage({ path, language }: PageAddress): boolean {
    return this.#modules.get(language)?.isPage(path) ?? false;
  }

  /** What a page asks first, each question with its answer; what is not answered in time is left out, and the page asks itself. */
  async answers(address: PageAddress, ask: Ask): Promise<Answered[]> {
    const pages = this.#modules.get(address.language);
    if (pages === undefined) return [];
    const status = await ask(pages.status);
    const questions = pages.openings(address, status);
    const others = await Promise.all(questions.map(ask));
    return [{ ...pages.status, answer: status }, ...questions.map((question, at) => ({ ...question, answer: others[at] }))].filter(
      ({ answer }) => answer !== null,
    );
  }

  /**
   * The beginning of a page as the page itself draws it from these answers, as HTML for readers who see the site at `host`, below
   * `basePath`; null where it is not written.
   */
  async beginning(address: PageAddress, answers: readonly Answered[], host: string, basePath: string): Promise<string | null> {
    const pages = this.#modules.get(address.language);
    return pages === undefined || address.search.length > LONGEST_SEARCH ? null : pages.beginningOf(address, answers, host, basePath);
  }

  /** Title and description of a page with the names of what it is about; from the address alone where nothing is answered. */
  async head(address: PageAddress, ask: Ask): Promise<Head | null> {
    const pages = this.#modules.get(address.language);
    if (pages === undefined) return null;
    const { start, answers } = await asked(pages, address, 'head', ask);
    return pages.headOf(address, start, answers);
  }

  /** The picture of a page; null where there is no page. `host` is what it says where readers find it. */
  async picture(address: PageAddress, ask: Ask, host: string): Promise<Picture | null> {
    const pages = this.#modules.get(address.language);
    if (pages === undefined || address.search.length > LONGEST_SEARCH) return null;
    const { start, answers } = await asked(pages, address, 'picture', ask);
    const svg = await pages.pictureOf(address, start, answers, host);
    if (svg === null) return null;
    // The drawing holds its block: at another block it is another picture.
    const key = createHash('sha256').update(svg).digest('base64url').slice(0, 22);
    return { svg, etag: `"${key}"`, png: () => this.#png(key, svg) };
  }

  async #png(key: string, svg: string): Promise<Buffer> {
    const kept = this.#pictures.get(key);
    if (kept !== undefined) return kept;
    const running = this.#drawing.get(key) ?? this.#draw(svg);
    this.#drawing.set(key, running);
    try {
      const png = await running;
      this.#pictures.set(key, png);
      return png;
    } finally {
      this.#drawing.delete(key);
    }
  }

  async #draw(svg: string): Promise<Buffer> {
    // Only who draws needs what draws.
    const { renderAsync } = await import('@resvg/resvg-js');
    const image = await renderAsync(svg, { font: { loadSystemFonts: false, fontFiles: this.#faces, defaultFontFamily: 'Noto Sans' } });
    return image.asPng();
  }
}

async function asked(pages: PagesModule, address: PageAddress, use: Use, ask: Ask): Promise<{ start: unknown; answers: unknown[] }> {
  const start = await ask(pages.first);
  const answers = await Promise.all(pages.questionsOf(address, start, use).map(ask));
  return { start, answers };
}
