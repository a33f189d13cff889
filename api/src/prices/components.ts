// What a GPU, a vCPU, a GiB of memory and a GiB of storage cost: estimates from the agreed prices of whole leases.
import type { Transaction } from '@leasebook/db';
import { addressArgument } from '../address.ts';
import type { Component } from '../generated/resolvers.ts';
import { type TimeRange, timeRange } from '../times/range.ts';
import { median } from './median.ts';

/** Newest quotes, and the leases that they belong to, that a fit reads: enough for narrow errors, few enough to answer at once however long the history. */
const MAX_QUOTES = 2_000;
/** A model of fewer leases shares a column with all such. */
const MIN_LEASES = 5;
const DEFAULT_DAYS = 90;
/** Of a normal distribution, for a 95 % interval. */
const Z_95 = 1.959964;
const GIB = 2 ** 30;

const METHOD =
  "Huber's M-estimator (k = 1.345, iteratively reweighted least squares, scale by median absolute deviation) of the price of a whole lease in USD an hour on its GPUs by model, vCPUs, GiB of memory and GiB of storage, without a constant; each lease's equation is divided by the median price of its GPU models (or of a vCPU) times its GPUs (vCPUs), so that errors are relative and a lease that is far too cheap weighs no more. Standard errors are Huber's asymptotic ones.";

export interface ComponentInput {
  from?: Date | null | undefined;
  to?: Date | null | undefined;
  provider?: string | null | undefined;
}

interface LeaseSample {
  /** USD an hour, as the other numbers in floating point: it is an estimate that they make. */
  usd: number;
  cpus: number;
  memory: number;
  storage: number;
  gpus: { vendor: string; model: string; count: number }[];
}

interface Column {
  component: Component;
  vendor: string | null;
  model: string | null;
  unit: string;
  amount: (lease: LeaseSample) => number;
}

/** In an order of their own: sums of floating point depend on it in their last digits. */
async function loadLeaseSamples(sql: Transaction, { from, to }: TimeRange, provider: string | null): Promise<LeaseSample[]> {
  const rows = await sql<LeaseSample[]>`
    SELECT sum(q.value_usd)::float8 AS usd, min(l.cpu_millis)::float8 / 1000 AS cpus, min(l.memory_bytes)::float8 / ${GIB} AS memory,
      min(l.storage_bytes)::float8 / ${GIB} AS storage,
      coalesce(jsonb_agg(jsonb_build_object('vendor', q.vendor, 'model', q.model, 'count', q.weight)) FILTER (WHERE q.resource = 'gpu'), '[]') AS gpus
    FROM (
      SELECT DISTINCT owner, dseq, gseq, oseq, provider, bseq FROM (
        SELECT * FROM price_quotes
        WHERE kind = 'agreed' AND resource IN ('gpu', 'cpu') AND time >= ${from} AND time < ${to} AND value_usd IS NOT NULL
          ${provider === null ? sql`` : sql`AND provider = ${provider}`}
        ORDER BY time DESC, owner, dseq, gseq, oseq, provider, bseq LIMIT ${MAX_QUOTES}
      ) AS newest
    ) AS picked
    JOIN price_quotes q USING (owner, dseq, gseq, oseq, provider, bseq)
    JOIN leases l USING (owner, dseq, gseq, oseq, provider, bseq)
    WHERE q.kind = 'agreed'
    GROUP BY owner, dseq, gseq, oseq, provider, bseq
    HAVING sum(q.value_usd) > 0
    ORDER BY owner, dseq, gseq, oseq, provider, bseq`;
  return [...rows];
}

/** GPUs of a lease of the models that `has` tells. */
function gpusOf({ gpus }: LeaseSample, has: (name: string) => boolean): number {
  return gpus.reduce((sum, { vendor, model, count }) => (has(`${vendor}/${model}`) ? sum + count : sum), 0);
}

function columnsOf(leases: readonly LeaseSample[]): Column[] {
  const counts = new Map<string, number>();
  for (const { gpus } of leases) {
    for (const name of new Set(gpus.map(({ vendor, model }) => `${vendor}/${model}`))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const own = [...counts]
    .filter(([name, count]) => count >= MIN_LEASES && !name.endsWith('/unknown'))
    .sort(([name, left], [other, right]) => right - left || (name < other ? -1 : 1))
    .map(([name]) => name);
  const gpu = (vendor: string, model: string, has: (name: string) => boolean): Column => ({
    component: 'GPU',
    vendor,
    model,
    unit: 'USD per GPU-hour',
    amount: (lease) => gpusOf(lease, has),
  });
  const rest = (component: Component, unit: string, amount: Column['amount']): Column => ({
    component,
    vendor: null,
    model: null,
    unit,
    amount,
  });
  return [
    ...own.map((name) => gpu(name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1), (each) => each === name)),
    gpu('', 'other', (name) => !own.includes(name)),
    rest('VCPU', 'USD per vCPU-hour', ({ cpus }) => cpus),
    rest('MEMORY', 'USD per GiB-hour', ({ memory }) => memory),
    rest('STORAGE', 'USD per GiB-hour', ({ storage }) => storage),
  ].filter(({ amount }) => leases.some((lease) => amount(lease) > 0));
}

/** What a lease of that size costs in the middle: its GPUs at the median price of their model, else its vCPUs at theirs. */
function typicalPrices(leases: readonly LeaseSample[]): number[] {
  const each = leases.map(({ usd, cpus, gpus }) => {
    const count = gpus.reduce((sum, gpu) => sum + gpu.count, 0);
    return gpus.length === 0
      ? [{ name: '', count: cpus, price: usd / cpus }]
      : gpus.map((gpu) => ({ name: `${gpu.vendor}/${gpu.model}`, count: gpu.count, price: usd / count }));
  });
  const prices = Map.groupBy(each.flat(), ({ name }) => name);
  const medians = new Map([...prices].map(([name, parts]) => [name, median(parts.map(({ price }) => price))]));
  return each.map((parts) => parts.reduce((sum, { name, count }) => sum + count * (medians.get(name) ?? 0), 0));
}

/**
 * Estimates component prices of the leases of a range; without components, and with the reason, where they do not tell them.
 * @throws RequestError `BAD_RANGE`, `BAD_ARGUMENT`.
 */
export async function loadComponentPrices(sql: Transaction, { from, to, provider }: ComponentInput) {
  const range = await timeRange(sql, { from, to }, DEFAULT_DAYS);
  const leases = range === null ? [] : await loadLeaseSamples(sql, range, provider == null ? null : addressArgument(provider));
  const columns = columnsOf(leases);
  const sizes = typicalPrices(leases);
  const frame = { from: range?.from ?? null, to: range?.to ?? null, leases: leases.length, method: METHOD };
  // Its matrices are of no use to a process that nobody asks for such prices.
  const { fitHuber } = await import('./regression.ts');
  const fit = fitHuber(
    leases.map((lease, at) => columns.map(({ amount }) => amount(lease) / (sizes[at] ?? 1))),
    leases.map(({ usd }, at) => usd / (sizes[at] ?? 1)),
  );
  if (fit === null) {
    const reason =
      leases.length <= columns.length
        ? 'There are not more leases with a price in USD than components.'
        : 'The leases hold components in so fixed proportions that their prices cannot be told apart.';
    return { ...frame, iterations: 0, converged: false, scale: null, reason, components: [] };
  }
  const components = columns.map(({ component, vendor, model, unit, amount }, at) => {
    const [price = 0, standardError = 0] = [fit.coefficients[at], fit.standardErrors[at]];
    const holding = leases.filter((lease) => amount(lease) > 0).length;
    return {
      component,
      vendor,
      model,
      unit,
      leases: holding,
      price,
      standardError,
      low: price - Z_95 * standardError,
      high: price + Z_95 * standardError,
    };
  });
  return { ...frame, iterations: fit.iterations, converged: fit.converged, scale: fit.scale, reason: null, components };
}
