// What an answer depends on beside its address, for caches between: each part of the server adds its own.
import type { FastifyReply } from 'fastify';

/** Adds names of request headers to `Vary`, after those that are there, as of pages of other origins. */
export function varyBy(reply: FastifyReply, ...names: string[]): void {
  const before = reply.getHeader('vary');
  reply.header('vary', [...(before === undefined ? [] : [String(before)]), ...names].join(', '));
}
