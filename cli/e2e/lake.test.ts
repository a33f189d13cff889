// Figures recomputed from the lake of the whole recorded chain by DuckDB, with the statements that Spark reads too.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLake } from '@leasebook/api';
import { connect } from '@leasebook/db';
import { byDuckdb, compare } from '@leasebook/lake';
import { expect, inject, test } from 'vitest';

test('every figure that is recomputed from the lake is that of the tables, to the last digit', async () => {
  const sql = connect(inject('databaseUrl'), { name: 'leasebook-lake-test', statementTimeoutMs: 0 });
  const out = await mkdtemp(join(tmpdir(), 'leasebook-lake-'));
  try {
    await writeLake(sql, { out, signal: new AbortController().signal });
    const results = await byDuckdb(out);
    expect(results.size).toBeGreaterThan(25);
    for (const [figure, rows] of results) {
      const { compared, differences } = await compare(sql, figure, rows);
      expect([figure.metric, figure.by, differences.slice(0, 5)]).toEqual([figure.metric, figure.by, []]);
      expect([figure.metric, compared]).not.toEqual([figure.metric, 0]);
    }
  } finally {
    await sql.end();
    await rm(out, { recursive: true });
  }
}, 180_000);
