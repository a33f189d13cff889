// What the community pool held before the block that an index begins with, from what a node tells of it after that block.
import { z } from 'zod';
import type { BlockFacts } from '../facts.ts';
import { formatDecimal, fromInteger, mul, parseDecimal } from '../ledger/decimal.ts';
import { FUNDING, FUNDING_AMOUNT, poolRows } from '../store/token-tables.ts';

const WHOLE = new RegExp(FUNDING_AMOUNT);
const funding = z.object({ amount: z.array(z.object({ denom: z.string(), amount: z.string() })) });

/** Coins that accounts gave to the pool in the block. */
function fundings({ transactions }: BlockFacts): z.infer<typeof funding>['amount'] {
  return transactions
    .filter(({ code }) => code === 0)
    .flatMap(({ messages }) => messages)
    .flatMap(({ typeUrl, body }) => (typeUrl === FUNDING && body !== null ? funding.parse(JSON.parse(body)).amount : []));
}

/**
 * Takes off what the tables tell of the block's own movements of the pool: the tax (`tax`, decimal text) on distributed coins,
 * fundings, and what governance and upgrades spent. The take fees of the block are not among them: a bootstrap writes none.
 * `after` and the result are decimal text by denomination, in the smallest unit of a coin.
 */
export function poolBefore(block: BlockFacts, after: Readonly<Record<string, string>>, tax: string): Record<string, string> {
  const held = new Map(Object.entries(after).map(([denom, amount]) => [denom, parseDecimal(amount)]));
  const take = (denom: string, amount: bigint) => held.set(denom, (held.get(denom) ?? 0n) - amount);
  for (const { kind, denom, amount } of poolRows([block])) {
    take(denom, kind === 'distributed' ? mul(fromInteger(amount), parseDecimal(tax)) : -fromInteger(amount));
  }
  for (const { denom, amount } of fundings(block)) if (WHOLE.test(amount)) take(denom, fromInteger(BigInt(amount)));
  return Object.fromEntries([...held].map(([denom, amount]) => [denom, formatDecimal(amount)]));
}
