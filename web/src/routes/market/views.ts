// The market's figures as charts: curves, bars and tables, the same on the market's page and in charts that stand alone.

import type { Bar, RowBar, SurvivalCurve } from '../../lib/charts/kinds.ts';
import type { ChartTable } from '../../lib/charts/table.ts';
import { percent, ratio } from '../../lib/format/decimal.ts';
import { grouped } from '../../lib/format/grouped.ts';
import { formatLength } from '../../lib/format/length.ts';
import type { MarketQuery } from '../../lib/generated/graphql';
import { HOUR } from '../../lib/state/buckets.ts';
import { charts } from '../../lib/texts/charts.ts';
import { marketplace as texts } from '../../lib/texts/marketplace.ts';

type Market = MarketQuery['market'];
type Survival = Market['survival'];
type Orders = Market['orders'];

/** A time of a survival curve, from hours, in words. */
export const survivalTick = (hours: number): string => formatLength(hours * HOUR);

function curve({ steps }: Survival): SurvivalCurve['steps'] {
  return steps.map(({ seconds, survival: share, lower, upper, atRisk }) => ({
    time: Number(seconds) / 3_600,
    survival: Number(share),
    lower,
    upper,
    atRisk,
  }));
}

/** The curve of leases, and that of the period before where there is one. */
export function survivalCurves(survival: Survival, before: Survival | null): SurvivalCurve[] {
  const own = { key: 'leases', label: texts.curve, color: '--c-leased', textColor: '--c1-text', steps: curve(survival) };
  if (before === null || before.steps.length === 0) return [own];
  const label = `${texts.curve}, ${charts.compare.before}`;
  return [own, { key: 'before', label, color: '--c8', textColor: '--c8-text', steps: curve(before), ghost: true }];
}

/** Steps of the curve, exactly. */
export function survivalTable({ steps }: Survival): ChartTable {
  return {
    columns: [
      { key: 'seconds', label: texts.after, numeric: true },
      { key: 'survival', label: texts.runs, numeric: true, digits: 1, share: true },
      { key: 'at_risk', label: texts.atRisk, numeric: true },
      { key: 'closed', label: texts.ended, numeric: true },
    ],
    rows: steps.map(({ seconds, survival: share, atRisk, closed }) => [seconds, share, String(atRisk), String(closed)]),
  };
}

/** A step of the funnel. */
interface FunnelStep {
  key: string;
  label: string;
  value: number;
  color: string;
}

function funnelSteps(orders: Orders): FunnelStep[] {
  return [
    { key: 'created', label: texts.created, value: orders.created, color: '--c-supply' },
    { key: 'with_bid', label: texts.withBid, value: orders.withBid, color: '--c-ask' },
    { key: 'leased', label: texts.leased, value: orders.leased, color: '--c-leased' },
    { key: 'open', label: texts.open, value: orders.open, color: '--c-util' },
    ...orders.failures.map(({ reason, orders: value }) => ({
      key: reason.toLowerCase(),
      label: texts.failureReasons[reason],
      value,
      color: '--c7',
    })),
  ];
}

const partOf = (value: number, all: number) => ratio(String(value), String(all));
const shareText = (part: string | null) => (part === null ? '–' : `${percent(part, 1)} %`);

/** The funnel as rows: numbers of orders, or shares of all that were created. */
export function funnelRows(orders: Orders, before: Orders | null, shares: boolean): RowBar[] {
  const earlier = new Map(before === null ? [] : funnelSteps(before).map(({ key, value }) => [key, value]));
  const amount = (value: number, all: number) => {
    const part = partOf(value, all);
    return shares ? { value: Number(part ?? 0), text: shareText(part) } : { value, text: grouped(value) };
  };
  return funnelSteps(orders).map(({ key, label, value, color }) => {
    const past = earlier.get(key);
    return {
      key,
      label,
      color,
      amount: amount(value, orders.created),
      ...(past === undefined || before === null ? {} : { before: amount(past, before.created) }),
      more: [
        shares ? { label: texts.orders, text: grouped(value) } : { label: texts.ofAll, text: shareText(partOf(value, orders.created)) },
      ],
    };
  });
}

/** The funnel's numbers and shares. */
export function funnelTable(orders: Orders, before: Orders | null): ChartTable {
  const earlier = new Map(before === null ? [] : funnelSteps(before).map(({ key, value }) => [key, value]));
  return {
    columns: [
      { key: 'step', label: texts.step, numeric: false },
      { key: 'orders', label: texts.orders, numeric: true },
      { key: 'share', label: `${texts.ofAll}, %`, numeric: true, digits: 1, share: true },
      ...(before === null ? [] : [{ key: 'orders_before', label: `${texts.orders}, ${charts.compare.before}`, numeric: true }]),
    ],
    rows: funnelSteps(orders).map(({ key, label, value }) => [
      label,
      String(value),
      partOf(value, orders.created),
      ...(before === null ? [] : [String(earlier.get(key) ?? 0)]),
    ]),
  };
}

/** A class with how often it was counted. */
export interface CountRow {
  key: string;
  /** Below the axis. */
  label: string;
  /** In full. */
  name: string;
  number: number;
}

/** Charts of counts by class, by their name in addresses. */
export const COUNTS = ['lengths', 'sizes', 'bids'] as const;
export type CountKind = (typeof COUNTS)[number];

/** What is counted, and how it is called. */
export function countWords(kind: CountKind, { orders }: Pick<Market, 'orders'>): { title: string; unit: string; measure: string } {
  switch (kind) {
    case 'lengths':
      return { title: texts.lengths, unit: texts.lengthsUnit, measure: texts.leases };
    case 'sizes':
      return { title: texts.sizes, unit: texts.sizesUnit, measure: texts.leases };
    case 'bids': {
      const unit = orders.meanBids === null ? texts.bidsWaiting : texts.bidsUnit(Number(orders.meanBids).toFixed(1));
      return { title: texts.bids, unit, measure: texts.orders };
    }
  }
}

/** Counts of the market by class. */
export function countRows(kind: CountKind, market: Pick<Market, 'leaseLengths' | 'leaseSizes' | 'bidsPerOrder'>): CountRow[] {
  switch (kind) {
    case 'lengths':
      return market.leaseLengths.map(({ minHours, maxHours, leases }) => {
        // Below the bars days are short, so that each has its label.
        const short = (hours: number) => (hours % 24 === 0 ? texts.days(hours / 24) : survivalTick(hours));
        const from = survivalTick(minHours);
        const to = maxHours === null ? null : survivalTick(maxHours);
        const name = to === null ? texts.lengthOver(from) : minHours === 0 ? texts.lengthUnder(to) : texts.lengthBetween(from, to);
        return {
          key: String(minHours),
          label: to === null ? `≥ ${short(minHours)}` : minHours === 0 ? `< ${to}` : short(minHours),
          name,
          number: leases,
        };
      });
    case 'sizes':
      return market.leaseSizes.map(({ minGpus, maxGpus, leases }) => ({
        key: String(minGpus),
        label:
          minGpus === 0
            ? texts.sizeNone
            : maxGpus === null
              ? `${minGpus}+`
              : minGpus === maxGpus
                ? String(minGpus)
                : `${minGpus}–${maxGpus}`,
        name: minGpus === 0 ? texts.sizeNone : texts.sizeName(minGpus, maxGpus),
        number: leases,
      }));
    case 'bids':
      return market.bidsPerOrder.map(({ bids, orders }) => ({
        key: String(bids),
        label: String(bids),
        name: texts.bidsName(bids),
        number: orders,
      }));
  }
}

/** Counts as bars, or shares of their sum; the period before stands beside each where there is one. */
export function countBars(rows: readonly CountRow[], before: readonly CountRow[] | null, shares: boolean): Bar[] {
  const sumOf = (some: readonly CountRow[]) => some.reduce((total, one) => total + one.number, 0);
  const amount = (value: number, all: number) => {
    const part = partOf(value, all);
    return shares ? { value: Number(part ?? 0), text: shareText(part) } : { value, text: grouped(value) };
  };
  const earlier = new Map((before ?? []).map((row) => [row.key, row.number]));
  return rows.map(({ key, label, name, number: value }) => ({
    key,
    label,
    name,
    amounts: [amount(value, sumOf(rows))],
    ...(before === null ? {} : { before: amount(earlier.get(key) ?? 0, sumOf(before)) }),
  }));
}

/** A tick of counts or of their shares. */
export const countTick = (shares: boolean) => (value: number) =>
  shares ? `${Math.round(value * 100)} %` : Number.isInteger(value) ? grouped(value) : '';

/** Counts and shares, exactly. */
export function countTable(title: string, measure: string, rows: readonly CountRow[], before: readonly CountRow[] | null): ChartTable {
  const all = rows.reduce((total, one) => total + one.number, 0);
  const earlier = new Map((before ?? []).map((row) => [row.key, row.number]));
  return {
    columns: [
      { key: 'class', label: title, numeric: false },
      { key: 'number', label: measure, numeric: true },
      { key: 'share', label: `${texts.ofAll}, %`, numeric: true, digits: 1, share: true },
      ...(before === null ? [] : [{ key: 'number_before', label: `${measure}, ${charts.compare.before}`, numeric: true }]),
    ],
    rows: rows.map(({ key, name, number: value }) => [
      name,
      String(value),
      partOf(value, all),
      ...(before === null ? [] : [String(earlier.get(key) ?? 0)]),
    ]),
  };
}
