// TLS to a real server with a certificate of an authority of our own: what is verified, and what is refused.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { chmod, chown, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';
import { serverAccount } from './embedded/account.ts';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';
import { readTls } from './tls.ts';

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

let folder: string;
let server: EmbeddedDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leasebook-tls-'));
  await chmod(folder, 0o755);
  if (!hasOpenssl) return;
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  for (const name of ['ca', 'other']) {
    const subject = ['-subj', `/CN=${name}`, '-addext', 'basicConstraints=critical,CA:TRUE'];
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      ...subject,
    );
  }
  openssl(
    'req',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'server.key',
    '-out',
    'server.csr',
    '-subj',
    '/CN=x',
  );
  await writeFile(join(folder, 'names'), 'subjectAltName=DNS:localhost');
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-extfile',
    'names',
    '-out',
    'server.pem',
  );
  server = await startEmbedded({ dataDir: folder, durable: false });
  const sql = connect(server.url, { name: 'test', connections: 1 });
  const [place] = await sql<{ data_directory: string }[]>`SHOW data_directory`;
  const account = await serverAccount();
  for (const name of ['server.pem', 'server.key']) {
    const path = join(place?.data_directory ?? '', name);
    copyFileSync(join(folder, name), path);
    await chmod(path, 0o600);
    if (account !== null) await chown(path, account.uid, account.gid);
  }
  for (const [name, value] of [
    ['ssl_cert_file', 'server.pem'],
    ['ssl_key_file', 'server.key'],
    ['ssl', 'on'],
  ]) {
    await sql.unsafe(`ALTER SYSTEM SET ${name} = '${value}'`);
  }
  await sql`SELECT pg_reload_conf()`;
  await vi.waitFor(async () => expect((await sql`SHOW ssl`)[0]?.ssl).toBe('on'), 20_000);
  await sql.end();
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** Whether the connection was encrypted, or the code of the error. */
async function ask(parameters: Record<string, string>, host = 'localhost'): Promise<unknown> {
  const url = new URL(server.url);
  url.hostname = host;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const sql = connect(url.href, { name: 'test', connections: 1 });
  try {
    const [row] = await sql`SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()`;
    return row?.ssl;
  } catch (error) {
    return toDatabaseError(error).code;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

describe.skipIf(!hasOpenssl)('a server with a certificate for localhost', () => {
  const file = (name: string): string => join(folder, name);
  test('is verified by its authority and its name', async () => {
    expect(await ask({ sslmode: 'verify-full', sslrootcert: file('ca.pem') })).toBe(true);
    // An authority that is named is asked, whatever else is left out.
    expect(await ask({ sslrootcert: file('ca.pem') })).toBe(true);
    expect(await ask({ sslmode: 'verify-ca', sslrootcert: file('ca.pem') }, '127.0.0.1')).toBe(true);
  });
  test('is refused under another name, of another or an unknown authority', async () => {
    expect(await ask({ sslmode: 'verify-full', sslrootcert: file('ca.pem') }, '127.0.0.1')).toBe('DATABASE_TLS_REFUSED');
    expect(await ask({ sslmode: 'verify-full', sslrootcert: file('other.pem') })).toBe('DATABASE_TLS_REFUSED');
    expect(await ask({ sslmode: 'verify-ca', sslrootcert: file('other.pem') })).toBe('DATABASE_TLS_REFUSED');
    expect(await ask({ sslmode: 'verify-full' })).toBe('DATABASE_TLS_REFUSED');
  });
  test('is spoken to in secret without being verified, or in the open, as asked', async () => {
    expect(await ask({ sslmode: 'require' })).toBe(true);
    expect(await ask({ sslmode: 'prefer' })).toBe(true);
    expect(await ask({})).toBe(false);
  });
});

test('what is no mode, and a file that is not there, are refused with the form to write', () => {
  expect(() => readTls('postgres://u@h/d?sslmode=full')).toThrow('DATABASE_TLS_SETTING');
  expect(() => readTls('postgres://u@h/d?sslmode=verify-full&sslrootcert=/nowhere')).toThrow(
    /sslrootcert cannot be read.*DATABASE_TLS_SETTING/,
  );
  expect(() => readTls('postgres://u@h/d?sslmode=require&channel_binding=require')).toThrow(/sslmode=verify-full.*DATABASE_TLS_SETTING/);
  expect(readTls('postgres://u:p@h/d?application_name=x&sslmode=require&channel_binding=prefer')).toEqual({
    url: 'postgres://u:p@h/d?application_name=x',
    ssl: 'require',
  });
});
