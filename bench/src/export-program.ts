// The API in a process of its own, as it is shipped, whose memory is looked at while it exports.
import { createApi } from '@leasebook/api';
import { connect } from '@leasebook/db';
import { fastify } from 'fastify';
import { serve } from './child.ts';

const { log: logger } = fastify({ logger: { level: 'error' } });
const api = await createApi({
  sql: connect(process.env.DATABASE_URL ?? '', { name: 'leasebook-bench-export', connections: 8 }),
  port: 0,
  host: '127.0.0.1',
  logger,
});

/** Greatest resident memory since the last question, looked at every 20 ms: the process's own maximum never falls. */
let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);

serve(async () => {
  const peakRssMiB = Math.round(peak / 2 ** 20);
  peak = 0;
  return { url: api.url, peakRssMiB };
});
