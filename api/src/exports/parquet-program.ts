// The program that encodes Parquet, COPY's text on its standard input: minutes of computing and memory that are not the API's.
import { once } from 'node:events';
import { type ParquetJob, RowGroups } from './parquet-groups.ts';

const job: ParquetJob = JSON.parse(process.argv[2] ?? '');
const groups = new RowGroups(job);

/** Waits for whoever reads: nothing gathers here. */
async function give(): Promise<void> {
  const bytes = groups.taken();
  if (bytes.length > 0 && !process.stdout.write(bytes)) await once(process.stdout, 'drain');
}

for await (const block of process.stdin) {
  groups.add(block);
  await give();
}
groups.finish();
await give();
