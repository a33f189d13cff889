// One file of a request: opened on a snapshot, so that all of it stands on one block, then written by COPY.
import { createHash } from 'node:crypto';
import type { Sql, Transaction } from '@leasebook/db';
import { RequestError } from '../errors.ts';
import { openSnapshot, type SnapshotBlock } from '../snapshot.ts';
import { cancelOnAbort, copyOut } from './copy.ts';
import { boundsOf } from './dataset.ts';
import type { Encoder } from './encoder.ts';
import { cursorAfter, type ExportRequest } from './request.ts';
import { type Statements, writeStatements } from './statement.ts';

/** Raised whenever the same request at the same block gives other bytes than before: part of every ETag. */
const FORM = 2;

/** A file that can be written. */
export interface OpenFile {
  block: SnapshotBlock;
  /** Name with dataset, range and height. */
  name: string;
  /** Weak: compressed or not, it is the same. */
  etag: string;
  /** Whether no block to come can change it. */
  complete: boolean;
  /** The value of `after` for what follows this page; null where nothing does, or where it is no page. */
  nextCursor: string | null;
  /** The COPY that writes it. */
  statement: string;
  /**
   * Writes it; resolves with the number of its rows.
   * @throws LeasebookError of the database; what the encoder's `take` rejects with; the abort's reason.
   */
  write(encoder: Encoder): Promise<number>;
}

/**
 * Opens a file on a snapshot of its own. An abort of `controller` cancels in PostgreSQL whatever it is doing for this file.
 * @param sql connections for exports, one more than files are open at once
 * @throws RequestError `NOTHING_INDEXED`, `BAD_RANGE`, `VALUE_TOO_LARGE` and those of filters; LeasebookError of the database.
 */
export async function openFile(
  sql: Sql,
  request: ExportRequest,
  controller: AbortController,
): Promise<OpenFile & { close(): Promise<void> }> {
  const opened = await openSource(sql, controller);
  try {
    return { ...(await prepareFile(opened, request)), close: opened.close };
  } catch (error) {
    await opened.close();
    throw controller.signal.aborted ? controller.signal.reason : error;
  }
}

/** A snapshot that files are made of, one after the other. */
export interface OpenSource {
  block: SnapshotBlock;
  transaction: Transaction;
  controller: AbortController;
  /** Gives the connection back; to be called in the end. */
  close(): Promise<void>;
}

/**
 * Opens a snapshot. An abort of `controller` cancels whatever PostgreSQL is doing in it.
 * @throws RequestError `NOTHING_INDEXED`; LeasebookError of the database.
 */
export async function openSource(sql: Sql, controller: AbortController): Promise<OpenSource> {
  const snapshot = openSnapshot(sql);
  try {
    const block = await snapshot.block();
    if (block === null) {
      throw new RequestError('NOTHING_INDEXED', 'Nothing has been indexed yet.', 'Repeat the request when /ready answers 200.');
    }
    const transaction = await snapshot.transaction();
    // Compiling a statement costs seconds, which none of these wins back: most of their work is output.
    await transaction`SET LOCAL jit = off`;
    const disarm = await cancelOnAbort(transaction, sql, controller.signal);
    return {
      block,
      transaction,
      controller,
      async close() {
        await disarm();
        await snapshot.close();
      },
    };
  } catch (error) {
    await snapshot.close();
    throw error;
  }
}

/**
 * Prepares a file of an open snapshot.
 * @throws RequestError `BAD_RANGE`, `VALUE_TOO_LARGE` and those of filters; LeasebookError of the database.
 */
export async function prepareFile({ block, transaction, controller }: OpenSource, request: ExportRequest): Promise<OpenFile> {
  checkSince(request, block);
  const { dataset, selection } = request;
  const relation = await dataset.from(transaction, selection, request.since);
  const statements = writeStatements(request, relation, await boundsOf(transaction, selection));
  await refuseTooLarge(transaction, statements);
  const nextCursor = await readPageEnd(transaction, request, statements);
  const complete = isComplete(request, block);
  return {
    block,
    name: await fileName(transaction, request, block),
    etag: etagOf(request, block, complete ? await groundOf(transaction, request) : null),
    complete,
    nextCursor,
    statement: statements.copy,
    async write(encoder) {
      const { format } = request;
      const lines = await copyOut(transaction, statements.copy, { crlf: format === 'csv', take: encoder.take, controller });
      await encoder.end();
      return format === 'csv' ? lines - 1 : lines;
    },
  };
}

function checkSince({ since }: ExportRequest, { height }: SnapshotBlock): void {
  if (since === null || since <= height) return;
  throw new RequestError(
    'BAD_RANGE',
    `\`since\` is ${since}, and the newest indexed block is ${height}.`,
    'Give the X-Indexed-Height of an earlier export.',
  );
}

async function refuseTooLarge(transaction: Transaction, { tooLarge }: Statements): Promise<void> {
  if (tooLarge === null) return;
  const [row] = await transaction.unsafe<{ found: boolean }[]>(tooLarge);
  if (row?.found !== true) return;
  throw new RequestError(
    'VALUE_TOO_LARGE',
    'An amount has more than 20 digits before the point, and a Parquet decimal has no place for it.',
    'Take CSV or NDJSON, or leave the column with amounts out.',
  );
}

async function readPageEnd(transaction: Transaction, request: ExportRequest, { pageEnd }: Statements): Promise<string | null> {
  if (pageEnd === null) return null;
  const rows = await transaction.unsafe<{ keys: (string | null)[] }[]>(pageEnd);
  const [last, next] = rows;
  return last === undefined || next === undefined ? null : cursorAfter(request.dataset, last.keys);
}

/** A range that ends before the newest block: no block to come changes it. */
function isComplete({ dataset, selection: { to, toHeight } }: ExportRequest, { height, time }: SnapshotBlock): boolean {
  if (dataset.nature !== 'history') return false;
  return (toHeight !== null && toHeight <= height) || (to !== null && to <= time);
}

/** What the rows of a closed range rest on: the index that they were made with, and the range's last block. */
interface Ground {
  /** Another one whenever the tables were emptied and filled anew, as by a reindex or with observations that came in later. */
  made: string | null;
  byHeight: string | null;
  byTime: string | null;
}

async function groundOf(transaction: Transaction, { selection: { to, toHeight } }: ExportRequest): Promise<Ground | null> {
  const [row] = await transaction<Ground[]>`
    SELECT pg_relation_filenode('checkpoint')::text AS made,
      (SELECT hash FROM blocks WHERE height < ${toHeight}::bigint ORDER BY height DESC LIMIT 1) AS "byHeight",
      (SELECT hash FROM blocks WHERE time < ${to}::timestamptz ORDER BY time DESC LIMIT 1) AS "byTime"`;
  return row ?? null;
}

function etagOf({ identity }: ExportRequest, { chainId, height, hash, firstHeight }: SnapshotBlock, ground: Ground | null): string {
  const rest = ground === null ? [height, hash] : [ground.made, ground.byHeight, ground.byTime];
  const digest = createHash('sha256')
    .update(JSON.stringify([FORM, chainId, firstHeight, identity, ...rest]))
    .digest('base64url')
    .slice(0, 22);
  return `W/"${ground === null ? `h${height}` : 'complete'}-${digest}"`;
}

async function fileName(
  transaction: Transaction,
  { dataset, format, selection: { from, to, fromHeight, toHeight }, since }: ExportRequest,
  block: SnapshotBlock,
): Promise<string> {
  const day = (time: Date): string => time.toISOString().slice(0, 10).replaceAll('-', '');
  let range = '';
  if (since !== null) range = `since${since}`;
  else if (fromHeight !== null || toHeight !== null)
    range = `blocks${fromHeight ?? block.firstHeight}-${(toHeight ?? block.height + 1) - 1}`;
  else {
    const [first] = await transaction<{ time: Date }[]>`SELECT time FROM blocks ORDER BY height LIMIT 1`;
    // The last day that holds something: the end itself is not part of the range.
    const last = to === null || to > block.time ? block.time : new Date(to.getTime() - 1);
    range = `${day(from ?? first?.time ?? block.time)}-${day(last)}`;
  }
  const chain = block.chainId.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return `leasebook-${chain}-${dataset.name}-${range}-h${block.height}.${format}`;
}
