// Starts the pollers that an operator asked for, beside the driver.
import type { Sql } from '@leasebook/db';
import { pollPrice } from './poll-price.ts';
import { type Poll, ProviderPoller } from './poll-providers.ts';

/** What is polled. */
export interface PollOptions {
  /** Seconds between two questions to a provider; null or not given: providers are not asked. */
  providersEverySeconds?: number | null;
  /** Whether providers at private addresses may be asked. */
  allowPrivate?: boolean;
  /** A source of the AKT price; null or not given: none. */
  priceUrl?: string | null;
}

interface Hearing {
  poll(poll: Poll): void;
  trouble(error: Error): void;
}

const PRICE_EVERY_MS = 300_000;

/** Polls until the signal is aborted; resolves when everything under way has ended. Never rejects for a bad answer. */
export async function startPolling(
  sql: Sql,
  chainId: string,
  options: PollOptions,
  { poll: onPoll, trouble: onError }: Hearing,
  signal: AbortSignal,
): Promise<void> {
  const running: Promise<void>[] = [];
  const common = { sql, chainId, onPoll, onError };
  const { providersEverySeconds, allowPrivate, priceUrl } = options;
  if (providersEverySeconds !== null && providersEverySeconds !== undefined) {
    const poller = new ProviderPoller({ ...common, everyMs: providersEverySeconds * 1_000, allowPrivate: allowPrivate ?? false });
    running.push(poller.run(signal));
  }
  if (priceUrl !== null && priceUrl !== undefined) {
    running.push(pollPrice({ ...common, url: priceUrl, everyMs: PRICE_EVERY_MS }, signal));
  }
  // A defect in a poller must not pass unheard, nor end the process as an unhandled rejection.
  await Promise.all(
    running.map((each) => each.catch((error: unknown) => onError(error instanceof Error ? error : new Error(String(error))))),
  );
}
