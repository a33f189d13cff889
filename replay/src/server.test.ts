// The server over real sockets: every way in gives the recorded bytes, errors are a node's, nothing stays open.

import { once } from 'node:events';
import { createServer, connect as dial } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openRecording } from './recording.ts';
import { closeAll, lastOld, liveFrom, manifest, recording, recordingFolder, serve } from './testing.ts';

afterEach(closeAll);

async function post(url: string, body: unknown): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

const request = (method: string, params: unknown = {}, id: unknown = 1) => ({ jsonrpc: '2.0', id, method, params });

async function call(url: string, method: string, params: unknown = {}): Promise<{ result?: Record<string, unknown>; error?: unknown }> {
  return JSON.parse((await post(url, request(method, params))).text);
}

async function openSocket(url: string): Promise<{ socket: WebSocket; next: () => Promise<string> }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/websocket`);
  const texts: string[] = [];
  socket.on('message', (data) => texts.push(data.toString()));
  await once(socket, 'open');
  const next = async () => {
    while (texts.length === 0) await once(socket, 'message');
    return texts.shift() ?? '';
  };
  return { socket, next };
}

/** Both sides of the change of shape, the first and the last block. */
const heights = [1, lastOld, lastOld + 1, recording.lastHeight];

test.each(heights)('block %i is given in the recorded bytes by POST, GET, batch and WebSocket', async (height) => {
  const { url } = await serve();
  const { block, results } = await recording.block(height);
  const { socket, next } = await openSocket(url);
  for (const [method, recorded] of [
    ['block', block],
    ['block_results', results],
  ] as const) {
    const answer = (id: string) => `{"jsonrpc":"2.0","id":${id},"result":${recorded.toString()}}`;
    for (const params of [{ height: String(height) }, { height }, [String(height)]]) {
      expect(await post(url, request(method, params, 'mine'))).toEqual({ status: 200, text: answer('"mine"') });
    }
    for (const query of [`height=${height}`, `height="${height}"`]) {
      expect(await (await fetch(`${url}/${method}?${query}`)).text()).toBe(answer('-1'));
    }
    const batch = await post(url, [request(method, { height }, 7), request(method, { height }, 8)]);
    expect(batch.text).toBe(`[${answer('7')},${answer('8')}]`);
    socket.send(JSON.stringify(request(method, { height: String(height) }, 9)));
    expect(await next()).toBe(answer('9'));
  }
  socket.close();
});

test('without a height the head is meant', async () => {
  const { url } = await serve();
  const { block } = await recording.block(recording.lastHeight);
  expect(await (await fetch(`${url}/block`)).text()).toContain(block.toString());
});

test('a block and a header are found by hash, by POST and GET', async () => {
  const { url } = await serve();
  for (const height of heights) {
    const { block } = await recording.block(height);
    const { block_id, block: content } = JSON.parse(block.toString());
    const hash = Buffer.from(block_id.hash, 'hex').toString('base64');
    expect((await post(url, request('block_by_hash', { hash }))).text).toContain(block.toString());
    expect(await (await fetch(`${url}/block_by_hash?hash=0x${block_id.hash}`)).text()).toContain(block.toString());
    for (const [method, params] of [
      ['header', { height }],
      ['header_by_hash', { hash }],
    ] as const) {
      expect((await call(url, method, params)).result).toEqual({ header: content.header });
    }
  }
  const unknown = { hash: Buffer.alloc(32).toString('base64') };
  expect((await call(url, 'block_by_hash', unknown)).result).toMatchObject({ block: null });
  expect((await call(url, 'header_by_hash', unknown)).result).toEqual({ header: null });
});

test('status and abci_info are those of the node of the time', async () => {
  for (const { from_height, node_version } of manifest.nodes) {
    const { url } = await serve(liveFrom(from_height, 60_000));
    const { result } = await call(url, 'status');
    const { block } = await recording.block(from_height);
    expect(result).toMatchObject({
      node_info: { network: recording.chainId, version: node_version },
      sync_info: {
        latest_block_height: String(from_height),
        latest_block_hash: JSON.parse(block.toString()).block_id.hash,
        earliest_block_height: '1',
        catching_up: false,
      },
    });
    expect((await call(url, 'abci_info')).result).toMatchObject({ response: { data: 'akash', last_block_height: String(from_height) } });
  }
});

test('genesis comes whole and in chunks', async () => {
  const { url } = await serve();
  const genesis = JSON.parse((await recording.genesis()).toString());
  expect((await call(url, 'genesis')).result?.genesis).toEqual(genesis);
  const parts: Buffer[] = [];
  for (let chunk = 0, total = 1; chunk < total; chunk += 1) {
    const { result } = await call(url, 'genesis_chunked', { chunk });
    total = Number(result?.total);
    parts.push(Buffer.from(String(result?.data), 'base64'));
  }
  expect(JSON.parse(Buffer.concat(parts).toString())).toEqual(genesis);
});

test('commit and blockchain fit the blocks', async () => {
  const { url } = await serve();
  const { result } = await call(url, 'commit', { height: lastOld });
  const next = JSON.parse((await recording.block(lastOld + 1)).block.toString());
  expect(result).toMatchObject({ canonical: true, signed_header: { header: { height: String(lastOld) }, commit: next.block.last_commit } });
  const chain = await call(url, 'blockchain', { minHeight: '1', maxHeight: String(lastOld) });
  const metas = chain.result?.block_metas;
  expect(Array.isArray(metas) ? metas.map(({ header }) => Number(header.height)) : null).toEqual(
    Array.from({ length: 20 }, (_, place) => lastOld - place),
  );
});

test('abci_query gives the stored answers, and says where there are some elsewhere', async () => {
  const { url } = await serve();
  const state = await recording.state();
  const height = state.heights.at(-1) ?? 0;
  const stored = (await recording.read('state.ndjson.zst'))
    .toString()
    .split('\n')
    .filter((line) => line.startsWith(`{"height":${height},`))
    .flatMap((line) => JSON.parse(line).answers)
    .find(({ value }) => value !== undefined);
  const params = { path: stored.path, data: stored.data, height: String(height) };
  const answer = { response: { code: 0, value: stored.value, height: String(height) } };
  expect((await call(url, 'abci_query', params)).result).toMatchObject(answer);
  const byGet = await fetch(`${url}/abci_query?path="${stored.path}"&data=0x${stored.data}&height=${height}`);
  expect(await byGet.json()).toMatchObject({ result: answer });
  expect((await call(url, 'abci_query', { ...params, height: String(height - 1) })).result).toMatchObject({
    response: {
      code: 18,
      value: null,
      log: expect.stringMatching(`at height ${height - 1} of this recorded chain; it has answers at .*${height}.*: version does not exist`),
    },
  });
  const early = await serve(liveFrom(height - 1, 60_000));
  expect((await call(early.url, 'abci_query', params)).result).toMatchObject({
    response: { code: 26, log: expect.stringContaining('cannot query with height in the future') },
  });
});

describe('errors are those of a node', () => {
  const head = recording.lastHeight;
  test.each([
    ['block', { height: '0' }, -32603, 'height must be greater than 0, but got 0'],
    [
      'block',
      { height: String(head + 1) },
      -32603,
      `height ${head + 1} must be less than or equal to the current blockchain height ${head}`,
    ],
    ['block_results', { height: '5' }, -32603, 'height 5 is not available, lowest height is 10'],
    ['block', { height: 'five' }, -32602, 'error converting json params to arguments: "five" is no height'],
    ['block', ['1', '2'], -32602, 'expected 1 parameters (height), got 2'],
    ['validators', {}, -32601, 'the recorded chain does not answer "validators"'],
    ['constructor', {}, -32601, 'does not answer'],
    ['commit', { height: String(head) }, -32603, `the commit of the last recorded block ${head} is not known`],
  ])('%s %j', async (method, params, code, text) => {
    const { url } = await serve({ earliestHeight: 10 });
    const { status, text: body } = await post(url, request(method, params));
    // By POST a method's own errors come with HTTP 200, by GET with 500.
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ id: 1, error: { code, data: expect.stringContaining(text) } });
    if (Array.isArray(params) || code === -32601) return;
    const byGet = await fetch(`${url}/${method}?${new URLSearchParams(params)}`);
    expect(byGet.status).toBe(500);
    expect(await byGet.json()).toMatchObject({ id: -1, error: { code } });
  });

  test('bodies that are no requests, unknown addresses, notifications', async () => {
    const { url } = await serve();
    for (const body of ['{"jsonrpc":', '[1]', '"health"', JSON.stringify(request('health', {}, { a: 1 }))]) {
      const { status, text } = await post(url, body);
      expect(status).toBe(500);
      expect(JSON.parse(text)).toMatchObject({ id: null, error: { code: -32700 } });
    }
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect(await (await fetch(url)).text()).toContain('block_results');
    expect(await post(url, { jsonrpc: '2.0', method: 'health' })).toEqual({ status: 200, text: '' });
    expect((await post(url, [{ jsonrpc: '2.0', method: 'health' }, request('health', {}, 2)])).text).toBe(
      '{"jsonrpc":"2.0","id":2,"result":{}}',
    );
    expect((await post(url, 'x'.repeat(1_100_000))).status).toBe(400);
  });

  test('an address that is none', async () => {
    const { url } = await serve();
    const socket = dial(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET // HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(answer.toString()).toContain('404');
    const upgrade = dial(Number(new URL(url).port), '127.0.0.1');
    upgrade.write('GET // HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
    upgrade.resume();
    await once(upgrade, 'close');
    expect((await call(url, 'health')).result).toEqual({});
  });
});

describe('WebSocket', () => {
  const query = "tm.event='NewBlock'";

  test('whatever a client sends, it and others are served on', async () => {
    const { url } = await serve();
    const { socket, next } = await openSocket(url);
    for (const text of ['{"jsonrpc"', '[]', 'null', '"text"']) {
      socket.send(text);
      expect(JSON.parse(await next())).toMatchObject({ error: { code: -32700 } });
    }
    socket.send(JSON.stringify({ jsonrpc: '2.0', method: 'health' }));
    socket.send(JSON.stringify(request('subscribe', { query: "tm.event='Tx'" }, 2)));
    expect(JSON.parse(await next())).toMatchObject({ id: 2, error: { code: -32603, data: expect.stringContaining("tm.event='Tx'") } });
    socket.send(JSON.stringify(request('subscribe', { query }, 3)));
    expect(await next()).toBe('{"jsonrpc":"2.0","id":3,"result":{}}');
    socket.send(JSON.stringify(request('subscribe', { query }, 4)));
    expect(JSON.parse(await next())).toMatchObject({ id: 4, error: { data: 'already subscribed' } });
    socket.send(JSON.stringify(request('unsubscribe', { query }, 5)));
    expect(JSON.parse(await next())).toMatchObject({ id: 5, result: {} });
    socket.send(JSON.stringify(request('unsubscribe', { query }, 6)));
    expect(JSON.parse(await next())).toMatchObject({ id: 6, error: { code: -32603 } });
    socket.close();
  });

  test('new blocks are told in order, in the form of the version that made them', async () => {
    const { url } = await serve(liveFrom(lastOld - 3, 40));
    const { socket, next } = await openSocket(url);
    socket.send(JSON.stringify(request('subscribe', { query }, 3)));
    expect(await next()).toBe('{"jsonrpc":"2.0","id":3,"result":{}}');
    const told = [];
    for (let events = 0; events < 5; events += 1) told.push(JSON.parse(await next()));
    const first = Number(told[0].result.data.value.block.header.height);
    expect(first).toBeLessThanOrEqual(lastOld);
    for (const [place, { id, result }] of told.entries()) {
      const recorded = await recording.block(first + place);
      const results = JSON.parse(recorded.results.toString());
      expect(id).toBe(3);
      expect(result).toMatchObject({ query, data: { type: 'tendermint/event/NewBlock' } });
      expect(result.data.value.block).toEqual(JSON.parse(recorded.block.toString()).block);
      const { result_begin_block, result_end_block, result_finalize_block } = result.data.value;
      if (first + place <= lastOld) {
        expect(result_begin_block.events).toEqual(results.begin_block_events);
        expect(result_end_block.events).toEqual(results.end_block_events);
      } else {
        expect(result_finalize_block).toMatchObject({ events: results.finalize_block_events, tx_results: results.txs_results });
      }
    }
    socket.close();
  });
});

describe('starting and ending', () => {
  test('close ends open connections, subscriptions and slow answers at once', async () => {
    const replay = await serve({ ...liveFrom(100, 5), faults: { seed: 1, rate: 1, kinds: ['slow'], slowMs: 60_000 } });
    const { socket } = await openSocket(replay.url);
    socket.send(JSON.stringify(request('subscribe', { query: "tm.event='NewBlock'" })));
    const slow = fetch(`${replay.url}/status`).then(
      () => 'answered',
      () => 'ended',
    );
    const idle = dial(Number(new URL(replay.url).port), '127.0.0.1');
    await once(idle, 'connect');
    const ends = [once(socket, 'close'), once(idle, 'close')];
    await once(socket, 'message');
    const began = performance.now();
    await replay.close();
    await Promise.all(ends);
    expect(await slow).toBe('ended');
    // Far less than the slow answer takes.
    expect(performance.now() - began).toBeLessThan(20_000);
    await expect(fetch(`${replay.url}/health`)).rejects.toThrow();
    await replay.close();
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(serve({ port, ...liveFrom(1, 1) })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      message: expect.stringContaining(`--port ${port + 1}`),
    });
    other.close();
  });

  test('an archive node gives the new shape for old blocks where that was recorded', async () => {
    const { url } = await serve({ view: 'archive' });
    const { result } = await call(url, 'block_results', { height: lastOld });
    expect(result).toHaveProperty('finalize_block_events');
    const fresh = await openRecording(recordingFolder);
    expect(result).toEqual(JSON.parse((await fresh.archiveBlocks()).get(lastOld)?.results.toString() ?? 'null'));
  });

  test('another name for the chain', async () => {
    const { url } = await serve({ chainId: 'elsewhere-1' });
    expect((await call(url, 'status')).result).toMatchObject({ node_info: { network: 'elsewhere-1' } });
    expect((await call(url, 'block', { height: 2 })).result).toMatchObject({ block: { header: { chain_id: 'elsewhere-1', height: '2' } } });
  });
});
