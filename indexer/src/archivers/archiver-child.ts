// A program for tests: an archiver on DATABASE_URL and the node in RPC, to be killed or stopped at any moment.
import { connect } from '@leasebook/db';
import { archiveChain } from '../index.ts';

const sql = connect(process.env.DATABASE_URL ?? '', { name: 'leasebook-archiver' });
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
const report = await archiveChain({
  sql,
  rpc: [process.env.RPC ?? ''],
  to: Number(process.env.UNTIL),
  rangeBlocks: Number(process.env.RANGE_BLOCKS),
  leaseMs: Number(process.env.LEASE_MS),
  signal: stop.signal,
});
process.stdout.write(`${JSON.stringify(report)}\n`);
await sql.end({ timeout: 1 });
