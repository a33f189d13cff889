// `npm run test:lake`: indexes the recorded chain, writes the lake, and recomputes figures from it by DuckDB and Spark SQL.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeLake } from '@leasebook/api';
import { connect, findEmbedded, migrate, type Sql, startEmbedded } from '@leasebook/db';
import { indexChain } from '@leasebook/indexer';
import { compare } from './compare.ts';
import { byDuckdb } from './duckdb.ts';
import type { FigureRow } from './figure-row.ts';
import { bySpark, SparkMissing } from './spark.ts';
import type { Figure } from './statements.ts';

const root = join(import.meta.dirname, '../..');
const TELL_EVERY_MS = 10_000;

const HELP = `npm run test:lake -- [flags]
  --data DIR   folder of an embedded database that is indexed already; else the recorded chain is indexed into a new one
  --until N    last block to index
`;

function flags(): { data?: string; until?: string; help?: boolean } {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, until: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.until === undefined || /^[1-9]\d*$/.test(values.until)) return values;
    throw new TypeError(`--until is "${values.until}", which is no height`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n${HELP}`);
    process.exit(1);
  }
}

const values = flags();
if (values.help === true) {
  process.stdout.write(HELP);
  process.exit(0);
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const counts = { passed: 0, failed: 0, skipped: 0 };

async function check(engine: string, sql: Sql, results: ReadonlyMap<Figure, FigureRow[]>): Promise<void> {
  for (const [figure, rows] of results) {
    const name = `${engine}: ${figure.metric}${figure.by === null ? '' : ` by ${figure.by}`}`;
    const { compared, differences } = await compare(sql, figure, rows);
    const isEqual = differences.length === 0 && compared > 0;
    counts[isEqual ? 'passed' : 'failed'] += 1;
    print(
      `${isEqual ? 'equal' : 'DIFFERENT'}  ${name}, ${compared} values${differences
        .slice(0, 5)
        .map((text) => `\n    ${text}`)
        .join('')}`,
    );
  }
}

async function index(sql: Sql): Promise<void> {
  const recording = join(root, 'recordings/akash-recorded-1');
  print('Indexing the recorded chain ...');
  let toldAt = Date.now();
  await indexChain({
    sql,
    rpc: [],
    recording,
    observations: recording,
    until: values.until === undefined ? 'head' : Number(values.until),
    signal: new AbortController().signal,
    onProgress({ height, head }) {
      if (Date.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = Date.now();
      print(`block ${height} of ${head}`);
    },
  });
}

const folder = await mkdtemp(join(tmpdir(), 'leasebook-lake-'));
// For the server's own user, where this one is root: else it would keep its files elsewhere.
await chmod(folder, 0o755);
const running = values.data === undefined ? null : await findEmbedded(values.data);
const server = running === null ? await startEmbedded({ dataDir: values.data ?? join(folder, 'data') }) : null;
const sql = connect(running ?? server?.url ?? '', { name: 'leasebook-lake', statementTimeoutMs: 0 });
try {
  await migrate(sql);
  if (values.data === undefined) await index(sql);
  const lake = join(folder, 'lake');
  const { files, rows, height } = await writeLake(sql, { out: lake, signal: new AbortController().signal });
  print(`The lake has ${rows} rows in ${files} files, as of block ${height}`);
  await check('DuckDB', sql, await byDuckdb(lake));
  try {
    const { workers, rows: results } = await bySpark(lake, print);
    print(`Spark answered on ${workers} workers`);
    await check('Spark', sql, results);
  } catch (error) {
    if (!(error instanceof SparkMissing)) throw error;
    counts.skipped += 1;
    print(`Spark was not tried on this machine: ${error.message}`);
  }
} finally {
  await sql.end({ timeout: 5 });
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}
const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
print(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 ? 0 : 1;
