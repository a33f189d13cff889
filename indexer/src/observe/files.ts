// Observations from files: provider status answers (NDJSON) and AKT prices (CSV). docs/observations.md describes both forms.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import type { Observations } from '../contract.ts';
import { parseTime } from '../decode/text.ts';
import type { PriceSample, ProviderSample, UnixNanos } from '../facts.ts';
import { parseDecimal } from '../ledger/decimal.ts';
import { Cursor, type Entry } from './cursor.ts';
import { entrySample, letter } from './entry.ts';
import { readLines } from './lines.ts';

/** Files to read; a missing name means that there are no such observations. */
export interface ObservationFiles {
  /** NDJSON, optionally compressed (.zst). */
  providerStatus?: string | undefined;
  /** CSV, optionally compressed (.zst). */
  prices?: string | undefined;
}

/** First line of a file of prices. */
export const PRICE_HEADER = 'time,akt_usd';
const NANOS_PER_MICROSECOND = 1000n;

const record = z.object({
  height: z.number().int().min(0).default(0),
  time: z.string(),
  providers: z.array(z.unknown()),
});

function refuse(code: string, what: string): LeasebookError {
  return new LeasebookError(what, { kind: 'bad-block', code, advice: 'Correct the line in the file, which must be in the order of time.' });
}

/**
 * The time of a line, cut to microseconds as the tables and the times of blocks are: what was observed in a block's own microsecond is of
 * that block. Throws `OBSERVATION_ORDER` where it lies before that of the line above.
 */
function inOrder(text: string, before: UnixNanos | null): UnixNanos {
  const exact = parseTime(text);
  const time = exact - (exact % NANOS_PER_MICROSECOND);
  if (before !== null && time < before) throw refuse('OBSERVATION_ORDER', 'the time lies before that of the line above');
  return time;
}

/** A line of the status file that holds each provider at most once per moment, as the tables do. */
async function* providerEntries(path: string): AsyncGenerator<Entry<ProviderSample>, void, undefined> {
  let time: UnixNanos | null = null;
  let seen = new Set<string>();
  for await (const { number, bytes } of readLines(path)) {
    const entry: Entry<ProviderSample> = { time, items: [], deadLetters: [] };
    try {
      const line = record.parse(JSON.parse(bytes.toString('utf8')));
      const now = inOrder(line.time, time);
      if (now !== time) seen = new Set();
      time = now;
      entry.time = now;
      for (const [index, item] of line.providers.entries()) {
        try {
          const sample = entrySample(item, now);
          const { provider } = sample;
          if (seen.has(provider)) throw refuse('OBSERVATION_REPEATED', `provider ${provider} has another answer at the same time`);
          entry.items.push(sample);
          seen.add(provider);
        } catch (error) {
          const object = `provider status line ${number} entry ${index}`;
          entry.deadLetters.push(letter('provider-status', object, line.height, error, Buffer.from(JSON.stringify(item))));
        }
      }
    } catch (error) {
      entry.deadLetters.push(letter('provider-status', `provider status line ${number}`, 0, error, bytes));
    }
    yield entry;
  }
}

async function* priceEntries(path: string): AsyncGenerator<Entry<PriceSample>, void, undefined> {
  let time: UnixNanos | null = null;
  let header = true;
  for await (const { number, bytes } of readLines(path)) {
    const text = bytes.toString('utf8').trim();
    if (header) {
      header = false;
      if (text !== PRICE_HEADER) {
        throw new LeasebookError(`the file of prices begins with "${text.slice(0, 80)}"`, {
          kind: 'fatal',
          code: 'OBSERVATIONS_UNREADABLE',
          object: path,
          advice: `Give a CSV file whose first line is ${PRICE_HEADER}.`,
        });
      }
      continue;
    }
    const entry: Entry<PriceSample> = { time, items: [], deadLetters: [] };
    try {
      const [moment = '', usd = '', ...rest] = text.split(',');
      if (rest.length > 0) throw refuse('OBSERVATION_INVALID', 'the line has more than two fields');
      const now = inOrder(moment, time);
      if (now === time) {
        throw refuse('OBSERVATION_REPEATED', 'there is another price of the same time');
      }
      const price = parseDecimal(usd);
      if (price <= 0n) throw refuse('OBSERVATION_INVALID', `the price ${usd} is not above zero`);
      time = now;
      entry.time = now;
      entry.items.push({ time: now, price, source: 'import' });
    } catch (error) {
      entry.deadLetters.push(letter('price', `price line ${number}`, 0, error, bytes));
    }
    yield entry;
  }
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}

/** A network of which nothing is observed beside the chain: no supply, and no USD before the chain's own oracle. */
export function noObservations(): Observations {
  return fileObservations({});
}

/**
 * Observations from files, read as a stream. Whatever cannot be read becomes a dead letter in the stretch of time in which
 * it stands; a file that is missing or damaged throws a fatal LeasebookError.
 */
export function fileObservations(files: ObservationFiles): Observations {
  const { providerStatus, prices } = files;
  const samples = new Cursor<ProviderSample>(() => (providerStatus === undefined ? nothing() : providerEntries(providerStatus)));
  const series = new Cursor<PriceSample>(() => (prices === undefined ? nothing() : priceEntries(prices)));
  return {
    async between(after, upTo) {
      const found = await samples.between(after, upTo);
      const priced = await series.between(after, upTo);
      return { samples: found.items, prices: priced.items, deadLetters: [...found.deadLetters, ...priced.deadLetters] };
    },
  };
}

/**
 * Observations from the files of a folder, as a recorded chain's has them, compressed or not: provider-status.ndjson and
 * prices.csv. A file that is not there means that there are no such observations; a missing folder throws a fatal
 * LeasebookError, `OBSERVATIONS_UNREADABLE`.
 */
export function recordedObservations(directory: string): Observations {
  if (!existsSync(directory)) {
    throw new LeasebookError('the folder of observations is not there', {
      kind: 'fatal',
      code: 'OBSERVATIONS_UNREADABLE',
      object: directory,
      advice: 'Name a folder with provider-status.ndjson and prices.csv (docs/observations.md), or none.',
    });
  }
  const find = (name: string): string | undefined =>
    [`${name}.zst`, name].map((each) => join(directory, each)).find((path) => existsSync(path));
  return fileObservations({ providerStatus: find('provider-status.ndjson'), prices: find('prices.csv') });
}
