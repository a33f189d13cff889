// A data folder belongs to one process at a time, and to nobody once that process is gone.
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LeasebookError } from '../errors.ts';
import { birthOf, isGone } from './processes.ts';

/** So often a process asks for its turn while others look at the same folder, a few milliseconds each time. */
const TURNS = 100;
const LONGEST_PAUSE_MS = 20;

/** The living process that holds `file`; null where nobody does. */
export async function holderOf(file: string): Promise<number | null> {
  const [pid, birth] = (await readFile(file, 'utf8').catch(() => '')).trim().split(' ');
  return livingProcess(pid, birth);
}

async function livingProcess(pid = '', birth = ''): Promise<number | null> {
  if (!/^\d+$/.test(pid) || (await isGone(Number(pid)))) return null;
  return birth === (await birthOf(Number(pid))) ? Number(pid) : null;
}

/** Throws DATABASE_IN_USE where another living process holds `file`; else it is ours until `giveUp`. */
export async function claim(file: string, folder: string): Promise<{ giveUp(): Promise<void> }> {
  // Also where whoever asks may not write there.
  await requireFree(file, folder);
  const mine = `${process.pid} ${await birthOf(process.pid)}`;
  const wish = `${file}.${mine.replace(' ', '.')}`;
  await takeTurn(file, wish, mine, folder);
  try {
    await requireFree(file, folder);
    // With what it says, so that nobody finds it empty.
    await rename(wish, file);
  } finally {
    await rm(wish, { force: true });
  }
  return { giveUp: () => rm(file, { force: true }) };
}

async function requireFree(file: string, folder: string): Promise<void> {
  const holder = await holderOf(file);
  if (holder !== null) throw inUse(folder, holder);
}

/**
 * Waits until no other process looks at `file`: two that find the same remains would both take it. Each that wants it says so
 * by a file of its own, whose name alone tells whose it is: nobody finds it half made, and once its process is gone anybody may
 * take it away. Of two that say so at the same time at least one sees the other and steps back.
 */
async function takeTurn(file: string, wish: string, mine: string, folder: string): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await writeFile(wish, mine, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST' ? inUse(folder, process.pid) : error;
    });
    if ((await others(file, wish)) === 0) return;
    await rm(wish, { force: true });
    // By chance, so that two do not step back for each other for ever.
    await pause(Math.random() * LONGEST_PAUSE_MS);
  }
  throw inUse(folder, null);
}

/** How many living processes but us want `file` now; what is left of others goes. */
async function others(file: string, wish: string): Promise<number> {
  const prefix = `${basename(file)}.`;
  let living = 0;
  for (const name of await readdir(dirname(file))) {
    const path = join(dirname(file), name);
    // Anything else of that name is somebody's own.
    const [whole, pid, birth] = /^(\d+)\.(\d*)$/.exec(name.slice(prefix.length)) ?? [];
    if (!name.startsWith(prefix) || whole === undefined || path === wish) continue;
    if ((await livingProcess(pid, birth)) === null) await rm(path, { force: true });
    else living += 1;
  }
  return living;
}

/** The error for a folder that another instance uses. */
export function inUse(folder: string, pid: number | null): LeasebookError {
  return new LeasebookError(`the data folder ${folder} is in use${pid === null ? '' : ` by process ${pid}`}.`, {
    kind: 'fatal',
    code: 'DATABASE_IN_USE',
    advice: 'Stop the other instance, or give this one its own folder and port with --data and --port.',
  });
}
