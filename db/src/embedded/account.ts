// Who the server runs as: PostgreSQL refuses to run as root, so that root's server runs as another user.
import { chown, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LeasebookError } from '../errors.ts';

export interface Account {
  uid: number;
  gid: number;
}

/**
 * The user that the server runs as: null for our own. As root it is `postgres` where the machine has such a user, else
 * `nobody`; no user is created.
 */
export async function serverAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((fields) => fields[0] === name) ?? [];
    // Some systems keep -2 for nobody, which no process can be.
    if (uid !== undefined && gid !== undefined && Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new LeasebookError('PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.', {
    kind: 'fatal',
    code: 'EMBEDDED_NO_ACCOUNT',
    advice: 'Run the command as a normal user, or set DATABASE_URL.',
  });
}

/** Whether `account` may enter every folder above `path` and read `path` itself. */
export async function canReach(account: Account, path: string): Promise<boolean> {
  let place = await realpath(path);
  let wanted = (await stat(place)).isDirectory() ? 0o5 : 0o4;
  for (;;) {
    const { uid, gid, mode } = await stat(place);
    const granted = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
    if ((granted & wanted) !== wanted) return false;
    const parent = dirname(place);
    if (parent === place) return true;
    place = parent;
    wanted = 0o1;
  }
}

/** Gives a folder and everything in it to `account`. */
export async function giveTo(account: Account, folder: string): Promise<void> {
  await chown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
}
