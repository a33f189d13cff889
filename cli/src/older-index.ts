// What updates added to an index that was there, and could not fill: it has no rows for the blocks before.
import type { Sql } from '@leasebook/db';

/** A table, or a column as `table.column`, that holds nothing of blocks up to `height`. */
export interface Behind {
  name: string;
  height: number;
}

/** What is behind, by name; nothing where the index is whole. */
export async function readBehind(sql: Sql): Promise<Behind[]> {
  return [...(await sql<Behind[]>`SELECT name, height FROM behind ORDER BY name`)];
}

/** What is behind and what to do about it, in a sentence; null where nothing is. */
export function adviceToFill(behind: readonly Behind[]): string | null {
  if (behind.length === 0) return null;
  const names = behind.map(({ name, height }) => `${name} (blocks up to ${height.toLocaleString('en-US')})`);
  return `an update added what the history lacks: ${names.join(', ')}. \`leasebook reindex\` fills it from the raw archive, with no node (REINDEX_NEEDED)`;
}
