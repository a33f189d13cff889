// Methods that an address does not take: told with those that it takes (RFC 9110, 15.5.6), and not as if nothing were there.
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Listens to what is served from here on. To be called when all of it is: then each address refuses the other methods with 405. */
export function refuseOtherMethods(app: FastifyInstance): () => void {
  const taken = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    taken.set(url, new Set([...(taken.get(url) ?? []), ...[method].flat()]));
  });
  return () => {
    for (const [url, methods] of [...taken]) {
      const others = METHODS.filter((method) => !methods.has(method));
      const allow = METHODS.filter((method) => methods.has(method)).join(', ');
      if (others.length === 0 || allow === '') continue;
      const refuse = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
        reply
          .code(405)
          .headers({ allow, 'cache-control': 'no-store' })
          .send({ error: `${request.url.slice(0, 200)} does not take ${request.method}, but ${allow}.` });
      // Before a body is read, which nobody wants.
      app.route({ method: others, url, onRequest: refuse, handler: refuse });
    }
  };
}
