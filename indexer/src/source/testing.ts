// For tests of the source: recorded nodes with faults, nodes that answer whatever a test says, and sources that are quick to give up.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LeasebookError } from '@leasebook/db';
import { type Replay, type ReplayOptions, serveReplay } from '@leasebook/replay';
import type { BlockSource, RawBlock } from '../contract.ts';
import { recording } from '../run/testing.ts';
import { type RpcSourceOptions, rpcSource } from './index.ts';

const closers: (() => Promise<void>)[] = [];

/** Closes what the functions below opened, the last one first. */
export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

/** Leaves a server to `closeAll`. */
export function closeLater(server: Server): void {
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
}

/** A recorded node on a free port. */
export async function serve(options: Partial<ReplayOptions> = {}): Promise<Replay> {
  const replay = await serveReplay({ recording, host: '127.0.0.1', port: 0, ...options });
  closers.push(() => replay.close());
  return replay;
}

/** Options of a recorded node whose head is `head` and stays there, or grows each `paceMs`. */
export function headAt(head: number, paceMs = 600_000): Partial<ReplayOptions> {
  return { live: { tail: recording.lastHeight - head, paceMs } };
}

type Handler = (method: string, params: Record<string, string>, response: ServerResponse) => unknown;

/** The call in a request; null where it is a batch of several. */
async function callIn(request: IncomingMessage): Promise<{ method: string; params: Record<string, string> } | null> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString());
  return Array.isArray(body) ? null : body;
}

const noBatches = JSON.stringify({
  jsonrpc: '2.0',
  id: null,
  error: { code: -32600, message: 'Invalid Request', data: 'one call at a time' },
});

/**
 * A node that takes one call at a time and does what `handle` says: what it returns is the `result`, unless it has answered itself and returns nothing.
 * `upgrade` serves its WebSocket; without it there is none.
 */
export async function fakeNode(handle: Handler, upgrade?: (request: IncomingMessage, socket: Duplex) => void): Promise<string> {
  const server = createServer((request, response) => {
    callIn(request)
      .then((call) => (call === null ? void response.writeHead(500).end(noBatches) : handle(call.method, call.params, response)))
      .then((result) => {
        if (result !== undefined) response.end(JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
      })
      .catch(() => response.destroy());
  });
  if (upgrade !== undefined) server.on('upgrade', upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(server);
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

/** The recorded answers of a node with some of them bent. */
export async function bentNode(
  bend: (method: string, result: unknown, params: Record<string, string>) => unknown,
  options: Partial<ReplayOptions> = {},
): Promise<string> {
  const { url } = await serve(options);
  return fakeNode(async (method, params) => {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }) });
    const parsed: unknown = await answer.json();
    return bend(method, typeof parsed === 'object' && parsed !== null && 'result' in parsed ? parsed.result : undefined, params);
  });
}

/** A recorded node that answers nothing before `opened`, so that another one is asked first. */
export function gatedNode(opened: Promise<void>): Promise<string> {
  return bentNode(async (_method, result) => {
    await opened;
    return result;
  });
}

/** A source that does not wait for long. `failures` hears of each failed try. */
export function quickSource(urls: string[], options: Partial<RpcSourceOptions> = {}, failures: LeasebookError[] = []): BlockSource {
  const source = rpcSource({
    urls,
    pollMs: 50,
    onFailure: (error) => failures.push(error),
    ...options,
    retry: { attempts: 4, firstWaitMs: 1, longestWaitMs: 20, patienceMs: 1_000, ...options.retry },
  });
  closers.push(() => source.close());
  return source;
}

/** Blocks of a source, read to the end. */
export async function readBlocks(
  source: BlockSource,
  from: number,
  to: number,
  signal = new AbortController().signal,
): Promise<RawBlock[]> {
  const blocks: RawBlock[] = [];
  for await (const { height, block, results } of source.blocks(from, to, signal)) blocks.push({ height, block, results });
  return blocks;
}

/** The same blocks out of the recording. */
export async function recordedBlocks(from: number, to: number): Promise<RawBlock[]> {
  const blocks: RawBlock[] = [];
  for (let height = from; height <= to; height += 1) {
    const { block, results } = await recording.block(height);
    blocks.push({ height, block: JSON.parse(block.toString()), results: JSON.parse(results.toString()) });
  }
  return blocks;
}
