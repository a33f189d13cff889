// Starts the product once for all tests of the whole: `leasebook start` on the recorded chain, indexed to its head.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEmbedded } from '@leasebook/db';
import type { TestProject } from 'vitest/node';
import { startLeasebook } from './command.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of API and explorer over the whole recorded chain. */
    baseUrl: string;
    databaseUrl: string;
    /** The instance's data folder. */
    data: string;
    /** Seconds from the command to the complete index. */
    indexedAfterSeconds: number;
  }
}

const HEAD_WITHIN_MS = 300_000;

async function reachHead(baseUrl: string): Promise<void> {
  const deadline = Date.now() + HEAD_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${baseUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ status { state indexedHeight headHeight } }' }),
    });
    const { data } = (await answer.json()) as { data: { status: { state: string; indexedHeight: number; headHeight: number } } };
    if (data.status.state === 'FOLLOWING' && data.status.indexedHeight === data.status.headHeight) return;
    if (Date.now() > deadline) throw new Error(`The head was not reached in ${HEAD_WITHIN_MS / 1_000} s: ${JSON.stringify(data)}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'leasebook-whole-'));
  // As root the server runs as another user, who must get in: files elsewhere would stay.
  chmodSync(data, 0o755);
  const started = Date.now();
  const instance = startLeasebook(['start', '--data', data, '--port', '0']);
  const teardown = async () => {
    instance.kill('SIGTERM');
    await instance.finished;
    rmSync(data, { recursive: true, force: true });
  };
  try {
    const address = await instance.output(/Leasebook is at (\S+)/);
    const baseUrl = address[1] ?? '';
    const ended = instance.finished.then(({ code, stderr }) => {
      throw new Error(`start ended with code ${code}: ${stderr}`);
    });
    await Promise.race([reachHead(baseUrl), ended]);
    ended.catch(() => undefined);
    const databaseUrl = await findEmbedded(data);
    if (databaseUrl === null) throw new Error('The embedded PostgreSQL is not found.');
    project.provide('baseUrl', baseUrl);
    project.provide('databaseUrl', databaseUrl);
    project.provide('data', data);
    project.provide('indexedAfterSeconds', (Date.now() - started) / 1_000);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
