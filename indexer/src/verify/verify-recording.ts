// Verifies the ledger itself: every block of a recording through decode and ledger, compared at every stored state.
import { decodeBlock } from '../decode/index.ts';
import { createLedger } from '../ledger/index.ts';
import type { StateAnswers } from './answers.ts';
import { collectObjects } from './collect.ts';
import { collectFigures } from './collect-figures.ts';
import { compareObjects, type KindResult } from './compare.ts';
import { compareLastAudited } from './compare-audits.ts';
import { compareFigures } from './compare-figures.ts';
import type { CollectedFigures, Figures } from './figures.ts';
import type { Impossible } from './objects.ts';
import { fullText } from './our-bank.ts';
import { OurFigures } from './our-figures.ts';
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

/** A stored state that is compared; the bonded ratio is only known one block later. */
class Stored {
  readonly #height: number;
  readonly #objects: Record<string, KindResult>;
  readonly #impossible: Impossible[];
  readonly #chain: CollectedFigures;
  readonly #ours: Figures;
  readonly #withdrawals: number;

  private constructor(
    height: number,
    objects: Record<string, KindResult>,
    impossible: Impossible[],
    chain: CollectedFigures,
    ours: OurFigures,
  ) {
    this.#height = height;
    this.#objects = objects;
    this.#impossible = impossible;
    this.#chain = chain;
    this.#ours = ours.figures();
    this.#withdrawals = ours.withdrawals;
  }

  static async at(height: number, answers: StateAnswers, ours: LedgerObjects, figures: OurFigures): Promise<Stored> {
    const collected = await collectObjects(answers, height);
    const results: Record<string, KindResult> = compareObjects(collected, ours);
    if (collected.lastAudited !== null) results.auditedEntries = compareLastAudited(collected.lastAudited, ours.audits);
    const chain = await collectFigures(answers, height, collected.generation);
    return new Stored(height, results, [...collected.impossible, ...chain.impossible], chain, figures);
  }

  report(bondedRatio: bigint | null, limit: number): HeightReport {
    if (bondedRatio !== null) this.#ours.set('stakingPool', 'bonded', { ratio: fullText(bondedRatio) });
    const { results, impossible } = compareFigures(this.#chain, this.#ours, this.#withdrawals);
    const place = { height: this.#height, ours: 'ledger', against: 'node' } as const;
    return heightReport(place, { ...this.#objects, ...results }, [...this.#impossible, ...impossible], limit);
  }
}

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
  const genesis = await recordedGenesis(folder);
  const ledger = createLedger({ genesis });
  const ours = new LedgerObjects();
  const figures = new OurFigures(genesis);
  const heights: HeightReport[] = [];
  let waiting: Stored | null = null;
  const settle = (bondedRatio: bigint | null): void => {
    if (waiting === null) return;
    const report = waiting.report(bondedRatio, limit);
    waiting = null;
    heights.push(report);
    options.onHeight?.(report);
  };
  for await (const raw of recordedBlocks(folder, until + 1)) {
    const block = decodeBlock(raw);
    figures.apply(block);
    settle(figures.bondedRatioBefore);
    if (raw.height > until) break;
    ours.see(block);
    ledger.apply(block);
    if (raw.height % PROGRESS_BLOCKS === 0) options.onBlock?.(raw.height);
    if (raw.height % DRAIN_BLOCKS === 0 || wanted.has(raw.height)) {
      const rows = ledger.drain();
      ours.add(rows);
      figures.flows.add(rows.flows);
    }
    if (wanted.has(raw.height)) waiting = await Stored.at(raw.height, answers, ours, figures);
  }
  settle(null);
  await answers.close();
  return summarise(heights, limit);
}
