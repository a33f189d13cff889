// The robust regression finds known prices among honest noise and gross errors, and says when it cannot.
import { describe, expect, it } from 'vitest';
import { fitHuber } from './regression.ts';

/** Numbers from 0 to 1, the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** Leases of GPUs, vCPUs and GiB with known prices, noise of both signs, and a share of prices that are far off. */
function leases(count: number, far: number, seed = 7) {
  const next = random(seed);
  const prices = [1.2, 0.01, 0.002];
  const rows = Array.from({ length: count }, () => [Math.ceil(next() * 8), Math.ceil(next() * 64), Math.ceil(next() * 256)]);
  const targets = rows.map((row) => {
    const price = row.reduce((sum, amount, at) => sum + amount * (prices[at] ?? 0), 0);
    return next() < far ? price * 30 : price * (0.95 + next() * 0.1);
  });
  return { prices, rows, targets };
}

describe('the robust regression', () => {
  it('finds exact prices exactly', () => {
    const { rows, prices } = leases(50, 0);
    const fit = fitHuber(
      rows,
      rows.map((row) => row.reduce((sum, amount, at) => sum + amount * (prices[at] ?? 0), 0)),
    );
    fit?.coefficients.forEach((price, at) => {
      expect(price).toBeCloseTo(prices[at] ?? 0, 9);
    });
    expect(fit?.converged).toBe(true);
  });

  it('finds them among a tenth of gross errors, where least squares do not', () => {
    const { prices, rows, targets } = leases(400, 0.1);
    const fit = fitHuber(rows, targets);
    const [price = 0] = fit?.coefficients ?? [];
    expect(Math.abs(price / (prices[0] ?? 1) - 1)).toBeLessThan(0.15);
    // Least squares are what one step of equal weights gives: the mean is pulled up by a factor of some four.
    const mean = targets.reduce((sum, value) => sum + value, 0) / rows.reduce((sum, [gpus = 0]) => sum + gpus, 0);
    expect(mean / (prices[0] ?? 1)).toBeGreaterThan(3);
  });

  it('has intervals that hold the truth in about 95 of 100 samples', () => {
    let inside = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const { prices, rows, targets } = leases(80, 0, seed * 97);
      const fit = fitHuber(rows, targets);
      const [price = 0, error = 0] = [fit?.coefficients[0], fit?.standardErrors[0]];
      if (Math.abs(price - (prices[0] ?? 0)) <= 1.96 * error) inside += 1;
    }
    expect(inside).toBeGreaterThanOrEqual(85);
    expect(inside).toBeLessThan(100);
  });

  it('has narrower intervals the more it sees', () => {
    const errors = [100, 1_600].map((count) => {
      const { rows, targets } = leases(count, 0);
      return fitHuber(rows, targets)?.standardErrors[0] ?? 0;
    });
    const [few = 0, many = 0] = errors;
    expect(many).toBeGreaterThan(0);
    expect(few / many).toBeGreaterThan(2.5);
  });

  it('says that it cannot tell columns apart, or sees too little', () => {
    expect(
      fitHuber(
        [
          [1, 2],
          [2, 4],
          [3, 6],
          [4, 8],
        ],
        [1, 2, 3, 4],
      ),
    ).toBeNull();
    expect(
      fitHuber(
        [
          [1, 0],
          [2, 0],
          [3, 0],
        ],
        [1, 2, 3],
      ),
    ).toBeNull();
    expect(
      fitHuber(
        [
          [1, 2],
          [2, 1],
        ],
        [1, 2],
      ),
    ).toBeNull();
    expect(fitHuber([], [])).toBeNull();
  });
});
