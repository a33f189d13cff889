// A ledger that is stopped after every block, also between those that belong together, goes on as one that never was.
import { expect, it } from 'vitest';
import type { BlockFacts, KnownEvent, KnownMessage } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import type { Effect } from './index.ts';
import { address, deposit, eventFacts, noEvents, openLeases, TestChain } from './testing.ts';

const owner = address(1);
const provider = address(3);
const leaseOf = (gseq: number) => ({ owner, dseq: 5n, gseq, oseq: 1, provider, bseq: 0 });
const rates = (...prices: string[]): [string, string][] => prices.map((price) => [provider, price]);
const end = (...events: KnownEvent[]) => ({ ...noEvents(), end: events.map((event) => eventFacts(event)) });

/** Keeps what each block does, and stops after each where it is told to. */
class WatchedChain extends TestChain {
  readonly seen: Effect[] = [];
  stops = false;

  override block(transactions: KnownMessage[][], events: BlockFacts['events'] = noEvents()): void {
    this.take(this.facts(transactions, events));
  }

  take(facts: BlockFacts): void {
    this.ledger.apply(facts);
    this.seen?.push(...this.ledger.effects);
    this.height += 1;
    this.tables.add(this.ledger.drain());
    if (this.stops) this.restart();
  }

  /** Governance gets a proposal, and passes it two blocks later. */
  decide(message: Omit<Extract<KnownMessage, { kind: 'submit-proposal' }>, 'kind' | 'proposer'>): void {
    const facts = this.facts([[{ kind: 'submit-proposal', proposer: owner, ...message }]]);
    facts.transactions[0]?.events.push(eventFacts({ kind: 'submit-proposal', proposalId: 7n, result: '' }));
    this.take(facts);
    this.block([]);
    this.block([], end({ kind: 'active-proposal', proposalId: 7n, result: 'proposal_passed' }));
  }

  upgrade(name: string): void {
    const height = this.height + 6;
    this.decide({ parameterChanges: [], upgrades: [{ name, height }] });
    this.skipTo(height);
  }
}

const kindsOf = ({ tables }: TestChain) => tables.flows.map(({ kind }) => kind);
const closesOf = ({ seen }: WatchedChain) =>
  seen.flatMap((effect) => (effect.kind === 'event' && effect.event.name === 'group-closed' ? [effect.event.id.split('/')[2]] : []));

it.each<[string, 'v0.38.0' | 'v1.2.0', (chain: WatchedChain) => void, (chain: WatchedChain) => void]>([
  [
    'a vote on take rates',
    'v0.38.0',
    (chain) => {
      const value = '[{"denom":"uakt","rate":7}]';
      chain.decide({ parameterChanges: [{ module: 'take', key: 'DenomTakeRates', value }], upgrades: [] });
      chain.sendAll(openLeases(owner, 5n, rates('10'), deposit(10_000n)).flat(), 100);
      chain.send({ kind: 'withdraw-lease', id: leaseOf(1) }, 200);
    },
    ({ tables }) => expect(tables.flows.find(({ kind }) => kind === 'take_fee')?.coin.amount).toBe(70n),
  ],
  [
    'the plan of an upgrade, and groups that were paused before and after it',
    'v0.38.0',
    (chain) => {
      chain.sendAll(openLeases(owner, 5n, rates('1', '1', '1'), deposit(10_000n)).flat(), 100);
      chain.send({ kind: 'pause-group', id: { owner, dseq: 5n, gseq: 1 } });
      chain.upgrade('v1.0.0');
      chain.send({ kind: 'pause-group', id: { owner, dseq: 5n, gseq: 2 } });
      chain.send({ kind: 'close-deployment', id: { owner, dseq: 5n } });
    },
    // The first is stored as paused since the upgrade, the second one still under its state before.
    (chain) => expect(closesOf(chain)).toEqual(['2', '3', '1']),
  ],
  [
    'the wait for a price of the oracle',
    'v1.2.0',
    (chain) => {
      chain.sendAll(openLeases(owner, 5n, rates('10'), deposit(10_000n)).flat(), 100);
      chain.upgrade('v2.0.0');
      chain.skipTo(chain.height + 3);
      const value = parseDecimal('2');
      const price = { denom: 'akt', twap: value, median: value, min: value, max: value, timestamp: 0n };
      chain.block([], end({ kind: 'aggregated-price', oracleVersion: 1, ...price }));
      chain.skipTo(chain.height + 2);
    },
    (chain) => expect(kindsOf(chain).slice(-4)).toEqual(['migration_transfer', 'migration_burn', 'migration_mint', 'migration_transfer']),
  ],
])('%s', (_, version, play, holds) => {
  const chains = [false, true].map((stops) => {
    const chain = new WatchedChain(version);
    chain.stops = stops;
    play(chain);
    holds(chain);
    return chain;
  });
  const [through, stopped] = chains;
  expect(stopped?.seen).toEqual(through?.seen);
  expect(stopped?.tables.all()).toEqual(through?.tables.all());
});
