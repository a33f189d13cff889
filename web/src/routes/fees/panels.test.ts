// Charts of fees where there is little to draw.
import { expect, test } from 'vitest';
import { ratePanels } from './panels.ts';

test('an answer without payouts is an answer: the chart has nothing to draw, and does not wait', () => {
  const waterfall = { grossUsd: '0', takeUsd: '0', netUsd: '0', effectiveRate: null, byDenom: [] };
  const fees = { height: 60, waterfall, take: [], transactionFees: [], gas: [], communityPool: [], takeRates: [] };
  expect(ratePanels(fees)).toMatchObject([{ key: 'rates', lines: [] }]);
});
