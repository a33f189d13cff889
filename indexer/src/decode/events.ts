// Events of a reply in the order in which they stand, in the form of the facts; what cannot be read becomes a dead letter.
import type { Attribute, DeadLetter, EventFacts, KnownEvent } from '../facts.ts';
import { attributesOf, attributeValue, isRecord, markerOf, optionalAttribute } from './event-attributes.ts';
import { legacyEvent } from './legacy-events.ts';
import { malformed, parseCoins, parseDec, parseInteger, storable } from './text.ts';
import { typedConverter } from './typed-events.ts';

type Attributes = readonly Attribute[];
type Converter = (attributes: Attributes) => KnownEvent;

const OTHER: KnownEvent = Object.freeze({ kind: 'other' });
const NO_ATTRIBUTES: Attribute[] = [];
const LEGACY = 'akash.v1';
const ACTION = 'action';
const ENCODED_ACTION = Buffer.from(ACTION).toString('base64');

/** Events of the Cosmos SDK that repeat what others or the transaction say: known, and nothing of them is kept. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'coin_spent',
  'coin_received',
  'message',
  'tx',
  'commission',
  'rewards',
  'proposer_reward',
  'withdraw_rewards',
  'withdraw_commission',
  'set_withdraw_address',
  'delegate',
  'unbond',
  'redelegate',
  'complete_unbonding',
  'complete_redelegation',
  'cancel_unbonding_delegation',
  'create_validator',
  'edit_validator',
  'liveness',
  'slash',
  'proposal_deposit',
  'proposal_vote',
]);

/** A vote's or deposit's second `submit_proposal` event has no id: it only tells that the voting period began. */
function submitProposal(attributes: Attributes): KnownEvent {
  const id = optionalAttribute(attributes, 'proposal_id');
  return id === null ? OTHER : { kind: 'submit-proposal', proposalId: parseInteger(id), result: '' };
}

function decidedProposal(attributes: Attributes): KnownEvent {
  return {
    kind: 'active-proposal',
    proposalId: parseInteger(attributeValue(attributes, 'proposal_id')),
    result: attributeValue(attributes, 'proposal_result'),
  };
}

const PLAIN = new Map<string, Converter>([
  [LEGACY, legacyEvent],
  [
    'transfer',
    (a) => ({
      kind: 'transfer',
      sender: optionalAttribute(a, 'sender') ?? '',
      recipient: attributeValue(a, 'recipient'),
      coins: parseCoins(attributeValue(a, 'amount')),
    }),
  ],
  ['coinbase', (a) => ({ kind: 'coinbase', module: attributeValue(a, 'minter'), coins: parseCoins(attributeValue(a, 'amount')) })],
  ['burn', (a) => ({ kind: 'burn', module: attributeValue(a, 'burner'), coins: parseCoins(attributeValue(a, 'amount')) })],
  [
    'mint',
    (a) => ({
      kind: 'mint',
      bondedRatio: parseDec(attributeValue(a, 'bonded_ratio')),
      inflation: parseDec(attributeValue(a, 'inflation')),
      annualProvisions: parseDec(attributeValue(a, 'annual_provisions')),
      amount: parseInteger(attributeValue(a, 'amount')),
    }),
  ],
  ['submit_proposal', submitProposal],
  ['active_proposal', decidedProposal],
  // One that never got its whole deposit: nobody votes on it, and the chain forgets it.
  ['inactive_proposal', decidedProposal],
]);

/** Whether the attributes stay with the event: those of Akash modules, and of types that nothing here knows. */
function keepsAttributes(type: string, known: boolean): boolean {
  return !known || type.startsWith('akash.');
}

/** Reads the events of one block; dead letters of all of them are collected in one list. */
export class EventReader {
  readonly #height: number;
  readonly #encoded: boolean;
  readonly #deadLetters: DeadLetter[];

  constructor(height: number, encoded: boolean, deadLetters: DeadLetter[]) {
    this.#height = height;
    this.#encoded = encoded;
    this.#deadLetters = deadLetters;
  }

  /**
   * One event. `where` names the list for a dead letter, e.g. `tx 3`. A malformed event is kept as `other`, with as much
   * of its attributes as can be read.
   */
  read(raw: unknown, index: number, messageIndex: number | null, where: string): EventFacts {
    const event = isRecord(raw) ? raw : {};
    const type = typeof event.type === 'string' ? storable(event.type) : '';
    if (PASSED_OVER.has(type)) return { type, index, messageIndex, attributes: NO_ATTRIBUTES, event: OTHER };
    let attributes = NO_ATTRIBUTES;
    try {
      if (type === '') throw malformed('MALFORMED_EVENT', 'the event has no type');
      attributes = attributesOf(event, this.#encoded);
      const convert = PLAIN.get(type) ?? typedConverter(type);
      const known = convert === null ? OTHER : convert(attributes);
      const kept = keepsAttributes(type, convert !== null) ? attributes : NO_ATTRIBUTES;
      return { type, index, messageIndex, attributes: kept, event: known };
    } catch (error) {
      this.#deadLetters.push(deadLetter(this.#height, 'event', `${where} event ${index}`, error, Buffer.from(JSON.stringify(raw) ?? '')));
      return { type, index, messageIndex, attributes, event: OTHER };
    }
  }

  /** The place of the message that emitted the event, as CometBFT 0.38 marks it; null where there is no mark. */
  markedMessage(raw: unknown): number | null {
    if (this.#encoded || !isRecord(raw)) return null;
    const text = markerOf(raw, 'msg_index');
    return text !== null && /^[0-9]{1,9}$/.test(text) ? Number(text) : null;
  }

  /** The `action` of a `message` event, with which a message's events begin where they bear no mark; null for other events. */
  action(raw: unknown): string | null {
    if (!isRecord(raw) || raw.type !== 'message' || !Array.isArray(raw.attributes)) return null;
    const first: unknown = raw.attributes[0];
    if (!isRecord(first) || first.key !== (this.#encoded ? ENCODED_ACTION : ACTION) || typeof first.value !== 'string') return null;
    return this.#encoded ? Buffer.from(first.value, 'base64').toString('utf8') : first.value;
  }
}

/** A dead letter about a part of a block. */
export function deadLetter(height: number, kind: DeadLetter['kind'], object: string, error: unknown, bytes: Uint8Array): DeadLetter {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNDECODABLE';
  return { height, kind, object, code, error: error instanceof Error ? error.message : String(error), bytes };
}
