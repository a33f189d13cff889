// What a client says it takes.
import type { FastifyRequest } from 'fastify';

/** Whether it asks for a page by name, as browsers do of addresses that somebody opens. */
export function namesHtml({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').includes('text/html');
}
