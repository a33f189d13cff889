// The commands beside `start`: help, settings, and what they say about bad input.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../src/root.ts';
import { leasebook } from './command.ts';

const data = mkdtempSync(join(tmpdir(), 'leasebook-commands-'));
// As root the server runs as another user, who must get in: files elsewhere would stay.
chmodSync(data, 0o755);
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('help', () => {
  test.each(['start', 'index', 'api', 'replay', 'status', 'config'])('%s explains itself', async (command) => {
    const { code, stdout } = await leasebook([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`leasebook ${command}`);
  });
});

test('config says where each value comes from and hides passwords', async () => {
  const { code, stdout } = await leasebook(['config', '--json', '--port', '4001'], {
    LEASEBOOK_DATA: data,
    DATABASE_URL: 'postgres://reader:secret@localhost/leasebook',
  });
  expect(code).toBe(0);
  expect(stdout).not.toContain('secret');
  expect(JSON.parse(stdout)).toMatchObject({
    port: { value: '4001', origin: 'flag' },
    data: { value: data, origin: 'environment' },
    host: { value: '127.0.0.1', origin: 'default' },
    databaseUrl: { value: 'postgres://reader:***@localhost/leasebook', origin: 'environment' },
  });
});

test.each([
  ['a port that is none', ['status', '--data', data], { LEASEBOOK_PORT: 'many' }, 1, /LEASEBOOK_PORT.*"many".*INVALID_SETTING/],
  ['a folder without a recording', ['index', '--data', data, '--recording', data], {}, 1, /NO_RECORDING/],
  ['a node that cannot be reached', ['index', '--data', data, '--rpc', 'http://127.0.0.1:9', '--until', '5'], {}, 75, /127\.0\.0\.1:9/],
  ['a height that is none', ['index', '--data', data, '--until', 'tomorrow'], {}, 1, /whole number/],
  ['an unknown command', ['harvest'], {}, 1, /unknown command/],
] as const)('%s is refused with a clear text', async (_name, args, environment, code, text) => {
  const result = await leasebook([...args], environment);
  expect(result.stderr).toMatch(text);
  expect(result.code).toBe(code);
});

test('status of an empty index says so', async () => {
  const { code, stdout } = await leasebook(['status', '--json', '--data', data]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ chainId: '', indexedHeight: 0, state: 'empty' });
});

describe('a signal', () => {
  /** Runs until it is told to end, in a group of its own as a terminal's command has. */
  function run() {
    const script = [join(root, 'scripts/leasebook.mjs'), 'replay', '--port', '0'];
    return spawn(process.execPath, script, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  }

  /** The same once it serves. */
  async function served(): Promise<{ child: ChildProcess; pid: number }> {
    const child = run();
    await once(child.stdout, 'data');
    if (child.pid === undefined) throw new TypeError('no process');
    return { child, pid: child.pid };
  }

  test('of a terminal that reaches script and command, and the command once more by the script, is one stop', async () => {
    const { child, pid } = await served();
    const closed = once(child, 'close');
    process.kill(-pid, 'SIGINT');
    expect(await closed).toEqual([0, null]);
  });

  /** The process of the command below the script, as soon as there is one. */
  async function commandOf(pid: number): Promise<number> {
    const found = await promisify(execFile)('pgrep', ['-P', String(pid)]).catch(() => null);
    return found === null ? commandOf(pid) : Number(found.stdout);
  }

  test('that comes before the command listens is a stop too', async () => {
    const child = run();
    const closed = once(child, 'close');
    await commandOf(child.pid ?? 0);
    child.kill('SIGTERM');
    expect(await closed).toEqual([0, null]);
  });

  test('that ended the command is told by the exit code', async () => {
    const { child, pid } = await served();
    const closed = once(child, 'close');
    process.kill(await commandOf(pid), 'SIGKILL');
    expect(await closed).toEqual([137, null]);
  });
});
