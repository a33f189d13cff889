// Rows of blocks, transactions, fees, messages, unknown events and dead letters.
import type { Attribute, BlockFacts, Coin, DeadLetter, EventFacts, MessageFacts, TransactionFacts } from '../facts.ts';
import { big, bytes, integer, json, jsonText, key, optional, text, texts, time } from './fields.ts';
import { history } from './table.ts';

export const blocks = history(
  'blocks',
  ['height', 'hash', 'time', 'proposer', 'transaction_count', 'failed_count'],
  (block: BlockFacts) => [
    integer(block.height),
    text(block.hash),
    time(block.time),
    text(block.proposer),
    integer(block.transactions.length),
    integer(block.transactions.filter((transaction) => transaction.code !== 0).length),
  ],
);

interface InBlock<Part> {
  height: number;
  part: Part;
}
interface InTransaction<Part> extends InBlock<Part> {
  transaction: number;
}

export const transactions = history(
  'transactions',
  ['height', 'tx_index', 'hash', 'code', 'codespace', 'log', 'gas_wanted', 'gas_used', 'fee_payer', 'memo', 'message_count', 'sign_modes'],
  ({ height, part }: InBlock<TransactionFacts>) => [
    integer(height),
    integer(part.index),
    text(part.hash),
    // A uint32 in an integer's 32 bits: above 2^31 - 1, which no module uses, it stands there as a negative number.
    integer(part.code | 0),
    text(part.codespace),
    text(part.log),
    big(part.gasWanted),
    big(part.gasUsed),
    key(part.feePayer),
    text(part.memo),
    integer(part.messages.length),
    texts(part.signModes),
  ],
);

export const fees = history(
  'transaction_fees',
  ['height', 'tx_index', 'denom', 'amount'],
  ({ height, transaction, part }: InTransaction<Coin>) => [integer(height), integer(transaction), key(part.denom), big(part.amount)],
);

export const messages = history(
  'messages',
  ['height', 'tx_index', 'path', 'type_url', 'signer', 'body'],
  ({ height, transaction, part }: InTransaction<MessageFacts>) => [
    integer(height),
    integer(transaction),
    text(part.path.join('/')),
    key(part.typeUrl),
    key(part.signer),
    optional(part.body, jsonText),
  ],
);

interface UnknownEvent {
  height: number;
  origin: string;
  index: number;
  type: string;
  attributes: Attribute[];
}

export const unknownEvents = history('unknown_events', ['height', 'origin', 'event_index', 'type', 'attributes'], (event: UnknownEvent) => [
  integer(event.height),
  text(event.origin),
  integer(event.index),
  text(event.type),
  json(event.attributes),
]);

export const deadLetters = history('dead_letters', ['height', 'kind', 'object', 'code', 'error', 'bytes'], (letter: DeadLetter) => [
  integer(letter.height),
  text(letter.kind),
  key(letter.object),
  text(letter.code),
  text(letter.error),
  bytes(letter.bytes),
]);

/** All rows that blocks have of their own, in the order of the chain. */
export interface ChainRows {
  transactions: InBlock<TransactionFacts>[];
  fees: InTransaction<Coin>[];
  messages: InTransaction<MessageFacts>[];
  unknownEvents: UnknownEvent[];
}

/** Takes blocks apart into rows. */
export function chainRows(facts: readonly BlockFacts[]): ChainRows {
  const rows: ChainRows = { transactions: [], fees: [], messages: [], unknownEvents: [] };
  for (const block of facts) {
    const { height } = block;
    for (const transaction of block.transactions) {
      rows.transactions.push({ height, part: transaction });
      for (const part of sums(transaction.fee)) rows.fees.push({ height, transaction: transaction.index, part });
      for (const part of transaction.messages) rows.messages.push({ height, transaction: transaction.index, part });
      addUnknown(rows.unknownEvents, height, `tx ${transaction.index}`, transaction.events);
    }
    addUnknown(rows.unknownEvents, height, 'pre', block.events.preBlock);
    addUnknown(rows.unknownEvents, height, 'begin', block.events.begin);
    addUnknown(rows.unknownEvents, height, 'end', block.events.end);
  }
  return rows;
}

function addUnknown(rows: UnknownEvent[], height: number, origin: string, events: readonly EventFacts[]): void {
  for (const { event, type, index, attributes } of events) {
    if (event.kind === 'other' && type.startsWith('akash.')) rows.push({ height, origin, index, type, attributes });
  }
}

/** One amount for each denomination: a transaction that the chain refused may name one twice. */
function sums(coins: readonly Coin[]): Coin[] {
  const amounts = new Map<string, bigint>();
  for (const { denom, amount } of coins) amounts.set(denom, (amounts.get(denom) ?? 0n) + amount);
  return [...amounts].map(([denom, amount]) => ({ denom, amount }));
}

/** Dead letters with distinct objects: a second one about the same object gets a number. */
export function distinctLetters(letters: readonly DeadLetter[]): DeadLetter[] {
  const seen = new Map<string, number>();
  return letters.map((letter) => {
    const key = `${letter.height} ${letter.kind} ${letter.object}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? letter : { ...letter, object: `${letter.object} #${times}` };
  });
}
