// Serves a recorded chain over a node's protocols: JSON-RPC by POST, by GET and by WebSocket.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { cannotListen } from './errors.ts';
import { type FaultKind, type FaultOptions, Faults, TELL, withFork, withOtherChain, withStaleHead, withWrongParent } from './faults.ts';
import { addressRequest, errorText, internal, invalidRequest, parseJson, type RpcRequest, resultText, toRequest } from './json-rpc.ts';
import { LiveHead } from './live.ts';
import { noBlock, RecordedNode, type View } from './node.ts';
import type { Recording } from './recording.ts';
import { Subscriber } from './subscriber.ts';

export interface ReplayOptions {
  recording: Recording;
  host: string;
  /** 0 for any free port. */
  port: number;
  /**
   * The last `tail` blocks come one after the other, each `paceMs` after the one before; all at once where not given. With a
   * pace of Infinity they come by `moveHead` only.
   */
  live?: { tail: number; paceMs: number };
  /** How old blocks are answered; as recorded where not given. */
  view?: View;
  /** Blocks below, and states below the one before it, are refused, as by a pruned node. */
  earliestHeight?: number;
  /** Another name for the chain, to look like a node of another chain. */
  chainId?: string;
  /** Bends answers to single HTTP requests. */
  faults?: FaultOptions;
}

export interface Traffic {
  /** How many came. */
  count: number;
  /** How many of them are not answered yet. */
  inFlight: number;
  /** When the last one came or was answered, by `performance.now`. */
  lastAt: number;
}

export interface Replay {
  /** Address of HTTP JSON-RPC; the WebSocket is at /websocket of it. */
  url: string;
  /** Faults injected so far, by kind. */
  injected: ReadonlyMap<FaultKind, number>;
  /** Requests over HTTP; each call of a batch counts as one. */
  traffic: Readonly<Traffic>;
  /** Moves the head on; not beyond the chain's end. */
  moveHead(height: number): void;
  /** Resolves when every connection is closed and nothing runs any more. */
  close(): Promise<void>;
}

type Call = RpcRequest & { id: string };

const json = { 'content-type': 'application/json' };
const connectionFaults: ReadonlySet<FaultKind> = new Set(['slow', 'dropped', 'truncated', 'busy', 'failing', 'garbage']);
const [BATCH_START, BATCH_NEXT, BATCH_END] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')];
/** The longest request, as in CometBFT. */
const BODY_LIMIT_BYTES = 1_000_000;

/**
 * Starts the server.
 * @throws LeasebookError `PORT_IN_USE`.
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
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: BODY_LIMIT_BYTES });
  readonly #closing = new AbortController();
  readonly #traffic: Traffic = { count: 0, inFlight: 0, lastAt: performance.now() };
  /** The same chain in the other view, for answers of another shape. */
  readonly #otherNode: RecordedNode;
  #archived: ReadonlySet<number> = new Set();

  constructor({ recording, live, view, earliestHeight, faults, chainId }: ReplayOptions) {
    this.#head = new LiveHead(recording.firstHeight, recording.lastHeight, live?.tail ?? 0, live?.paceMs ?? 0);
    this.#node = new RecordedNode(recording, () => this.#head.height, view ?? 'recorded', earliestHeight);
    this.#otherNode = new RecordedNode(recording, () => this.#head.height, view === 'archive' ? 'recorded' : 'archive', earliestHeight);
    this.#faults = faults === undefined ? null : new Faults(faults, (height) => this.#archived.has(height));
    this.#chainId = chainId === undefined ? null : { from: JSON.stringify(recording.chainId), to: JSON.stringify(chainId) };
    this.#server = createServer((request, response) => {
      this.#count(response);
      // Only the connection can fail here, and then nobody is left to be told.
      this.#serve(request, response).catch(() => response.destroy());
    });
    this.#server.keepAliveTimeout = 60_000;
    this.#server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (addressOf(request)?.pathname !== '/websocket') socket.destroy();
      else this.#sockets.handleUpgrade(request, socket, head, (client) => this.#serveSocket(client));
    });
  }

  async listen(host: string, port: number): Promise<Replay> {
    if (this.#faults !== null) this.#archived = new Set((await this.#node.recording.archiveBlocks()).keys());
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (cause) => reject(cannotListen(host, port, cause)));
      this.#server.listen(port, host, resolve);
    });
    this.#head.start();
    const address = this.#server.address();
    const listening = address !== null && typeof address === 'object' ? address.port : port;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
      injected: this.#faults?.injected ?? new Map(),
      traffic: this.#traffic,
      moveHead: (height) => this.#head.moveTo(height),
      close: () => this.#close(),
    };
  }

  async #close(): Promise<void> {
    this.#head.stop();
    this.#closing.abort();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const client of this.#sockets.clients) client.terminate();
    this.#server.closeAllConnections();
    await closed;
  }

  #count(response: ServerResponse): void {
    const traffic = this.#traffic;
    traffic.count += 1;
    traffic.inFlight += 1;
    traffic.lastAt = performance.now();
    response.once('close', () => {
      traffic.inFlight -= 1;
      traffic.lastAt = performance.now();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = addressOf(request);
    if (address === null || (address.pathname !== '/' && !this.#node.methods.includes(address.pathname.slice(1)))) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404 page not found\n');
    } else if (address.pathname !== '/') {
      await this.#serveCall({ ...addressRequest(address), id: '-1' }, 500, response);
    } else {
      await this.#serveBody(request, response);
    }
  }

  async #serveBody(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === null) {
      response.shouldKeepAlive = false;
      send(response, 400, [errorText('null', invalidRequest('error reading request body: http: request body too large'))]);
      return;
    }
    if (body === '') {
      this.#sendMethods(response);
      return;
    }
    let requests: RpcRequest[];
    try {
      const parsed = parseJson(body);
      requests = (Array.isArray(parsed) ? parsed : [parsed]).map(toRequest);
    } catch (error) {
      send(response, 500, [errorText('null', error)]);
      return;
    }
    // A notification gets no answer.
    const calls = requests.flatMap((one): Call[] => (one.id === null ? [] : [{ ...one, id: one.id }]));
    const [first] = calls;
    if (first === undefined) response.writeHead(200).end();
    else if (calls.length === 1) await this.#serveCall(first, 200, response);
    else await this.#serveBatch(calls, response);
  }

  /** A fault of the connection that hits one of the calls hits all of them; what is wrong with an answer, that one only. */
  async #serveBatch(calls: readonly Call[], response: ServerResponse): Promise<void> {
    // The calls themselves are counted.
    this.#traffic.count += calls.length - 1;
    const faults = calls.map((call) => this.#fault(call));
    const fault = faults.find(isOfConnection) ?? null;
    if (await this.#isRefused(fault, response)) return;
    const pieces: Buffer[] = [];
    for (const [place, call] of calls.entries())
      pieces.push(place === 0 ? BATCH_START : BATCH_NEXT, ...(await this.#bentAnswer(call, faults[place] ?? null)).pieces);
    pieces.push(BATCH_END);
    if (fault === 'truncated') sendHalf(response, pieces);
    else send(response, 200, pieces);
  }

  /** `errorStatus` is the HTTP status of the method's own errors: 200 by POST, 500 by GET. */
  async #serveCall(call: Call, errorStatus: number, response: ServerResponse): Promise<void> {
    const fault = this.#fault(call);
    if (await this.#isRefused(fault, response)) return;
    const { pieces, failed } = await this.#bentAnswer(call, fault);
    if (fault === 'truncated') sendHalf(response, pieces);
    else send(response, failed ? errorStatus : 200, pieces);
  }

  #fault(call: Call): FaultKind | null {
    return this.#faults?.next(call.method, heightOf(call)) ?? null;
  }

  /** Whether the fault took the place of an answer; a slow one comes later only. */
  async #isRefused(fault: FaultKind | null, response: ServerResponse): Promise<boolean> {
    switch (fault) {
      case 'slow':
        await pause(this.#faults?.slowMs, undefined, { signal: this.#closing.signal });
        return false;
      case 'dropped':
        response.destroy();
        return true;
      case 'busy':
        response.writeHead(429).end('too many requests');
        return true;
      case 'failing':
        response.writeHead(503).end('service unavailable');
        return true;
      case 'garbage':
        response.writeHead(200, json).end('<html>it works</html>');
        return true;
      default:
        return false;
    }
  }

  #bentAnswer(call: Call, fault: FaultKind | null): Promise<{ pieces: Buffer[]; failed: boolean }> {
    const other = otherHeight(fault, heightOf(call));
    return this.#answer(other === null ? call : { ...call, params: { height: String(other) } }, fault);
  }

  async #answer({ id, method, params }: Call, fault: FaultKind | null = null): Promise<{ pieces: Buffer[]; failed: boolean }> {
    try {
      const node = fault === 'other-shape' ? this.#otherNode : this.#node;
      let result = this.#bent(await node.answer(method, params), fault);
      if (this.#chainId !== null) result = [Buffer.from(Buffer.concat(result).toString().replaceAll(this.#chainId.from, this.#chainId.to))];
      return { pieces: resultText(id, result), failed: false };
    } catch (error) {
      return { pieces: [errorText(id, error)], failed: true };
    }
  }

  #bent(result: Buffer[], fault: FaultKind | null): Buffer[] {
    switch (fault) {
      case 'no-block':
        return [Buffer.from(noBlock)];
      case 'wrong-parent':
        return [withWrongParent(Buffer.concat(result))];
      case 'forked':
        return [withFork(Buffer.concat(result))];
      case 'other-chain':
        return [withOtherChain(Buffer.concat(result), this.#node.recording.chainId)];
      case 'stale-head':
        return [withStaleHead(Buffer.concat(result))];
      case 'pruned':
        throw internal(`height is not available, lowest height is ${this.#head.height}`);
      default:
        return result;
    }
  }

  #serveSocket(client: WebSocket): void {
    const subscriber = new Subscriber(client, {
      answer: async (call) => Buffer.concat((await this.#answer(call)).pieces),
      block: (height) => this.#node.block(height),
    });
    client.on(
      'close',
      this.#head.onBlock((height) => {
        if (this.#faults?.next(TELL, height) === 'socket-drop') client.terminate();
        else subscriber.tell(height);
      }),
    );
  }

  #sendMethods(response: ServerResponse): void {
    const links = this.#node.methods.map((method) => `<a href="/${method}">${method}</a><br>`).join('');
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<html><body><br>Available endpoints:<br>${links}</body></html>`);
  }
}

/** Whether the fault is of the connection or the request as a whole, and not of what an answer says. */
function isOfConnection(fault: FaultKind | null): boolean {
  return fault !== null && connectionFaults.has(fault);
}

function sendHalf(response: ServerResponse, pieces: Buffer[]): void {
  const whole = Buffer.concat(pieces);
  response.writeHead(200, { ...json, 'content-length': whole.length });
  response.write(whole.subarray(0, whole.length >> 1), () => response.destroy());
}

function send(response: ServerResponse, status: number, pieces: Buffer[]): void {
  const body = Buffer.concat(pieces);
  response.writeHead(status, { ...json, 'content-length': body.length }).end(body);
}

/** The height of the block that a fault puts in the place of the one asked for; null where it does not. */
function otherHeight(fault: FaultKind | null, height: number | null): number | null {
  if (height === null) return null;
  if (fault === 'skipped-height') return height + 1;
  if (fault === 'other-block') return height === 1 ? 2 : height - 1;
  return null;
}

/** The address of a request, or null where it is none. */
function addressOf(request: IncomingMessage): URL | null {
  return URL.parse(request.url ?? '/', 'http://node');
}

/** The height that a call is about, or null. */
function heightOf({ params }: Call): number | null {
  const height = Number('height' in params ? params.height : Array.isArray(params) ? params[0] : Number.NaN);
  return Number.isSafeInteger(height) && height > 0 ? height : null;
}

/** The request's body, or null where it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  // The connection outlives a body that is too long: the client is told.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    bytes += part.length;
    if (bytes > BODY_LIMIT_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
