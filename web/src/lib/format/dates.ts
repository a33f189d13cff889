// Patterns of dates in the language in force, always UTC. Names of days and months are written here: the browser's own take as long
// to be loaded as all else that a page does before its first figures.
import { language } from '../texts/language.ts';

/** From January, and from Sunday on. Chinese patterns write months as numbers. */
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS =
  language === 'zh' ? ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] : ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const month = (time: Date) => MONTHS[time.getUTCMonth()] ?? '';
const two = (value: number) => String(value).padStart(2, '0');

/** What stands for a letter of a pattern, as in strftime; `-` before it leaves out leading zeros. */
const PARTS: Readonly<Record<string, (time: Date) => string>> = {
  Y: (time) => String(time.getUTCFullYear()),
  b: (time) => month(time).slice(0, 3),
  B: month,
  '-m': (time) => String(time.getUTCMonth() + 1),
  '-d': (time) => String(time.getUTCDate()),
  a: (time) => DAYS[time.getUTCDay()] ?? '',
  H: (time) => two(time.getUTCHours()),
  M: (time) => two(time.getUTCMinutes()),
  S: (time) => two(time.getUTCSeconds()),
};

/** Writes dates by a pattern: the first in English, the second in Chinese. */
export function dateFormat(english: string, inChinese: string): (time: Date) => string {
  const pattern = language === 'zh' ? inChinese : english;
  return (time) => pattern.replace(/%(-?[a-zA-Z])/g, (whole, part: string) => PARTS[part]?.(time) ?? whole);
}
