// Of many processes that want a data folder at the same moment one gets it, whatever the last one left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { claim, holderOf } from './claim.ts';
import { birthOf } from './processes.ts';
import { killedUnattended } from './testing.ts';

const ROUNDS = 40;

/** A process that claims the file of every line that it reads, tells how that ended, and gives it up at the next line. */
function contender() {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { claim } = await import(${JSON.stringify(join(import.meta.dirname, 'claim.ts'))});
       let held = null;
       console.log('ready');
       for await (const line of (await import('node:readline')).createInterface({ input: process.stdin })) {
         const isGivenUp = line === '';
         await held?.giveUp();
         held = isGivenUp ? null : await claim(line, 'folder').catch((error) => error);
         console.log(isGivenUp ? 'given up' : (held.code ?? 'held'));
         if (held instanceof Error) held = null;
       }`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    hear: async () => String((await answers.next()).value),
    say: (line: string) => child.stdin.write(`${line}\n`),
    async end() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

test.each([
  ['an empty folder', null],
  ['what a process left that was killed', '999999999 1'],
])('of three processes that find %s at once one holds it', async (_, left) => {
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-claim-'));
  const file = join(folder, 'owner');
  await writeFile(`${file}.bak`, 'somebody keeps this');
  const contenders = [contender(), contender(), contender()];
  try {
    for (const { hear } of contenders) expect(await hear()).toBe('ready');
    for (let round = 0; round < ROUNDS; round += 1) {
      if (left !== null) {
        await writeFile(file, left);
        await writeFile(`${file}.999999999.1`, '');
      }
      for (const { say } of contenders) say(file);
      const said = await Promise.all(contenders.map(({ hear }) => hear()));
      expect(said.sort(), `round ${round}`).toEqual(['DATABASE_IN_USE', 'DATABASE_IN_USE', 'held']);
      expect((await readdir(folder)).sort()).toEqual(['owner', 'owner.bak']);
      for (const { say } of contenders) say('');
      await Promise.all(contenders.map(({ hear }) => hear()));
    }
  } finally {
    await Promise.all(contenders.map(({ end }) => end()));
    await rm(folder, { recursive: true });
  }
});

test('of two claims in one process one holds it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-claim-'));
  const file = join(folder, 'owner');
  const [first, second] = await Promise.allSettled([claim(file, folder), claim(file, folder)]);
  const refused = first.status === 'rejected' ? first : second;
  expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
  expect(refused).toMatchObject({ reason: { code: 'DATABASE_IN_USE', message: expect.stringContaining(String(process.pid)) } });
  await rm(folder, { recursive: true });
});

test.runIf(process.platform === 'linux')('a process that was killed and that nobody has looked after holds nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-claim-'));
  const file = join(folder, 'owner');
  const { pid, end } = await killedUnattended();
  try {
    await writeFile(file, `${pid} ${await birthOf(pid)}`);
    expect(await holderOf(file)).toBeNull();
    await (await claim(file, folder)).giveUp();
  } finally {
    end();
    await rm(folder, { recursive: true });
  }
});
