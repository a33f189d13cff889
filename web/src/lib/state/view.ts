// Range, bucket length and comparison of a page, in its address and as times. Pure: the address is the state.
import { dayStart } from '../format/time.ts';
import { type BucketLength, bucketStart, countBuckets, DAY, HOUR, moveBuckets } from './buckets.ts';
import { codec, maybeOneOf, maybeText, oneOf } from './codec.ts';

export const PRESETS = ['24h', '7d', '30d', '90d', '1y', 'all'] as const;
export type Preset = (typeof PRESETS)[number];
/** Bucket lengths from fine to coarse. */
export const INTERVALS = ['HOUR', 'DAY', 'WEEK', 'MONTH'] as const satisfies readonly BucketLength[];
/** Those of what is told by day or longer. */
export const BY_DAY = ['DAY', 'WEEK', 'MONTH'] as const satisfies readonly BucketLength[];
export const COMPARISONS = ['none', 'previous'] as const;

const DEFAULT_PRESET: Preset = '90d';
/** Before it the API knows no time. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
/** Hours of a month and days of two years: more buckets than this are thinner than a pixel, and split by many members more than the API answers. */
const MOST_BUCKETS = 744;
const MOST_DAYS: Record<BucketLength, number> = {
  HOUR: MOST_BUCKETS / 24,
  DAY: MOST_BUCKETS,
  WEEK: Number.POSITIVE_INFINITY,
  MONTH: Number.POSITIVE_INFINITY,
};
/** Longer buckets are offered from this many days on: fewer buckets tell no course. */
const LEAST_DAYS: Record<BucketLength, number> = { HOUR: 0, DAY: 0, WEEK: 14, MONTH: 60 };
const PRESET_LENGTH: Record<Preset, number | null> = {
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
  '90d': 90 * DAY,
  '1y': 365 * DAY,
  all: null,
};

/** What is shown: a preset that follows the head, or a fixed span, both ends included: days (2026-11-24) or hours (2026-11-24T05). */
type Span = { kind: 'preset'; preset: Preset } | { kind: 'span'; from: string; to: string };

/** What the address says: the span, a bucket length or null for the one that suits it, and whether the period before is drawn too. */
export type View = Span & { interval: BucketLength | null; compare: (typeof COMPARISONS)[number] };

/** A range as the API takes it; null is open: from the first block, to the head. */
export interface TimeWindow<Length extends BucketLength = BucketLength> {
  from: Date | null;
  to: Date | null;
  interval: Length;
  /** Bucket lengths that can be chosen. */
  choices: readonly Length[];
}

/** Bucket lengths that a page has, from fine to coarse. */
type Lengths<Length extends BucketLength> = readonly [Length, ...Length[]];

const parameters = codec({
  range: oneOf(PRESETS, DEFAULT_PRESET),
  from: maybeText((text) => moment(text) !== null),
  to: maybeText((text) => moment(text) !== null),
  interval: maybeOneOf(INTERVALS.map((interval) => interval.toLowerCase())),
  compare: oneOf(COMPARISONS),
});

/** Reads a view from an address; anything that is not understood counts as absent. */
export function parseView(search: URLSearchParams): View {
  const { range, from, to, interval, compare } = parameters.read(search);
  const rest = { interval: INTERVALS.find((one) => one.toLowerCase() === interval) ?? null, compare };
  if (from !== null && to !== null && from.length === to.length && from <= to) return { kind: 'span', from, to, ...rest };
  return { kind: 'preset', preset: range, ...rest };
}

/** The parameters of a view for an address; null where the default holds. */
export function viewParameters(view: View): ReturnType<typeof parameters.write> {
  const { interval, compare } = view;
  const span = view.kind === 'span' ? { from: view.from, to: view.to } : { from: null, to: null };
  const range = view.kind === 'preset' ? view.preset : DEFAULT_PRESET;
  return parameters.write({ range, ...span, interval: interval?.toLowerCase() ?? null, compare });
}

/**
 * The times that a view means when the chain's head is at `head`. A preset ends with the bucket of the head, and begins no earlier than
 * the index does at `first`: a chain of a few hours is told by hours, however long the preset.
 */
export function windowOf(view: View, head: Date, first?: Date | null): TimeWindow;
export function windowOf<Length extends BucketLength>(
  view: View,
  head: Date,
  first: Date | null,
  lengths: Lengths<Length>,
): TimeWindow<Length>;
export function windowOf(view: View, head: Date, first: Date | null = null, lengths: Lengths<BucketLength> = INTERVALS): TimeWindow {
  if (view.kind === 'span') {
    const from = moment(view.from)?.start ?? 0;
    const to = moment(view.to)?.end ?? 0;
    // Of a span only what the index can hold counts: ten years around a chain of some days are some days.
    const held = Math.min(to, head.getTime()) - Math.max(from, first?.getTime() ?? from);
    const { choices, interval } = suit(view.interval, Math.max(0, held), lengths);
    return { from: new Date(from), to: to > head.getTime() ? null : new Date(to), interval, choices };
  }
  const age = first === null ? Number.POSITIVE_INFINITY : Math.max(0, head.getTime() - first.getTime());
  const length = PRESET_LENGTH[view.preset];
  if (length === null) return { from: null, to: null, ...suit(view.interval, age, lengths) };
  const { choices, interval } = suit(view.interval, Math.min(length, age), lengths);
  if (first !== null && age < length) return { from: new Date(bucketStart(first.getTime(), interval)), to: null, interval, choices };
  const last = bucketStart(head.getTime(), interval);
  const count = countBuckets(bucketStart(head.getTime() - length, interval), last, interval);
  return { from: new Date(moveBuckets(last, interval, 1 - Math.max(1, count))), to: null, interval, choices };
}

/** Bucket lengths that suit a span of so many milliseconds, and the one that holds: the wanted one, else the finest for a week, else days while they suit, else weeks. */
function suit(wanted: BucketLength | null, length: number, lengths: Lengths<BucketLength>): Pick<TimeWindow, 'choices' | 'interval'> {
  const days = length / DAY;
  const choices = lengths.filter((one) => days >= LEAST_DAYS[one] && days <= MOST_DAYS[one]);
  const usual = days <= 7 ? lengths[0] : choices.includes('DAY') ? 'DAY' : 'WEEK';
  return { choices, interval: wanted !== null && choices.includes(wanted) ? wanted : usual };
}

/** Whether a window leaves out nothing of what is indexed since `first`; where that is not known, only one that is open at both ends. */
export function isWhole({ from, to }: TimeWindow, first: Date | null): boolean {
  return to === null && (from === null || (first !== null && from.getTime() <= first.getTime()));
}

/** The window of the same number of buckets just before another, and how many buckets lie between; null where there is none. */
export function windowBefore({ from, to, interval }: TimeWindow, head: Date): { from: Date; to: Date; buckets: number } | null {
  if (from === null) return null;
  const start = bucketStart(from.getTime(), interval);
  const end = to === null ? moveBuckets(bucketStart(head.getTime(), interval), interval, 1) : to.getTime();
  const buckets = countBuckets(start, end, interval);
  const before = moveBuckets(start, interval, -buckets);
  return buckets <= 0 || before < EARLIEST ? null : { from: new Date(before), to: new Date(start), buckets };
}

/** The span of an address that begins and ends at these moments: in hours where buckets are hours. */
export function spanBetween(from: number, to: number, interval: BucketLength): { from: string; to: string } {
  const letters = interval === 'HOUR' ? 13 : 10;
  const write = (time: number) => new Date(time).toISOString().slice(0, letters);
  return { from: write(Math.min(from, to)), to: write(Math.max(from, to)) };
}

/** A day or an hour of an address as its first moment and the one after its last; null where it is none. */
function moment(text: string): { start: number; end: number } | null {
  const day = dayStart(text.slice(0, 10));
  if (day === null) return null;
  if (text.length === 10) return { start: day, end: day + DAY };
  const hour = /^T([01]\d|2[0-3])$/.exec(text.slice(10))?.[1];
  const start = day + Number(hour) * HOUR;
  return hour === undefined ? null : { start, end: start + HOUR };
}
