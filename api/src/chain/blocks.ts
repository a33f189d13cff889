// Blocks: how they are filtered and paged.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Order, orderBy } from '../connection/order.ts';
import { blocksOfParts, isOnlyBy, type Parts, rowsOfParts, valuesOf } from '../connection/parts.ts';
import { inHeights, ofBlocksIn } from '../connection/ranges.ts';
import { flag, momentOfBlock, text, wherever, whole } from '../connection/where.ts';
import type { BlockFilter, BlockOrder, BlockWhere } from '../generated/resolvers.ts';

/** A row of `blocks`. */
export interface BlockRow {
  height: number;
  hash: string;
  time: Date;
  /** Null for the first block in the index. */
  intervalSeconds: number | null;
  proposer: string;
  transactionCount: number;
  failedCount: number;
}

export type BlockList = Connection<BlockRow>;

function columns(sql: Transaction): Fragment {
  return sql`row.height, row.hash, row.time, row.proposer, row.transaction_count AS "transactionCount", row.failed_count AS "failedCount",
    (SELECT extract(epoch FROM row.time - p.time)::float8 FROM blocks p WHERE p.height = row.height - 1) AS "intervalSeconds"`;
}

/** All blocks, of which none is missing between the first and the last. */
export const blockSource: Source = {
  relation: (sql) => sql`blocks`,
  columns,
  total: (sql) => sql`(SELECT coalesce(max(height) - min(height) + 1, 0) FROM blocks)`,
};

/** The order that is asked for; newest first by default. */
export function blockOrder(order?: BlockOrder | null): Order {
  const height = { column: 'height', type: 'bigint' } as const;
  const field = order?.field ?? 'HEIGHT';
  const lead = field === 'HEIGHT' ? height : ({ column: 'transaction_count', type: 'bigint' } as const);
  return orderBy(`blocks.${field}`, order?.direction ?? 'DESC', lead, [height]);
}

/** Blocks of proposers, given in letters of any size. */
function partsOf(proposers: readonly string[]): Parts {
  return { list: 'blocks', names: proposers.map((hex) => hex.toUpperCase()) };
}

/** The blocks that fit all of what is given. */
export function blockFilter(filter: BlockFilter): Filter {
  const parts = filter.proposer == null ? null : partsOf([filter.proposer]);
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`, ...inHeights(sql, 'height', filter.height), ...ofBlocksIn(sql, 'height', filter.time)];
      if (filter.proposer != null) conditions.push(sql`row.proposer = ${filter.proposer.toUpperCase()}`);
      if (filter.hasTransactions != null)
        conditions.push(filter.hasTransactions ? sql`row.transaction_count > 0` : sql`row.transaction_count = 0`);
      return join(sql, conditions, sql` AND `);
    },
    bounds: (sql) => (parts === null ? sql`true` : blocksOfParts(sql, parts)),
    total: parts !== null && isOnlyBy(filter, ['proposer']) ? (sql) => rowsOfParts(sql, parts) : undefined,
  };
}

/** The blocks that fit `where` and an older filter. */
export const blockWhere = wherever<BlockWhere>(
  {
    height: whole('row.height'),
    time: momentOfBlock('row.height'),
    proposer: text('row.proposer', (hex) => hex.toUpperCase()),
    transactionCount: whole('row.transaction_count'),
    hasTransactions: flag('row.transaction_count > 0'),
  },
  (sql, { proposer }) => {
    const proposers = valuesOf(proposer);
    return proposers === null ? [] : [blocksOfParts(sql, partsOf(proposers))];
  },
  (where) => {
    const proposers = isOnlyBy(where, ['proposer']) ? valuesOf(where.proposer) : null;
    return proposers === null ? undefined : (sql) => rowsOfParts(sql, partsOf(proposers));
  },
);

/** Blocks by their heights as text. */
export async function loadBlocks(sql: Transaction, heights: readonly string[]): Promise<BlockRow[]> {
  return sql<BlockRow[]>`SELECT ${columns(sql)} FROM blocks AS row WHERE row.height = ANY(${[...heights]}::text[]::bigint[])`;
}

/** Blocks by their hashes, upper-case hex. */
export async function loadBlocksByHash(sql: Transaction, hashes: readonly string[]): Promise<BlockRow[]> {
  return sql<BlockRow[]>`SELECT ${columns(sql)} FROM blocks AS row WHERE row.hash = ANY(${[...hashes]}::text[])`;
}
