// How far and how fast the indexer is, and what it waits for.

/** What the main thread does: it takes blocks, works on them, and makes, sends and waits for rows. What it waits for is what the others are slower at. */
export type Phase = 'fetch' | 'process' | 'write';

/** What a display of progress shows. */
export interface IndexProgress {
  /** First block of the tables, or the one that they will begin with: progress counts from there. */
  firstHeight: number;
  /** Last block in the tables. */
  height: number;
  /** Last block to reach: the head as last seen, or the height asked for. */
  head: number;
  /** Over the last ten seconds. */
  blocksPerSecond: number;
  /** At that pace; null in the first seconds, which tell of none. */
  secondsLeft: number | null;
  /** Where most of the last ten seconds went; null while nothing is to be done. */
  waitingFor: Phase | null;
  /** Which share of those ten seconds that was, 0 to 1; null where nothing is waited for. */
  waitedShare: number | null;
}

/** Progress with what it was made of. */
export interface IndexReport extends IndexProgress {
  /** Seconds since the start: taking blocks and waiting for them, working on them, making rows and waiting for the database. */
  phases: Record<Phase, number>;
}

interface Mark {
  at: number;
  height: number;
  phases: Record<Phase, number>;
}

const windowMs = 10_000;
const markEveryMs = 250;
/** A pace of less is not told as time left. */
const paceSeconds = 2;

/** Measures phases and pace. Times come from the process's monotonic clock and never reach a table. */
export class Meter {
  readonly #phases: Record<Phase, number> = { fetch: 0, process: 0, write: 0 };
  readonly #firstHeight: number;
  #marks: Mark[] = [];
  #height: number;
  #head = 0;

  constructor({ firstHeight, height }: Pick<IndexProgress, 'firstHeight' | 'height'>) {
    this.#firstHeight = firstHeight;
    this.#height = height;
    this.#mark();
  }

  /** Runs `work` and counts its time as `phase`. */
  async time<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#phases[phase] += performance.now() - start;
    }
  }

  /** Notes the last block to reach. */
  reach(head: number): void {
    this.#head = head;
  }

  /** Notes that all blocks up to `height` are in the tables. */
  written(height: number): void {
    this.#height = height;
    this.#mark();
  }

  /** Forgets the pace: what comes next follows the head, which sets its own. */
  rest(): void {
    this.#marks = [];
    this.#mark();
  }

  #mark(): void {
    const at = performance.now();
    const last = this.#marks.at(-1);
    if (last !== undefined && this.#marks.length > 1 && at - last.at < markEveryMs) this.#marks.pop();
    this.#marks.push({ at, height: this.#height, phases: { ...this.#phases } });
    while (this.#marks.length > 2 && at - (this.#marks[1]?.at ?? at) > windowMs) this.#marks.shift();
  }

  progress(): IndexReport {
    const first = this.#marks[0];
    const seconds = first === undefined ? 0 : (performance.now() - first.at) / 1000;
    const blocks = first === undefined ? 0 : this.#height - first.height;
    const pace = seconds > 0 ? blocks / seconds : 0;
    const left = Math.max(0, this.#head - this.#height);
    const waitingFor = left === 0 ? null : this.#longest(first);
    return {
      firstHeight: this.#firstHeight,
      height: this.#height,
      head: this.#head,
      blocksPerSecond: pace,
      secondsLeft: left === 0 ? 0 : pace > 0 && seconds >= paceSeconds ? left / pace : null,
      waitingFor,
      waitedShare: waitingFor === null || seconds === 0 ? null : Math.min(1, this.#spent(waitingFor, first) / 1000 / seconds),
      phases: { fetch: this.#phases.fetch / 1000, process: this.#phases.process / 1000, write: this.#phases.write / 1000 },
    };
  }

  /** Milliseconds of a phase since then. */
  #spent(phase: Phase, since: Mark | undefined): number {
    return this.#phases[phase] - (since?.phases[phase] ?? 0);
  }

  #longest(since: Mark | undefined): Phase {
    const spent = (phase: Phase): number => this.#spent(phase, since);
    const phases: Phase[] = ['fetch', 'process', 'write'];
    return phases.reduce((longest, phase) => (spent(phase) > spent(longest) ? phase : longest));
  }
}
