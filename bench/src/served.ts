// `leasebook api` and `npm start` as users run them, and the memory of the process that answers.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Served {
  /** Where it answers. */
  url: string;
  /** Greatest resident memory since the last call, in MiB; null where the system does not tell. */
  peakRssMiB(): number | null;
  stop(): Promise<void>;
}

/** Starts `leasebook COMMAND` on a database; resolves when it answers. */
export async function startServed(command: readonly string[], databaseUrl: string): Promise<Served> {
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'leasebook.mjs');
  const child = spawn(process.execPath, [script, ...command, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: databaseUrl, LEASEBOOK_RATE_LIMIT: '0' },
  });
  const exited = once(child, 'exit');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let printed = '';
  // The address comes on the one or the other, by what else the command has to tell.
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
      const url = /Leasebook is at (\S+)/.exec(printed)?.[1];
      if (url !== undefined) resolve(url);
    });
  }
  exited.then(() => reject(new Error(`leasebook ${command.join(' ')} ended before it answered: ${printed}`)), reject);
  const url = await promise;
  return {
    url,
    peakRssMiB: () => peakOf(child.pid ?? 0),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The first child of the script is the command itself. */
function peakOf(script: number): number | null {
  try {
    const pid = readFileSync(`/proc/${script}/task/${script}/children`, 'utf8').split(' ')[0] ?? '';
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    // The system forgets the peak.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return peak === undefined ? null : Math.round(Number(peak) / 1_024);
  } catch {
    // Another system than Linux.
    return null;
  }
}
