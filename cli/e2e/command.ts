// Runs the product's commands as a user does, and waits for what they print.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../src/root.ts';

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  /** Resolves with the first match in standard output or error; rejects when the command ends before. */
  output(pattern: RegExp): Promise<RegExpExecArray>;
  finished: Promise<Finished>;
  kill(signal: NodeJS.Signals): void;
}

const LEASEBOOK = [process.execPath, join(root, 'scripts', 'leasebook.mjs')];

/** Starts `leasebook ARGUMENTS` through the same script as the README's commands, or through another `entry`. */
export function startLeasebook(args: string[], environment: NodeJS.ProcessEnv = {}, entry: readonly string[] = LEASEBOOK): Running {
  const [program = '', ...first] = entry;
  const child = spawn(program, [...first, ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (data: string) => {
      text[name] += data;
      for (const listener of listeners) listener();
    });
  }
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
  return {
    finished,
    kill: (signal) => child.kill(signal),
    output(pattern) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text.stdout) ?? pattern.exec(text.stderr);
          if (match === null) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
        finished.then(
          ({ code, stdout, stderr }) => reject(new Error(`ended with code ${code} before ${pattern} came.\n${stdout}\n${stderr}`)),
          reject,
        );
      });
    },
  };
}

/** Runs `leasebook ARGUMENTS` to its end. */
export function leasebook(args: string[], environment: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return startLeasebook(args, environment).finished;
}
