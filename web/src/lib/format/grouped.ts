// Numbers that count something, for readers.

/** From here on numbers are written with an exponent, and have no fraction. */
const LONGEST = 1e21;

/** Digits of a number of any size: base units of a coin with 18 places are that many. */
function digitsOf(size: number, most: number): string {
  return Number.isFinite(size) && size >= LONGEST ? String(BigInt(size)) : size.toFixed(most);
}

/**
 * A number with its thousands grouped and at least and at most so many digits after the point: 21600 -> 21,600. The browser's own writing
 * of numbers takes longer to be loaded than a page to be drawn.
 */
export function grouped(value: number, least = 0, most = 3): string {
  const [whole = '', fraction = ''] = digitsOf(Math.abs(value), most).split('.');
  const shown = fraction.replace(/0+$/, '').padEnd(least, '0');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (shown === '' ? '' : `.${shown}`);
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}
