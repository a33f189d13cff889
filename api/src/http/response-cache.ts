// Answers that were given at the newest block, ready to be given again until the next one.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** Memory for answers, their compressed forms included. */
const MAX_BYTES = 64_000_000;
/** Longest use of an answer: what depends on the clock, as the lag behind the head, must not stand still for longer. */
const MAX_AGE_MS = 5_000;
/** Age from which the next request reads anew while others are still given what is kept, so that nobody waits when its time is over. */
const AGEING_MS = 4_000;
/** Shorter answers are not worth compressing. */
const COMPRESS_FROM_BYTES = 1_024;

type Encoding = 'br' | 'gzip' | 'identity';

/** An answer that can be given again. */
export interface KeptAnswer {
  /** State of the tables that it was read from. */
  version: string;
  contentType: string;
  etag: string;
  body: string;
}

interface Entry extends KeptAnswer {
  packed: Map<Encoding, Promise<Buffer>>;
}

export interface ResponseCache {
  /** The answer to a request, if it was read from that state of the tables. */
  get(key: string, version: string): Entry | undefined;
  /** Whether what is kept will soon be too old to be given. */
  isAgeing(key: string): boolean;
  set(key: string, answer: KeptAnswer): void;
}

/** An empty cache. */
export function createResponseCache(): ResponseCache {
  const entries = new LRUCache<string, Entry>({
    maxSize: MAX_BYTES,
    // Text of mostly ASCII, and two compressed forms that are together shorter.
    sizeCalculation: ({ body }) => body.length * 2 + 1,
    ttl: MAX_AGE_MS,
  });
  return {
    get(key, version) {
      const entry = entries.get(key);
      return entry?.version === version ? entry : undefined;
    },
    isAgeing: (key) => entries.getRemainingTTL(key) < MAX_AGE_MS - AGEING_MS,
    set(key, answer) {
      entries.set(key, { ...answer, packed: new Map() });
    },
  };
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** The body in the best encoding that `accepted` names; made once, however often it is given, plain text as well. */
export async function encoded(entry: Entry, accepted: string): Promise<{ encoding: Encoding; body: Buffer }> {
  const encoding = entry.body.length < COMPRESS_FROM_BYTES ? 'identity' : bestOf(accepted);
  const packed = entry.packed.get(encoding) ?? pack(entry.body, encoding);
  entry.packed.set(encoding, packed);
  return { encoding, body: await packed };
}

async function pack(body: string, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return Buffer.from(body);
  return encoding === 'br' ? brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : zip(body, { level: 4 });
}

/** A client that weighs encodings against each other gets the text as it is, unless it refuses nothing of the best. */
function bestOf(accepted: string): Encoding {
  const names = accepted.split(',').map((part) => part.trim().toLowerCase());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : 'identity';
}
