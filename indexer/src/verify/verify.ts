// `leasebook verify`: the tables and the ledger against what the chain itself says.
import { connectBeside, LeasebookError, type Sql } from '@leasebook/db';
import { openRecording } from '@leasebook/replay/recording';
import { rpcSource } from '../source/index.ts';
import { compareFigures } from './compare-figures.ts';
import { compareTables } from './compare-tables.ts';
import { compareTotals } from './compare-totals.ts';
import { openLiveAnswers } from './live.ts';
import { openRecordedAnswers } from './recorded.ts';
import { type HeightReport, heightReport, summarise, type VerifyReport } from './report.ts';
import { compareNode } from './stored-state.ts';
import { mostWithdrawals } from './table-economy.ts';
import { indexedHeight, readTables, tableFigures } from './tables.ts';
import { type LedgerRun, verifyLedger } from './verify-recording.ts';

interface CommonOptions {
  /** Differences of each kind that are kept for the report; 10 where not given. */
  limit?: number | undefined;
  /** Told after each height. */
  onHeight?: ((report: HeightReport) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface VerifyNodeOptions extends CommonOptions {
  sql: Sql;
  /** RPC addresses of nodes: the first that is there and keeps the state of the indexed height is compared with. */
  rpc: readonly string[];
  /** Must be the height of the tables; theirs where not given. */
  height?: number | undefined;
  /** Told of a node that could not answer, before the next one is asked. */
  onNodeLeft?: ((error: LeasebookError) => void) | undefined;
}

export interface VerifyRecordingOptions extends CommonOptions {
  /** Folder of the recording. */
  recording: string;
  /** The tables to compare too, or null for the ledger alone. */
  sql: Sql | null;
  /** The one stored state to compare; all of them where not given. */
  height?: number | undefined;
  /** Told every thousand blocks. */
  onBlock?: ((height: number) => void) | undefined;
}

const DEFAULT_LIMIT = 10;

function otherChain(tables: string, other: string, name: string): LeasebookError {
  return new LeasebookError(`the tables hold ${tables}, ${name} is ${other}`, {
    kind: 'fatal',
    code: 'CHAIN_ID_MISMATCH',
    advice: 'Name the database and the chain that belong together.',
  });
}

/** Reads whole tables, however long one of them takes. */
async function patiently<T>(sql: Sql, read: (sql: Sql) => Promise<T>): Promise<T> {
  const patient = connectBeside(sql, { name: 'leasebook verify', connections: 1, statementTimeoutMs: 0 });
  try {
    return await read(patient);
  } finally {
    await patient.end();
  }
}

/**
 * Compares the tables with a node's state at the height of the checkpoint. Rejects with VERIFY_HEIGHT_NOT_INDEXED where
 * `height` is another one, CHAIN_ID_MISMATCH, VERIFY_INDEX_MOVES; of the last node also with STATE_PRUNED where it no longer has
 * that state, or as it could not be reached.
 */
export function verifyNode(options: VerifyNodeOptions): Promise<VerifyReport> {
  return patiently(options.sql, (sql) => withNode({ ...options, sql }));
}

async function withNode(options: VerifyNodeOptions): Promise<VerifyReport> {
  const limit = options.limit ?? DEFAULT_LIMIT;
  const { chainId, height } = await indexedHeight(options.sql);
  if (options.height !== undefined && options.height !== height) {
    throw new LeasebookError(`the tables are at block ${height}: another state cannot be compared with them`, {
      kind: 'fatal',
      code: 'VERIFY_HEIGHT_NOT_INDEXED',
      height: options.height,
      advice: `Verify at ${height}, or index another database with \`leasebook index --until ${options.height}\`.`,
    });
  }
  const { objects } = await readTables(options.sql);
  const own = await tableFigures(options.sql);
  // Withdrawals blur the community pool alone.
  const withdrawals = own.get('communityPool').size === 0 ? 0 : await mostWithdrawals(options.sql);
  const signal = options.signal ?? new AbortController().signal;
  const compare = async (url: string): Promise<VerifyReport> => {
    const source = rpcSource({ urls: [url] });
    const status = await source.status().finally(() => source.close());
    if (status.chainId !== chainId) throw otherChain(chainId, status.chainId, source.name);
    const answers = openLiveAnswers({ url, height, signal });
    try {
      const { results, impossible, chain } = await compareNode(answers, height, objects, own);
      const figures = compareFigures(chain, own, withdrawals);
      const report = heightReport(
        { height, ours: 'tables', against: 'node' },
        { ...results, ...figures.results, totals: await compareTotals(options.sql) },
        [...impossible, ...figures.impossible],
        limit,
      );
      options.onHeight?.(report);
      return summarise([report], limit);
    } finally {
      await answers.close();
    }
  };
  return firstAble(options.rpc, compare, options.onNodeLeft);
}

/** What the first node gives that is there and still has the state; rejects with the last one's error. */
async function firstAble<T>(
  urls: readonly string[],
  ask: (url: string) => Promise<T>,
  onLeft?: (error: LeasebookError) => void,
): Promise<T> {
  const [url = '', ...others] = urls;
  try {
    return await ask(url);
  } catch (error) {
    const isOfNode = error instanceof LeasebookError && (error.kind === 'retryable' || error.code === 'STATE_PRUNED');
    if (others.length === 0 || !isOfNode) throw error;
    onLeft?.(error);
    return firstAble(others, ask, onLeft);
  }
}

async function compareCheckpoint(
  { recording, sql, onHeight }: VerifyRecordingOptions,
  tables: Awaited<ReturnType<typeof readTables>>,
  run: LedgerRun,
  limit: number,
): Promise<HeightReport[]> {
  if (sql === null) return [];
  const { height } = run;
  const reports: HeightReport[] = [];
  // Tables that began from a node's answers lack what ended before.
  if (tables.objects.since === 0) {
    const againstRun = await compareTables(sql, tables.objects, run.objects, run.flows);
    reports.push(heightReport({ height, ours: 'tables', against: 'ledger' }, againstRun, [], limit));
  }
  const answers = await openRecordedAnswers(recording);
  if (answers.heights().includes(height)) {
    const own = await tableFigures(sql);
    const { results, impossible, chain } = await compareNode(answers, height, tables.objects, own);
    const figures = compareFigures(chain, own, run.figures.withdrawals);
    const against = { ...results, ...figures.results };
    reports.push(heightReport({ height, ours: 'tables', against: 'node' }, against, [...impossible, ...figures.impossible], limit));
  }
  await answers.close();
  for (const report of reports) onHeight?.(report);
  return reports;
}

/**
 * Runs a new ledger through the recording and compares it with every stored state (or the one at `height`); compares the
 * tables with that ledger at their own height, and with the node's answers where that height is a stored one. Rejects with
 * the ledger's error where an invariant breaks, BROKEN_RECORDING, NODE_PRUNED, VERIFY_NO_STORED_STATE, CHAIN_ID_MISMATCH,
 * VERIFY_NOTHING_INDEXED, VERIFY_INDEX_MOVES.
 */
export function verifyRecording(options: VerifyRecordingOptions): Promise<VerifyReport> {
  return options.sql === null ? withRecording(options) : patiently(options.sql, (sql) => withRecording({ ...options, sql }));
}

async function withRecording(options: VerifyRecordingOptions): Promise<VerifyReport> {
  const limit = options.limit ?? DEFAULT_LIMIT;
  const { recording, sql, height, onHeight, onBlock, signal } = options;
  const tables = sql === null ? null : await readTables(sql);
  const { chainId } = await openRecording(recording);
  if (tables !== null && tables.chainId !== chainId) throw otherChain(tables.chainId, chainId, recording);
  const atCheckpoint: HeightReport[] = [];
  const states = await verifyLedger(recording, {
    heights: height === undefined ? undefined : [height],
    limit,
    onHeight,
    onBlock,
    signal,
    stopAt: tables?.height,
    onStop: async (run) => {
      if (tables !== null) atCheckpoint.push(...(await compareCheckpoint(options, tables, run, limit)));
    },
  });
  return summarise([...states, ...atCheckpoint], limit);
}
