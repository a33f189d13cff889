// What the reader's thread is asked for, and what it tells.
import type { RpcRequest } from '../telemetry/observer.ts';
import type { Chunk } from './chunk.ts';
import type { ToldError } from './told-error.ts';

/** Where the thread reads: nodes of a chain, a recorded chain's files, or the raw archive of a database. */
export type Place =
  | { kind: 'nodes'; urls: readonly string[]; chainId: string; patienceMs: number }
  | { kind: 'recording'; folder: string }
  | { kind: 'archive'; databaseUrl: string };

/** A stretch of blocks. */
export interface Task {
  place: Place;
  from: number;
  to: number;
  /** The accepted block before, as JSON text of a RawBlock, where it is at hand. */
  after: string | null;
}

/** Messages of the thread, in the order of the chain. */
export type Told =
  | { kind: 'chunk'; chunk: Chunk }
  | { kind: 'request'; request: RpcRequest }
  | { kind: 'failure'; error: ToldError }
  /** A sign that the source is at work. */
  | { kind: 'sign' }
  /** No block follows: all were sent, or reading failed for good. */
  | { kind: 'end'; error: ToldError | null };

/** Chunks that the thread sends before it waits for the main thread to ask for more. */
export const CHUNKS_AHEAD = 4;
