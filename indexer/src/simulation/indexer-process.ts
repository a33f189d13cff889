// A whole indexer in a process of its own, to be killed, stopped and listened to.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A child that indexes, and what it has said. */
export class IndexerProcess {
  readonly lines: string[] = [];
  readonly process: ChildProcess;
  readonly exited: Promise<unknown[]>;
  errors = '';

  constructor(environment: Record<string, string>) {
    this.process = spawn(process.execPath, [join(import.meta.dirname, '../run/indexer-child.ts')], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.exited = once(this.process, 'exit');
    if (this.process.stdout !== null) createInterface(this.process.stdout).on('line', (line) => this.lines.push(line));
    this.process.stderr?.on('data', (text) => {
      this.errors += text;
    });
  }

  get height(): number {
    return Number(this.lines.findLast((line) => line.startsWith('height '))?.slice(7) ?? 0);
  }

  /** How often it has begun to lead. */
  get elections(): number {
    return this.lines.filter((line) => line === 'leads').length;
  }

  async until(condition: () => boolean, what: string, withinMs = 45_000): Promise<void> {
    for (const end = performance.now() + withinMs; !condition(); await sleep(20)) {
      if (performance.now() > end) throw new Error(`${what} did not come: ${this.lines.slice(-3)} ${this.errors}`);
    }
  }
}
