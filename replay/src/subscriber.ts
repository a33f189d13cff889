// One WebSocket client: calls are answered as over HTTP, and new blocks are told to it as they come.
import type { WebSocket } from 'ws';
import type { RecordedBlock } from './block-files.ts';
import { errorText, internal, parseJson, type RpcRequest, toRequest } from './json-rpc.ts';
import { newBlockEvent, newBlockQuery } from './new-block.ts';

export interface SubscriberOptions {
  /** Whole JSON text of the answer to a call. */
  answer(request: RpcRequest & { id: string }): Promise<Buffer>;
  block(height: number): Promise<RecordedBlock>;
}

/** A client that does not read is let go once so much waits for it, as nodes do. */
const UNREAD_LIMIT_BYTES = 64 * 1024 * 1024;

/** Serves one WebSocket client; `tell` is called with each new height. */
export class Subscriber {
  readonly #client: WebSocket;
  readonly #options: SubscriberOptions;
  /** JSON text of the id of each subscription, by query. */
  readonly #queries = new Map<string, string>();
  /** Blocks are told in order, whatever has to be unpacked for them. */
  #telling: Promise<void> = Promise.resolve();

  constructor(client: WebSocket, options: SubscriberOptions) {
    this.#client = client;
    this.#options = options;
    client.on('error', () => client.terminate());
    client.on('message', (data) => {
      this.#serve(data.toString()).catch(() => client.terminate());
    });
  }

  tell(height: number): void {
    this.#telling = this.#telling.then(() => this.#tell(height)).catch(() => this.#client.terminate());
  }

  async #tell(height: number): Promise<void> {
    if (this.#queries.size === 0) return;
    const block = await this.#options.block(height);
    for (const [query, id] of this.#queries) this.#send(`{"jsonrpc":"2.0","id":${id},"result":${newBlockEvent(query, block)}}`);
  }

  async #serve(text: string): Promise<void> {
    let id = '-1';
    try {
      const request = toRequest(parseJson(text));
      // A notification gets no answer.
      if (request.id === null) return;
      id = request.id;
      this.#send(await this.#answer({ ...request, id }));
    } catch (error) {
      this.#send(errorText(id, error));
    }
  }

  async #answer(request: RpcRequest & { id: string }): Promise<Buffer | string> {
    const { id, method, params } = request;
    if (method === 'subscribe') this.#subscribe(queryOf(params), id);
    else if (method === 'unsubscribe') this.#unsubscribe(queryOf(params));
    else if (method === 'unsubscribe_all') this.#queries.clear();
    else return this.#options.answer(request);
    return `{"jsonrpc":"2.0","id":${id},"result":{}}`;
  }

  #subscribe(query: string, id: string): void {
    if (!newBlockQuery.test(query)) throw internal(`the recorded chain tells of tm.event='NewBlock' only, not of ${query}`);
    if (this.#queries.has(query)) throw internal('already subscribed');
    this.#queries.set(query, id);
  }

  #unsubscribe(query: string): void {
    if (!this.#queries.delete(query)) throw internal('failed to unsubscribe: subscription not found');
  }

  #send(text: Buffer | string): void {
    if (this.#client.bufferedAmount > UNREAD_LIMIT_BYTES) this.#client.terminate();
    else this.#client.send(text.toString());
  }
}

function queryOf(params: RpcRequest['params']): string {
  const query = 'query' in params ? params.query : Array.isArray(params) ? params[0] : '';
  return typeof query === 'string' ? query : '';
}
