// Where indexing begins or goes on: the checkpoint compared with the node, ledger and measure as they were there.
import { LeasebookError } from '@leasebook/db';
import type { BlockSource, Ledger, LedgerSnapshot, Measure, Observations, RawBlock, SourceStatus } from '../contract.ts';
import type { BlockFacts } from '../facts.ts';
import { EMPTY_CONTEXT, type MeasureContext } from '../measure/index.ts';
import type { Store } from '../store/index.ts';

/** The stages of the pipeline, from bytes to rows. */
export interface Stages {
  source: BlockSource;
  decode(raw: RawBlock): BlockFacts;
  createLedger(genesis: unknown): Ledger;
  restoreLedger(snapshot: LedgerSnapshot): Ledger;
  createMeasure(state: unknown, context: MeasureContext): Measure;
  observations: Observations;
  store: Store;
}

/** The last block that was worked on. */
export interface Last {
  height: number;
  /** Null before the chain's first block. */
  hash: string | null;
  /** Cut to microseconds, as the tables keep it, so that a restart asks for the same observations. Null before the first block. */
  time: bigint | null;
}

export interface Position {
  chainId: string;
  /** First block of the tables. */
  firstHeight: number;
  last: Last;
  ledger: Ledger;
  measure: Measure;
  /** Where the tables are empty: what the first batch has to keep. */
  genesis?: unknown;
}

/** So often a source without the next block is asked again what it keeps: of several nodes behind one address another may answer. */
const ASKED_AGAIN = 4;

/** Finds where to go on. Throws CHAIN_ID_MISMATCH or NODE_PRUNED where this node cannot continue these tables. */
export async function findPosition(stages: Stages, status: SourceStatus): Promise<Position> {
  const { source, store } = stages;
  const checkpoint = await store.checkpoint();
  if (checkpoint === null) return startPosition(stages, status);
  if (checkpoint.chainId !== status.chainId) throw chainIdMismatch(source, checkpoint.chainId, status.chainId, checkpoint.height);
  await requireHeight(source, status, checkpoint.height + 1);
  const restored = await store.restore();
  if (restored === null) throw new TypeError('a checkpoint without states');
  return {
    chainId: checkpoint.chainId,
    firstHeight: checkpoint.firstHeight,
    last: { height: checkpoint.height, hash: checkpoint.blockHash, time: checkpoint.blockTime },
    ledger: stages.restoreLedger(restored.ledger),
    measure: stages.createMeasure(restored.measureState, { ...restored.ledger, cells: restored.cells, tenants: restored.tenants }),
  };
}

async function startPosition(stages: Stages, status: SourceStatus): Promise<Position> {
  const genesis = await stages.source.genesis();
  const first = firstHeight(genesis);
  await requireHeight(stages.source, status, first);
  return {
    chainId: status.chainId,
    firstHeight: first,
    last: { height: first - 1, hash: null, time: null },
    ledger: stages.createLedger(genesis),
    measure: stages.createMeasure(null, EMPTY_CONTEXT),
    genesis,
  };
}

/** Height of a chain's first block; chains that continue another one do not begin at 1. */
export function firstHeight(genesis: unknown): number {
  const value = typeof genesis === 'object' && genesis !== null && 'initial_height' in genesis ? Number(genesis.initial_height) : 1;
  return Number.isSafeInteger(value) && value > 0 ? value : 1;
}

async function requireHeight(source: BlockSource, status: SourceStatus, height: number): Promise<void> {
  let { earliestHeight } = status;
  for (let times = 0; times < ASKED_AGAIN && earliestHeight > height; times += 1) ({ earliestHeight } = await source.status());
  if (earliestHeight <= height) return;
  const missing = `blocks ${height} to ${earliestHeight - 1}`;
  throw new LeasebookError(`${source.name} has no blocks below ${earliestHeight}: ${missing} are missing.`, {
    kind: 'fatal',
    code: 'NODE_PRUNED',
    height,
    advice: `Name an archive node, which has ${missing}, with --rpc beside this one; or begin later: leasebook bootstrap on an empty database.`,
  });
}

/** The error for a node of another chain than the tables. */
function chainIdMismatch(source: BlockSource, expected: string, found: string, height: number): LeasebookError {
  return new LeasebookError(`the tables hold ${expected}, ${source.name} serves ${found}.`, {
    kind: 'fatal',
    code: 'CHAIN_ID_MISMATCH',
    height,
    advice: 'Name a node of the same chain, use another --data folder, or start over with --fresh.',
  });
}

/** Throws where `block` does not follow `last` on the same chain: nothing of it may reach the ledger. */
export function requireNext(source: BlockSource, chainId: string, last: Last, block: BlockFacts): void {
  if (block.chainId !== chainId) throw chainIdMismatch(source, chainId, block.chainId, block.height);
  if (block.height !== last.height + 1) {
    throw new LeasebookError(`${source.name} gave block ${block.height} where ${last.height + 1} comes next.`, {
      kind: 'bad-block',
      code: 'HEIGHT_OUT_OF_ORDER',
      height: last.height + 1,
      advice: 'Start again; if it comes back, use another node.',
    });
  }
  if (last.hash !== null && block.parentHash !== last.hash) {
    throw new LeasebookError(
      `the block names ${block.parentHash} as its parent, the block before has hash ${last.hash} (from ${source.name}).`,
      {
        kind: 'bad-block',
        code: 'PARENT_HASH_MISMATCH',
        height: block.height,
        advice: 'Nothing of it was written. Use another node; if all agree, the tables hold a fork: start over with --fresh.',
      },
    );
  }
}
