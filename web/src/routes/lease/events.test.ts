// Coins that are held are what came in minus what left, exactly, bucket by bucket.
import { expect, test } from 'vitest';
import { heldOf } from './held.ts';

const movement = (time: string, kind: 'DEPOSIT' | 'EARNINGS' | 'REFUND' | 'BID_DEPOSIT', amount: string, denom = 'uakt') => ({
  height: 1,
  sequence: 0,
  time,
  kind,
  transactionHash: null,
  sender: 'a',
  recipient: 'b',
  owner: 'o',
  dseq: '1',
  amount: { denom, amount, usd: null },
  lease: null,
});

test('deposits, payouts and what is left', () => {
  const movements = [
    movement('2026-01-01T10:00:00Z', 'DEPOSIT', '9007199254740993'),
    movement('2026-01-01T11:00:00Z', 'BID_DEPOSIT', '500'),
    movement('2026-01-01T12:00:00Z', 'DEPOSIT', '7', 'uact'),
    movement('2026-01-03T00:00:00Z', 'EARNINGS', '1'),
    movement('2026-01-04T23:59:59Z', 'REFUND', '9007199254740992'),
  ];
  const points = heldOf(movements, 'uakt', 'DAY', Date.parse('2026-01-05T06:00:00Z'), true);
  expect(points.map(({ text }) => text)).toEqual(['9007199254740993', '9007199254740993', '9007199254740992', '0', '0']);
  expect(points.map(({ partial }) => partial)).toEqual([false, false, false, false, true]);
  expect(heldOf(movements, 'uact', 'HOUR', Date.parse('2026-01-01T12:30:00Z'), false).map(({ text }) => text)).toEqual(['7']);
  // The axis is in coins; of a denomination that nobody knows, in base units, as its values are written.
  expect(points.map(({ value }) => value)).toEqual([9007199254.740993, 9007199254.740993, 9007199254.740992, 0, 0]);
  const foreign = movements.map((one) => ({ ...one, amount: { ...one.amount, denom: 'factory/akash1x/coin' } }));
  const held = heldOf(foreign, 'factory/akash1x/coin', 'DAY', Date.parse('2026-01-05T06:00:00Z'), true);
  expect(held.map(({ value }) => value)).toEqual(held.map(({ text }) => Number(text)));
  expect(heldOf(movements, 'unknown', 'DAY', Date.now(), true)).toEqual([]);
});
