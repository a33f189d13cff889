// For tests: a deployment with its parties, leases and rates, which the fixed cases of all versions are about.
import type { BlockFacts, KnownEvent, KnownMessage } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import { address, deposit, eventFacts, noEvents } from './testing.ts';

export const owner = address(1);
export const granter = address(2);
export const [providerA, providerB, providerC] = [address(3), address(4), address(5)];
export const dseq = 123n;
export const id = { owner, dseq };
/** The deployment's escrow account. */
export const xid = `${owner}/${dseq}`;

/** The id of a provider's lease for a group. */
export function leaseOf(gseq: number, provider: string) {
  return { owner, dseq, gseq, oseq: 1, provider, bseq: 0 };
}

/** The key of that lease, and of its payment. */
export function keyOf(gseq: number, provider: string): string {
  return `${xid}/${gseq}/1/${provider}`;
}

export const leaseA = leaseOf(1, providerA);
const leaseB = leaseOf(2, providerB);
export const keyA = keyOf(1, providerA);
export const keyB = keyOf(2, providerB);
/** Prices per block: of the keepers' cases and of the one of docs/settlement.md. */
export const RATES: [string, string][] = [
  [providerA, '10.5'],
  [providerB, '5'],
];

export const withdrawA: KnownMessage = { kind: 'withdraw-lease', id: leaseA };
export const withdrawB: KnownMessage = { kind: 'withdraw-lease', id: leaseB };

/** The owner's deposit into the account. */
export function depositMessage(amount: bigint, denom = 'uakt'): KnownMessage {
  return { kind: 'deposit-deployment', signer: owner, id, deposit: deposit(amount, denom) };
}

/** Flows, as texts, without those of bids. */
export function ofDeployment(texts: string[]): string[] {
  return texts.filter((text) => !text.startsWith('bid_'));
}

/** A block's events where all of them belong to its end. */
export function end(...events: KnownEvent[]): BlockFacts['events'] {
  return { ...noEvents(), end: events.map((event) => eventFacts(event)) };
}

/** The oracle's price of AKT in USD, as v2.0 tells it. */
export function price(text: string): KnownEvent {
  const value = parseDecimal(text);
  return { kind: 'aggregated-price', oracleVersion: 1, denom: 'akt', twap: value, median: value, min: value, max: value, timestamp: 0n };
}
