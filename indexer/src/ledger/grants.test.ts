// Grants that pay deposits: their order, limits, restoration and end (protocol 2.3, 4.5, 6.2).

import { AXL_USDC } from '@leasebook/db';
import { describe, expect, it } from 'vitest';
import type { Authorization, KnownMessage } from '../facts.ts';
import { addCoin } from './grants.ts';
import { moduleAddress } from './keys.ts';
import { address, eventFacts, flowText, groupSpec, openLeases, TestChain, upgradeTo } from './testing.ts';

const owner = address(1);
const first = address(3);
const second = address(20);
const id = { owner, dseq: 5n };
const key = `${owner}/5`;
const URL = '/akash.escrow.v1.MsgAccountDeposit';

const authorization = (amount: bigint, denom = 'uakt'): Authorization => ({
  typeUrl: '/akash.escrow.v1.DepositAuthorization',
  messageTypeUrl: URL,
  spendLimit: { denom, amount },
  spendLimits: [],
  scopes: ['deployment'],
});
const grant = (granter: string, what: Authorization, expiration: bigint | null = null): KnownMessage => ({
  kind: 'grant',
  granter,
  grantee: owner,
  authorization: what,
  expiration,
});
const create = (amount: bigint, sources: ('balance' | 'grant')[], denom = 'uakt'): KnownMessage => ({
  kind: 'create-deployment',
  id,
  groups: [groupSpec(denom)],
  hash: new Uint8Array(32),
  deposit: { amount: { denom, amount }, depositor: null, sources },
  reclamationMinWindowNanos: null,
});

describe('grants from v1.0 on', () => {
  it('are used in the order of the granters’ bytes, up to their limits, and restored by a refund', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll([grant(second, authorization(900n)), grant(first, authorization(600n))]);
    const flows = chain.send(create(1_000n, ['grant']));
    expect(flows.map(({ sender, coin }) => [sender, coin.amount])).toEqual([
      [first, 600n],
      [second, 400n],
    ]);
    expect(chain.account('deployment', key)?.deposits.map(({ owner: who, source }) => [who, source])).toEqual([
      [first, 'grant'],
      [second, 'grant'],
    ]);
    const limit = (granter: string) => chain.tables.grants.get(`${granter} ${owner} ${URL}`)?.spendLimit?.amount;
    expect([limit(first), limit(second)]).toEqual([0n, 500n]);
    chain.send({ kind: 'close-deployment', id });
    expect([limit(first), limit(second)]).toEqual([600n, 900n]);
  });

  it('vanish at the first block after their end, without an event', () => {
    const chain = new TestChain('v1.2.0');
    chain.send(grant(first, authorization(600n), 20n * 6_000_000_000n));
    chain.skipTo(19);
    expect(chain.tables.grants.get(`${first} ${owner} ${URL}`)?.goneHeight).toBeNull();
    chain.skipTo(20);
    expect(chain.tables.grants.get(`${first} ${owner} ${URL}`)?.goneHeight).toBe(20);
    expect(chain.ledger.effects).toEqual([]);
  });

  it('outlive the end of a grant that they replaced', () => {
    const chain = new TestChain('v1.2.0');
    chain.send(grant(first, authorization(600n), 20n * 6_000_000_000n));
    chain.send(grant(first, authorization(700n)));
    chain.skipTo(30);
    expect(chain.tables.grants.get(`${first} ${owner} ${URL}`)).toMatchObject({ goneHeight: null, spendLimit: { amount: 700n } });
  });

  it('are no source of deposits where the authorization is a generic one', () => {
    const chain = new TestChain('v1.2.0');
    const generic = { ...authorization(0n), typeUrl: '/cosmos.authz.v1beta1.GenericAuthorization', spendLimit: null, scopes: [] };
    chain.sendAll([grant(first, generic), grant(second, authorization(2_000n))]);
    expect(chain.send(create(1_000n, ['grant'])).map(({ sender }) => sender)).toEqual([second]);
  });

  it('fill up what the signer’s balance does not give, as the transfer tells', () => {
    const chain = new TestChain('v1.2.0');
    chain.send(grant(first, authorization(2_000n)));
    const facts = chain.facts([[create(1_000n, ['balance', 'grant'])]]);
    const [transaction] = facts.transactions;
    const escrow = chain.tables.flows[0]?.recipient ?? new TestChain('v1.2.0').send(create(1n, ['balance']))[0]?.recipient ?? '';
    transaction?.events.push(
      eventFacts({ kind: 'transfer', sender: owner, recipient: escrow, coins: [{ denom: 'uakt', amount: 300n }] }),
      eventFacts({ kind: 'transfer', sender: first, recipient: escrow, coins: [{ denom: 'uakt', amount: 700n }] }),
    );
    chain.ledger.apply(facts);
    expect(chain.ledger.drain().flows.map(({ sender, coin }) => [sender, coin.amount])).toEqual([
      [owner, 300n],
      [first, 700n],
    ]);
  });

  it('pay everything where the signer has no balance, as the transfer tells', () => {
    const chain = new TestChain('v1.2.0');
    chain.send(grant(first, authorization(2_000n)));
    const facts = chain.facts([[create(1_000n, ['balance', 'grant'])]]);
    facts.transactions[0]?.events.push(
      eventFacts({ kind: 'transfer', sender: first, recipient: moduleAddress('escrow'), coins: [{ denom: 'uakt', amount: 1_000n }] }),
    );
    chain.ledger.apply(facts);
    const { flows, accounts } = chain.ledger.drain();
    expect(flows.map(({ sender, coin }) => [sender, coin.amount])).toEqual([[first, 1_000n]]);
    expect(accounts[0]?.deposits).toMatchObject([{ owner: first, source: 'grant' }]);
  });

  it('hold several denominations from v2.0, where a limit used up disappears', () => {
    const chain = new TestChain('v2.0.0');
    const several = { ...authorization(0n), spendLimit: null, spendLimits: [{ denom: 'uact', amount: 500n }] };
    chain.send(grant(first, several));
    chain.send(create(500n, ['grant'], 'uact'));
    expect(chain.tables.grants.get(`${first} ${owner} ${URL}`)?.spendLimits).toEqual([]);
    expect(chain.send({ kind: 'close-deployment', id }).map(flowText)).toEqual([`refund 500uact ${first}`]);
    expect(chain.tables.grants.get(`${first} ${owner} ${URL}`)?.spendLimits).toEqual([{ denom: 'uact', amount: 500n }]);
  });
});

describe('grants that have ended when an upgrade runs, which is before the block deletes them', () => {
  /** The end of a grant between the block before `height` and that block. */
  const endsBefore = (height: number) => BigInt(height) * 6_000_000_000n - 1n;

  it('are made anew by the conversion to uact, without an end and without what they allowed', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll([grant(first, authorization(5_000n, AXL_USDC), endsBefore(15)), create(1_000n, ['grant'], AXL_USDC)]);
    expect(upgradeTo(chain, 'v2.0.0')).toBe(14);
    const other = new TestChain('v1.2.0');
    other.sendAll([grant(first, authorization(5_000n, AXL_USDC), endsBefore(14)), create(1_000n, ['grant'], AXL_USDC)]);
    upgradeTo(other, 'v2.0.0');
    const row = ({ tables }: TestChain) => tables.grants.get(`${first} ${owner} ${URL}`);
    const converted = { spendLimit: null, spendLimits: [{ denom: 'uact', amount: 1_000n }], goneHeight: null };
    expect(row(chain)).toMatchObject({ ...converted, expiration: endsBefore(15) });
    expect(row(other)).toMatchObject({ ...converted, expiration: null });
    chain.skipTo(15);
    other.skipTo(15);
    expect(row(chain)?.goneHeight).toBe(15);
    expect(row(other)?.goneHeight).toBeNull();
  });

  it('get nothing back', () => {
    const provider = address(4);
    const chain = new TestChain('v1.0.0');
    const bids = { ...authorization(500_000n), scopes: ['bid' as const] };
    const messages = openLeases(owner, 5n, [[provider, '1']], {
      amount: { denom: AXL_USDC, amount: 9_000n },
      depositor: null,
      sources: ['balance'],
    }).flat();
    const paid = messages.map((message) =>
      message.kind === 'create-bid' ? { ...message, deposit: { ...message.deposit, sources: ['grant' as const] } } : message,
    );
    chain.sendAll([{ kind: 'grant', granter: first, grantee: provider, authorization: bids, expiration: endsBefore(14) }, ...paid]);
    expect(upgradeTo(chain, 'v1.1.0')).toBe(14);
    expect(chain.tables.flows.at(-1)).toMatchObject({ kind: 'bid_refund', recipient: first });
    expect(chain.ledger.effects.filter((effect) => effect.kind === 'event' && effect.event.name === 'grant')).toEqual([]);
    expect(chain.tables.grants.get(`${first} ${provider} ${URL}`)).toMatchObject({ goneHeight: 14, spendLimit: { amount: 0n } });
  });
});

const LEGACY_URL = '/akash.deployment.v1beta3.MsgDepositDeployment';

/** A MsgExec by `grantee` of one message, as one transaction. */
function execute(chain: TestChain, grantee: string, message: KnownMessage): void {
  const facts = chain.facts([[{ kind: 'exec', grantee }, message]]);
  const inner = facts.transactions[0]?.messages[1];
  if (inner !== undefined) inner.path = [0, 0];
  chain.ledger.apply(facts);
  chain.height += 1;
  chain.tables.add(chain.ledger.drain());
}

describe('grants that let others send a deposit', () => {
  const executor = address(30);
  const pays = (amount: bigint, denom = 'uakt'): KnownMessage => ({
    kind: 'deposit-deployment',
    signer: owner,
    id,
    deposit: { amount: { denom, amount }, depositor: owner, sources: ['balance'] },
  });
  const toExecutor = (what: Authorization): KnownMessage => ({
    kind: 'grant',
    granter: owner,
    grantee: executor,
    authorization: what,
    expiration: null,
  });
  const row = (chain: TestChain, url = URL) => chain.tables.grants.get(`${owner} ${executor} ${url}`);
  const told = (chain: TestChain) => chain.ledger.effects.flatMap((effect) => (effect.kind === 'event' ? [effect.event.name] : []));

  it('fall by what is sent, without an event, and go with EventRevoke once nothing is left', () => {
    const chain = new TestChain('v1.2.0');
    chain.sendAll([create(1_000n, ['balance']), toExecutor(authorization(500n))]);
    execute(chain, executor, pays(200n));
    expect(row(chain)).toMatchObject({ spendLimit: { amount: 300n }, goneHeight: null });
    expect(told(chain)).toEqual([]);
    chain.restart();
    execute(chain, executor, pays(300n));
    expect(row(chain)?.goneHeight).toBe(chain.height);
    expect(told(chain)).toEqual(['revoke']);
    expect(chain.account('deployment', key)?.funds[0]?.amount).toBe(1_500n * 10n ** 18n);
  });

  it('fold their limits from v2.0, and stay up to v0.38 when nothing is left', () => {
    const current = new TestChain('v2.0.0');
    const several = { ...authorization(50n), spendLimits: [{ denom: 'uact', amount: 500n }] };
    current.sendAll([create(1_000n, ['balance'], 'uact'), toExecutor(several)]);
    execute(current, executor, pays(500n, 'uact'));
    expect(row(current)).toMatchObject({ spendLimit: null, spendLimits: [{ denom: 'uakt', amount: 50n }], goneHeight: null });
    const legacy = new TestChain();
    const typeUrl = '/akash.deployment.v1beta3.DepositDeploymentAuthorization';
    legacy.sendAll([create(1_000n, []), toExecutor({ ...authorization(500n), typeUrl, messageTypeUrl: LEGACY_URL })]);
    execute(legacy, executor, pays(500n));
    expect(row(legacy, LEGACY_URL)).toMatchObject({ spendLimit: { amount: 0n }, goneHeight: null });
  });

  it('stay as they are where the sender needs none or the authorization is a generic one', () => {
    const chain = new TestChain('v1.2.0');
    const generic = { ...authorization(0n), typeUrl: '/cosmos.authz.v1beta1.GenericAuthorization', spendLimit: null, scopes: [] };
    chain.sendAll([create(1_000n, ['balance']), toExecutor(generic)]);
    execute(chain, owner, pays(200n));
    execute(chain, executor, pays(200n));
    expect(row(chain)).toMatchObject({ spendLimit: null, goneHeight: null });
  });
});

describe('a generic grant up to v0.38', () => {
  it('lets the owner deposit from it without a limit or an event', () => {
    const chain = new TestChain();
    const generic: Authorization = {
      typeUrl: '/cosmos.authz.v1beta1.GenericAuthorization',
      messageTypeUrl: LEGACY_URL,
      spendLimit: null,
      spendLimits: [],
      scopes: [],
    };
    chain.sendAll([create(1_000n, []), grant(first, generic)]);
    const deposit = { amount: { denom: 'uakt', amount: 400n }, depositor: first, sources: [] };
    expect(chain.send({ kind: 'deposit-deployment', signer: owner, id, deposit }).map(({ sender }) => sender)).toEqual([first]);
    expect(chain.ledger.effects.filter(({ kind }) => kind === 'event')).toEqual([]);
    expect(chain.tables.grants.get(`${first} ${owner} ${LEGACY_URL}`)?.spendLimit).toBeNull();
  });
});

describe('a list of coins', () => {
  it('stays ordered by denomination and without zeros', () => {
    const coins = addCoin(addCoin([], { denom: 'uakt', amount: 2n }), { denom: 'uact', amount: 1n });
    expect(coins.map(({ denom }) => denom)).toEqual(['uact', 'uakt']);
    expect(addCoin(coins, { denom: 'uact', amount: -1n })).toEqual([{ denom: 'uakt', amount: 2n }]);
  });
});
