// DuckDB as an engine: the lake's folders as views, then every figure.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type FigureRow, figureRow } from './figure-row.ts';
import { type Figure, figures, viewStatements } from './statements.ts';

const DAY_US = 86_400_000_000;

/** The figures of a lake, by DuckDB. Rejects with what it says of a statement. */
export async function byDuckdb(lake: string): Promise<Map<Figure, FigureRow[]>> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    for (const table of readdirSync(lake)) await openTable(connection, table, join(lake, table));
    await connection.run(`
      CREATE TEMP VIEW days AS SELECT unnest(range(min(time_us) - mod(min(time_us), ${DAY_US}), max(time_us) + 1, ${DAY_US})) AS day FROM blocks`);
    for (const statement of viewStatements()) await connection.run(statement);
    const results = new Map<Figure, FigureRow[]>();
    for (const figure of figures()) {
      const columns =
        'CAST(CAST(day AS BIGINT) AS VARCHAR) AS day, member, CAST(CAST(numerator AS HUGEINT) AS VARCHAR) AS numerator, CAST(CAST(denominator AS HUGEINT) AS VARCHAR) AS denominator';
      const reader = await connection.runAndReadAll(`SELECT ${columns} FROM (${figure.statement}) AS figure`);
      results.set(
        figure,
        reader.getRowObjects().map((row) => figureRow.parse(row)),
      );
    }
    return results;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A table as a view; beside each time stands the same in microseconds. */
async function openTable(connection: DuckDBConnection, table: string, folder: string): Promise<void> {
  const files = `read_parquet('${folder.replaceAll("'", "''")}/**/*.parquet', hive_partitioning = false)`;
  const described = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${files}`);
  const times = described
    .getRowObjects()
    .filter(({ column_type: type }) => String(type).startsWith('TIMESTAMP'))
    .map(({ column_name: name }) => `epoch_us(${String(name)}) AS ${String(name)}_us`);
  await connection.run(`CREATE TEMP VIEW ${table} AS SELECT ${['*', ...times].join(', ')} FROM ${files}`);
}
