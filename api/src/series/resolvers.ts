// Fields of the catalogue's entries that are computed: how a metric can be told, and from which block on it is known.
import { filtersOf, GRAINS, type MetricEntry, type Transaction } from '@leasebook/db';
import type { Resolvers } from '../generated/resolvers.ts';
import { DAY_MILLISECONDS } from '../times/range.ts';
import { columnsOf } from './relation.ts';

/** How many days are searched first, and how much longer each next part is: most figures are known early, and hours cost time. */
const FIRST_DAYS = 7;
const GROWTH = 4;

/** First block of the first hour in which the network or a member has a value; null while none had. */
async function loadFirstHeight(sql: Transaction, entry: MetricEntry): Promise<number | null> {
  const stored = columnsOf(entry).every((column) => !CELLS_ONLY.test(column));
  const ofSupply = entry.expression.includes('supply_covered_us');
  const isKnown = stored ? sql`(${sql.unsafe(entry.expression)}) IS NOT NULL` : ofSupply ? sql`supply_covered_us > 0` : sql`covered_us > 0`;
  const dimension = entry.network ? 'network' : (entry.dimensions[0] ?? 'network').toLowerCase();
  const [hours] = await sql<{ first: Date | null; last: Date | null }[]>`
    SELECT min(bucket) AS first, max(bucket) AS last FROM figures WHERE grain = 'hour' AND dimension = 'network' AND member = ''`;
  if (hours === undefined || hours.first === null || hours.last === null) return null;
  let from = hours.first;
  for (let days = FIRST_DAYS; from <= hours.last; days *= GROWTH) {
    const to = new Date(from.getTime() + days * DAY_MILLISECONDS);
    const [row] = await sql<{ height: number | null }[]>`
      SELECT first_height AS height FROM hourly_figures
      WHERE dimension = ${dimension} AND bucket >= ${from} AND bucket < ${to} AND ${isKnown} ORDER BY bucket LIMIT 1`;
    if (row !== undefined) return row.height;
    from = to;
  }
  return null;
}

/** Columns that only cells have. */
const CELLS_ONLY = /^(online|suspect|cpu|memory|storage|gpu_installed|gpu_allocated_(min|max))_/;

export const catalogueResolvers = {
  MetricDefinition: {
    filters: (entry) => filtersOf(entry),
    grains: () => [...GRAINS],
    firstHeight: async (entry, _args, { snapshot }) => loadFirstHeight(await snapshot.transaction(), entry),
  },
} satisfies Resolvers;
