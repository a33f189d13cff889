// What a node answers: JSON-RPC methods over a recorded chain, as JSON text made of the recorded bytes.

import type { RecordedBlock } from './block-files.ts';
import type { Recording } from './recording.ts';

/** An error that a node answers with; the texts are those of CometBFT, so that clients treat them as they would a node's. */
export class RpcError extends Error {
  readonly code: number;
  readonly data: string;

  constructor(code: number, message: string, data: string) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

const internal = (text: string) => new RpcError(-32603, 'Internal error', text);
const invalidParams = (text: string) => new RpcError(-32602, 'Invalid params', text);

/** Parameters by name, as text; a JSON body may also give numbers. */
export type Params = Readonly<Record<string, unknown>>;

/** Which answers are given for old blocks: those of the node of the time, or of a node of today where recorded. */
export type View = 'recorded' | 'archive';

/** The most blocks that `blockchain` answers, as in CometBFT. */
const BLOCKCHAIN_LIMIT = 20;
const GENESIS_CHUNK_BYTES = 16 * 1024 * 1024;

type Method = (params: Params) => Promise<Buffer[]>;

/** A node that has come as far as `headHeight` says. */
export class RecordedNode {
  readonly recording: Recording;
  readonly #head: () => number;
  readonly #view: View;
  readonly #earliest: number;

  /** `head` gives the present head; blocks below `earliest` are refused as a pruned node does. */
  constructor(recording: Recording, head: () => number, view: View, earliest = 1) {
    this.recording = recording;
    this.#head = head;
    this.#view = view;
    this.#earliest = earliest;
  }

  readonly #methods: Readonly<Record<string, Method>> = {
    health: async () => [Buffer.from('{}')],
    status: () => this.#status(),
    net_info: async () => [Buffer.from('{"listening":true,"listeners":["Listener(@)"],"n_peers":"0","peers":[]}')],
    genesis: async () => [Buffer.from('{"genesis":'), await this.recording.genesis(), Buffer.from('}')],
    genesis_chunked: (params) => this.#genesisChunk(params),
    block: async (params) => [(await this.block(this.#height(params))).block],
    block_results: async (params) => [(await this.block(this.#height(params))).results],
    commit: (params) => this.#commit(this.#height(params)),
    blockchain: (params) => this.#blockchain(params),
    abci_info: () => this.#abciInfo(),
    abci_query: (params) => this.#abciQuery(params),
  };

  get headHeight(): number {
    return this.#head();
  }

  /**
   * The `result` of a method, as pieces of JSON text.
   * @throws RpcError as a node would.
   */
  answer(method: string, params: Params): Promise<Buffer[]> {
    const known = this.#methods[method];
    if (known === undefined) throw new RpcError(-32601, 'Method not found', `the recorded chain does not answer "${method}"`);
    return known(params);
  }

  async block(height: number): Promise<RecordedBlock> {
    if (this.#view === 'archive') {
      const seen = (await this.recording.archiveBlocks()).get(height);
      if (seen !== undefined) return seen;
    }
    return this.recording.block(height);
  }

  /** The height that is asked for, the head where none is; the errors are a node's. */
  #height(params: Params): number {
    const asked = integer(params.height);
    if (asked === null) return this.#head();
    if (asked <= 0) throw internal(`height must be greater than 0, but got ${asked}`);
    if (asked > this.#head()) throw internal(`height ${asked} must be less than or equal to the current blockchain height ${this.#head()}`);
    if (asked < this.#earliest) throw internal(`height ${asked} is not available, lowest height is ${this.#earliest}`);
    return asked;
  }

  async #status(): Promise<Buffer[]> {
    const head = this.#head();
    const node = this.recording.nodeAt(head);
    const [first, last] = await Promise.all([this.#header(this.#earliest), this.#header(head)]);
    const status = {
      ...node.status,
      sync_info: {
        latest_block_hash: last.hash,
        latest_app_hash: last.header.app_hash,
        latest_block_height: String(head),
        latest_block_time: last.header.time,
        earliest_block_hash: first.hash,
        earliest_app_hash: first.header.app_hash,
        earliest_block_height: String(this.#earliest),
        earliest_block_time: first.header.time,
        catching_up: false,
      },
    };
    return [Buffer.from(JSON.stringify(status))];
  }

  async #abciInfo(): Promise<Buffer[]> {
    const head = this.#head();
    const { abci_info } = this.recording.nodeAt(head);
    const response = typeof abci_info.response === 'object' ? abci_info.response : {};
    return [Buffer.from(JSON.stringify({ ...abci_info, response: { ...response, last_block_height: String(head) } }))];
  }

  async #genesisChunk(params: Params): Promise<Buffer[]> {
    const genesis = await this.recording.genesis();
    const total = Math.ceil(genesis.length / GENESIS_CHUNK_BYTES);
    const chunk = integer(params.chunk) ?? 0;
    if (chunk < 0 || chunk >= total) throw internal(`there are ${total} chunks, ${chunk} is invalid`);
    const data = genesis.subarray(chunk * GENESIS_CHUNK_BYTES, (chunk + 1) * GENESIS_CHUNK_BYTES).toString('base64');
    return [Buffer.from(JSON.stringify({ chunk: String(chunk), total: String(total), data }))];
  }

  /** A block's commit stands in the block after it; the head's own was not recorded. */
  async #commit(height: number): Promise<Buffer[]> {
    if (height === this.recording.lastHeight) {
      throw internal(`the commit of the last recorded block ${height} is not known: it would stand in the block after it`);
    }
    const [{ header }, next] = await Promise.all([this.#header(height), this.recording.block(height + 1)]);
    const commit = JSON.parse(next.block.toString()).block.last_commit;
    return [Buffer.from(JSON.stringify({ signed_header: { header, commit }, canonical: true }))];
  }

  async #blockchain(params: Params): Promise<Buffer[]> {
    const head = this.#head();
    const highest = Math.min(integer(params.maxHeight ?? params.max_height) || head, head);
    const asked = integer(params.minHeight ?? params.min_height) || 1;
    if (asked > highest) throw internal(`min height ${asked} can't be greater than max height ${highest}`);
    const lowest = Math.max(asked, this.#earliest, highest - BLOCKCHAIN_LIMIT + 1);
    const metas: unknown[] = [];
    for (let height = highest; height >= lowest; height -= 1) {
      const { blockId, header, transactions } = await this.#header(height);
      // The size in bytes was not recorded; -1 is what a node says of blocks that it did not measure.
      metas.push({ block_id: blockId, block_size: '-1', header, num_txs: String(transactions) });
    }
    return [Buffer.from(JSON.stringify({ last_height: String(head), block_metas: metas }))];
  }

  async #abciQuery(params: Params): Promise<Buffer[]> {
    const path = typeof params.path === 'string' ? params.path : '';
    const data = typeof params.data === 'string' ? params.data.replace(/^0x/, '') : '';
    const asked = integer(params.height) ?? 0;
    const height = asked === 0 ? this.#head() : asked;
    if (path === '') throw invalidParams('a path is needed');
    const state = await this.recording.state();
    const answer = state.answer(path, data, height);
    const common = { info: '', index: '0', key: null, proofOps: null, height: String(height) };
    if (answer?.value !== undefined) {
      return [Buffer.from(JSON.stringify({ response: { code: 0, log: '', ...common, value: answer.value, codespace: '' } }))];
    }
    const log =
      answer === undefined
        ? `this recorded chain has no answer to ${path} with this request at height ${height}; it has answers at ${state.heights.filter((stored) => stored <= this.#head()).join(', ')}`
        : `the node refused: ${typeof answer.error === 'string' ? answer.error : JSON.stringify(answer.error)}`;
    return [
      Buffer.from(JSON.stringify({ response: { code: answer === undefined ? 38 : 18, log, ...common, value: null, codespace: 'sdk' } })),
    ];
  }

  async #header(height: number): Promise<{ hash: string; blockId: unknown; header: Record<string, unknown>; transactions: number }> {
    const { block_id, block } = JSON.parse((await this.block(height)).block.toString());
    return { hash: block_id.hash, blockId: block_id, header: block.header, transactions: block.data.txs?.length ?? 0 };
  }
}

/** A whole number given as JSON number or text; null where absent. */
function integer(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null;
  const parsed = typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(parsed))
    throw invalidParams(`error converting json params to arguments: ${JSON.stringify(value)} is no height`);
  return parsed;
}
