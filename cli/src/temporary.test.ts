// Where a run of the tests writes what it does not keep: never where there is little room, and what a killed run left goes.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './root.ts';

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'leasebook-place-'));
});
afterEach(() => rm(place, { recursive: true }));

/** The folder that a process gets in `where`, which must have so many bytes. */
function folderIn(where: string, room: string): string | null {
  const script = `
    import { folderInMemory } from ${JSON.stringify(join(root, 'scripts/lib/temporary.mjs'))};
    console.log(JSON.stringify(folderInMemory(process.argv[1], Number(process.argv[2]))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, where, room], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('a place with room has a new folder for each run, which stays until an hour after its last use', async () => {
  const first = folderIn(place, '1');
  expect(first).toContain(join(place, 'leasebook-tests-'));
  await writeFile(join(String(first), 'written'), '');
  const second = folderIn(place, '1');
  expect(second).not.toBe(first);
  expect(existsSync(join(String(first), 'written'))).toBe(true);
  const earlier = new Date(Date.now() - 3_700_000);
  const others = join(place, 'somebody-elses');
  await mkdir(others);
  for (const path of [String(first), others]) await utimes(path, earlier, earlier);
  folderIn(place, '1');
  expect([String(first), String(second), others].map((path) => existsSync(path))).toEqual([false, true, true]);
});

test('one with too little room, or that is not there, has none', () => {
  expect(folderIn(place, '1e18')).toBeNull();
  expect(folderIn(join(place, 'nowhere'), '1')).toBeNull();
});
