// Burn and mint and the oracle's price, as requests and events tell them (protocol 6.3, 6.4).
import { z } from 'zod';
import { formatTime } from '../decode/text.ts';
import type { BlockFacts, Coin, EventFacts } from '../facts.ts';
import { fromInteger, mul, quo } from '../ledger/decimal.ts';
import type { GenesisCoins } from '../ledger/genesis-state.ts';
import { moduleAddress } from '../ledger/keys.ts';
import { coinFields, pendingText, recordKey } from './collect-figures.ts';
import type { Fields } from './fields.ts';
import { type Figures, flatten } from './figures.ts';
import { fullText } from './our-bank.ts';

const coin = z.object({ denom: z.string(), amount: z.string() });
const priced = z.object({ coin, price: z.string() }).nullish();
const id = z.object({ denom: z.string(), to_denom: z.string(), source: z.string(), height: z.string(), sequence: z.string() });
const executed = z.looseObject({ id, burned: priced, minted: priced, remint_credit_issued: priced, remint_credit_accrued: priced });
const canceled = z.looseObject({ id, coins_to_burn: coin });

type Amounts = Map<string, bigint>;

function add(amounts: Amounts, { denom, amount }: { denom: string; amount: string }, sign: 1n | -1n): void {
  amounts.set(denom, (amounts.get(denom) ?? 0n) + sign * BigInt(amount));
}

interface Price {
  twap: bigint;
  median: bigint;
  min: bigint;
  max: bigint;
  timestamp: bigint;
  /** What escrow and BME use: the median in v2.0, the twap in v2.1. */
  used: bigint;
}

/** Counted apart from the ledger, so that each of the two shows the other's mistakes. */
export class OurBme {
  readonly #address = moduleAddress('bme');
  readonly #burned: Amounts = new Map();
  readonly #minted: Amounts = new Map();
  readonly #credits: Amounts = new Map();
  readonly #balance: Amounts = new Map();
  /** Requests in the queues: what they are to burn, by `source/height` in the order of the requests. */
  readonly #pending = new Map<string, { to: string; coins: Coin }[]>();
  readonly #records = new Map<string, Fields>();
  #status = 'mint_status_halt_cr';
  #price: Price | null = null;
  #healthy = false;
  #seen = false;

  constructor({ balances, bme }: GenesisCoins) {
    if (bme === null) return;
    this.#seen = true;
    for (const { address, coins } of balances) if (address === this.#address) this.#move(coins, 1n);
    const begin = (amounts: Amounts, coins: readonly Coin[]) => {
      for (const { denom, amount } of coins) add(amounts, { denom, amount: String(amount) }, 1n);
    };
    begin(this.#burned, bme.burned);
    begin(this.#minted, bme.minted);
    begin(this.#credits, bme.credits);
  }

  /** v2.1.0 forgets prices and their health, without an event (protocol 6.4). */
  wipeOracle(): void {
    this.#price = null;
    this.#healthy = false;
  }

  apply(block: BlockFacts): void {
    const { preBlock, begin, end } = block.events;
    this.#events(preBlock);
    this.#events(begin);
    for (const transaction of block.transactions) {
      this.#events(transaction.events);
      if (transaction.code !== 0) continue;
      for (const { message } of transaction.messages) {
        if (message.kind !== 'mint-act' && message.kind !== 'burn-act' && message.kind !== 'burn-mint') continue;
        const key = `${message.owner}/${block.height}`;
        this.#pending.set(key, [...(this.#pending.get(key) ?? []), { to: message.to, coins: message.coinsToBurn }]);
      }
    }
    this.#events(end);
  }

  #events(events: readonly EventFacts[]): void {
    for (const { event } of events) {
      switch (event.kind) {
        case 'transfer':
          if (event.recipient === this.#address) this.#move(event.coins, 1n);
          if (event.sender === this.#address) this.#move(event.coins, -1n);
          break;
        case 'coinbase':
          if (event.module === this.#address) this.#move(event.coins, 1n);
          break;
        case 'burn':
          if (event.module === this.#address) this.#move(event.coins, -1n);
          break;
        case 'vault-funded':
          this.#seen = true;
          break;
        case 'mint-status':
          this.#status = event.next;
          break;
        case 'ledger-record-executed':
          this.#executed(JSON.parse(event.json));
          break;
        case 'ledger-record-canceled':
          this.#canceled(JSON.parse(event.json));
          break;
        case 'aggregated-price': {
          const { twap, median, min, max, timestamp } = event;
          this.#price = { twap, median, min, max, timestamp, used: event.oracleVersion === 1 ? median : twap };
          this.#healthy = true;
          break;
        }
        case 'price-staled':
          this.#healthy = false;
          break;
        case 'price-recovered':
          this.#healthy = true;
          break;
        default:
      }
    }
  }

  #move(coins: readonly Coin[], sign: 1n | -1n): void {
    for (const { denom, amount } of coins) this.#balance.set(denom, (this.#balance.get(denom) ?? 0n) + sign * amount);
  }

  #executed(json: unknown): void {
    const record = executed.parse(json);
    const { id: key, ...rest } = record;
    this.#records.set(`executed ${recordKey(key)}`, flatten(rest));
    const { burned, minted, remint_credit_issued: issued, remint_credit_accrued: accrued } = record;
    if (burned) add(this.#burned, burned.coin, 1n);
    if (minted) add(this.#minted, minted.coin, 1n);
    if (accrued) add(this.#credits, accrued.coin, 1n);
    if (issued) add(this.#credits, issued.coin, -1n);
    this.#dequeue(key, (burned ?? accrued)?.coin);
  }

  #canceled(json: unknown): void {
    const { id: key, ...rest } = canceled.parse(json);
    this.#records.set(`canceled ${recordKey(key)}`, flatten(rest));
    this.#dequeue(key, rest.coins_to_burn);
  }

  /** Takes the first request of that owner and block with these coins out of the queue. */
  #dequeue({ source, height }: z.infer<typeof id>, burn: z.infer<typeof coin> | undefined): void {
    const key = `${source}/${height}`;
    const queue = this.#pending.get(key) ?? [];
    const place = queue.findIndex(({ coins }) => coins.denom === burn?.denom && String(coins.amount) === burn.amount);
    const rest = queue.filter((_, index) => index !== place);
    if (rest.length === 0) this.#pending.delete(key);
    else this.#pending.set(key, rest);
  }

  #pendingAkt(): bigint {
    let sum = 0n;
    for (const queue of this.#pending.values()) for (const { coins } of queue) if (coins.denom === 'uakt') sum += coins.amount;
    return sum;
  }

  /** (balance - pending) * price / supply of uact; undivided while there is none, 0 without a price that holds. */
  #collateralRatio(actSupply: bigint): bigint {
    if (this.#price === null || !this.#healthy) return 0n;
    const value = mul(fromInteger((this.#balance.get('uakt') ?? 0n) - this.#pendingAkt()), this.#price.used);
    return actSupply === 0n ? value : quo(value, fromInteger(actSupply));
  }

  /** Adds everything that is known, as a node answers it; nothing before the module exists. */
  report(figures: Figures, actSupply: bigint): void {
    if (!this.#seen) return;
    const denoms = (amounts: Amounts, names: readonly string[]): Record<string, string> =>
      coinFields(names.map((denom) => ({ denom, amount: String(amounts.get(denom) ?? 0n) })));
    figures.set('bme', 'vault balances', { uact: String(actSupply), uakt: String(this.#balance.get('uakt') ?? 0n) });
    figures.set('bme', 'vault total_burned', denoms(this.#burned, ['uact', 'uakt']));
    figures.set('bme', 'vault total_minted', denoms(this.#minted, ['uact', 'uakt']));
    figures.set('bme', 'vault remint_credits', denoms(this.#credits, ['uakt']));
    figures.set('bme', 'status', { status: this.#status, collateral_ratio: fullText(this.#collateralRatio(actSupply)) });
    for (const [key, fields] of this.#records) figures.set('ledgerRecords', key, fields);
    for (const [key, queue] of this.#pending) {
      const requests = queue.map(({ to, coins }) => pendingText(to, coins.denom, String(coins.amount)));
      figures.set('ledgerRecords', `pending ${key}`, { requests: requests.sort().join(', ') });
    }
    if (this.#price === null) return;
    const { twap, median, min, max, timestamp } = this.#price;
    figures.set('oracle', 'akt', {
      twap: fullText(twap),
      median_price: fullText(median),
      min_price: fullText(min),
      max_price: fullText(max),
      timestamp: formatTime(timestamp),
      healthy: String(this.#healthy),
    });
  }
}
