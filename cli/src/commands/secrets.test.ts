// No secret is written anywhere: every command that takes one is run, with success and without, and all that it says is searched.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../root.ts';

/** Whatever holds it is told. */
const SECRET = 'Tr0ub4dor-and-3';
const ROLE = 'leasebook_secret_test';

let database: TestDatabase;
let folder: string;
let environment: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'leasebook-secrets-'));
  await database.sql.unsafe(`DROP ROLE IF EXISTS ${ROLE}`);
  await database.sql.unsafe(`CREATE ROLE ${ROLE} SUPERUSER LOGIN PASSWORD '${SECRET}'`);
  const url = new URL(database.url);
  url.username = ROLE;
  url.password = '';
  writeFileSync(join(folder, 'password'), `${SECRET}\n`);
  environment = {
    DATABASE_URL: url.href,
    DATABASE_PASSWORD_FILE: join(folder, 'password'),
    // The same role again, so that the test makes no reader of its own on the server that others use.
    LEASEBOOK_READER_URL: url.href,
    DATABASE_READ_URLS: `postgres://${ROLE}:${SECRET}@127.0.0.1:9/leasebook`,
  };
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

interface Run {
  child: ChildProcess;
  /** All that it wrote so far. */
  text(): string;
  ended: Promise<number | null>;
}

function run(args: string[], changed: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [join(root, 'cli/src/main.ts'), ...args], {
    env: { ...process.env, LEASEBOOK_RPC: '', ...environment, ...changed },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (data: string) => (text += data));
  return { child, text: () => text, ended: new Promise((done) => child.on('close', done)) };
}

/** Runs until the text is there, uses the address in it, then stops it. */
async function runUntil(found: RegExp, args: string[], use: (url: string) => Promise<string>): Promise<string> {
  const { child, text, ended } = run(args);
  await expect.poll(() => found.exec(text())?.[1] ?? text(), { timeout: 200_000 }).toMatch(/^http/);
  const said = await use(found.exec(text())?.[1] ?? '');
  child.kill('SIGTERM');
  await ended;
  return `${text()}\n${said}`;
}

async function read(...urls: string[]): Promise<string> {
  const answers = await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
  return answers.join('\n');
}

it('whatever a command says, no password is in it', { timeout: 300_000 }, async () => {
  const node = `http://user:${SECRET}@127.0.0.1:9`;
  const wrong = { DATABASE_PASSWORD_FILE: '', DATABASE_PASSWORD: `${SECRET}-wrong` };
  const ended = async (args: string[], code: number, changed: Record<string, string> = {}): Promise<string> => {
    const { text, ended: end } = run(args, changed);
    expect({ args, code: await end }, text()).toEqual({ args, code });
    return text();
  };
  // What the tables hold comes first, so that two processes do not begin them at once.
  const texts = [await ended(['index', '--until', '3', '--log', 'json'], 0)];
  texts.push(
    ...(await Promise.all([
      ended(['config', '--rpc', node, '--json'], 0),
      ended(['config', '--rpc', node], 0),
      ended(['doctor', '--rpc', node], 1),
      ended(['index', '--rpc', node, '--price-url', `${node}/?token=${SECRET}`, '--log', 'json'], 75),
      ended(['index'], 1, wrong),
      ended(['status'], 1, wrong),
      ended(['config'], 1, { DATABASE_READ_URLS: SECRET }),
      runUntil(/Leasebook is at (http\S+)/, ['api', '--port', '0'], async (url) =>
        read(`${url}/status`, `${url}/ready`, `${url}/graphql?query=${encodeURIComponent('{ status { indexedHeight } }')}`),
      ),
      runUntil(/Leasebook is at (http\S+)/, ['start', '--port', '0'], async (url) => read(`${url}/status`)),
    ])),
  );
  for (const text of texts) {
    expect(text.length).toBeGreaterThan(20);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(encodeURIComponent(SECRET));
  }
});
