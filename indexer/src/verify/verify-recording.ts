// Verifies the ledger itself: every block of a recording through decode and ledger, compared at every stored state.
import { LeasebookError } from '@leasebook/db';
import { decodeBlock } from '../decode/index.ts';
import { createLedger } from '../ledger/index.ts';
import { firstHeight } from '../run/position.ts';
import { recordedSource } from '../source/index.ts';
import { addFlows, type FlowSums } from './flow-sums.ts';
import { Movements } from './movements.ts';
import { OurFigures } from './our-figures.ts';
import { LedgerObjects } from './ours.ts';
import { PoolMovements } from './pool-movements.ts';
import { openRecordedAnswers } from './recorded.ts';
import { type HeightReport, heightReport } from './report.ts';
import { compareNode, StoredState } from './stored-state.ts';

/** Why a report may have movements alone. */
const NO_STATE = 'no state was stored at this height: of the blocks since the last one only movements of coins are compared';

const NO_ANSWER = 'the node gave no answer at this height when the chain was recorded';

/** A ledger's whole history up to a block. */
export interface LedgerRun {
  height: number;
  objects: LedgerObjects;
  figures: OurFigures;
  flows: FlowSums;
}

export interface LedgerRunOptions {
  /** Stored states to compare; all of the recording where not given. */
  heights?: readonly number[] | undefined;
  /** A block after which `onStop` gets what the ledger has; run even where no stored state is there. */
  stopAt?: number | undefined;
  /** Differences of each kind that are kept. */
  limit: number;
  /** Told after each stored state. */
  onHeight?: ((report: HeightReport) => void) | undefined;
  /** Told at `stopAt`. */
  onStop?: ((run: LedgerRun) => Promise<void>) | undefined;
  /** Told every thousand blocks. */
  onBlock?: ((height: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

const PROGRESS_BLOCKS = 1_000;
/** As often as the indexer does, so that the ledger lets go of closed objects in between. */
const DRAIN_BLOCKS = 100;

function requireStored(wanted: readonly number[], stored: readonly number[], folder: string): void {
  const missing = wanted.find((height) => !stored.includes(height));
  if (missing === undefined) return;
  throw new LeasebookError(`${folder} holds no answers about the state at that height`, {
    kind: 'fatal',
    code: 'VERIFY_NO_STORED_STATE',
    height: missing,
    advice: stored.length === 0 ? 'It holds none at all: leave --height out.' : `Choose one of ${stored.join(', ')}, or a node with --rpc.`,
  });
}

/** The ledger runs from the chain's first block: no state of a recording that begins later can be made by itself. */
function beginsLater(folder: string, first: number, earliest: number): LeasebookError {
  return new LeasebookError(`the recorded chain in ${folder} begins with block ${earliest}, the ledger with block ${first}`, {
    kind: 'fatal',
    code: 'NODE_PRUNED',
    height: first,
    advice:
      'Begin at a stored state with `leasebook bootstrap --height H`, index to a later one with `leasebook index --until H`, serve the recording with `leasebook replay`, and compare with `leasebook verify --rpc URL`.',
  });
}

/**
 * Runs the blocks of the recording in `folder` through a new ledger and compares at every stored state on the way; without
 * chosen heights to the chain's end, so that every movement of coins is compared. Rejects with the ledger's or the decoder's
 * error, with BROKEN_RECORDING, with VERIFY_NO_STORED_STATE, or with NODE_PRUNED where the recording begins later than the chain.
 */
export async function verifyLedger(folder: string, options: LedgerRunOptions): Promise<HeightReport[]> {
  const answers = await openRecordedAnswers(folder);
  const wanted = options.heights ?? answers.heights();
  requireStored(wanted, answers.heights(), folder);
  const { stopAt, limit, signal = new AbortController().signal } = options;
  const source = await recordedSource(folder);
  const { headHeight, earliestHeight } = await source.status();
  const until = options.heights === undefined ? headHeight : Math.max(...wanted, stopAt ?? 0);
  const genesis = await source.genesis();
  const first = firstHeight(genesis);
  if (earliestHeight > first) throw beginsLater(folder, first, earliestHeight);
  const ledger = createLedger({ genesis });
  const objects = new LedgerObjects();
  const figures = new OurFigures(genesis);
  const movements = new Movements();
  const poolMovements = new PoolMovements();
  const flows: FlowSums = new Map();
  const reports: HeightReport[] = [];
  let state: StoredState | null = null;
  const finish = (bondedRatio: bigint | null): void => {
    if (state === null) return;
    const { results, impossible } = state.finish(bondedRatio);
    const report = heightReport({ height: state.height, ours: 'ledger', against: 'node' }, results, impossible, limit);
    state = null;
    reports.push(report);
    options.onHeight?.(report);
  };
  // One block more than what is compared, whose mint event completes the last state.
  for await (const raw of source.blocks(first, Math.min(until + 1, headHeight), signal)) {
    const block = decodeBlock(raw);
    const { height } = block;
    figures.apply(block);
    finish(figures.bondedRatioBefore);
    if (height > until) break;
    objects.see(block);
    ledger.apply(block);
    movements.add(block, ledger.effects);
    poolMovements.add(block);
    if (height % PROGRESS_BLOCKS === 0) options.onBlock?.(height);
    const isWanted = wanted.includes(height);
    if (height % DRAIN_BLOCKS === 0 || isWanted || height === stopAt) {
      const rows = ledger.drain();
      objects.add(rows);
      figures.flows.add(rows.flows);
      addFlows(flows, rows.flows);
    }
    if (isWanted) {
      const now = figures.figures();
      const compared = await compareNode(answers, height, objects, now);
      compared.results.movements = movements.take();
      compared.results.poolMovements = poolMovements.take();
      state = new StoredState(height, compared, now, figures.withdrawals);
    }
    if (height === stopAt) await options.onStop?.({ height, objects, figures, flows });
  }
  finish(null);
  for (const height of options.heights === undefined ? answers.unanswered : []) {
    const report = heightReport({ height, ours: 'ledger', against: 'node' }, {}, [{ kind: 'state', reason: NO_ANSWER }], limit);
    reports.push(report);
    options.onHeight?.(report);
  }
  // Blocks behind the last stored state, or all of them where no state was stored.
  const rest = { movements: movements.take(), poolMovements: poolMovements.take() };
  if (options.heights === undefined && Object.values(rest).some(({ compared }) => compared > 0)) {
    const place = { height: until, ours: 'ledger', against: 'node' } as const;
    const report = heightReport(place, rest, [{ kind: 'state', reason: NO_STATE }], limit);
    reports.push(report);
    options.onHeight?.(report);
  }
  await source.close();
  await answers.close();
  return reports;
}
