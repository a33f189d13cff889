// The reader's thread: reads a stretch of blocks, checks and decodes them, and sends what ledger, figures and tables need.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { connect } from '@leasebook/db';
import { parseBlock } from '../archive/pack.ts';
import { archivedBlocks } from '../archive/records.ts';
import type { BlockSource, RawBlock } from '../contract.ts';
import { recordedSource, rpcSource } from '../source/index.ts';
import { type Chunk, ChunkMaker } from './chunk.ts';
import { CHUNKS_AHEAD, type Place, type Task, type Told } from './task.ts';
import { tellError } from './told-error.ts';

function tell(port: MessagePort, told: Told): void {
  port.postMessage(told);
}

async function sourceOf(place: Exclude<Place, { kind: 'archive' }>, port: MessagePort): Promise<BlockSource> {
  if (place.kind === 'recording') return recordedSource(place.folder, () => tell(port, { kind: 'sign' }));
  const { urls, chainId, patienceMs } = place;
  return rpcSource({
    urls,
    chainId,
    retry: { patienceMs },
    onRequest: (request) => tell(port, { kind: 'request', request }),
    onFailure: (error) => tell(port, { kind: 'failure', error: tellError(error) }),
  });
}

/** Hands over chunks as fast as the main thread takes them. */
class Sender {
  readonly #port: MessagePort;
  readonly #maker = new ChunkMaker();
  #allowed = CHUNKS_AHEAD;
  #more = Promise.withResolvers<void>();

  constructor(port: MessagePort) {
    this.#port = port;
    port.on('message', (chunks: number) => {
      this.#allowed += chunks;
      this.#more.resolve();
    });
  }

  async add(raw: RawBlock, line?: Uint8Array): Promise<void> {
    this.#maker.add(raw, line);
    if (this.#maker.isFull) await this.#send(this.#maker.take());
  }

  async end(): Promise<void> {
    await this.#send(this.#maker.take());
  }

  async #send(chunk: Chunk | null): Promise<void> {
    if (chunk === null) return;
    while (this.#allowed === 0) {
      await this.#more.promise;
      this.#more = Promise.withResolvers();
    }
    this.#allowed -= 1;
    const told: Told = { kind: 'chunk', chunk };
    this.#port.postMessage(told, [chunk.heads.buffer, chunk.bytes.buffer]);
  }
}

async function readArchive(databaseUrl: string, { from, to }: Task, sender: Sender): Promise<void> {
  const sql = connect(databaseUrl, { name: 'leasebook-reader', connections: 1 });
  try {
    for await (const block of archivedBlocks(sql, from, to)) await sender.add(parseBlock(block), block.text);
  } finally {
    await sql.end();
  }
}

async function readSource(source: BlockSource, { from, to, after }: Task, sender: Sender): Promise<void> {
  const before: RawBlock | undefined = after === null ? undefined : JSON.parse(after);
  try {
    for await (const raw of source.blocks(from, to, new AbortController().signal, before)) await sender.add(raw);
  } finally {
    await source.close();
  }
}

/** Reads the stretch; what was decoded before a failure is sent before it is told. */
async function read(task: Task, port: MessagePort): Promise<void> {
  const { place } = task;
  const sender = new Sender(port);
  let failure: { error: unknown } | null = null;
  try {
    if (place.kind === 'archive') await readArchive(place.databaseUrl, task, sender);
    else await readSource(await sourceOf(place, port), task, sender);
  } catch (error) {
    failure = { error };
  }
  await sender.end();
  tell(port, { kind: 'end', error: failure === null ? null : tellError(failure.error) });
  // Nothing else keeps this thread.
  port.close();
}

if (parentPort !== null) await read(workerData, parentPort);
