// Row groups as their process bears them: however many there are, what was read for them is not kept.
import { randomBytes } from 'node:crypto';
import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import { RowGroups } from './parquet-groups.ts';

const COLUMNS = 20;
const ROWS = 100;
const TEXT_BYTES = 32;

/** The rows of one group, as COPY writes them: some 64 kB that are never the same. */
function block(): Buffer {
  const row = (): string => Array.from({ length: COLUMNS }, () => randomBytes(TEXT_BYTES / 2).toString('hex')).join('\t');
  return Buffer.from(Array.from({ length: ROWS }, () => `${row()}\n`).join(''));
}

/** Bytes of the heap after a collection, which counting objects begins with. */
function heap(): number {
  queryObjects(RowGroups, { format: 'count' });
  return process.memoryUsage().heapUsed;
}

test('however many row groups a file has, only their bounds are kept until its end', () => {
  const columns = Array.from({ length: COLUMNS }, (_, at) => ({ name: `text${at}`, type: 'text' as const, nullable: false }));
  const groups = new RowGroups({ columns, timeColumn: -1, rowGroupRows: ROWS, metadata: [] });
  const write = (count: number): void => {
    for (let at = 0; at < count; at += 1) {
      groups.add(block());
      groups.taken();
    }
  };
  write(10);
  const before = heap();
  write(300);
  // All of the text that was read is 20 MB.
  expect((heap() - before) / 300).toBeLessThan(30_000);
  groups.finish();
  expect(groups.taken().length).toBeGreaterThan(0);
});
