// The chain as nodes serve it over Tendermint RPC.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import type { BlockSource, RawBlock, SourceStatus } from '../contract.ts';
import type { RpcRequest } from '../telemetry/observer.ts';
import type { BlockText } from './batch.ts';
import { Endpoint, type FetchedCheckedBlock } from './endpoint.ts';
import { Endpoints } from './endpoints.ts';
import { addressInvalid, garbage, tooLarge, wrongChain } from './errors.ts';
import { HeadEvents } from './head.ts';
import { type OrderedOptions, ordered } from './ordered.ts';
import type { RetryOptions } from './retry.ts';
import { checkedText } from './trust/block.ts';
import { type Anchor, anchorOf, type CheckedBlock, chained } from './trust/chain.ts';

export interface RpcSourceOptions {
  /** Addresses of nodes of one chain; the healthiest is asked. */
  urls: readonly string[];
  /** The chain they must serve; where not given, that of the first one listed that answers. */
  chainId?: string;
  /** Longest wait for one answer; 20 s where not given. */
  timeoutMs?: number;
  /** Longest answer accepted; 256 MiB where not given. */
  answerLimitBytes?: number;
  /** Up to six rounds, and five minutes of an outage, where not given. */
  retry?: Partial<RetryOptions>;
  fetch?: Partial<OrderedOptions>;
  /** The head is asked for at least so often while it is waited for; 2 s where not given. */
  pollMs?: number;
  /** Hears of every failed try, also of those that another try or endpoint made good, e.g. to log them. */
  onFailure?: (error: LeasebookError) => void;
  /** Hears of every request, for metrics. */
  onRequest?: (request: RpcRequest) => void;
  /** Aborted to wait no longer for `status` and `genesis`, which then reject with its reason. */
  signal?: AbortSignal;
}

const retryDefaults: RetryOptions = { attempts: 6, firstWaitMs: 100, longestWaitMs: 5_000, patienceMs: 300_000 };
const fetchDefaults: OrderedOptions = { startParallel: 8, mostParallel: 32, aheadBlocks: 128, aheadBytes: 16 * 1024 * 1024 };

/** So often a request of which the node gave no block is sent again before each is asked for by itself. */
const REFUSALS = 3;

/** Blocks in a row, those of one request not yet looked into; where one could not be had, the ones before it and why. */
interface Span {
  blocks: (BlockText | FetchedCheckedBlock)[];
  failure: { error: unknown } | null;
  bytes: number;
}

const genesisSchema = z.looseObject({ chain_id: z.string() });
const wholeSchema = z.object({ genesis: z.unknown() });
const chunkSchema = z.object({ total: z.coerce.number().int().positive(), data: z.base64() });

/**
 * A source over one or more endpoints. The healthiest is asked first (latency, failures and head compared), as much at once
 * as it bears. A failed request is tried again on another endpoint at once, and on all of them after growing waits; a node
 * that answered before is waited for through a restart of some minutes, one that never did for a few seconds only. What
 * cannot be mended rejects with a typed error that names endpoint and height.
 * @throws LeasebookError `RPC_ADDRESS_INVALID`.
 */
export function rpcSource(options: RpcSourceOptions): BlockSource {
  if (options.urls.length === 0) throw addressInvalid('');
  return new RpcSource(options);
}

class RpcSource implements BlockSource {
  readonly #endpoints: Endpoints;
  readonly #fetch: OrderedOptions;
  readonly #events: HeadEvents;
  readonly #pollMs: number;
  readonly #answerLimitBytes: number;
  /** Ends what is asked outside of stretches of blocks. */
  readonly #giveUp: AbortSignal;
  #last: Anchor | null = null;

  constructor(options: RpcSourceOptions) {
    this.#fetch = { ...fetchDefaults, ...options.fetch };
    this.#answerLimitBytes = options.answerLimitBytes ?? 256 * 1024 * 1024;
    const endpoint = {
      timeoutMs: options.timeoutMs ?? 20_000,
      answerLimitBytes: this.#answerLimitBytes,
      // A block takes two requests.
      connections: 2 * this.#fetch.mostParallel,
      onRequest: options.onRequest,
    };
    this.#endpoints = new Endpoints(
      options.urls.map((url) => new Endpoint(url, endpoint)),
      {
        retry: { ...retryDefaults, ...options.retry },
        chainId: options.chainId ?? null,
        parallel: this.#fetch,
        onFailure: options.onFailure ?? (() => undefined),
      },
    );
    const { closing } = this.#endpoints;
    this.#giveUp = options.signal === undefined ? closing : AbortSignal.any([closing, options.signal]);
    this.#pollMs = options.pollMs ?? 2_000;
    this.#events = new HeadEvents(() => this.#endpoints.best.webSocketUrl, 5 * this.#pollMs);
  }

  get name(): string {
    return this.#endpoints.best.name;
  }

  status(): Promise<SourceStatus> {
    return this.#endpoints.survey(this.#giveUp);
  }

  async genesis(): Promise<unknown> {
    const signal = this.#giveUp;
    return this.#endpoints.run(async (endpoint, chainId) => {
      const genesis = await this.#wholeGenesis(endpoint, signal);
      const parsed = genesisSchema.safeParse(genesis);
      if (!parsed.success) throw garbage({ endpoint: endpoint.name, cause: z.prettifyError(parsed.error) }, 'genesis');
      if (parsed.data.chain_id !== chainId) throw wrongChain({ endpoint: endpoint.name }, chainId, parsed.data.chain_id);
      return genesis;
    }, signal);
  }

  async *blocks(from: number, to: number, signal: AbortSignal, after?: RawBlock): AsyncGenerator<RawBlock> {
    // Whoever stops reading also stops what is fetched ahead.
    const reading = new AbortController();
    const stop = AbortSignal.any([signal, reading.signal, this.#endpoints.closing]);
    try {
      yield* chained(this.#checked(from, to, stop), {
        anchor: this.#anchor(from, after),
        fromAll: (height) => this.#endpoints.everybody((endpoint, chainId) => endpoint.block(height, chainId, stop), stop),
        accuse: (endpoint, error) => this.#endpoints.distrust(endpoint, error),
        accepted: (anchor) => {
          this.#last = anchor;
        },
      });
    } finally {
      reading.abort();
    }
  }

  /** The blocks by themselves, fetched ahead as text; each is parsed and checked when it is its turn, so that what is parsed is soon gone. */
  async *#checked(from: number, to: number, stop: AbortSignal): AsyncGenerator<CheckedBlock> {
    const fetch = (first: number, last: number) => this.#span(first, last, stop);
    for await (const { blocks, failure } of ordered(from, to, fetch, this.#endpoints, this.#fetch)) {
      // From the end, so that a block's text goes with it.
      blocks.reverse();
      for (let block = blocks.pop(); block !== undefined; block = blocks.pop())
        yield 'raw' in block ? block : (this.#look(block) ?? (await this.#one(block.height, stop)));
      if (failure !== null) throw failure.error;
    }
  }

  /** The block if it is good; null where it is to be asked for again. */
  #look(text: BlockText): CheckedBlock | null {
    try {
      return checkedText(text, this.#endpoints.chainId);
    } catch (error) {
      if (!(error instanceof LeasebookError)) throw error;
      // Bytes may have been damaged on the way: asked once more before the node is doubted.
      if (error.kind !== 'bad-block') this.#endpoints.blame(text.endpoint, error);
      return null;
    }
  }

  #one(height: number, stop: AbortSignal): Promise<FetchedCheckedBlock> {
    return this.#endpoints.run((endpoint, chainId) => endpoint.block(height, chainId, stop), stop, height);
  }

  /**
   * Some blocks: in as few requests as they come in, and what does not come so one by one and one after the other, so that
   * there are never more requests than spans.
   */
  async #span(first: number, last: number, stop: AbortSignal): Promise<Span> {
    const span: Span = { blocks: [], failure: null, bytes: 0 };
    let together = true;
    let refusals = 0;
    try {
      for (let height = first; height <= last; ) {
        const texts: (BlockText | null)[] = together ? await this.#endpoints.several(height, last, stop) : [];
        // All of them: of several nodes behind one address another one may keep them.
        if (texts.length > 1 && texts.every((text) => text === null) && refusals < REFUSALS) {
          refusals += 1;
          continue;
        }
        together = texts.length > 0;
        for (const text of together ? texts : [null]) {
          const block = text ?? (await this.#one(height, stop));
          span.blocks.push(block);
          span.bytes += 'raw' in block ? block.bytes : block.block.length + block.results.length;
          height += 1;
        }
      }
    } catch (error) {
      span.failure = { error };
    }
    return span;
  }

  /** The block before `from`: as the caller has it, else as it was handed on last. */
  #anchor(from: number, after: RawBlock | undefined): Anchor | null {
    const anchor = after === undefined ? this.#last : anchorOf(after);
    return anchor?.hashes.height === from - 1 ? anchor : null;
  }

  async waitForHead(height: number, signal: AbortSignal): Promise<SourceStatus> {
    const stop = AbortSignal.any([signal, this.#endpoints.closing]);
    for (let told = true; ; ) {
      const status = await this.#endpoints.survey(stop);
      if (status.headHeight > height) {
        if (!told) this.#events.renew();
        return status;
      }
      told = await this.#events.next(this.#pollMs, stop);
      stop.throwIfAborted();
    }
  }

  switchEndpoint(reason: LeasebookError): void {
    this.#endpoints.distrust(this.name, reason);
    this.#events.renew();
  }

  async close(): Promise<void> {
    this.#events.renew();
    await this.#endpoints.close();
  }

  /** A large genesis is refused as a whole and comes in chunks; a node that has it whole may not know chunks. */
  async #wholeGenesis(endpoint: Endpoint, signal: AbortSignal): Promise<unknown> {
    try {
      const whole = wholeSchema.safeParse(await endpoint.call('genesis', {}, signal));
      if (whole.success) return whole.data.genesis;
    } catch (error) {
      signal.throwIfAborted();
      // Which error a node answers with depends on its version; where chunks fail too, theirs is told.
      if (!isNodeError(error)) throw error;
    }
    return this.#chunkedGenesis(endpoint, signal);
  }

  async #chunkedGenesis(endpoint: Endpoint, signal: AbortSignal): Promise<unknown> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for (let chunk = 0, total = 1; chunk < total; chunk += 1) {
      const parsed = chunkSchema.safeParse(await endpoint.call('genesis_chunked', { chunk: String(chunk) }, signal));
      if (!parsed.success) throw garbage({ endpoint: endpoint.name, cause: z.prettifyError(parsed.error) }, 'genesis_chunked');
      const part = Buffer.from(parsed.data.data, 'base64');
      parts.push(part);
      bytes += part.length;
      if (bytes > this.#answerLimitBytes) throw tooLarge({ endpoint: endpoint.name }, this.#answerLimitBytes);
      total = parsed.data.total;
    }
    try {
      return JSON.parse(Buffer.concat(parts).toString());
    } catch (cause) {
      throw garbage({ endpoint: endpoint.name, cause }, 'genesis_chunked');
    }
  }
}

function isNodeError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'NODE_ERROR' || error.code === 'ANSWER_TOO_LARGE');
}
