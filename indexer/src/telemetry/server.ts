// The port for operators' machines: /metrics for Prometheus and /health.
import { createServer, type ServerResponse } from 'node:http';
import { LeasebookError } from '@leasebook/db';
import type { Metrics } from './metrics.ts';

export interface MetricsServer {
  url: string;
  close(): Promise<void>;
}

function send(reply: ServerResponse, status: number, type: string, text: string): void {
  reply.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(text);
}

async function answer(metrics: Metrics, path: string, reply: ServerResponse): Promise<void> {
  if (path === '/metrics') {
    const { type, text } = await metrics.scrape();
    send(reply, 200, type, text);
  } else if (path === '/health') send(reply, 200, 'application/json', '{"status":"ok"}');
  else send(reply, 404, 'text/plain; charset=utf-8', 'There are /metrics and /health.\n');
}

/**
 * Serves metrics on a port; 0 for any free one.
 * @throws LeasebookError `METRICS_PORT_UNUSABLE`.
 */
export async function serveMetrics(metrics: Metrics, options: { port: number; host: string }): Promise<MetricsServer> {
  const server = createServer((request, reply) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    answer(metrics, path, reply).catch((error: unknown) => send(reply, 500, 'text/plain; charset=utf-8', `${String(error)}\n`));
  });
  await new Promise<void>((done, fail) => {
    server.once('error', (cause) =>
      fail(
        new LeasebookError(`metrics cannot be served on ${options.host}:${options.port}: ${cause.message}.`, {
          kind: 'fatal',
          code: 'METRICS_PORT_UNUSABLE',
          advice: 'Name a free port with --metrics-port, or leave it out.',
          cause,
        }),
      ),
    );
    server.listen(options.port, options.host, done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}/metrics`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
