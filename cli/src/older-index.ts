// Whether an index was made by a version that did not have all of today's tables: they fill from its next block on only.
import type { Sql } from '@leasebook/db';

/** Tables of days, in which every index with transactions over more than this has rows. */
const DAYS = ['coin_days', 'transaction_days'] as const;
const SPAN = '3 days';

/** Tables without rows that an index of the same blocks by this version would fill; none where it is young or empty. */
export async function tablesToFill(sql: Sql): Promise<string[]> {
  const [old] = await sql<{ isOld: boolean }[]>`
    SELECT c.block_time - (SELECT time FROM blocks ORDER BY height LIMIT 1) > ${SPAN}::interval
      AND EXISTS (SELECT FROM flows) AND EXISTS (SELECT FROM transactions) AS "isOld" FROM checkpoint c`;
  if (old?.isOld !== true) return [];
  const empty = await Promise.all(
    DAYS.map(async (name) => {
      const rows = await sql`SELECT FROM ${sql(name)} LIMIT 1`;
      return rows.length === 0 ? [name] : [];
    }),
  );
  return empty.flat();
}

/** What to do about them; null where there are none. */
export function adviceToFill(tables: readonly string[]): string | null {
  if (tables.length === 0) return null;
  return `${tables.join(', ')} ${tables.length === 1 ? 'is' : 'are'} empty: the index is of an older version. \`leasebook reindex\` fills them from the raw archive (REINDEX_NEEDED)`;
}
