// Where a run of the tests writes what it does not keep: in memory where the machine has enough of it. A test's database is a copy of six
// hundred files: on a disk that costs ten times the work.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux's folder in memory that every user may write to. */
const MEMORY = '/dev/shm';
/** Twice what a run has written at most at once. */
const ROOM_BYTES = 3 * 2 ** 30;
const PREFIX = 'leasebook-tests-';
/** A run is over long before: what is older was left by one that was killed. */
const LEFT_AFTER_MS = 3_600_000;

/**
 * A new folder in `place`; null where it has no such room, where memory has not twice as much, of which the tests' processes take as
 * much again, or where programs in it cannot be run. Whoever gets it removes it.
 */
export function folderInMemory(place = MEMORY, room = ROOM_BYTES) {
  if (!hasRoom(place, room)) return null;
  removeLeft(place);
  const folder = mkdtempSync(join(place, PREFIX));
  // As root PostgreSQL runs as another user, who must get in.
  chmodSync(folder, 0o755);
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
  const { status } = spawnSync(program);
  rmSync(program);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

function hasRoom(place, room) {
  // Node before 20.13 does not tell what memory is left.
  if (statSync(place, { throwIfNoEntry: false }) === undefined || process.availableMemory === undefined) return false;
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize >= room && process.availableMemory() >= 2 * room;
}

function removeLeft(place) {
  for (const name of readdirSync(place).filter((each) => each.startsWith(PREFIX))) {
    const path = join(place, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined || found.uid !== process.getuid?.() || Date.now() - found.mtimeMs < LEFT_AFTER_MS) continue;
    rmSync(path, { recursive: true, force: true });
  }
}
