// Movements of coins: how they are filtered and paged, and the transactions that made them.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { addressArgument } from '../address.ts';
import { joinTransactions } from '../chain/transactions.ts';
import { inCapitals } from '../connection/columns.ts';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Order, orderBy } from '../connection/order.ts';
import { blocksOfParts, isOnlyBy, type Parts, rowsOfParts, valuesOf } from '../connection/parts.ts';
import { inHeights, ofBlocksIn } from '../connection/ranges.ts';
import { anyOf, momentOfBlock, number, text, wherever, whole } from '../connection/where.ts';
import type { FlowFilter, FlowKind, FlowOrder, FlowWhere } from '../generated/resolvers.ts';
import { dseqText, parseLeaseKey } from '../market/keys.ts';

/** A row of `flows`; texts are empty where nothing is concerned. */
export interface FlowRow {
  height: number;
  sequence: number;
  time: Date;
  transactionIndex: number | null;
  kind: FlowKind;
  denom: string;
  /** Exact decimal text, in base units. */
  coins: string;
  sender: string;
  recipient: string;
  tenant: string;
  dseq: string | null;
  payee: string;
  /** owner/dseq/gseq/oseq/provider */
  leaseId: string;
}

export type FlowList = Connection<FlowRow>;

function columns(sql: Transaction): Fragment {
  return sql`row.height, row.sequence, row.time, row.tx_index AS "transactionIndex", ${sql.unsafe(inCapitals('row.kind'))} AS kind, row.denom,
    trim_scale(row.amount) AS coins, row.sender, row.recipient, row.owner AS tenant, row.dseq, row.provider AS payee,
    row.lease AS "leaseId"`;
}

/** All movements. */
export const flowSource: Source = {
  relation: (sql) => sql`flows`,
  columns,
  total: (sql) => rowsOfParts(sql, partsOf(null, null)),
};

/** Payouts of a lease, by owner/dseq/gseq/oseq/provider: they are among those of its deployment's account, which an index finds. */
export const leaseFlowSource: Source = { ...flowSource, partition: (sql, key) => ofLease(sql, key) };

function ofLease(sql: Transaction, lease: string | Fragment): Fragment {
  return sql`row.lease = ${lease}::text AND row.xid = split_part(${lease}::text, '/', 1) || '/' || split_part(${lease}::text, '/', 2)`;
}

/** Movements of a block, by its height as text. */
export const blockFlowSource: Source = { ...flowSource, partition: (sql, key) => sql`row.height = ${key}::bigint` };

/** Movements of a transaction, by height/index. */
export const transactionFlowSource: Source = {
  ...flowSource,
  partition: (sql, key) => sql`row.height = split_part(${key}, '/', 1)::bigint AND row.tx_index = split_part(${key}, '/', 2)::integer`,
};

/**
 * Movements from or to an account, by its address. Each side in the order of its own index: one condition with OR would be
 * answered by a walk over all movements, and a side with conditions of its own is read to its end.
 */
export const accountFlowSource: Source = {
  ...flowSource,
  relation: (sql) => sql`(
    SELECT f.*, f.sender AS party, true AS is_sent FROM flows f
    UNION ALL SELECT f.*, f.recipient, false FROM flows f)`,
  // No index holds those that nobody sent by that, and what an account sends itself is there once.
  partition: (sql, key) => sql`row.party = ${key} AND row.party <> '' AND (row.is_sent OR row.recipient <> row.sender)`,
};

/** The order that is asked for; newest block first by default. */
export function flowOrder(order?: FlowOrder | null): Order {
  const { keys, id } = orderBy('flows.HEIGHT', order?.direction ?? 'DESC', { column: 'height', type: 'bigint' }, []);
  return { id, keys: [...keys, { column: 'sequence', type: 'bigint', descending: false }] };
}

/**
 * A lease's id as movements have it: the chain's escrow knows no bseq.
 * @throws RequestError `BAD_ID`.
 */
function leaseId(text: string): string {
  return parseLeaseKey(text).replace(/\/0$/, '');
}

/** Kinds that most movements are of. All others have an index by kind, `flows_rare`, whose condition this is. */
const FREQUENT = ['deposit', 'refund', 'bid_deposit', 'bid_refund', 'earnings', 'take_fee'];
const IS_RARE = `row.kind NOT IN (${FREQUENT.map((kind) => `'${kind}'`).join(', ')})`;

/** Whether a movement is of one of these kinds. */
function ofKinds(sql: Transaction, asked: readonly string[]): Fragment {
  const kinds = asked.map((kind) => kind.toLowerCase());
  const isOne = kinds.length === 1 ? sql`row.kind = ${kinds[0] ?? ''}` : sql`row.kind = ANY(${kinds}::text[])`;
  return kinds.some((kind) => FREQUENT.includes(kind)) ? isOne : sql`(${isOne} AND ${sql.unsafe(IS_RARE)})`;
}

/** Kinds as parts of the list are named. */
function partsOf(kinds: readonly FlowKind[] | null, denoms: readonly string[] | null): Parts {
  return { list: 'flows', names: kinds?.map((kind) => kind.toLowerCase()) ?? null, denoms };
}

/**
 * Where the movements of these kinds and denominations are, where not all are asked for. They come and go with versions: a walk in the
 * order of blocks would pass all others before it finds one.
 */
function placeOf(sql: Transaction, parts: Parts): Fragment {
  return parts.names === null && parts.denoms === null ? sql`true` : blocksOfParts(sql, parts);
}

/** The movements that fit all of what is given. */
export function flowFilter(filter: FlowFilter): Filter {
  const parts = partsOf(filter.kinds ?? null, filter.denom == null ? null : [filter.denom]);
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`];
      if (filter.kinds != null) conditions.push(ofKinds(sql, filter.kinds));
      if (filter.denom != null) conditions.push(sql`row.denom = ${filter.denom}`);
      // What has no owner, provider or lease is in no index by it.
      if (filter.owner != null) conditions.push(sql`row.owner = ${addressArgument(filter.owner)} AND row.owner <> ''`);
      if (filter.dseq != null) conditions.push(sql`row.dseq = ${dseqText(filter.dseq)}::text::numeric`);
      if (filter.provider != null) conditions.push(sql`row.provider = ${addressArgument(filter.provider)} AND row.provider <> ''`);
      if (filter.lease != null) conditions.push(ofLease(sql, leaseId(filter.lease)));
      if (filter.sender != null)
        conditions.push(
          filter.sender === '' ? sql`row.sender = ''` : sql`row.sender = ${addressArgument(filter.sender)} AND row.sender <> ''`,
        );
      if (filter.recipient != null)
        conditions.push(sql`row.recipient = ${filter.recipient === '' ? '' : addressArgument(filter.recipient)}`);
      conditions.push(...inHeights(sql, 'height', filter.height), ...ofBlocksIn(sql, 'height', filter.time));
      // Heights are in the order of times, and in the indexes.
      if (filter.timeFrom != null) {
        conditions.push(
          sql`row.height >= (SELECT height FROM blocks WHERE time >= ${filter.timeFrom} ORDER BY blocks.time, blocks.height LIMIT 1)`,
        );
      }
      if (filter.timeTo != null) {
        conditions.push(
          sql`row.height <= (SELECT height FROM blocks WHERE time < ${filter.timeTo} ORDER BY blocks.time DESC, blocks.height DESC LIMIT 1)`,
        );
      }
      return join(sql, conditions, sql` AND `);
    },
    bounds: (sql) => placeOf(sql, parts),
    total: isOnlyBy(filter, ['kinds', 'denom']) ? (sql) => rowsOfParts(sql, parts) : undefined,
  };
}

/** A text that is empty where nothing is concerned: no index holds those rows by it. */
function filled(expression: string, change?: (value: string) => string): ReturnType<typeof text> {
  const compare = text(expression, change);
  return (sql, given) => [...compare(sql, given), sql`${sql.unsafe(expression)} <> ''`];
}

/** The movements that fit `where` and an older filter. */
export const flowWhere = wherever<FlowWhere>(
  {
    kind: anyOf(ofKinds),
    denom: text('row.denom'),
    amount: number('row.amount'),
    owner: filled('row.owner'),
    dseq: number('row.dseq'),
    provider: filled('row.provider'),
    lease(sql, given) {
      const conditions = filled('row.lease', leaseId)(sql, given);
      const leases = (given.eq == null ? given.in : [given.eq])?.map(leaseId);
      // As `ofLease`, for several.
      if (leases != null)
        conditions.push(sql`row.xid IN (SELECT split_part(l, '/', 1) || '/' || split_part(l, '/', 2) FROM unnest(${leases}::text[]) AS l)`);
      return conditions;
    },
    sender: filled('row.sender'),
    recipient: text('row.recipient'),
    height: whole('row.height'),
    time: momentOfBlock('row.height'),
  },
  (sql, { kind, denom }) => [placeOf(sql, partsOf(valuesOf(kind), valuesOf(denom)))],
  (where) =>
    isOnlyBy(where, ['kind', 'denom']) ? (sql) => rowsOfParts(sql, partsOf(valuesOf(where.kind), valuesOf(where.denom))) : undefined,
);

/** A transaction's hash, by `height/index`. */
export interface TransactionHashRow {
  key: string;
  hash: string;
}

/** Hashes of transactions, given by `height/index`. */
export async function loadTransactionHashes(sql: Transaction, keys: readonly string[]): Promise<TransactionHashRow[]> {
  return sql<TransactionHashRow[]>`SELECT concat_ws('/', height, tx_index) AS key, hash FROM transactions ${joinTransactions(sql, keys)}`;
}
