// Title, description and share picture of a page, written into the explorer's page for those who do not run its scripts.
import { decodedUri } from '@leasebook/db';

/** What is told of a page. */
export interface Head {
  title: string;
  description: string;
}

/** What a head is written from. */
interface HeadPlace {
  head: Head;
  /** Address of the page. */
  address: string;
  /** Address of its picture; null where the build brings none. */
  picture: string | null;
  language: string;
}

const NAME = 'Leasebook';
/** Tags of languages as HTML has them. */
const TAGS: Readonly<Record<string, string>> = { zh: 'zh-Hans' };

/** Text as it may stand in HTML and in attributes of it. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** Segments of a path, decoded; null where one is no text. */
export function segmentsOf(path: string): string[] | null {
  const segments = path.replace(/\/+$/, '').split('/').slice(1).map(decodedUri);
  return segments.every((segment) => segment !== null) ? segments : null;
}

/** `html`, a page of the build, with a head. */
export function withHead(html: string, { head, address, picture, language }: HeadPlace): string {
  const title = escaped(`${head.title} · ${NAME}`);
  const description = escaped(head.description);
  const url = escaped(address);
  const tags = [
    `<link rel="canonical" href="${url}" />`,
    `<meta property="og:site_name" content="${NAME}" />`,
    '<meta property="og:type" content="website" />',
    `<meta property="og:url" content="${url}" />`,
    `<meta property="og:title" content="${title}" />`,
    `<meta property="og:description" content="${description}" />`,
    ...(picture === null
      ? []
      : [
          `<meta property="og:image" content="${escaped(picture)}" />`,
          '<meta property="og:image:type" content="image/png" />',
          '<meta property="og:image:width" content="1200" />',
          '<meta property="og:image:height" content="630" />',
          `<meta property="og:image:alt" content="${title}" />`,
          '<meta name="twitter:card" content="summary_large_image" />',
        ]),
  ];
  return html
    .replace('<html lang="en">', () => `<html lang="${escaped(TAGS[language] ?? language)}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${title}</title>`)
    .replace(/<meta\s+name="description"[^>]*>/, () => `<meta name="description" content="${description}" />`)
    .replace('</head>', () => `${tags.join('\n    ')}\n  </head>`);
}
