// Times for readers, always UTC.
import { utcFormat } from 'd3-time-format';
import type { BucketLength } from '../state/buckets.ts';
import { charts } from '../texts/charts.ts';
import { t } from '../texts/index.ts';

const day = utcFormat('%-d %b %Y');
const weekday = utcFormat('%a %-d %b %Y');
const minute = utcFormat('%-d %b %Y %H:%M');
const hour = utcFormat('%a %-d %b %Y %H:%M');
const short = utcFormat('%-d %b');
const shortMinute = utcFormat('%-d %b %H:%M');
const second = utcFormat('%-d %b %Y %H:%M:%S UTC');

const month = utcFormat('%B %Y');

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

/** First and last day: 27 Aug – 24 Nov 2026, with both years where they differ. */
export function formatSpan(from: Date, to: Date): string {
  const start = from.getUTCFullYear() === to.getUTCFullYear() ? short(from) : day(from);
  return `${start} – ${day(to)}`;
}

/** ISO date of a time: 2026-11-24. */
export const isoDay = (time: Date): string => time.toISOString().slice(0, 10);

/** A length of time in its two largest units: 36 days 6 h, 5 h 20 min, 40 s. */
export function formatLength(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const { length } = t;
  if (days > 0) return hours > 0 && days < 100 ? `${length.days(days)} ${length.hours(hours)}` : length.days(days);
  if (hours > 0) return minutes > 0 ? `${length.hours(hours)} ${length.minutes(minutes)}` : length.hours(hours);
  return minutes > 0 ? length.minutes(minutes) : length.seconds(seconds);
}
