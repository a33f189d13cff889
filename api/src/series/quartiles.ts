// Quartiles of weeks and months: read from the leases once in a request, whichever of them it asks for.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { isOfQuartiles, type Question, quartileRows, type Range } from './relation.ts';

interface QuartileRow {
  bucket: Date;
  member: string;
  p25: string | null;
  median: string | null;
  p75: string | null;
}

/** Quartiles that a request has read: its other metrics of the same buckets are not read from the leases anew. */
export type KnownQuartiles = Map<string, Promise<readonly QuartileRow[]>>;

/** The quartiles that answer a question, from the leases or as they are known; null where it is none of quartiles. */
export async function quartilesOf(
  sql: Transaction,
  question: Question,
  range: Range,
  known: KnownQuartiles,
): Promise<readonly QuartileRow[] | null> {
  if (!isOfQuartiles(question, range)) return null;
  const key = JSON.stringify([question.groupBy, range]);
  const reading = known.get(key) ?? readQuartiles(sql, question, range);
  known.set(key, reading);
  return reading;
}

/** Quartiles that were read, as the relation of `ownRows`. */
export function readRows(sql: Transaction, rows: readonly QuartileRow[]): Fragment {
  const texts = (of: (row: QuartileRow) => string | null): Fragment => sql`${rows.map(of)}::text[]`;
  return sql`
    SELECT bucket::timestamptz AS bucket, member, p25::numeric AS price_p25, median::numeric AS price_median, p75::numeric AS price_p75
    FROM unnest(${texts(({ bucket }) => bucket.toISOString())}, ${texts(({ member }) => member)}, ${texts(({ p25 }) => p25)},
      ${texts(({ median }) => median)}, ${texts(({ p75 }) => p75)}) AS known (bucket, member, p25, median, p75)`;
}

async function readQuartiles(sql: Transaction, { groupBy }: Question, range: Range): Promise<readonly QuartileRow[]> {
  return sql<QuartileRow[]>`
    SELECT bucket, member, price_p25 AS p25, price_median AS median, price_p75 AS p75 FROM (${quartileRows(sql, groupBy, range)}) AS quartile`;
}
