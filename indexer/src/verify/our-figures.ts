// Our figures of the chain as a whole, from the blocks' events and the ledger's flows.
import type { BlockFacts } from '../facts.ts';
import { type GenesisCoins, genesisCoins } from '../ledger/genesis-state.ts';
import { moduleAddress } from '../ledger/keys.ts';
import type { MoneyFlow } from '../objects.ts';
import { SUPPLY_DENOMS } from './collect-figures.ts';
import { Figures, parameterFields } from './figures.ts';
import { amountFields, fullText, OurBank } from './our-bank.ts';
import { OurBme } from './our-bme.ts';
import { OurParameters } from './our-parameters.ts';

/** Module accounts whose balance is the sum of the ledger's flows. */
const LEDGER_ACCOUNTS = ['escrow', 'bme'] as const;

/** Balances of the ledger's module accounts, as its flows add up. */
export class FlowBalances {
  readonly #byAddress = new Map(LEDGER_ACCOUNTS.map((module) => [moduleAddress(module), new Map<string, bigint>()]));

  /** What the accounts have before the first block. */
  begin(begun: GenesisCoins['balances']): void {
    for (const { address, coins } of begun) {
      const balances = this.#byAddress.get(address);
      if (balances === undefined) continue;
      for (const { denom, amount } of coins) balances.set(denom, (balances.get(denom) ?? 0n) + amount);
    }
  }

  add(flows: Iterable<Pick<MoneyFlow, 'coin' | 'sender' | 'recipient'>>): void {
    for (const { coin, sender, recipient } of flows) {
      this.#move(recipient, coin.denom, coin.amount);
      this.#move(sender, coin.denom, -coin.amount);
    }
  }

  #move(address: string, denom: string, amount: bigint): void {
    const balances = this.#byAddress.get(address);
    balances?.set(denom, (balances.get(denom) ?? 0n) + amount);
  }

  report(figures: Figures): void {
    for (const module of LEDGER_ACCOUNTS) {
      figures.set('balances', module, amountFields(this.#byAddress.get(moduleAddress(module)) ?? new Map()));
    }
  }
}

/** Follows every block, and reports at a height the figures that a node's answers are compared with. */
export class OurFigures {
  readonly flows = new FlowBalances();
  readonly #bank: OurBank;
  readonly #bme: OurBme;
  readonly #parameters: OurParameters;

  constructor(genesis: unknown) {
    const begun = genesisCoins(genesis);
    this.#bank = new OurBank(genesis);
    this.#bme = new OurBme(begun);
    this.flows.begin(begun.balances);
    this.#parameters = new OurParameters(genesis);
  }

  /** Takes the next block. */
  apply(block: BlockFacts): void {
    if (this.#parameters.upgradeAt(block.height) === 'v2.1.0') this.#bme.wipeOracle();
    this.#bank.apply(block);
    this.#bme.apply(block);
    this.#parameters.apply(block);
    const tax = this.#parameters.of('distribution')?.community_tax;
    if (typeof tax === 'string') this.#bank.setCommunityTax(tax);
  }

  /** Ratio of bonded tokens at the end of the block before the last one, scaled by 10^18 (protocol 7). */
  get bondedRatioBefore(): bigint | null {
    return this.#bank.mint?.bondedRatio ?? null;
  }

  /** Reward withdrawals so far, each of which may leave up to one unit in the community pool. */
  get withdrawals(): number {
    return this.#bank.withdrawals;
  }

  /** Everything after the last block. */
  figures(): Figures {
    const figures = new Figures();
    const { distribution, supply, mint, communityPool } = this.#bank;
    this.flows.report(figures);
    figures.set('balances', 'distribution', amountFields(distribution));
    for (const denom of SUPPLY_DENOMS) figures.set('supply', denom, { amount: String(supply.get(denom) ?? 0n) });
    if (mint !== null) {
      figures.set('mint', 'inflation', { inflation: fullText(mint.inflation) });
      figures.set('mint', 'annualProvisions', { annual_provisions: fullText(mint.annualProvisions) });
    }
    for (const [denom, amount] of communityPool) if (amount !== 0n) figures.set('communityPool', denom, { amount: fullText(amount) });
    for (const module of ['mint', 'distribution', 'market', 'deployment', 'take', 'bme', 'oracle']) {
      const parameters = this.#parameters.of(module);
      if (parameters !== undefined) figures.set('parameters', module, parameterFields(module, parameters));
    }
    this.#bme.report(figures, supply.get('uact') ?? 0n);
    return figures;
  }
}
