// Providers that genesis holds are told with the first block, so that figures know their countries.
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
