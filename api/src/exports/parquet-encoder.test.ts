// The program that encodes Parquet as its client meets it: one that reads nothing is given up, a slow program is not.
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import { ClientStalled, type Encoder } from './encoder.ts';
import { parquetEncoder } from './parquet-encoder.ts';

/** Of texts that cannot be packed. */
const COLUMNS = [{ name: 'text', type: 'text' as const }];
const STALL_MS = 500;

/** Rows of one group and a little more: some 600 kB when they are written. */
const block = (): Buffer => Buffer.from(Array.from({ length: 10_100 }, () => `${randomBytes(32).toString('base64')}\n`).join(''));

async function feed({ take }: Encoder, blocks: number): Promise<void> {
  for (let at = 0; at < blocks; at += 1) await take(block());
}

test('a client that reads nothing is given up', async () => {
  const encoder = parquetEncoder(COLUMNS, {}, STALL_MS);
  encoder.output.on('error', () => undefined);
  await expect(feed(encoder, 30).then(() => encoder.end())).rejects.toBeInstanceOf(ClientStalled);
  encoder.destroy();
});

test('a client that waits for a slow program is not', async () => {
  const encoder = parquetEncoder(COLUMNS, {}, STALL_MS);
  let bytes = 0;
  encoder.output.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  await feed(encoder, 1);
  // Nothing comes for longer than a client may leave something unread.
  await pause(STALL_MS * 2);
  await feed(encoder, 1);
  await encoder.end();
  expect(bytes).toBeGreaterThan(600_000);
});

test('rows with long texts are encoded by the program as well, in smaller groups', async () => {
  const encoder = parquetEncoder(COLUMNS, {}, 60_000);
  let bytes = 0;
  encoder.output.on('data', (part: Buffer) => {
    bytes += part.length;
  });
  // More than the program may hold at once, in fewer rows than a group has.
  const text = 'x'.repeat(100_000);
  for (let row = 0; row < 1_500; row += 1) await encoder.take(Buffer.from(`${row}${text}\n`));
  await encoder.end();
  expect(bytes).toBeGreaterThan(1_000_000);
});

test('however long a file is, waiting for the program leaves nothing behind', async () => {
  const encoder = parquetEncoder(COLUMNS, {}, 60_000);
  encoder.output.resume();
  const promises = (): number => queryObjects(Promise, { format: 'count' });
  const part = Buffer.from(`${'x'.repeat(63)}\n`.repeat(1_024));
  await encoder.take(part);
  const before = promises();
  let waited = 0;
  for (let at = 0; at < 300; at += 1) {
    const wait = encoder.take(part);
    if (wait !== undefined) waited += 1;
    await wait;
  }
  expect(waited).toBeGreaterThan(100);
  expect(promises() - before).toBeLessThan(waited / 2);
  await encoder.end();
});
