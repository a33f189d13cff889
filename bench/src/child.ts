// Programs in processes of their own, so that each one's processor time and memory are known.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import memoryFlags from '../../cli/memory-flags.json' with { type: 'json' };

/** What a process has used since it began. */
export interface Usage {
  cpuSeconds: number;
  peakRssMiB: number;
}

/** Usage of this process with all its threads. */
export function ownUsage(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakRssMiB: Math.round(maxRSS / 1_024) };
}

/** A program of this folder that answers requests one at a time, until it is stopped. */
export interface Program {
  ask(request: Record<string, unknown>): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** Starts a program that was written with `serve`. */
export function startProgram(
  file: string,
  args: string[] = [],
  options: { environment?: NodeJS.ProcessEnv; flags?: string[] } = {},
): Program {
  const child = fork(join(import.meta.dirname, file), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...options.environment },
    execArgv: [...process.execArgv, ...(options.flags ?? [])],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    ask(request) {
      return new Promise((resolve, reject) => {
        const ended = (code: number | null, signal: string | null) =>
          reject(new Error(`${file} ended before it answered (${signal ?? `code ${code}`})`));
        child.once('exit', ended);
        child.once('message', (answer: Record<string, unknown>) => {
          child.off('exit', ended);
          if (typeof answer.error === 'string') reject(new Error(`${file}: ${answer.error}`));
          else resolve(answer);
        });
        child.send(request);
      });
    },
    async stop() {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** Starts an indexer on a database, with the flags and the environment that scripts/leasebook.mjs gives to commands that compute. */
export function startIndexer(databaseUrl: string, flags: readonly string[] = []): Program {
  return startProgram('index-program.ts', [], {
    environment: { MALLOC_ARENA_MAX: '1', DATABASE_URL: databaseUrl },
    flags: [...memoryFlags.computing, ...flags],
  });
}

/** Answers the parent's requests with what `handle` gives; ends with the parent. */
export function serve(handle: (request: Record<string, unknown>) => Promise<Record<string, unknown>>): void {
  process.on('message', (request: Record<string, unknown>) => {
    handle(request).then(
      (answer) => process.send?.(answer),
      (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit());
}

/** A number of an answer. */
export function numberOf(answer: Record<string, unknown>, name: string): number {
  const value = answer[name];
  if (typeof value !== 'number') throw new TypeError(`an answer without the number ${name}`);
  return value;
}
