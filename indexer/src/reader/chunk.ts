// Prepared blocks on their way from the reader's thread: two buffers for some blocks, which change hands without a copy.
import { DefaultDeserializer, serialize } from 'node:v8';
import { parseBlock } from '../archive/pack.ts';
import type { BlockBytes, PreparedBlock, RawBlock } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import type { BlockFacts } from '../facts.ts';
import { free } from '../free.ts';
import { weigh } from '../run/weight.ts';
import { blockLines } from '../store/chain-text.ts';
import { lean } from './lean.ts';

/** A chunk is sent when it has so many bytes, or so many blocks: facts are read together, and should be short-lived. */
const CHUNK_BYTES = 512 * 1024;
const CHUNK_BLOCKS = 32;

/** What the main thread gets. */
export interface Chunk {
  /** The heads of the blocks, serialized by V8. */
  heads: Uint8Array<ArrayBuffer>;
  /** Of each block its lines, then its text. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** A block without its bytes. */
interface Head {
  facts: BlockFacts;
  weight: number;
  /** Bytes of the lines of each table. */
  lines: number[];
  /** Bytes of a node's two answers; of an archived block, of its one line. */
  text: [block: number, results: number] | [line: number];
}

/** A node's answers as text; written anew where they came in another form. */
function textOf({ block, results, text }: RawBlock): [Uint8Array, Uint8Array] {
  return text === undefined ? [Buffer.from(JSON.stringify(block)), Buffer.from(JSON.stringify(results))] : [text.block, text.results];
}

/** Decodes blocks and gathers what becomes of them. */
export class ChunkMaker {
  #heads: Head[] = [];
  #parts: (string | Uint8Array)[] = [];
  #bytes = 0;
  /** Of nodes' answers, which are read no more once the chunk is made. */
  #texts: BlockBytes[] = [];

  /** Adds a block; of an archived one, `line` is the text that it was parsed from. Throws what `decodeBlock` throws. */
  add(raw: RawBlock, line?: Uint8Array): void {
    const facts = decodeBlock(raw);
    const lines = blockLines(facts);
    const texts = line === undefined ? textOf(raw) : [line];
    const [first, second] = texts;
    const head = { facts: lean(facts), weight: weigh(facts), lines: lines.lengths };
    this.#heads.push({ ...head, text: second === undefined ? [first?.length ?? 0] : [first?.length ?? 0, second.length] });
    this.#parts.push(lines.text, ...texts);
    if (raw.text !== undefined) this.#texts.push(raw.text);
    for (const length of lines.lengths) this.#bytes += length;
    for (const { length } of texts) this.#bytes += length;
  }

  get isFull(): boolean {
    return this.#bytes >= CHUNK_BYTES || this.#heads.length >= CHUNK_BLOCKS;
  }

  /** What was gathered; null where there is nothing. */
  take(): Chunk | null {
    if (this.#heads.length === 0) return null;
    const bytes = new Uint8Array(this.#bytes);
    const target = Buffer.from(bytes.buffer);
    let end = 0;
    for (const part of this.#parts) {
      if (typeof part === 'string') end += target.write(part, end);
      else {
        target.set(part, end);
        end += part.length;
      }
    }
    // A buffer of its own, which can be handed over.
    const heads = new Uint8Array(serialize(this.#heads));
    for (const { release } of this.#texts) release?.();
    this.#heads = [];
    this.#parts = [];
    this.#texts = [];
    this.#bytes = 0;
    return { heads, bytes };
  }
}

/** A block whose answers are parsed only if somebody asks for them. */
class PreparedRaw implements RawBlock {
  readonly height: number;
  readonly prepared: PreparedBlock;
  readonly #texts: readonly Buffer[];
  #parsed: Pick<RawBlock, 'block' | 'results'> | null = null;

  constructor(prepared: PreparedBlock, texts: readonly Buffer[]) {
    this.height = prepared.facts.height;
    this.prepared = prepared;
    this.#texts = texts;
  }

  get block(): unknown {
    return this.#parse().block;
  }

  get results(): unknown {
    return this.#parse().results;
  }

  get text(): BlockBytes | undefined {
    const [block, results] = this.#texts;
    return block === undefined || results === undefined ? undefined : { block, results };
  }

  get isArchived(): true | undefined {
    return this.#texts.length === 1 ? true : undefined;
  }

  #parse(): Pick<RawBlock, 'block' | 'results'> {
    const [first, results] = this.#texts;
    this.#parsed ??=
      first === undefined || results === undefined
        ? parseBlock({ height: this.height, text: first ?? Buffer.alloc(0) })
        : { block: JSON.parse(first.toString()), results: JSON.parse(results.toString()) };
    return this.#parsed;
  }
}

const readView: unknown = Reflect.get(DefaultDeserializer.prototype, '_readHostObject');

/** Gives bytes within facts as copies: views would keep a whole chunk for one hash that the ledger remembers. */
class FactsReader extends DefaultDeserializer {
  _readHostObject(): unknown {
    const view: unknown = typeof readView === 'function' ? Reflect.apply(readView, this, []) : undefined;
    return view instanceof Uint8Array ? new Uint8Array(view) : view;
  }
}

function headsOf(heads: Uint8Array): Head[] {
  const reader = new FactsReader(heads);
  reader.readHeader();
  return reader.readValue();
}

/**
 * The blocks of a chunk, in order. Lines and text of one can be read until the next one is asked for; those of the last one
 * always.
 */
export function* blocksOf({ heads, bytes }: Chunk): Generator<RawBlock> {
  const list = headsOf(heads);
  free(heads);
  const all = Buffer.from(bytes.buffer);
  let start = 0;
  const next = (length: number): Buffer => {
    start += length;
    return all.subarray(start - length, start);
  };
  const last = list.at(-1);
  for (const head of list) {
    const { facts, weight, lines } = head;
    const length = lines.reduce((sum, each) => sum + each, 0);
    const prepared = { facts, weight, lines: { bytes: next(length), lengths: lines } };
    const texts = head.text.map(next);
    yield new PreparedRaw(prepared, head === last ? texts.map((text) => Buffer.from(text)) : texts);
  }
  free(bytes);
}
