// Times for readers, always UTC.
import { type BucketLength, bucketEnd, bucketStart } from '../state/buckets.ts';
import { charts } from '../texts/charts.ts';
import { dateFormat } from './dates.ts';

const day = dateFormat('%-d %b %Y', '%Y年%-m月%-d日');
const weekday = dateFormat('%a %-d %b %Y', '%Y年%-m月%-d日 %a');
const minute = dateFormat('%-d %b %Y %H:%M', '%Y年%-m月%-d日 %H:%M');
const hour = dateFormat('%a %-d %b %Y %H:%M', '%Y年%-m月%-d日 %a %H:%M');
const short = dateFormat('%-d %b', '%-m月%-d日');
const shortMinute = dateFormat('%-d %b %H:%M', '%-m月%-d日 %H:%M');
const second = dateFormat('%-d %b %Y %H:%M:%S UTC', '%Y年%-m月%-d日 %H:%M:%S UTC');

const month = dateFormat('%B %Y', '%Y年%-m月');

/** 24 Nov 2026 */
export const formatDay = (time: Date): string => day(time);
/** 24 Nov */
export const formatShortDay = (time: Date): string => short(time);
/** 24 Nov 13:30 */
export const formatShortMinute = (time: Date): string => shortMinute(time);
/** November 2026 */
export const formatMonth = (time: Date): string => month(time);
/** 24 Nov 2026 13:30 */
export const formatMinute = (time: Date): string => minute(time);
/** 24 Nov 2026 13:30:04 UTC */
export const formatSecond = (time: Date): string => second(time);

const BUCKET_NAMES: Record<'HOUR' | 'DAY' | 'WEEK' | 'MONTH', (time: Date) => string> = {
  HOUR: hour,
  DAY: weekday,
  WEEK: (time) => charts.weekOf(day(time)),
  MONTH: month,
};

/** A bucket's name: its day, its day and hour, the week from its Monday on, or its month. */
export function formatBucket(time: Date, interval: BucketLength): string {
  return BUCKET_NAMES[interval](time);
}

/** A day that is told beside a later moment: 24 Nov, with its year where the moment is of another. */
export function formatDayBeside(time: Date, later: Date): string {
  return time.getUTCFullYear() === later.getUTCFullYear() ? short(time) : day(time);
}

/** First and last day: 27 Aug – 24 Nov 2026, with both years where they differ; a single day alone. */
export function formatSpan(from: Date, to: Date): string {
  if (isoDay(from) === isoDay(to)) return day(to);
  return `${formatDayBeside(from, to)} – ${day(to)}`;
}

/** The day that begins at a moment, in words; null where it is the newest full one at `head`, or later. */
export function olderDay(start: string, head: Date | null): string | null {
  if (head === null || bucketStart(head.getTime(), 'DAY') <= bucketEnd(Date.parse(start), 'DAY')) return null;
  return day(new Date(start));
}

/** ISO date of a time: 2026-11-24. */
export const isoDay = (time: Date): string => time.toISOString().slice(0, 10);

/** First moment of a day as it stands in addresses; null where the calendar has no such day, or the API knows none around it. */
export function dayStart(text: string): number | null {
  const start = /^(?!0000|9999)\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(start) || isoDay(new Date(start)) !== text ? null : start;
}
