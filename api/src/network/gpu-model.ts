// One GPU model, also where nobody supplies or leases it any more.
import type { Transaction } from '@leasebook/db';
import type { GpuModelRow } from './summary.ts';

/** A model of the past, with its last price; null where the index has never seen it. */
export async function loadPastGpuModel(sql: Transaction, vendor: string, model: string): Promise<GpuModelRow | null> {
  const [row] = await sql<Pick<GpuModelRow, 'p25' | 'median' | 'p75' | 'priced'>[]>`
    SELECT trim_scale(price_p25) AS p25, trim_scale(price_median) AS median, trim_scale(price_p75) AS p75, bucket AS priced
    FROM figures WHERE grain = 'day' AND dimension = 'model' AND member = ${`${vendor}/${model}`}
    ORDER BY price_median IS NULL, bucket DESC LIMIT 1`;
  if (row === undefined) return null;
  return { vendor, model, supplied: '0', leased: '0', utilization: null, providers: 0, countries: 0, ...row };
}
