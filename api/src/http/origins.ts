// Which pages of other hosts may ask from browsers.
import fastifyCors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

const ALL = '*';

/** Lets pages of these origins read answers, without cookies or keys, as there are none; `*` stands for all, an empty list for none. */
export async function allowOrigins(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  await app.register(fastifyCors, {
    origin: origins.includes(ALL) ? ALL : [...origins],
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: [
      'content-disposition',
      'etag',
      'link',
      'ratelimit',
      'ratelimit-policy',
      'retry-after',
      'x-chain-id',
      'x-indexed-height',
      'x-indexed-time',
      'x-indexed-version',
      'x-next-cursor',
    ],
    maxAge: 86_400,
  });
}
