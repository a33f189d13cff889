// Columns that several datasets have.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { Column } from '../dataset.ts';
import { column } from '../dataset.ts';

/** Unit of heights. */
const BLOCKS = 'block';
/** Unit of amounts that stand beside a column with their denomination. */
export const BASE_UNITS = 'base units of the denomination';

/** When something of the market was made and when it ended. */
export function lifetime(ended: string): Column[] {
  return [
    column('created_height', 'integer', 'Block of creation.', { unit: BLOCKS }),
    column('created_time', 'timestamp', 'Time of that block.'),
    column('closed_height', 'integer', `Block in which it ${ended}; empty before.`, { unit: BLOCKS, nullable: true }),
    column('closed_time', 'timestamp', 'Time of that block; empty before.', { nullable: true }),
  ];
}

/** The price in force or the last one. */
export function price(what: string): Column[] {
  return [
    column('price_denom', 'text', `Denomination of the price, e.g. uakt.`),
    column('price_amount', 'decimal', what, { unit: 'base units of price_denom per block' }),
  ];
}

/** The last block in which a row changed. */
export function changedHeight(what: string, sql: Column['sql']): Column {
  return column('changed_height', 'integer', `Last block in which the row changed: ${what}.`, { unit: BLOCKS, sql });
}

/**
 * The block in which the v2.0 conversion rewrote the prices of a deployment that `row` is or belongs to, where it did so after `row` was
 * made; else null. Tables do not date it: it is the block that burned the coins which the deployment was paid in.
 */
export function convertedHeight(sql: Transaction): Fragment {
  return sql`CASE WHEN row.created_height < (SELECT max(height) FROM flows WHERE kind = 'migration_burn') THEN (
    SELECT min(burn.height) FROM flows burn
    WHERE burn.kind = 'migration_burn' AND burn.height > row.created_height AND burn.denom = (
      SELECT paid.denom FROM flows paid WHERE paid.xid = row.owner || '/' || row.dseq AND paid.kind = 'deposit'
      ORDER BY paid.height, paid.sequence LIMIT 1)) END`;
}

/** Whether that block is behind another one. Nothing is looked up for a row where no conversion is: what is false, and not null, ends it. */
export function isConvertedSince(sql: Transaction, height: number): Fragment {
  return sql`(row.created_height < coalesce((SELECT max(height) FROM flows WHERE kind = 'migration_burn' AND height > ${height}), 0)
    AND ${convertedHeight(sql)} > ${height})`;
}
