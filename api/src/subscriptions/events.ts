// What happened in blocks that were just indexed, for those who follow it.
import type { Transaction } from '@leasebook/db';
import { type BlockRow, loadBlocks } from '../chain/blocks.ts';
import type { Interval, Metric, SubscriptionBidEventsArgs, SubscriptionLeaseEventsArgs } from '../generated/resolvers.ts';
import { type LeaseRow, loadLeasesOfBlocks } from '../market/leases.ts';
import { type BidRow, loadBidsOfBlocks } from '../market/orders.ts';
import { loadSeries, type Point } from '../series/series.ts';

/** Blocks from one to another, both included. */
export interface Blocks {
  from: number;
  to: number;
}

/** Of more blocks that come together only the newest is told: ten minutes of mainnet, which an API that was held up makes good. */
const MOST_BLOCKS = 100;

/** The blocks to tell after the tables went from `before` to `height`; null where they did not grow. */
export function blocksToTell(before: number, height: number): Blocks | null {
  if (height <= before) return null;
  return { from: height - before > MOST_BLOCKS ? height : before + 1, to: height };
}

/** Blocks in their order. */
export async function loadNewBlocks(sql: Transaction, { from, to }: Blocks): Promise<BlockRow[]> {
  const rows = await loadBlocks(
    sql,
    Array.from({ length: to - from + 1 }, (_, at) => String(from + at)),
  );
  return rows.sort((a, b) => a.height - b.height);
}

export interface LeaseEventRow {
  kind: 'CREATED' | 'CLOSED';
  height: number;
  lease: LeaseRow;
}

/** Leases that began or ended in these blocks, in their order. */
export async function loadLeaseEvents(sql: Transaction, blocks: Blocks): Promise<LeaseEventRow[]> {
  const leases = await loadLeasesOfBlocks(sql, blocks.from, blocks.to);
  const events = leases.flatMap((lease): LeaseEventRow[] => [
    ...(within(blocks, lease.createdHeight) ? [{ kind: 'CREATED' as const, height: lease.createdHeight, lease }] : []),
    ...(lease.closedHeight !== null && within(blocks, lease.closedHeight)
      ? [{ kind: 'CLOSED' as const, height: lease.closedHeight, lease }]
      : []),
  ]);
  return events.sort((a, b) => a.height - b.height);
}

export interface BidEventRow {
  kind: 'CREATED' | 'LOST' | 'CLOSED';
  height: number;
  bid: BidRow;
}

/** Bids that were made or ended in these blocks, in their order. */
export async function loadBidEvents(sql: Transaction, blocks: Blocks): Promise<BidEventRow[]> {
  const bids = await loadBidsOfBlocks(sql, blocks.from, blocks.to);
  const events = bids.flatMap((bid): BidEventRow[] => [
    ...(within(blocks, bid.createdHeight) ? [{ kind: 'CREATED' as const, height: bid.createdHeight, bid }] : []),
    ...(bid.closedHeight !== null && within(blocks, bid.closedHeight)
      ? [{ kind: bid.state === 'LOST' ? ('LOST' as const) : ('CLOSED' as const), height: bid.closedHeight, bid }]
      : []),
  ]);
  return events.sort((a, b) => a.height - b.height);
}

export interface MetricUpdateRow {
  metric: Metric;
  interval: Interval;
  height: number;
  point: Point;
}

/** The newest bucket of a metric for the whole network; null before the first. */
export async function loadNewestPoint(sql: Transaction, metric: Metric, interval: Interval): Promise<Point | null> {
  const [newest] = await sql<{ bucket: Date | null }[]>`
    SELECT max(bucket) AS bucket FROM figures WHERE grain = ${interval === 'HOUR' ? 'hour' : 'day'} AND dimension = 'network' AND member = ''`;
  if (newest === undefined || newest.bucket === null) return null;
  const [series] = await loadSeries(sql, { metric, interval, from: newest.bucket });
  return series?.points.at(-1) ?? null;
}

function fits(value: string, given: { eq?: string | null; in?: readonly string[] | null } | null | undefined): boolean {
  return (given?.eq == null || given.eq === value) && (given?.in == null || given.in.includes(value));
}

/** Whether a lease's event is wanted. */
export function wantsLease({ kind, lease }: LeaseEventRow, { filter, where }: SubscriptionLeaseEventsArgs): boolean {
  if (filter?.kinds != null && !filter.kinds.includes(kind)) return false;
  if (!fits(lease.owner, { eq: filter?.owner ?? null }) || !fits(lease.provider, { eq: filter?.provider ?? null })) return false;
  if (!fits(kind, where?.kind) || !fits(lease.owner, where?.owner) || !fits(lease.provider, where?.provider)) return false;
  return [filter?.hasGpu, where?.hasGpu].every((hasGpu) => hasGpu == null || hasGpu === (lease.gpus !== '0'));
}

/** Whether a bid's event is wanted. */
export function wantsBid({ kind, bid }: BidEventRow, { filter, where }: SubscriptionBidEventsArgs): boolean {
  if (filter?.kinds != null && !filter.kinds.includes(kind)) return false;
  if (!fits(bid.owner, { eq: filter?.owner ?? null }) || !fits(bid.provider, { eq: filter?.provider ?? null })) return false;
  return fits(kind, where?.kind) && fits(bid.owner, where?.owner) && fits(bid.provider, where?.provider);
}

function within({ from, to }: Blocks, height: number): boolean {
  return height >= from && height <= to;
}
