// The reporter of `npm test`: a run that hangs ends, and is told with the file that was at work.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

/** What the reporter writes, and the exit code of a run in which these calls of it come at once and then, for a while, none. */
async function told(calls: string, aliveMs = 60_000): Promise<{ status: number | null; report: unknown }> {
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-tally-'));
  try {
    const script = `
      import Tally from ${JSON.stringify(join(root, 'scripts/lib/tally.mjs'))};
      const file = (relativeModuleId, ...states) => ({
        relativeModuleId,
        errors: () => [],
        children: {
          allSuites: () => [],
          allTests: () => states.map((state) => ({ fullName: 'a test', result: () => ({ state, errors: [] }), diagnostic: () => ({}) })),
        },
      });
      const modules = [file('whole.test.ts', 'passed', 'passed'), file('hangs.test.ts', 'passed', 'pending')];
      const tally = new Tally();
      tally.onInit({ state: { getTestModules: () => modules } });
      ${calls}
      setTimeout(() => undefined, ${aliveMs});`;
    const report = join(folder, 'report.json');
    const env = { ...process.env, LEASEBOOK_TALLY: report, LEASEBOOK_TALLY_SILENT_MS: '200' };
    const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    return { status, report: JSON.parse(await readFile(report, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const message = 'nothing came of it for 0.2 s';

test('a run of which nothing comes any more is ended, with what passed and the file that hangs', async () => {
  const begun =
    'for (const module of modules) tally.onTestModuleStart(module); tally.onTestCaseResult(); tally.onTestModuleEnd(modules[0]);';
  expect(await told(begun)).toEqual({ status: 1, report: { passed: 3, failed: [{ name: 'hangs.test.ts', message }], unsteady: [] } });
});

test('so is one that does not even begin', async () => {
  const { status, report } = await told('');
  expect([status, report]).toEqual([1, expect.objectContaining({ failed: [{ name: 'start of the tests', message }] })]);
});

test('one that ends is not waited for', async () => {
  const over = 'for (const module of modules) tally.onTestModuleStart(module); tally.onTestRunEnd(modules.slice(0, 1), []);';
  expect(await told(over, 600)).toEqual({ status: 0, report: { passed: 2, failed: [], unsteady: [] } });
});
