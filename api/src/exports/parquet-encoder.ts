// Parquet by a program of its own: COPY's text goes in no faster than it encodes, and nothing comes out that the client has not taken.
import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Column } from './dataset.ts';
import { ClientGone, ClientStalled, drained, type Encoder } from './encoder.ts';
import type { ParquetJob } from './parquet-groups.ts';

/** Rows of a group: enough for readers to skip well, few enough for little memory. */
const ROW_GROUP_ROWS = 10_000;
const HIGH_WATER_BYTES = 262_144;
/** A row group's values take some 15 MiB, and garbage as much again. Little room for new objects, so that what is read and written once does not gather. */
const FLAGS = ['--max-old-space-size=96', '--max-semi-space-size=4'];
const PROGRAM = fileURLToPath(new URL('parquet-program.ts', import.meta.url));
/** How often it is looked whether the client reads. */
const WATCH_MS = 250;
/** Words of a program that failed, for the log. */
const MOST_WORDS = 2_000;

/** What of a column decides how it is encoded. */
type EncodedColumn = Pick<Column, 'name' | 'type' | 'nullable'>;

function jobOf(columns: readonly EncodedColumn[], metadata: Record<string, string>): ParquetJob {
  return {
    columns: columns.map(({ name, type, nullable }) => ({ name, type, nullable: nullable === true })),
    timeColumn: columns.findIndex(({ type, nullable }) => type === 'timestamp' && nullable !== true),
    rowGroupRows: ROW_GROUP_ROWS,
    metadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  };
}

/** Encodes COPY's text form of `columns` in this process, for commands that do nothing else. `metadata` stands in the file's footer. */
export async function ownParquetEncoder(
  columns: readonly EncodedColumn[],
  metadata: Record<string, string>,
  stallMs: number,
): Promise<Encoder> {
  // A process that answers others has the same modules and never needs this one.
  const { RowGroups } = await import('./parquet-groups.ts');
  const output = new PassThrough({ highWaterMark: HIGH_WATER_BYTES });
  const groups = new RowGroups(jobOf(columns, metadata));
  const give = (): Promise<void> | undefined => {
    const bytes = groups.taken();
    return bytes.length === 0 || output.write(bytes) ? undefined : drained(output, stallMs);
  };
  return {
    output,
    take(block) {
      groups.add(block);
      return give();
    },
    async end() {
      groups.finish();
      await give();
      output.end();
    },
    destroy: (error) => void output.destroy(error),
  };
}

/** The same by a program of its own, for a process that answers others meanwhile. */
export function parquetEncoder(columns: readonly EncodedColumn[], metadata: Record<string, string>, stallMs: number): Encoder {
  const job = jobOf(columns, metadata);
  const program = spawn(process.execPath, [...FLAGS, PROGRAM, JSON.stringify(job)], { stdio: 'pipe' });
  const output = new PassThrough({ highWaterMark: HIGH_WATER_BYTES });
  const closed = Promise.withResolvers<void>();
  closed.promise.catch(() => undefined);
  /** Who waits for the program to take more. */
  const waiting = new Set<PromiseWithResolvers<void>>();
  let words = '';

  // Only what waits for the client is the client's fault: the program may be slow itself on a busy machine.
  let readAt = performance.now();
  output.on('drain', () => {
    readAt = performance.now();
  });
  const watch = setInterval(() => {
    if (!output.writableNeedDrain) readAt = performance.now();
    else if (performance.now() - readAt > stallMs) giveUp(new ClientStalled(stallMs));
  }, WATCH_MS);
  const giveUp = (error: Error): void => {
    closed.reject(error);
    for (const { reject } of waiting) reject(error);
  };
  const goOn = (): void => {
    for (const { resolve } of waiting) resolve();
    waiting.clear();
  };
  const fail = (error: Error): void => {
    giveUp(error);
    output.destroy(error);
  };
  program.on('error', fail);
  // What it leaves unread when it ends is told by its end.
  program.stdin.on('error', () => undefined);
  program.stdin.on('drain', goOn);
  program.stderr.on('data', (bytes: Buffer) => {
    words = (words + bytes.toString()).slice(-MOST_WORDS);
  });
  program.stdout.pipe(output, { end: false });
  program.on('close', (code) => {
    if (code !== 0) return fail(output.destroyed ? new ClientGone() : new Error(`Parquet could not be encoded (${code}): ${words}`));
    closed.resolve();
    goOn();
    output.end();
  });
  // Who reads the file may be gone before the program knows.
  output.on('close', () => {
    clearInterval(watch);
    program.kill();
  });

  return {
    output,
    take(block) {
      if (output.destroyed) return Promise.reject(new ClientGone());
      if (program.stdin.write(block)) return undefined;
      // Not a race with the end: that would keep something of every wait until then.
      const more = Promise.withResolvers<void>();
      waiting.add(more);
      return more.promise;
    },
    async end() {
      program.stdin.end();
      // What is in the program comes out as fast as the client takes it.
      await closed.promise;
    },
    destroy(error) {
      output.destroy(error);
      program.kill();
    },
  };
}
