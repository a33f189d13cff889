// Verifies the ledger itself: every block of a recording through decode and ledger, compared at every stored state.
import { decodeBlock } from '../decode/index.ts';
import { createLedger } from '../ledger/index.ts';
import { collectObjects } from './collect.ts';
import { compareObjects, type KindResult } from './compare.ts';
import { compareLastAudited } from './compare-audits.ts';
import { LedgerObjects } from './ours.ts';
import { recordedBlocks, recordedGenesis } from './packed.ts';
import { openRecordedAnswers } from './recorded.ts';
import { type HeightReport, heightReport, summarise, type VerifyReport } from './report.ts';

export interface VerifyRecordingOptions {
  /** Last block to run; the recording's last stored state where not given. */
  until?: number | undefined;
  /** Differences of each kind that are kept; 10 where not given. */
  limit?: number | undefined;
  /** Told after each stored state. */
  onHeight?: ((report: HeightReport) => void) | undefined;
  /** Told every thousand blocks. */
  onBlock?: ((height: number) => void) | undefined;
}

const DEFAULT_LIMIT = 10;
const PROGRESS_BLOCKS = 1_000;
/** As often as the indexer does, so that the ledger lets go of closed objects in between. */
const DRAIN_BLOCKS = 100;

/**
 * Runs the blocks of the recording in `folder` through a new ledger and compares at every stored state on the way. Rejects
 * with the ledger's or the decoder's error, or with RECORDING_DAMAGED.
 */
export async function verifyRecording(folder: string, options: VerifyRecordingOptions = {}): Promise<VerifyReport> {
  const limit = options.limit ?? DEFAULT_LIMIT;
  const answers = await openRecordedAnswers(folder);
  const stored = answers.heights();
  const until = Math.min(options.until ?? Number.POSITIVE_INFINITY, stored.at(-1) ?? 0);
  const wanted = new Set(stored);
  const ledger = createLedger({ genesis: await recordedGenesis(folder) });
  const ours = new LedgerObjects();
  const heights: HeightReport[] = [];
  for await (const raw of recordedBlocks(folder, until)) {
    const block = decodeBlock(raw);
    ours.see(block);
    ledger.apply(block);
    if (raw.height % PROGRESS_BLOCKS === 0) options.onBlock?.(raw.height);
    if (raw.height % DRAIN_BLOCKS === 0 || wanted.has(raw.height)) ours.add(ledger.drain());
    if (!wanted.has(raw.height)) continue;
    const collected = await collectObjects(answers, raw.height);
    const results: Record<string, KindResult> = compareObjects(collected, ours);
    if (collected.lastAudited !== null) results.auditedEntries = compareLastAudited(collected.lastAudited, ours.audits);
    const report = heightReport(raw.height, results, collected.impossible, limit);
    heights.push(report);
    options.onHeight?.(report);
  }
  await answers.close();
  return summarise(heights, limit);
}
