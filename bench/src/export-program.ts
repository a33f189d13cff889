// What serves exports in a process of its own, whose memory is looked at meanwhile: the whole API as it is shipped.
import { createApi } from '@leasebook/api';
import { connect } from '@leasebook/db';
import { fastify } from 'fastify';
import { serve } from './child.ts';

const sql = connect(process.env.DATABASE_URL ?? '', { name: 'leasebook-bench-export', connections: 8 });

const { log: logger } = fastify({ logger: { level: 'error' } });
const { url } = await createApi({ sql, port: 0, host: '127.0.0.1', logger });

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
