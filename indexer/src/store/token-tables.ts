// Rows of the mint module's events and of the community pool's coins.
import type { BlockFacts, EventFacts } from '../facts.ts';
import { moduleAddress } from '../ledger/keys.ts';
import { big, decimal, integer, text } from './fields.ts';
import { history } from './table.ts';

const DISTRIBUTION = moduleAddress('distribution');
const FEE_COLLECTOR = moduleAddress('fee_collector');
/** Events of rewards that a block itself pays out of the distribution account, which are not the pool's. */
const REWARDS = ['withdraw_rewards', 'withdraw_commission'];

/** The message by which an account gives coins to the community pool. */
export const FUNDING = '/cosmos.distribution.v1beta1.MsgFundCommunityPool';
/** Amounts of it that count: a regular expression of both SQL and JavaScript. */
export const FUNDING_AMOUNT = '^[0-9]{1,78}$';

interface Mint {
  height: number;
  inflation: bigint;
  bondedRatio: bigint;
  annualProvisions: bigint;
  amount: bigint;
}

export const mints = history('mints', ['height', 'inflation', 'bonded_ratio', 'annual_provisions', 'minted'], (row: Mint) => [
  integer(row.height),
  decimal(row.inflation),
  decimal(row.bondedRatio),
  decimal(row.annualProvisions),
  big(row.amount),
]);

interface PoolMovement {
  height: number;
  kind: 'distributed' | 'spent';
  denom: string;
  amount: bigint;
}

export const poolMovements = history('pool_movements', ['height', 'kind', 'denom', 'amount'], (row: PoolMovement) => [
  integer(row.height),
  text(row.kind),
  text(row.denom),
  big(row.amount),
]);

/** The mint event of each block that has one. */
export function mintRows(blocks: readonly BlockFacts[]): Mint[] {
  return blocks.flatMap(({ height, events }) => {
    const event = events.begin.find((each) => each.event.kind === 'mint')?.event;
    return event?.kind === 'mint' ? [{ height, ...event }] : [];
  });
}

/** Coins that the fee collector gave to the distribution account, and those that left the pool, of each block. */
export function poolRows(blocks: readonly BlockFacts[]): PoolMovement[] {
  return blocks.flatMap(({ height, events }) => [
    ...sums(height, 'distributed', events.begin, (sender, recipient) => sender === FEE_COLLECTOR && recipient === DISTRIBUTION),
    ...sums(height, 'spent', [...events.preBlock, ...withoutRewards(events.end)], (sender) => sender === DISTRIBUTION),
  ]);
}

function withoutRewards(events: readonly EventFacts[]): readonly EventFacts[] {
  return events.some(({ type }) => REWARDS.includes(type)) ? [] : events;
}

/** Sums of the transfers that fit, by denomination. */
function sums(
  height: number,
  kind: PoolMovement['kind'],
  events: readonly EventFacts[],
  fits: (sender: string, recipient: string) => boolean,
): PoolMovement[] {
  const amounts = new Map<string, bigint>();
  for (const { event } of events) {
    if (event.kind !== 'transfer' || !fits(event.sender, event.recipient)) continue;
    for (const { denom, amount } of event.coins) amounts.set(denom, (amounts.get(denom) ?? 0n) + amount);
  }
  return [...amounts].map(([denom, amount]) => ({ height, kind, denom, amount }));
}
