// Lengths of time for readers.
import { charts } from '../texts/charts.ts';

/** Seconds of the API as a length of time; a dash where they are not known. */
export const formatSeconds = (seconds: string | null): string => (seconds === null ? '–' : formatLength(Number(seconds) * 1_000));

/** A length of time in its two largest units: 36 days 6 h, 5 h 20 min, 40 s. */
export function formatLength(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const { length } = charts;
  if (days > 0) return hours > 0 && days < 100 ? `${length.days(days)} ${length.hours(hours)}` : length.days(days);
  if (hours > 0) return minutes > 0 ? `${length.hours(hours)} ${length.minutes(minutes)}` : length.hours(hours);
  return minutes > 0 ? length.minutes(minutes) : length.seconds(seconds);
}
