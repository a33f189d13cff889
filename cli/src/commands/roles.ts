// `leasebook roles`: makes the roles that migrate, write and read, and tells their addresses once.
import { LeasebookError, makeRoles } from '@leasebook/db';
import { openDatabase } from '../database.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

/**
 * Makes them, or gives them new passwords where they are there.
 * @throws LeasebookError `INVALID_SETTING` without a PostgreSQL of the operator's, `DATABASE_PERMISSION`.
 */
export async function roles(settings: Settings, { json }: { json: boolean }, stopping: Stopping): Promise<void> {
  if (settings.databaseUrl === null) {
    throw new LeasebookError('the embedded database has no other users than ours.', {
      kind: 'fatal',
      code: 'INVALID_SETTING',
      object: 'DATABASE_URL',
      advice: "Set DATABASE_URL to your PostgreSQL, with a superuser's name and password for this one command.",
    });
  }
  const database = await openDatabase(settings);
  stopping.onStop(() => database.close());
  const addresses = await makeRoles(database.sql, settings.databaseUrl);
  if (json) {
    process.stdout.write(`${JSON.stringify(addresses)}\n`);
    return;
  }
  const lines = [
    '# Each to its processes only; the passwords are told this once, and are new after every run.',
    `DATABASE_MIGRATE_URL=${addresses.migrate}  # leasebook migrate`,
    `DATABASE_URL=${addresses.write}  # leasebook index, archive, bootstrap, verify`,
    `DATABASE_URL=${addresses.read}  # leasebook api, export`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (addresses.otherDatabases.length > 0) {
    const names = addresses.otherDatabases.map((name) => `"${name}"`).join(', ');
    process.stderr.write(
      `The roles are of the whole server: processes of ${names} need these passwords too, with the name of their database.\n`,
    );
  }
}
