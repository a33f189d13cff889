// Folders that cannot be written to, or that hold no index: each command says so in a sentence, names the folder and ends with 1.
import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orphanedHomes } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leasebook, startLeasebook } from '../../e2e/command.ts';
import { root } from '../root.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'leasebook-folders-'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const commands: [string, (place: string) => string[], string][] = [
  ['backup', (place) => ['backup', '--to', place], 'BACKUP_UNWRITABLE'],
  ['lake', (place) => ['lake', '--out', place], 'EXPORT_UNWRITABLE'],
  ['export', (place) => ['export', '--out', place], 'EXPORT_UNWRITABLE'],
  ['export-observations', (place) => ['export-observations', '--chain-id', 'market-7', '--to', place], 'OBSERVATIONS_UNWRITABLE'],
  ['migrate', (place) => ['migrate', '--data', place], 'DATA_FOLDER_UNWRITABLE'],
];

test.each(commands)('%s: a file in the place of the folder, or above it, is refused with advice', async (name, args, code) => {
  for (const place of [join(folder, 'file'), join(folder, 'file', 'below')]) {
    // The data folder matters only where no other database is named.
    const url = name === 'migrate' ? '' : database.url;
    const { code: exit, stderr } = await leasebook(args(place), { DATABASE_URL: url });
    expect(stderr).toContain(code);
    expect(stderr).toContain(join(folder, 'file'));
    expect(stderr).not.toMatch(/^ +at /m);
    expect(exit).toBe(1);
  }
});

test.skipIf(process.platform !== 'linux')('a file system that takes no folders is an error, and not waited for', async () => {
  // Node's own recursive mkdir tries again for ever there.
  const { code, stderr } = await leasebook(['backup', '--to', '/proc/leasebook/backup'], { DATABASE_URL: database.url });
  expect(stderr).toContain('BACKUP_UNWRITABLE');
  expect(code).toBe(1);
});

test.each([
  ['status'],
  ['verify', '--archive'],
  ['reindex'],
  ['rewind', '--to', '5'],
  ['retain', '--dry-run'],
  ['retry'],
  ['backup', '--to', 'OUT'],
  ['export', '--out', 'OUT'],
  ['lake', '--out', 'OUT'],
  ['export-observations', '--to', 'OUT', '--chain-id', 'market-7'],
  ['import-observations', '--from', 'OUT'],
])('%s: a mistyped data folder is told, and none is made', async (...args) => {
  const [data, out] = [join(folder, 'leasebok'), join(folder, 'out')];
  const { code, stderr } = await leasebook([...args.map((arg) => (arg === 'OUT' ? out : arg)), '--data', data], { DATABASE_URL: '' });
  expect(stderr).toMatch(new RegExp(`there is no index in ${data}.*\\[DATA_FOLDER_EMPTY\\] .*--data`));
  expect(code).toBe(1);
  expect([data, out].filter((path) => existsSync(path))).toEqual([]);
});

test("a umask that lets nobody else in is none of the database's concern", async () => {
  const data = join(await realpath(folder), 'closed');
  const entry = ['sh', '-c', 'umask 077; exec "$@"', 'sh', process.execPath, join(root, 'cli/src/main.ts')];
  try {
    const { finished } = startLeasebook(['migrate', '--data', data], { DATABASE_URL: '' }, entry);
    expect(await finished).toMatchObject({ code: 0, stdout: expect.stringContaining('The schema has version') });
  } finally {
    await rm(data, { recursive: true, force: true });
    // As root the files are elsewhere.
    const left = (await orphanedHomes()).filter(({ place }) => place === data);
    for (const { home } of left) await rm(home, { recursive: true });
  }
});
