// A recorded chain as a folder of files: what is in it, and its blocks and answers as the nodes gave them.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdDecompress } from 'node:zlib';
import { BlockFiles, blocksByHeight, type RecordedBlock } from './block-files.ts';
import { brokenRecording } from './errors.ts';
import { isObject } from './is-object.ts';
import { StateAnswers } from './state-answers.ts';

export type { StateAnswer } from './state-answers.ts';

const decompress = promisify(zstdDecompress);
// The files were packed with a window of 128 MiB; some 20 MB come out of each, which small pieces would take twice.
const zstdOptions = { params: { [constants.ZSTD_d_windowLogMax]: 27 }, chunkSize: 1024 * 1024 };

const MANIFEST_FILE = 'manifest.json';
const ARCHIVE_FILE = 'archive-view.ndjson.zst';
const STATE_FILE = 'state.ndjson.zst';

/** The part of manifest.json that is needed. */
interface Manifest {
  chain_id: string;
  blocks: number;
  nodes: { from_height: number; app_version: string; node_version: string }[];
  sha256: Record<string, string>;
}

/** `status` and `abci_info` of the node that made the blocks from height `from` on, as it answered them. */
interface NodeAnswers {
  from: number;
  status: Record<string, unknown>;
  abci_info: Record<string, unknown>;
}

function isManifest(value: unknown): value is Manifest {
  return (
    isObject(value) &&
    typeof value.chain_id === 'string' &&
    Number.isSafeInteger(value.blocks) &&
    Array.isArray(value.nodes) &&
    isObject(value.sha256)
  );
}

function isNodeAnswers(value: unknown): value is NodeAnswers {
  return isObject(value) && Number.isSafeInteger(value.from) && isObject(value.status) && isObject(value.abci_info);
}

/**
 * The chain-id that the manifest of a folder names; null where it has none.
 * @throws LeasebookError `BROKEN_RECORDING` where the manifest cannot be read.
 */
export async function recordedChainId(folder: string): Promise<string | null> {
  if (!existsSync(join(folder, MANIFEST_FILE))) return null;
  const manifest = await readJson(folder, MANIFEST_FILE, JSON.parse);
  if (isObject(manifest) && typeof manifest.chain_id === 'string') return manifest.chain_id;
  throw brokenRecording(folder, MANIFEST_FILE, 'chain_id is missing');
}

/** A recorded chain; everything but the manifest is read when it is first asked for, and checked against its sha256 then. */
export class Recording {
  readonly folder: string;
  readonly chainId: string;
  /** The chain's first block; above 1 where it continues another chain. */
  readonly firstHeight: number;
  readonly lastHeight: number;
  readonly #manifest: Manifest;
  readonly #nodes: NodeAnswers[];
  readonly #blocks: BlockFiles;
  #genesis: Promise<Buffer> | undefined;
  #state: Promise<StateAnswers> | undefined;
  #archive: Promise<Map<number, RecordedBlock>> | undefined;

  constructor(folder: string, manifest: Manifest, nodes: NodeAnswers[]) {
    this.folder = folder;
    this.chainId = manifest.chain_id;
    this.#manifest = manifest;
    this.#nodes = nodes;
    this.#blocks = new BlockFiles(
      Object.keys(manifest.sha256).filter((name) => name.startsWith('blocks/')),
      (name) => this.read(name),
      (name, what, height) => brokenRecording(this.folder, name, what, { height }),
    );
    this.firstHeight = this.#blocks.firstHeight;
    this.lastHeight = this.firstHeight + manifest.blocks - 1;
  }

  /** One block with its results, as the node of the time answered; `height` must be within the chain. @throws LeasebookError `BROKEN_RECORDING`. */
  block(height: number): Promise<RecordedBlock> {
    return this.#blocks.block(height);
  }

  /** Height of the block with that hash (hex, upper-case), or null; the first call reads all blocks. */
  heightOfHash(hash: string): Promise<number | null> {
    return this.#blocks.heightOfHash(hash);
  }

  /** Blocks as the last node answers them for old heights, where they were recorded (another shape of the same facts). */
  archiveBlocks(): Promise<Map<number, RecordedBlock>> {
    this.#archive ??= this.read(ARCHIVE_FILE).then((text) =>
      blocksByHeight(text, (what, height) => brokenRecording(this.folder, ARCHIVE_FILE, what, { height })),
    );
    return this.#archive;
  }

  /** JSON text of the `genesis` object. */
  genesis(): Promise<Buffer> {
    this.#genesis ??= this.read('genesis.json.zst');
    return this.#genesis;
  }

  /** Answers about state, at the heights where they were asked. */
  state(): Promise<StateAnswers> {
    this.#state ??= this.#readState().then((text) => {
      try {
        return new StateAnswers(text);
      } catch (cause) {
        throw brokenRecording(this.folder, STATE_FILE, 'a line of it is cut off or of another form', { cause });
      }
    });
    return this.#state;
  }

  /** Nothing where no state was stored: the manifest then does not list the file. */
  #readState(): Promise<Buffer> {
    const isListed = this.#manifest.sha256[STATE_FILE] !== undefined;
    return isListed || existsSync(join(this.folder, STATE_FILE)) ? this.read(STATE_FILE) : Promise.resolve(Buffer.alloc(0));
  }

  /** The releases that ran, in their order: the first block of each. The first one may have run before the recording begins. */
  get releases(): { height: number; appVersion: string }[] {
    return this.#manifest.nodes.map(({ from_height, app_version }) => ({ height: from_height, appVersion: app_version }));
  }

  /** What the node that ran at `height` says of itself. */
  nodeAt(height: number): NodeAnswers {
    const node = this.#nodes.findLast(({ from }) => from <= height) ?? this.#nodes[0];
    if (node === undefined) throw brokenRecording(this.folder, 'node-status.ndjson', 'it is empty');
    return node;
  }

  /**
   * Bytes of a file of the recording, unpacked where it is packed.
   * @throws LeasebookError `BROKEN_RECORDING` where it is missing, cut off or not the file that the manifest lists.
   */
  async read(name: string): Promise<Buffer> {
    let packed: Buffer;
    try {
      packed = await readFile(join(this.folder, name));
    } catch (cause) {
      throw brokenRecording(this.folder, name, 'it cannot be read', { cause });
    }
    const expected = this.#manifest.sha256[name];
    if (expected !== undefined && createHash('sha256').update(packed).digest('hex') !== expected) {
      throw brokenRecording(this.folder, name, 'its sha256 is not the one in manifest.json');
    }
    if (!name.endsWith('.zst')) return packed;
    try {
      return await decompress(packed, zstdOptions);
    } catch (cause) {
      throw brokenRecording(this.folder, name, 'it cannot be unpacked', { cause });
    }
  }
}

/**
 * Opens a folder of the form that recordings/README.md describes.
 * @throws LeasebookError `BROKEN_RECORDING` where manifest.json or node-status.ndjson is missing or cannot be read.
 */
export async function openRecording(folder: string): Promise<Recording> {
  const manifest = await readJson(folder, MANIFEST_FILE, JSON.parse);
  if (!isManifest(manifest)) throw brokenRecording(folder, MANIFEST_FILE, 'chain_id, blocks, nodes or sha256 is missing');
  const nodes = await readJson(folder, 'node-status.ndjson', (text) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line)),
  );
  if (!Array.isArray(nodes) || !nodes.every(isNodeAnswers))
    throw brokenRecording(folder, 'node-status.ndjson', 'from, status or abci_info is missing');
  if (nodes.length === 0) throw brokenRecording(folder, 'node-status.ndjson', 'it is empty');
  return new Recording(folder, manifest, nodes);
}

async function readJson(folder: string, name: string, parse: (text: string) => unknown): Promise<unknown> {
  if (!existsSync(join(folder, name))) throw brokenRecording(folder, name, 'it is missing');
  try {
    return parse(await readFile(join(folder, name), 'utf8'));
  } catch (cause) {
    throw brokenRecording(folder, name, 'it is no JSON', { cause });
  }
}
