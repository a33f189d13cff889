// Nodes by their origin, with their newest failure; no key of an address is kept.
import { expect, it } from 'vitest';
import { EndpointTally } from './endpoint-tally.ts';

it('counts requests and failures by origin', () => {
  const tally = new EndpointTally();
  tally.request({ endpoint: 'https://a.example/secret', method: 'block', seconds: 0.5, code: null });
  tally.request({ endpoint: 'https://a.example/secret', method: 'block', seconds: 1.5, code: 'NODE_UNREACHABLE' });
  tally.request({ endpoint: 'http://b.example:26657', method: 'status', seconds: 1, code: null });
  tally.request({ endpoint: 'no address', method: 'status', seconds: 1, code: null });
  expect(tally.counts()).toEqual([
    { endpoint: 'https://a.example', requests: 2, failures: 1, seconds: 2, code: 'NODE_UNREACHABLE', failed_at: expect.any(String) },
    { endpoint: 'http://b.example:26657', requests: 1, failures: 0, seconds: 1, code: null, failed_at: null },
    { endpoint: 'unknown', requests: 1, failures: 0, seconds: 1, code: null, failed_at: null },
  ]);
  expect(JSON.stringify(tally.counts())).not.toContain('secret');
});

it('does not grow for ever', () => {
  const tally = new EndpointTally();
  for (let node = 0; node < 500; node += 1) tally.request({ endpoint: `http://n${node}.example`, method: 'block', seconds: 0, code: null });
  expect(tally.counts()).toHaveLength(100);
});
