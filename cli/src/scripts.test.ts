// Scripts that people run by hand: each says what it takes, and none minds what the docs' commands leave in the project's folder.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './root.ts';

// Each tells its flags at once; one that went on instead would run for minutes, the tests among them.
const script = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', `${name}.mjs`), ...args], { encoding: 'utf8', timeout: 60_000 });

test.each([
  ['shots', '--only VALUE'],
  ['lighthouse', '--runs VALUE'],
  ['bench-chart', '--points VALUE'],
  ['test', '--only VALUE'],
])('%s tells its flags, and with what is none', (name, flag) => {
  expect(script(name, '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining(flag) });
  const { status, stderr } = script(name, '--nothing');
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(flag) });
  expect(stderr).toContain("'--nothing'");
  expect(stderr).not.toContain('    at ');
});

test('folders that README and docs tell to write to are not checked as if they were sources', () => {
  const docs = readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [join('docs', name)] : []));
  const texts = ['README.md', ...docs].map((name) => readFileSync(join(root, name), 'utf8'));
  const folders = texts.flatMap((text) => [...text.matchAll(/--(?:data|out|to) ([a-z.][\w./-]*)/g)].map(([, folder = '']) => folder));
  expect(folders).toEqual(expect.arrayContaining(['.mainnet', 'data/akash', 'data/lake']));
  const project = mkdtempSync(join(tmpdir(), 'leasebook-clone-'));
  for (const name of ['biome.json', '.gitignore']) copyFileSync(join(root, name), join(project, name));
  const check = () => spawnSync(join(root, 'node_modules', '.bin', 'biome'), ['ci', '.'], { cwd: project, encoding: 'utf8' });
  for (const folder of folders) {
    mkdirSync(join(project, folder), { recursive: true });
    writeFileSync(join(project, folder, 'made.json'), '{"a":1,\n"b":2}');
  }
  expect(check()).toMatchObject({ status: 0 });
  // What is written elsewhere is.
  writeFileSync(join(project, 'made.json'), '{"a":1,\n"b":2}');
  expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining('made.json') });
  rmSync(project, { recursive: true });
});
