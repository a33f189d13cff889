// Messages of transactions: how they are filtered and paged, and what their content names.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { Connection, Filter, Source } from '../connection/connection.ts';
import { join, type Order, orderBy } from '../connection/order.ts';
import { isOnlyBy, rowsOfParts, valuesOf } from '../connection/parts.ts';
import { inHeights, ofBlocksIn } from '../connection/ranges.ts';
import { momentOfBlock, text, wherever, whole } from '../connection/where.ts';
import { RequestError } from '../errors.ts';
import type { MessageFilter, MessageOrder, MessageWhere } from '../generated/resolvers.ts';

/** A row of `messages`. */
export interface MessageRow {
  height: number;
  transactionIndex: number;
  path: string;
  typeUrl: string;
  signer: string;
  /** Null where the type is not known. */
  content: unknown;
}

export type MessageList = Connection<MessageRow>;

/** Paths in the order of their numbers: `2` before `10`, `0/1` behind `0`. */
function relation(sql: Transaction): Fragment {
  return sql`(
    SELECT m.*, (SELECT string_agg(lpad(part, 6, '0'), '/' ORDER BY place)
      FROM string_to_table(m.path, '/') WITH ORDINALITY AS step (part, place)) AS place
    FROM messages m
  )`;
}

function columns(sql: Transaction): Fragment {
  return sql`row.height, row.tx_index AS "transactionIndex", row.path, row.type_url AS "typeUrl", row.signer, row.body AS content`;
}

/** All messages. */
export const messageSource: Source = {
  relation,
  columns,
  total: (sql) => rowsOfParts(sql, { list: 'messages', names: null }),
};

/** Messages of a transaction, by height/index. */
export const transactionMessageSource: Source = {
  ...messageSource,
  partition: (sql, key) => sql`row.height = split_part(${key}, '/', 1)::bigint AND row.tx_index = split_part(${key}, '/', 2)::integer`,
};

/** By block in the direction that is asked for, newest first by default; within a block always in the chain's order. */
export function messageOrder(order?: MessageOrder | null): Order {
  const { keys, id } = orderBy('messages.HEIGHT', order?.direction ?? 'DESC', { column: 'height', type: 'bigint' }, []);
  return {
    id,
    keys: [...keys, { column: 'tx_index', type: 'bigint', descending: false }, { column: 'place', type: 'text', descending: false }],
  };
}

/**
 * A message's type as the chain names it, its package first.
 * @throws RequestError `BAD_ARGUMENT`.
 */
export function typeUrlArgument(text: string): string {
  if (text.startsWith('/')) return text;
  throw new RequestError(
    'BAD_ARGUMENT',
    `"${text.slice(0, 100)}" is not a type of messages.`,
    'Give it as `typeUrl` tells it, e.g. /akash.market.v1beta4.MsgCreateBid.',
  );
}

/** Whether a message's transaction succeeded. What is denied as a whole, is looked up for all messages before the first one is given. */
function ofSuccess(sql: Transaction, wanted: boolean): Fragment {
  const code = wanted ? sql`t.code = 0` : sql`t.code <> 0`;
  return sql`EXISTS (SELECT FROM transactions t WHERE t.height = row.height AND t.tx_index = row.tx_index AND ${code})`;
}

/** How many messages are of these types. */
function totalOf(types: readonly string[] | null | undefined): Filter['total'] {
  return types == null ? undefined : (sql) => rowsOfParts(sql, { list: 'messages', names: types.map(typeUrlArgument) });
}

/** The messages that fit all of what is given. */
export function messageFilter(filter: MessageFilter): Filter {
  return {
    id: JSON.stringify(filter),
    where(sql) {
      const conditions = [sql`true`, ...inHeights(sql, 'height', filter.height), ...ofBlocksIn(sql, 'height', filter.time)];
      if (filter.typeUrls != null) conditions.push(sql`row.type_url = ANY(${filter.typeUrls.map(typeUrlArgument)}::text[])`);
      if (filter.signer != null) conditions.push(sql`row.signer = ${filter.signer}`);
      if (filter.succeeded != null) conditions.push(ofSuccess(sql, filter.succeeded));
      return join(sql, conditions, sql` AND `);
    },
    total: isOnlyBy(filter, ['typeUrls']) ? totalOf(filter.typeUrls) : undefined,
  };
}

/** The messages that fit `where` and an older filter. */
export const messageWhere = wherever<MessageWhere>(
  {
    height: whole('row.height'),
    time: momentOfBlock('row.height'),
    typeUrl: text('row.type_url', typeUrlArgument),
    signer: text('row.signer'),
    succeeded: (sql, wanted) => [ofSuccess(sql, wanted)],
  },
  () => [],
  (where) => (isOnlyBy(where, ['typeUrl']) ? totalOf(valuesOf(where.typeUrl)) : undefined),
);

/** Fields of a message's content one by one; lists by their places. */
export function fieldsOf(content: unknown, path = ''): { path: string; value: string }[] {
  if (content === null || content === undefined) return [];
  if (typeof content !== 'object') return [{ path, value: String(content) }];
  return Object.entries(content).flatMap(([name, value]) => fieldsOf(value, path === '' ? name : `${path}.${name}`));
}

/** Keys of what a message names; null for each that it does not name. */
export interface Named {
  /** owner/dseq */
  deployment: string | null;
  /** owner/dseq/gseq/oseq/provider/bseq */
  lease: string | null;
  provider: string | null;
}

const DSEQ = /^\d{1,20}$/;
const SEQUENCE = /^\d{1,10}$/;

/** What a message's content names: the first id of a deployment, and the lease and provider that belong to it. */
export function namedBy({ typeUrl, content }: Pick<MessageRow, 'typeUrl' | 'content'>): Named {
  const all = new Map(fieldsOf(content).map((field) => [field.path, field.value]));
  const at = [...all.keys()].find((path) => /(^|\.)dseq$/.test(path))?.replace(/dseq$/, '');
  const part = (name: string): string => all.get(`${at}${name}`) ?? '';
  // An escrow account's id is owner/dseq, or owner/dseq/gseq/oseq/provider of a bid.
  const [owner = '', dseq = '', gseq = '', oseq = '', payee = ''] =
    at === undefined ? (all.get('id.xid') ?? '').split('/') : ['owner', 'dseq', 'gseq', 'oseq', 'provider'].map(part);
  const named = payee || (all.get('provider') ?? '');
  const ofProvider = /^\/akash\.(provider|audit)\./.test(typeUrl) ? (all.get('owner') ?? all.get('id.owner') ?? '') : '';
  const isDeployment = owner !== '' && DSEQ.test(dseq);
  const bseq = at === undefined ? '0' : part('bseq') || '0';
  const isLease = isDeployment && SEQUENCE.test(gseq) && SEQUENCE.test(oseq) && named !== '' && SEQUENCE.test(bseq);
  return {
    deployment: isDeployment ? `${owner}/${dseq}` : null,
    lease: isLease ? [owner, dseq, gseq, oseq, named, bseq].join('/') : null,
    provider: named || ofProvider || null,
  };
}
