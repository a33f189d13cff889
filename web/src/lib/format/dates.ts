// Patterns of dates in the language in force, always UTC. Names of days and months are the browser's own.
import { language } from '../texts/language.ts';

const locale = language === 'zh' ? 'zh-Hans' : 'en';
const named = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return (time: Date) => format.format(time);
};
const two = (value: number) => String(value).padStart(2, '0');

/** What stands for a letter of a pattern, as in strftime; `-` before it leaves out leading zeros. */
const PARTS: Readonly<Record<string, (time: Date) => string>> = {
  Y: (time) => String(time.getUTCFullYear()),
  b: named({ month: 'short' }),
  B: named({ month: 'long' }),
  '-m': (time) => String(time.getUTCMonth() + 1),
  '-d': (time) => String(time.getUTCDate()),
  a: named({ weekday: 'short' }),
  H: (time) => two(time.getUTCHours()),
  M: (time) => two(time.getUTCMinutes()),
  S: (time) => two(time.getUTCSeconds()),
};

/** Writes dates by a pattern: the first in English, the second in Chinese. */
export function dateFormat(english: string, inChinese: string): (time: Date) => string {
  const pattern = language === 'zh' ? inChinese : english;
  return (time) => pattern.replace(/%(-?[a-zA-Z])/g, (whole, part: string) => PARTS[part]?.(time) ?? whole);
}
