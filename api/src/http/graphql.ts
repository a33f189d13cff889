// /graphql: limits, kept answers and validators around the GraphQL server.
import { createHash } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Context, type ContextSource, createContext } from '../context.ts';
import { type ErrorFormatter, RequestError } from '../errors.ts';
import { type Documents, isMistaken, type Mistakes } from '../graphql/documents.ts';
import type { Executor } from '../graphql/executor.ts';
import { positionOf, reaches } from '../readers/position.ts';
import { namesHtml } from './accept.ts';
import { refuseBody } from './body.ts';
import { clientOf } from './client.ts';
import { type Asked, createKnownOperations } from './known-operations.ts';
import type { RateLimit } from './rate-limit.ts';
import { createResponseCache, encoded, type KeptAnswer } from './response-cache.ts';
import { SEEN_HEADER, seenBy, VERSION_HEADER } from './seen.ts';
import { varyBy } from './vary.ts';

/** What shared caches may do with answers: a new block comes every few seconds, and an older answer names its block. */
const SHARED = 'public, max-age=5, stale-while-revalidate=30';
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name'];

export interface GraphqlRoute {
  executor: Executor;
  documents: Documents;
  graphql: ApolloServer<Context>;
  source: ContextSource;
  limit: RateLimit;
  format: ErrorFormatter;
  /** Whether answers are kept until the next block. */
  keepAnswers: boolean;
}

/** What equal requests are given of the first: its answer, or that its time was over, after which none of them begins anew. */
type Shared = KeptAnswer | { late: string; status: number; contentType: string };

/** Adds /graphql for GET and POST. */
export function serveGraphql(
  app: FastifyInstance,
  { executor, documents, graphql, source, limit, format, keepAnswers }: GraphqlRoute,
): void {
  const { watch } = source.readers;
  const cache = createResponseCache();
  /** Requests that are being answered: equal ones wait for the first. */
  const running = new Map<string, Promise<Shared | null>>();
  const versions = new WeakMap<FastifyRequest, string>();
  const known = createKnownOperations(executor, format);
  const contexts = new WeakMap<FastifyRequest, Context>();
  const server = fastifyApolloHandler<Context>(graphql, { context: async (request, reply) => contextOf(request, reply) });

  function contextOf(request: FastifyRequest, reply: FastifyReply): Context {
    const seen = seenBy(request);
    const context = createContext(source, {
      client: clientOf(request),
      charge: (cost) => limit.charge(request, reply, cost),
      answered(version) {
        versions.set(request, version);
        reply.header(VERSION_HEADER, version);
      },
      ...(seen === undefined ? {} : { seen }),
    });
    contexts.set(request, context);
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) context.snapshot.cancel();
    });
    return context;
  }

  /** The body of the answer: of an operation that is known, or by the server, which looks at everything. */
  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const asked = askedBy(request);
    if (asked === null || !known.has(asked)) {
      const text = textOf(request);
      const read = text === null ? null : documents.read(text);
      if (read !== null && isMistaken(read)) return refuseText(request, reply, read);
    }
    if (asked === null) return server.call(app, request, reply);
    if (known.has(asked)) {
      try {
        const given = await known.answer(asked, contextOf(request, reply));
        if (given !== null) {
          reply.type(given.contentType);
          return given.body;
        }
      } catch (error) {
        // The server asks for the points again and tells that there are none.
        if (!(error instanceof RequestError)) throw error;
      }
    }
    const body: unknown = await server.call(app, request, reply);
    const operation = contexts.get(request)?.reading.operation;
    if (operation !== undefined && versions.has(request) && reply.statusCode === 200) {
      known.learn(asked, operation, String(reply.getHeader('content-type')));
    }
    return body;
  }

  app.route({
    method: ['GET', 'POST'],
    // The server answers these two only.
    exposeHeadRoute: false,
    url: '/graphql',
    errorHandler: refuseBody,
    async handler(request, reply) {
      // Who opens the address in a browser wants to write a query: beside it, wherever the site lives.
      const page = request.method === 'GET' && !request.url.includes('?') && namesHtml(request);
      if (page) return reply.redirect('api-explorer');
      try {
        await limit.begin(request, reply);
      } catch (error) {
        if (error instanceof RequestError) return refuse(reply, error);
        throw error;
      }
      const key = keepAnswers ? keyOf(request) : null;
      varyBy(reply, 'accept', 'accept-encoding', SEEN_HEADER);
      reply.header('cache-control', 'no-store');
      if (key === null) return run(request, reply, null);
      const least = source.readers.least(seenBy(request));
      const head = watch.head !== null && reaches(positionOf(watch.head.version), least) ? watch.head : null;
      const etag = head === null ? null : `W/"${head.version}-${key.slice(0, 22)}"`;
      if (
        head !== null &&
        request.method === 'GET' &&
        etag !== null &&
        (request.headers['if-none-match'] ?? '').split(/, */).includes(etag)
      ) {
        return reply
          .code(304)
          .headers({ etag, 'cache-control': SHARED, [VERSION_HEADER]: head.version })
          .send();
      }
      const kept = head === null ? undefined : cache.get(key, head.version);
      if (kept !== undefined && (running.has(key) || !cache.isAgeing(key))) return give(request, reply, key, kept);
      const other = running.get(key);
      const shared = other === undefined ? null : await other;
      if (shared !== null && 'late' in shared) return reply.code(shared.status).type(shared.contentType).send(shared.late);
      // It may have begun before what this client has seen meanwhile.
      if (shared !== null && reaches(positionOf(shared.version), least)) return give(request, reply, key, shared);
      return run(request, reply, key);
    },
  });

  /** Executes, and keeps what may be given again. */
  async function run(request: FastifyRequest, reply: FastifyReply, key: string | null): Promise<unknown> {
    if (key === null || running.has(key)) return answer(request, reply);
    const { promise, resolve } = Promise.withResolvers<Shared | null>();
    running.set(key, promise);
    const over = () => {
      if (running.get(key) === promise) running.delete(key);
      resolve(null);
    };
    // Who waits must not wait for a request whose client has left: it is cancelled, and may never end.
    reply.raw.once('close', over);
    try {
      const body: unknown = await answer(request, reply);
      if (typeof body === 'string' && contexts.get(request)?.snapshot.isOver() === true) {
        resolve({ late: body, status: reply.statusCode, contentType: String(reply.getHeader('content-type')) });
      }
      const version = versions.get(request);
      if (version === undefined || typeof body !== 'string' || reply.statusCode !== 200) return body;
      const etag = `W/"${version}-${key.slice(0, 22)}"`;
      const kept = { version, contentType: String(reply.getHeader('content-type')), etag, body };
      if (watch.head?.version === version) cache.set(key, kept);
      resolve(kept);
      validators(request, reply, kept);
      return body;
    } finally {
      over();
    }
  }

  async function give(request: FastifyRequest, reply: FastifyReply, key: string, kept: KeptAnswer): Promise<unknown> {
    validators(request, reply, kept);
    const entry = cache.get(key, kept.version);
    const { encoding, body } =
      entry === undefined
        ? { encoding: 'identity', body: kept.body }
        : await encoded(entry, String(request.headers['accept-encoding'] ?? ''));
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.header('content-type', kept.contentType).send(body);
  }

  /** What is wrong with a query's text, as the GraphQL server would tell it. */
  function refuseText({ headers }: FastifyRequest, reply: FastifyReply, mistakes: Mistakes): unknown {
    const type = (headers.accept ?? '').includes('application/graphql-response+json')
      ? 'application/graphql-response+json'
      : 'application/json';
    reply.code(400).type(`${type}; charset=utf-8`);
    return { errors: mistakes.map((error) => format(error.toJSON(), error)) };
  }
}

function validators(request: FastifyRequest, reply: FastifyReply, { etag, version }: KeptAnswer): void {
  reply.header(VERSION_HEADER, version);
  reply.header('etag', etag);
  // Nobody keeps answers to POST; the word keeps it so.
  reply.header('cache-control', request.method === 'GET' ? SHARED : 'no-store');
}

/** Whether a browser asked before it let a page of another origin send this: others are refused by the server. */
function isPreflighted({ headers }: FastifyRequest): boolean {
  return (
    /^application\/(graphql-response\+)?json\b/.test(headers['content-type'] ?? '') ||
    PREFLIGHTED.some((name) => headers[name] !== undefined)
  );
}

/** The text of the query; null where there is none, or the server is to refuse the request for something else. */
function textOf(request: FastifyRequest): string | null {
  const asked: unknown = request.method === 'GET' ? request.query : request.body;
  if (!isPreflighted(request) || typeof asked !== 'object' || asked === null || !('query' in asked)) return null;
  return typeof asked.query === 'string' && asked.query !== '' ? asked.query : null;
}

/** What tells requests with the same answer; null where the server has to look at it first (no operation, a foreign page). */
function keyOf(request: FastifyRequest): string | null {
  if (!isPreflighted(request)) return null;
  const asked: unknown = request.method === 'GET' ? request.query : request.body;
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return null;
  const { query, operationName, variables, extensions, ...rest } = asked as Record<string, unknown>;
  if (Object.keys(rest).length > 0 || (query === undefined && extensions === undefined)) return null;
  const form = (request.headers.accept ?? '').includes('application/graphql-response+json') ? 'response' : 'json';
  return createHash('sha256')
    .update(JSON.stringify([form, query, operationName ?? null, variables ?? null, extensions ?? null]))
    .digest('base64url');
}

/** What is asked by POST in the usual form; null for everything else. */
function askedBy(request: FastifyRequest): Asked | null {
  const { body, headers, method } = request;
  if (method !== 'POST' || !/^application\/json\b/.test(headers['content-type'] ?? '')) return null;
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string') return null;
  const { query, operationName, variables, ...rest } = body as typeof body & Record<string, unknown>;
  if (Object.keys(rest).length > 0 || (operationName != null && typeof operationName !== 'string')) return null;
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) return null;
  return { key: JSON.stringify([headers.accept, query, operationName ?? null]), variables: { ...variables } };
}

/** A refusal before GraphQL, in GraphQL's form. */
function refuse(reply: FastifyReply, { what, code, advice }: RequestError): unknown {
  reply.code(429).header('cache-control', 'no-store').type('application/json; charset=utf-8');
  return { errors: [{ message: what, extensions: { code, advice } }] };
}
