// For operators: whether the process lives, whether it can answer, and how fresh the index is.
import { toDatabaseError } from '@leasebook/db';
import type { FastifyInstance } from 'fastify';
import { readOperation } from '../chain/operation.ts';
import { readReadiness } from '../chain/readiness.ts';
import { readChainStatus } from '../chain/status.ts';
import type { Readers } from '../readers/readers.ts';
import { namesHtml } from './accept.ts';
import { varyBy } from './vary.ts';

/** Adds /health, /ready (503 while nothing, or nothing fresh, can be answered) and /status. */
export function serveOperations(app: FastifyInstance, { read }: Pick<Readers, 'read'>): void {
  app.get('/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });

  app.get('/ready', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const { ready, ...rest } = await read(readReadiness);
      if (!ready) reply.code(503);
      return { status: ready ? 'ready' : 'unavailable', ...rest };
    } catch (error) {
      const { code } = toDatabaseError(error);
      request.log.warn({ err: error, code }, 'not ready');
      reply.code(503);
      return { status: 'unavailable', code };
    }
  });

  app.get('/status', async (request, reply) => {
    varyBy(reply, 'accept');
    // Who opens the address in a browser wants the explorer's page of this name.
    if (namesHtml(request)) return reply.callNotFound();
    reply.header('cache-control', 'no-store');
    try {
      return await read(async (sql) => ({ ...(await readChainStatus(sql)), operation: await readOperation(sql) }));
    } catch (error) {
      const { code } = toDatabaseError(error);
      request.log.error({ err: error, code }, 'the status could not be read');
      reply.code(503);
      return { status: 'unavailable', code };
    }
  });
}
