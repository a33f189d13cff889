// /export: files for researchers, streamed from one snapshot each, and what describes them.
import { negotiate } from '@fastify/accept-negotiator';
import { type ConnectOptions, type Sql, toDatabaseError } from '@leasebook/db';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPassing, RequestError } from '../errors.ts';
import { clientOf } from '../http/client.ts';
import { seenBy } from '../http/seen.ts';
import { varyBy } from '../http/vary.ts';
import type { Least } from '../readers/position.ts';
import { isServersFault } from '../readers/readers.ts';
import { catalogue, FORMATS } from './catalogue.ts';
import { readDataPackage } from './data-package.ts';
import { ClientGone, ClientStalled, type ContentEncoding, type Encoder, textEncoder } from './encoder.ts';
import { type OpenFile, openFile } from './file.ts';
import { LICENCE } from './licence.ts';
import { parquetEncoder } from './parquet-encoder.ts';
import { type ExportRequest, readRequest } from './request.ts';
import { RETRY_AFTER_SECONDS, type SlotLimits, Slots } from './slots.ts';

/** Bounds of what exports may take from the server. */
export interface ExportLimits extends SlotLimits {
  /** Longest run of one statement in PostgreSQL, in milliseconds. */
  statementTimeoutMs: number;
  /** A client that reads nothing for so long is cut off. */
  stallMs: number;
}

const LIMITS: ExportLimits = { running: 4, perClient: 2, waiting: 16, waitMs: 10_000, statementTimeoutMs: 600_000, stallMs: 30_000 };

const STATUS: Readonly<Record<string, number>> = {
  UNKNOWN_DATASET: 404,
  UNKNOWN_FORMAT: 404,
  EXPORTS_BUSY: 503,
  NOTHING_INDEXED: 503,
  VALUE_TOO_LARGE: 422,
};

/** Gives a pool for exports, of a server that is new enough; always the same for one server. Whoever made it ends it. */
export type ExportPools = (options: ConnectOptions, seen?: Least) => Sql;

/**
 * Adds /export/{dataset}.{csv,parquet,ndjson}, /export/datasets.json and /export/datapackage.json. `basePath` is '' or the path under
 * which clients see the site.
 */
export async function serveExports(
  app: FastifyInstance,
  pools: ExportPools,
  changed: Partial<ExportLimits> = {},
  basePath = '',
): Promise<void> {
  const limits = { ...LIMITS, ...changed };
  const poolFor = (request: FastifyRequest): Sql =>
    pools(
      // One connection more than files: cancellations never wait for what they cancel.
      { name: 'leasebook exports', connections: limits.running + 1, statementTimeoutMs: limits.statementTimeoutMs },
      seenBy(request),
    );
  const slots = new Slots(limits);
  const running = new Map<AbortController, Promise<unknown>>();

  await app.register(async (scope) => {
    scope.addHook('preClose', async () => {
      for (const controller of running.keys()) controller.abort(new ServerCloses());
      await Promise.allSettled(running.values());
    });
    scope.setErrorHandler(answerError);
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('link', `<datapackage.json>; rel="describedby", <${LICENCE.path}>; rel="license"`);
    });

    scope.get('/export/datasets.json', async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=300');
      return { datasets: catalogue(basePath) };
    });
    scope.get('/export/datapackage.json', async (request, reply) => {
      reply.header('cache-control', 'public, no-cache');
      return readDataPackage(poolFor(request));
    });
    scope.route<{ Params: { file: string } }>({
      method: ['GET', 'HEAD'],
      url: '/export/:file',
      compress: false,
      async handler(request, reply) {
        const wanted = readRequest(request.params.file, new URLSearchParams(request.url.split('?')[1] ?? ''));
        const controller = new AbortController();
        reply.raw.once('close', () => controller.abort(new ClientGone()));
        const ended = Promise.withResolvers<void>();
        running.set(controller, ended.promise);
        let release = (): void => undefined;
        let close = async (): Promise<void> => undefined;
        const done = async (): Promise<void> => {
          try {
            await close();
          } finally {
            release();
            running.delete(controller);
            ended.resolve();
          }
        };
        let file: OpenFile;
        try {
          release = await slots.take(clientOf(request), controller.signal);
          ({ close, ...file } = await openFile(poolFor(request), wanted, controller).catch((error: unknown) => {
            if (!isServersFault(error) || controller.signal.aborted) throw error;
            // Pools come in turns: the next one is another server's, where there is one.
            return openFile(poolFor(request), wanted, controller);
          }));
        } catch (error) {
          await done();
          throw error;
        }
        setHeaders(reply, wanted, file);
        const known = (request.headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim() === file.etag || tag.trim() === '*');
        if (known || request.method === 'HEAD') {
          await done();
          return reply.code(known ? 304 : 200).send();
        }
        const encoder = encoderOf(request, reply, wanted, file, limits);
        // What breaks it is told by `finished`, also while nobody reads it yet.
        encoder.output.on('error', () => undefined);
        const { started, finished } = write(file, encoder, done);
        finished.then(
          (rows) => request.log.info({ export: file.name, rows }, 'an export is complete'),
          (error: unknown) => logEnd(request, file, error),
        );
        // What fails before the first bytes is still answered as an error.
        await Promise.race([started, finished]);
        return reply.send(encoder.output);
      },
    });
  });
}

/** Writes the file: `started` with its first bytes, `finished` when all is given back. */
function write(file: OpenFile, encoder: Encoder, done: () => Promise<void>): { started: Promise<void>; finished: Promise<number> } {
  const first = Promise.withResolvers<void>();
  const run = async (): Promise<number> => {
    try {
      return await file.write({
        ...encoder,
        take(block) {
          first.resolve();
          return encoder.take(block);
        },
      });
    } catch (error) {
      encoder.destroy(error instanceof Error ? error : undefined);
      throw error;
    } finally {
      await done();
    }
  };
  return { started: first.promise, finished: run() };
}

function setHeaders(reply: FastifyReply, { format, page }: ExportRequest, file: OpenFile): void {
  reply.headers({
    'content-type': FORMATS[format].mediaType,
    'content-disposition': `attachment; filename="${file.name}"`,
    'cache-control': file.complete ? 'public, max-age=3600' : 'public, no-cache',
    etag: file.etag,
    'x-chain-id': file.block.chainId,
    'x-indexed-height': String(file.block.height),
    'x-indexed-time': file.block.time.toISOString(),
  });
  varyBy(reply, 'accept-encoding');
  if (page.limit !== null) reply.header('x-next-cursor', file.nextCursor ?? '');
}

function encoderOf(
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: ExportRequest,
  file: OpenFile,
  { stallMs }: ExportLimits,
): Encoder {
  if (wanted.format === 'parquet') {
    const { chainId, height, time } = file.block;
    const metadata = {
      dataset: wanted.dataset.name,
      chain_id: chainId,
      height: String(height),
      time: time.toISOString(),
      licence: LICENCE.name,
    };
    return parquetEncoder(wanted.columns, metadata, stallMs);
  }
  const encoding = contentEncoding(request.headers['accept-encoding']);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return textEncoder(encoding, stallMs);
}

function contentEncoding(accepted: string | undefined): ContentEncoding {
  const chosen = accepted === undefined ? null : negotiate(accepted, ['zstd', 'gzip', 'identity']);
  return chosen === 'zstd' || chosen === 'gzip' ? chosen : 'identity';
}

/** The process ends while exports run. */
class ServerCloses extends Error {
  constructor() {
    super('the server is being stopped');
    this.name = 'ServerCloses';
  }
}

function logEnd(request: FastifyRequest, file: OpenFile, error: unknown): void {
  const expected = error instanceof ClientGone || error instanceof ClientStalled || error instanceof ServerCloses;
  if (expected) request.log.info({ export: file.name, why: error.message }, 'an export was given up');
  else request.log.error({ export: file.name, err: error }, 'an export failed');
}

async function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  reply.header('cache-control', 'no-store').removeHeader('content-disposition').removeHeader('content-encoding').removeHeader('etag');
  reply.type('application/json; charset=utf-8');
  if (error instanceof ClientGone) return reply.code(499).send();
  if (error instanceof RequestError) {
    reply.code(STATUS[error.code] ?? 400);
    if (reply.statusCode === 503) reply.header('retry-after', String(RETRY_AFTER_SECONDS));
    return { error: { code: error.code, message: error.what, advice: error.advice } };
  }
  const { code } = toDatabaseError(error);
  const passing = error instanceof ServerCloses || isPassing(code);
  if (!(error instanceof ServerCloses)) request.log.error({ err: error, code }, 'an export could not be answered');
  if (passing) reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  reply.code(passing ? 503 : 500);
  return passing
    ? {
        error: {
          code: 'UNAVAILABLE',
          message: 'The file could not be made at this time.',
          advice: 'Repeat the request, with a shorter range if it comes back.',
        },
      }
    : {
        error: {
          code: 'INTERNAL_SERVER_ERROR',
          message: 'The server could not make this file.',
          advice: 'Report the address; the log holds the cause.',
        },
      };
}
