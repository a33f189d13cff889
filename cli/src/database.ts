// The database that a command works on: the operator's PostgreSQL, or the embedded one of the data folder.
import { connect, findEmbedded, grantRights, hasEmbedded, LeasebookError, migrate, type Sql, startEmbedded } from '@leasebook/db';
import type { Settings } from './settings.ts';

export interface OpenDatabase {
  url: string;
  sql: Sql;
  /** Resolves with the reason when an embedded server that this process runs ends by itself. */
  ended: Promise<LeasebookError>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Forgets what is indexed. Whoever sets it has looked before that the chain to come can be read. */
  fresh?: boolean;
  share?: boolean;
  /** For what works on an index that is there: where a folder holds none, no new one is made. */
  existing?: boolean;
  /** For who only reads: a later schema will do as long as it can be read. */
  reads?: boolean;
  /** False leaves the schema as it is found. */
  migrates?: boolean;
  /** For who makes tables: DATABASE_MIGRATE_URL is read and written, where it is set. */
  owner?: boolean;
  /** Gives the roles their rights also where no migration was applied. */
  grants?: boolean;
  print?: (line: string) => void;
}

/**
 * Opens and migrates the database; starts the embedded server unless one already runs on the data folder
 * (`leasebook start` in another terminal), which is used then and left running where `share` allows it.
 * @throws LeasebookError where PostgreSQL cannot be reached or started, or its schema is newer than this version;
 * `INVALID_SETTING` where the owner's address is set and the one of the rows is not; `DATA_FOLDER_EMPTY` for `existing`.
 */
export async function openDatabase(settings: Settings, options: OpenOptions = {}): Promise<OpenDatabase> {
  const {
    fresh = false,
    share = true,
    existing = false,
    reads = false,
    migrates = true,
    owner = false,
    grants = false,
    print = () => undefined,
  } = options;
  const urls = { migrateUrl: settings.migrateUrl, fresh, reads, migrates, grants };
  const url = owner ? (settings.migrateUrl ?? settings.databaseUrl) : settings.databaseUrl;
  if (url !== null) return opened({ ...urls, url, ...served });
  if (settings.migrateUrl !== null) throw ownerAlone();
  const running = share ? await findEmbedded(settings.data) : null;
  if (running !== null) return opened({ ...urls, url: running, ...served });
  if (existing && !(await hasEmbedded(settings.data))) throw noIndex(settings.data);
  const server = await startEmbedded({ dataDir: settings.data, isFresh: fresh, onProgress: print });
  try {
    return await opened({ ...urls, fresh: false, url: server.url, ended: server.ended, stop: () => server.stop() });
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function noIndex(folder: string): LeasebookError {
  return new LeasebookError(`there is no index in ${folder}.`, {
    kind: 'fatal',
    code: 'DATA_FOLDER_EMPTY',
    advice: 'Name the folder of an index with --data, or a PostgreSQL in DATABASE_URL; `leasebook index` or `start` begins a new one.',
  });
}

/** The embedded database has one user: another database would get the tables that it needs. */
function ownerAlone(): LeasebookError {
  return new LeasebookError('it is set and DATABASE_URL is not.', {
    kind: 'fatal',
    code: 'INVALID_SETTING',
    object: 'DATABASE_MIGRATE_URL',
    advice: 'Set DATABASE_URL to the same PostgreSQL by the role that writes rows, or leave both out for the embedded one.',
  });
}

/** A server that is not this process's: whoever runs it sees to its end. */
const served = { ended: new Promise<never>(() => undefined), stop: async () => undefined };

interface Opening {
  url: string;
  migrateUrl: string | null;
  fresh: boolean;
  reads: boolean;
  migrates: boolean;
  grants: boolean;
  ended: Promise<LeasebookError>;
  stop: () => Promise<void>;
}

/** Migrates with the owner's rights, where another address has them. */
async function prepare(sql: Sql, { migrateUrl, reads, grants }: Opening): Promise<void> {
  const owner = migrateUrl === null ? sql : connect(migrateUrl, { name: 'leasebook migrate', connections: 1 });
  try {
    await migrate(owner, { reads });
    if (grants) await grantRights(owner);
  } finally {
    if (owner !== sql) await owner.end({ timeout: 5 });
  }
}

async function opened(opening: Opening): Promise<OpenDatabase> {
  const { url, fresh, ended, stop } = opening;
  const sql = connect(url, { name: 'leasebook' });
  try {
    if (opening.migrates) await prepare(sql, opening);
    if (fresh) await (await import('@leasebook/indexer')).forgetChain(sql);
  } catch (error) {
    await sql.end();
    throw error;
  }
  return {
    url,
    sql,
    ended,
    async close() {
      await sql.end({ timeout: 5 });
      await stop();
    },
  };
}
