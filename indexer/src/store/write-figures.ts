// Writes figures: most rows begin a new bucket and are only added, which costs half of a merge.
import type { Transaction } from '@leasebook/db';
import type { Batch, EndedRows } from '../contract.ts';
import { fieldsOf } from './figure-text.ts';
import { figures } from './money-tables.ts';
import { cellDays, dimensionDays, isNoState, marketCells, marketHours, marketStates, packHours } from './packed-figures.ts';
import type { Table } from './table.ts';
import { isNoted } from './undo.ts';
import { add, addText, keysOf, remove, write } from './write.ts';

/** The last bucket that each grain has rows of, in microseconds. */
export type LastBuckets = ReadonlyMap<string, bigint>;

/** Reads the last buckets, for a store that has not written any. */
export async function readLastBuckets(transaction: Transaction): Promise<LastBuckets> {
  const rows = await transaction<{ grain: string; us: string }[]>`
    SELECT grain, (extract(epoch FROM max(bucket)) * 1000000)::bigint::text AS us FROM figures GROUP BY grain`;
  return new Map(rows.map(({ grain, us }) => [grain, BigInt(us)]));
}

/** Writes figures and gives the last buckets as they are then. Rows of a bucket that has rows replace those of the same member. */
export async function writeFigures(
  transaction: Transaction,
  batch: Pick<Batch, 'figures' | 'marketStates' | 'cells' | 'cellFigures' | 'dimensionDays' | 'ended'>,
  last: LastBuckets,
): Promise<LastBuckets> {
  await write(transaction, marketCells, batch.cells);
  const { ended } = batch;
  if (ended !== undefined) {
    await writeRows(transaction, ended.first, last);
    for (const { table, pieces } of ended.tables) {
      // What is only added is not noted.
      if (isNoted(transaction)) await write(transaction, table, fieldsOf(pieces));
      else await addText(transaction, { table, pieces });
    }
  }
  await writeRows(transaction, batch, last);
  const latest = new Map(last);
  for (const { grain, bucketUs } of [...(ended?.first.figures ?? []), ...batch.figures]) {
    if (bucketUs > (latest.get(grain) ?? -1n)) latest.set(grain, bucketUs);
  }
  return latest;
}

async function writeRows(
  transaction: Transaction,
  { figures: rows, marketStates: states, cellFigures, dimensionDays: dimensions }: EndedRows,
  last: LastBuckets,
): Promise<void> {
  const isNew = (grain: string, bucketUs: bigint): boolean => !isNoted(transaction) && bucketUs > (last.get(grain) ?? -1n);
  const writeParted = async <Row>(table: Table<Row>, all: readonly Row[], isNewRow: (row: Row) => boolean): Promise<void> => {
    await write(
      transaction,
      table,
      all.filter((row) => !isNewRow(row)),
    );
    await add(transaction, table, all.filter(isNewRow));
  };
  const packed = packHours(rows, cellFigures);
  await writeParted(figures, packed.others, ({ grain, bucketUs }) => isNew(grain, bucketUs));
  await writeParted(marketHours, packed.hours, ({ frame }) => isNew('hour', frame.bucketUs));
  // What an open hour told before may have changed in it since.
  const gone = states.filter((row) => isNoState(row) && !isNew('hour', row.bucketUs));
  if (gone.length > 0) remove(transaction, marketStates.name, marketStates.columns.slice(0, marketStates.key), keysOf(marketStates, gone));
  await writeParted(
    marketStates,
    states.filter((row) => !isNoState(row)),
    ({ bucketUs }) => isNew('hour', bucketUs),
  );
  await writeParted(cellDays, packed.cellDays, ({ bucketUs }) => isNew('day', bucketUs));
  // A day is told once, when it is closed.
  await writeParted(dimensionDays, dimensions, () => !isNoted(transaction));
}
