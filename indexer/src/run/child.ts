// A program for tests: indexes the recorded chain into DATABASE_URL up to the height that it is given, to be killed at any moment; tells
// that it begins and each height that is written.
import { connect } from '@leasebook/db';
import { runIndexer } from '../run.ts';
import { recordedSource, recordedStages } from './testing.ts';

const until = Number(process.argv[2]);
const sql = connect(process.env.DATABASE_URL ?? '', { name: 'leasebook-child' });
const source = recordedSource(until);
process.stdout.write('begins\n');
// Many small runs: many batches and restarts to be killed in.
for (let reached = 0; reached < until; ) {
  const step = ((await recordedStages(sql, source).store.checkpoint())?.height ?? 0) + 25;
  const options = { until: Math.min(step, until), origin: 'recorded', signal: new AbortController().signal } as const;
  reached = (await runIndexer(recordedStages(sql, source), options)).height;
  process.stdout.write(`height ${reached}\n`);
}
await sql.end();
