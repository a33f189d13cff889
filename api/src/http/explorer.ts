// The explorer's built files: hashed ones for ever, the page itself for every address that is no file.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const FOREVER = 'public, max-age=31536000, immutable';
const REVALIDATE = 'no-cache';

function wantsPage(request: FastifyRequest): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html');
}

async function answerNotFound(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  reply.code(404).header('cache-control', 'no-store');
  return { error: `There is nothing at ${request.method} ${request.url.slice(0, 200)}.`, graphql: '/graphql', explorer: '/' };
}

/** Serves a build of the explorer from `folder`; without one, pages answer that it has to be built. */
export async function serveExplorer(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(async (request, reply) => {
      if (!wantsPage(request)) return answerNotFound(request, reply);
      reply.code(503).header('cache-control', 'no-store').type('text/plain; charset=utf-8');
      return 'The explorer has not been built: `npm start` builds it. The data are at /graphql.\n';
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders(response, path) {
      response.header('cache-control', path.startsWith(join(folder, 'assets')) ? FOREVER : REVALIDATE);
    },
  });
  app.setNotFoundHandler(async (request, reply) => (wantsPage(request) ? reply.sendFile('index.html') : answerNotFound(request, reply)));
}
