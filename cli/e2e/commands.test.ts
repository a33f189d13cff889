// The commands beside `start`: help, settings, and what they say about bad input.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { leasebook } from './command.ts';

const data = mkdtempSync(join(tmpdir(), 'leasebook-commands-'));
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
