// The explorer's built files: hashed ones for ever, the page itself for every address that is no file.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PageHeads } from './page-head.ts';
import { type Answered, PageStarts, type Question } from './page-start.ts';

const FOREVER = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';
/** Longest wait for what a page is answered beforehand; after it the page asks itself. */
const ANSWERS_WITHIN_MS = 250;

function wantsPage(request: FastifyRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html');
}

async function answerNotFound(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  reply.code(404).header('cache-control', 'no-store');
  return { error: `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`, graphql: '/graphql', explorer: '/' };
}

/** A page of the build, its files addressed from the path under which the site lives: from there they are found at any depth. */
function readPage(folder: string, name: string, basePath: string): string {
  return readFileSync(join(folder, name), 'utf8').replaceAll(/(src|href)="\.\//g, `$1="${basePath}/`);
}

/** Asks our own /graphql what a page asks first, as its reader would, so that it counts as theirs; [] where it takes too long. */
async function answered(app: FastifyInstance, request: FastifyRequest, questions: readonly Question[]): Promise<Answered[]> {
  const ask = async (question: Question): Promise<Answered[]> => {
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      remoteAddress: request.ip,
      payload: JSON.stringify(question),
    });
    return statusCode === 200 ? [{ ...question, answer: JSON.parse(body) }] : [];
  };
  const late = setTimeout(ANSWERS_WITHIN_MS, [], { ref: false });
  return (await Promise.race([Promise.all(questions.map(ask)), late])).flat();
}

/**
 * Serves a build of the explorer from `folder`; without one, pages answer that it has to be built. `basePath` is '' or the path under
 * which readers see the site, e.g. '/market'.
 */
export async function serveExplorer(app: FastifyInstance, folder: string | undefined, basePath = ''): Promise<void> {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(async (request, reply) => {
      if (!wantsPage(request)) return answerNotFound(request, reply);
      reply.code(503).header('cache-control', 'no-store').type('text/plain; charset=utf-8');
      return 'The explorer has not been built: `npm start` builds it. The data are at /graphql.\n';
    });
    return;
  }
  const heads = new PageHeads(folder, readPage(folder, 'index.html', basePath));
  const chart = existsSync(join(folder, 'embed.html')) ? readPage(folder, 'embed.html', basePath) : null;
  const starts = new PageStarts(folder, basePath);
  const explorer = async (request: FastifyRequest): Promise<string> => {
    const path = request.url.split('?')[0] ?? '/';
    const page = heads.page(path, `${request.protocol}://${request.host}${basePath}`);
    return starts.page(page, path, await answered(app, request, starts.questions(path)));
  };
  const answerPage = async (reply: FastifyReply, page: string): Promise<string> => {
    reply.header('cache-control', REVALIDATE).type('text/html; charset=utf-8');
    return page;
  };
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    setHeaders(response, path) {
      response.header('cache-control', path.startsWith(join(folder, 'assets')) ? FOREVER : REVALIDATE);
    },
  });
  app.get('/', async (request, reply) => answerPage(reply, await explorer(request)));
  app.get('/embed/*', async (request, reply) => answerPage(reply, chart ?? (await explorer(request))));
  app.setNotFoundHandler(async (request, reply) =>
    wantsPage(request) ? answerPage(reply, await explorer(request)) : answerNotFound(request, reply),
  );
}
