// Scripts that people run by hand: each says what it takes.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

const script = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', `${name}.mjs`), ...args], { encoding: 'utf8' });

test.each([
  ['shots', '--only VALUE'],
  ['lighthouse', '--runs VALUE'],
  ['bench-chart', '--points VALUE'],
])('%s tells its flags, and with what is none', (name, flag) => {
  expect(script(name, '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining(flag) });
  const { status, stderr } = script(name, '--nothing');
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(flag) });
  expect(stderr).toContain("'--nothing'");
  expect(stderr).not.toContain('    at ');
});
