// What serves exports in a process of its own, whose memory is looked at meanwhile: the whole API as it is shipped, or exports alone.
import { createApi, serveExports } from '@leasebook/api';
import { connect, connectBeside, type Sql } from '@leasebook/db';
import { fastify } from 'fastify';
import { serve } from './child.ts';

const sql = connect(process.env.DATABASE_URL ?? '', { name: 'leasebook-bench-export', connections: 8 });
const host = '127.0.0.1';

async function wholeApi(): Promise<string> {
  const { log: logger } = fastify({ logger: { level: 'error' } });
  return (await createApi({ sql, port: 0, host, logger })).url;
}

async function exportsAlone(): Promise<string> {
  const app = fastify();
  let pool: Sql | undefined;
  await serveExports(app, (options) => {
    pool ??= connectBeside(sql, options);
    return pool;
  });
  return app.listen({ port: 0, host });
}

const url = process.argv[2] === 'alone' ? await exportsAlone() : await wholeApi();

/** Greatest resident memory since the last question, looked at every 20 ms: the process's own maximum never falls. */
let peak = process.memoryUsage.rss();
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);

serve(async () => {
  const peakRssMiB = Math.round(peak / 2 ** 20);
  peak = 0;
  return { url, peakRssMiB };
});
