// What genesis tells: the providers, with the first block, so that figures know their countries; and the rules in force.
import { expect, it } from 'vitest';
import type { BlockFacts } from '../facts.ts';
import { createLedger } from './index.ts';
import { moduleAddress } from './keys.ts';

function block(height: number): BlockFacts {
  const events = { preBlock: [], begin: [], end: [] };
  const hashes = { hash: '', parentHash: '', proposer: '' };
  return { chainId: 'test-1', height, time: BigInt(height), transactions: [], events, deadLetters: [], ...hashes };
}

it('tells the providers of genesis once', () => {
  const attributes = [{ key: 'country', value: 'NO' }];
  const provider = { owner: 'akash1provider', host_uri: 'https://example.test:8443', attributes, info: { email: '', website: '' } };
  const ledger = createLedger({ genesis: { app_state: { provider: { providers: [provider] } } } });
  expect(ledger.apply(block(5)).providersChanged).toMatchObject([{ owner: 'akash1provider', country: 'NO', createdHeight: null }]);
  expect(ledger.apply(block(6)).providersChanged).toEqual([]);
});

it('takes a provider of genesis as it is, also one that tells nothing of itself', () => {
  const ledger = createLedger({
    genesis: {
      app_state: {
        provider: {
          providers: [
            { owner: 'akash1a', host_uri: 'https://a.test:8443', attributes: null, info: null },
            { owner: 'akash1b', host_uri: 'https://b.test:8443', attributes: [], info: { email: 'b@b.test', website: 'https://b.test' } },
          ],
        },
        audit: { attributes: [{ owner: 'akash1a', auditor: 'akash1auditor', attributes: null }] },
      },
    },
  });
  expect(ledger.apply(block(1)).auditsChanged).toEqual([]);
  expect(ledger.drain().providers).toMatchObject([
    { owner: 'akash1a', email: '', website: '' },
    { owner: 'akash1b', email: 'b@b.test', website: 'https://b.test' },
  ]);
});

it('tells what auditors signed before the first block, once', () => {
  const entry = { owner: 'akash1provider', auditor: 'akash1auditor', attributes: [{ key: 'tier', value: 'community' }] };
  for (const audit of [{ attributes: [entry] }, { providers: [entry] }]) {
    const ledger = createLedger({ genesis: { app_state: { audit } } });
    expect(ledger.apply(block(1)).auditsChanged).toEqual([{ owner: 'akash1provider', isAudited: true }]);
    expect(ledger.drain().auditedAttributes).toMatchObject([{ auditor: 'akash1auditor', key: 'tier', value: 'community', toHeight: null }]);
    expect(ledger.apply(block(2)).auditsChanged).toEqual([]);
  }
});

it('keeps the deposit grants of genesis in both forms, until they expire', () => {
  const of = (authorization: object, expiration: string | null = null) => ({
    granter: 'akash1a',
    grantee: 'akash1b',
    authorization,
    expiration,
  });
  const grants = (app_version: string, ...authorization: object[]) =>
    createLedger({ genesis: { app_version, app_state: { authz: { authorization } } } }).drain().grants;
  const limit = { denom: 'uakt', amount: '500' };
  const legacy = { '@type': '/akash.deployment.v1beta3.DepositDeploymentAuthorization', spend_limit: limit };
  expect(grants('', of(legacy), of({ '@type': '/cosmos.bank.v1beta1.SendAuthorization', spend_limit: [limit] }))).toMatchObject([
    { messageTypeUrl: '/akash.deployment.v1beta3.MsgDepositDeployment', spendLimit: { denom: 'uakt', amount: 500n }, expiration: null },
  ]);
  const several = { '@type': '/akash.escrow.v1.DepositAuthorization', spend_limit: { denom: '', amount: '0' }, spend_limits: [limit] };
  expect(grants('2.1.0', of({ ...several, scopes: ['deployment', 'bid'] }, '1970-01-01T00:00:09Z'))).toMatchObject([
    { spendLimit: null, spendLimits: [{ amount: 500n }], scopes: ['deployment', 'bid'], expiration: 9_000_000_000n },
  ]);
  const generic = { '@type': '/cosmos.authz.v1beta1.GenericAuthorization', msg: '/akash.escrow.v1.MsgAccountDeposit' };
  expect(grants('2.1.0', of(generic))).toMatchObject([{ typeUrl: generic['@type'], spendLimit: null }]);
});

it('begins with the coins of burn-mint that genesis gives out', () => {
  const coins = (...list: [string, string][]) => list.map(([denom, amount]) => ({ denom, amount }));
  const app_state = {
    bank: {
      balances: [
        { address: moduleAddress('bme'), coins: coins(['uakt', '900']) },
        { address: 'akash1tenant', coins: coins(['uact', '70'], ['uakt', '5']) },
        { address: 'akash1provider', coins: coins(['uact', '8']) },
      ],
    },
    bme: { state: { remint_credits: coins(['uakt', '30']), total_burned: coins(['uact', '22']), total_minted: coins(['uact', '100']) } },
  };
  expect(createLedger({ genesis: { app_version: '2.1.0', app_state } }).drain().state).toMatchObject({
    bme: {
      balances: { uakt: '900' },
      issued: { uact: '78' },
      burned: { uact: '22' },
      minted: { uact: '100' },
      remintCredits: { uakt: '30' },
    },
  });
});

it.each([
  ['v0.38.0', { app_state: { inflation: {} } }],
  ['v1.1.0', { app_version: '1.1.1', app_state: {} }],
  ['v2.0.0', { app_version: 'v2.0.1', app_state: { bme: {} } }],
  ['v2.0.0', { app_state: { bme: {}, oracle: { params: { max_price_staleness_blocks: '4' } } } }],
  ['v2.1.0', { app_state: { bme: {}, oracle: { params: { max_price_staleness_period: '30s' } } } }],
  ['v1.2.0', { app_version: '', app_state: {} }],
])('begins with the rules of %s', (version, genesis) => {
  expect(createLedger({ genesis }).drain().state).toMatchObject({ version });
});
