// How far the heap may grow beyond what lives before the garbage collector looks again.
import { setFlagsFromString } from 'node:v8';

/**
 * Percent of what lived after the last full collection. V8's own choice is up to three times as much, which a backfill, that
 * makes and forgets much, fills every second; what it costs is told in docs/decisions/0080-speed-of-backfill.md.
 */
const GROWTH_PERCENT = 60;

/** Keeps this process's memory close to what it needs; for a process that indexes. */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
