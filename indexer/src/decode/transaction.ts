// One transaction: its bytes and its result, with MsgExec unwrapped and every event at the message that emitted it.
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { LeasebookError } from '@leasebook/db';
import { bech32 } from '@scure/base';
import type { Coin, DeadLetter, EventFacts, KnownMessage, MessageFacts, TransactionFacts } from '../facts.ts';
import { bodyOf, MAX_PACKED_DEPTH } from './body.ts';
import { isRecord } from './event-attributes.ts';
import { deadLetter, type EventReader } from './events.ts';
import { addressField, bigField, bytesField, messagesField, optionalMessage, textField } from './fields.ts';
import { coins } from './market.ts';
import { converterOf } from './messages.ts';
import { unknownFields, unknownParts } from './packed.ts';
import { type MessageSchema, typeOf } from './schema.ts';
import { signModesOf } from './sign-modes.ts';
import { addressOf, malformed, storable } from './text.ts';
import { type Decoded, decodeBytes, type Value } from './wire.ts';

const MSG_EXEC = 'cosmos.authz.v1beta1.MsgExec';
const TX_RAW = typeOf('cosmos.tx.v1beta1.TxRaw');
const TX_BODY = typeOf('cosmos.tx.v1beta1.TxBody');
const AUTH_INFO = typeOf('cosmos.tx.v1beta1.AuthInfo');
const OTHER: KnownMessage = Object.freeze({ kind: 'other' });
const OPERATOR = 'valoper';

/** What a block gives to each of its transactions. */
export interface BlockContext {
  height: number;
  events: EventReader;
  deadLetters: DeadLetter[];
}

/** A transaction's result; `log` is the node's text, which on success says nothing that the events don't. */
interface Outcome {
  code: number;
  codespace: string;
  log: string;
  gasWanted: bigint;
  gasUsed: bigint;
  events: unknown[];
}

/** What the bytes of a transaction say. */
interface Content {
  messages: MessageFacts[];
  memo: string;
  fee: Coin[];
  /** Who pays the fee; empty where the transaction leaves it to its first signer. */
  payer: string;
  gasLimit: bigint;
  signModes: string[];
}

const NO_CONTENT: Content = { messages: [], memo: '', fee: [], payer: '', gasLimit: 0n, signModes: [] };

/** An error about the whole reply: nothing of such a block is used. */
export function malformedBlock(height: number, object: string, what: string, code = 'MALFORMED_BLOCK'): LeasebookError {
  return new LeasebookError(what, {
    kind: 'bad-block',
    code,
    height,
    object,
    advice: 'The reply is damaged or of another block: ask again or ask another node.',
  });
}

/** An int64; a proto3 zero may be left out. */
function gas(value: unknown, height: number, object: string): bigint {
  if (value === undefined || value === null) return 0n;
  if (typeof value === 'string' && /^-?[0-9]{1,19}$/.test(value)) {
    const number = BigInt(value);
    if (BigInt.asIntN(64, number) === number) return number;
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  throw malformedBlock(height, object, `gas is ${JSON.stringify(value)}`);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? storable(value) : '';
}

function outcome(result: unknown, index: number, height: number): Outcome {
  const object = `tx ${index} result`;
  if (!isRecord(result)) throw malformedBlock(height, object, 'the result of a transaction is missing');
  const { code = 0, events } = result;
  // A uint32.
  if (typeof code !== 'number' || code >>> 0 !== code) throw malformedBlock(height, object, `code is ${JSON.stringify(code)}`);
  if (events !== undefined && events !== null && !Array.isArray(events)) throw malformedBlock(height, object, 'events are no list');
  return {
    code,
    codespace: textOf(result.codespace),
    log: code === 0 ? '' : textOf(result.log),
    gasWanted: gas(result.gas_wanted, height, object),
    gasUsed: gas(result.gas_used, height, object),
    events: events ?? [],
  };
}

/** The address that a type's definition names as the signer; of several, the first. */
function signerIn(type: MessageSchema | null, message: Value | undefined): string {
  if (Array.isArray(message)) return signerIn(type, message[0]);
  if (type === null || type.signer === null || typeof message !== 'object' || message === null || message instanceof Uint8Array) return '';
  const value = message[type.signer];
  if (typeof value === 'string') return accountOf(value);
  return signerIn(type.fields.find(({ name }) => name === type.signer)?.message ?? null, value);
}

/** The account of a validator's operator address, which is the same bytes under another prefix; other addresses unchanged. */
function accountOf(text: string): string {
  const address = addressOf(text);
  if (!address.includes(OPERATOR)) return address;
  const decoded = bech32.decodeUnsafe(address);
  if (decoded === undefined || !decoded.prefix.endsWith(OPERATOR)) return address;
  return bech32.encode(decoded.prefix.slice(0, -OPERATOR.length), decoded.words);
}

/** Reads the messages of one transaction; those inside a MsgExec follow it. */
class MessageReader {
  readonly messages: MessageFacts[] = [];
  readonly #context: BlockContext;
  readonly #index: number;
  readonly #succeeded: boolean;

  constructor(context: BlockContext, index: number, succeeded: boolean) {
    this.#context = context;
    this.#index = index;
    this.#succeeded = succeeded;
  }

  read(packed: Decoded, path: number[]): void {
    const typeUrl = textField(packed, 'type_url');
    const bytes = bytesField(packed, 'value');
    let type: MessageSchema;
    let message: Decoded;
    const unknown: string[] = [];
    try {
      type = typeOf(typeUrl);
      message = decodeBytes(type, bytes, unknown);
    } catch (error) {
      this.messages.push({ path, typeUrl, signer: '', message: OTHER, body: null });
      this.#bury(path, error, bytes);
      return;
    }
    if (unknown.length > 0 && this.#succeeded) this.#bury(path, unknownFields(unknown), bytes);
    this.messages.push(this.#convert(type, message, path, typeUrl, bytes));
    if (type.name !== MSG_EXEC) return;
    if (path.length > MAX_PACKED_DEPTH) {
      this.#bury(path, malformed('NESTED_TOO_DEEP', `MsgExec is nested more than ${MAX_PACKED_DEPTH} deep`), bytes);
      return;
    }
    for (const [place, inner] of messagesField(message, 'msgs').entries()) this.read(inner, [...path, place]);
  }

  #convert(type: MessageSchema, message: Decoded, path: number[], typeUrl: string, bytes: Uint8Array): MessageFacts {
    const body = bodyOf(type, message);
    const convert = converterOf(type.name);
    if (convert === null) return { path, typeUrl, signer: signerIn(type, message), message: OTHER, body };
    try {
      const converted = convert(message);
      if (this.#succeeded) for (const error of unknownParts(type, message)) this.#bury(path, error, bytes);
      return { path, typeUrl, signer: converted.signer, message: converted.message, body };
    } catch (error) {
      // A failed transaction may hold nonsense that the chain itself refused: its body tells all.
      if (this.#succeeded) this.#bury(path, error, bytes);
      return { path, typeUrl, signer: '', message: OTHER, body };
    }
  }

  #bury(path: number[], error: unknown, bytes: Uint8Array): void {
    const object = `tx ${this.#index} message ${path.join('/')}`;
    this.#context.deadLetters.push(deadLetter(this.#context.height, 'message', object, error, bytes));
  }
}

/** What a fee may come to in one denomination: an integer of the chain. */
const MOST_FEE = 2n ** 256n;

/** The coins of a fee. Throws `MALFORMED_AMOUNT` where one that names a denomination again and again exceeds the chain's integers. */
function feeCoins(fee: Decoded): Coin[] {
  const list = coins(fee, 'amount');
  if (list.reduce((sum, { amount }) => sum + amount, 0n) < MOST_FEE) return list;
  throw malformed('MALFORMED_AMOUNT', 'the coins of the fee add up to more than 256 bits');
}

function content(bytes: Uint8Array, index: number, succeeded: boolean, context: BlockContext): Content {
  const raw = decodeBytes(TX_RAW, bytes);
  const body = decodeBytes(TX_BODY, bytesField(raw, 'body_bytes'));
  const authInfo = decodeBytes(AUTH_INFO, bytesField(raw, 'auth_info_bytes'));
  const fee = optionalMessage(authInfo, 'fee');
  const reader = new MessageReader(context, index, succeeded);
  for (const [place, packed] of messagesField(body, 'messages').entries()) reader.read(packed, [place]);
  return {
    messages: reader.messages,
    memo: textField(body, 'memo'),
    fee: fee === null ? [] : feeCoins(fee),
    payer: fee === null ? '' : addressField(fee, 'granter') || addressField(fee, 'payer'),
    gasLimit: fee === null ? 0n : bigField(fee, 'gas_limit'),
    signModes: signModesOf(authInfo),
  };
}

/** Events in order, each with its message: by its mark, else by the `message` event with which a message's events begin. */
function eventsOf(events: unknown[], messages: MessageFacts[], index: number, reader: EventReader): EventFacts[] {
  const actions = messages.filter(({ path }) => path.length === 1).map(({ typeUrl }) => typeUrl);
  let begun = -1;
  return events.map((event, place) => {
    const marked = reader.markedMessage(event);
    if (marked === null) {
      const action = reader.action(event);
      if (action !== null && action === actions[begun + 1]) begun++;
    }
    return reader.read(event, place, marked ?? (begun < 0 ? null : begun), `tx ${index}`);
  });
}

/**
 * The facts of the transaction at `index`. Bytes that are no transaction give one without messages and a dead letter.
 * Throws `MALFORMED_BLOCK` and `RESULTS_MISMATCH` (kind bad-block) where the reply around it is damaged.
 */
export function decodeTransaction(text: string, result: unknown, index: number, context: BlockContext): TransactionFacts {
  const { height } = context;
  const bytes = Buffer.from(text, 'base64');
  const { code, codespace, log, gasWanted, gasUsed, events } = outcome(result, index, height);
  let said = NO_CONTENT;
  try {
    said = content(bytes, index, code === 0, context);
  } catch (error) {
    context.deadLetters.push(deadLetter(height, 'transaction', `tx ${index}`, error, bytes));
  }
  // The chain answers a successful transaction with the very limit that it asked for.
  if (said !== NO_CONTENT && code === 0 && said.gasLimit !== gasWanted) {
    const what = `the transaction asks for ${said.gasLimit} gas, its result answers ${gasWanted}`;
    throw malformedBlock(height, `tx ${index}`, what, 'RESULTS_MISMATCH');
  }
  return {
    index,
    hash: hash('sha256', bytes, 'hex').toUpperCase(),
    code,
    codespace,
    log,
    gasWanted,
    gasUsed,
    fee: said.fee,
    feePayer: said.payer || (said.messages[0]?.signer ?? ''),
    memo: said.memo,
    messages: said.messages,
    signModes: said.signModes,
    events: eventsOf(events, said.messages, index, context.events),
  };
}
