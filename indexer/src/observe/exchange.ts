// Raw observations out of the table into the documented files, and back.
import { createWriteStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  emptyIndex,
  type FolderRefusal,
  knownDatabaseError,
  LeasebookError,
  makeFolder,
  type Sql,
  type Transaction,
  unwritable,
} from '@leasebook/db';
import { z } from 'zod';
import { formatTime, parseTime } from '../decode/text.ts';
import type { UnixNanos } from '../facts.ts';
import { leadAlone } from '../run/lead.ts';
import { storableJson, time as timeText } from '../store/fields.ts';
import { PRICE_HEADER } from './files.ts';
import type { Observation } from './inbox.ts';
import { readLines } from './lines.ts';

const STATUS_FILE = 'provider-status.ndjson';
const PRICE_FILE = 'prices.csv';
const PAGE_ROWS = 1_000;
/** How a folder is refused that no observations can be written to. */
const UNWRITABLE: FolderRefusal = {
  code: 'OBSERVATIONS_UNWRITABLE',
  advice: 'Check that the folder may be written and has space.',
};

const statusLine = z.object({
  height: z.number().int().min(0).default(0),
  time: z.string(),
  providers: z.array(z.looseObject({ owner: z.string().min(1) })),
});
const priceBody = z.object({ akt_usd: z.string() });

/** How many observations were moved. */
export interface ExchangeReport {
  providerStatus: number;
  prices: number;
}

interface Row {
  us: string;
  object: string;
  height: number;
  body: unknown;
}

function moment(us: string): string {
  return formatTime(BigInt(us) * 1_000n);
}

async function* rows(sql: Sql, chainId: string, kind: Observation['kind']): AsyncGenerator<Row> {
  let after = { us: '', object: '' };
  for (;;) {
    const from = after.us === '' ? '-infinity' : timeText(BigInt(after.us) * 1_000n);
    const page = await sql<Row[]>`
      SELECT (extract(epoch FROM time) * 1000000)::bigint::text AS us, object, height, body FROM observations
      WHERE chain_id = ${chainId} AND kind = ${kind} AND (time, object) > (${from}::text::timestamptz, ${after.object})
      ORDER BY time, object LIMIT ${PAGE_ROWS}`;
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

async function* ended(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(ended(lines), createWriteStream(path));
  } catch (cause) {
    throw unwritable(cause, dirname(path), UNWRITABLE);
  }
}

/** Writes everything polled of a chain into `provider-status.ndjson` and `prices.csv` of a folder, which is made. @throws LeasebookError `OBSERVATIONS_UNWRITABLE`. */
export async function exportObservations(sql: Sql, chainId: string, folder: string): Promise<ExchangeReport> {
  await makeFolder(folder, UNWRITABLE);
  const report = { providerStatus: 0, prices: 0 };
  async function* statusLines(): AsyncGenerator<string> {
    for await (const { us, height, body } of rows(sql, chainId, 'provider-status')) {
      report.providerStatus += 1;
      yield JSON.stringify({ time: moment(us), height, providers: [body] });
    }
  }
  async function* priceLines(): AsyncGenerator<string> {
    yield PRICE_HEADER;
    for await (const { us, body } of rows(sql, chainId, 'price')) {
      report.prices += 1;
      yield `${moment(us)},${priceBody.parse(body).akt_usd}`;
    }
  }
  await writeLines(join(folder, STATUS_FILE), statusLines());
  await writeLines(join(folder, PRICE_FILE), priceLines());
  return report;
}

interface Imported extends Observation {
  height: number;
}

async function* imported(folder: string): AsyncGenerator<Imported> {
  const find = (name: string) => [`${name}.zst`, name].map((each) => join(folder, each)).find((path) => existsSync(path));
  const status = find(STATUS_FILE);
  const prices = find(PRICE_FILE);
  if (status === undefined && prices === undefined) {
    throw new LeasebookError(`there is neither ${STATUS_FILE} nor ${PRICE_FILE}.`, {
      kind: 'fatal',
      code: 'OBSERVATIONS_UNREADABLE',
      object: folder,
      advice: 'Name a folder with observations (docs/observations.md).',
    });
  }
  for await (const { number, bytes } of status === undefined ? [] : readLines(status)) {
    const line = checked(STATUS_FILE, number, () => {
      const parsed = statusLine.parse(JSON.parse(bytes.toString('utf8')));
      return { ...parsed, time: parseTime(parsed.time) };
    });
    for (const body of line.providers) yield { kind: 'provider-status', object: body.owner, time: line.time, height: line.height, body };
  }
  for await (const { number, bytes } of prices === undefined ? [] : readLines(prices)) {
    if (number === 1 && bytes.toString('utf8').trim() === PRICE_HEADER) continue;
    const [time = '', price = ''] = bytes.toString('utf8').trim().split(',');
    yield checked(PRICE_FILE, number, () => ({
      kind: 'price',
      object: '',
      time: parseTime(time),
      height: 0,
      body: priceBody.parse({ akt_usd: price }),
    }));
  }
}

function checked<T>(file: string, line: number, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new LeasebookError(`the line is no observation: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      kind: 'fatal',
      code: 'OBSERVATION_IMPORT_INVALID',
      object: `${file} line ${line}`,
      advice: 'Correct or remove the line; nothing was imported.',
      cause,
    });
  }
}

/**
 * Puts the observations of a folder into the table, with their own times, all or none. Those that are already there are
 * left alone. An index that has passed one of those times would no longer be what a fresh one is, so that is refused. With
 * `fresh` everything that indexing wrote is removed in the same transaction.
 * @throws LeasebookError `INDEXER_RUNNING` with `fresh`, `OBSERVATIONS_TOO_LATE`, `OBSERVATION_IMPORT_INVALID`, `OBSERVATIONS_UNREADABLE`.
 */
export async function importObservations(
  sql: Sql,
  chainId: string,
  folder: string,
  { fresh = false }: { fresh?: boolean } = {},
): Promise<ExchangeReport> {
  const leadership = fresh ? await leadAlone(sql) : null;
  return sql
    .begin(async (transaction) => {
      if (fresh) await emptyIndex(transaction);
      const [reached] = await transaction<{ us: string | null }[]>`
        INSERT INTO observations_reached (chain_id, time) VALUES (${chainId}, '-infinity')
        ON CONFLICT (chain_id) DO UPDATE SET time = observations_reached.time
        RETURNING CASE WHEN isfinite(time) THEN (extract(epoch FROM time) * 1000000)::bigint::text END AS us`;
      const [indexed] = await transaction<{ us: string }[]>`
        SELECT (extract(epoch FROM block_time) * 1000000)::bigint::text AS us FROM checkpoint WHERE chain_id = ${chainId}`;
      const passed = [reached?.us, indexed?.us].flatMap((us) => (us === null || us === undefined ? [] : [BigInt(us) * 1_000n]));
      const limit = passed.reduce<UnixNanos | null>((latest, time) => (latest === null || time > latest ? time : latest), null);
      const report = { providerStatus: 0, prices: 0 };
      const put = async (page: readonly Imported[]) => {
        for (const { kind, count, us } of await putPage(transaction, chainId, page)) {
          const first = BigInt(us) * 1_000n;
          if (limit !== null && first <= limit) throw tooLate(first, limit);
          report[kind === 'price' ? 'prices' : 'providerStatus'] += count;
        }
      };
      let page: Imported[] = [];
      for await (const observation of imported(folder)) {
        page.push(observation);
        if (page.length < PAGE_ROWS) continue;
        await put(page);
        page = [];
      }
      await put(page);
      return report;
    })
    .catch((cause: unknown) => {
      throw knownDatabaseError(cause, { object: folder });
    })
    .finally(() => leadership?.giveBack());
}

/** Puts in what is not there yet, and tells by kind how many those were and when the first one. */
function putPage(transaction: Transaction, chainId: string, page: readonly Imported[]) {
  return transaction<{ kind: Observation['kind']; count: number; us: string }[]>`
    WITH put AS (
      INSERT INTO observations (chain_id, kind, object, time, height, body)
      SELECT ${chainId}, kind, object, time::timestamptz, height::bigint, body::jsonb
      FROM unnest(${page.map(({ kind }) => kind)}::text[], ${page.map(({ object }) => object)}::text[],
        ${page.map(({ time }) => timeText(time))}::text[], ${page.map(({ height }) => String(height))}::text[],
        ${page.map(({ body }) => storableJson(JSON.stringify(body)))}::text[]) AS rows (kind, object, time, height, body)
      ON CONFLICT DO NOTHING
      RETURNING kind, time
    )
    SELECT kind, count(*) AS count, (extract(epoch FROM min(time)) * 1000000)::bigint::text AS us FROM put GROUP BY kind`;
}

function tooLate(time: UnixNanos, reached: UnixNanos): LeasebookError {
  return new LeasebookError(`an observation of ${formatTime(time)} comes too late: the index is at ${formatTime(reached)}.`, {
    kind: 'fatal',
    code: 'OBSERVATIONS_TOO_LATE',
    advice: 'Stop the indexer, import with --fresh, which empties the computed tables, and index again.',
  });
}
