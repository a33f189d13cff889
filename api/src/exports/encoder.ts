// From blocks of COPY to the bytes of a file: as they are or compressed for text, through a program for Parquet.
import { PassThrough, type Transform, type Writable } from 'node:stream';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import type { Take } from './copy.ts';

/** Bytes that wait for a reader before PostgreSQL has to. */
const HIGH_WATER_BYTES = 262_144;
/** Text of numbers and addresses gains little from higher levels, which cost several times as much. */
const GZIP_LEVEL = 3;
const ZSTD_LEVEL = 3;

export type ContentEncoding = 'zstd' | 'gzip' | 'identity';

/** Makes the bytes of one file. */
export interface Encoder {
  /** What the client reads. */
  output: Transform;
  /** Takes a block; the promise resolves when the next one may come. */
  take: Take;
  /** Takes the end; resolves when all is in `output`. */
  end(): Promise<void>;
  /** Gives everything up. */
  destroy(error?: Error): void;
}

/** Resolves when `output` takes more, or rejects when it cannot any more or nobody has read for `stallMs`. */
export async function drained(output: Writable, stallMs: number): Promise<void> {
  if (output.destroyed) throw new ClientGone();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const gone = (): void => reject(new ClientGone());
  const timer = setTimeout(() => reject(new ClientStalled(stallMs)), stallMs);
  output.once('drain', resolve);
  output.once('close', gone);
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    output.off('drain', resolve);
    output.off('close', gone);
  }
}

/** The client has closed the connection. */
export class ClientGone extends Error {
  constructor() {
    super('the client went away before its export was complete');
    this.name = 'ClientGone';
  }
}

/** The client keeps the connection and reads nothing. */
export class ClientStalled extends Error {
  constructor(milliseconds: number) {
    super(`the client has read nothing for ${milliseconds} ms`);
    this.name = 'ClientStalled';
  }
}

function compressor(encoding: ContentEncoding): Transform {
  switch (encoding) {
    case 'gzip':
      return createGzip({ level: GZIP_LEVEL });
    case 'zstd':
      return createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: ZSTD_LEVEL } });
    case 'identity':
      return new PassThrough({ highWaterMark: HIGH_WATER_BYTES });
  }
}

/** Text as it is, or compressed. */
export function textEncoder(encoding: ContentEncoding, stallMs: number): Encoder {
  const output = compressor(encoding);
  return {
    output,
    take: (block) => (output.write(block) ? undefined : drained(output, stallMs)),
    async end() {
      output.end();
    },
    destroy: (error) => void output.destroy(error),
  };
}
