// How to write "1 provider", "2 providers".

/** A number with its noun. */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}
