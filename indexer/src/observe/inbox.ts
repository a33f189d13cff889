// What was polled, kept raw in a table and read back in the order of time, so that every index takes the same (docs/decisions/0050).
import { LeasebookError, parseDecimal, type Sql, toDatabaseError } from '@leasebook/db';
import { z } from 'zod';
import type { Observations } from '../contract.ts';
import { formatTime } from '../decode/text.ts';
import type { DeadLetter, PriceSample, ProviderSample, UnixNanos } from '../facts.ts';
import { storableJson, time as timeText } from '../store/fields.ts';
import { entrySample, letter } from './entry.ts';

/** One raw observation. */
export interface Observation {
  kind: 'provider-status' | 'price';
  /** The provider's address; empty for a price. */
  object: string;
  /** When it was made. */
  time: UnixNanos;
  /** JSON in the form of docs/observations.md: an entry of `providers`, or `{"akt_usd": "1.13"}`. */
  body: unknown;
}

interface Row {
  kind: Observation['kind'];
  object: string;
  us: string;
  height: number;
  body: unknown;
}

const priceBody = z.object({ akt_usd: z.string() });

const NANOS_PER_MICROSECOND = 1_000n;
const NANOS_PER_SECOND = 1_000_000_000n;
/** Of the past so much is read at once; it can no longer change. */
const AHEAD_NANOS = 30n * 86_400n * NANOS_PER_SECOND;
/** What is younger than this may still be on its way into the table. */
const SETTLED_NANOS = 60n * NANOS_PER_SECOND;
/** A network's blocks are never so far ahead of this machine's clock. */
const FUTURE_NANOS = 86_400n * NANOS_PER_SECOND;
/** Clocks that are kept right are never set back so far. */
const FAR_AHEAD = '1 minute';
const PAGE_ROWS = 1_000;

/**
 * Puts an observation into the table, later than everything that the index has already asked for, and than others of its object that
 * have this time or were put off to just after it. Those far ahead were made while a clock was wrong and hold nobody up. Resolves with
 * its time.
 */
export async function putObservation(sql: Sql, chainId: string, { kind, object, time, body }: Observation): Promise<UnixNanos> {
  const [row] = await sql<{ us: string }[]>`
    WITH reached AS (
      INSERT INTO observations_reached (chain_id, time) VALUES (${chainId}, '-infinity')
      ON CONFLICT (chain_id) DO UPDATE SET time = observations_reached.time RETURNING time
    ), open AS (
      SELECT greatest(
        ${timeText(time)}::text::timestamptz,
        time + interval '1 microsecond',
        (SELECT block_time + interval '1 microsecond' FROM checkpoint WHERE chain_id = ${chainId})) AS time
      FROM reached
    )
    INSERT INTO observations (chain_id, kind, object, time, height, body)
    SELECT ${chainId}, ${kind}, ${object},
      greatest(open.time,
        (SELECT max(o.time) + interval '1 microsecond' FROM observations o
         WHERE o.chain_id = ${chainId} AND o.kind = ${kind} AND o.object = ${object} AND o.time < open.time + ${FAR_AHEAD}::text::interval)),
      coalesce((SELECT height FROM checkpoint WHERE chain_id = ${chainId}), 0),
      ${storableJson(JSON.stringify(body))}::text::jsonb
    FROM open
    RETURNING (extract(epoch FROM time) * 1000000)::bigint::text AS us`.catch((cause: unknown) => {
    throw toDatabaseError(cause, { object: `observation of ${object === '' ? kind : object}` });
  });
  if (row === undefined) throw new TypeError('an insert from one row returned none');
  return BigInt(row.us) * NANOS_PER_MICROSECOND;
}

/** What was polled of a chain, for the driver. */
export function polledObservations(sql: Sql, chainId: string): Observations {
  return new Inbox(sql, chainId);
}

class Inbox implements Observations {
  readonly #sql: Sql;
  readonly #chainId: string;
  /** Read and not yet given out, in order. */
  #rows: Row[] = [];
  /** The end of the last stretch; undefined before the first. */
  #given: UnixNanos | null | undefined;
  /** All rows up to here are read. */
  #loaded: UnixNanos | null = null;

  constructor(sql: Sql, chainId: string) {
    this.#sql = sql;
    this.#chainId = chainId;
  }

  async between(after: UnixNanos | null, upTo: UnixNanos) {
    if (this.#given === undefined || this.#given !== after) {
      this.#rows = [];
      this.#loaded = after;
    }
    while (this.#loaded === null || this.#loaded < upTo) await this.#load(upTo);
    this.#given = upTo;
    const found: { samples: ProviderSample[]; prices: PriceSample[]; deadLetters: DeadLetter[] } = {
      samples: [],
      prices: [],
      deadLetters: [],
    };
    const count = this.#rows.findIndex(({ us }) => BigInt(us) * NANOS_PER_MICROSECOND > upTo);
    for (const row of this.#rows.splice(0, count === -1 ? this.#rows.length : count)) read(row, found);
    return found;
  }

  /** Reads on: at least to `upTo`, and of what is long past much more at once. */
  async #load(upTo: UnixNanos): Promise<void> {
    const now = BigInt(Date.now()) * 1_000_000n;
    const ahead = upTo + AHEAD_NANOS;
    const settled = now - SETTLED_NANOS;
    // Beyond any difference of clocks: a recorded chain's time has nothing to do with ours.
    const unrelated = upTo > now + FUTURE_NANOS;
    const most = unrelated || ahead < settled ? ahead : upTo > settled ? upTo : settled;
    try {
      // Not beyond the head: where this clock is ahead, what is answered after it was set right would come too late for weeks.
      // Whoever puts something in waits for this row, so that it comes later than `to` or is already there.
      const [bound] = await this.#sql<{ us: string }[]>`
        WITH bound AS (
          SELECT greatest(${timeText(upTo)}::text::timestamptz, least(${timeText(most)}::text::timestamptz, (SELECT time FROM chain_head))) AS time
        ), reached AS (
          INSERT INTO observations_reached (chain_id, time) SELECT ${this.#chainId}, time FROM bound
          ON CONFLICT (chain_id) DO UPDATE SET time = greatest(observations_reached.time, excluded.time)
        )
        SELECT (extract(epoch FROM time) * 1000000)::bigint::text AS us FROM bound`;
      if (bound === undefined) throw new TypeError('a select of one row gave none');
      const bounded = BigInt(bound.us) * NANOS_PER_MICROSECOND;
      const to = bounded > upTo ? bounded : upTo;
      const from = this.#loaded === null ? '-infinity' : timeText(this.#loaded);
      for (let limit = PAGE_ROWS; ; limit *= 10) {
        const rows = await this.#sql<Row[]>`
          SELECT kind, object, (extract(epoch FROM time) * 1000000)::bigint::text AS us, height, body FROM observations
          WHERE chain_id = ${this.#chainId} AND time > ${from}::text::timestamptz AND time <= ${timeText(to)}::text::timestamptz
          ORDER BY time, kind, object COLLATE "C" LIMIT ${limit}`;
        const last = rows.at(-1)?.us;
        if (rows.length < limit || last === undefined) {
          this.#rows.push(...rows);
          this.#loaded = to;
          return;
        }
        // The page may end between rows of one moment: that moment belongs to the next page.
        const whole = rows.filter(({ us }) => us !== last);
        const reached = whole.at(-1)?.us;
        if (reached === undefined) continue;
        this.#rows.push(...whole);
        this.#loaded = BigInt(reached) * NANOS_PER_MICROSECOND;
        return;
      }
    } catch (cause) {
      throw toDatabaseError(cause, { object: 'observations' });
    }
  }
}

function read(row: Row, into: { samples: ProviderSample[]; prices: PriceSample[]; deadLetters: DeadLetter[] }): void {
  const time = BigInt(row.us) * NANOS_PER_MICROSECOND;
  try {
    if (row.kind === 'provider-status') into.samples.push(entrySample(row.body, time));
    else into.prices.push({ time, price: parsePrice(row.body), source: 'import' });
  } catch (error) {
    const object = `${row.kind} ${row.object} at ${formatTime(time)}`;
    into.deadLetters.push(letter(row.kind, object, row.height, error, Buffer.from(JSON.stringify(row.body))));
  }
}

/** The price of a body, scaled by 10^18. Throws where there is none or it is not above zero. */
export function parsePrice(body: unknown): bigint {
  const price = parseDecimal(priceBody.parse(body).akt_usd);
  if (price > 0n) return price;
  throw new LeasebookError('the price is not above zero', {
    kind: 'bad-block',
    code: 'OBSERVATION_INVALID',
    advice: 'Correct what the source answers; the price before stays in force.',
  });
}
