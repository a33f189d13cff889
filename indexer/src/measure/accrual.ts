// What prices of leases accrue over blocks, in base units and in USD.
import { divideHalfEven, ONE } from '../ledger/decimal.ts';
import type { PricedHour } from './clock.ts';
import { BASE_UNITS } from './dollars.ts';
import type { Sums } from './sums.ts';

/** Prices per block of active leases by what they are integrated over: blocks, or blocks × USD per AKT. */
export const RATES = ['all', 'dollars', 'gpuDollars', 'akt', 'gpuAkt'] as const;
export type Rates = Record<(typeof RATES)[number], bigint>;

/** Prices of nobody. */
export function noRates(): Rates {
  return { all: 0n, dollars: 0n, gpuDollars: 0n, akt: 0n, gpuAkt: 0n };
}

/** What blocks × prices in dollars are divided by for USD, scaled by 10^18. */
const DOLLAR_SCALE = ONE * BASE_UNITS;
/** The same of what has USD per AKT in it. */
export const USD_SCALE = ONE * DOLLAR_SCALE;

type Accrued = Pick<Sums, 'accrued' | 'accruedUsd' | 'gpuAccruedUsd'>;
const NOTHING_ACCRUED: Accrued = { accrued: 0n, accruedUsd: 0n, gpuAccruedUsd: 0n };

/** Half-even; most members have nothing. */
export function divided(value: bigint, by: bigint): bigint {
  return value === 0n ? 0n : divideHalfEven(value, by);
}

/** What prices that hold throughout accrue in an hour: half-even to 18 places; null in USD where a part of it is not known. */
export function accruedIn(rates: Readonly<Rates>, { blocks, akt, unpriced }: PricedHour): Accrued {
  if (rates.all === 0n) return NOTHING_ACCRUED;
  const isSame = rates.gpuDollars === rates.dollars && rates.gpuAkt === rates.akt;
  const accruedUsd = unpriced !== 0n && rates.akt !== 0n ? null : inUsd(rates.dollars * blocks, rates.akt, akt);
  return {
    accrued: divided(rates.all * blocks, ONE),
    accruedUsd,
    gpuAccruedUsd: isSame
      ? accruedUsd
      : unpriced !== 0n && rates.gpuAkt !== 0n
        ? null
        : inUsd(rates.gpuDollars * blocks, rates.gpuAkt, akt),
  };
}

/** Dollars and AKT in USD; without AKT the division is one of smaller numbers. */
function inUsd(dollars: bigint, rateInAkt: bigint, akt: bigint): bigint {
  return rateInAkt === 0n ? divided(dollars, DOLLAR_SCALE) : divided(dollars * ONE + rateInAkt * akt, USD_SCALE);
}
