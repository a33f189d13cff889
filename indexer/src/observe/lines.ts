// Lines of a text file, read as a stream; files ending in .zst are decompressed.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { constants, createZstdDecompress } from 'node:zlib';
import { LeasebookError } from '@leasebook/db';

/** A line without its end, and its number from 1. */
export interface Line {
  number: number;
  bytes: Buffer;
}

const NEWLINE = 0x0a;
/** Recorded chains are compressed with a long window. */
const WINDOW_LOG_MAX = 27;

function open(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path);
  if (!path.endsWith('.zst')) return file;
  const bytes = createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG_MAX } });
  // An error of either destroys the other, so that whoever reads `bytes` gets it.
  pipeline(file, bytes, () => {});
  return bytes;
}

/**
 * Every line that is not empty, in order. Throws a fatal LeasebookError, `OBSERVATIONS_UNREADABLE`, naming the file, where
 * it is missing, truncated or cannot be read.
 */
export async function* readLines(path: string): AsyncGenerator<Line, void, undefined> {
  let number = 0;
  let parts: Buffer[] = [];
  try {
    for await (const chunk of open(path)) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        parts.push(chunk.subarray(start, end));
        number += 1;
        const bytes = parts.length === 1 ? chunk.subarray(start, end) : Buffer.concat(parts);
        if (bytes.length > 0) yield { number, bytes };
        parts = [];
        start = end + 1;
      }
      parts.push(chunk.subarray(start));
    }
  } catch (cause) {
    throw new LeasebookError('the file of observations cannot be read', {
      kind: 'fatal',
      code: 'OBSERVATIONS_UNREADABLE',
      object: path,
      advice: 'Check that the file exists, may be read and is complete (NDJSON or CSV, .zst where compressed).',
      cause,
    });
  }
  const last = Buffer.concat(parts);
  if (last.length > 0) yield { number: number + 1, bytes: last };
}
