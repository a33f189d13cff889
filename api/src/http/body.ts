// Bodies of requests to GraphQL that cannot be read: their senders read errors in the form of GraphQL alone.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** What Fastify's codes for a body of another type, that is no JSON, empty or too long have in common. */
const UNREADABLE = 'FST_ERR_CTP_';

/** Answers such a request with its own status; every other error is left to the handler of the whole server. */
export function refuseBody(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  if (error.code?.startsWith(UNREADABLE) !== true) throw error;
  const advice = 'Send a JSON object with `query`, and `variables` where it has any, as application/json, of at most 200 kB.';
  reply.code(error.statusCode ?? 400).header('cache-control', 'no-store');
  reply.send({ errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST', advice } }] });
}
