// Reads a list to its end, page by page at one height (protocol 5.2).
import { bytesField, type Decoded, decodeMessage, messagesField, optionalMessage } from '../decode/index.ts';
import { answerError } from './answer-error.ts';
import type { StateAnswers } from './answers.ts';

/** A list's items, and why they are not all: null where they are. */
export interface ListReply {
  items: Decoded[];
  gap: string | null;
}

export interface ListQuery {
  /** gRPC method, e.g. `/akash.market.v1beta5.Query/Leases`. */
  path: string;
  /** Field of the reply that holds the items. */
  items: string;
  /** The request for the page with this key; empty for the first. */
  request(key: Uint8Array): Uint8Array;
}

/** Message type of a method's reply. */
export function responseType(path: string): string {
  const [service = '', method = ''] = path.slice(1).split('/');
  // The audit module names its replies after what they hold.
  if (service.startsWith('akash.audit.')) return `${service.replace('.Query', '')}.QueryProvidersResponse`;
  return `${service.slice(0, service.lastIndexOf('.'))}.Query${method}Response`;
}

/** Asks for page after page until the reply names no further one. Rejects where the node repeats a page for ever. */
export async function listAll(answers: StateAnswers, height: number, query: ListQuery): Promise<ListReply> {
  const items: Decoded[] = [];
  const keys = new Set<string>();
  let key: Uint8Array = new Uint8Array(0);
  for (;;) {
    const answer = await answers.ask(query.path, query.request(key), height);
    const where = items.length === 0 ? '' : `after ${items.length} of them, `;
    if (answer.kind === 'absent')
      return { items, gap: `${where}${items.length === 0 ? 'not asked' : 'the next page was not asked'} when the chain was recorded` };
    if (answer.kind === 'refused') return { items, gap: `${where}the node refused: ${answer.reason}` };
    const reply = decodeMessage(responseType(query.path), answer.value);
    items.push(...messagesField(reply, query.items));
    const page = optionalMessage(reply, 'pagination');
    key = page === null ? new Uint8Array(0) : bytesField(page, 'next_key');
    if (key.length === 0) return { items, gap: null };
    const text = Buffer.from(key).toString('hex');
    if (keys.has(text)) throw answerError('the node names a page as next that it has given before', `${query.path} at height ${height}`);
    keys.add(text);
  }
}
