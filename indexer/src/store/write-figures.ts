// Writes figures: most rows begin a new bucket and are only added, which costs half of a merge.
import type { Transaction } from '@leasebook/db';
import type { FigureRow } from '../contract.ts';
import { figures } from './money-tables.ts';
import { isNoted } from './undo.ts';
import { add, write } from './write.ts';

/** The last bucket that each grain has rows of, in microseconds. */
export type LastBuckets = ReadonlyMap<string, bigint>;

/** Reads the last buckets, for a store that has not written any. */
export async function readLastBuckets(transaction: Transaction): Promise<LastBuckets> {
  const rows = await transaction<{ grain: string; us: string }[]>`
    SELECT grain, (extract(epoch FROM max(bucket)) * 1000000)::bigint::text AS us FROM figures GROUP BY grain`;
  return new Map(rows.map(({ grain, us }) => [grain, BigInt(us)]));
}

/** Writes `rows` and gives the last buckets as they are then. Rows of a bucket that has rows replace those of the same member. */
export async function writeFigures(transaction: Transaction, rows: readonly FigureRow[], last: LastBuckets): Promise<LastBuckets> {
  // What is only added is not noted.
  const isNew = ({ grain, bucketUs }: FigureRow): boolean => !isNoted(transaction) && bucketUs > (last.get(grain) ?? -1n);
  await write(
    transaction,
    figures,
    rows.filter((row) => !isNew(row)),
  );
  await add(transaction, figures, rows.filter(isNew));
  const latest = new Map(last);
  for (const { grain, bucketUs } of rows) if (bucketUs > (latest.get(grain) ?? -1n)) latest.set(grain, bucketUs);
  return latest;
}
