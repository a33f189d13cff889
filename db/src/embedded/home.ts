// Where the embedded server keeps its files, and the programs that it can reach from there.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LeasebookError } from '../errors.ts';
import { type Account, canReach, giveTo } from './account.ts';
import { serverOf } from './cluster.ts';
import type { Programs } from './programs.ts';

/** What the data folder remembers of its server. */
export interface Identity {
  /** Tells whether files elsewhere belong to this data folder or to one that was there before. */
  id: string;
  password: string;
  /** Port of the last start; 0 before the first. */
  port: number;
}

const HOMES = '/var/lib';
const PREFIX = 'leasebook-';
/** File in such a home that names its data folder. */
const PLACE = 'place';

/** Folder of the server's own files, in the data folder or in such a home. */
export const serverFolder = 'postgres';
/** File in the data folder that holds the identity. */
export const identityFile = 'postgres.json';

function isIdentity(value: unknown): value is Identity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'password' in value &&
    'port' in value &&
    typeof value.id === 'string' &&
    typeof value.password === 'string' &&
    typeof value.port === 'number'
  );
}

/** Reads what the data folder remembers, or makes it up at the first start. */
export async function readIdentity(dataDir: string): Promise<Identity> {
  const text = await readFile(join(dataDir, identityFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return 'null';
    throw error;
  });
  const known: unknown = JSON.parse(text);
  if (isIdentity(known)) return known;
  const identity = { id: randomBytes(9).toString('hex'), password: randomBytes(18).toString('hex'), port: 0 };
  await writeIdentity(dataDir, identity);
  return identity;
}

/** Keeps what the data folder remembers; only its owner may read the password. */
export async function writeIdentity(dataDir: string, identity: Identity): Promise<void> {
  await writeFile(join(dataDir, identityFile), JSON.stringify(identity), { mode: 0o600 });
}

/**
 * The folder for the server's files: the data folder, or one below /var/lib where the server's user cannot reach the
 * data folder (a clone below /root). That one is known by the data folder's path and emptied when the data folder was.
 * Files stay where they were made, also where the rights of the folders above change afterwards.
 * @throws LeasebookError `DATABASE_START_FAILED` where they are in the data folder and can no longer be reached.
 */
export async function findHome(dataDir: string, account: Account | null, identity: Identity): Promise<string> {
  if (account === null) return dataDir;
  const isReached = await canReach(account, dataDir);
  if (isMade(dataDir)) {
    if (isReached) return dataDir;
    throw new LeasebookError(`the database in ${dataDir} cannot be reached by the user that PostgreSQL runs as.`, {
      kind: 'fatal',
      code: 'DATABASE_START_FAILED',
      advice: `Give everybody the right to enter ${dataDir} and the folders above (chmod a+x), as it was before; --fresh starts over.`,
    });
  }
  const place = await realpath(dataDir);
  const name = createHash('sha256').update(place).digest('hex').slice(0, 16);
  const home = join(HOMES, `${PREFIX}${name}`);
  const mark = join(home, 'id');
  const isOurs = (await readFile(mark, 'utf8').catch(() => '')) === identity.id;
  if (isReached && !(isOurs && isMade(home))) return dataDir;
  if (!isOurs) {
    await rm(home, { recursive: true, force: true });
    await mkdir(home);
    // By itself, because a umask takes rights from what is made.
    await chmod(home, 0o755);
    await writeFile(mark, identity.id);
  }
  await writeFile(join(home, PLACE), place);
  return home;
}

/** Whether a server was made in this data folder or home. */
function isMade(folder: string): boolean {
  return existsSync(join(folder, serverFolder, 'PG_VERSION'));
}

/** Files below /var/lib that belong to no data folder. */
interface OrphanedHome {
  home: string;
  /** The data folder that it was made for. */
  place: string;
  /** The process that still serves these files; null where none does. */
  server: number | null;
}

/**
 * Folders below /var/lib whose data folder is gone or begins anew: nothing will use them again, unless that folder is on a
 * disk that is not there at the moment, which is why nobody removes them by himself.
 */
export async function orphanedHomes(): Promise<OrphanedHome[]> {
  const names = (await readdir(HOMES).catch(() => [])).filter((name) => name.startsWith(PREFIX));
  const homes = await Promise.all(
    names.map(async (name) => {
      const home = join(HOMES, name);
      const [place, id] = await Promise.all([PLACE, 'id'].map((file) => readFile(join(home, file), 'utf8').catch(() => null)));
      if (place === null || place === undefined) return null;
      const identity = await readFile(join(place, identityFile), 'utf8').catch(() => '');
      return id !== null && id !== undefined && identity.includes(id)
        ? null
        : { home, place, server: await serverOf(join(home, serverFolder)) };
    }),
  );
  return homes.filter((home) => home !== null);
}

/** The programs, copied into the home where the server's user cannot reach them. */
export async function reachablePrograms(found: Programs, account: Account | null, home: string): Promise<Programs> {
  if (account === null) return found;
  const needed = [found.postgres, join(found.folder, 'lib'), join(found.folder, 'share')];
  if ((await Promise.all(needed.map((path) => canReach(account, path)))).every(Boolean)) return found;
  const folder = join(home, 'programs');
  const copy = { postgres: join(folder, 'bin/postgres'), initdb: join(folder, 'bin/initdb'), folder };
  if (await isCopy(copy.postgres, found.postgres)) return copy;
  await rm(folder, { recursive: true, force: true });
  // The programs last: a copy that was interrupted is not taken for a whole one.
  for (const part of ['share', 'lib', 'bin']) {
    await cp(join(found.folder, part), join(folder, part), { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
  await giveTo(account, folder);
  return copy;
}

async function isCopy(copy: string, original: string): Promise<boolean> {
  const [have, want] = await Promise.all([stat(copy).catch(() => null), stat(original)]);
  return have !== null && have.size === want.size && Math.floor(have.mtimeMs / 1000) === Math.floor(want.mtimeMs / 1000);
}
