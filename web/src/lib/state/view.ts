// Range and bucket length of a page, in its address and as times. Pure: the address is the state.

export const PRESETS = ['24h', '7d', '30d', '90d', '1y', 'all'] as const;
export type Preset = (typeof PRESETS)[number];
export type BucketLength = 'HOUR' | 'DAY';

const DEFAULT_PRESET: Preset = '90d';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Hours are offered up to this many days: more buckets than this are thinner than a pixel. */
const MOST_HOURLY_DAYS = 31;
const PRESET_LENGTH: Record<Preset, number | null> = {
  '24h': DAY,
  '7d': 7 * DAY,
  '30d': 30 * DAY,
  '90d': 90 * DAY,
  '1y': 365 * DAY,
  all: null,
};
const HOURLY_PRESETS: readonly Preset[] = ['24h', '7d'];

/** What the address says: a preset that follows the head, or fixed days (both inclusive), and a bucket length or automatic. */
export type View = ({ kind: 'preset'; preset: Preset } | { kind: 'days'; from: string; to: string }) & { interval: BucketLength | null };

/** A range as the API takes it; null is open: from the first block, to the head. */
export interface TimeWindow {
  from: Date | null;
  to: Date | null;
  interval: BucketLength;
  /** Whether buckets of an hour can be chosen. */
  hourly: boolean;
}

/** Reads a view from an address; anything that is not understood counts as absent. */
export function parseView(search: URLSearchParams): View {
  const chosen = search.get('interval');
  const interval = chosen === 'hour' ? 'HOUR' : chosen === 'day' ? 'DAY' : null;
  const from = search.get('from');
  const to = search.get('to');
  if (isDay(from) && isDay(to) && from <= to) return { kind: 'days', from, to, interval };
  const preset = PRESETS.find((one) => one === search.get('range')) ?? DEFAULT_PRESET;
  return { kind: 'preset', preset, interval };
}

/** The parameters of a view for an address; null where the default holds. */
export function viewParameters(view: View): Record<'range' | 'from' | 'to' | 'interval', string | null> {
  const interval = view.interval === null ? null : view.interval.toLowerCase();
  if (view.kind === 'days') return { range: null, from: view.from, to: view.to, interval };
  return { range: view.preset === DEFAULT_PRESET ? null : view.preset, from: null, to: null, interval };
}

/** The times that a view means when the chain's head is at `head`. A preset ends with the bucket of the head. */
export function windowOf(view: View, head: Date): TimeWindow {
  if (view.kind === 'days') {
    const from = new Date(`${view.from}T00:00:00Z`);
    const end = new Date(new Date(`${view.to}T00:00:00Z`).getTime() + DAY);
    const days = (end.getTime() - from.getTime()) / DAY;
    const hourly = days <= MOST_HOURLY_DAYS;
    const interval = hourly ? (view.interval ?? (days <= 7 ? 'HOUR' : 'DAY')) : 'DAY';
    return { from, to: end > head ? null : end, interval, hourly };
  }
  const length = PRESET_LENGTH[view.preset];
  if (length === null) return { from: null, to: null, interval: 'DAY', hourly: false };
  const hourly = length <= MOST_HOURLY_DAYS * DAY;
  const interval = hourly ? (view.interval ?? (HOURLY_PRESETS.includes(view.preset) ? 'HOUR' : 'DAY')) : 'DAY';
  const bucket = bucketMilliseconds(interval);
  const last = Math.floor(head.getTime() / bucket) * bucket;
  return { from: new Date(last + bucket - length), to: null, interval, hourly };
}

/** Length of a bucket in milliseconds; UTC has no summer time. */
export function bucketMilliseconds(interval: BucketLength): number {
  return interval === 'HOUR' ? HOUR : DAY;
}

function isDay(text: string | null): text is string {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
