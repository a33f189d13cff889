// Settings by flag, environment, file and default; what is wrong is told with what is right, and secrets are told to nobody.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entries, readSettings, shown } from './settings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leasebook-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function secretFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `${text}\n`);
  return path;
}

const SECRET = 'v3ry:s3cr3t';
const URL_WITH_SECRET = `postgres://leasebook:${encodeURIComponent(SECRET)}@db:5432/leasebook`;

describe('what is wrong is told with what is right', () => {
  it.each([
    [{ port: '70000' }, {}, '--port: "70000" is not a port from 0 to 65535'],
    [{ rpc: ['ftp://x'] }, {}, '--rpc: "ftp://x" is not an http or https address'],
    [{ host: '' }, { LEASEBOOK_HOST: '127.0.0.1' }, '--host: "" is not a name or an address'],
    [{ data: '' }, {}, '--data: "" is not a path'],
    [{ chainId: '' }, {}, '--chain-id: "" is not the name of a chain'],
    [{ basePath: 'market' }, {}, '--base-path: "market" is not a path like /market'],
    [{}, { LEASEBOOK_CORS: 'example.org' }, 'LEASEBOOK_CORS: "example.org" is not *, none or origins'],
    [{}, { LEASEBOOK_RATE_LIMIT: '-1' }, 'LEASEBOOK_RATE_LIMIT: "-1" is not a whole number'],
    [{}, { LEASEBOOK_TRUST_PROXY: 'yes' }, 'LEASEBOOK_TRUST_PROXY: "yes" is not true or false'],
    [
      {},
      { DATABASE_URL: 'postgres://a:100%@db/b' },
      'DATABASE_URL: what it is set to is not a postgres:// address (with %25 for a % in it)',
    ],
    [{}, { DATABASE_URL: 'db:5432' }, 'DATABASE_URL: what it is set to is not a postgres:// address (with %25 for a % in it)'],
    [
      {},
      { DATABASE_READ_URLS: 'postgres://a/b,http://c' },
      'DATABASE_READ_URLS: what it is set to is not a postgres:// address (with %25 for a % in it), or several with commas between',
    ],
    [{}, { DATABASE_URL: 'postgres://a/b', DATABASE_URL_FILE: '/x' }, 'both DATABASE_URL and DATABASE_URL_FILE are set'],
    [{}, { LEASEBOOK_PROT: '3400' }, 'LEASEBOOK_PROT: there is no such setting; did you mean LEASEBOOK_PORT?'],
    [{}, { DATABASE_URL_FILE: '/nowhere/at/all' }, 'DATABASE_URL_FILE names a file that cannot be read'],
  ])('%o %o', (flags, environment, text) => {
    expect(() => readSettings(flags, environment)).toThrow(text);
    expect(() => readSettings(flags, environment)).toThrow('INVALID_SETTING');
  });
});

it("variables of our beginning that are somebody else's are let be", () => {
  expect(() =>
    readSettings({}, { LEASEBOOK_SERVICE_PORT: '3400', LEASEBOOK_API: 'x', LEASEBOOK_PORT_3400_TCP: 'tcp://10.0.0.1:3400' }),
  ).not.toThrow();
});

it('a flag goes before the environment, that before a default, and each says so', () => {
  const { settings, origins } = readSettings(
    { port: '1' },
    { LEASEBOOK_PORT: '2', LEASEBOOK_HOST: '0.0.0.0', LEASEBOOK_NETWORK: 'mainnet' },
  );
  expect(readSettings({ basePath: '' }, { LEASEBOOK_BASE_PATH: '/market' }).settings.basePath).toBe('');
  expect(settings).toMatchObject({ port: 1, host: '0.0.0.0', log: 'text', chainId: 'akashnet-2', recording: null });
  expect(origins).toMatchObject({ port: 'flag', host: 'environment', log: 'default', chainId: 'network', rpc: 'network' });
});

it('secrets come from files, and a password of its own goes into every address without one', () => {
  const { settings, origins } = readSettings(
    {},
    {
      DATABASE_URL_FILE: secretFile('url', 'postgres://leasebook@db/leasebook'),
      DATABASE_PASSWORD_FILE: secretFile('password', SECRET),
      DATABASE_READ_URLS: 'postgres://leasebook@one/leasebook, postgres://other:own@two/leasebook',
    },
  );
  expect(settings.databaseUrl).toBe('postgres://leasebook:v3ry%3As3cr3t@db/leasebook');
  expect(settings.readUrls).toEqual(['postgres://leasebook:v3ry%3As3cr3t@one/leasebook', 'postgres://other:own@two/leasebook']);
  expect(origins).toMatchObject({ databaseUrl: 'file', databasePassword: 'file', readUrls: 'environment' });
});

it('no secret is shown, whichever setting holds it', () => {
  const { settings } = readSettings(
    { rpc: [`https://user:${encodeURIComponent(SECRET)}@node`, 'https://other/?token=s3cr3t'], priceUrl: 'https://prices/?api_key=s3cr3t' },
    {
      DATABASE_URL: URL_WITH_SECRET,
      DATABASE_READ_URLS: URL_WITH_SECRET,
      DATABASE_PASSWORD: SECRET,
      LEASEBOOK_READER_URL: `${URL_WITH_SECRET}?password=s3cr3t`,
    },
  );
  const texts = entries.map(({ name }) => shown(name, settings));
  expect(texts.filter((text) => text.includes('s3cr3t'))).toEqual([]);
  expect(texts).toContain('postgres://leasebook:***@db:5432/leasebook');
});
