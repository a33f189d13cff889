// What an engine recomputed beside what the tables hold: equal to the last digit, or named.
import { openFile, readRequest } from '@leasebook/api';
import { connectBeside, type Sql } from '@leasebook/db';
import { z } from 'zod';
import { type FigureRow, quotientOf } from './figure-row.ts';
import type { Figure } from './statements.ts';
import { collectText } from './text.ts';

export interface Comparison {
  figure: Figure;
  /** Values that were compared. */
  compared: number;
  /** Where they differ, e.g. `2026-01-03 nvidia/a100: 12.5, in the tables 12`. */
  differences: string[];
}

const pointSchema = z.object({ time: z.string(), member: z.string().nullable(), value: z.string().nullable() });

/** The series of the figure in PostgreSQL, as the API exports it, by day and member. */
async function published(sql: Sql, { metric, by }: Figure): Promise<Map<string, string | null>> {
  const query = new URLSearchParams({
    metrics: metric,
    interval: 'DAY',
    ...(by !== null && { groupBy: by }),
    columns: 'time,member,value',
  });
  const pool = connectBeside(sql, { name: 'leasebook lake', connections: 2, statementTimeoutMs: 0 });
  try {
    const file = await openFile(pool, readRequest('series.ndjson', query), new AbortController());
    try {
      const text = await collectText(file);
      const points = text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => pointSchema.parse(JSON.parse(line)));
      return new Map(points.map(({ time, member, value }) => [`${time.slice(0, 10)} ${member ?? ''}`, value]));
    } finally {
      await file.close();
    }
  } finally {
    await pool.end({ timeout: 5 });
  }
}

const dayOf = (us: string): string => new Date(Number(BigInt(us) / 1000n)).toISOString().slice(0, 10);
/** What is not there is nothing. */
const isNothing = (value: string | null | undefined): boolean => value == null || Number(value) === 0;

/** Compares a figure's rows with the tables; of members those without anything may be missing on either side. */
export async function compare(sql: Sql, figure: Figure, rows: readonly FigureRow[]): Promise<Comparison> {
  const wanted = await published(sql, figure);
  const found = new Map(rows.map((row) => [`${dayOf(row.day)} ${row.member}`, quotientOf(row)]));
  const differences: string[] = [];
  for (const key of new Set([...wanted.keys(), ...found.keys()])) {
    const [told, recomputed] = [wanted.get(key) ?? null, found.get(key) ?? null];
    if (told === recomputed || (figure.by !== null && isNothing(told) && isNothing(recomputed))) continue;
    differences.push(`${key}: ${recomputed ?? 'nothing'}, in the tables ${told ?? 'nothing'}`);
  }
  return { figure, compared: wanted.size, differences };
}
