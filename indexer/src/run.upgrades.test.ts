// The rows do not depend on where batches end: around upgrades, which rewrite state, runs with and without stops agree.
// The first upgrade by default; all of them, which takes a minute, with LEASEBOOK_LONG_TESTS=1.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, expect, test } from 'vitest';
import { manifest } from './decode/testing.ts';
import { recordedSource, recordedStages, recording } from './run/testing.ts';
import { runIndexer } from './run.ts';
import { tableChecksums } from './store/index.ts';

const databases: TestDatabase[] = [];
afterAll(() => Promise.all(databases.map((database) => database.drop())));

async function create(copyOf?: TestDatabase): Promise<TestDatabase> {
  const database = await createTestDatabase(copyOf === undefined ? {} : { copyOf });
  databases.push(database);
  return database;
}

async function run(database: TestDatabase, ...stops: number[]): Promise<void> {
  const source = recordedSource(recording.lastHeight);
  for (const until of stops) {
    await runIndexer(recordedStages(database.sql, source), { until, origin: 'recorded', signal: new AbortController().signal });
  }
}

test('runs with and without stops around an upgrade give the same rows', { timeout: 240_000 }, async () => {
  const upgrades = manifest()
    .nodes.map((node) => node.from_height)
    .filter((height) => height > 1)
    .slice(0, process.env.LEASEBOOK_LONG_TESTS === '1' ? undefined : 1);
  expect(upgrades).not.toHaveLength(0);
  let before = await create();
  for (const upgrade of upgrades) {
    await run(before, upgrade - 120);
    // A copy is made of a database that nobody uses.
    await before.sql.end();
    const [through, stopped] = [await create(before), await create(before)];
    await run(through, upgrade + 60);
    await run(stopped, upgrade - 60, upgrade - 2, upgrade - 1, upgrade, upgrade + 1, upgrade + 30, upgrade + 60);
    expect(await tableChecksums(stopped.sql)).toEqual(await tableChecksums(through.sql));
    before = through;
  }
});
