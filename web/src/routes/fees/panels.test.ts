// Charts of fees: where there is little to draw, and what is not over yet.
import { expect, test } from 'vitest';
import { ratePanels, transactionPanels } from './panels.ts';

const NOTHING = {
  height: 60,
  waterfall: { grossUsd: '0', takeUsd: '0', netUsd: '0', effectiveRate: null, byDenom: [] },
  take: [],
  transactionFees: [],
  gas: [],
  communityPool: [],
  takeRates: [],
};

test('an answer without payouts is an answer: the chart has nothing to draw, and does not wait', () => {
  expect(ratePanels(NOTHING)).toMatchObject([{ key: 'rates', lines: [] }]);
});

test('a bucket of transaction fees that is not over is told as such, in all denominations together', () => {
  const [day, today] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'];
  const points = [
    { time: day, amount: '5', usd: '0.25', partial: false },
    { time: today, amount: '1', usd: '0.5', partial: true },
  ];
  const transactionFees = [
    { denom: 'uakt', points },
    { denom: 'uact', points },
  ];
  expect(transactionPanels({ ...NOTHING, transactionFees })[0]?.lines[0]?.points).toMatchObject([
    { value: 0.5, partial: false },
    { value: 1, partial: true },
  ]);
});
