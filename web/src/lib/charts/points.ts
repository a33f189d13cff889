// Rows of an answer, one for each bucket, as points of a line.
import type { ChartPoint } from './series.ts';

/** A row of a bucket. */
interface BucketRow {
  /** Start of the bucket; rows without one are left out. */
  time: string | null;
  partial?: boolean;
}

/** The rows' values as points, in the order of the rows. `pick` gives exact decimal text, null where it is not known. */
export function pointsOf<Row extends BucketRow>(rows: readonly Row[], pick: (row: Row) => string | null | undefined): ChartPoint[] {
  return rows.flatMap((row): ChartPoint[] => {
    if (row.time === null) return [];
    const text = pick(row) ?? null;
    return [
      {
        time: Date.parse(row.time),
        value: text === null ? null : Number(text),
        text,
        coverage: 1,
        partial: row.partial ?? false,
        firstHeight: 0,
        lastHeight: 0,
      },
    ];
  });
}
