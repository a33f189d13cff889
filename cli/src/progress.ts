// How far indexing is: one line that renews itself in a terminal, a line every few seconds in a log.
import type { IndexProgress } from '@leasebook/indexer';

const LOG_EVERY_MS = 5_000;
const DRAW_EVERY_MS = 200;

/** Whole numbers as people read them, e.g. `21,600`. */
export const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Seconds as people say them: `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${number.format(Math.floor(whole / 3_600))} h ${Math.floor((whole % 3_600) / 60)} min`;
}

/** Whole percent of the blocks of this index, which may begin anywhere on its chain: 0 before the first, 100 with the last. */
function percentOf({ firstHeight, height, head }: IndexProgress): number {
  const all = head - firstHeight + 1;
  return all <= 0 ? 0 : Math.floor((100 * Math.min(all, height - firstHeight + 1)) / all);
}

/** One line of progress, e.g. `block 12,000 of 21,600 (55 %), 640 blocks/s, 15 s left, waiting for write 60 % of the time`. */
export function progressText(progress: IndexProgress): string {
  const parts = [`block ${number.format(progress.height)} of ${number.format(progress.head)} (${percentOf(progress)} %)`];
  if (progress.blocksPerSecond > 0) parts.push(`${number.format(progress.blocksPerSecond)} blocks/s`);
  if (progress.secondsLeft !== null && progress.height < progress.head) parts.push(`${duration(progress.secondsLeft)} left`);
  const waited = progress.waitedShare === null ? '' : ` ${Math.round(100 * progress.waitedShare)} % of the time`;
  if (progress.waitingFor !== null) parts.push(`waiting for ${progress.waitingFor}${waited}`);
  return parts.join(', ');
}

/** Where progress is written; a terminal line is cleared before other text is printed. */
export interface ProgressDisplay {
  show(progress: IndexProgress): void;
  /** Prints a line of its own above the progress. */
  print(line: string): void;
  end(): void;
}

/** Progress on a stream: redrawn in place where it is a terminal, else a line every five seconds and one at the head. */
export function progressDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  let shownAt = Number.NEGATIVE_INFINITY;
  let current = '';
  let atHead = false;
  const clear = () => {
    if (stream.isTTY && current !== '') stream.write('\r\u001b[K');
  };
  return {
    show(progress) {
      const now = performance.now();
      const reached = progress.height >= progress.head;
      const due = now - shownAt >= (stream.isTTY ? DRAW_EVERY_MS : LOG_EVERY_MS) || (reached && !atHead);
      // At the head the page tells the height; a log would only fill up with it.
      if (!due || (reached && atHead && !stream.isTTY)) return;
      atHead = reached;
      shownAt = now;
      clear();
      current = progressText(progress);
      stream.write(stream.isTTY ? current : `${current}\n`);
    },
    print(line) {
      clear();
      stream.write(`${line}\n`);
      if (stream.isTTY && current !== '') stream.write(current);
    },
    end() {
      if (stream.isTTY && current !== '') stream.write('\n');
      current = '';
    },
  };
}
