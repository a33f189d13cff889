// A program for tests: a whole indexer on DATABASE_URL and the nodes in RPC (separated by spaces), to be killed or stopped at any moment.
import { connect, LeasebookError } from '@leasebook/db';
import { indexChain } from '../index.ts';

const tell = (text: string) => process.stdout.write(`${text}\n`);
const until = process.env.UNTIL;
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
const sql = connect(process.env.DATABASE_URL ?? '', { name: process.env.NAME ?? 'leasebook-child' });
try {
  const { height } = await indexChain({
    sql,
    rpc: (process.env.RPC ?? '').split(' '),
    observations: process.env.OBSERVATIONS ?? null,
    until: until === undefined ? undefined : Number(until),
    signal: stop.signal,
    patience: { patienceMs: Number(process.env.PATIENCE_MS ?? 60_000), longestWaitMs: 1_000 },
    onLead: (isLeader) => tell(isLeader ? 'leads' : 'stands by'),
    onProgress: (progress) => tell(`height ${progress.height}`),
  });
  tell(`done ${height}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = error instanceof LeasebookError ? error.exitCode : 1;
}
await sql.end({ timeout: 1 });
