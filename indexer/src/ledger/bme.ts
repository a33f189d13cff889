// Burn and mint of AKT and ACT: what is asked for waits in the bme account, the chain's events tell what became of it (6.3).
import { z } from 'zod';
import type { Coin, EventFacts, KnownMessage } from '../facts.ts';
import { fromInteger, mul, parseDecimal, quo, truncate } from './decimal.ts';
import type { FlowContent, LedgerState } from './state.ts';

/** A request that waits for its epoch. */
export interface PendingRecord {
  owner: string;
  to: string;
  coin: Coin;
  denomToMint: string;
  height: number;
}

const coin = z.object({ denom: z.string(), amount: z.string().transform((text) => BigInt(text)) });
const coinPrice = z
  .object({ coin, price: z.string().transform(parseDecimal) })
  .nullish()
  .transform((value) => value ?? null);
const recordId = z.object({ denom: z.string(), to_denom: z.string(), source: z.string(), height: z.coerce.number() });
const executed = z.object({
  id: recordId,
  burned_from: z.string(),
  minted_to: z.string(),
  burned: coinPrice,
  minted: coinPrice,
  spread: coin.nullish(),
  remint_credit_issued: coinPrice,
  remint_credit_accrued: coinPrice,
});
const canceled = z.object({ id: recordId, owner: z.string(), coins_to_burn: coin });
const funded = z.object({ amount: coin, source: z.string() });

const PLACE = { scope: '', xid: '', lease: '' } as const;

/** Where the module begins, with the upgrade to v2.0 or with a genesis of it or later: no event tells of it (protocol 6.3). */
export const FIRST_MINT_STATUS = 'mint_status_halt_cr';

/** State of burn and mint, amounts in the smallest unit of a coin; `collateralRatio` and prices are scaled by 10^18. */
export class Bme {
  readonly #state: LedgerState;
  mintStatus = 'mint_status_unspecified';
  /** As the last event told it; zero where there was no price. */
  collateralRatio = 0n;
  /** In the order of the requests. */
  pending: PendingRecord[] = [];
  /** Of executed records, by denomination. */
  readonly burned = new Map<string, bigint>();
  readonly minted = new Map<string, bigint>();
  readonly remintCredits = new Map<string, bigint>();
  /** Coins in the bme account, and what it minted more than it burned: of uact that is the whole supply. */
  readonly balances = new Map<string, bigint>();
  readonly issued = new Map<string, bigint>();

  constructor(state: LedgerState) {
    this.#state = state;
  }

  /** Follows every movement of the bme account. */
  observe({ coin: { denom, amount }, sender, recipient }: FlowContent): void {
    const { bmeAddress } = this.#state;
    if (sender === '') raise(this.issued, denom, amount);
    if (recipient === '') raise(this.issued, denom, -amount);
    if (recipient === bmeAddress) raise(this.balances, denom, amount);
    if (sender === bmeAddress) raise(this.balances, denom, -amount);
    if ((this.balances.get(denom) ?? 0n) < 0n) {
      throw this.#state.broken(`the bme account pays ${-(this.balances.get(denom) ?? 0n)} more than it has`, 'LEDGER_BME_SHORT', denom);
    }
  }

  /** `MsgMintACT`, `MsgBurnACT`, `MsgBurnMint`: the coins wait in the bme account. */
  request(message: Extract<KnownMessage, { kind: 'mint-act' | 'burn-act' | 'burn-mint' }>): void {
    const { owner, to, coinsToBurn } = message;
    const opposite = coinsToBurn.denom === 'uakt' ? 'uact' : 'uakt';
    const denomToMint = message.kind === 'burn-mint' ? message.denomToMint : opposite;
    this.pending.push({ owner, to, coin: coinsToBurn, denomToMint, height: this.#state.height });
    this.#state.flow({ kind: 'bme_deposit', coin: coinsToBurn, sender: owner, recipient: this.#state.bmeAddress, ...PLACE });
  }

  /** Vault fundings among what an upgrade handler emitted. */
  fundVault(events: readonly EventFacts[]): void {
    for (const { event } of events) if (event.kind === 'vault-funded') this.#fund(event.json);
  }

  #fund(json: string): void {
    const { amount, source } = this.#read(funded, json);
    this.#state.flow({ kind: 'vault_funding', coin: amount, sender: source, recipient: this.#state.bmeAddress, ...PLACE });
  }

  /** Fundings by governance, executed and canceled records and the mint status, in the order in which the end of a block tells them. */
  endBlock(events: readonly EventFacts[]): void {
    for (const { event } of events) {
      if (event.kind === 'ledger-record-executed') this.#execute(this.#read(executed, event.json));
      else if (event.kind === 'ledger-record-canceled') this.#cancel(this.#read(canceled, event.json));
      else if (event.kind === 'vault-funded') this.#fund(event.json);
      else if (event.kind === 'mint-status') {
        this.mintStatus = event.next;
        this.collateralRatio = event.collateralRatio;
      }
    }
  }

  /**
   * The ACT of an AKT->ACT record is minted while its AKT stays as credit; the ACT of an ACT->AKT record is burned, its AKT
   * comes out of credit first and is minted for the rest. The user gets what comes out less the spread.
   */
  #execute(record: z.infer<typeof executed>): void {
    const { burned, minted, remint_credit_issued: issued, remint_credit_accrued: accrued } = record;
    const { bmeAddress } = this.#state;
    const request = this.#take(record.id, (burned ?? accrued)?.coin.amount ?? null);
    if (burned !== null) {
      raise(this.burned, burned.coin.denom, burned.coin.amount);
      this.#state.flow({ kind: 'bme_burn', coin: burned.coin, sender: bmeAddress, recipient: '', ...PLACE });
    }
    if (minted !== null) {
      raise(this.minted, minted.coin.denom, minted.coin.amount);
      this.#state.flow({ kind: 'bme_mint', coin: minted.coin, sender: '', recipient: bmeAddress, ...PLACE });
    }
    if (accrued !== null) raise(this.remintCredits, accrued.coin.denom, accrued.coin.amount);
    if (issued !== null) raise(this.remintCredits, issued.coin.denom, -issued.coin.amount);
    const denom = record.id.to_denom;
    const gross = (minted?.coin.amount ?? 0n) + (issued?.coin.amount ?? 0n);
    this.#check(request, gross, (burned ?? accrued)?.price ?? null, (minted ?? issued)?.price ?? null);
    const amount = gross - (record.spread?.amount ?? 0n);
    if (amount > 0n) {
      this.#state.flow({ kind: 'bme_payout', coin: { denom, amount }, sender: bmeAddress, recipient: record.minted_to, ...PLACE });
    }
  }

  /** What comes out is trunc(in * Quo(price in, price out)). */
  #check(request: PendingRecord, gross: bigint, priceIn: bigint | null, priceOut: bigint | null): void {
    if (priceIn === null || priceOut === null || priceOut === 0n) return;
    const foreseen = truncate(mul(fromInteger(request.coin.amount), quo(priceIn, priceOut)));
    if (foreseen === gross) return;
    throw this.#state.broken(
      `a burn of ${request.coin.amount}${request.coin.denom} gives ${gross}, not ${foreseen}`,
      'LEDGER_BME_AMOUNT',
      request.owner,
    );
  }

  #cancel(record: z.infer<typeof canceled>): void {
    this.#take(record.id, record.coins_to_burn.amount);
    this.#state.flow({
      kind: 'bme_refund',
      coin: record.coins_to_burn,
      sender: this.#state.bmeAddress,
      recipient: record.owner,
      ...PLACE,
    });
  }

  /** The earliest request that an id and an amount fit; sequences may have gaps that no event shows. */
  #take({ denom, to_denom: denomToMint, source, height }: z.infer<typeof recordId>, amount: bigint | null): PendingRecord {
    const place = this.pending.findIndex(
      (record) =>
        record.owner === source &&
        record.height === height &&
        record.coin.denom === denom &&
        record.denomToMint === denomToMint &&
        (amount === null || record.coin.amount === amount),
    );
    const [record] = place < 0 ? [] : this.pending.splice(place, 1);
    return this.#state.require(record, 'burn or mint request', `${denom}/${denomToMint}/${source}/${height}`);
  }

  #read<T>(schema: z.ZodType<T>, json: string): T {
    const result = schema.safeParse(JSON.parse(json));
    if (result.success) return result.data;
    throw this.#state.broken(`an event of bme is unreadable: ${z.prettifyError(result.error)}`, 'LEDGER_BME_EVENT', json.slice(0, 200));
  }
}

/** Adds to the amount of a denomination. */
export function raise(amounts: Map<string, bigint>, denom: string, amount: bigint): void {
  amounts.set(denom, (amounts.get(denom) ?? 0n) + amount);
}
