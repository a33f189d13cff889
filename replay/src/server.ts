// Serves a recorded chain over a node's protocols: JSON-RPC by POST, by GET and by WebSocket.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { cannotListen } from './errors.ts';
import { type FaultKind, type FaultOptions, Faults, withWrongParent } from './faults.ts';
import { LiveHead } from './live.ts';
import { newBlockEvent, newBlockQuery } from './new-block.ts';
import { type Params, RecordedNode, RpcError, type View } from './node.ts';
import type { Recording } from './recording.ts';

export interface ReplayOptions {
  recording: Recording;
  host: string;
  /** 0 for any free port. */
  port: number;
  /** The last `tail` blocks come one after the other, each `paceMs` after the one before; all at once where not given. */
  live?: { tail: number; paceMs: number };
  /** How old blocks are answered; as recorded where not given. */
  view?: View;
  /** Blocks below are refused, as by a pruned node. */
  earliestHeight?: number;
  /** Another name for the chain, to look like a node of another chain. */
  chainId?: string;
  faults?: FaultOptions;
}

export interface Replay {
  /** Address of HTTP JSON-RPC; the WebSocket is at /websocket of it. */
  url: string;
  /** Faults injected so far, by kind. */
  injected: ReadonlyMap<FaultKind, number>;
  close(): Promise<void>;
}

interface Request {
  /** JSON text of the id. */
  id: string;
  method: string;
  params: Params;
}

const json = { 'content-type': 'application/json' };
const BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * Starts the server.
 * @throws LeasebookError `PORT_IN_USE`, `BROKEN_RECORDING`.
 */
export async function serveReplay(options: ReplayOptions): Promise<Replay> {
  const replay = new ReplayServer(options);
  return replay.listen(options.host, options.port);
}

class ReplayServer {
  readonly #node: RecordedNode;
  readonly #head: LiveHead;
  readonly #faults: Faults | null;
  readonly #chainId: { from: string; to: string } | null;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });

  constructor({ recording, live, view, earliestHeight, faults, chainId }: ReplayOptions) {
    this.#head = new LiveHead(recording.lastHeight, live?.tail ?? 0, live?.paceMs ?? 0);
    this.#node = new RecordedNode(recording, () => this.#head.height, view ?? 'recorded', earliestHeight ?? 1);
    this.#faults = faults === undefined ? null : new Faults(faults);
    this.#chainId = chainId === undefined ? null : { from: JSON.stringify(recording.chainId), to: JSON.stringify(chainId) };
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (new URL(request.url ?? '/', 'http://node').pathname !== '/websocket') socket.destroy();
      else this.#sockets.handleUpgrade(request, socket, head, (client) => this.#serveSocket(client));
    });
  }

  async listen(host: string, port: number): Promise<Replay> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (cause) => reject(cannotListen(host, port, cause)));
      this.#server.listen(port, host, resolve);
    });
    const address = this.#server.address();
    const listening = address !== null && typeof address === 'object' ? address.port : port;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
      injected: this.#faults?.injected ?? new Map(),
      close: () => this.#close(),
    };
  }

  async #close(): Promise<void> {
    this.#head.stop();
    for (const client of this.#sockets.clients) client.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const body = await readBody(request);
      if (body === null) {
        response.writeHead(413).end();
        return;
      }
      await this.#servePost(body, response);
    } else if (request.method === 'GET') {
      const address = new URL(request.url ?? '/', 'http://node');
      await this.#reply({ id: '-1', method: address.pathname.slice(1), params: queryParams(address.searchParams) }, response);
    } else {
      response.writeHead(405).end();
    }
  }

  async #servePost(body: string, response: ServerResponse): Promise<void> {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      send(response, 500, [Buffer.from(errorText('null', new RpcError(-32700, 'Parse error. Invalid JSON', 'the request is no JSON')))]);
      return;
    }
    if (!Array.isArray(parsed)) {
      await this.#reply(toRequest(parsed), response);
      return;
    }
    const answers = await Promise.all(parsed.map((one) => this.#answer(toRequest(one))));
    const pieces = answers.flatMap(({ pieces }, place) => (place === 0 ? pieces : [Buffer.from(','), ...pieces]));
    send(response, 200, [Buffer.from('['), ...pieces, Buffer.from(']')]);
  }

  async #reply(request: Request, response: ServerResponse): Promise<void> {
    const height = Number(request.params.height);
    const fault = this.#faults?.next(request.method, Number.isSafeInteger(height) && height > 0 ? height : null) ?? null;
    switch (fault) {
      case 'slow':
        await pause(this.#faults?.slowMs);
        break;
      case 'dropped':
        response.destroy();
        return;
      case 'busy':
        response.writeHead(429).end('too many requests');
        return;
      case 'failing':
        response.writeHead(503).end('service unavailable');
        return;
      case 'garbage':
        response.writeHead(200, json).end('<html>it works</html>');
        return;
      default:
    }
    const asked =
      fault === 'other-block' ? { ...request, params: { ...request.params, height: String(height === 1 ? 2 : height - 1) } } : request;
    const { pieces, failed } = await this.#answer(asked, fault);
    if (fault === 'truncated') {
      const whole = Buffer.concat(pieces);
      response.writeHead(200, { ...json, 'content-length': whole.length });
      response.write(whole.subarray(0, whole.length >> 1), () => response.destroy());
      return;
    }
    send(response, failed ? 500 : 200, pieces);
  }

  async #answer({ id, method, params }: Request, fault: FaultKind | null = null): Promise<{ pieces: Buffer[]; failed: boolean }> {
    try {
      let result = await this.#node.answer(method, params);
      if (fault === 'no-block' && method === 'block')
        result = [Buffer.from('{"block_id":{"hash":"","parts":{"total":0,"hash":""}},"block":null}')];
      if (fault === 'wrong-parent' && method === 'block') result = [withWrongParent(Buffer.concat(result))];
      if (this.#chainId !== null) result = [Buffer.from(Buffer.concat(result).toString().replaceAll(this.#chainId.from, this.#chainId.to))];
      return { pieces: [Buffer.from(`{"jsonrpc":"2.0","id":${id},"result":`), ...result, Buffer.from('}')], failed: false };
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      return { pieces: [Buffer.from(errorText(id, error))], failed: true };
    }
  }

  #serveSocket(client: WebSocket): void {
    const queries = new Map<string, string>();
    const stop = this.#head.onBlock((height) => {
      this.#sendBlock(client, queries, height).catch(() => client.terminate());
    });
    client.on('close', stop);
    client.on('error', () => client.terminate());
    client.on('message', (data) => {
      this.#serveMessage(client, queries, data.toString()).catch(() => client.terminate());
    });
  }

  async #sendBlock(client: WebSocket, queries: ReadonlyMap<string, string>, height: number): Promise<void> {
    if (queries.size === 0) return;
    const block = await this.#node.block(height);
    for (const [query, id] of queries) client.send(`{"jsonrpc":"2.0","id":${id},"result":${newBlockEvent(query, block)}}`);
  }

  async #serveMessage(client: WebSocket, queries: Map<string, string>, text: string): Promise<void> {
    const request = toRequest(JSON.parse(text));
    const query = String(request.params.query ?? '');
    const done = `{"jsonrpc":"2.0","id":${request.id},"result":{}}`;
    if (request.method === 'subscribe') {
      if (!newBlockQuery.test(query)) {
        client.send(
          errorText(
            request.id,
            new RpcError(-32603, 'Internal error', `the recorded chain tells of tm.event='NewBlock' only, not of ${query}`),
          ),
        );
        return;
      }
      queries.set(query, request.id);
      client.send(done);
    } else if (request.method === 'unsubscribe' || request.method === 'unsubscribe_all') {
      if (request.method === 'unsubscribe') queries.delete(query);
      else queries.clear();
      client.send(done);
    } else {
      client.send(Buffer.concat((await this.#answer(request)).pieces).toString());
    }
  }
}

function send(response: ServerResponse, status: number, pieces: Buffer[]): void {
  const body = Buffer.concat(pieces);
  response.writeHead(status, { ...json, 'content-length': body.length }).end(body);
}

function errorText(id: string, error: RpcError): string {
  return `{"jsonrpc":"2.0","id":${id},"error":${JSON.stringify({ code: error.code, message: error.message, data: error.data })}}`;
}

function toRequest(value: unknown): Request {
  if (typeof value !== 'object' || value === null || !('method' in value)) return { id: 'null', method: '', params: {} };
  const params = 'params' in value && typeof value.params === 'object' && value.params !== null ? { ...value.params } : {};
  return { id: 'id' in value ? JSON.stringify(value.id) : 'null', method: String(value.method), params };
}

/** Parameters of a GET request: numbers bare or in quotes, texts in quotes, bytes as 0x hex. */
function queryParams(search: URLSearchParams): Params {
  return Object.fromEntries([...search].map(([name, value]) => [name, value.replace(/^"(.*)"$/s, '$1')]));
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > BODY_LIMIT_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
