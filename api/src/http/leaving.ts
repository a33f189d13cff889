// Clients that go away before they are answered: a reader who turns to another page is no error of ours.
import type { FastifyInstance } from 'fastify';

/** What servers log for a request whose client closed the connection; nobody receives it. */
const CLIENT_CLOSED_REQUEST = 499;

/** Lets an answer that nobody waits for end quietly, at level info. Every other error keeps Fastify's own handling. */
export function forgiveLeaving(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const cut = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!cut || !request.raw.socket.destroyed) throw error;
    request.log.info('the client went away before it was answered');
    return reply.code(CLIENT_CLOSED_REQUEST).send();
  });
}
