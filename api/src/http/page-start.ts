// What a page starts with, written into it: its words before its scripts run, the scripts that it needs, and answers to what it asks first.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledFrom, segmentsOf } from './page-head.ts';

/** A GraphQL request. */
export interface Question {
  query: string;
  variables: Readonly<Record<string, string | number>>;
}

/** A question and the answer's body, as /graphql gave it. */
export interface Answered extends Question {
  answer: unknown;
}

interface Start {
  scripts: string[];
  questions: Question[];
}

const LONGEST_VARIABLE = 300;

function isQuestion(value: unknown): value is Question {
  return typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'string' && 'variables' in value;
}

function isStart(value: unknown): value is Start {
  return (
    typeof value === 'object' &&
    value !== null &&
    'scripts' in value &&
    Array.isArray(value.scripts) &&
    value.scripts.every((script) => typeof script === 'string' && /^assets\/[\w.-]+$/.test(script)) &&
    'questions' in value &&
    Array.isArray(value.questions) &&
    value.questions.every(isQuestion)
  );
}

/** Starts of a build by page (`leases/5`); none where it brings none. */
function readStarts(folder: string): ReadonlyMap<string, Start> {
  const file = join(folder, 'starts.json');
  if (!existsSync(file)) return new Map();
  const starts: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof starts !== 'object' || starts === null) return new Map();
  return new Map(Object.entries(starts).flatMap(([page, start]): [string, Start][] => (isStart(start) ? [[page, start]] : [])));
}

/** Text of a JSON block within HTML: nothing in it can end the block. */
const inHtml = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** Writes starts into pages of a build. */
export class PageStarts {
  readonly #starts: ReadonlyMap<string, Start>;
  readonly #basePath: string;

  /** Reads the build in `folder` once; `basePath` is '' or the path under which readers see the site. */
  constructor(folder: string, basePath: string) {
    this.#starts = readStarts(folder);
    this.#basePath = basePath;
  }

  #of(path: string): { start: Start; rest: string[] } | null {
    const [first = '', ...rest] = segmentsOf(path) ?? [];
    const start = this.#starts.get(`${first}/${rest.length}`);
    return start === undefined ? null : { start, rest };
  }

  /** What the page at `path` asks first, its variables filled from the path; [] where nothing is known of it. */
  questions(path: string): Question[] {
    const found = this.#of(path);
    return (found?.start.questions ?? []).map(({ query, variables }) => ({
      query,
      variables: Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [
          name,
          typeof value === 'string' ? filledFrom(value, found?.rest ?? [], LONGEST_VARIABLE) : value,
        ]),
      ),
    }));
  }

  /** `html`, a page with its head, with its start. Its title and description are the words that it begins with. */
  page(html: string, path: string, answers: readonly Answered[]): string {
    const found = this.#of(path);
    if (found === null) return html;
    const title = /<title>([^<]*?)(?: · [^·<]*)?<\/title>/.exec(html)?.[1] ?? '';
    const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const scripts = found.start.scripts.map((script) => `<link rel="modulepreload" crossorigin href="${this.#basePath}/${script}" />`);
    const words = `<div class="start wrap"><p class="start-name">Leasebook</p><h1>${title}</h1><p class="start-words">${description}</p></div>`;
    return html
      .replace('</head>', () => `${scripts.join('\n    ')}\n  </head>`)
      .replace('<div id="app"></div>', () => `<div id="app">${words}</div>`)
      .replace('</body>', () => `<script type="application/json" id="answers">${inHtml(answers)}</script>\n  </body>`);
  }
}
