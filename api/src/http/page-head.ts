// Title, description and share picture of a page, written into the explorer's page for those who do not run its scripts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** {1} stands for the first segment of the path behind the page's own, and so on. */
interface Head {
  title: string;
  description: string;
}

/** A segment longer than this is cut: a head is no place for whatever an address holds. */
const LONGEST_SEGMENT = 80;
const NAME = 'Leasebook';

/** Text as it may stand in HTML and in attributes of it. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

function isHead(value: unknown): value is Head {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    typeof value.title === 'string' &&
    'description' in value &&
    typeof value.description === 'string'
  );
}

/** Heads of a build by page (`leases/5`); none where it brings none. */
function readHeads(folder: string): ReadonlyMap<string, Head> {
  const file = join(folder, 'heads.json');
  if (!existsSync(file)) return new Map();
  const heads: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof heads !== 'object' || heads === null) return new Map();
  return new Map(Object.entries(heads).flatMap(([page, head]): [string, Head][] => (isHead(head) ? [[page, head]] : [])));
}

/** Segments of a path, decoded; null where one is no text. */
export function segmentsOf(path: string): string[] | null {
  try {
    return path
      .replace(/\/+$/, '')
      .split('/')
      .slice(1)
      .map((segment) => decodeURIComponent(segment));
  } catch {
    return null;
  }
}

/** A text with its places ({1}, {2} ...) filled from segments, each cut after so many characters. */
export function filledFrom(text: string, segments: readonly string[], longest = LONGEST_SEGMENT): string {
  return text.replace(/\{(\d)\}/g, (_whole, place: string) => (segments[Number(place) - 1] ?? '').slice(0, longest));
}

/** Writes heads into a build's page. */
export class PageHeads {
  readonly #html: string;
  readonly #heads: ReadonlyMap<string, Head>;
  readonly #picture: boolean;

  /** Reads the build in `folder` once; `html` is its page, as it is served. */
  constructor(folder: string, html = readFileSync(join(folder, 'index.html'), 'utf8')) {
    this.#html = html;
    this.#heads = readHeads(folder);
    this.#picture = existsSync(join(folder, 'share.png'));
  }

  /**
   * The page for a path, e.g. `/leases/akash1…/7/1/1/akash1…`; as it was built where nothing is told of that path.
   * @param origin of the site, e.g. https://leasebook.example
   */
  page(path: string, origin: string): string {
    const segments = segmentsOf(path);
    if (segments === null) return this.#html;
    const [first = '', ...rest] = segments;
    const head = this.#heads.get(`${first}/${rest.length}`);
    if (head === undefined) return this.#html;
    const filled = (text: string) => filledFrom(text, rest);
    const title = escaped(`${filled(head.title)} · ${NAME}`);
    const description = escaped(filled(head.description));
    const address = escaped(origin + path);
    const tags = [
      `<link rel="canonical" href="${address}" />`,
      `<meta property="og:site_name" content="${NAME}" />`,
      '<meta property="og:type" content="website" />',
      `<meta property="og:url" content="${address}" />`,
      `<meta property="og:title" content="${title}" />`,
      `<meta property="og:description" content="${description}" />`,
      ...(this.#picture
        ? [
            `<meta property="og:image" content="${escaped(origin)}/share.png" />`,
            '<meta name="twitter:card" content="summary_large_image" />',
          ]
        : []),
    ];
    return this.#html
      .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
      .replace(/<meta\s+name="description"[^>]*>/, () => `<meta name="description" content="${description}" />`)
      .replace('</head>', () => `${tags.join('\n    ')}\n  </head>`);
  }
}
