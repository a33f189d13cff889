// A node's answer about one block, turned into facts; the parser follows the reply's shape, never the height (protocol 1.3).
import { LeasebookError } from '@leasebook/db';
import type { RawBlock } from '../contract.ts';
import type { BlockFacts, DeadLetter, EventFacts, UnixNanos } from '../facts.ts';
import { isEncoded, isRecord, markerOf } from './event-attributes.ts';
import { EventReader } from './events.ts';
import { parseTime } from './text.ts';
import { type BlockContext, decodeTransaction, malformedBlock } from './transaction.ts';

const HASH = /^[0-9A-Fa-f]{64}$/;
const ADDRESS = /^[0-9A-Fa-f]{40}$/;

type Fields = Record<string, unknown>;

interface Header {
  chainId: string;
  hash: string;
  parentHash: string;
  time: UnixNanos;
  proposer: string;
}

/** The results in the one form of both shapes. */
interface Results {
  transactions: unknown[];
  begin: unknown[];
  end: unknown[];
  /** Of CometBFT 0.38: all phases together; null in the older shape. */
  finalize: unknown[] | null;
}

function member(parent: Fields, name: string, height: number, object: string): Fields {
  const value = parent[name];
  if (!isRecord(value)) throw malformedBlock(height, object, `the reply has no ${name}`);
  return value;
}

function list(parent: Fields, name: string, height: number): unknown[] {
  const value = parent[name];
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw malformedBlock(height, 'results', `${name} is no list`);
  return value;
}

function matched(value: unknown, pattern: RegExp, what: string, height: number): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw malformedBlock(height, 'header', `${what} is ${JSON.stringify(value)}`);
  return value.toUpperCase();
}

function timeOf(value: unknown, height: number): UnixNanos {
  try {
    return parseTime(typeof value === 'string' ? value : '');
  } catch {
    throw malformedBlock(height, 'header', `the time is ${JSON.stringify(value)}`);
  }
}

/** Refuses an answer about another height than the one that was asked for. */
function requireHeight(value: unknown, height: number, object: string, code: string): void {
  if (value !== String(height)) throw malformedBlock(height, object, `the answer is about height ${JSON.stringify(value)}`, code);
}

function headerOf(reply: Fields, block: Fields, height: number): Header {
  const header = member(block, 'header', height, 'block');
  requireHeight(header.height, height, 'block', 'BLOCK_OF_ANOTHER_HEIGHT');
  const chainId = header.chain_id;
  if (typeof chainId !== 'string' || chainId === '') throw malformedBlock(height, 'header', 'the header has no chain_id');
  const parent = member(header, 'last_block_id', height, 'header').hash;
  return {
    chainId,
    hash: matched(member(reply, 'block_id', height, 'block').hash, HASH, 'the hash', height),
    // The chain's first block has none.
    parentHash: parent === '' ? '' : matched(parent, HASH, 'the hash of the block before', height),
    time: timeOf(header.time, height),
    proposer: matched(header.proposer_address, ADDRESS, 'the proposer', height),
  };
}

function transactionsOf(block: Fields, height: number): string[] {
  const transactions = member(block, 'data', height, 'block').txs;
  // Missing is empty, as in the hash that the header has of them.
  if (transactions === null || transactions === undefined) return [];
  if (!Array.isArray(transactions)) throw malformedBlock(height, 'block', 'the block has no list of transactions');
  if (!transactions.every((text) => typeof text === 'string')) throw malformedBlock(height, 'block', 'a transaction is no text');
  return transactions;
}

function resultsOf(reply: unknown, height: number): Results {
  if (!isRecord(reply)) throw malformedBlock(height, 'results', 'there are no results');
  requireHeight(reply.height, height, 'results', 'RESULTS_OF_ANOTHER_HEIGHT');
  const transactions = list(reply, 'txs_results', height);
  const finalize = list(reply, 'finalize_block_events', height);
  const hasOlder = 'begin_block_events' in reply || 'end_block_events' in reply;
  // With both names in one reply, events must not be lost to an empty list of the other shape.
  if ('finalize_block_events' in reply && (finalize.length > 0 || !hasOlder)) return { transactions, begin: [], end: [], finalize };
  if (hasOlder) {
    return { transactions, begin: list(reply, 'begin_block_events', height), end: list(reply, 'end_block_events', height), finalize: null };
  }
  throw new LeasebookError('the results have neither finalize_block_events nor begin_block_events', {
    kind: 'fatal',
    code: 'UNKNOWN_RESULTS_SHAPE',
    height,
    object: 'results',
    advice: 'The node speaks a version of the RPC that Leasebook does not read: use one of Tendermint 0.34 or CometBFT 0.38.',
  });
}

function* allEvents(results: Results): Iterable<unknown> {
  yield* results.begin;
  for (const result of results.transactions) {
    const events = isRecord(result) ? result.events : null;
    if (Array.isArray(events)) yield* events;
  }
  yield* results.end;
}

/** Phases of the older shape stand apart; places go on from begin to end, as the newer shape has them. */
function splitEvents({ begin, end }: Results, reader: EventReader): BlockFacts['events'] {
  return {
    preBlock: [],
    begin: begin.map((event, index) => reader.read(event, index, null, 'begin')),
    end: end.map((event, index) => reader.read(event, begin.length + index, null, 'end')),
  };
}

/** Phases of the newer shape are told by `mode`; what an upgrade handler emits has none. */
function markedEvents(events: unknown[], reader: EventReader): BlockFacts['events'] {
  const phases: Record<'preBlock' | 'begin' | 'end', EventFacts[]> = { preBlock: [], begin: [], end: [] };
  for (const [index, event] of events.entries()) {
    const mode = isRecord(event) ? markerOf(event, 'mode') : null;
    if (mode === 'BeginBlock') phases.begin.push(reader.read(event, index, null, 'begin'));
    else if (mode === 'EndBlock') phases.end.push(reader.read(event, index, null, 'end'));
    else phases.preBlock.push(reader.read(event, index, null, 'pre-block'));
  }
  return phases;
}

/**
 * The facts of one block. Parts that cannot be decoded (a transaction, a message, an event) become dead letters, and the
 * rest of the block stands. Throws a LeasebookError with height and object: kind `bad-block` where the reply is damaged or
 * of another height (`MALFORMED_BLOCK`, `BLOCK_OF_ANOTHER_HEIGHT`, `RESULTS_OF_ANOTHER_HEIGHT`, `RESULTS_COUNT_MISMATCH`,
 * `RESULTS_MISMATCH`), kind `fatal` where its form is unknown (`UNKNOWN_RESULTS_SHAPE`).
 */
export function decodeBlock(raw: RawBlock): BlockFacts {
  const { height } = raw;
  if (!isRecord(raw.block)) throw malformedBlock(height, 'block', 'there is no block');
  const block = member(raw.block, 'block', height, 'block');
  const header = headerOf(raw.block, block, height);
  const transactions = transactionsOf(block, height);
  const results = resultsOf(raw.results, height);
  if (transactions.length !== results.transactions.length) {
    const what = `the block has ${transactions.length} transactions, the results have ${results.transactions.length}`;
    throw malformedBlock(height, 'results', what, 'RESULTS_COUNT_MISMATCH');
  }
  const deadLetters: DeadLetter[] = [];
  const reader = new EventReader(height, results.finalize === null && isEncoded(allEvents(results)), deadLetters);
  const context: BlockContext = { height, events: reader, deadLetters };
  const decoded = transactions.map((text, index) => decodeTransaction(text, results.transactions[index], index, context));
  const events = results.finalize === null ? splitEvents(results, reader) : markedEvents(results.finalize, reader);
  return { ...header, height, transactions: decoded, events, deadLetters };
}

/** The facts of a block: as another thread has found them, else decoded here, see `decodeBlock`. */
export function factsOf(raw: RawBlock): BlockFacts {
  return raw.prepared?.facts ?? decodeBlock(raw);
}
