// How much a client may ask for in a minute: by what its requests cost, not by how many they are.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RequestError } from '../errors.ts';
import { clientOf } from './client.ts';

/** Points of a minute where the operator says nothing else: a page of the explorer takes some thousands. */
export const DEFAULT_RATE_LIMIT = 600_000;
const WINDOW_SECONDS = 60;
/** What every request takes, however cheap. */
const REQUEST_POINTS = 10;

/** Takes points of the client that a request comes from. */
export interface RateLimit {
  /** Takes what every request takes. @throws RequestError `RATE_LIMITED`. */
  begin(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Takes what an operation costs beyond that. @throws RequestError `RATE_LIMITED`. */
  charge(request: FastifyRequest, reply: FastifyReply, cost: number): Promise<void>;
}

/** A limit of so many points in a minute for each client; 0 for none. */
export function createRateLimit(points: number): RateLimit {
  const limiter = points === 0 ? undefined : new RateLimiterMemory({ points, duration: WINDOW_SECONDS });

  async function take(request: FastifyRequest, reply: FastifyReply, taken: number): Promise<void> {
    if (limiter === undefined || taken === 0) return;
    const state = await limiter.consume(clientOf(request), taken).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    const seconds = Math.ceil(state.msBeforeNext / 1_000);
    // draft-ietf-httpapi-ratelimit-headers: structured fields, one policy.
    reply.header('ratelimit-policy', `"cost";q=${points};w=${WINDOW_SECONDS}`);
    reply.header('ratelimit', `"cost";r=${Math.max(0, points - state.consumedPoints)};t=${seconds}`);
    if (state.consumedPoints <= points) return;
    reply.header('retry-after', seconds);
    throw new RequestError(
      'RATE_LIMITED',
      `This address has asked for more than ${points} points in ${WINDOW_SECONDS} s.`,
      `Wait ${seconds} s; extensions.cost tells what a request takes.`,
    );
  }

  return {
    begin: (request, reply) => take(request, reply, REQUEST_POINTS),
    charge: (request, reply, cost) => take(request, reply, Math.max(0, cost - REQUEST_POINTS)),
  };
}
