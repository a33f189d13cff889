// Asks all providers again and again, a few at a time, those that do not answer less often.
import { setTimeout as pause } from 'node:timers/promises';
import { type Sql, toDatabaseError } from '@leasebook/db';
import { putObservation } from '../inbox.ts';
import { type AskOptions, askProvider, type ProviderAddress } from './ask-provider.ts';
import { publishedCertificates } from './certificates.ts';

/** How one question went. */
export interface Poll {
  kind: 'provider' | 'price';
  /** The provider's address, or that of the price source. */
  object: string;
  /** What answered; null where nothing did. */
  over: 'grpc' | 'rest' | 'http' | null;
  seconds: number;
  /** Code of the error; null where it answered. */
  code: string | null;
  /** Text of the error; empty where it answered. */
  error: string;
}

export interface ProviderPollOptions extends Partial<AskOptions> {
  sql: Sql;
  chainId: string;
  /** Each provider is asked so often, in milliseconds. */
  everyMs: number;
  /** How many are asked at once; 8 where not given. */
  concurrency?: number | undefined;
  /** Hears of every question. */
  onPoll?: ((poll: Poll) => void) | undefined;
  /** Hears of what the database refused; polling goes on. */
  onError?: ((error: Error) => void) | undefined;
}

// Of one megabyte of empty parts half a million objects come to be, which is still bearable.
const defaults: Omit<AskOptions, 'grpcPort'> = { timeoutMs: 10_000, limitBytes: 1024 * 1024, allowPrivate: false };
/** A provider that fails again and again is asked after twice the time, up to this: within the 36 hours that a sample holds. */
const LONGEST_WAIT_MS = 12 * 3_600_000;
const LOOK_EVERY_MS = 15_000;

interface Due {
  failures: number;
  at: number;
}

/** When to ask whom. */
export class ProviderPoller {
  readonly #options: ProviderPollOptions;
  readonly #ask: AskOptions;
  readonly #due = new Map<string, Due>();

  constructor(options: ProviderPollOptions) {
    this.#options = options;
    const { timeoutMs, limitBytes, allowPrivate, grpcPort } = options;
    this.#ask = {
      timeoutMs: timeoutMs ?? defaults.timeoutMs,
      limitBytes: limitBytes ?? defaults.limitBytes,
      allowPrivate: allowPrivate ?? defaults.allowPrivate,
      grpcPort,
    };
  }

  /** Polls until the signal is aborted. Errors of the database are told and got over. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.round(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#options.onError?.(toDatabaseError(error));
      }
      await pause(Math.min(LOOK_EVERY_MS, this.#options.everyMs), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Asks every provider that is due now (`now` in milliseconds of a clock that nobody sets) and resolves with how many those were. */
  async round(signal: AbortSignal, now: number = performance.now()): Promise<number> {
    const due = await this.#providersDue(now);
    const waiting = due[Symbol.iterator]();
    const work = async () => {
      for (const provider of waiting) {
        if (signal.aborted) return;
        await this.#poll(provider, signal, now);
      }
    };
    // One that fails must not leave the others behind, which would ask on into the next round.
    const ends = await Promise.allSettled(Array.from({ length: Math.min(this.#options.concurrency ?? 8, due.length) }, work));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return due.length;
  }

  async #providersDue(now: number): Promise<ProviderAddress[]> {
    const { sql } = this.#options;
    const all = await sql<{ owner: string; hostUri: string }[]>`SELECT owner, host_uri AS "hostUri" FROM providers ORDER BY owner`;
    const rows = all.filter(({ owner }) => (this.#due.get(owner)?.at ?? 0) <= now);
    if (rows.length === 0) return [];
    const certificates = await publishedCertificates(sql);
    return rows.map((row) => ({ ...row, certificates: certificates.get(row.owner) ?? [] }));
  }

  async #poll(provider: ProviderAddress, signal: AbortSignal, now: number): Promise<void> {
    const { sql, chainId, everyMs, onPoll } = this.#options;
    const { owner } = provider;
    const start = performance.now();
    const { answer, code } = await askProvider(provider, this.#ask, signal);
    const over = answer.status !== undefined ? 'grpc' : answer.rest !== undefined ? 'rest' : null;
    onPoll?.({ kind: 'provider', object: owner, over, seconds: (performance.now() - start) / 1_000, code, error: answer.error ?? '' });
    const failures = over === null ? (this.#due.get(owner)?.failures ?? 0) + 1 : 0;
    this.#due.set(owner, { failures, at: now + Math.max(everyMs, Math.min(everyMs * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS)) });
    await putObservation(sql, chainId, { kind: 'provider-status', object: owner, time: BigInt(Date.now()) * 1_000_000n, body: answer });
  }
}
