// For tests: a market in which tenants and providers do whatever the chain admits, step by step.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Authorization, Coin, Deposit, KnownMessage, ResourceOffer } from '../facts.ts';
import { parseDecimal } from './decimal.ts';
import { LedgerError } from './errors.ts';
import { DEPOSIT_AUTHORIZATION, DEPOSIT_MESSAGE, LEGACY_DEPOSIT_AUTHORIZATION, LEGACY_DEPOSIT_MESSAGE } from './grants.ts';
import { address, deposit, groupSpec, resources, TestChain } from './testing.ts';
import { atLeast, type Version } from './versions.ts';

export const owner = address(1);
export const providers = [address(20), address(3), address(11)];
/** The first is the beginning of the second: their payments meet in one scan from v1.0 on. */
const dseqs = [12n, 123n, 5n];

/** One step: blocks that pass before it, and what it does to which deployment, group and provider. */
export interface Step {
  blocks: number;
  what: KnownMessage['kind'];
  deployment: number;
  group: number;
  provider: number;
  amount: number;
}

/** What each step may do, those more often that need others before them. */
const KINDS: KnownMessage['kind'][] = [
  'create-deployment',
  'create-bid',
  'create-bid',
  'create-lease',
  'create-lease',
  'withdraw-lease',
  'withdraw-lease',
  'withdraw-lease',
  'close-lease',
  'close-bid',
  'close-group',
  'pause-group',
  'start-group',
  'close-deployment',
  'deposit-deployment',
  'deposit-deployment',
  'grant',
];

/** Who may pay for the owner. */
const granters = [address(40), address(2)];
const MODELS = ['h100', 'a100/ram/80Gi', 'a100/ram/80Gi/interface/sxm'];

export const steps = fc.array(
  fc.record({
    blocks: fc.constantFrom(0, 0, 1, 3, 40),
    what: fc.constantFrom(...KINDS),
    deployment: fc.nat(2),
    group: fc.integer({ min: 1, max: 2 }),
    provider: fc.nat(2),
    amount: fc.integer({ min: 1, max: 3_000 }),
  }),
  { minLength: 15, maxLength: 40 },
);

/** Steps after which every run has a market: deployments with bids and leases of all providers. */
const OPENING: Step[] = dseqs.flatMap((_, deployment) =>
  (['create-deployment', 'create-bid', 'create-lease'] as const).flatMap((what) =>
    (what === 'create-deployment' ? [1] : [1, 2]).map((group) => ({
      blocks: 0,
      what,
      deployment,
      group,
      provider: deployment,
      amount: 2_000,
    })),
  ),
);

/** Offers without a model, and with one or another. */
function offerOf(amount: number): ResourceOffer[] {
  const model = MODELS[amount % 4];
  const gpuAttributes = [{ key: `vendor/nvidia/model/${model}`, value: 'true' }];
  return model === undefined ? [] : [{ resources: { ...resources, gpuAttributes }, count: 1 }];
}

function isLegacy(chain: TestChain): boolean {
  return JSON.stringify(chain.tables.state).includes('"version":"v0.38.0"');
}

function grantOf(chain: TestChain, granter: string, limit: Coin): KnownMessage {
  const authorization: Authorization = isLegacy(chain)
    ? { typeUrl: LEGACY_DEPOSIT_AUTHORIZATION, messageTypeUrl: LEGACY_DEPOSIT_MESSAGE, spendLimit: limit, spendLimits: [], scopes: [] }
    : { typeUrl: DEPOSIT_AUTHORIZATION, messageTypeUrl: DEPOSIT_MESSAGE, spendLimit: null, spendLimits: [], scopes: ['deployment'] };
  // The list of limits came with uact.
  const limits = limit.denom === 'uact' ? { spendLimits: [limit] } : { spendLimit: limit };
  return { kind: 'grant', granter, grantee: owner, authorization: { ...authorization, ...limits }, expiration: null };
}

/** A deposit out of grants where they cover it, else of the owner's own money. */
function depositOf(chain: TestChain, amount: bigint, denom: string): Deposit {
  const own = deposit(amount, denom);
  const messageType = isLegacy(chain) ? LEGACY_DEPOSIT_MESSAGE : DEPOSIT_MESSAGE;
  const grants = [...chain.tables.grants.values()].filter((grant) => grant.goneHeight === null && grant.messageTypeUrl === messageType);
  if (isLegacy(chain)) {
    const granter = grants.find(({ spendLimit }) => spendLimit?.denom === denom && spendLimit.amount >= amount)?.granter;
    return granter === undefined ? own : { ...own, depositor: granter };
  }
  const limits = grants.flatMap(({ spendLimit, spendLimits }) => [spendLimit, ...spendLimits]).filter((limit) => limit?.denom === denom);
  const covered = limits.reduce((sum, limit) => sum + (limit?.amount ?? 0n), 0n);
  return covered < amount ? own : { ...own, sources: ['grant'] };
}

/** The message of a step; orders are those that the chain has now. */
function messageOf(chain: TestChain, step: Step, denom: string): KnownMessage {
  const dseq = dseqs[step.deployment] ?? 0n;
  const group = { owner, dseq, gseq: step.group };
  const orders = [...chain.tables.orders.values()].filter(({ id }) => id.dseq === dseq && id.gseq === step.group);
  const oseq = Math.max(1, ...orders.map(({ id }) => id.oseq));
  const bid = { ...group, oseq, provider: providers[step.provider] ?? '', bseq: 0 };
  switch (step.what) {
    case 'create-deployment':
      return {
        kind: 'create-deployment',
        id: { owner, dseq },
        groups: [groupSpec(denom), groupSpec(denom)],
        hash: new Uint8Array(32),
        deposit: deposit(BigInt(step.amount), denom),
        reclamationMinWindowNanos: null,
      };
    case 'create-bid':
      return {
        kind: 'create-bid',
        id: bid,
        price: { denom, amount: parseDecimal(`${step.amount / 100}`) },
        deposit: deposit(500n, denom),
        resourcesOffer: offerOf(step.amount),
        reclamationWindowNanos: null,
      };
    case 'deposit-deployment':
      return { kind: 'deposit-deployment', signer: owner, id: { owner, dseq }, deposit: depositOf(chain, BigInt(step.amount), denom) };
    case 'grant':
      return grantOf(chain, granters[step.provider % 2] ?? '', { denom, amount: BigInt(step.amount) });
    case 'close-deployment':
      return { kind: 'close-deployment', id: { owner, dseq } };
    case 'close-group':
    case 'pause-group':
    case 'start-group':
      return { kind: step.what, id: group };
    case 'close-bid':
    case 'close-lease':
      return { kind: step.what, id: bid, reason: 10_000 };
    default:
      return { kind: step.what === 'create-lease' ? 'create-lease' : 'withdraw-lease', id: bid };
  }
}

/** Whether the market admits a message; what only the escrow refuses, the ledger itself tells. */
function isAdmitted(chain: TestChain, message: KnownMessage): boolean {
  const { tables } = chain;
  switch (message.kind) {
    case 'create-deployment':
      return !tables.deployments.has(`${owner}/${message.id.dseq}`);
    case 'deposit-deployment':
      return chain.account('deployment', `${owner}/${message.id.dseq}`) !== undefined;
    case 'grant':
      return true;
    case 'close-deployment':
      return tables.deployments.get(`${owner}/${message.id.dseq}`)?.state === 'active';
    case 'create-bid':
    case 'create-lease':
    case 'close-bid':
    case 'close-lease':
    case 'withdraw-lease': {
      const { dseq, gseq, oseq, provider } = message.id;
      const key = `${owner}/${dseq}/${gseq}/${oseq}`;
      const bid = tables.bids.get(`${key}/${provider}`)?.state;
      const lease = tables.leases.get(`${key}/${provider}`)?.state;
      const order = tables.orders.get(key)?.state;
      if (message.kind === 'create-bid') return order === 'open' && bid === undefined;
      if (message.kind === 'create-lease') {
        return order === 'open' && bid === 'open' && tables.groups.get(`${owner}/${dseq}/${gseq}`)?.state === 'open';
      }
      if (message.kind === 'close-bid' && bid === 'open') return true;
      return message.kind === 'withdraw-lease' ? lease !== undefined : lease === 'active' && bid === 'active' && order === 'active';
    }
    case 'close-group':
    case 'pause-group':
    case 'start-group': {
      const group = tables.groups.get(`${owner}/${message.id.dseq}/${message.id.gseq}`)?.state;
      if (message.kind === 'start-group') return group === 'paused' || group === 'insufficient_funds';
      return group !== undefined && group !== 'closed' && (message.kind === 'close-group' || group === 'open');
    }
    default:
      return false;
  }
}

export interface Run {
  chain: TestChain;
  /** Messages of each block after the chain's start, as they succeeded. */
  blocks: KnownMessage[][];
}

/**
 * Plays steps, one message a block; a message that the escrow refuses fails as on the chain, without a trace. Deployments are paid in
 * the coin that `version` has for them.
 */
export function play(
  version: Version,
  list: readonly Step[],
  check: (chain: TestChain, sent: KnownMessage) => void = () => undefined,
  chain = new TestChain(version),
): Run {
  const denom = atLeast(version, 'v2.0.0') ? 'uact' : 'uakt';
  const blocks: KnownMessage[][] = [];
  for (const step of [...OPENING, ...list]) {
    for (let passed = 0; passed < step.blocks; passed += 1) {
      chain.block([]);
      blocks.push([]);
    }
    const message = messageOf(chain, step, denom);
    if (!isAdmitted(chain, message)) continue;
    try {
      chain.block([[message]]);
      blocks.push([message]);
      check(chain, message);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      expect(['LEDGER_ESCROW_REFUSED', 'LEDGER_SETTLED_TWICE']).toContain(error.code);
      chain.restart();
    }
  }
  return { chain, blocks };
}
