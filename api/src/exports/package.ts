// A package of everything for a data warehouse: Parquet by month, all of one block, with what describes, licenses and checks it.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  connectBeside,
  type FolderRefusal,
  fileErrorCode,
  LeasebookError,
  makeFolder,
  type Sql,
  type Transaction,
  unwritable,
} from '@leasebook/db';
import { DATASETS } from './catalogue.ts';
import { describePackage, type PackageBlock } from './data-package.ts';
import type { Dataset } from './dataset.ts';
import { dataDictionary } from './document.ts';
import type { Encoder } from './encoder.ts';
import { type OpenFile, type OpenSource, openSource, prepareFile } from './file.ts';
import { LICENCE } from './licence.ts';
import { ownParquetEncoder } from './parquet-encoder.ts';
import { readRequest } from './request.ts';

/** How a folder is refused that no package or lake can be written to. */
export const UNWRITABLE: FolderRefusal = {
  code: 'EXPORT_UNWRITABLE',
  advice: 'Name a folder with --out that this user may write, on a disk with space.',
};

/** A disk may be slow, but it does not go away. */
const NEVER_MS = 2 ** 31 - 1;

/** Splits of series that a package holds; each is a file of its own in every month. */
const SERIES = [
  { interval: 'HOUR' },
  { interval: 'DAY' },
  { interval: 'DAY', groupBy: 'MODEL' },
  { interval: 'DAY', groupBy: 'PROVIDER' },
  { interval: 'DAY', groupBy: 'COUNTRY' },
  { interval: 'DAY', groupBy: 'DENOM' },
] as const;

export interface PackageOptions {
  /** Folder to write to; it may be there if it is empty. */
  out: string;
  /** Other files of the package by their names: licence, citation, definitions. */
  texts: Readonly<Record<string, string>>;
  /** Told after each file. */
  onFile?: (file: PackagedFile) => void;
  signal: AbortSignal;
}

/** A file of the package. */
export interface PackagedFile {
  dataset: string;
  /** Relative to the folder. */
  path: string;
  rows: number;
  bytes: number;
  /** `sha256:` and hex digits. */
  hash: string;
}

export interface PackageReport {
  out: string;
  chainId: string;
  height: number;
  files: PackagedFile[];
}

/**
 * Writes the package. It appears in its folder as a whole or not at all.
 * @throws LeasebookError `EXPORT_FOLDER_NOT_EMPTY`, `EXPORT_UNWRITABLE`, `EXPORT_STOPPED`, `NOTHING_INDEXED`, those of the database.
 */
export async function writePackage(sql: Sql, { out, texts, onFile, signal }: PackageOptions): Promise<PackageReport> {
  await refuseFull(out);
  const unfinished = `${out}.unfinished`;
  const controller = new AbortController();
  const stop = (): void => controller.abort(stopped());
  signal.addEventListener('abort', stop, { once: true });
  // The second one is for cancellations.
  const pool = connectBeside(sql, { name: 'leasebook export', connections: 2, statementTimeoutMs: 0 });
  try {
    await rm(unfinished, { recursive: true, force: true });
    const source = await openSource(pool, controller);
    try {
      const files: PackagedFile[] = [];
      for (const { dataset, path, query } of await plan(source.transaction)) {
        const request = readRequest(`${dataset.name}.parquet`, new URLSearchParams(query));
        const file = await writeFileOf(await prepareFile(source, request), request.columns, dataset, unfinished, path);
        files.push(file);
        if (file.rows > 0) onFile?.(file);
      }
      const kept = await dropEmpty(unfinished, files);
      await writeTexts(unfinished, source, kept, texts);
      await replaceFolder(unfinished, out);
      return { out, chainId: source.block.chainId, height: source.block.height, files: kept };
    } finally {
      await source.close();
    }
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw unwritable(signal.aborted ? controller.signal.reason : error, out, UNWRITABLE);
  } finally {
    signal.removeEventListener('abort', stop);
    await pool.end({ timeout: 5 });
  }
}

async function refuseFull(out: string): Promise<void> {
  const names = await readdir(out).catch((error: unknown) => {
    if (fileErrorCode(error) === 'ENOENT') return [];
    throw unwritable(error, out, UNWRITABLE);
  });
  if (names.length === 0) return;
  throw new LeasebookError(`the folder ${out} is not empty.`, {
    kind: 'fatal',
    code: 'EXPORT_FOLDER_NOT_EMPTY',
    advice: 'Name another folder with --out, or empty this one.',
  });
}

interface Planned {
  dataset: Dataset;
  path: string;
  query: Record<string, string>;
}

/** Every file that there may be, month by month. */
async function plan(transaction: Transaction): Promise<Planned[]> {
  const months = await monthsOf(transaction);
  return DATASETS.flatMap((dataset): Planned[] => {
    const { name } = dataset;
    if (dataset.within === null) return [{ dataset, path: `${name}/${name}.parquet`, query: {} }];
    return months.flatMap(({ month, from, to }) => {
      const inMonth = (part: string, query: Record<string, string>): Planned => ({
        dataset,
        path: `${name}/month=${month}/${name}-${month}${part}.parquet`,
        query: { ...query, from, to },
      });
      if (name !== 'series') return [inMonth('', {})];
      return SERIES.map((split) => inMonth(`-${Object.values(split).join('-').toLowerCase()}`, split));
    });
  });
}

/** Months from the first moment that any dataset has to the last. */
async function monthsOf(transaction: Transaction): Promise<{ month: string; from: string; to: string }[]> {
  return transaction<{ month: string; from: string; to: string }[]>`
    WITH times (time) AS (
      SELECT unnest(ARRAY[min(time), max(time)]) FROM blocks
      UNION ALL SELECT unnest(ARRAY[min(time), max(time)]) FROM prices
      UNION ALL SELECT unnest(ARRAY[min(time), max(time)]) FROM provider_samples
      UNION ALL SELECT min(created_time) FROM leases
      UNION ALL SELECT min(created_time) FROM bids
      UNION ALL SELECT min(created_time) FROM deployments
    )
    SELECT to_char(start, 'YYYY-MM') AS month, to_char(start, 'YYYY-MM-DD') AS "from", to_char(start + interval '1 month', 'YYYY-MM-DD') AS "to"
    FROM (SELECT min(time) AS first, max(time) AS last FROM times) AS bounds,
      generate_series(date_trunc('month', first), last, interval '1 month') AS start
    ORDER BY start`;
}

async function writeFileOf(
  opened: OpenFile,
  columns: Dataset['columns'],
  dataset: Dataset,
  folder: string,
  path: string,
): Promise<PackagedFile> {
  const target = join(folder, path);
  await makeFolder(dirname(target), UNWRITABLE);
  const { chainId, height, time } = opened.block;
  const encoder = await ownParquetEncoder(
    columns,
    { dataset: dataset.name, chain_id: chainId, height: String(height), time: time.toISOString(), licence: LICENCE.name },
    NEVER_MS,
  );
  const stored = store(encoder, target);
  try {
    const [rows, { bytes, hash }] = await Promise.all([opened.write(encoder), stored]);
    return { dataset: dataset.name, path, rows, bytes, hash };
  } catch (error) {
    encoder.destroy(error instanceof Error ? error : undefined);
    await stored.catch(() => undefined);
    throw error;
  }
}

async function store({ output }: Encoder, target: string): Promise<{ bytes: number; hash: string }> {
  const digest = createHash('sha256');
  let bytes = 0;
  await pipeline(
    output,
    async function* (parts: AsyncIterable<Buffer>) {
      for await (const part of parts) {
        digest.update(part);
        bytes += part.length;
        yield part;
      }
    },
    createWriteStream(target),
  );
  return { bytes, hash: `sha256:${digest.digest('hex')}` };
}

/** Takes away files without rows, except for one of a dataset that has none at all: readers find its columns there. */
async function dropEmpty(folder: string, files: readonly PackagedFile[]): Promise<PackagedFile[]> {
  const kept = files.filter(({ rows }) => rows > 0);
  for (const file of files.filter(({ rows }) => rows === 0)) {
    if (kept.some(({ dataset }) => dataset === file.dataset)) await rm(join(folder, file.path));
    else kept.push(file);
  }
  for (const path of new Set(files.map((file) => dirname(join(folder, file.path))))) {
    if ((await readdir(path)).length === 0) await rmdir(path);
  }
  return kept;
}

async function writeTexts(
  folder: string,
  { block }: OpenSource,
  files: readonly PackagedFile[],
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const resources = DATASETS.map((dataset) => {
    const own = files.filter((file) => file.dataset === dataset.name).map(({ dataset: _dataset, ...file }) => file);
    return { dataset, format: 'parquet' as const, path: own.map(({ path }) => path), files: own };
  });
  const all: Record<string, string> = {
    ...texts,
    'datapackage.json': `${JSON.stringify(describePackage(block, resources), null, 2)}\n`,
    'dictionary.md': dataDictionary(),
    'README.md': readme(block),
    SHA256SUMS: files.map(({ path, hash }) => `${hash.slice('sha256:'.length)}  ${path}\n`).join(''),
  };
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
}

function readme({ chainId, height, hash, time }: PackageBlock): string {
  return `# Leasebook data

Tables of Akash Network's compute market, all as of block ${height} of ${chainId} (${hash}, ${time.toISOString()}).

- Each folder is a dataset; \`month=YYYY-MM\` folders hold the rows of a month (UTC), by creation where rows have one. Providers are as they were at the block.
- \`dictionary.md\` tells every column with its unit, \`metrics.md\` every metric of \`series\`, \`datapackage.json\` the same for programs.
- \`SHA256SUMS\` checks the files: \`sha256sum --check SHA256SUMS\`.
- Amounts are exact: DECIMAL(38, 18), in base units of their denomination. Times are UTC.
- Licence: \`DATA-LICENSE.md\`. How to cite: \`CITATION.cff\`, with the chain and the height above.

DuckDB:

\`\`\`sql
SELECT month, count(*) AS leases, sum(gpus) AS gpus
FROM read_parquet('leases/*/*.parquet', hive_partitioning = true) GROUP BY month ORDER BY month;
\`\`\`

Spark: \`spark.read.parquet("leases")\`. ClickHouse: \`SELECT count() FROM file('leases/*/*.parquet')\`. pandas: \`pandas.read_parquet("leases")\`.
`;
}

async function replaceFolder(unfinished: string, out: string): Promise<void> {
  await rmdir(out).catch((error: unknown) => {
    if (fileErrorCode(error) !== 'ENOENT') throw error;
  });
  await rename(unfinished, out);
}

function stopped(): LeasebookError {
  return new LeasebookError('the export was stopped; nothing of it was left.', {
    kind: 'retryable',
    code: 'EXPORT_STOPPED',
    advice: 'Run the command again.',
  });
}
