// Values in units that the API names: "share, 0 to 1", "USD a year", "USD per GPU-hour", "AKT", "GPUs".
import { units } from '../texts/units.ts';
import { compact, compareDecimals, exact, fixed, percent } from './decimal.ts';

/** Amounts from this on are shortened. */
const LARGE = '100000';

/** Parts of units that have words: in the language in force, others as the API writes them. */
const WORDS: Readonly<Record<string, string>> = units;

/** A unit, or a part of one, in words. */
export const unitWords = (unit: string): string => WORDS[unit] ?? unit;

const magnitude = (text: string) => text.replace('-', '');
/** A rounded number without the zeros that say nothing: 12.50 -> 12.5, 3.00 -> 3. */
const trimmed = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function short(text: string, digits: number): string {
  if (compareDecimals(magnitude(text), LARGE) >= 0) {
    const { main, suffix } = compact(text);
    return main + suffix;
  }
  return trimmed(fixed(text, digits));
}

/** Whether the unit is that of a part of a whole. */
export const isShare = (unit: string): boolean => unit.startsWith('share');

/** A value with its unit, rounded for reading: '62.8 %', '$718k a year', '$1.1416 per GPU-hour', '225M AKT'. */
export function withUnit(text: string, unit: string): string {
  if (isShare(unit)) return `${trimmed(percent(text, 1))}\u00a0%${unit.includes('a year') ? `\u0020${unitWords('a year')}` : ''}`;
  if (unit.startsWith('USD')) {
    const rest = unit.slice(3).trim();
    const small = compareDecimals(magnitude(text), '1000') < 0;
    const money = rest.includes('per') ? fixed(text, 4).replace(/(\.\d\d\d*?)0+$/, '$1') : small ? fixed(text, 2) : short(text, 0);
    return `${money.startsWith('−') ? '−$' : '$'}${money.replace('−', '')}${rest === '' ? '' : ` ${unitWords(rest)}`}`;
  }
  const number = short(text, 2);
  return unit === '' ? number : `${number}\u00a0${unitWords(unit)}`;
}

/** A value with all its digits and its unit, for those who point at it. */
export function exactly(text: string, unit: string): string {
  const { main, rest } = exact(text, 0);
  return `${main}${rest} ${unitWords(unit)}`.trim();
}
