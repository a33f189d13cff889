// The services of docker-compose.yml that are Leasebook's, as processes of their own on an empty database: what containers would run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '@leasebook/db/testing';
import { afterEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Running, startLeasebook } from '../e2e/command.ts';
import { root } from './root.ts';

const { services } = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, { command?: string[]; environment: Record<string, string>; healthcheck: { test: string[] } }>;
};

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** The address that a service's health check asks, on the port that it has here. */
function healthOf(name: string, port: number): string {
  const asked = services[name]?.healthcheck.test.join(' ').match(/http:\/\/127\.0\.0\.1:\d+(\/\w+)/);
  expect(asked).not.toBeNull();
  return `http://127.0.0.1:${port}${asked?.[1]}`;
}

test('indexer and API become healthy on an empty database, the API while the indexer leads, and answer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'leasebook-compose-'));
  const database = await createTestDatabase();
  endings.push(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });
  const address = new URL(database.url);
  const secret = join(folder, 'postgres_password');
  writeFileSync(secret, `${decodeURIComponent(address.password)}\n`);
  address.password = '';

  async function start(
    name: string,
    portOf: (port: number) => { from: string; environment: NodeJS.ProcessEnv },
  ): Promise<[Running, string]> {
    const port = await freePort();
    const { from, environment } = portOf(port);
    const { command = [], environment: set = {} } = services[name] ?? {};
    const here = {
      // Variables of whoever starts the containers are not set.
      ...Object.fromEntries(Object.entries(set).map(([variable, value]) => [variable, value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')])),
      DATABASE_URL: address.href,
      DATABASE_PASSWORD_FILE: secret,
      LEASEBOOK_DATA: join(folder, name),
      ...environment,
    };
    const running = startLeasebook(
      command.map((word) => (word === from ? String(port) : word)),
      here,
    );
    endings.push(async () => {
      running.kill('SIGTERM');
      expect((await running.finished).code).toBe(0);
    });
    return [running, healthOf(name, port)];
  }
  const isHealthy = (url: string) =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );

  const [indexer, indexerHealth] = await start('indexer', () => ({ from: '9464', environment: {} }));
  await indexer.output(/"msg":"a batch was written"/);
  const [, apiHealth] = await start('api', (port) => ({ from: '', environment: { LEASEBOOK_PORT: String(port) } }));
  await expect.poll(() => isHealthy(indexerHealth)).toBe(true);
  await expect.poll(() => isHealthy(apiHealth)).toBe(true);
  const answer = await fetch(new URL('/graphql', apiHealth), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ status { chainId indexedHeight } }' }),
  });
  expect(await answer.json()).toMatchObject({
    data: { status: { chainId: 'akash-recorded-1', indexedHeight: expect.any(Number) } },
  });
});
