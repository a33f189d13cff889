// A PostgreSQL server of our own, for everybody who has none: made and started in a data folder.
import { rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { connect } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';
import { serverAccount } from './embedded/account.ts';
import { claim, holderOf } from './embedded/claim.ts';
import { clearRemains, initialise, startServer, superuser } from './embedded/cluster.ts';
import { findHome, identityFile, reachablePrograms, readIdentity, serverFolder, writeIdentity } from './embedded/home.ts';
import { findPrograms } from './embedded/programs.ts';
import type { LeasebookError } from './errors.ts';
import { type FolderRefusal, fileErrorCode, makeFolder, unwritable } from './folder.ts';

export interface EmbeddedOptions {
  /** Folder for the server's files and its password; made where it is missing. */
  dataDir: string;
  /** Told what takes a moment, in words for the person who waits. */
  onProgress?: (text: string) => void;
  /** False gives up the protection against power loss, for tests only. */
  durable?: boolean;
  /** Removes what an earlier server left in the folder, and nothing else that may be there. */
  isFresh?: boolean;
  /** Lets standbys follow it by streaming replication. */
  isFollowed?: boolean;
}

export interface EmbeddedDatabase {
  /** With user and password; only this machine is let in. */
  url: string;
  /** Resolves with the reason, `DATABASE_SERVER_ENDED`, when the server ends though nobody stopped it. */
  ended: Promise<LeasebookError>;
  stop(): Promise<void>;
}

const databaseName = 'leasebook';
const ownerFile = 'postgres.owner';
const logFile = 'postgres.log';
/** How a folder is refused that no database can be kept in. */
const UNWRITABLE: FolderRefusal = {
  code: 'DATA_FOLDER_UNWRITABLE',
  advice: 'Name a folder with --data that this user may write, on a disk with space.',
};

function baseUrl(password: string, port: number): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}`;
}

/** The address of the server that another living process runs on `dataDir`; null where none does. */
export async function findEmbedded(dataDir: string): Promise<string | null> {
  if ((await holderOf(join(dataDir, ownerFile))) === null) return null;
  const { password, port } = await readIdentity(dataDir);
  return port === 0 ? null : `${baseUrl(password, port)}/${databaseName}`;
}

/** Whether a server was ever made in `dataDir`: what cannot be looked at may be one. */
export async function hasEmbedded(dataDir: string): Promise<boolean> {
  return stat(join(dataDir, identityFile)).then(
    () => true,
    (error: unknown) => !['ENOENT', 'ENOTDIR'].includes(fileErrorCode(error)),
  );
}

/**
 * Starts PostgreSQL in `dataDir`, making it at the first time; data stay from one start to the next. Works as root (the
 * server then runs as `postgres` or `nobody`) and as a normal user, on the port of the last start or a free one, and
 * after any unclean end. Throws DATABASE_IN_USE where another living process holds the folder, DATA_FOLDER_UNWRITABLE where
 * it cannot be made.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = resolve(options.dataDir);
  const durable = options.durable ?? true;
  await makeFolder(dataDir, UNWRITABLE);
  const refuse = (error: unknown): never => {
    throw unwritable(error, dataDir, UNWRITABLE);
  };
  const claimed = await claim(join(dataDir, ownerFile), dataDir).catch(refuse);
  try {
    // Once the folder is ours: another process that begins anew as well must not lose its files. Those elsewhere go below, where the
    // identity is found to be another.
    if (options.isFresh === true) {
      for (const name of [serverFolder, identityFile, logFile])
        await rm(join(dataDir, name), { recursive: true, force: true }).catch(refuse);
    }
    const identity = await readIdentity(dataDir).catch(refuse);
    const account = await serverAccount();
    const home = await findHome(dataDir, account, identity);
    const programs = await reachablePrograms(await findPrograms(), account, home);
    const place = { programs, account, folder: join(home, serverFolder), logFile: join(dataDir, logFile) };
    await clearRemains(place.folder);
    options.onProgress?.('starting PostgreSQL');
    await initialise(place, identity.password, durable);
    const server = await startServer(place, identity.port, { durable, isFollowed: options.isFollowed ?? false });
    await writeIdentity(dataDir, { ...identity, port: server.port });
    const base = baseUrl(identity.password, server.port);
    await ensureDatabase(base);
    return {
      url: `${base}/${databaseName}`,
      ended: server.ended,
      async stop() {
        await server.stop();
        await claimed.giveUp();
      },
    };
  } catch (error) {
    await claimed.giveUp();
    throw error;
  }
}

async function ensureDatabase(base: string): Promise<void> {
  const sql = connect(`${base}/postgres`, { name: 'leasebook-start', connections: 1 });
  try {
    const found = await sql`SELECT 1 FROM pg_database WHERE datname = ${databaseName}`;
    if (found.length === 0) await sql.unsafe(`CREATE DATABASE ${databaseName}`);
  } catch (cause) {
    throw toDatabaseError(cause);
  } finally {
    await sql.end();
  }
}
