// Addresses of files with all rows that fit, not only those of a page.
import { atBase } from './base.ts';

/** The CSV file of a dataset's rows that fit conditions; one that is null or absent is none. */
export function exportFile(dataset: string, conditions: Readonly<Record<string, string | boolean | null | undefined>>): string {
  const known = Object.entries(conditions).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(known).toString();
  return atBase(`/export/${dataset}.csv${search === '' ? '' : `?${search}`}`);
}
