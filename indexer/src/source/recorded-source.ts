// A recorded chain as a source of blocks: read from its files, with no node.
import { setTimeout as pause } from 'node:timers/promises';
import { LeasebookError } from '@leasebook/db';
import { openRecording, type Recording } from '@leasebook/replay/recording';
import type { BlockSource, RawBlock, SourceStatus } from '../contract.ts';
import { isRecord } from '../decode/event-attributes.ts';
import { parseTime } from '../decode/text.ts';
import { checkedBlock, requireBlock } from './trust/block.ts';
import { type Anchor, anchorOf, type CheckedBlock, chained } from './trust/chain.ts';

const SIGN_EVERY_MS = 1_000;

/**
 * The chain in a folder of the form that recordings/README.md describes, from its first block to its end; it has no head
 * that grows. `onSign` hears of each block, and each second that it is waited for at its end. Blocks are checked like those
 * of a node, each by itself and against the one before.
 * @throws LeasebookError `BROKEN_RECORDING` where the folder does not hold one; reading does so where a file is missing,
 * cut off or not the one that the manifest lists.
 */
export async function recordedSource(folder: string, onSign: () => void = () => undefined): Promise<BlockSource> {
  return new RecordedSource(await openRecording(folder), onSign);
}

class RecordedSource implements BlockSource {
  readonly name: string;
  readonly #recording: Recording;
  readonly #onSign: () => void;
  readonly #closing = new AbortController();
  #headTime: Promise<bigint> | undefined;
  #last: Anchor | null = null;

  constructor(recording: Recording, onSign: () => void) {
    this.#recording = recording;
    this.#onSign = onSign;
    this.name = `the recorded chain in ${recording.folder}`;
  }

  async status(): Promise<SourceStatus> {
    const { chainId, firstHeight, lastHeight } = this.#recording;
    this.#headTime ??= this.#timeOf(lastHeight);
    const { status } = this.#recording.nodeAt(lastHeight);
    const version = isRecord(status.node_info) ? status.node_info.version : undefined;
    return {
      chainId,
      headHeight: lastHeight,
      headTime: await this.#headTime,
      earliestHeight: firstHeight,
      nodeVersion: typeof version === 'string' ? version : '',
      isEnded: true,
    };
  }

  async genesis(): Promise<unknown> {
    return this.#parsed((await this.#recording.genesis()).toString(), 'genesis.json.zst');
  }

  async *blocks(from: number, to: number, signal: AbortSignal, after?: RawBlock): AsyncGenerator<RawBlock> {
    const anchor = after === undefined ? this.#last : anchorOf(after);
    yield* chained(this.#checkedBlocks(from, to, AbortSignal.any([signal, this.#closing.signal])), {
      anchor: anchor?.hashes.height === from - 1 ? anchor : null,
      // The files say the same however often they are asked.
      fromAll: async () => [],
      accuse: () => undefined,
      accepted: (block) => {
        this.#last = block;
      },
    });
  }

  async waitForHead(height: number, signal: AbortSignal): Promise<SourceStatus> {
    const status = await this.status();
    if (status.headHeight > height) return status;
    const stop = AbortSignal.any([signal, this.#closing.signal]);
    for (;;) {
      stop.throwIfAborted();
      this.#onSign();
      await pause(SIGN_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new DOMException('the source was closed', 'AbortError'));
  }

  async *#checkedBlocks(from: number, to: number, signal: AbortSignal): AsyncGenerator<CheckedBlock> {
    for (let height = from; height <= to; height += 1) {
      signal.throwIfAborted();
      const raw = await this.#block(height);
      this.#onSign();
      requireBlock(this.name, this.#recording.chainId, raw);
      yield checkedBlock(this.name, raw);
    }
  }

  async #block(height: number): Promise<RawBlock> {
    const text = await this.#recording.block(height);
    const parse = (part: Buffer) => this.#parsed(part.toString(), `block ${height}`, height);
    return { height, block: parse(text.block), results: parse(text.results), text };
  }

  async #timeOf(height: number): Promise<bigint> {
    const { block } = await this.#block(height);
    const header = isRecord(block) && isRecord(block.block) && isRecord(block.block.header) ? block.block.header : {};
    return parseTime(String(header.time));
  }

  #parsed(text: string, object: string, height?: number): unknown {
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new LeasebookError(`${this.name} cannot be used: ${object} is no JSON.`, {
        kind: 'fatal',
        code: 'BROKEN_RECORDING',
        height,
        object,
        advice: 'Copy the recording again; its manifest has the SHA-256 of every file.',
        cause,
      });
    }
  }
}
