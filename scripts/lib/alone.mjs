// One process of a clone at a time installs and builds: two commands that are started at once would write the same files.
import { existsSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const LOCK = fileURLToPath(new URL('../../.setup.lock', import.meta.url));
const LOOK_EVERY_MS = 200;
/** The file's time is renewed this often; one that is further from now than the limit, on either side, was left by a process that is gone. */
const RENEW_EVERY_MS = 1_000;
const LIMIT_MS = 5_000;

/** Makes the file; false where another process has made it and is alive. */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const made = statSync(file, { throwIfNoEntry: false });
  if (made !== undefined && Math.abs(Date.now() - made.mtimeMs) > LIMIT_MS) {
    // Renamed first: of several that find it only one takes it away.
    const left = `${file}.${process.pid}`;
    try {
      renameSync(file, left);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    rmSync(left, { force: true });
  }
  return false;
}

/** Runs `work` when no other process of this clone runs any; so `work` has to look what is done already. */
export async function alone(work, file = LOCK) {
  for (let told = false; !take(file); told = true) {
    if (!told) console.error('Another command installs or builds here: waiting for it ...');
    await pause(LOOK_EVERY_MS);
  }
  const renew = () => {
    // One that was taken for gone, e.g. while the machine slept, has lost it.
    if (existsSync(file)) utimesSync(file, new Date(), new Date());
  };
  const renewing = setInterval(renew, RENEW_EVERY_MS);
  const giveBack = () => {
    clearInterval(renewing);
    rmSync(file, { force: true });
  };
  // Where `work` ends the process.
  process.once('exit', giveBack);
  try {
    return await work();
  } finally {
    process.off('exit', giveBack);
    giveBack();
  }
}
