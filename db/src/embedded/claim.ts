// A data folder belongs to one process at a time, and to nobody once that process is gone.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { LeasebookError } from '../errors.ts';
import { birthOf, isAlive } from './processes.ts';

/** The living process that holds `file`; null where nobody does. */
export async function holderOf(file: string): Promise<number | null> {
  const [pid, birth] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ');
  if (pid === undefined || !/^\d+$/.test(pid) || !isAlive(Number(pid))) return null;
  return (birth ?? '') === (await birthOf(Number(pid))) ? Number(pid) : null;
}

/** Throws DATABASE_IN_USE where another living process holds `file`; else it is ours until `giveUp`. */
export async function claim(file: string, folder: string): Promise<{ giveUp(): Promise<void> }> {
  const mine = `${process.pid} ${await birthOf(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const made = await writeFile(file, mine, { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (made) return { giveUp: () => rm(file, { force: true }) };
    const holder = await holderOf(file);
    if (holder !== null) throw inUse(folder, holder);
    await rm(file, { force: true });
  }
  throw inUse(folder, null);
}

/** The error for a folder that another instance uses. */
export function inUse(folder: string, pid: number | null): LeasebookError {
  return new LeasebookError(`the data folder ${folder} is in use${pid === null ? '' : ` by process ${pid}`}.`, {
    kind: 'fatal',
    code: 'DATABASE_IN_USE',
    advice: 'Stop the other instance, or give this one its own folder and port with --data and --port.',
  });
}
