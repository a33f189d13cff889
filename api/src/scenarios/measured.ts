// What this chain measures of the scenarios' inputs, over the newest complete day.
import type { Transaction } from '@leasebook/db';
import { metricValue, newestCompleteDay } from '../network/metric-sql.ts';
import type { MeasuredKey } from './definitions.ts';
import type { Measured } from './scenario.ts';

/** What each measured value is. */
export const MEASURED_BY: Readonly<Record<MeasuredKey, string>> = {
  chips: 'GPUS_SUPPLIED of the newest complete day: all models.',
  price: 'What leases with GPUs accrued ÷ GPU-hours leased on the newest complete day: all models.',
  utilization: 'GPU_UTILIZATION of the newest complete day.',
  take: 'EFFECTIVE_TAKE_RATE of the newest complete day.',
};

/** Reads them; each null where it is not known. chips × price × utilization × 8,760 is the run-rate of GPU leases where supply is known throughout. */
export async function loadMeasured(sql: Transaction): Promise<Measured> {
  const [row] = await sql<Measured[]>`
    SELECT ${metricValue(sql, 'GPUS_SUPPLIED')} AS chips, ${metricValue(sql, 'GPU_UTILIZATION')} AS utilization,
      ${metricValue(sql, 'EFFECTIVE_TAKE_RATE')} AS take,
      trim_scale(round(gpu_accrued_usd * 3600000000 / nullif(gpu_leased_us, 0), 18)) AS price
    FROM figures WHERE grain = 'day' AND dimension = 'network' AND member = '' AND bucket = ${newestCompleteDay(sql)}`;
  return row ?? { chips: null, price: null, utilization: null, take: null };
}
