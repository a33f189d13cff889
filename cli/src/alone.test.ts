// Two commands in one clone: what installs and builds runs once at a time, and goes on where a process was killed in it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from './root.ts';

let folder: string;
let lock: string;
let noted: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leasebook-alone-'));
  [lock, noted] = [join(folder, 'lock'), join(folder, 'noted')];
});
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** A process that notes when its turn begins and ends; in between it is told to go on, where it `waits`. */
function turn(name: string, { waits = false, ends = '' } = {}) {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { once } from 'node:events';
    import { alone } from ${JSON.stringify(join(root, 'scripts/lib/alone.mjs'))};
    const note = (text) => appendFileSync(${JSON.stringify(noted)}, text + '\\n');
    await alone(async () => {
      note('${name} begins');
      if (${waits}) await once(process.stdin, 'data');
      note('${name} ends');
      ${ends}
    }, ${JSON.stringify(lock)});
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'ignore', 'pipe'] });
  children.push(child);
  return child;
}

const notes = async () => (existsSync(noted) ? (await readFile(noted, 'utf8')).trim().split('\n') : []);

test('the second waits for the first', async () => {
  const first = turn('first', { waits: true });
  await expect.poll(notes).toEqual(['first begins']);
  const second = turn('second');
  const [told] = await once(second.stderr, 'data');
  expect(String(told)).toContain('Another command installs or builds here');
  const ended = once(second, 'close');
  first.stdin.write('\n');
  expect(await ended).toEqual([0, null]);
  expect(await notes()).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(existsSync(lock)).toBe(false);
});

test('one that ended in its turn, or was killed in it, keeps nobody', async () => {
  expect(await once(turn('failed', { ends: 'process.exit(1);' }), 'close')).toEqual([1, null]);
  expect(existsSync(lock)).toBe(false);
  // Also where the clock was set back since.
  for (const [name, apart] of [
    ['next', -60_000],
    ['last', 3_600_000],
  ] as const) {
    await writeFile(lock, '1');
    const left = new Date(Date.now() + apart);
    await utimes(lock, left, left);
    expect(await once(turn(name), 'close')).toEqual([0, null]);
  }
  expect(await notes()).toEqual(['failed begins', 'failed ends', 'next begins', 'next ends', 'last begins', 'last ends']);
});
