// Grants by who gave and who received them.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { Connection, Source } from '../connection/connection.ts';
import type { Order } from '../connection/order.ts';

/** A row of `grants`. */
export interface GrantRow {
  granter: string;
  grantee: string;
  messageTypeUrl: string;
  typeUrl: string;
  /** Amounts are exact decimal text. */
  limits: { denom: string; amount: string }[];
  scopes: string[];
  expiresTime: Date | null;
  goneHeight: number | null;
}

export type GrantList = Connection<GrantRow>;

/** Grants that hold have a place behind all heights. Moments beyond the year 9999 are told as if they never came. */
function relation(sql: Transaction): Fragment {
  return sql`(
    SELECT g.*, coalesce(g.gone_height::bigint, 999999999999999999) AS gone_order,
      CASE WHEN g.expiration < 253402300800000000000 THEN to_timestamp((g.expiration / 1000000000)::float8) END AS expires_time
    FROM grants g
  )`;
}

function columns(sql: Transaction): Fragment {
  return sql`row.granter, row.grantee, row.message_type_url AS "messageTypeUrl", row.type_url AS "typeUrl", row.scopes,
    row.expires_time AS "expiresTime", row.gone_height AS "goneHeight",
    CASE WHEN row.spend_limit_denom IS NULL THEN row.spend_limits ELSE jsonb_build_array(jsonb_build_object(
      'denom', row.spend_limit_denom, 'amount', trim_scale(row.spend_limit_amount)::text)) END AS limits`;
}

/** Grants that an account gave, by its address. */
export const givenSource: Source = { relation, columns, partition: (sql, key) => sql`row.granter = ${key}` };

/** Grants that an account received, by its address. */
export const receivedSource: Source = { relation, columns, partition: (sql, key) => sql`row.grantee = ${key}` };

/** Those that hold first, then those that held last. */
export const grantOrder: Order = {
  id: 'grants',
  keys: [
    { column: 'gone_order', type: 'bigint', descending: true },
    { column: 'granter', type: 'text', descending: false },
    { column: 'grantee', type: 'text', descending: false },
    { column: 'message_type_url', type: 'text', descending: false },
  ],
};
