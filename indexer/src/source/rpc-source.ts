// The chain as nodes serve it over Tendermint RPC.
import { z } from 'zod';
import type { BlockSource, RawBlock, SourceStatus } from '../contract.ts';
import { parseTime } from '../decode/text.ts';
import { Endpoint } from './endpoint.ts';
import { garbage, wrongChain } from './errors.ts';
import { HeadEvents } from './head.ts';
import { type OrderedOptions, ordered, Parallelism } from './ordered.ts';
import { Endpoints, type RetryOptions } from './retry.ts';

export interface RpcSourceOptions {
  /** Addresses of nodes of one chain; the healthiest is asked. */
  urls: readonly string[];
  /** Longest wait for one answer; 20 s where not given. */
  timeoutMs?: number;
  /** Longest answer accepted; 256 MiB where not given. */
  answerLimitBytes?: number;
  retry?: Partial<RetryOptions>;
  fetch?: Partial<OrderedOptions>;
  /** The head is asked for at least so often while it is waited for; 2 s where not given. */
  pollMs?: number;
}

const retryDefaults: RetryOptions = { attempts: 6, firstWaitMs: 100, longestWaitMs: 5_000 };
const fetchDefaults: OrderedOptions = { startParallel: 8, mostParallel: 32, aheadBlocks: 400, aheadBytes: 64 * 1024 * 1024 };

/** The part of a node's `status` that is needed; numbers are decimal text. */
const statusSchema = z.object({
  node_info: z.object({ network: z.string(), version: z.string() }),
  sync_info: z.object({
    latest_block_height: z.coerce.number().int(),
    latest_block_time: z.string(),
    earliest_block_height: z.coerce.number().int(),
  }),
});
const genesisSchema = z.object({ genesis: z.looseObject({}) });
const chunkSchema = z.object({ chunk: z.coerce.number().int(), total: z.coerce.number().int(), data: z.base64() });

/**
 * A source over one or more endpoints. Requests are tried again on retryable failures, with growing waits, on the
 * endpoint with the fewest failures; what cannot be mended rejects with a typed error that names endpoint and height.
 */
export function rpcSource(options: RpcSourceOptions): BlockSource {
  return new RpcSource(options);
}

class RpcSource implements BlockSource {
  readonly #endpoints: Endpoints;
  readonly #parallelism: Parallelism;
  readonly #fetch: OrderedOptions;
  readonly #events: HeadEvents;
  readonly #pollMs: number;
  #chainId: string | null = null;

  constructor(options: RpcSourceOptions) {
    this.#fetch = { ...fetchDefaults, ...options.fetch };
    const endpoint = {
      timeoutMs: options.timeoutMs ?? 20_000,
      answerLimitBytes: options.answerLimitBytes ?? 256 * 1024 * 1024,
      // A block takes two requests.
      connections: 2 * this.#fetch.mostParallel,
    };
    this.#endpoints = new Endpoints(
      options.urls.map((url) => new Endpoint(url, endpoint)),
      { ...retryDefaults, ...options.retry },
    );
    this.#parallelism = new Parallelism(this.#fetch);
    this.#pollMs = options.pollMs ?? 2_000;
    this.#events = new HeadEvents(() => this.#endpoints.best.webSocketUrl, 5 * this.#pollMs);
  }

  get name(): string {
    return this.#endpoints.best.url;
  }

  status(): Promise<SourceStatus> {
    return this.#status(new AbortController().signal);
  }

  async genesis(): Promise<unknown> {
    const { signal } = new AbortController();
    return this.#endpoints.run(async (endpoint) => {
      // A large genesis is refused as a whole and comes in chunks; a node that has it whole may not know chunks.
      const whole = await endpoint.call('genesis', {}, signal).catch((error: unknown) => error);
      const parsed = genesisSchema.safeParse(whole);
      return parsed.success ? parsed.data.genesis : this.#chunkedGenesis(endpoint, signal);
    }, signal);
  }

  async *blocks(from: number, to: number, signal: AbortSignal): AsyncGenerator<RawBlock> {
    const failed = () => this.#parallelism.failed();
    const fetch = async (height: number) => {
      const block = await this.#endpoints.run((endpoint) => endpoint.block(height, signal), signal, failed);
      this.#parallelism.succeeded();
      return block;
    };
    yield* ordered(from, to, fetch, this.#parallelism, this.#fetch);
  }

  async waitForHead(height: number, signal: AbortSignal): Promise<SourceStatus> {
    for (let told = true; ; ) {
      const status = await this.#status(signal);
      if (status.headHeight > height) {
        if (!told) this.#events.renew();
        return status;
      }
      told = await this.#events.next(this.#pollMs, signal);
      signal.throwIfAborted();
    }
  }

  async close(): Promise<void> {
    this.#events.renew();
    await this.#endpoints.close();
  }

  #status(signal: AbortSignal): Promise<SourceStatus> {
    return this.#endpoints.run(async (endpoint) => {
      const parsed = statusSchema.safeParse(await endpoint.call('status', {}, signal));
      if (!parsed.success) throw garbage({ endpoint: endpoint.url, cause: z.prettifyError(parsed.error) }, 'status');
      const { node_info, sync_info } = parsed.data;
      this.#chainId ??= node_info.network;
      if (node_info.network !== this.#chainId) throw wrongChain(endpoint.url, this.#chainId, node_info.network);
      return {
        chainId: node_info.network,
        headHeight: sync_info.latest_block_height,
        headTime: parseTime(sync_info.latest_block_time),
        earliestHeight: sync_info.earliest_block_height,
        nodeVersion: node_info.version,
      };
    }, signal);
  }

  async #chunkedGenesis(endpoint: Endpoint, signal: AbortSignal): Promise<unknown> {
    const parts: Buffer[] = [];
    for (let chunk = 0, total = 1; chunk < total; chunk += 1) {
      const parsed = chunkSchema.safeParse(await endpoint.call('genesis_chunked', { chunk: String(chunk) }, signal));
      if (!parsed.success) throw garbage({ endpoint: endpoint.url, cause: z.prettifyError(parsed.error) }, 'genesis_chunked');
      parts.push(Buffer.from(parsed.data.data, 'base64'));
      total = parsed.data.total;
    }
    try {
      return JSON.parse(Buffer.concat(parts).toString());
    } catch (cause) {
      throw garbage({ endpoint: endpoint.url, cause }, 'genesis_chunked');
    }
  }
}
