// What a node answers: JSON-RPC methods over a recorded chain, as JSON text made of the recorded bytes.
import type { RecordedBlock } from './block-files.ts';
import { internal, invalidParams, methodNotFound, type Params } from './json-rpc.ts';
import type { Recording } from './recording.ts';
import { upgradeAnswer } from './upgrade-plans.ts';

/** Parameters by name. */
type Named = Readonly<Record<string, unknown>>;

/** Which answers are given for old blocks: those of the node of the time, or of a node of today where recorded. */
export type View = 'recorded' | 'archive';

/** The most blocks that `blockchain` answers, as in CometBFT. */
const BLOCKCHAIN_LIMIT = 20;
const GENESIS_CHUNK_BYTES = 16 * 1024 * 1024;

interface Method {
  /** Names of its parameters, in the order in which they may also come without names. */
  names: readonly string[];
  answer(params: Named): Promise<Buffer[]>;
}

/** What a node answers where no block has the hash. */
export const noBlock = '{"block_id":{"hash":"","parts":{"total":0,"hash":""}},"block":null}';

/** A node that has come as far as `headHeight` says. */
export class RecordedNode {
  readonly recording: Recording;
  readonly #head: () => number;
  readonly #view: View;
  readonly #earliest: number;

  /** `head` gives the present head; blocks below `earliest`, and states below the one before it, are refused as a pruned node does. */
  constructor(recording: Recording, head: () => number, view: View, earliest = recording.firstHeight) {
    this.recording = recording;
    this.#head = head;
    this.#view = view;
    this.#earliest = earliest;
  }

  readonly #methods: Readonly<Record<string, Method>> = {
    health: { names: [], answer: async () => [Buffer.from('{}')] },
    status: { names: [], answer: () => this.#status() },
    net_info: {
      names: [],
      answer: async () => [Buffer.from('{"listening":true,"listeners":["Listener(@)"],"n_peers":"0","peers":[]}')],
    },
    genesis: { names: [], answer: async () => [Buffer.from('{"genesis":'), await this.recording.genesis(), Buffer.from('}')] },
    genesis_chunked: { names: ['chunk'], answer: (params) => this.#genesisChunk(params) },
    block: { names: ['height'], answer: async (params) => [(await this.block(this.#height(params))).block] },
    block_by_hash: { names: ['hash'], answer: (params) => this.#blockByHash(params) },
    block_results: { names: ['height'], answer: async (params) => [(await this.block(this.#height(params))).results] },
    header: { names: ['height'], answer: (params) => this.#headerAnswer(this.#height(params)) },
    header_by_hash: { names: ['hash'], answer: async (params) => this.#headerAnswer(await this.#heightOfHash(params)) },
    commit: { names: ['height'], answer: (params) => this.#commit(this.#height(params)) },
    blockchain: { names: ['minHeight', 'maxHeight'], answer: (params) => this.#blockchain(params) },
    abci_info: { names: [], answer: () => this.#abciInfo() },
    abci_query: { names: ['path', 'data', 'height', 'prove'], answer: (params) => this.#abciQuery(params) },
  };

  /** Names of the methods that are answered. */
  get methods(): string[] {
    return Object.keys(this.#methods);
  }

  /**
   * The `result` of a method, as pieces of JSON text.
   * @throws RpcError as a node would; LeasebookError `BROKEN_RECORDING`.
   */
  async answer(name: string, params: Params): Promise<Buffer[]> {
    const method = Object.hasOwn(this.#methods, name) ? this.#methods[name] : undefined;
    if (method === undefined) throw methodNotFound(`the recorded chain does not answer "${name}"`);
    return method.answer(withNames(params, method.names));
  }

  /** The block as this node serves it. */
  async block(height: number): Promise<RecordedBlock> {
    if (this.#view === 'archive') {
      const seen = (await this.recording.archiveBlocks()).get(height);
      if (seen !== undefined) return seen;
    }
    return this.recording.block(height);
  }

  /** The height that is asked for, the head where none is; the errors are a node's. */
  #height(params: Named): number {
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
    const isEnded = head === this.recording.lastHeight;
    const status = {
      ...node.status,
      ...(isEnded ? { node_info: endedNode(node.status.node_info) } : {}),
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
    const state = { last_block_height: String(head), last_block_app_hash: await this.#appHash(head) };
    return [Buffer.from(JSON.stringify({ ...abci_info, response: { ...response, ...state } }))];
  }

  /** Hash of the state after a block, base64: in its results from 0.38 on, else in the next header; absent at the end of a 0.34 chain. */
  async #appHash(height: number): Promise<string | undefined> {
    const { app_hash } = JSON.parse((await this.recording.block(height)).results.toString());
    if (typeof app_hash === 'string') return app_hash;
    if (height === this.recording.lastHeight) return undefined;
    const next = JSON.parse((await this.recording.block(height + 1)).block.toString());
    return Buffer.from(next.block.header.app_hash, 'hex').toString('base64');
  }

  async #genesisChunk(params: Named): Promise<Buffer[]> {
    const genesis = await this.recording.genesis();
    const total = Math.ceil(genesis.length / GENESIS_CHUNK_BYTES);
    const chunk = integer(params.chunk) ?? 0;
    if (chunk < 0 || chunk >= total) throw internal(`there are ${total} chunks, ${chunk} is invalid`);
    const data = genesis.subarray(chunk * GENESIS_CHUNK_BYTES, (chunk + 1) * GENESIS_CHUNK_BYTES).toString('base64');
    return [Buffer.from(JSON.stringify({ chunk: String(chunk), total: String(total), data }))];
  }

  /** The height of a block by its hash: base64 in JSON, hex after 0x in addresses; null where no block has it. */
  async #heightOfHash({ hash }: Named): Promise<number | null> {
    const hex = typeof hash !== 'string' ? '' : hash.startsWith('0x') ? hash.slice(2) : Buffer.from(hash, 'base64').toString('hex');
    const height = await this.recording.heightOfHash(hex.toUpperCase());
    return height === null || height > this.#head() || height < this.#earliest ? null : height;
  }

  async #blockByHash(params: Named): Promise<Buffer[]> {
    const height = await this.#heightOfHash(params);
    return height === null ? [Buffer.from(noBlock)] : [(await this.block(height)).block];
  }

  async #headerAnswer(height: number | null): Promise<Buffer[]> {
    return [Buffer.from(JSON.stringify({ header: height === null ? null : (await this.#header(height)).header }))];
  }

  /** A block's commit stands in the block after it; the head's own was not recorded. */
  async #commit(height: number): Promise<Buffer[]> {
    if (height === this.recording.lastHeight) {
      throw internal(`the commit of the last recorded block ${height} is not known: it would stand in the block after it`);
    }
    const [{ header }, next] = await Promise.all([this.#header(height), this.recording.block(height + 1)]);
    const commit = JSON.parse(next.block.toString()).block.last_commit;
    return [Buffer.from(JSON.stringify({ signed_header: { header, commit }, canonical: height < this.#head() }))];
  }

  async #blockchain(params: Named): Promise<Buffer[]> {
    const head = this.#head();
    const highest = Math.min(integer(params.maxHeight ?? params.max_height) || head, head);
    const asked = integer(params.minHeight ?? params.min_height) || this.recording.firstHeight;
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

  async #abciQuery(params: Named): Promise<Buffer[]> {
    const path = typeof params.path === 'string' ? params.path : '';
    const data = typeof params.data === 'string' ? params.data.replace(/^0x/, '') : '';
    const asked = integer(params.height) ?? 0;
    const height = asked === 0 ? this.#head() : asked;
    if (path === '') throw invalidParams('a path is needed');
    const common = { info: '', index: '0', key: null, proofOps: null, height: String(height) };
    const refusal = (code: number, log: string) => [
      Buffer.from(JSON.stringify({ response: { code, log, ...common, value: null, codespace: 'sdk' } })),
    ];
    if (height > this.#head()) return refusal(26, 'cannot query with height in the future; please provide a valid height: invalid height');
    // The state before the first block that it has is where it began.
    if (height < this.#earliest - 1) return refusal(18, `failed to load state at height ${height}: version does not exist`);
    const state = await this.recording.state();
    const answer = state.answer(path, data, height);
    if (answer === undefined) {
      const upgrade = upgradeAnswer(this.recording, path, data, height);
      if (upgrade !== null) {
        const response = {
          code: 0,
          log: '',
          ...common,
          info: "made from the recording's manifest",
          value: upgrade.toString('base64'),
          codespace: '',
        };
        return [Buffer.from(JSON.stringify({ response }))];
      }
      const heights = state.heights.filter((stored) => stored <= this.#head());
      const where = heights.length === 0 ? 'it has none at any height' : `it has answers at ${heights.join(', ')}`;
      // As a node says it of a height whose state it no longer keeps.
      if (!heights.includes(height)) {
        return refusal(18, `failed to load state at height ${height} of this recorded chain; ${where}: version does not exist`);
      }
      return refusal(38, `this recorded chain has no answer to ${path} with this request at height ${height}; ${where}: not found`);
    }
    const { value = null, error = null } = answer;
    // An empty reply may be stored as no value at all.
    if (value === null && error !== null) {
      return refusal(18, `the node refused: ${typeof error === 'string' ? error : JSON.stringify(error)}`);
    }
    return [Buffer.from(JSON.stringify({ response: { code: 0, log: '', ...common, value, codespace: '' } }))];
  }

  async #header(height: number): Promise<{ hash: string; blockId: unknown; header: Record<string, unknown>; transactions: number }> {
    const { block_id, block } = JSON.parse((await this.block(height)).block.toString());
    return { hash: block_id.hash, blockId: block_id, header: block.header, transactions: block.data.txs?.length ?? 0 };
  }
}

/** What tells an indexer that no block will follow: a node's free-form part of `node_info`. */
function endedNode(info: unknown): unknown {
  const known = typeof info === 'object' && info !== null ? info : {};
  const other = 'other' in known && typeof known.other === 'object' ? known.other : {};
  return { ...known, other: { ...other, recorded_chain: 'ended' } };
}

/** A whole number given as JSON number or text; null where absent. */
function integer(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null;
  const parsed = typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(parsed))
    throw invalidParams(`error converting json params to arguments: ${JSON.stringify(value)} is no height`);
  return parsed;
}

/** Parameters that came in order get the method's names. */
function withNames(params: Params, names: readonly string[]): Named {
  if (!isList(params)) return params;
  if (params.length !== names.length) {
    throw invalidParams(
      `error converting json params to arguments: expected ${names.length} parameters (${names.join(', ')}), got ${params.length}`,
    );
  }
  return Object.fromEntries(names.map((name, place) => [name, params[place]]));
}

function isList(params: Params): params is readonly unknown[] {
  return Array.isArray(params);
}
