// Whole numbers as PostgreSQL reads them, in few characters.

const ZERO = 48;

/** A whole number with an exponent where that is shorter: integrals over full hours end in many zeros. */
export function shortInteger(value: bigint): string {
  const digits = value.toString();
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === ZERO) end -= 1;
  const zeros = digits.length - end;
  return zeros < 3 ? digits : `${digits.slice(0, end)}e${zeros}`;
}
