// Sizes of memory and storage, in the binary units that the chain's manifests use.
import { fixed } from './decimal.ts';
import type { Writing } from './measure.ts';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** 25769803776 -> 24 GiB; one digit after the point where the size is not whole. The size is a number from 0 on as text; what is less than a byte is cut. */
export function formatBytes(bytes: string): string {
  const size = BigInt(bytes.split('.')[0] ?? '0');
  const tenthsIn = (unit: bigint) => (size * 10n + unit / 2n) / unit;
  let unit = 1n;
  let place = 0;
  // What rounds to the next unit is told in it: no size reads as 1,024 KiB.
  while (place < UNITS.length - 1 && tenthsIn(unit) >= 10_240n) {
    unit *= 1_024n;
    place += 1;
  }
  const tenths = tenthsIn(unit);
  const text = `${tenths / 10n}.${tenths % 10n}`;
  return `${fixed(text, tenths % 10n === 0n ? 0 : 1)} ${UNITS[place]}`;
}

/** How sizes over time are written. */
export const SIZES: Writing = {
  write: formatBytes,
  writeChange: (text) => {
    const body = formatBytes(text.replace('-', ''));
    return `${body.startsWith('0 ') ? '' : text.startsWith('-') ? '−' : '+'}${body}`;
  },
  digits: 0,
  share: false,
};
