// What tests of processes need.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';

/**
 * A process that was killed and that nobody looks after, as where the first process of a container does not: its number stays until `end`.
 * On Linux only.
 */
export async function killedUnattended(): Promise<{ pid: number; end(): void }> {
  const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [told] = await once(parent.stdout, 'data');
  const pid = Number(String(told));
  // Once the first process has become another program, which never asks what became of the second: a shell might.
  await expect.poll(() => readFile(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => readFile(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
  return { pid, end: () => parent.kill() };
}
