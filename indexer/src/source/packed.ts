// Answers that come packed: what a proxy before a node may do to them, and how they are unpacked.
import { promisify } from 'node:util';
import { gunzip, type ZlibOptions, type ZstdOptions, zstdDecompress } from 'node:zlib';
import { garbage, tooLarge } from './errors.ts';

/**
 * What requests allow. Nodes pack nothing themselves; the proxies before them do so only for who asks. Texts of blocks are some
 * eight times as long as they are packed, and most of a history's time is the network's.
 */
export const ACCEPTED = 'zstd, gzip';

/** Room for most answers in one piece. */
const CHUNK_BYTES = 256 * 1024;

const gzip = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);
const zstd = promisify<Uint8Array, ZstdOptions, Buffer>(zstdDecompress);

/** The bytes of an answer that `encoding` says how it is packed, in memory of their own, at most `most` of them. */
async function unpack(packed: Buffer, encoding: string, most: number): Promise<Buffer> {
  const options = { chunkSize: CHUNK_BYTES, maxOutputLength: most };
  switch (encoding) {
    case 'gzip':
      return own(await gzip(packed, options));
    case 'zstd':
      return own(await zstd(packed, options));
    default:
      throw new TypeError(`it is packed as ${encoding}, which was not asked for`);
  }
}

/** Whoever frees an answer's memory must not free that of others with it. */
function own(bytes: Buffer): Buffer {
  if (bytes.byteLength === bytes.buffer.byteLength) return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.byteLength);
  bytes.copy(copy);
  return copy;
}

/**
 * An answer as its node gave it.
 * @throws LeasebookError `UNREADABLE_ANSWER`, `ANSWER_TOO_LARGE`.
 */
export async function unpacked(
  packed: Buffer,
  encoding: string | string[] | undefined,
  { place, what, most }: { place: { endpoint: string; height: number | undefined }; what: string; most: number },
): Promise<Buffer> {
  const name = String(encoding ?? 'identity')
    .trim()
    .toLowerCase();
  if (name === 'identity' || packed.length === 0) return packed;
  try {
    return await unpack(packed, name, most);
  } catch (cause) {
    if (cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge({ ...place, cause }, most);
    throw garbage({ ...place, cause }, what);
  }
}
