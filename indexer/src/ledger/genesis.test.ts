// What genesis tells: the providers, with the first block, so that figures know their countries; and the rules in force.
import { expect, it } from 'vitest';
import type { BlockFacts } from '../facts.ts';
import { createLedger } from './index.ts';

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
