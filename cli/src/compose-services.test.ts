// The services of docker-compose.yml that are Leasebook's, as processes of their own on an empty database: what containers would run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** What the image runs a service's command with. */
const [, entry = '[]'] = readFileSync(join(root, 'Dockerfile'), 'utf8').match(/^ENTRYPOINT (.+)$/m) ?? [];

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** What a service's health check asks, where the service is served here. */
function healthOf(name: string, served: string | undefined): URL {
  const path = services[name]?.healthcheck.test.join(' ').match(/http:\/\/127\.0\.0\.1:\d+(\/\w+)/)?.[1];
  expect(path).toBeDefined();
  return new URL(path ?? '', served);
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

  /** Any free port takes the place of the service's own. */
  function start(name: string, ownPort: string): Running {
    const { command = [], environment: set = {} } = services[name] ?? {};
    const running = startLeasebook(
      command.map((word) => (word === ownPort ? '0' : word)),
      {
        // Variables of whoever starts the containers are not set.
        ...Object.fromEntries(Object.entries(set).map(([variable, value]) => [variable, value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')])),
        DATABASE_URL: address.href,
        DATABASE_PASSWORD_FILE: secret,
        LEASEBOOK_DATA: join(folder, name),
        LEASEBOOK_PORT: '0',
      },
      JSON.parse(entry),
    );
    endings.push(async () => {
      running.kill('SIGTERM');
      expect((await running.finished).code).toBe(0);
    });
    return running;
  }
  const isHealthy = (url: URL) =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );

  const indexer = start('indexer', '9464');
  const [, metrics] = await indexer.output(/"url":"([^"]+)","msg":"metrics are served"/);
  const indexerHealth = healthOf('indexer', metrics);
  await indexer.output(/"msg":"a batch was written"/);
  const [, served] = await start('api', '3400').output(/Leasebook is at (\S+)/);
  const apiHealth = healthOf('api', served);
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
