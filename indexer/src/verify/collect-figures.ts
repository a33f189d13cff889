// What a node answers about the chain as a whole: balances, supply, mint, pools, parameters, burn-mint and oracle.

import { z } from 'zod';
import { bodyOf } from '../decode/body.ts';
import { decodeMessage } from '../decode/index.ts';
import { typeOf } from '../decode/schema.ts';
import { formatDecimal, fromInteger } from '../ledger/decimal.ts';
import { moduleAddress } from '../ledger/keys.ts';
import { answerError } from './answer-error.ts';
import type { StateAnswers } from './answers.ts';
import { type CollectedFigures, type FigureKind, Figures, flatten, parameterFields } from './figures.ts';
import type { Generation } from './objects.ts';
import { listAll, responseType } from './pages.ts';
import { pagedRequest, textRequest } from './requests.ts';

/** Module accounts whose balances are compared. */
const MODULE_ACCOUNTS = ['escrow', 'distribution', 'bme'] as const;
/** Denomination that is staked. */
const BOND_DENOM = 'uakt';
/** Denominations whose supply is compared. */
export const SUPPLY_DENOMS = ['uakt', 'uact'] as const;

const coin = z.object({ denom: z.string(), amount: z.string() });
const balances = z.object({ balances: z.array(coin) });
const supply = z.object({ amount: coin });
const pool = z.object({ pool: z.array(coin) });
const stakingPool = z.object({ pool: z.object({ bonded_tokens: z.string(), not_bonded_tokens: z.string() }) });
const params = z.object({ params: z.record(z.string(), z.unknown()) });
const legacyParam = z.object({ param: z.object({ value: z.string() }) });
const vault = z.object({ vault_state: z.record(z.string(), z.array(coin)) });
const bmeStatus = z.object({ status: z.string(), collateral_ratio: z.string() });
const price = z.object({
  aggregated_price: z.object({
    twap: z.string(),
    median_price: z.string(),
    min_price: z.string(),
    max_price: z.string(),
    timestamp: z.string(),
  }),
  price_health: z.object({ is_healthy: z.boolean() }),
});
const recordId = z.object({ denom: z.string(), to_denom: z.string(), source: z.string(), height: z.string(), sequence: z.string() });
const record = z.object({
  id: recordId,
  pending_record: z.object({ to: z.string(), coins_to_burn: coin }).nullable(),
  executed_record: z.record(z.string(), z.unknown()).nullable(),
  canceled_record: z.record(z.string(), z.unknown()).nullable(),
});

/** Parameters with the method that answers them and the first generation that does. */
const PARAMETERS: readonly { module: string; path: string; generation: Generation | null }[] = [
  { module: 'mint', path: '/cosmos.mint.v1beta1.Query/Params', generation: null },
  { module: 'distribution', path: '/cosmos.distribution.v1beta1.Query/Params', generation: null },
  { module: 'market', path: '/akash.market.v1beta5.Query/Params', generation: 'current' },
  { module: 'deployment', path: '/akash.deployment.v1beta4.Query/Params', generation: 'current' },
];

/** Coins as fields, by denomination. */
export function coinFields(coins: readonly { denom: string; amount: string }[]): Record<string, string> {
  return Object.fromEntries(coins.map(({ denom, amount }) => [denom, amount]));
}

/** The id of a burn-mint record, as text. */
export function recordKey(id: z.infer<typeof recordId>): string {
  return `${id.denom}/${id.to_denom}/${id.source}/${id.height}/${id.sequence}`;
}

/** A request to burn and mint that waits for its turn. */
export function pendingText(to: string, denom: string, amount: string): string {
  return `${amount}${denom} for ${to}`;
}

class FigureCollector {
  readonly #answers: StateAnswers;
  readonly #height: number;
  readonly result: CollectedFigures = { figures: new Figures(), impossible: [], parameters: new Map() };

  constructor(answers: StateAnswers, height: number) {
    this.#answers = answers;
    this.#height = height;
  }

  /** Notes that what a test holds for does not exist where it was not answered. */
  #isWhole(test: Figures['isWhole']): void {
    const { figures } = this.result;
    const before = figures.isWhole;
    figures.isWhole = (kind, id) => before(kind, id) || test(kind, id);
  }

  /** The reply as JSON in the form of `schema`, or null where there is none; `kind` (null: say nothing) then notes why. */
  async ask<T>(kind: FigureKind | null, path: string, schema: z.ZodType<T>, data: Uint8Array = new Uint8Array(0)): Promise<T | null> {
    const answer = await this.#answers.ask(path, data, this.#height);
    if (answer.kind !== 'value') {
      if (kind !== null) {
        const why = answer.kind === 'refused' ? `the node refused: ${answer.reason}` : 'not asked when the chain was recorded';
        this.result.impossible.push({ kind, reason: `${path}: ${why}` });
      }
      return null;
    }
    const type = typeOf(responseType(path));
    const parsed = schema.safeParse(JSON.parse(bodyOf(type, decodeMessage(type.name, answer.value))));
    if (parsed.success) return parsed.data;
    throw answerError(`the answer lacks something: ${z.prettifyError(parsed.error)}`, `${path} at height ${this.#height}`);
  }

  async bank(hasBme: boolean): Promise<void> {
    const { figures } = this.result;
    for (const module of MODULE_ACCOUNTS) {
      if (module === 'bme' && !hasBme) continue;
      const request = textRequest([[1, moduleAddress(module)]]);
      const reply = await this.ask('balances', '/cosmos.bank.v1beta1.Query/AllBalances', balances, request);
      if (reply !== null) figures.set('balances', module, coinFields(reply.balances));
    }
    for (const denom of SUPPLY_DENOMS) {
      const reply = await this.ask('supply', '/cosmos.bank.v1beta1.Query/SupplyOf', supply, textRequest([[1, denom]]));
      if (reply !== null) figures.set('supply', denom, { amount: reply.amount.amount });
    }
  }

  async economy(): Promise<void> {
    const { figures } = this.result;
    const inflation = await this.ask('mint', '/cosmos.mint.v1beta1.Query/Inflation', z.object({ inflation: z.string() }));
    if (inflation !== null) figures.set('mint', 'inflation', inflation);
    const provisions = await this.ask('mint', '/cosmos.mint.v1beta1.Query/AnnualProvisions', z.object({ annual_provisions: z.string() }));
    if (provisions !== null) figures.set('mint', 'annualProvisions', provisions);
    const community = await this.ask('communityPool', '/cosmos.distribution.v1beta1.Query/CommunityPool', pool);
    if (community !== null) {
      for (const { denom, amount } of community.pool) figures.set('communityPool', denom, { amount });
      this.#isWhole((kind) => kind === 'communityPool');
    }
    const staking = await this.ask('stakingPool', '/cosmos.staking.v1beta1.Query/Pool', stakingPool);
    if (staking === null) return;
    this.result.impossible.push({ kind: 'stakingPool', reason: 'no event tells the tokens that are not bonded' });
    const supplied = BigInt(figures.get('supply').get(BOND_DENOM)?.get('amount') ?? '0');
    if (supplied === 0n) return;
    // The mint module divides and cuts (`Dec.QuoInt`).
    const bonded = fromInteger(BigInt(staking.pool.bonded_tokens)) / supplied;
    figures.set('stakingPool', 'bonded', { ratio: formatDecimal(bonded, 'full') });
  }

  #setParameters(module: string, answered: Record<string, unknown>): void {
    this.result.parameters.set(module, answered);
    this.result.figures.set('parameters', module, parameterFields(module, answered));
  }

  async parameters(generation: Generation): Promise<void> {
    for (const { module, path, generation: only } of PARAMETERS) {
      if (only !== null && only !== generation) {
        this.result.impossible.push({ kind: 'parameters', reason: `v0.38 has no query for the parameters of ${module}` });
        continue;
      }
      const reply = await this.ask('parameters', path, params);
      if (reply !== null) this.#setParameters(module, reply.params);
    }
    // v1.0 to v1.2 have a service, v0.38 only keys, v2.0 and later no such module.
    const take = await this.ask(null, '/akash.take.v1.Query/Params', params);
    if (take !== null) this.#setParameters('take', take.params);
    if (generation === 'legacy') await this.#legacyTake();
  }

  async #legacyTake(): Promise<void> {
    const keys = [
      ['DefaultTakeRate', 'default_take_rate'],
      ['DenomTakeRates', 'denom_take_rates'],
    ] as const;
    const found: Record<string, unknown> = {};
    for (const [key, name] of keys) {
      const request = textRequest([
        [1, 'take'],
        [2, key],
      ]);
      const reply = await this.ask('parameters', '/cosmos.params.v1beta1.Query/Params', legacyParam, request);
      // One without the other would tell of rates that are none.
      if (reply === null) return;
      found[name] = JSON.parse(reply.param.value);
    }
    this.#setParameters('take', found);
  }

  /** Whether the node has the burn-mint module (v2.0 and later). */
  async bme(): Promise<boolean> {
    const { figures } = this.result;
    const parameters = await this.ask(null, '/akash.bme.v1.Query/Params', params);
    if (parameters === null) return false;
    this.#setParameters('bme', parameters.params);
    const state = await this.ask('bme', '/akash.bme.v1.Query/VaultState', vault);
    if (state !== null) {
      for (const [name, coins] of Object.entries(state.vault_state)) figures.set('bme', `vault ${name}`, coinFields(coins));
    }
    const status = await this.ask('bme', '/akash.bme.v1.Query/Status', bmeStatus);
    if (status !== null) figures.set('bme', 'status', status);
    await this.#records();
    return true;
  }

  async #records(): Promise<void> {
    const { figures, impossible } = this.result;
    const path = '/akash.bme.v1.Query/LedgerRecords';
    const list = await listAll(this.#answers, this.#height, { path, items: 'records', request: (key) => pagedRequest(2, key) });
    if (list.gap !== null) impossible.push({ kind: 'ledgerRecords', reason: `${path}: ${list.gap}` });
    const type = typeOf('akash.bme.v1.QueryLedgerRecordEntry');
    const pending = new Map<string, string[]>();
    for (const item of list.items) {
      const { id, pending_record: waiting, executed_record: done, canceled_record: refused } = record.parse(JSON.parse(bodyOf(type, item)));
      if (done !== null) figures.set('ledgerRecords', `executed ${recordKey(id)}`, flatten(done));
      if (refused !== null) figures.set('ledgerRecords', `canceled ${recordKey(id)}`, flatten(refused));
      if (waiting === null) continue;
      const { to, coins_to_burn: burn } = waiting;
      const key = `${id.source}/${id.height}`;
      pending.set(key, [...(pending.get(key) ?? []), pendingText(to, burn.denom, burn.amount)]);
    }
    for (const [key, requests] of pending) figures.set('ledgerRecords', `pending ${key}`, { requests: requests.sort().join(', ') });
    const answered = figures.get('ledgerRecords').size;
    // Pending records come first: where others follow, they are all there.
    this.#isWhole((kind, id) => kind === 'ledgerRecords' && (list.gap === null || (id.startsWith('pending ') && answered > pending.size)));
  }

  async oracle(): Promise<void> {
    const { figures } = this.result;
    for (const version of ['v1', 'v2']) {
      const parameters = await this.ask(null, `/akash.oracle.${version}.Query/Params`, params);
      if (parameters === null) continue;
      this.#setParameters('oracle', parameters.params);
      const request = textRequest([[1, 'akt']]);
      const reply = await this.ask('oracle', `/akash.oracle.${version}.Query/AggregatedPrice`, price, request);
      if (reply === null) continue;
      const { twap, median_price, min_price, max_price, timestamp } = reply.aggregated_price;
      figures.set('oracle', 'akt', { twap, median_price, min_price, max_price, timestamp, healthy: String(reply.price_health.is_healthy) });
    }
  }
}

/** Asks for every figure at one height. */
export async function collectFigures(answers: StateAnswers, height: number, generation: Generation): Promise<CollectedFigures> {
  const collector = new FigureCollector(answers, height);
  const hasBme = await collector.bme();
  await collector.bank(hasBme);
  await collector.economy();
  await collector.parameters(generation);
  if (hasBme) await collector.oracle();
  return collector.result;
}
