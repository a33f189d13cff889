// One node's RPC over HTTP with keep-alive: a request goes out, its `result` or a typed error comes back.
import { Pool } from 'undici';
import type { RawBlock } from '../contract.ts';
import { foreignBlock, garbage, nodeError, refused, tooLarge, unreachable } from './errors.ts';

export interface EndpointOptions {
  /** Longest wait for one answer, in milliseconds. */
  timeoutMs: number;
  /** Longest answer that is accepted, in bytes. */
  answerLimitBytes: number;
  /** Most connections at once. */
  connections: number;
}

/** A block and how many bytes it came in. */
export interface FetchedBlock {
  raw: RawBlock;
  bytes: number;
}

interface Answer {
  result: unknown;
  bytes: number;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A node behind one address. Methods reject with the errors of errors.ts; none of them tries again. */
export class Endpoint {
  readonly url: string;
  readonly #pool: Pool;
  readonly #path: string;
  readonly #options: EndpointOptions;

  constructor(url: string, options: EndpointOptions) {
    const address = new URL(url);
    this.url = url;
    this.#path = `${address.pathname}${address.search}`;
    this.#options = options;
    this.#pool = new Pool(address.origin, {
      connections: options.connections,
      maxResponseSize: options.answerLimitBytes,
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      connectTimeout: options.timeoutMs,
    });
  }

  /** Address of the same node's WebSocket. */
  get webSocketUrl(): string {
    const address = new URL(this.url);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    return address.href.replace(/\/$/, '');
  }

  /** The `result` object of one call. */
  async call(method: string, params: Record<string, unknown>, signal: AbortSignal, height?: number): Promise<unknown> {
    return (await this.#ask(method, params, signal, height)).result;
  }

  /** A block with its results, both of the height asked for. */
  async block(height: number, signal: AbortSignal): Promise<FetchedBlock> {
    const params = { height: String(height) };
    const [block, results] = await Promise.all([
      this.#ask('block', params, signal, height),
      this.#ask('block_results', params, signal, height),
    ]);
    this.#requireHeight(height, block.result, results.result);
    return { raw: { height, block: block.result, results: results.result }, bytes: block.bytes + results.bytes };
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #ask(method: string, params: Record<string, unknown>, signal: AbortSignal, height: number | undefined): Promise<Answer> {
    const text = await this.#post(JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }), signal, height);
    const place = { endpoint: this.url, height };
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch (cause) {
      throw garbage({ ...place, cause }, method);
    }
    if (!isObject(answer)) throw garbage({ ...place, cause: 'no object' }, method);
    if (isObject(answer.error)) {
      throw nodeError(
        place,
        method,
        [answer.error.message, answer.error.data].filter((part) => typeof part === 'string' && part !== '').join(': '),
      );
    }
    if (!('result' in answer)) throw garbage({ ...place, cause: 'neither a result nor an error' }, method);
    return { result: answer.result, bytes: text.length };
  }

  async #post(body: string, signal: AbortSignal, height: number | undefined): Promise<string> {
    const place = { endpoint: this.url, height };
    let status: number;
    let text: string;
    try {
      const answer = await this.#pool.request({
        path: this.#path,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(this.#options.timeoutMs)]),
      });
      status = answer.statusCode;
      text = await answer.body.text();
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
        throw tooLarge({ ...place, cause }, this.#options.answerLimitBytes);
      }
      throw unreachable({ ...place, cause });
    }
    // A node sends its own errors as JSON with status 500; anything else of 400 and above is not about the request itself.
    if (status >= 400 && !(status === 500 && text.startsWith('{'))) throw refused(place, status);
    return text;
  }

  /** A node behind a cache may answer with another block: that is told apart here, before it looks like a fork. */
  #requireHeight(height: number, block: unknown, results: unknown): void {
    const place = { endpoint: this.url, height };
    const header = isObject(block) && isObject(block.block) && isObject(block.block.header) ? block.block.header : null;
    if (header === null) throw foreignBlock(place, 'no block');
    if (header.height !== String(height)) throw foreignBlock(place, `block ${String(header.height)}`);
    if (!isObject(results)) throw foreignBlock(place, 'no results');
    if (results.height !== String(height)) throw foreignBlock(place, `results of block ${String(results.height)}`);
  }
}
