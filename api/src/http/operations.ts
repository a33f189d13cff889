// For operators: whether the process lives, whether it can answer, and how fresh the index is.
import { type Sql, toDatabaseError } from '@leasebook/db';
import type { FastifyInstance } from 'fastify';
import { readChainStatus } from '../chain/status.ts';

/** Adds /health, /ready and /status. */
export function serveOperations(app: FastifyInstance, sql: Sql): void {
  app.get('/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });

  app.get('/ready', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const { state, indexedHeight } = await readChainStatus(sql);
      return { status: 'ready', state, indexedHeight };
    } catch (error) {
      const { code } = toDatabaseError(error);
      request.log.warn({ err: error, code }, 'not ready');
      reply.code(503);
      return { status: 'unavailable', code };
    }
  });

  app.get('/status', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      return await readChainStatus(sql);
    } catch (error) {
      const { code } = toDatabaseError(error);
      request.log.error({ err: error, code }, 'the status could not be read');
      reply.code(503);
      return { status: 'unavailable', code };
    }
  });
}
