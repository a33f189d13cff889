// What an engine answers, and its value as PostgreSQL writes it: a quotient to 18 places.
import { z } from 'zod';

const whole = z.string().regex(/^-?\d+$/);

/** A row of a figure: the first microsecond of a day, a member, and two whole numbers. */
export const figureRow = z.object({ day: whole, member: z.string(), numerator: whole, denominator: whole });
export type FigureRow = z.infer<typeof figureRow>;

const PLACES = 10n ** 18n;

/** The value as decimal text, rounded half away from zero to 18 places; null where it is not known (nothing to divide by). */
export function quotientOf({ numerator, denominator }: FigureRow): string | null {
  const [over, under] = [BigInt(numerator), BigInt(denominator)];
  if (under === 0n) return null;
  const doubled = (2n * over * PLACES) / under;
  const scaled = (doubled + (doubled < 0n ? -1n : 1n)) / 2n;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(19, '0');
  const text = `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/\.?0+$/, '');
  return scaled < 0n ? `-${text}` : text;
}
