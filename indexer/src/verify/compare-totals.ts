// Whether the sums that are kept up of leases, deployments, tenants and providers are those of the flows in the tables.
import type { Sql } from '@leasebook/db';
import { TOTALS, type TotalsTable } from '../store/write-totals.ts';
import { compareFields, emptyResult, type KindResult } from './compare.ts';

type Columns = Record<string, string>;

/** Each row of the table beside what its flows add up to; null where one of the two has no such row. */
function statement({ table, key, where, sums, latest = {} }: TotalsTable): string {
  const expressions = Object.entries({ ...sums, ...latest });
  const shown = (from: string): string => {
    const pairs = expressions.map(([column]) => `'${column}', trim_scale(${from}.${column}::numeric)::text`);
    return `CASE WHEN ${from}.${key[0]} IS NOT NULL THEN jsonb_build_object(${pairs.join(', ')}) END`;
  };
  return `
    WITH added AS (
      SELECT ${[...key, ...expressions.map(([column, expression]) => `${expression} AS ${column}`)].join(', ')}
      FROM flows WHERE scope <> '' AND ${where} GROUP BY ${key.join(', ')}
    )
    SELECT concat_ws(' ', ${key.join(', ')}) AS id, ${shown('kept')} AS kept, ${shown('added')} AS added
    FROM ${table} AS kept FULL JOIN added USING (${key.join(', ')})`;
}

function fieldsOf(columns: Columns | null): Map<string, string> | null {
  return columns === null ? null : new Map(Object.entries(columns));
}

/** Every sum of the four tables compared with the flows added up anew; reads all flows. */
export async function compareTotals(sql: Sql): Promise<KindResult> {
  const result = emptyResult();
  for (const totals of TOTALS) {
    const rows = await sql.unsafe<{ id: string; kept: Columns | null; added: Columns | null }[]>(statement(totals));
    for (const { id, kept, added } of rows) compareFields(result, `${totals.table} ${id}`, fieldsOf(kept), fieldsOf(added));
  }
  return result;
}
