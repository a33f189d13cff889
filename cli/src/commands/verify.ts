// `leasebook verify`: compares what we hold with what the chain itself answers.
import { hasEmbedded, LeasebookError, type Sql } from '@leasebook/db';
import {
  formatHeight,
  formatSummary,
  type HeightReport,
  indexedChain,
  type VerifyReport,
  verifyNode,
  verifyRecording,
} from '@leasebook/indexer';
import { openRecording } from '@leasebook/replay';
import { openDatabase } from '../database.ts';
import { requireRecording, type Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

export interface VerifyFlags {
  /** The one height to compare; every stored state where undefined. */
  height: number | undefined;
  json: boolean;
}

/**
 * Prints the comparison, height by height.
 * @throws LeasebookError `VERIFY_DIFFERENT` where a single value differs.
 */
export async function verify(settings: Settings, flags: VerifyFlags, stopping: Stopping): Promise<void> {
  const print = (line: string) => process.stderr.write(`${line}\n`);
  const sql = await tables(settings, stopping);
  const onHeight = (report: HeightReport) => {
    if (!flags.json) process.stdout.write(`${formatHeight(report)}\n`);
  };
  const common = { onHeight, signal: stopping.signal, ...(flags.height === undefined ? {} : { height: flags.height }) };
  const report = await (settings.rpc.length > 0
    ? againstNode(settings.rpc, sql, { ...common, onNodeLeft: ({ message }) => print(`${message} Asking the next node.`) })
    : againstRecording(requireRecording(settings), sql, { ...common, onBlock: progress(flags.json) }, print));
  if (sql !== null) await noteResult(sql, report);
  process.stdout.write(flags.json ? `${JSON.stringify(report)}\n` : `${formatSummary(report)}\n`);
  if (report.different > 0) {
    throw new LeasebookError(`${report.different} objects are not as the chain has them.`, {
      kind: 'fatal',
      code: 'VERIFY_DIFFERENT',
      advice: 'The differences are listed above; report them with the heights.',
    });
  }
}

/** Notes the result for metrics and `leasebook status`; a comparison without these tables says nothing about them. */
async function noteResult(sql: Sql, report: VerifyReport): Promise<void> {
  const heights = report.heights.filter(({ ours }) => ours === 'tables').map(({ height }) => height);
  if (heights.length === 0) return;
  await sql`
    INSERT INTO verify_status (checked_at, height, compared, different)
    VALUES (now(), ${Math.max(...heights)}, ${report.compared}, ${report.different})
    ON CONFLICT (singleton) DO UPDATE SET checked_at = excluded.checked_at, height = excluded.height, compared = excluded.compared,
      different = excluded.different`;
}

interface Common {
  onHeight: (report: HeightReport) => void;
  signal: AbortSignal;
  height?: number;
}

/** The database, or null where none was made yet: a recording can be verified without one. */
async function tables(settings: Settings, stopping: Stopping): Promise<Sql | null> {
  if (settings.databaseUrl === null && !(await hasEmbedded(settings.data))) return null;
  const database = await openDatabase(settings);
  stopping.onStop(() => database.close());
  return database.sql;
}

function againstNode(
  rpc: readonly string[],
  sql: Sql | null,
  common: Common & { onNodeLeft: (error: LeasebookError) => void },
): Promise<VerifyReport> {
  if (sql === null) {
    throw new LeasebookError('there is no index to compare with the node.', {
      kind: 'fatal',
      code: 'VERIFY_NOTHING_INDEXED',
      advice: 'Run `leasebook index --rpc URL` first, or name its folder with --data.',
    });
  }
  return verifyNode({ ...common, sql, rpc });
}

/** Tables of another chain say nothing about this recording: the ledger alone is compared then. */
async function againstRecording(
  recording: string,
  sql: Sql | null,
  common: Common & { onBlock: (height: number) => void },
  print: (line: string) => void,
): Promise<VerifyReport> {
  const { chainId } = await openRecording(recording);
  const indexed = sql === null ? null : await indexedChain(sql);
  const same = indexed?.chainId === chainId;
  if (!same) {
    print(`The tables hold ${indexed === null ? 'no chain' : indexed.chainId}, so the ledger alone is compared with ${chainId}.`);
  }
  return verifyRecording({ ...common, recording, sql: same ? sql : null });
}

function progress(json: boolean): (height: number) => void {
  return (height) => {
    if (!json && process.stderr.isTTY) process.stderr.write(`\r\u001b[Kledger at block ${height}\r`);
  };
}
