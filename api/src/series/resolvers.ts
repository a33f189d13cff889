// Fields of the catalogue's entries that are computed: how a metric can be told, and from which block on it is known.
import { filtersOf, GRAINS, type MetricEntry, type Transaction } from '@leasebook/db';
import type { Resolvers } from '../generated/resolvers.ts';
import { columnsOf } from './relation.ts';

/** First block of the first hour in which the network or a member has a value; null while none had. */
async function loadFirstHeight(sql: Transaction, entry: MetricEntry): Promise<number | null> {
  const stored = columnsOf(entry).every((column) => !CELLS_ONLY.test(column));
  const ofSupply = entry.expression.includes('supply_covered_us');
  const isKnown = stored ? sql`(${sql.unsafe(entry.expression)}) IS NOT NULL` : ofSupply ? sql`supply_covered_us > 0` : sql`covered_us > 0`;
  const dimension = entry.network ? 'network' : (entry.dimensions[0] ?? 'network').toLowerCase();
  const [row] = await sql<{ height: number | null }[]>`
    SELECT first_height AS height FROM hourly_figures WHERE dimension = ${dimension} AND ${isKnown} ORDER BY bucket LIMIT 1`;
  return row?.height ?? null;
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
