// How to write "1 provider", "2 providers".
import { grouped } from '../format/grouped.ts';

/** A number with its noun. */
export function count(number: number, one: string, many: string): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
