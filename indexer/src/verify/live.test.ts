// A running node's answers: what it says, what it refuses, and what it does not have.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openLiveAnswers } from './live.ts';
import { RECORDING } from './testing.ts';

let server: Server | null = null;
afterEach(() => server?.close());

interface Asked {
  method: string;
  params: Record<string, string>;
}

/** What a recorded node said of itself. */
const status: unknown = JSON.parse(readFileSync(join(RECORDING, 'node-status.ndjson'), 'utf8').split('\n')[0] ?? '').status;

/** A node that answers every query with `reply`. */
async function node(reply: (asked: Asked) => unknown): Promise<string> {
  const listening = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const asked: Asked = JSON.parse(Buffer.concat(parts).toString());
      response.setHeader('content-type', 'application/json');
      const answer = asked.method === 'status' ? { result: status } : reply(asked);
      response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, ...Object(answer) }));
    });
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const isAddress = (value: typeof address): value is AddressInfo => typeof value === 'object' && value !== null;
  return isAddress(address) ? `http://127.0.0.1:${address.port}` : '';
}

function ask(url: string, height = 7) {
  const answers = openLiveAnswers({ url, height, signal: new AbortController().signal });
  return answers.ask('/some.Query/Thing', Uint8Array.of(1, 2), height).finally(() => answers.close());
}

test('an answer comes as bytes, asked at the height', async () => {
  let asked: Asked | null = null;
  const url = await node((request) => {
    asked = request;
    return { result: { response: { code: 0, value: Buffer.from('abc').toString('base64'), height: '7' } } };
  });
  const answer = await ask(url);
  expect(answer).toEqual({ kind: 'value', value: Buffer.from('abc') });
  expect(asked).toMatchObject({ method: 'abci_query', params: { path: '/some.Query/Thing', data: '0102', height: '7' } });
});

test('an empty answer is one', async () => {
  expect(await ask(await node(() => ({ result: { response: { code: 0, value: null, height: '7' } } })))).toMatchObject({ kind: 'value' });
});

test('no error tells what an address holds of a user, a password or a key', async () => {
  const secret = (url: string): string => `${url.replace('http://', 'http://user:secret@')}/?token=secret`;
  for (const reply of [
    { code: 38, log: 'failed to load state at height 7; version does not exist', value: null, height: '7' },
    { code: 0, value: null, height: '6' },
    { code: 0, value: 5 },
  ]) {
    const asked = ask(secret(await node(() => ({ result: { response: reply } }))));
    await expect(asked).rejects.toMatchObject({ message: expect.stringMatching(/^(?!.*secret).*http:\/\/127\.0\.0\.1:\d+/s) });
    server?.close();
  }
  const answers = openLiveAnswers({ url: secret('http://127.0.0.1:1'), height: 7, signal: new AbortController().signal });
  expect(answers.name).toBe('http://127.0.0.1:1');
  await answers.close();
});

test('what the node refuses is an answer with its reason', async () => {
  const refused = await ask(await node(() => ({ result: { response: { code: 6, log: 'unknown query path', height: '7' } } })));
  expect(refused).toEqual({ kind: 'refused', reason: 'unknown query path' });
});

test('a state that the node no longer has stops everything', async () => {
  const log = 'failed to load state at height 7; version does not exist (latest height: 900)';
  await expect(ask(await node(() => ({ result: { response: { code: 18, log, height: '0' } } })))).rejects.toMatchObject({
    code: 'STATE_PRUNED',
    height: 7,
  });
});

test('an answer about another height, or none at all, is an error', async () => {
  const other = await node(() => ({ result: { response: { code: 0, value: '', height: '8' } } }));
  await expect(ask(other)).rejects.toMatchObject({ code: 'UNREADABLE_ANSWER', height: 7 });
  server?.close();
  const nothing = await node(() => ({ result: {} }));
  await expect(ask(nothing)).rejects.toMatchObject({ code: 'UNREADABLE_ANSWER' });
});
