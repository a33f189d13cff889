// Leases of a range: how many, how large, how long, why they closed, and whose they are.
import { CLOSE_CODE, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { reasonName } from '../market/leases.ts';
import { fine } from '../network/metric-sql.ts';
import { isOutside, isWantedDay, isWholeDay, wholeDays } from './days.ts';
import { type DurationRow, loadDurations } from './durations.ts';
import {
  endOf,
  happensWithin,
  isAfterStart,
  isBefore,
  isBeforeEnd,
  isWantedLease,
  type MarketScope,
  microseconds,
  shareOf,
  startOf,
} from './scope.ts';

/** Whether a lease `l` was held at some time of the range; one that began in it counts however short it was. Nothing is known of a range behind the indexed block. */
export function isHeld(sql: Transaction, scope: MarketScope): Fragment {
  const { from, to, isOpen } = scope;
  if (from === null || to === null || (isOpen ? from > to : from >= to)) return sql`false`;
  return sql`(
    ${isBefore(sql, scope, 'l.created_time')} AND ${isBeforeEnd(sql, scope, 'l.created_height')}
    AND (l.closed_time IS NULL OR l.closed_time >= ${startOf(sql, scope)})
    AND (l.closed_height IS NULL OR ${isAfterStart(sql, scope, 'l.closed_height')}))`;
}

/** Leases of a model of which the places in the table are told to each figure; more of them are looked for by each. */
const MOST_PLACES = 250_000;

/** Places of leases by the question that they belong to. They stay what they are as long as its snapshot is open. */
const places = new WeakMap<MarketScope, Promise<string | null>>();

/**
 * Whether a lease `l`, held at some time of the range, is one of those asked for. To look for those of a GPU model takes longer than what a
 * figure tells of them: it is done once for all figures.
 */
export async function wantedHeld(sql: Transaction, scope: MarketScope): Promise<{ isWanted: Fragment }> {
  if (scope.model === null) return { isWanted: isWantedLease(sql, scope) };
  const known = places.get(scope) ?? readPlaces(sql, scope);
  places.set(scope, known);
  const told = await known;
  return { isWanted: told === null ? isWantedLease(sql, scope) : sql`l.ctid = ANY(${told}::text::tid[])` };
}

async function readPlaces(sql: Transaction, scope: MarketScope): Promise<string | null> {
  const [row] = await sql<{ places: string | null }[]>`
    SELECT CASE WHEN count(*) <= ${MOST_PLACES} THEN coalesce(array_agg(l.ctid)::text, '{}') END AS places
    FROM leases l WHERE ${isHeld(sql, scope)} AND ${isWantedLease(sql, scope)}`;
  return row?.places ?? null;
}

/** Microseconds of the range for which a lease `l` was held. */
export function heldMicroseconds(sql: Transaction, scope: MarketScope): Fragment {
  const end = scope.isOpen ? sql`(SELECT block_time FROM checkpoint)` : endOf(sql, scope);
  return sql`greatest(0, ${microseconds(sql, sql`greatest(l.created_time, ${startOf(sql, scope)})`, sql`least(coalesce(l.closed_time, ${end}), ${end})`)})`;
}

/** Hours of microseconds, 18 places. */
export function inHours(sql: Transaction, value: Fragment): Fragment {
  return sql`trim_scale(round(${fine(sql, sql`coalesce(${value}, 0)`)} / 3600000000, 18))`;
}

export interface LeaseFiguresRow {
  atStart: number;
  opened: number;
  closed: number;
  atEnd: number;
  churn: string | null;
  leaseHours: string;
  gpuHours: string;
}

/** Leases of the range and their churn. */
export async function loadLeaseFigures(sql: Transaction, scope: MarketScope): Promise<LeaseFiguresRow> {
  const { isWanted } = await wantedHeld(sql, scope);
  const [row] = await sql<LeaseFiguresRow[]>`
    WITH held AS (
      SELECT l.gpus, ${heldMicroseconds(sql, scope)} AS us, l.created_time < ${startOf(sql, scope)} AS earlier,
        coalesce(l.closed_time < ${endOf(sql, scope)}, false) AS closed
      FROM leases l WHERE ${isHeld(sql, scope)} AND ${isWanted}
    )
    SELECT count(*) FILTER (WHERE earlier) AS "atStart", count(*) FILTER (WHERE NOT earlier) AS opened,
      count(*) FILTER (WHERE closed) AS closed, count(*) FILTER (WHERE NOT closed) AS "atEnd",
      ${shareOf(sql, sql`count(*) FILTER (WHERE closed)`, sql`count(*)`)} AS churn,
      ${inHours(sql, sql`sum(us)`)} AS "leaseHours", ${inHours(sql, sql`sum(us * gpus)`)} AS "gpuHours"
    FROM held`;
  if (row === undefined) throw new Error('a select of totals gave no row');
  return row;
}

export interface LeaseSizeRow {
  minGpus: number;
  maxGpus: number | null;
  leases: number;
  gpus: string;
}

/** Leases created in the range by number of GPUs; sizes without a lease are told too. */
export async function loadLeaseSizes(sql: Transaction, scope: MarketScope): Promise<LeaseSizeRow[]> {
  const { isWanted } = await wantedHeld(sql, scope);
  return sql<LeaseSizeRow[]>`
    SELECT bin.min AS "minGpus", bin.max AS "maxGpus", coalesce(sum(l.leases), 0)::bigint AS leases,
      trim_scale(coalesce(sum(l.gpus * l.leases), 0)) AS gpus
    FROM (VALUES (0, 0), (1, 1), (2, 2), (3, 4), (5, 8), (9, NULL)) AS bin (min, max)
    LEFT JOIN (
      SELECT l.gpus, count(*) AS leases FROM leases l
      WHERE ${happensWithin(sql, scope, 'l.created_')} AND ${isWanted} GROUP BY l.gpus
    ) AS l ON l.gpus >= bin.min AND (l.gpus <= bin.max OR bin.max IS NULL)
    GROUP BY bin.min, bin.max
    ORDER BY bin.min`;
}

function closedLeases(sql: Transaction, scope: MarketScope, isWanted: Fragment): Fragment {
  return sql`
    SELECT ${microseconds(sql, sql`l.created_time`, sql`l.closed_time`)} AS us
    FROM leases l WHERE ${happensWithin(sql, scope, 'l.closed_')} AND ${isWanted}`;
}

export interface LeaseLengthRow {
  minHours: number;
  maxHours: number | null;
  leases: number;
}

/** Leases closed in the range by how long they ran: up to an hour, six hours, a day, three days, a week, 30 and 90 days, longer. */
export async function loadLeaseLengths(sql: Transaction, scope: MarketScope): Promise<LeaseLengthRow[]> {
  const { isWanted } = await wantedHeld(sql, scope);
  return sql<LeaseLengthRow[]>`
    SELECT bin.min AS "minHours", bin.max AS "maxHours", coalesce(sum(l.leases), 0)::bigint AS leases
    FROM (VALUES (0, 1), (1, 6), (6, 24), (24, 72), (72, 168), (168, 720), (720, 2160), (2160, NULL)) AS bin (min, max)
    LEFT JOIN (
      -- By the hours that are over: lengths without end would each be compared with every bin.
      SELECT us / 3600000000 AS hours, count(*) AS leases FROM (${closedLeases(sql, scope, isWanted)}) AS closed GROUP BY 1
    ) AS l ON l.hours >= bin.min AND (l.hours < bin.max OR bin.max IS NULL)
    GROUP BY bin.min, bin.max
    ORDER BY bin.min`;
}

/** How long leases ran that closed in the range. */
export async function loadLeaseLength(sql: Transaction, scope: MarketScope): Promise<DurationRow> {
  const { isWanted } = await wantedHeld(sql, scope);
  return loadDurations(sql, closedLeases(sql, scope, isWanted));
}

export interface CloseReasonRow {
  reason: string;
  by: string;
  leases: number;
  share: string;
}

/** Who may give a reason, by its number (protocol 3.1). */
function closedBy(code: number | null): string {
  if (code === null || code <= 0) return 'unknown';
  return code < 10_000 ? 'owner' : code < 20_000 ? 'provider' : 'network';
}

/** Why leases closed; sums of whole days know of no models. */
export async function loadCloseReasons(sql: Transaction, scope: MarketScope): Promise<CloseReasonRow[]> {
  const days = scope.model === null ? await wholeDays(sql, scope, ['close_days']) : null;
  const { isWanted } = await wantedHeld(sql, scope);
  const rows = await sql<{ code: number | null; leases: number; share: string }[]>`
    WITH closed AS (
      SELECT ${sql.unsafe(CLOSE_CODE)} AS code, 1 AS leases
      FROM leases l
      WHERE ${isOutside(sql, scope, days, 'l.closed_')} AND ${isWanted}
      UNION ALL
      SELECT nullif(b.code, '')::integer, b.leases FROM close_days b WHERE ${isWholeDay(sql, days)} AND ${isWantedDay(sql, scope)}
    )
    SELECT code, sum(leases)::bigint AS leases, ${shareOf(sql, sql`sum(leases)`, sql`sum(sum(leases)) OVER ()`)} AS share
    FROM closed GROUP BY code ORDER BY sum(leases) DESC, code`;
  return rows.map(({ code, leases, share }) => ({
    reason: code === null ? 'unknown' : reasonName(code),
    by: closedBy(code),
    leases,
    share,
  }));
}

export interface TenantFiguresRow {
  active: number;
  new: number;
  returning: number;
  atStart: number;
  lost: number;
  churn: string | null;
}

/** Tenants of the range. */
export async function loadTenantFigures(sql: Transaction, scope: MarketScope): Promise<TenantFiguresRow> {
  const { isWanted } = await wantedHeld(sql, scope);
  const [row] = await sql<TenantFiguresRow[]>`
    WITH tenant AS (
      SELECT owner, bool_or(l.created_time < ${startOf(sql, scope)}) AS at_start,
        bool_or(l.closed_time IS NULL OR l.closed_time >= ${endOf(sql, scope)}) AS at_end,
        (SELECT first.created_time FROM leases first WHERE first.owner = l.owner ORDER BY first.created_time LIMIT 1) < ${startOf(sql, scope)} AS known
      FROM leases l WHERE ${isHeld(sql, scope)} AND ${isWanted}
      GROUP BY owner
    )
    SELECT count(*) AS active, count(*) FILTER (WHERE NOT known) AS new, count(*) FILTER (WHERE known) AS returning,
      count(*) FILTER (WHERE at_start) AS "atStart", count(*) FILTER (WHERE at_start AND NOT at_end) AS lost,
      ${shareOf(sql, sql`count(*) FILTER (WHERE at_start AND NOT at_end)`, sql`count(*) FILTER (WHERE at_start)`)} AS churn
    FROM tenant`;
  if (row === undefined) throw new Error('a select of totals gave no row');
  return row;
}
