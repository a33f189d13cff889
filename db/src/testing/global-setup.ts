// Starts one PostgreSQL server for a whole run of tests, with a migrated database that the tests copy.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../connect.ts';
import { startEmbedded } from '../embedded.ts';
import { migrate } from '../migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the migrated database that every test database is a copy of. */
    templateDatabase: string;
  }
}

/** Vitest calls it before the first test and what it gives back after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'leasebook-test-'));
  // As root the server runs as another user, who must get in.
  await chmod(dataDir, 0o755);
  const database = await startEmbedded({ dataDir, durable: false });
  const sql = connect(database.url, { name: 'leasebook-test-setup', connections: 1 });
  await migrate(sql);
  // Whoever is connected to a template stands in the way of its copies.
  await sql.end();
  project.provide('templateDatabase', database.url);
  return async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
