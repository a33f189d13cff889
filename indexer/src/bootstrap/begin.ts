// The one batch that a bootstrap writes, made from what a node told or from what the raw archive keeps of that.
import type { Sql, Transaction } from '@leasebook/db';
import { archiveDamaged } from '../archive/pack.ts';
import { archivedBlock } from '../archive/records.ts';
import type { ArchivePart, Batch } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import type { BlockFacts } from '../facts.ts';
import type { SavedState } from '../ledger/snapshot.ts';
import { emptyDelta } from '../ledger/state.ts';
import { createMeasure } from '../measure/index.ts';
import { chainText } from '../store/chain-text.ts';
import { openStore } from '../store/index.ts';
import { keptTold, type Told } from './kept.ts';
import { poolBefore } from './pool.ts';
import { type Bootstrap, bootstrapSnapshot } from './snapshot.ts';

/** Everything that lives after the block, from what was told of it. */
export function snapshotOf(block: BlockFacts, { answers, height, times, known }: Told): Promise<Bootstrap> {
  return bootstrapSnapshot({ answers, height, time: block.time, times, known });
}

/** The ledger's own state, with what the pool held before the block, whose movements of it the tables tell. */
function stateOf(block: BlockFacts, { snapshot, parameters, pool }: Bootstrap): SavedState {
  const tax = parameters.find(({ module, name }) => module === 'distribution' && name === 'community_tax')?.value;
  return { ...snapshot.state, ...(pool !== null && { poolBefore: poolBefore(block, pool, typeof tax === 'string' ? tax : '0') }) };
}

/** The block itself and everything that lives after it. */
export function batchOf(block: BlockFacts, bootstrap: Bootstrap, archive?: ArchivePart): Batch {
  const { snapshot, parameters } = bootstrap;
  const measure = createMeasure(null, { ...snapshot, cells: [], tenants: snapshot.leases.map(({ id }) => id.owner) });
  measure.apply(block, emptyDelta(), [], []);
  const { figures, marketStates, cells, cellFigures, dimensionDays, prices, state } = measure.drain();
  return {
    blocks: [block],
    chain: chainText([block]),
    ledger: { ...snapshot, state: stateOf(block, bootstrap), flows: [], parameters },
    figures,
    marketStates,
    cells,
    cellFigures,
    dimensionDays,
    measureState: state,
    providerSamples: [],
    prices,
    deadLetters: [],
    ...(archive === undefined ? {} : { archive }),
  };
}

/** Notes that the index begins at a height, and what cannot be known of the time before. */
export async function noteBeginning(sql: Sql | Transaction, height: number, unknown: string[]): Promise<void> {
  await sql`INSERT INTO bootstrap (height, unknown) VALUES (${height}, ${unknown})
    ON CONFLICT (singleton) DO UPDATE SET height = excluded.height, unknown = excluded.unknown`;
}

/**
 * Fills the empty tables as the bootstrap did that the archive keeps; nothing where the index begins with the chain.
 * @throws LeasebookError `ARCHIVE_DAMAGED`, or what reading the answers throws.
 */
export async function beginFromArchive(sql: Sql): Promise<void> {
  const told = await keptTold(sql);
  if (told === null) return;
  const raw = await archivedBlock(sql, told.height);
  if (raw === null) throw archiveDamaged(told.height, 'the block of the bootstrap is missing');
  const block = decodeBlock(raw);
  const bootstrap = await snapshotOf(block, told);
  await noteBeginning(sql, told.height, bootstrap.unknown);
  await openStore(sql).commit(batchOf(block, bootstrap));
}
