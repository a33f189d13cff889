// The lake: base tables and raw facts as Parquet by month, column for column, for engines that spread work over machines.
import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { connectBeside, LeasebookError, makeFolder, type Sql, type Transaction, unwritable } from '@leasebook/db';
import { RequestError } from '../errors.ts';
import { copyOut } from './copy.ts';
import type { ColumnType } from './dataset.ts';
import { type OpenSource, openSource } from './file.ts';
import { UNWRITABLE } from './package.ts';
import { ownParquetEncoder } from './parquet-encoder.ts';

/** Tables by what tells a row's month: a time of its own, its block, or nothing where all rows are in one file. */
const TABLES: Readonly<Record<string, 'time' | 'created_time' | 'height' | null>> = {
  blocks: 'time',
  transactions: 'height',
  transaction_fees: 'height',
  messages: 'height',
  unknown_events: 'height',
  flows: 'time',
  mints: 'height',
  pool_movements: 'height',
  provider_samples: 'time',
  prices: 'time',
  deployments: 'created_time',
  deployment_groups: null,
  group_resources: null,
  orders: 'created_time',
  bids: 'created_time',
  leases: 'created_time',
  lease_gpus: null,
  lease_prices: null,
  providers: null,
  provider_attributes: null,
  audited_attributes: null,
  escrow_accounts: null,
  escrow_payments: null,
  grants: null,
  parameters: null,
};

/** A disk may be slow, but it does not go away. */
const NEVER_MS = 2 ** 31 - 1;

interface LakeColumn {
  name: string;
  type: ColumnType;
  nullable?: true;
  /** Its value as the Parquet writer takes it. */
  value: string;
}

export interface LakeOptions {
  /** Folder to write to. */
  out: string;
  signal: AbortSignal;
}

export interface LakeReport {
  chainId: string;
  height: number;
  files: number;
  rows: number;
}

/**
 * Writes every table as `TABLE/month=YYYY-MM/part.parquet`, or `TABLE/part.parquet`, all of one block. A table without rows has
 * one file without rows, so that its columns are known.
 * @throws RequestError `NOTHING_INDEXED`, `VALUE_TOO_LARGE`; LeasebookError `EXPORT_UNWRITABLE`, `LAKE_STOPPED` and those of the database.
 */
export async function writeLake(sql: Sql, { out, signal }: LakeOptions): Promise<LakeReport> {
  // Now, and not after the first table was read.
  await makeFolder(out, UNWRITABLE);
  const controller = new AbortController();
  const stop = (): void => controller.abort(stopped());
  signal.addEventListener('abort', stop, { once: true });
  const pool = connectBeside(sql, { name: 'leasebook lake', connections: 2, statementTimeoutMs: 0 });
  try {
    const source = await openSource(pool, controller);
    try {
      const report: LakeReport = { chainId: source.block.chainId, height: source.block.height, files: 0, rows: 0 };
      const months = await monthsOf(source.transaction);
      for (const [table, by] of Object.entries(TABLES)) {
        const columns = await columnsOf(source.transaction, table);
        await refuseTooLarge(source.transaction, table, columns);
        let rows = 0;
        for (const { month, condition } of by === null ? [{ month: null, condition: 'true' }] : months.map((each) => each[by])) {
          if (month !== null && !(await hasRows(source.transaction, table, condition))) continue;
          rows += await writeFileOf(source, { table, columns, condition, target: join(out, table, month ?? '', 'part.parquet') });
          report.files += 1;
        }
        if (rows === 0 && by !== null) {
          await writeFileOf(source, { table, columns, condition: 'false', target: join(out, table, 'part.parquet') });
          report.files += 1;
        }
        report.rows += rows;
      }
      return report;
    } finally {
      await source.close();
    }
  } catch (error) {
    throw unwritable(signal.aborted ? controller.signal.reason : error, out, UNWRITABLE);
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.end({ timeout: 5 });
  }
}

function stopped(): LeasebookError {
  return new LeasebookError('the lake was stopped before it was whole: its files are of different blocks, and some may be cut off.', {
    kind: 'retryable',
    code: 'LAKE_STOPPED',
    advice: 'Run the command again; it writes every file anew.',
  });
}

type Month = Record<'time' | 'created_time' | 'height', { month: string; condition: string }>;

/** Months of the chain, as conditions on rows: those before the first block go with the first, those after the last with the last. */
async function monthsOf(transaction: Transaction): Promise<Month[]> {
  const rows = await transaction<{ month: string; from: string; to: string; first: string; next: string }[]>`
    SELECT to_char(start, 'YYYY-MM') AS month,
      CASE WHEN row_number() OVER (ORDER BY start) = 1 THEN '-infinity' ELSE start::text END AS "from",
      CASE WHEN row_number() OVER (ORDER BY start DESC) = 1 THEN 'infinity' ELSE (start + interval '1 month')::text END AS "to",
      CASE WHEN row_number() OVER (ORDER BY start) = 1 THEN '0' ELSE coalesce((SELECT height FROM blocks WHERE time >= start ORDER BY time LIMIT 1), 0)::text END AS first,
      coalesce((SELECT height FROM blocks WHERE time >= start + interval '1 month' ORDER BY time LIMIT 1), 9223372036854775807)::text AS next
    FROM (SELECT min(time) AS first, max(time) AS last FROM blocks) AS bounds,
      generate_series(date_trunc('month', first), last, interval '1 month') AS start
    ORDER BY start`;
  return rows.map(({ month, from, to, first, next }) => {
    const by = (column: string) => ({ month: `month=${month}`, condition: `${column} >= '${from}' AND ${column} < '${to}'` });
    return {
      time: by('time'),
      created_time: by('created_time'),
      height: { month: `month=${month}`, condition: `height >= ${first} AND height < ${next}` },
    };
  });
}

/** Columns of a table in the types of the exports: lists and objects as JSON text. */
async function columnsOf(transaction: Transaction, table: string): Promise<LakeColumn[]> {
  const rows = await transaction<{ name: string; type: string; nullable: boolean }[]>`
    SELECT attname AS name, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL) AS type, NOT attnotnull AS nullable
    FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
    WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`;
  return rows.map(({ name, type, nullable }) => ({ name, ...formOf(`"${name}"`, type), ...(nullable && { nullable: true as const }) }));
}

function formOf(column: string, type: string): Pick<LakeColumn, 'type' | 'value'> {
  switch (type) {
    case 'bigint':
    case 'integer':
    case 'smallint':
      return { type: 'integer', value: column };
    case 'boolean':
      return { type: 'boolean', value: column };
    case 'numeric':
      return { type: 'decimal', value: `trunc(${column} * 1000000000000000000)` };
    case 'timestamp with time zone':
      return { type: 'timestamp', value: `(extract(epoch FROM ${column}) * 1000000)::bigint` };
    case 'text':
      return { type: 'text', value: column };
    case 'bytea':
      return { type: 'text', value: `encode(${column}, 'base64')` };
    default:
      return { type: 'json', value: `to_jsonb(${column})::text` };
  }
}

async function refuseTooLarge(transaction: Transaction, table: string, columns: readonly LakeColumn[]): Promise<void> {
  const large = columns.filter(({ type }) => type === 'decimal').map(({ name }) => `abs("${name}") >= 1e20`);
  if (large.length === 0) return;
  const [row] = await transaction.unsafe<{ found: boolean }[]>(`SELECT EXISTS (SELECT FROM ${table} WHERE ${large.join(' OR ')}) AS found`);
  if (row?.found !== true) return;
  throw new RequestError(
    'VALUE_TOO_LARGE',
    `The table ${table} has an amount of more than 20 digits before the point.`,
    'Parquet decimals have 38 digits, 18 of them after the point: export the table as CSV instead.',
  );
}

async function hasRows(transaction: Transaction, table: string, condition: string): Promise<boolean> {
  const [row] = await transaction.unsafe<{ found: boolean }[]>(`SELECT EXISTS (SELECT FROM ${table} WHERE ${condition}) AS found`);
  return row?.found === true;
}

interface LakeFile {
  table: string;
  columns: readonly LakeColumn[];
  condition: string;
  target: string;
}

async function writeFileOf(
  { transaction, block, controller }: OpenSource,
  { table, columns, condition, target }: LakeFile,
): Promise<number> {
  await makeFolder(dirname(target), UNWRITABLE);
  const described = columns.map((column) => ({ ...column, description: '', sql: (tag: Transaction) => tag`row` }));
  const encoder = await ownParquetEncoder(described, { table, chain_id: block.chainId, height: String(block.height) }, NEVER_MS);
  const stored = pipeline(encoder.output, createWriteStream(target));
  try {
    const select = columns.map(({ value }) => value).join(', ');
    const rows = await copyOut(transaction, `COPY (SELECT ${select} FROM ${table} WHERE ${condition}) TO STDOUT`, {
      crlf: false,
      take: encoder.take,
      controller,
    });
    await encoder.end();
    await stored;
    return rows;
  } catch (error) {
    encoder.destroy(error instanceof Error ? error : undefined);
    await stored.catch(() => undefined);
    throw error;
  }
}
