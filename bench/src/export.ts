// A million rows over /export/flows.csv against `\copy` of the same query, in turns, and what memory the API takes for it.
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { promisify } from 'node:util';
import { openFile, readRequest } from '@leasebook/api';
import type { Sql } from '@leasebook/db';
import { startDatabase } from './database.ts';
import { type BenchResult, machine } from './result.ts';
import { type Served, startServed } from './served.ts';

const ROWS = 1_000_000;
const ROUNDS = 3;
const LIMIT = 0.8;
const RSS_LIMIT_MIB = 150;

const run = promisify(execFile);

/** Fills `flows` with payouts as a chain has them, and the transactions that they refer to. */
async function fill(sql: Sql): Promise<void> {
  // The query reads by the primary key: other indexes would only take their time to be filled.
  const indexes = await sql<{ name: string }[]>`
    SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'flows' AND indexname <> 'flows_pkey'`;
  for (const { name } of indexes) await sql`DROP INDEX ${sql(name)}`;
  const blocks = ROWS / 20;
  await sql`
    INSERT INTO blocks SELECT n, upper(md5(n::text)), '2026-01-01'::timestamptz + n * interval '6 seconds', 'VALIDATOR', 1, 0
    FROM generate_series(1, ${blocks}::int) n`;
  await sql`
    INSERT INTO transactions SELECT n, 0, upper(md5(n::text) || md5('b' || n)), 0, '', '', 200000, 150000, 'akash1payer', '', 1
    FROM generate_series(1, ${blocks}::int) n`;
  await sql`
    INSERT INTO flows (height, sequence, time, tx_index, kind, denom, amount, sender, recipient, scope, xid, lease)
    SELECT 1 + n / 20, n % 20, '2026-01-01'::timestamptz + n / 20 * interval '6 seconds', 0, 'earnings', 'uakt', n * 1.000001,
      'akash14pphss726thpwws3yc458hggufynm9x77l4l2u', 'akash1' || left(md5((n % 100)::text) || md5(n::text), 38), 'deployment',
      'akash1' || left(md5((n % 500)::text) || 'x', 38) || '/' || n % 5000,
      'akash1' || left(md5((n % 500)::text) || 'x', 38) || '/' || n % 5000 || '/1/1/akash1' || left(md5((n % 100)::text) || 'yyyyyy', 38)
    FROM generate_series(0, ${ROWS - 1}::int) n`;
  await sql`
    INSERT INTO checkpoint (chain_id, height, block_hash, block_time, first_height, nonce)
    SELECT 'bench-1', height, hash, time, 1, 1 FROM blocks ORDER BY height DESC LIMIT 1`;
  await sql`VACUUM (ANALYZE) flows`;
  await sql`VACUUM (ANALYZE) transactions`;
}

/** The query behind the address, as the API writes it. */
async function queryOf(sql: Sql): Promise<string> {
  const file = await openFile(sql, readRequest('flows.csv', new URLSearchParams()), new AbortController());
  await file.close();
  return file.statement.replaceAll(/\s+/g, ' ');
}

function psqlVersion(): string | null {
  try {
    return execFileSync('psql', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** Seconds that `work` takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** `\copy` into nothing; without psql, the same COPY read and dropped by the client library. */
function copier(url: string, sql: Sql, statement: string, psql: boolean): () => Promise<unknown> {
  if (psql) {
    const command = `\\${statement.replace(/^COPY/, 'copy').replace('TO STDOUT', "TO '/dev/null'").replace('(FORMAT csv, HEADER true)', 'CSV HEADER')}`;
    return () => run('psql', [url, '--quiet', '--no-psqlrc', '--command', command], { env: { ...process.env, PGTZ: 'UTC' } });
  }
  return async () => {
    const rows = await sql.unsafe(statement).readable();
    rows.resume();
    await once(rows, 'end');
  };
}

/** Reads an export and drops it; resolves with its size. */
async function download(address: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(address, { agent: false }, resolve).on('error', reject);
  const answer = await promise;
  if (answer.statusCode !== 200) throw new Error(`${address} answered ${answer.statusCode}`);
  let bytes = 0;
  answer.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  await once(answer, 'end');
  return bytes;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}

/** Memory of `npm start` before its first export, and for a million rows of CSV: while it waits for a node that says nothing. */
async function startPeaks(url: string): Promise<{ idle: number | null; csv: number | null }> {
  const node = createServer().listen(0, '127.0.0.1');
  await once(node, 'listening');
  const { port } = node.address() as AddressInfo;
  const served = await startServed(['start', '--rpc', `http://127.0.0.1:${port}`, '--chain-id', 'bench-1'], url);
  try {
    const idle = served.peakRssMiB();
    await download(`${served.url}/export/flows.csv`);
    return { idle, csv: served.peakRssMiB() };
  } finally {
    await served.stop();
    node.close();
  }
}

/** Measures CSV against `\copy`, then what NDJSON and Parquet take. */
export async function exports(): Promise<BenchResult> {
  const database = await startDatabase();
  let served: Served | undefined;
  try {
    await fill(database.sql);
    served = await startServed(['api'], database.url);
    const { url, peakRssMiB } = served;
    const statement = await queryOf(database.sql);
    const psql = psqlVersion();
    const copy = copier(database.url, database.sql, statement, psql !== null);
    const idle = peakRssMiB();
    const csv = () => download(`${url}/export/flows.csv`);
    // Once each, so that both find pages and compiled code warm.
    await copy();
    const bytes = await csv();
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await timed(copy));
      ours.push(await timed(csv));
    }
    const csvPeak = peakRssMiB();
    const others: { format: string; seconds: number; peak: number | null }[] = [];
    for (const format of ['ndjson', 'parquet']) {
      const seconds = await timed(() => download(`${url}/export/flows.${format}`));
      others.push({ format, seconds, peak: peakRssMiB() });
    }
    await served.stop();
    served = undefined;
    const started = await startPeaks(database.url);
    const ratio = median(theirs) / median(ours);
    const row = (name: string, seconds: number, peak: number | string | null) => [
      name,
      seconds.toFixed(2),
      Math.round(ROWS / seconds / 1_000),
      peak ?? 'not told',
    ];
    return {
      name: 'export',
      claim: `${ROWS.toLocaleString('en-US')} flows (${Math.round(bytes / 2 ** 20)} MiB of CSV) over HTTP against ${psql === null ? 'the same COPY read by the client library' : '\\copy of the same query'}, medians of ${ROUNDS} turns: the export has ${Math.round(100 * ratio)} % of its speed; \`leasebook api\` stays at ${csvPeak} MiB, \`npm start\` at ${started.csv} MiB.`,
      columns: ['what', 'seconds', 'thousand rows/s', 'peak MiB'],
      rows: [
        row(psql === null ? 'raw COPY' : '`\\copy`', median(theirs), ''),
        row('CSV', median(ours), csvPeak),
        ...others.map(({ format, seconds, peak }) => row(format === 'parquet' ? 'Parquet' : 'NDJSON', seconds, peak)),
      ],
      notes: [
        `${psql ?? 'There is no psql on this machine'}; the reader of the export runs on the same cores.`,
        `Memory is that of \`leasebook api\`, which has ${idle} MiB before its first export; the process of \`npm start\` that answers has ${started.idle}. The bound is ${RSS_LIMIT_MIB} MB. Parquet is encoded by a program of its own, which is not in the table.`,
      ],
      ratio,
      limit: LIMIT,
      bound: 'least',
      figures: {
        rows: ROWS,
        csvSeconds: median(ours),
        copySeconds: median(theirs),
        idleRssMiB: idle,
        csvPeakRssMiB: csvPeak,
        startIdleRssMiB: started.idle,
        startCsvPeakRssMiB: started.csv,
        rssLimitMiB: RSS_LIMIT_MIB,
        ...Object.fromEntries(
          others.flatMap(({ format, seconds, peak }) => [
            [`${format}Seconds`, seconds],
            [`${format}PeakRssMiB`, peak],
          ]),
        ),
      },
      peakRssMiB: Math.max(csvPeak ?? 0, started.csv ?? 0),
      machine: machine(),
    };
  } finally {
    await served?.stop();
    await database.close();
  }
}
