// Headers that every answer carries: the explorer runs only what this host serves, and only its charts that stand alone are framed.
import type { FastifyInstance } from 'fastify';

/** Charts that stand alone may be framed by every site; they show public data and take no input. */
const FRAMED = '/embed/';

const policy = (ancestors: string, scripts: readonly string[] = []): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    // Charts and the query editor set styles while they run.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');

/** The policy of a page that holds scripts, by their hashes: no other text runs in it. */
export const policyOfPage = (hashes: readonly string[]): string => policy("'none'", hashes);

const HEADERS = {
  'content-security-policy': policy("'none'"),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Adds the headers to all answers of a server. */
export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (request.url.startsWith(FRAMED)) reply.header('content-security-policy', policy('*'));
  });
}
