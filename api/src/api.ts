// The process that answers: GraphQL, the explorer's files and the operators' endpoints on one port.
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import fastifyCompress from '@fastify/compress';
import { LeasebookError, type Sql } from '@leasebook/db';
import { type FastifyBaseLogger, type FastifyInstance, fastify } from 'fastify';
import { errorFormatter } from './errors.ts';
import { type ExportLimits, serveExports } from './exports/serve.ts';
import { createDocuments } from './graphql/documents.ts';
import { createExecutor } from './graphql/executor.ts';
import { createGraphqlServer } from './graphql/server.ts';
import { warmUp } from './graphql/warm-up.ts';
import { decodable, withoutBase } from './http/base-path.ts';
import { serveExplorer } from './http/explorer.ts';
import { serveGraphql } from './http/graphql.ts';
import { forgiveLeaving } from './http/leaving.ts';
import { refuseOtherMethods } from './http/methods.ts';
import { serveOperations } from './http/operations.ts';
import { allowOrigins } from './http/origins.ts';
import { createRateLimit, DEFAULT_RATE_LIMIT } from './http/rate-limit.ts';
import { addSecurityHeaders } from './http/security.ts';
import { type StreamLimits, serveStream } from './http/stream.ts';
import { endUnused } from './http/unused.ts';
import { createReaders } from './readers/readers.ts';
import type { ReplicaAddress } from './readers/server.ts';
import { createHub } from './subscriptions/hub.ts';

/** Longer bodies are refused unread; a query of 2,000 tokens with its variables has less. */
const BODY_LIMIT_BYTES = 200_000;
/** Longest wait for a request's own bytes. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Longest time to answer a query. */
const ANSWER_TIMEOUT_MS = 10_000;
/** Longest wait for the database before the port is opened. */
const READY_WITHIN_MS = 2_000;

export interface ApiOptions {
  /** Connections to read from, those of the primary where there are replicas; the API owns them and ends them when it closes. */
  sql: Sql;
  /** Standbys of the same database, which are read from as long as they are new enough. */
  replicas?: readonly ReplicaAddress[];
  /** Folder of the explorer's build; pages say how to build it where it is absent or empty. */
  webDir?: string;
  /** 0 for any free one. */
  port: number;
  host: string;
  logger: FastifyBaseLogger;
  /** Points that a client has in a minute; 0 for no limit, the usual ones where not given. */
  rateLimit?: number;
  /** Whether answers are kept until the next block; they are where not given. */
  keepAnswers?: boolean;
  /** Longest time to answer a query in milliseconds. */
  answerTimeoutMs?: number;
  /** Whether proxies before the server tell the client's address (X-Forwarded-For). */
  trustProxy?: boolean;
  /** Bounds of subscriptions, where they are not the usual ones. */
  streams?: Partial<StreamLimits>;
  /** Path under which readers see the site behind a proxy, whether or not the proxy cuts it off: '' or e.g. '/market'. */
  basePath?: string;
  /** Origins of pages that may ask from browsers: `*` for all. None where empty. */
  corsOrigins?: readonly string[];
  /** Bounds of exports, where they are not the usual ones. */
  exports?: Partial<ExportLimits>;
}

export interface Api {
  /** Where it answers, without a slash at its end. */
  url: string;
  /** Lets running requests end, then closes the port and the connections. */
  close(): Promise<void>;
}

/**
 * Starts to answer.
 * @throws LeasebookError `PORT_IN_USE`, `PORT_NOT_ALLOWED`, `ADDRESS_NOT_AVAILABLE`.
 */
export async function createApi({ sql, webDir, port, host, logger, exports, ...options }: ApiOptions): Promise<Api> {
  const basePath = options.basePath ?? '';
  const app: FastifyInstance = fastify({
    loggerInstance: logger,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    trustProxy: options.trustProxy ?? false,
    rewriteUrl: ({ url = '/' }) => decodable(withoutBase(url, basePath)),
  });
  const readers = createReaders(sql, options.replicas ?? [], logger);
  const { watch } = readers;
  const executor = createExecutor();
  const documents = createDocuments(executor.schema);
  const format = errorFormatter(logger);
  const graphql = createGraphqlServer(executor, documents, format);
  await graphql.start();
  const close = async (): Promise<void> => {
    await app.close();
    await graphql.stop();
    await readers.close();
  };
  try {
    addSecurityHeaders(app);
    forgiveLeaving(app);
    endUnused(app);
    await app.register(fastifyCompress, { encodings: ['br', 'gzip'], threshold: 1_024 });
    const refuseOthers = refuseOtherMethods(app);
    const source = { readers, timeoutMs: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS };
    const limit = createRateLimit(options.rateLimit ?? DEFAULT_RATE_LIMIT);
    await allowOrigins(app, options.corsOrigins ?? []);
    serveGraphql(app, { executor, documents, graphql, source, limit, format, keepAnswers: options.keepAnswers ?? true });
    const hub = createHub({ executor, source, watch, format, log: logger });
    serveStream(app, {
      executor,
      documents,
      hub,
      limit,
      format,
      ...(options.streams === undefined ? {} : { limits: options.streams }),
    });
    serveOperations(app, readers);
    await serveExports(app, (pool, seen) => readers.pools(seen).beside(pool), exports, basePath);
    await serveExplorer(app, webDir, basePath);
    refuseOthers();
    // Who asks at once is told of the very next block; without a database the answers say so.
    await Promise.all([
      Promise.race([watch.ready, setTimeout(READY_WITHIN_MS, undefined, { ref: false })]),
      warmUp({ documents, graphql, source, format }),
    ]);
    // Writes the overview once: the first reader's came late, and often without its figures (docs/decisions/0167).
    await Promise.race([
      app.inject({ url: '/', headers: { accept: 'text/html' } }),
      setTimeout(READY_WITHIN_MS, undefined, { ref: false }),
    ]);
    await app.listen({ port, host });
  } catch (error) {
    await close();
    throw listenError(error, port, host);
  }
  const address = app.server.address();
  return { url: urlOf(host, address === null || typeof address === 'string' ? { port } : address), close };
}

function urlOf(host: string, { port }: Pick<AddressInfo, 'port'>): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

function listenError(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new LeasebookError(`port ${port} of ${host} is in use.`, {
        kind: 'fatal',
        code: 'PORT_IN_USE',
        advice: `Repeat the command with another port, e.g. \`npm start -- --port ${port < 65_535 ? port + 1 : 3_400}\`, or stop what uses this one.`,
        cause: error,
      });
    case 'EACCES':
      return new LeasebookError(`port ${port} may not be opened by this user.`, {
        kind: 'fatal',
        code: 'PORT_NOT_ALLOWED',
        advice: 'Repeat the command with a port of 1024 or above, e.g. `npm start -- --port 3400`.',
        cause: error,
      });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new LeasebookError(`${host} is no address of this machine.`, {
        kind: 'fatal',
        code: 'ADDRESS_NOT_AVAILABLE',
        advice: 'Repeat the command with --host 127.0.0.1 for this machine only, or --host 0.0.0.0 for all of its addresses.',
        cause: error,
      });
    default:
      return error;
  }
}
