// What is known about other processes: alive or gone, and whether a number means the same process as before.
import { readFile, readlink, realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether a process with this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Fields of /proc/PID/stat from the third on; none where the system does not tell. */
async function statOf(pid: number): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in field 2 may hold spaces and brackets.
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Something that differs between two processes that had the same number, its start time; empty where the system does not tell. */
export async function birthOf(pid: number): Promise<string> {
  return (await statOf(pid))[19] ?? '';
}

/** Whether the process has ended. In a container whose first process looks after no others its number stays for ever: a zombie's. */
export async function isGone(pid: number): Promise<boolean> {
  return !isAlive(pid) || (await statOf(pid))[0] === 'Z';
}

/** Whether the process is a PostgreSQL server of `folder`, as far as the system tells: elsewhere than on Linux we believe it. */
export async function serves(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  // A server's working directory is its data folder.
  const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
  return place === (await realpath(folder));
}

/** Resolves with true as soon as the process is gone, with false after `limitMs`. */
export async function waitUntilGone(pid: number, limitMs: number): Promise<boolean> {
  const limit = performance.now() + limitMs;
  while (!(await isGone(pid))) {
    if (performance.now() > limit) return false;
    await sleep(20);
  }
  return true;
}
