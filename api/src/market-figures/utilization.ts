// Utilization at the indexed block: what leases hold and what providers say is in use, with the whole difference taken apart.
import type { MetricDimension, Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';
import { declaredAs } from '../market/declared.ts';
import { SAMPLE_VALIDITY, shareOf } from './scope.ts';

/** The newest answer of each provider, and whether it stands and tells hardware. */
export function newestAnswers(sql: Transaction): Fragment {
  return sql`
    SELECT p.owner, p.country, s.*, s.time IS NOT NULL AND s.time >= c.block_time - ${SAMPLE_VALIDITY}::text::interval AS stands,
      coalesce(s.error IS NULL AND cardinality(s.suspect) = 0 AND s.time >= c.block_time - ${SAMPLE_VALIDITY}::text::interval, false) AS known
    FROM providers p CROSS JOIN checkpoint c
    LEFT JOIN LATERAL (SELECT * FROM provider_samples s WHERE s.provider = p.owner ORDER BY time DESC LIMIT 1) AS s ON true`;
}

export interface UtilizationRow {
  supplied: string | null;
  leased: string;
  allocated: string | null;
  leasedShare: string | null;
  allocatedShare: string | null;
  atSilentProviders: string;
  sinceAnswer: string;
  notCounted: string;
  notLeased: string;
}

/** The same of the providers of one member. */
export interface MemberUtilizationRow extends UtilizationRow {
  member: string;
}

/** Members as SQL over a provider `a` and its newest answer: what it declares now. */
const MEMBERS: Partial<Record<MetricDimension, string>> = {
  PROVIDER: 'a.owner',
  COUNTRY: 'a.country',
  REGION: attribute('location-region'),
  TIER: attribute('tier'),
  AUDIT: `CASE WHEN EXISTS (SELECT FROM audited_attributes t WHERE t.owner = a.owner AND t.to_height IS NULL)
    THEN 'audited' ELSE 'unaudited' END`,
};

function attribute(key: string): string {
  return `coalesce((SELECT ${declaredAs('t.value')} FROM provider_attributes t WHERE t.owner = a.owner AND t.key = '${key}' AND t.to_height IS NULL), '')`;
}

/** Rows of `member` and both views, most leased first; `member` is SQL over `a`. */
function views(sql: Transaction, member: string): Fragment {
  return sql`
    WITH provider AS (
      SELECT ${sql.unsafe(member)} AS member, a.known, a.stands, a.gpus_allocatable::numeric AS supplied, a.gpus_allocated::numeric AS allocated,
        coalesce(sum(l.gpus) FILTER (WHERE l.state IN ('active', 'reclaiming')), 0) AS leased,
        coalesce(sum(l.gpus) FILTER (WHERE l.created_time <= a.time AND (l.closed_time IS NULL OR l.closed_time > a.time)), 0) AS before
      FROM (${newestAnswers(sql)}) AS a
      LEFT JOIN leases l ON l.provider = a.owner AND l.gpus > 0
      GROUP BY a.owner, a.country, a.known, a.stands, a.gpus_allocatable, a.gpus_allocated
    ), total AS (
      SELECT member, CASE WHEN bool_or(stands) THEN coalesce(sum(supplied) FILTER (WHERE known), 0) END AS supplied,
        coalesce(sum(leased), 0) AS leased,
        CASE WHEN bool_or(stands) THEN coalesce(sum(allocated) FILTER (WHERE known), 0) END AS allocated,
        coalesce(sum(leased) FILTER (WHERE NOT known), 0) AS silent, coalesce(sum(leased - before) FILTER (WHERE known), 0) AS since,
        coalesce(sum(greatest(before - allocated, 0)) FILTER (WHERE known), 0) AS not_counted,
        coalesce(sum(greatest(allocated - before, 0)) FILTER (WHERE known), 0) AS not_leased
      FROM provider GROUP BY member
    )
    SELECT member, trim_scale(supplied) AS supplied, trim_scale(leased) AS leased, trim_scale(allocated) AS allocated,
      ${shareOf(sql, sql`leased`, sql`supplied`)} AS "leasedShare", ${shareOf(sql, sql`allocated`, sql`supplied`)} AS "allocatedShare",
      trim_scale(silent) AS "atSilentProviders", trim_scale(since) AS "sinceAnswer", trim_scale(not_counted) AS "notCounted",
      trim_scale(not_leased) AS "notLeased"
    FROM total ORDER BY total.leased DESC, total.supplied DESC NULLS LAST, member`;
}

/** Of the whole network. */
export async function loadUtilization(sql: Transaction): Promise<UtilizationRow> {
  const [row] = await sql<UtilizationRow[]>`${views(sql, "''")}`;
  const none = { supplied: null, leased: '0', allocated: null, leasedShare: null, allocatedShare: null };
  return row ?? { ...none, atSilentProviders: '0', sinceAnswer: '0', notCounted: '0', notLeased: '0' };
}

/**
 * By member of a dimension of providers; members without GPUs, supplied or leased, are left out.
 * @throws RequestError `UNSUPPORTED_DIMENSION`.
 */
export async function loadUtilizationBy(sql: Transaction, dimension: MetricDimension): Promise<MemberUtilizationRow[]> {
  const member = MEMBERS[dimension];
  if (member === undefined) {
    throw new RequestError(
      'UNSUPPORTED_DIMENSION',
      `What providers say is in use cannot be split by ${dimension}.`,
      `Use one of: ${Object.keys(MEMBERS)
        .map((name) => `by: ${name}`)
        .join(', ')}. Bounds by hardware are in \`breakdown\`.`,
    );
  }
  const rows = await sql<MemberUtilizationRow[]>`${views(sql, member)}`;
  return rows.filter(({ supplied, leased }) => leased !== '0' || (supplied !== null && supplied !== '0'));
}
