// Parquet by a worker: blocks go in one at a time, and no further one before the client has taken what came out.
import { PassThrough } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Column } from './dataset.ts';
import { ClientGone, drained, type Encoder } from './encoder.ts';
import type { ParquetInput, ParquetJob, ParquetOutput } from './parquet-worker.ts';

/** Rows of a group: enough for readers to skip well, few enough for little memory. */
const ROW_GROUP_ROWS = 25_000;
/** Text that is sent to the worker at once. */
const SEND_BYTES = 1_048_576;
const WORKER_HEAP_MIB = 256;
/** Little, so that what is read and written once does not gather. */
const WORKER_YOUNG_MIB = 8;

/** Encodes COPY's text form of `columns`. `metadata` stands in the file's footer. */
export function parquetEncoder(columns: readonly Column[], metadata: Record<string, string>, stallMs: number): Encoder {
  const output = new PassThrough({ highWaterMark: SEND_BYTES });
  const job: ParquetJob = {
    columns: columns.map(({ name, type, nullable }) => ({ name, type, nullable: nullable === true })),
    timeColumn: columns.findIndex(({ type, nullable }) => type === 'timestamp' && nullable !== true),
    rowGroupRows: ROW_GROUP_ROWS,
    metadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
  };
  const worker = new Worker(new URL('parquet-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MIB, maxYoungGenerationSizeMb: WORKER_YOUNG_MIB },
  });
  let answer: PromiseWithResolvers<Uint8Array> | undefined;
  worker.on('message', ({ bytes }: ParquetOutput) => answer?.resolve(bytes));
  worker.on('error', (error) => {
    answer?.reject(error);
    output.destroy(error);
  });
  // Rows wait here while a block is being encoded.
  let waiting: Buffer[] = [];
  let length = 0;
  // The worker answers one question at a time.
  let last: Promise<void> = Promise.resolve();

  function send(input: ParquetInput, transfer: ArrayBuffer[]): Promise<void> {
    last = last.then(async () => {
      if (output.destroyed) throw new ClientGone();
      answer = Promise.withResolvers<Uint8Array>();
      worker.postMessage(input, transfer);
      const bytes = await answer.promise;
      if (bytes.length > 0 && !output.write(bytes)) await drained(output, stallMs);
    });
    return last;
  }

  function sendWaiting(): Promise<void> {
    const block = new Uint8Array(length);
    let at = 0;
    for (const part of waiting) {
      block.set(part, at);
      at += part.length;
    }
    waiting = [];
    length = 0;
    return send({ block }, [block.buffer]);
  }

  return {
    output,
    take(block) {
      waiting.push(block);
      length += block.length;
      return length < SEND_BYTES ? undefined : sendWaiting();
    },
    async end() {
      if (length > 0) sendWaiting();
      await send({ end: true }, []);
      output.end();
    },
    destroy(error) {
      output.destroy(error);
      answer?.reject(error ?? new ClientGone());
      void worker.terminate();
    },
  };
}
