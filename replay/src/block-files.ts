// The recorded blocks: a thousand to a file, unpacked when one of them is asked for, cut into the nodes' own bytes.
import type { LeasebookError } from '@leasebook/db/errors';

/** The `result` objects of `block` and `block_results`, as JSON text. */
export interface RecordedBlock {
  block: Buffer;
  results: Buffer;
}

/** What is wrong with a file, and at which height. */
export type Broken = (name: string, what: string, height?: number) => LeasebookError;

/** Unpacked files kept at once; about 20 MB each. Reading on needs the one that is read, the one before and the one after. */
const KEPT_FILES = 3;

const NEWLINE = 0x0a;
const heightKey = '{"height":';
const blockKey = ',"block":';
const resultsKey = ',"results":';
const hashKey = '{"block_id":{"hash":"';
/** Hex digits of a block hash. */
const HASH_LENGTH = 64;

/** Cuts a line `{"height":H,"block":{...},"results":{...}}` into its two objects without parsing them; null where it is another. */
function cutLine(line: Buffer): { height: number; recorded: RecordedBlock } | null {
  const block = line.indexOf(blockKey);
  // Nothing in a block is called "results", so the first one is the line's own.
  const results = line.indexOf(resultsKey, block);
  if (block < 0 || results < 0 || line.at(-1) !== 0x7d) return null;
  const height = Number(line.subarray(heightKey.length, block).toString());
  if (!Number.isSafeInteger(height) || height <= 0) return null;
  return {
    height,
    recorded: {
      block: line.subarray(block + blockKey.length, results),
      results: line.subarray(results + resultsKey.length, line.length - 1),
    },
  };
}

/** The lines of NDJSON, without their line ends. */
export function* lines(text: Buffer): Generator<Buffer> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf(NEWLINE, start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) yield text.subarray(start, end);
    start = end + 1;
  }
}

/** The blocks of a file's lines, by height. `broken` makes the error where a line is not a block's. */
export function blocksByHeight(text: Buffer, broken: (what: string, height?: number) => LeasebookError): Map<number, RecordedBlock> {
  const blocks = new Map<number, RecordedBlock>();
  let last: number | undefined;
  for (const line of lines(text)) {
    const cut = cutLine(line);
    if (cut === null)
      throw broken(`the line after block ${last ?? 0} is cut off or of another form`, last === undefined ? undefined : last + 1);
    blocks.set(cut.height, cut.recorded);
    last = cut.height;
  }
  return blocks;
}

interface BlockFile {
  name: string;
  /** Height of its first block. */
  from: number;
}

/** Blocks by height over files whose names begin with the height of their first block. */
export class BlockFiles {
  readonly #read: (name: string) => Promise<Buffer>;
  readonly #broken: Broken;
  /** In the order of heights. */
  readonly #files: BlockFile[];
  /** The file used last is at the end. */
  readonly #kept = new Map<string, Promise<Map<number, RecordedBlock>>>();
  #hashes: Promise<Map<string, number>> | undefined;

  constructor(names: string[], read: (name: string) => Promise<Buffer>, broken: Broken) {
    this.#read = read;
    this.#broken = broken;
    this.#files = names
      .map((name) => ({ name, from: Number.parseInt(name.slice(name.lastIndexOf('/') + 1), 10) }))
      .sort((a, b) => a.from - b.from);
  }

  /** Height of the first block; 1 where there is no file. */
  get firstHeight(): number {
    return this.#files[0]?.from ?? 1;
  }

  /** @throws LeasebookError `BROKEN_RECORDING` where the block is not in its file. */
  async block(height: number): Promise<RecordedBlock> {
    const place = this.#files.findLastIndex(({ from }) => from <= height);
    const file = this.#files[place];
    const recorded = file === undefined ? undefined : (await this.#blocksOf(file)).get(height);
    if (file === undefined || recorded === undefined)
      throw this.#broken(file?.name ?? 'blocks/', `block ${height} is missing in it`, height);
    this.#readAhead(file, this.#files[place + 1], height);
    return recorded;
  }

  /** Height of the block with that hash (hex, upper-case), or null. The first call reads every file. */
  async heightOfHash(hash: string): Promise<number | null> {
    this.#hashes ??= this.#readHashes();
    return (await this.#hashes).get(hash) ?? null;
  }

  /** Whoever reads on past the middle of a file finds the next one unpacked. */
  #readAhead(file: BlockFile, next: BlockFile | undefined, height: number): void {
    if (next === undefined || this.#kept.has(next.name) || height < (file.from + next.from) / 2) return;
    // Its failure is told to whoever asks for one of its blocks.
    this.#blocksOf(next).catch(() => undefined);
  }

  #blocksOf(file: BlockFile): Promise<Map<number, RecordedBlock>> {
    const kept = this.#kept.get(file.name) ?? this.#unpack(file);
    this.#kept.delete(file.name);
    this.#kept.set(file.name, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_FILES) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }

  async #unpack({ name }: BlockFile): Promise<Map<number, RecordedBlock>> {
    try {
      return blocksByHeight(await this.#read(name), (what, height) => this.#broken(name, what, height));
    } catch (error) {
      // Another try reads it again.
      this.#kept.delete(name);
      throw error;
    }
  }

  async #readHashes(): Promise<Map<string, number>> {
    const hashes = new Map<string, number>();
    for (const file of this.#files) {
      for (const [height, { block }] of await this.#blocksOf(file)) {
        hashes.set(block.subarray(hashKey.length, hashKey.length + HASH_LENGTH).toString(), height);
      }
    }
    return hashes;
  }
}
