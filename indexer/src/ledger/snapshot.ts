// The ledger's own state beside the tables as plain JSON, and a ledger's memory built again from what is stored.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import type { LedgerSnapshot } from '../contract.ts';
import { deploymentKey, groupKey } from './keys.ts';
import { LedgerState } from './state.ts';
import { isVersion, type Version } from './versions.ts';

const integer = z
  .string()
  .regex(/^-?\d+$/)
  .transform((text) => BigInt(text));
const amounts = z.record(z.string(), integer);
const coin = z.object({ denom: z.string(), amount: integer });
const plan = z.object({ name: z.string(), height: z.number() });
const change = z.object({ module: z.string(), key: z.string().nullable(), value: z.string() });
const version = z.custom<Version>((value) => typeof value === 'string' && isVersion(value));

/** Everything that no table holds. Integers that may grow large are text. */
const saved = z.object({
  version,
  height: z.number(),
  take: z.object({ defaultRate: integer, denomRates: amounts }),
  poolBefore: z.record(z.string(), z.string()).optional(),
  governance: z.object({
    proposals: z.record(z.string(), z.object({ parameterChanges: z.array(change), upgrades: z.array(plan) })),
    /** Known beforehand; `planned` is governance's own. */
    plans: z.array(plan),
    planned: plan.nullable().default(null),
    applied: z.array(plan),
    moduleParameters: z.record(z.string(), z.unknown()),
  }),
  oracle: z.object({ price: integer.nullable(), healthy: z.boolean() }),
  bme: z.object({
    mintStatus: z.string(),
    collateralRatio: integer,
    pending: z.array(z.object({ owner: z.string(), to: z.string(), coin, denomToMint: z.string(), height: z.number() })),
    burned: amounts,
    minted: amounts,
    remintCredits: amounts,
    balances: amounts,
    issued: amounts,
  }),
  pausedStoreKeys: z.array(z.string()),
  pendingConversions: z.array(z.string()),
  /** Of a ledger that began from a node's answers (partial.ts); absent otherwise. */
  partial: z.object({ revoked: z.array(z.string()) }).optional(),
});

/** The JSON form of the ledger's state beside the tables. */
export type SavedState = z.input<typeof saved>;

function textOf(map: ReadonlyMap<string, bigint>): Record<string, string> {
  return Object.fromEntries([...map].map(([key, value]) => [key, value.toString()]));
}

function fill(map: Map<string, bigint>, values: Record<string, bigint>): void {
  for (const [key, value] of Object.entries(values)) map.set(key, value);
}

/** The state that the tables do not tell, as it is stored with each batch. */
export function saveState(state: LedgerState): SavedState {
  const { governance, oracle, bme, take } = state;
  return {
    version: state.version,
    height: state.height,
    take: { defaultRate: take.defaultRate.toString(), denomRates: textOf(take.denomRates) },
    ...(state.poolBefore !== null && { poolBefore: state.poolBefore }),
    governance: {
      proposals: Object.fromEntries(governance.proposals),
      plans: [...governance.known].map(([height, name]) => ({ name, height })),
      planned: governance.planned,
      applied: [...governance.applied],
      moduleParameters: Object.fromEntries(governance.moduleParameters),
    },
    oracle: { price: oracle.price?.toString() ?? null, healthy: oracle.healthy },
    bme: {
      mintStatus: bme.mintStatus,
      collateralRatio: bme.collateralRatio.toString(),
      pending: bme.pending.map((record) => ({ ...record, coin: { ...record.coin, amount: record.coin.amount.toString() } })),
      burned: textOf(bme.burned),
      minted: textOf(bme.minted),
      remintCredits: textOf(bme.remintCredits),
      balances: textOf(bme.balances),
      issued: textOf(bme.issued),
    },
    pausedStoreKeys: [...state.pausedStoreKeys],
    pendingConversions: [...state.pendingConversions],
    ...(state.partial.isPartial && { partial: { revoked: [...state.partial.revoked] } }),
  };
}

/** The memory of the ledger that drained `snapshot`. Throws a fatal LeasebookError where its state is unreadable. */
export function restoreState(snapshot: LedgerSnapshot): LedgerState {
  const result = saved.safeParse(snapshot.state);
  if (!result.success) {
    throw new LeasebookError(`the stored state of the ledger is unreadable: ${z.prettifyError(result.error)}`, {
      kind: 'fatal',
      code: 'LEDGER_STATE_INVALID',
      advice: 'The tables are of another version of Leasebook: index again from the start with `--fresh`.',
    });
  }
  const state = new LedgerState(result.data.version);
  restoreOwn(state, result.data);
  restoreMarket(state, snapshot);
  restoreMoney(state, snapshot);
  restoreProviders(state, snapshot);
  state.forgetTouched();
  return state;
}

function restoreOwn(state: LedgerState, { take, governance, oracle, bme, ...rest }: z.output<typeof saved>): void {
  state.height = rest.height;
  state.take = { defaultRate: take.defaultRate, denomRates: new Map(Object.entries(take.denomRates)) };
  state.poolBefore = rest.poolBefore ?? null;
  for (const [id, proposal] of Object.entries(governance.proposals)) state.governance.proposals.set(id, proposal);
  for (const { name, height } of governance.plans) state.governance.known.set(height, name);
  state.governance.planned = governance.planned;
  state.governance.applied.push(...governance.applied);
  for (const [module, value] of Object.entries(governance.moduleParameters)) state.governance.moduleParameters.set(module, value);
  state.oracle.price = oracle.price;
  state.oracle.healthy = oracle.healthy;
  state.bme.mintStatus = bme.mintStatus;
  state.bme.collateralRatio = bme.collateralRatio;
  state.bme.pending = bme.pending;
  fill(state.bme.burned, bme.burned);
  fill(state.bme.minted, bme.minted);
  fill(state.bme.remintCredits, bme.remintCredits);
  fill(state.bme.balances, bme.balances);
  fill(state.bme.issued, bme.issued);
  for (const key of rest.pausedStoreKeys) state.pausedStoreKeys.add(key);
  for (const key of rest.pendingConversions) state.pendingConversions.add(key);
  state.partial.isPartial = rest.partial !== undefined;
  for (const pair of rest.partial?.revoked ?? []) state.partial.revoked.add(pair);
}

function restoreMarket(state: LedgerState, snapshot: LedgerSnapshot): void {
  for (const deployment of snapshot.deployments) state.addDeployment(deployment);
  for (const group of snapshot.groups) if (state.deployments.has(deploymentKey(group.id))) state.addGroup(group);
  for (const order of snapshot.orders) {
    if (order.state === 'closed') state.countOrder(groupKey(order.id), order.id.oseq);
    else state.addOrder(order);
  }
  for (const bid of snapshot.bids) if (bid.state === 'open' || bid.state === 'active') state.addBid(bid);
  for (const lease of snapshot.leases) if (lease.state === 'active' || lease.state === 'reclaiming') state.addLease(lease);
}

function restoreMoney(state: LedgerState, snapshot: LedgerSnapshot): void {
  for (const account of snapshot.accounts) if (account.state !== 'closed') state.setAccount(account);
  for (const payment of snapshot.payments) if (payment.state !== 'closed') state.setPayment(payment);
  for (const grant of snapshot.grants) if (grant.goneHeight === null) state.grants.restore(grant);
}

function restoreProviders(state: LedgerState, snapshot: LedgerSnapshot): void {
  for (const provider of snapshot.providers) state.providers.set(provider.owner, provider);
  for (const range of snapshot.providerAttributes) {
    const attributes = state.providerAttributes.get(range.owner) ?? new Map();
    state.providerAttributes.set(range.owner, attributes.set(range.key, range));
  }
  for (const range of snapshot.auditedAttributes) state.audited(range.auditor, range.owner).set(range.key, range);
}
