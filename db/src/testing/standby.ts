// A streaming standby of an embedded server, for tests and measurements: a base backup by PostgreSQL's low-level interface.
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../connect.ts';
import { giveTo, serverAccount } from '../embedded/account.ts';
import { type EmbeddedDatabase, startEmbedded } from '../embedded.ts';

/** What a standby makes itself: files of the primary's running processes. */
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot', 'pg_stat_tmp', 'pg_subtrans', 'pg_notify']);

export interface StandbyOptions {
  /** Data folder of the primary, which was started with `isFollowed`, not durable. */
  primaryDir: string;
  primary: EmbeddedDatabase;
  /** Empty folder for the standby. */
  dataDir: string;
}

/** Copies the primary while it runs, and starts the copy as a standby that follows it; user and password are the primary's. */
export async function startStandby(options: StandbyOptions): Promise<EmbeddedDatabase> {
  const { primary, dataDir } = options;
  const target = join(dataDir, 'postgres');
  const slot = `standby_${randomBytes(8).toString('hex')}`;
  const sql = connect(primary.url, { name: 'standby', connections: 1, statementTimeoutMs: 0 });
  try {
    const [place] = await sql<{ folder: string }[]>`SELECT current_setting('data_directory') AS folder`;
    const source = place?.folder ?? '';
    // The primary keeps the log from here on until the standby has it. Else a checkpoint, such as that of the next backup, may remove what
    // is still on its way: the standby would stay for ever where it was.
    await sql`SELECT pg_create_physical_replication_slot(${slot}, true)`;
    await sql`SELECT pg_backup_start('standby', true)`;
    await mkdir(target, { mode: 0o700 });
    for (const name of await readdir(source)) {
      // Tables may be truncated or dropped meanwhile: the log that follows says so again.
      if (!LEFT_OUT.has(name)) await cp(join(source, name), join(target, name), { recursive: true, preserveTimestamps: true });
    }
    const [label] = await sql<{ labelfile: string }[]>`SELECT labelfile FROM pg_backup_stop(false)`;
    // The log from the start of the backup on comes over the connection.
    for (const name of ['pg_wal', 'pg_wal/archive_status', 'pg_wal/summaries', 'pg_replslot', 'pg_stat_tmp', 'pg_subtrans', 'pg_notify'])
      await mkdir(join(target, name), { mode: 0o700 });
    await writeFile(join(target, 'backup_label'), label?.labelfile ?? '');
    await writeFile(join(target, 'standby.signal'), '');
    const { username, password, hostname, port } = new URL(primary.url);
    const settings = [
      `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'`,
      `primary_slot_name = '${slot}'`,
      'hot_standby_feedback = on',
    ];
    await writeFile(join(target, 'postgresql.auto.conf'), `${settings.join('\n')}\n`);
  } finally {
    await sql.end();
  }
  await cp(join(options.primaryDir, 'postgres.json'), join(dataDir, 'postgres.json'));
  const account = await serverAccount();
  if (account !== null) await giveTo(account, target);
  return startEmbedded({ dataDir, durable: false, isFollowed: true });
}
