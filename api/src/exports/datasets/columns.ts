// Columns that several datasets have.
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
