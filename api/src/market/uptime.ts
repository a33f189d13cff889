// What share of the time providers answered, by their kept answers and the lack of them.
import type { Transaction } from '@leasebook/db';
import type DataLoader from 'dataloader';
import { oneByKey } from '../connection/batch.ts';
import type { Context } from '../context.ts';
import { RequestError } from '../errors.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { microseconds, SAMPLE_VALIDITY, shareOf } from '../market-figures/scope.ts';
import type { Snapshot } from '../snapshot.ts';

/** Longest range in days; nothing of a chain is older. */
const MOST_DAYS = 36_500;

interface UptimeRow {
  owner: string;
  since: Date;
  share: string;
  coverage: string;
}

/** Of providers over the last `days` before the indexed block, or over all time where they are null; those that never answered are left out. */
async function loadUptime(sql: Transaction, owners: readonly string[], days: number | null): Promise<UptimeRow[]> {
  return sql<UptimeRow[]>`
    SELECT wanted.owner, range.since, ${shareOf(sql, sql`known.online`, sql`known.whole`)} AS share,
      ${shareOf(sql, sql`known.whole`, microseconds(sql, sql`range.since`, sql`c.block_time`))} AS coverage
    FROM unnest(${[...owners]}::text[]) AS wanted (owner) CROSS JOIN checkpoint c
    CROSS JOIN LATERAL (
      SELECT time FROM provider_samples WHERE provider = wanted.owner AND error IS NULL ORDER BY time LIMIT 1
    ) AS first
    CROSS JOIN LATERAL (SELECT greatest(first.time, c.block_time - make_interval(days => ${days}::int)) AS since) AS range
    CROSS JOIN LATERAL (
      SELECT sum(length) AS whole, coalesce(sum(length) FILTER (WHERE online), 0) AS online
      FROM (
        SELECT error IS NULL AS online, ${microseconds(
          sql,
          sql`greatest(time, range.since)`,
          sql`least(lead(time) OVER (ORDER BY time), time + ${SAMPLE_VALIDITY}::text::interval, c.block_time)`,
        )} AS length
        FROM provider_samples
        WHERE provider = wanted.owner AND time > range.since - ${SAMPLE_VALIDITY}::text::interval AND time < c.block_time
      ) AS sample
      WHERE length > 0
    ) AS known
    WHERE known.whole > 0`;
}

/** Loaders of each snapshot by days, made when the field is first asked for. */
const loaders = new WeakMap<Snapshot, Map<number | null, DataLoader<string, UptimeRow | null>>>();

function loaderOf({ snapshot }: Context, days: number | null): DataLoader<string, UptimeRow | null> {
  const known = loaders.get(snapshot) ?? new Map<number | null, DataLoader<string, UptimeRow | null>>();
  loaders.set(snapshot, known);
  const loader =
    known.get(days) ??
    oneByKey(
      async (owners: readonly string[]) => loadUptime(await snapshot.transaction(), owners, days),
      ({ owner }) => owner,
    );
  known.set(days, loader);
  return loader;
}

/** Time online. */
export const uptimeResolvers = {
  Provider: {
    uptime: ({ owner }, { days }, context) => {
      if (days != null && (days < 1 || days > MOST_DAYS))
        throw new RequestError('BAD_ARGUMENT', `\`days\` is ${days}.`, `Give a number from 1 to ${MOST_DAYS}, or none for all the time.`);
      return loaderOf(context, days ?? null).load(owner);
    },
  },
} satisfies Resolvers;
