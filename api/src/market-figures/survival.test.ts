// The estimate of Kaplan and Meier on numbers that can be followed by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from './survival.ts';

describe('survival', () => {
  it('multiplies the shares that outlive each time', () => {
    // Of ten leases two close at 6, one at 10; two were cut off before; then two of five close at 22.
    const steps = kaplanMeier([
      { seconds: '6', atRisk: 10, closed: 2 },
      { seconds: '10', atRisk: 8, closed: 1 },
      { seconds: '22', atRisk: 5, closed: 2 },
    ]);
    expect(steps.map(({ survival }) => survival)).toEqual(['0.8', '0.7', '0.42']);
    // Greenwood: 0.42 × sqrt(2/80 + 1/56 + 2/15) = 0.1763
    expect(steps[2]?.lower).toBeCloseTo(0.42 - 1.959964 * 0.176295, 4);
    expect(steps[2]?.upper).toBeCloseTo(0.42 + 1.959964 * 0.176295, 4);
  });

  it('ends at zero where the last one closes, and keeps 18 places', () => {
    expect(
      kaplanMeier([
        { seconds: '1', atRisk: 3, closed: 1 },
        { seconds: '2', atRisk: 2, closed: 2 },
      ]).map(({ survival }) => survival),
    ).toEqual(['0.666666666666666667', '0']);
  });

  it('is the share that is left where nobody is cut off', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 }), (closings) => {
        const all = closings.reduce((sum, closed) => sum + closed, 0);
        let left = all;
        const steps = kaplanMeier(
          closings.map((closed, at) => {
            const step = { seconds: String(at), atRisk: left, closed };
            left -= closed;
            return step;
          }),
        );
        let alive = all;
        for (const [at, { survival, lower, upper }] of steps.entries()) {
          alive -= closings[at] ?? 0;
          expect(Number(survival)).toBeCloseTo(alive / all, 14);
          expect(lower).toBeLessThanOrEqual(Number(survival) + 1e-15);
          expect(upper).toBeGreaterThanOrEqual(Number(survival) - 1e-15);
        }
      }),
    );
  });
});
