// Payouts by block agree with what moved, and with rate × blocks.
import { expect, test } from 'vitest';
import { payoutsOf } from './payouts.ts';

const move = (height: number, kind: string, amount: string, usd: string | null = '1', denom = 'uakt') => ({
  height,
  time: '2026-01-01T00:00:00Z',
  transactionHash: 'AB',
  kind,
  amount: { denom, amount, usd },
});
const rate = (fromHeight: number, amount: string, denom = 'uakt') => ({ fromHeight, price: { denom, amount } });

test('fee and net of a block are one payout, with the exact rate since the one before', () => {
  const movements = [move(120, 'EARNINGS', '90'), move(120, 'TAKE_FEE', '10'), move(110, 'EARNINGS', '45', null)];
  expect(payoutsOf(movements, [rate(100, '4.5'), rate(115, '10.25')], 100, true)).toMatchObject([
    { height: 120, gross: '100', fee: '10', net: '90', usd: '2', blocks: 10, exact: '73.75' },
    { height: 110, gross: '45', fee: '0', net: '45', usd: null, blocks: 10, exact: '45.0' },
  ]);
});

test('where earlier movements are missing the first has no blocks; another denomination has no exact product', () => {
  const movements = [move(120, 'EARNINGS', '90', '1', 'uact'), move(110, 'EARNINGS', '45')];
  expect(payoutsOf(movements, [rate(100, '4'), rate(115, '5', 'uact')], 100, false)).toMatchObject([
    { denom: 'uact', blocks: 10, exact: null },
    { denom: 'uakt', blocks: null, exact: null },
  ]);
});
