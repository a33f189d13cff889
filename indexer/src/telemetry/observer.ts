// What the stages tell while they run, for metrics and logs; nobody's result depends on it.
import type { LeasebookError } from '@leasebook/db';
import type { Batch, SourceStatus } from '../contract.ts';
import type { Poll } from '../observe/index.ts';
import type { IndexReport } from '../run/progress.ts';

/** One request to a node. */
export interface RpcRequest {
  /** The address without user, password and query. */
  endpoint: string;
  method: string;
  seconds: number;
  /** Code of the error; null where it succeeded. */
  code: string | null;
}

/** Hears of what happens. None of these may throw. */
export interface IndexObserver {
  /** Indexing of a chain begins or goes on. */
  begins(chain: { chainId: string; origin: 'recorded' | 'network' }): void;
  /** Another indexer writes to this database and this one waits, or this one writes. */
  leads(isLeader: boolean): void;
  /** The node told its head. */
  head(status: SourceStatus): void;
  /** A batch is in the tables; `milliseconds` is how long its transaction took. */
  batch(batch: Batch, milliseconds: number, progress: IndexReport): void;
  request(request: RpcRequest): void;
  /** A try failed that another one may make good. */
  failedTry(error: LeasebookError): void;
  poll(poll: Poll): void;
  /** Something beside the chain's blocks failed, and the work goes on. */
  trouble(error: Error): void;
  /** Indexing ended with this error. */
  ends(error: unknown): void;
}

/** An observer that passes everything on. */
export function allObservers(observers: readonly IndexObserver[]): IndexObserver {
  return {
    begins: (chain) => observers.forEach((each) => void each.begins(chain)),
    leads: (isLeader) => observers.forEach((each) => void each.leads(isLeader)),
    head: (status) => observers.forEach((each) => void each.head(status)),
    batch: (batch, milliseconds, progress) => observers.forEach((each) => void each.batch(batch, milliseconds, progress)),
    request: (request) => observers.forEach((each) => void each.request(request)),
    failedTry: (error) => observers.forEach((each) => void each.failedTry(error)),
    poll: (poll) => observers.forEach((each) => void each.poll(poll)),
    trouble: (error) => observers.forEach((each) => void each.trouble(error)),
    ends: (error) => observers.forEach((each) => void each.ends(error)),
  };
}
