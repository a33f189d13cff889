// The recorded blocks: a thousand to a file, unpacked when one of them is asked for, cut into the nodes' own bytes.
import { LeasebookError } from '@leasebook/db/errors';

/** The `result` objects of `block` and `block_results`, as JSON text. */
export interface RecordedBlock {
  block: Buffer;
  results: Buffer;
}

/** Unpacked files kept at once; about 20 MB each. */
const KEPT_FILES = 4;

const NEWLINE = 0x0a;
const blockKey = ',"block":';
const resultsKey = ',"results":';

/** Cuts a line `{"height":H,"block":{...},"results":{...}}` into its two objects without parsing them. */
function cutLine(line: Buffer): { height: number; recorded: RecordedBlock } {
  const block = line.indexOf(blockKey);
  // Nothing in a block is called "results", so the first one is the line's own.
  const results = line.indexOf(resultsKey, block);
  const height = Number(line.subarray('{"height":'.length, Math.max(block, 0)).toString());
  if (block < 0 || results < 0 || line.at(-1) !== 0x7d || !Number.isSafeInteger(height)) {
    throw new LeasebookError('a line of the recording is cut off or of another form.', {
      kind: 'fatal',
      code: 'BROKEN_RECORDING',
      height: Number.isSafeInteger(height) ? height : undefined,
      object: line.subarray(0, 40).toString(),
      advice: 'Copy the recording again.',
    });
  }
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

/** The blocks of a file's lines. */
export function blocksByHeight(text: Buffer): Map<number, RecordedBlock> {
  const blocks = new Map<number, RecordedBlock>();
  for (const line of lines(text)) {
    const { height, recorded } = cutLine(line);
    blocks.set(height, recorded);
  }
  return blocks;
}

/** Blocks by height over files whose names begin with the height of their first block. */
export class BlockFiles {
  readonly #read: (name: string) => Promise<Buffer>;
  /** In the order of heights. */
  readonly #files: { name: string; from: number }[];
  /** The file used last is at the end. */
  readonly #kept = new Map<string, Promise<Map<number, RecordedBlock>>>();

  constructor(names: string[], read: (name: string) => Promise<Buffer>) {
    this.#read = read;
    this.#files = names
      .map((name) => ({ name, from: Number.parseInt(name.slice(name.lastIndexOf('/') + 1), 10) }))
      .sort((a, b) => a.from - b.from);
  }

  /** @throws LeasebookError `BROKEN_RECORDING` where the block is not in its file. */
  async block(height: number): Promise<RecordedBlock> {
    const place = this.#files.findLastIndex(({ from }) => from <= height);
    const file = this.#files[place];
    const recorded = file === undefined ? undefined : (await this.#blocksOf(file.name)).get(height);
    if (recorded === undefined) {
      throw new LeasebookError(`the recording has no block ${height}${file === undefined ? '' : ` in ${file.name}`}.`, {
        kind: 'fatal',
        code: 'BROKEN_RECORDING',
        height,
        advice: 'Copy the recording again.',
      });
    }
    // Whoever reads on finds the next file unpacked.
    const next = this.#files[place + 1];
    if (next !== undefined && !this.#kept.has(next.name)) this.#blocksOf(next.name).catch(() => this.#kept.delete(next.name));
    return recorded;
  }

  #blocksOf(name: string): Promise<Map<number, RecordedBlock>> {
    const kept = this.#kept.get(name) ?? this.#unpack(name);
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT_FILES) break;
      this.#kept.delete(oldest);
    }
    return kept;
  }

  async #unpack(name: string): Promise<Map<number, RecordedBlock>> {
    return blocksByHeight(await this.#read(name));
  }
}
