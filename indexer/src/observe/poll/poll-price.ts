// Asks one HTTP source for the price of AKT in USD, again and again (docs/observations.md says what it answers).
import { setTimeout as pause } from 'node:timers/promises';
import { LeasebookError, type Sql } from '@leasebook/db';
import { request } from 'undici';
import { z } from 'zod';
import { parseTime } from '../../decode/text.ts';
import { parsePrice, putObservation } from '../inbox.ts';
import { priceUnreadable } from './errors.ts';
import type { Poll } from './poll-providers.ts';

export interface PricePollOptions {
  sql: Sql;
  chainId: string;
  /** Named by the operator, so that private addresses are allowed. */
  url: string;
  /** In milliseconds. */
  everyMs: number;
  /** Longest wait for the whole answer; 10 s where not given. */
  timeoutMs?: number | undefined;
  onPoll?: ((poll: Poll) => void) | undefined;
  /** Hears of what the database refused; polling goes on. */
  onError?: ((error: Error) => void) | undefined;
}

const LIMIT_BYTES = 64 * 1024;
const schema = z.object({ time: z.string().optional(), akt_usd: z.string() });

/** The address without what may be secret in it. */
function nameOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

async function fetchText(url: string, timeoutMs: number, signal: AbortSignal): Promise<string> {
  const { statusCode, body } = await request(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > LIMIT_BYTES) throw priceUnreadable(nameOf(url), `answers with more than ${LIMIT_BYTES} bytes`);
    parts.push(bytes);
  }
  // Redirects are not followed.
  if (statusCode !== 200) throw priceUnreadable(nameOf(url), `answers with HTTP status ${statusCode}`);
  return Buffer.concat(parts).toString('utf8');
}

/**
 * The price now: `{"time": "2026-01-01T00:00:00Z", "akt_usd": "1.1325"}`; the time may be absent and is at most now.
 * @throws LeasebookError `PRICE_SOURCE_UNREADABLE`.
 */
async function askPrice(url: string, timeoutMs: number, signal: AbortSignal): Promise<{ time: bigint; body: { akt_usd: string } }> {
  const now = BigInt(Date.now()) * 1_000_000n;
  try {
    const answer = schema.parse(JSON.parse(await fetchText(url, timeoutMs, signal)));
    const body = { akt_usd: answer.akt_usd };
    parsePrice(body);
    const time = answer.time === undefined ? now : parseTime(answer.time);
    return { time: time < now ? time : now, body };
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof LeasebookError && cause.code === 'PRICE_SOURCE_UNREADABLE') throw cause;
    throw priceUnreadable(nameOf(url), `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

/** Polls until the signal is aborted; a price that did not change is not kept again. */
export async function pollPrice(options: PricePollOptions, signal: AbortSignal): Promise<void> {
  const { sql, chainId, url, everyMs, onPoll, onError } = options;
  let before = '';
  while (!signal.aborted) {
    const start = performance.now();
    const tell = (code: string | null, error: string) =>
      onPoll?.({
        kind: 'price',
        object: nameOf(url),
        over: code === null ? 'http' : null,
        seconds: (performance.now() - start) / 1_000,
        code,
        error,
      });
    try {
      const { time, body } = await askPrice(url, options.timeoutMs ?? 10_000, signal);
      tell(null, '');
      if (body.akt_usd !== before) await putObservation(sql, chainId, { kind: 'price', object: '', time, body });
      before = body.akt_usd;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof LeasebookError)) throw error;
      if (error.code === 'PRICE_SOURCE_UNREADABLE') tell(error.code, error.message);
      else onError?.(error);
    }
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
