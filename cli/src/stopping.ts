// Ends a command cleanly: on a signal, or when the process that started it is gone.
import type { Writable } from 'node:stream';

/** Things to end, in the reverse order of their start, and a signal that tells running work to finish. */
export interface Stopping {
  readonly signal: AbortSignal;
  /** Remembers something to end; the last one is ended first. */
  onStop(end: () => Promise<void>): void;
  /** Ends everything, also what was started before something that fails to end; more calls wait for the same end. */
  stop(): Promise<void>;
}

/** A new list of things to end. SIGINT, SIGTERM, SIGHUP and a lost parent process start the end; a second SIGINT exits at once. */
export function stoppingOnSignals(messages: Writable): Stopping {
  const controller = new AbortController();
  const ends: (() => Promise<void>)[] = [];
  let stopped: Promise<void> | undefined;
  let interrupts = 0;
  const stopping: Stopping = {
    signal: controller.signal,
    onStop: (end) => ends.push(end),
    stop() {
      controller.abort();
      stopped ??= endAll(ends.reverse());
      return stopped;
    },
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (name === 'SIGINT') interrupts += 1;
      if (interrupts > 1) process.exit(130);
      if (process.send === undefined && !controller.signal.aborted) messages.write('\nStopping ...\n');
      controller.abort();
    });
  }
  process.on('disconnect', () => controller.abort());
  return stopping;
}

/** Ends one after the other; the first failure is thrown when all have been tried. */
async function endAll(ends: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const end of ends) await end().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
