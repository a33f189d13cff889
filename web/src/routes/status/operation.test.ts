// What /status tells of the operation: read whole, and empty where it is missing or of another form.
import { expect, test } from 'vitest';
import { readOperation } from './operation.ts';

test('a whole answer', () => {
  const at = '2026-01-02T03:04:05.000Z';
  const operation = readOperation({
    stages: { toldAt: at, waitingFor: 'fetch', seconds: { fetch: 3, write: 1.5 } },
    operation: {
      endpoints: [
        { endpoint: 'https://a.example', requests: 10, failures: 1, meanSeconds: 0.25, lastFailure: { code: 'NODE_UNREACHABLE', at } },
      ],
      lastError: { code: 'X', at, isOver: true },
      verification: { checkedAt: at, height: 7, compared: 100, different: 0 },
      archive: { checkedAt: at, height: 7, blocks: 7, damages: 2 },
    },
  });
  expect(operation).toMatchObject({
    endpoints: [{ endpoint: 'https://a.example', failures: 1, lastFailure: { code: 'NODE_UNREACHABLE' } }],
    lastError: { code: 'X', at, isOver: true },
    verification: { height: 7, checked: 100, wrong: 0 },
    archive: { checked: 7, wrong: 2 },
    waitingFor: 'fetch',
    seconds: { fetch: 3, write: 1.5 },
  });
});

test.each([
  [null],
  ['<html>'],
  [[]],
  [{ operation: { endpoints: 'x', verification: { checkedAt: 'never' }, lastError: 1 }, stages: null }],
])('%j is read as nothing told', (json) => {
  expect(readOperation(json)).toEqual({ endpoints: [], lastError: null, verification: null, archive: null, waitingFor: null, seconds: {} });
});
