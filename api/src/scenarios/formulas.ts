// The formulas published about Akash in late 2023, each a pure function of typed inputs. Decimals are scaled by 10^18.
import { fromInteger, mul, ONE } from '@leasebook/db';

/** Hours of a year of 365 days. */
const HOURS_PER_YEAR = fromInteger(8_760n);

export interface NearTermInputs {
  /** GPUs. */
  chips: bigint;
  /** USD per GPU-hour. */
  price: bigint;
  /** Share of hours that are leased, 0 to 1. */
  utilization: bigint;
  /** Share of volume, 0 to 1. */
  take: bigint;
  /** Times yearly income. */
  multiple: bigint;
}

/** Cards × USD per GPU-hour × 8,760 h × utilization = volume; × take = income; × multiple = valuation. USD, the first two a year. */
export function nearTerm({ chips, price, utilization, take, multiple }: NearTermInputs) {
  const volume = mul(mul(mul(chips, price), HOURS_PER_YEAR), utilization);
  const income = mul(volume, take);
  return { volume, income, valuation: mul(income, multiple) };
}

export interface ResaleBaseInputs {
  /** GPU services of hyperscalers, lower estimate, USD a year. */
  hyperscalersLow: bigint;
  /** Upper estimate, USD a year. */
  hyperscalersHigh: bigint;
  /** Share that is resold, 0 to 1. */
  resold: bigint;
  /** Discount on list prices, 0 to 1. */
  discount: bigint;
  /** Other sources of supply, USD a year. */
  otherSources: bigint;
}

/** Hyperscalers' GPU services × share resold × (1 − discount), and with other sources: a range, USD a year. */
export function resaleBase({ hyperscalersLow, hyperscalersHigh, resold, discount, otherSources }: ResaleBaseInputs) {
  const sold = (revenue: bigint): bigint => mul(mul(revenue, resold), ONE - discount);
  const resaleLow = sold(hyperscalersLow);
  const resaleHigh = sold(hyperscalersHigh);
  return { resaleLow, resaleHigh, totalLow: resaleLow + otherSources, totalHigh: resaleHigh + otherSources };
}

export interface BaseCaseInputs {
  /** Resale market, USD a year. */
  market: bigint;
  /** Akash's share of it, 0 to 1. */
  share: bigint;
  /** Share of volume, 0 to 1. */
  take: bigint;
  /** Times yearly income. */
  multiple: bigint;
}

/** Market × Akash's share = volume; × take = income; × multiple = valuation. USD, the first two a year. */
export function baseCase({ market, share, take, multiple }: BaseCaseInputs) {
  const volume = mul(market, share);
  const income = mul(volume, take);
  return { volume, income, valuation: mul(income, multiple) };
}

export interface ResaleWideInputs {
  /** Resale market within the hyperscalers, USD a year. */
  hyperscalersResale: bigint;
  /** Chips outside the hyperscalers, USD. */
  outsideChips: bigint;
  /** Share of them that is resold, 0 to 1. */
  resold: bigint;
  /** Discount on list prices, 0 to 1. */
  discount: bigint;
}

/** Chips outside the hyperscalers × share resold × (1 − discount), and with the resale within: USD a year. */
export function resaleWide({ hyperscalersResale, outsideChips, resold, discount }: ResaleWideInputs) {
  const outside = mul(mul(outsideChips, resold), ONE - discount);
  return { outside, total: hyperscalersResale + outside };
}
