// The indexer as `leasebook index` runs it, in a process of its own; or the plain run that its tables are compared with.
import { connect } from '@leasebook/db';
import { indexChain } from '@leasebook/indexer';
import { plainRun } from '@leasebook/indexer/bench';
import { openRecording } from '@leasebook/replay';
import { ownUsage, serve } from './child.ts';

const sql = connect(process.env.DATABASE_URL ?? '', { name: 'leasebook-bench-index' });
const signal = new AbortController().signal;

async function work(request: Record<string, unknown>): Promise<Record<string, unknown>> {
  const recording = String(request.recording);
  if (request.ask === 'plain') {
    await plainRun(sql, await openRecording(recording), recording);
    return {};
  }
  const { phases } = await indexChain({ sql, rpc: [String(request.url)], observations: recording, until: 'head', signal });
  return { ...phases };
}

serve(async (request) => {
  const before = ownUsage().cpuSeconds;
  const started = performance.now();
  const phases = await work(request);
  const seconds = (performance.now() - started) / 1_000;
  const { cpuSeconds, peakRssMiB } = ownUsage();
  return { ...phases, seconds, cpuSeconds: cpuSeconds - before, peakRssMiB };
});
