// One node's RPC over HTTP with keep-alive: a request goes out, its `result` or a typed error comes back.
import { Comet38Client, toRfc3339WithNanoseconds } from '@cosmjs/tendermint-rpc';
import { decodedUri, LeasebookError } from '@leasebook/db';
import { Pool } from 'undici';
import type { RawBlock, SourceStatus } from '../contract.ts';
import { isRecord } from '../decode/event-attributes.ts';
import { parseTime } from '../decode/text.ts';
import type { RpcRequest } from '../telemetry/observer.ts';
import { type BlockText, batchBody, cutBatch, shareAnswer } from './batch.ts';
import { BatchSize } from './batch-size.ts';
import { addressInvalid, garbage, NodeRefuses, nodeError, tooLarge, unreachable } from './errors.ts';
import { ACCEPTED, unpacked } from './packed.ts';
import { checkedBlock, requireBlock } from './trust/block.ts';
import type { CheckedBlock } from './trust/chain.ts';

export interface EndpointOptions {
  /** Longest wait for one whole answer, in milliseconds, however slowly it comes in. */
  timeoutMs: number;
  /** Longest answer that is accepted, in bytes. */
  answerLimitBytes: number;
  /** Most connections at once. */
  connections: number;
  /** Hears of every request when its answer is there, or why it is not; for metrics. */
  onRequest?: ((request: RpcRequest) => void) | undefined;
}

/** A block and how long its text was. */
export interface FetchedBlock {
  raw: RawBlock;
  bytes: number;
}

/** One whose hashes are those of what it holds, and where it is from. */
export type FetchedCheckedBlock = FetchedBlock & CheckedBlock;

interface Answer {
  result: unknown;
  /** Its JSON text; undefined where the answer has another form than nodes give it. */
  text: Buffer | undefined;
  bytes: number;
}

const RESULT = '"result":';
const OPENING_BRACE = 0x7b;

/** The part of an answer's text that is its result: the last member after two that hold no such name. */
function resultText(text: Buffer, answer: Record<string, unknown>): Buffer | undefined {
  const start = text.indexOf(RESULT);
  if (start < 0 || Object.keys(answer).join() !== 'jsonrpc,id,result') return undefined;
  return text.subarray(start + RESULT.length, text.lastIndexOf('}'));
}

/** The wait that a `Retry-After` asks for, in milliseconds: it names seconds or a moment. */
function restOf(header: string | string[] | undefined): number {
  if (typeof header !== 'string') return 0;
  const restMs = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(restMs) ? 0 : Math.max(0, restMs);
}

function parseAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !['http:', 'https:'].includes(address.protocol)) throw addressInvalid(url);
  return address;
}

/** A node behind one address. Methods reject with the errors of errors.ts; none of them tries again. */
export class Endpoint {
  /** What messages call it: the address without user, password and query, which may hold keys. */
  readonly name: string;
  readonly #address: URL;
  readonly #pool: Pool;
  readonly #headers: Record<string, string>;
  readonly #options: EndpointOptions;
  readonly #batch = new BatchSize();

  /** @throws LeasebookError `RPC_ADDRESS_INVALID`. */
  constructor(url: string, options: EndpointOptions) {
    this.#address = parseAddress(url);
    const { origin, pathname, username, password } = this.#address;
    this.name = `${origin}${pathname.replace(/\/$/, '')}`;
    this.#options = options;
    // As they stand where they are not escaped, which an address allows.
    const [user, secret] = [username, password].map((text) => decodedUri(text) ?? text);
    const login = Buffer.from(`${user}:${secret}`).toString('base64');
    this.#headers = {
      'content-type': 'application/json',
      'accept-encoding': ACCEPTED,
      ...(username === '' ? {} : { authorization: `Basic ${login}` }),
    };
    this.#pool = new Pool(origin, {
      connections: options.connections,
      maxResponseSize: options.answerLimitBytes,
      // Each request has a time limit of its own, which covers connecting, headers and body.
      headersTimeout: 0,
      bodyTimeout: 0,
      connectTimeout: options.timeoutMs,
    });
  }

  /** Address of the same node's WebSocket. */
  get webSocketUrl(): string {
    const address = new URL(this.#address);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    address.pathname = `${address.pathname.replace(/\/$/, '')}/websocket`;
    return address.href;
  }

  /** How many blocks `texts` may be asked for; 0 where the node takes one call in a request only. */
  get batchBlocks(): number {
    return this.#batch.blocks;
  }

  /** The `result` object of one call. */
  async call(method: string, params: Record<string, unknown>, signal: AbortSignal, height?: number): Promise<unknown> {
    return (await this.#ask(method, params, signal, height)).result;
  }

  /** What the node says of its chain and how far it is. */
  async status(signal: AbortSignal): Promise<SourceStatus> {
    const result = await this.call('status', {}, signal);
    // The form of `status` is the same in all versions from 0.34 on.
    const client = Comet38Client.create({
      execute: async ({ id }) => ({ jsonrpc: '2.0', id, result }),
      disconnect: () => undefined,
    });
    try {
      const { nodeInfo, syncInfo } = await client.status();
      const { latestBlockHeight, latestBlockTime } = syncInfo;
      if (typeof nodeInfo.network !== 'string') throw new TypeError('no chain-id');
      return {
        chainId: nodeInfo.network,
        headHeight: latestBlockHeight,
        headTime: parseTime(toRfc3339WithNanoseconds(latestBlockTime)),
        // Nodes before 0.34 do not tell; they keep every block.
        earliestHeight: syncInfo.earliestBlockHeight ?? 1,
        nodeVersion: nodeInfo.version,
        // A recorded chain at its end says so; a node never does.
        ...(nodeInfo.other.get('recorded_chain') === 'ended' ? { isEnded: true } : {}),
      };
    } catch (cause) {
      throw garbage({ endpoint: this.name, cause }, 'status');
    }
  }

  /** A block of that chain with its results, both of the height asked for. */
  async block(height: number, chainId: string, signal: AbortSignal): Promise<FetchedCheckedBlock> {
    const fetched = await this.#block(height, chainId, signal);
    try {
      return this.#checked(fetched);
    } catch (error) {
      // Bytes may have been damaged on the way: asked once more before the node is doubted.
      if (error instanceof LeasebookError && error.kind === 'bad-block') return this.#checked(await this.#block(height, chainId, signal));
      throw error;
    }
  }

  async #block(height: number, chainId: string, signal: AbortSignal): Promise<FetchedBlock> {
    const params = { height: String(height) };
    const [block, results] = await Promise.all([
      this.#ask('block', params, signal, height),
      this.#ask('block_results', params, signal, height),
    ]);
    const raw: RawBlock = { height, block: block.result, results: results.result };
    requireBlock(this.name, chainId, raw);
    if (block.text !== undefined && results.text !== undefined) raw.text = { block: block.text, results: results.text };
    return { raw, bytes: block.bytes + results.bytes };
  }

  #checked(fetched: FetchedBlock): FetchedCheckedBlock {
    return { ...checkedBlock(this.name, fetched.raw), bytes: fetched.bytes };
  }

  /**
   * The blocks `from` to `to` in one request, not yet looked into: null for each that the node did not give. Empty where it
   * takes no such request.
   */
  async texts(from: number, to: number, signal: AbortSignal): Promise<(BlockText | null)[]> {
    const blocks = to - from + 1;
    try {
      const answer = await this.#told(['block', 'block_results'], () => this.#post('batch', batchBody(from, to), signal, from), blocks);
      const texts = this.#cut(answer, from, to);
      if (texts === null) this.#batch.refused(blocks);
      else this.#batch.answered(blocks, answer.length);
      return texts ?? [];
    } catch (error) {
      if (error instanceof LeasebookError) this.#batch.failed(blocks);
      throw error;
    }
  }

  #cut(answer: Buffer, from: number, to: number): (BlockText | null)[] | null {
    try {
      const texts = cutBatch(answer, from, to, this.name);
      if (texts !== null) shareAnswer(answer, texts);
      return texts;
    } catch (cause) {
      throw garbage({ endpoint: this.name, height: from, cause }, 'batch');
    }
  }

  /** Where an answer sends, without what may hold keys; null where it sends nowhere. */
  #sentTo(location: string | string[] | undefined): string | null {
    if (typeof location !== 'string' || !URL.canParse(location, this.#address.href)) return null;
    const { protocol, host, pathname } = new URL(location, this.#address.href);
    return `${protocol}//${host}${pathname}`;
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #ask(method: string, params: Record<string, unknown>, signal: AbortSignal, height: number | undefined): Promise<Answer> {
    return this.#told([method], () => this.#answerOf(method, params, signal, height));
  }

  /** Runs a request and tells how it went, of one with several calls for each of them: of each method `times`. */
  async #told<T>(methods: readonly string[], request: () => Promise<T>, times = 1): Promise<T> {
    const start = performance.now();
    const tell = (code: string | null) => {
      const seconds = (performance.now() - start) / 1_000;
      for (let time = 0; time < times; time += 1)
        for (const method of methods) this.#options.onRequest?.({ endpoint: this.name, method, seconds, code });
    };
    try {
      const answer = await request();
      tell(null);
      return answer;
    } catch (error) {
      // Whoever stopped the request knows.
      if (error instanceof LeasebookError) tell(error.code);
      throw error;
    }
  }

  async #answerOf(method: string, params: Record<string, unknown>, signal: AbortSignal, height: number | undefined): Promise<Answer> {
    const text = await this.#post(method, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }), signal, height);
    const place = { endpoint: this.name, height };
    let answer: unknown;
    try {
      answer = JSON.parse(text.toString());
    } catch (cause) {
      throw garbage({ ...place, cause }, method);
    }
    if (!isRecord(answer)) throw garbage({ ...place, cause: 'no object' }, method);
    if (isRecord(answer.error)) {
      throw nodeError(
        place,
        method,
        [answer.error.message, answer.error.data].filter((part) => typeof part === 'string' && part !== '').join(': '),
      );
    }
    if (!('result' in answer)) throw garbage({ ...place, cause: 'neither a result nor an error' }, method);
    return { result: answer.result, text: resultText(text, answer), bytes: text.length };
  }

  async #post(what: string, body: string, signal: AbortSignal, height: number | undefined): Promise<Buffer> {
    const place = { endpoint: this.name, height };
    signal.throwIfAborted();
    // A timer and a listener of our own, both gone with the answer: those of AbortSignal.timeout and .any would outlive it.
    const limit = new AbortController();
    const stop = () => limit.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const timer = setTimeout(() => limit.abort(new Error(`no whole answer within ${this.#options.timeoutMs} ms`)), this.#options.timeoutMs);
    try {
      const answer = await this.#pool.request({
        path: `${this.#address.pathname}${this.#address.search}`,
        method: 'POST',
        headers: this.#headers,
        body,
        signal: limit.signal,
      });
      const { buffer, byteOffset, byteLength } = await answer.body.bytes();
      const sent = Buffer.from(buffer, byteOffset, byteLength);
      const { statusCode, headers } = answer;
      // A node sends its own errors as JSON with status 500; any other status is not about the request itself.
      const isNodes = statusCode === 200 || statusCode === 500;
      const most = this.#options.answerLimitBytes;
      const text = isNodes ? await unpacked(sent, headers['content-encoding'], { place, what, most }) : sent;
      if (statusCode !== 200 && !(isNodes && text[0] === OPENING_BRACE))
        throw new NodeRefuses(place, statusCode, {
          sentTo: this.#sentTo(headers.location),
          restMs: restOf(headers['retry-after']),
        });
      return text;
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof Error && 'code' in cause) {
        if (cause instanceof LeasebookError) throw cause;
        if (cause.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') throw tooLarge({ ...place, cause }, this.#options.answerLimitBytes);
      }
      throw unreachable({ ...place, cause });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }
}
