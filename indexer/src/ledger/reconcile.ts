// Holds the ledger against the bank: every transfer of the escrow and burn-mint accounts is one movement of the ledger.
import type { BlockFacts, Coin, EventFacts, KnownEvent } from '../facts.ts';
import type { MoneyFlow } from '../objects.ts';
import { isDepositMessage } from './grants.ts';
import { bidKey, compareText, deploymentKey, groupKey, moduleAddress, orderKey } from './keys.ts';
import type { Effect } from './state.ts';

/** A transaction, or the block's own events, whose recorded and foreseen sequences differ. */
export interface Unexplained {
  height: number;
  /** Null for the block's own events. */
  txIndex: number | null;
  /** First place where they differ. */
  place: number;
  /** What is recorded from there on, as text; what the ledger foresees from there on. */
  recorded: string[];
  foreseen: string[];
}

const ESCROW = moduleAddress('escrow');
const BME = moduleAddress('bme');

function coinText(coins: readonly Coin[]): string {
  return coins
    .filter(({ amount }) => amount !== 0n)
    .map(({ denom, amount }) => `${amount}${denom}`)
    .join(',');
}

/** Money that touches the module accounts which the ledger books; null for any other event. */
function moneyText(event: KnownEvent): string | null {
  if (event.kind === 'transfer') {
    const { sender, recipient } = event;
    if (sender !== ESCROW && recipient !== ESCROW && sender !== BME && recipient !== BME) return null;
    return `transfer ${sender} ${recipient} ${coinText(event.coins)}`;
  }
  if ((event.kind === 'coinbase' || event.kind === 'burn') && event.module === BME) return `${event.kind} ${coinText(event.coins)}`;
  return null;
}

function flowText(flow: MoneyFlow): string {
  if (flow.sender === '') return `coinbase ${coinText([flow.coin])}`;
  if (flow.recipient === '') return `burn ${coinText([flow.coin])}`;
  return `transfer ${flow.sender} ${flow.recipient} ${coinText([flow.coin])}`;
}

/** Market events and those of deposit grants, as the ledger names them; null for any other event. */
function marketText(event: KnownEvent): string | null {
  switch (event.kind) {
    case 'deployment-created':
    case 'deployment-updated':
    case 'deployment-closed':
      return `${event.kind} ${deploymentKey(event.id)}`;
    case 'group-started':
    case 'group-paused':
    case 'group-closed':
      return `${event.kind} ${groupKey(event.id)}`;
    case 'order-created':
    case 'order-closed':
      return `${event.kind} ${orderKey(event.id)}`;
    case 'bid-created':
    case 'bid-closed':
    case 'lease-created':
    case 'lease-closed':
    case 'lease-reclaim-started':
      return `${event.kind} ${bidKey(event.id)}`;
    case 'provider-created':
    case 'provider-updated':
      return `${event.kind} ${event.owner}`;
    case 'auditor-created':
    case 'auditor-deleted':
      return `${event.kind} ${event.auditor} ${event.owner}`;
    case 'grant':
    case 'revoke':
      return isDepositMessage(event.messageTypeUrl) ? `${event.kind} ${event.granter} ${event.grantee} ${event.messageTypeUrl}` : null;
    default:
      return null;
  }
}

type Describe = (event: KnownEvent) => string | null;

/** Recorded texts of each successful transaction and of the block itself. */
function recordedTexts(block: BlockFacts, describe: Describe): Map<number | null, string[]> {
  const texts = (events: readonly EventFacts[]) => events.flatMap(({ event }) => describe(event) ?? []);
  const recorded = new Map<number | null, string[]>();
  for (const transaction of block.transactions) {
    if (transaction.code === 0) recorded.set(transaction.index, texts(transaction.events));
  }
  recorded.set(null, texts([...block.events.preBlock, ...block.events.begin, ...block.events.end]));
  return recorded;
}

/**
 * Neighbouring grants in the order of their text: a conversion to uact rewrites those of an account in the order of a Go map,
 * which is none (protocol 6.2).
 */
function grantsInOrder(texts: string[]): string[] {
  const ordered: string[] = [];
  let grants: string[] = [];
  for (const text of texts) {
    if (text.startsWith('grant ')) {
      grants.push(text);
      continue;
    }
    ordered.push(...grants.sort(compareText), text);
    grants = [];
  }
  return [...ordered, ...grants.sort(compareText)];
}

function compare(height: number, recorded: Map<number | null, string[]>, foreseen: Map<number | null, string[]>): Unexplained[] {
  const differences: Unexplained[] = [];
  for (const txIndex of new Set([...recorded.keys(), ...foreseen.keys()])) {
    const inOrder = txIndex === null ? grantsInOrder : (texts: string[]) => texts;
    const left = inOrder(recorded.get(txIndex) ?? []);
    const right = inOrder(foreseen.get(txIndex) ?? []);
    const length = Math.max(left.length, right.length);
    let place = 0;
    while (place < length && left[place] === right[place]) place += 1;
    if (place < length) differences.push({ height, txIndex, place, recorded: left.slice(place), foreseen: right.slice(place) });
  }
  return differences;
}

function grouped<T>(items: readonly T[], txIndex: (item: T) => number | null, text: (item: T) => string): Map<number | null, string[]> {
  const groups = new Map<number | null, string[]>();
  for (const item of items) {
    const key = txIndex(item);
    const list = groups.get(key) ?? [];
    list.push(text(item));
    groups.set(key, list);
  }
  return groups;
}

/**
 * Compares a block's bank events with the ledger's flows of that block, transaction by transaction and in order: transfers
 * from and to the escrow and bme accounts (take fees to the distribution account among them), mints and burns of bme.
 * Returns what differs; nothing where every coin is explained by exactly one flow.
 */
export function reconcileBlock(block: BlockFacts, flows: readonly MoneyFlow[]): Unexplained[] {
  return compare(
    block.height,
    recordedTexts(block, moneyText),
    grouped(flows, ({ txIndex }) => txIndex, flowText),
  );
}

/** As `reconcileBlock`, with the events of market, providers, audits and deposit grants between the movements of money. */
export function reconcileEffects(block: BlockFacts, effects: readonly Effect[]): Unexplained[] {
  const describe: Describe = (event) => moneyText(event) ?? marketText(event);
  const foreseen = grouped(
    effects,
    (effect) => (effect.kind === 'flow' ? effect.flow.txIndex : effect.event.txIndex),
    (effect) => (effect.kind === 'flow' ? flowText(effect.flow) : `${effect.event.name} ${effect.event.id}`),
  );
  return compare(block.height, recordedTexts(block, describe), foreseen);
}
