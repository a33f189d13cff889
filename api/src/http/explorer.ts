// The explorer's built files: hashed ones for ever, the page itself for every address that is no file, and pictures of pages.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { namesHtml } from './accept.ts';
import { withHead } from './page-head.ts';
import { type Answered, PageStarts, scriptHashes } from './page-start.ts';
import { type Ask, languageOf, type PageAddress, type PageQuestion, PageTelling } from './page-telling.ts';
import { policyOfPage } from './security.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';
/** Longest wait for what a page is answered beforehand; after it the page asks itself. */
const ANSWERS_WITHIN_MS = 250;
/** Longest wait for the names in a head, which previews of links cannot ask for themselves. */
const HEAD_WITHIN_MS = 1_000;
/** Longest wait for the numbers of a picture. */
const PICTURE_WITHIN_MS = 8_000;
/** A picture follows the newest block; previews keep it for a while. */
const PICTURE_AGE = 'public, max-age=300, stale-while-revalidate=3600';
/** Where pictures lie: /share/gpus/nvidia/a100.png is that of /gpus/nvidia/a100, /share/overview.png that of /. */
const PICTURES = '/share/';
const OVERVIEW = 'overview';

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

function wantsPage(request: FastifyRequest): boolean {
  return isRead(request) && namesHtml(request);
}

/** Previews of links, link checkers and curl take whatever an address has, or say nothing of it. */
function takesPage(request: FastifyRequest): boolean {
  return isRead(request) && /(?:^|[\s,])(?:\*|text)\/\*/.test(request.headers.accept || '*/*');
}

/** Answers for places where nothing lies; what there is, as readers see it below `basePath`. */
function notFoundBelow(basePath: string) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    reply.code(404).headers({ 'cache-control': 'no-store', vary: 'accept' });
    const error = `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`;
    return { error, graphql: `${basePath}/graphql`, explorer: `${basePath}/` };
  };
}

/** A page of the build, its files addressed from the path under which the site lives: from there they are found at any depth. */
function readPage(folder: string, name: string, basePath: string): string {
  return readFileSync(join(folder, name), 'utf8').replaceAll(/(src|href)="\.\//g, `$1="${basePath}/`);
}

/** Asks our own /graphql as the request's reader would, so that it counts as theirs; null where there is no answer in time. */
function askFor(app: FastifyInstance, request: FastifyRequest, within: number): Ask {
  const late = setTimeout(within, null, { ref: false });
  const ask = async (question: PageQuestion): Promise<unknown> => {
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      remoteAddress: request.ip,
      payload: JSON.stringify(question),
    });
    return statusCode === 200 ? JSON.parse(body) : null;
  };
  return (question) => Promise.race([ask(question), late]);
}

/** The page's address within the site. */
function addressOf(request: FastifyRequest): PageAddress {
  const [path = '/', ...rest] = request.url.split('?');
  const search = rest.join('?');
  return { path, search, language: languageOf(search, request.headers['accept-language']) };
}

/** Where the picture of a page lies. */
function pictureAddress({ path, search }: PageAddress): string {
  const page = path === '/' ? `/${OVERVIEW}` : path.replace(/\/+$/, '');
  return `${PICTURES}${page.slice(1)}.png${search === '' ? '' : `?${search}`}`;
}

/** The page whose picture lies at a path, and the form that is wanted; null where none can. */
function pagePictured(path: string): { page: string; form: 'png' | 'svg' } | null {
  const found = /^\/share\/(.+)\.(png|svg)$/.exec(path);
  if (found?.[1] === undefined) return null;
  return { page: found[1] === OVERVIEW ? '/' : `/${found[1]}`, form: found[2] === 'svg' ? 'svg' : 'png' };
}

/**
 * Serves a build of the explorer from `folder`; without one, pages answer that it has to be built. `basePath` is '' or the path under
 * which readers see the site, e.g. '/market'.
 */
export async function serveExplorer(app: FastifyInstance, folder: string | undefined, basePath = ''): Promise<void> {
  const answerNotFound = notFoundBelow(basePath);
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(async (request, reply) => {
      if (!wantsPage(request)) return answerNotFound(request, reply);
      reply.code(503).header('cache-control', 'no-store').type('text/plain; charset=utf-8');
      return `The explorer has not been built: \`npm start\` builds it. The data are at ${basePath}/graphql.\n`;
    });
    return;
  }
  const html = readPage(folder, 'index.html', basePath);
  const chart = existsSync(join(folder, 'embed.html')) ? readPage(folder, 'embed.html', basePath) : html;
  const starts = new PageStarts(folder, basePath);
  const telling = await PageTelling.read(folder);
  const originOf = (request: FastifyRequest) => `${request.protocol}://${request.host}${basePath}`;

  /** A page of the build with its head; as it was built, and answered with 404, where there is no such page. */
  const headed = async (request: FastifyRequest, reply: FastifyReply, page: string, ask: Ask): Promise<string> => {
    const address = addressOf(request);
    const head = (await telling?.head(address, ask)) ?? null;
    if (head === null) {
      // Its words say so to readers; machines read the status.
      if (telling !== null) reply.code(404);
      return page;
    }
    const origin = originOf(request);
    return withHead(page, {
      head,
      address: origin + address.path,
      picture: origin + pictureAddress(address),
      language: address.language,
    });
  };
  /** The beginning of a page; null where it cannot be written: then the page begins with its words, and makes itself. */
  const beginning = async (request: FastifyRequest, answers: readonly Answered[]): Promise<string | null> => {
    try {
      return (await telling?.beginning(addressOf(request), answers, request.host, basePath)) ?? null;
    } catch (error) {
      request.log.warn({ err: error, url: request.url }, 'the beginning of a page could not be written');
      return null;
    }
  };
  const explorer = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    const address = addressOf(request);
    const [page, answers] = await Promise.all([
      headed(request, reply, html, askFor(app, request, HEAD_WITHIN_MS)),
      telling?.answers(address, askFor(app, request, ANSWERS_WITHIN_MS)) ?? [],
    ]);
    const written = await beginning(request, answers);
    return starts.page(page, { path: address.path, language: address.language, answers, written });
  };
  const policy = policyOfPage(scriptHashes(html));
  const answerPage = async (reply: FastifyReply, page: string): Promise<string> => {
    reply.headers({ 'cache-control': REVALIDATE, vary: 'accept, accept-language' }).type('text/html; charset=utf-8');
    return page;
  };
  const answerExplorer = async (request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    reply.header('content-security-policy', policy);
    return answerPage(reply, await explorer(request, reply));
  };
  await app.register(async (files) => {
    // Addresses that can be no file's, as those with two slashes, are refused with 403: like others, they have nothing.
    files.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof Error && 'statusCode' in error && error.statusCode === 403)) throw error;
      reply.callNotFound();
    });
    await files.register(fastifyStatic, {
      root: folder,
      index: false,
      cacheControl: false,
      // A folder that is served may hold what an editor or a system left there.
      dotfiles: 'ignore',
      // The build brings its files compressed too.
      preCompressed: true,
      // What runs here is not for readers.
      allowedPath: (path) => !path.startsWith('/server/'),
      setHeaders(response, path) {
        response.header('cache-control', path.startsWith(join(folder, 'assets')) ? FOREVER : REVALIDATE);
      },
    });
  });
  app.get('/', answerExplorer);
  app.get('/embed/*', async (request, reply) =>
    answerPage(reply, await headed(request, reply, chart, askFor(app, request, HEAD_WITHIN_MS))),
  );
  app.get(`${PICTURES}*`, async (request, reply) => {
    const { path, search } = addressOf(request);
    const wanted = pagePictured(path);
    const picture =
      wanted === null
        ? null
        : await telling?.picture(
            // A picture is found by its address alone.
            { path: wanted.page, search, language: languageOf(search) },
            askFor(app, request, PICTURE_WITHIN_MS),
            originOf(request).replace(/^\w+:\/\//, '') + (wanted.page === '/' ? '' : wanted.page),
          );
    if (wanted === null || picture === null || picture === undefined) return answerNotFound(request, reply);
    reply.headers({ etag: picture.etag, 'cache-control': PICTURE_AGE });
    if (request.headers['if-none-match'] === picture.etag) return reply.code(304).send();
    return wanted.form === 'svg'
      ? reply.type('image/svg+xml; charset=utf-8').send(picture.svg)
      : reply.type('image/png').send(await picture.png());
  });
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = takesPage(request) && (telling?.isPage(addressOf(request)) ?? false);
    return wantsPage(request) || isPage ? answerExplorer(request, reply) : answerNotFound(request, reply);
  });
}
