// The COPY of a request: its columns in the form of its format, its conditions and its order.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { beyond, join, keyValues, orderList } from '../connection/order.ts';
import type { Format } from './catalogue.ts';
import type { Bounds, Column, Prepared } from './dataset.ts';
import { type ExportRequest, orderOf } from './request.ts';
import { literalSql, statementText } from './statement-text.ts';

/** How COPY writes each format: as RFC 4180 has it; one JSON object a line, untouched; tabs between values. */
const OPTIONS: Record<Format, string> = {
  csv: 'FORMAT csv, HEADER true',
  // JSON holds no such characters as they are, so that nothing is quoted or escaped.
  ndjson: `FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01'`,
  parquet: 'FORMAT text',
};

/** Statements of one request. */
export interface Statements {
  copy: string;
  /** Gives the key values of the last row of a page, and a second row where more follow it; null for what is no page. */
  pageEnd: string | null;
  /** Gives `found`: whether there is an amount that has no place in a Parquet column; null where no column could have one. */
  tooLarge: string | null;
}

/** Writes the statements; `relation` is what the dataset prepared for the request, `bounds` are those of its range. */
export function writeStatements(request: ExportRequest, relation: Prepared, bounds: Bounds): Statements {
  const sql = literalSql;
  const order = orderOf(request.dataset);
  const rows = sql`FROM ${relation(sql)} WHERE ${join(sql, conditionsOf(sql, request, bounds), sql` AND `)}`;
  const ordered = sql`${rows} ORDER BY ${orderList(sql, order, false)}`;
  const { limit } = request.page;
  const limited = limit === null ? ordered : sql`${ordered} LIMIT ${limit}`;
  const list = join(
    sql,
    request.columns.map((column) => sql`${written(sql, column, request)} AS ${sql(column.name)}`),
    sql`, `,
  );
  const select = sql`SELECT ${list} ${limited}`;
  const query = request.format === 'ndjson' ? sql`SELECT row_to_json(line) FROM (${select}) AS line` : select;
  const decimals = request.format === 'parquet' ? request.columns.filter(({ type }) => type === 'decimal') : [];
  const large = decimals.map((column) => sql`abs(${column.sql(sql)}) >= 1e20`);
  return {
    copy: `COPY (${statementText(query)}) TO STDOUT (${OPTIONS[request.format]})`,
    pageEnd: limit === null ? null : statementText(sql`SELECT ${keyValues(sql, order)} AS keys ${ordered} LIMIT 2 OFFSET ${limit - 1}`),
    tooLarge: large.length === 0 ? null : statementText(sql`SELECT EXISTS (SELECT ${rows} AND (${join(sql, large, sql` OR `)})) AS found`),
  };
}

function conditionsOf(sql: Transaction, { dataset, selection, since, page }: ExportRequest, bounds: Bounds): Fragment[] {
  const conditions = [
    dataset.filter.condition(selection.filter, selection.where).where(sql),
    ...(dataset.within?.(sql, selection, bounds) ?? []),
  ];
  if (since !== null) conditions.push(dataset.changedSince(sql, since));
  if (page.after !== null) conditions.push(beyond(sql, orderOf(dataset), page.after, { reverse: false, inclusive: false }));
  return conditions;
}

/** A column's value in the form of the format. */
function written(sql: Transaction, column: Column, { format, excel }: ExportRequest): Fragment {
  const value = column.sql(sql);
  switch (column.type) {
    case 'decimal':
      // Units of 10^-18 for DECIMAL(38, 18).
      return format === 'parquet' ? sql`trunc(${value} * 1000000000000000000)` : sql`trim_scale(${value})::text`;
    case 'uint64':
      return sql`${value}::text`;
    case 'timestamp':
      return format === 'parquet'
        ? sql`(extract(epoch FROM ${value}) * 1000000)::bigint`
        : sql`to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    case 'boolean':
      return format === 'csv' ? sql`(${value})::text` : sql`${value}`;
    case 'json':
      return format === 'ndjson' ? sql`(${value})::json` : sql`(${value})::text`;
    case 'text':
      // Spreadsheets run what begins so, in wide letters too; white space before it does not stop all of them.
      return excel ? sql`regexp_replace(${value}, '^([ \t\r\n]*[=+@＝＋＠－-]|[\t\r\n])', '''\\1')` : value;
    case 'integer':
      return value;
  }
}
