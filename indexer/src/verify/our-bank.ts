// Balances, supply, mint and community pool as the blocks' own events tell them (protocol 7), apart from the ledger.
import { z } from 'zod';
import type { BlockFacts, Coin, EventFacts } from '../facts.ts';
import { formatDecimal, fromInteger, mul, parseDecimal } from '../ledger/decimal.ts';
import { moduleAddress } from '../ledger/keys.ts';

const coins = z.array(z.object({ denom: z.string(), amount: z.string() }));
const genesisSchema = z.object({
  app_state: z.looseObject({
    bank: z.looseObject({ balances: z.array(z.object({ address: z.string(), coins })), supply: coins.nullish() }),
    distribution: z.looseObject({
      params: z.looseObject({ community_tax: z.string() }),
      fee_pool: z.looseObject({ community_pool: coins }),
    }),
  }),
});

type Amounts = Map<string, bigint>;

function add(amounts: Amounts, denom: string, amount: bigint): void {
  amounts.set(denom, (amounts.get(denom) ?? 0n) + amount);
}

/** The mint event of one block; decimals scaled by 10^18. */
export interface Mint {
  bondedRatio: bigint;
  inflation: bigint;
  annualProvisions: bigint;
}

/** Amounts are in the smallest unit of a coin, by denomination. */
export class OurBank {
  readonly #distribution = moduleAddress('distribution');
  readonly #feeCollector = moduleAddress('fee_collector');
  /** Whole coins of the distribution module account. */
  readonly distribution: Amounts = new Map();
  readonly supply: Amounts = new Map();
  /** Scaled by 10^18, without the fractions of reward withdrawals, which no event shows. */
  readonly communityPool: Amounts = new Map();
  /** Reward and commission withdrawals so far: each leaves less than one unit of each denomination in the pool. */
  withdrawals = 0;
  mint: Mint | null = null;
  /** Scaled by 10^18. */
  #communityTax: bigint;

  constructor(genesis: unknown) {
    const { bank, distribution } = genesisSchema.parse(genesis).app_state;
    for (const { address, coins: held } of bank.balances) {
      for (const { denom, amount } of held) {
        add(this.supply, denom, BigInt(amount));
        if (address === this.#distribution) add(this.distribution, denom, BigInt(amount));
      }
    }
    for (const { denom, amount } of distribution.fee_pool.community_pool) add(this.communityPool, denom, parseDecimal(amount));
    this.#communityTax = parseDecimal(distribution.params.community_tax);
  }

  /** Governance set the community tax (decimal text), for the next block on. */
  setCommunityTax(tax: string): void {
    this.#communityTax = parseDecimal(tax);
  }

  apply(block: BlockFacts): void {
    for (const { event } of block.events.begin) if (event.kind === 'mint') this.mint = event;
    this.#applyEvents(block.events.preBlock, 'block');
    this.#applyEvents(block.events.begin, 'begin');
    for (const transaction of block.transactions) this.#applyEvents(transaction.events, 'transaction');
    this.#applyEvents(block.events.end, 'block');
  }

  #applyEvents(events: readonly EventFacts[], phase: 'begin' | 'transaction' | 'block'): void {
    for (const { type, event } of events) {
      if (event.kind === 'coinbase') for (const { denom, amount } of event.coins) add(this.supply, denom, amount);
      if (event.kind === 'burn') for (const { denom, amount } of event.coins) add(this.supply, denom, -amount);
      if (event.kind === 'transfer') this.#transfer(event.sender, event.recipient, event.coins, phase);
      if (type === 'withdraw_rewards' || type === 'withdraw_commission') this.withdrawals += 1;
    }
  }

  #transfer(sender: string, recipient: string, moved: readonly Coin[], phase: 'begin' | 'transaction' | 'block'): void {
    for (const { denom, amount } of moved) {
      if (recipient === this.#distribution) {
        add(this.distribution, denom, amount);
        // Fees and the mint are shared out, the tax of them to the pool; whatever else arrives is the pool's.
        const fees = sender === this.#feeCollector && phase === 'begin';
        add(this.communityPool, denom, fees ? mul(fromInteger(amount), this.#communityTax) : fromInteger(amount));
      }
      if (sender === this.#distribution) {
        add(this.distribution, denom, -amount);
        // Transactions withdraw rewards; governance and upgrades spend from the pool.
        if (phase === 'block') add(this.communityPool, denom, -fromInteger(amount));
      }
    }
  }
}

/** Amounts as fields, by denomination; zero amounts do not exist for the chain. */
export function amountFields(amounts: ReadonlyMap<string, bigint>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [denom, amount] of [...amounts].sort()) if (amount !== 0n) fields[denom] = String(amount);
  return fields;
}

/** The chain's form of a decimal. */
export function fullText(value: bigint): string {
  return formatDecimal(value, 'full');
}
