// Reads the packed files of a recording: lines of JSON, its genesis, and its blocks in order.
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { constants, createZstdDecompress } from 'node:zlib';
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import type { RawBlock } from '../contract.ts';

/** Recordings are packed with a window of 2^27 bytes. */
const WINDOW_LOG = 27;

/** A file of a recording that is missing, cut or not of its form. */
function damagedRecording(file: string, place: string, cause: unknown): LeasebookError {
  return new LeasebookError(`the recording's file ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
    kind: 'fatal',
    code: 'RECORDING_DAMAGED',
    object: place,
    advice: 'Fetch the recording again; its manifest has the SHA-256 of every file.',
    cause,
  });
}

/** Lines of a zstd-packed text file, read as they are wanted. Rejects with RECORDING_DAMAGED where it is missing or cut. */
export async function* packedLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const text = source.pipe(createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG } }));
  source.once('error', (error) => text.destroy(error));
  const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY });
  // readline does not pass errors of its input on.
  const failed = new Promise<never>((_, reject) => text.once('error', reject));
  failed.catch(() => undefined);
  const iterator = lines[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), failed]);
      if (next.done === true) break;
      if (next.value !== '') yield next.value;
    }
  } catch (cause) {
    throw damagedRecording(file, 'whole file', cause);
  } finally {
    lines.close();
    source.destroy();
  }
}

/** A line of JSON in the form that `schema` describes. Throws RECORDING_DAMAGED with the line's number. */
export function parseLine<T>(schema: z.ZodType<T>, text: string, file: string, number: number): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw damagedRecording(file, `line ${number}`, cause);
  }
}

/** The genesis of the recording in `folder`. */
export async function recordedGenesis(folder: string): Promise<unknown> {
  const file = join(folder, 'genesis.json.zst');
  let text = '';
  for await (const line of packedLines(file)) text += `${line}\n`;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damagedRecording(file, 'whole file', cause);
  }
}

const rawBlock = z.object({ height: z.number().int().positive(), block: z.unknown(), results: z.unknown() });

/** Every block of the recording in `folder`, in order, up to and including `until`. */
export async function* recordedBlocks(folder: string, until: number): AsyncGenerator<RawBlock> {
  const blocks = join(folder, 'blocks');
  let names: string[];
  try {
    names = (await readdir(blocks)).filter((name) => name.endsWith('.ndjson.zst')).sort();
  } catch (cause) {
    throw damagedRecording(blocks, 'whole folder', cause);
  }
  for (const name of names) {
    const file = join(blocks, name);
    let number = 0;
    for await (const line of packedLines(file)) {
      number += 1;
      const { height, block, results } = parseLine(rawBlock, line, file, number);
      if (height > until) return;
      yield { height, block, results };
    }
  }
}
