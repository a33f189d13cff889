// The scenarios: inputs with their units, bounds and presets, results with their formulas and what was published.
import { divideHalfEven, parseDecimal } from '@leasebook/db';
import type { ScenarioName } from '../generated/resolvers.ts';
import { baseCase, nearTerm, resaleBase, resaleWide } from './formulas.ts';

/** Values by key, decimals scaled by 10^18. */
export type Values = Readonly<Record<string, bigint>>;

/** What this chain measures of a scenario's inputs (measured.ts). */
export type MeasuredKey = 'chips' | 'price' | 'utilization' | 'take';

export interface InputDefinition {
  key: string;
  title: string;
  unit: string;
  /** Decimal text, as the bounds are. */
  preset: string;
  minimum: string;
  maximum: string;
  measured?: MeasuredKey;
}

export interface OutputDefinition {
  key: string;
  title: string;
  unit: string;
  formula: string;
  published?: {
    text: string;
    /** Decimal text. */
    value: string;
    /** How it was rounded, in words; null where it is exact. */
    rounding: string | null;
    /** The preset's results, rounded as the published number was. */
    rounded(results: Values, inputs: Values): bigint;
  };
}

export interface ScenarioDefinition {
  name: ScenarioName;
  title: string;
  description: string;
  inputs: readonly InputDefinition[];
  /** The last one is what sensitivity shows unless told otherwise. */
  outputs: readonly OutputDefinition[];
  /** The results for values of all inputs; `value` throws for a key that is none. */
  compute(value: (key: string) => bigint): Values;
}

const DOLLAR = parseDecimal('1');
const BILLION = parseDecimal('1000000000');

/** To the nearest multiple of `step`, a half to the even one. */
function nearest(value: bigint | undefined, step: bigint): bigint {
  return value === undefined ? 0n : divideHalfEven(value, step) * step;
}

const SHARE = { unit: 'share, 0 to 1', minimum: '0', maximum: '1' };
const MONEY = { minimum: '0', maximum: '100000000000000' };
const TAKE = { ...SHARE, key: 'take', title: 'Take rate', preset: '0.2', measured: 'take' } as const;
const MULTIPLE = { key: 'multiple', title: 'Multiple of income', unit: 'times', minimum: '0', maximum: '10000' };
const DISCOUNT = { ...SHARE, key: 'discount', title: 'Discount on list prices', preset: '0.3' };
const TO_TEN_BILLION = 'to the nearest ten billion';

/** In the order of the published text. */
export const SCENARIOS: readonly ScenarioDefinition[] = [
  {
    name: 'NEAR_TERM',
    title: 'Near term',
    description:
      '15,000 A100 are on the network, each card earns $10,000 a year, the network takes 20 % of it, and the market pays 100 times that income.',
    inputs: [
      { key: 'chips', title: 'Cards', unit: 'GPUs', preset: '15000', minimum: '0', maximum: '1000000000', measured: 'chips' },
      {
        key: 'price',
        title: 'Price',
        unit: 'USD per GPU-hour',
        // $10,000 a card and year ÷ 8,760 h, published as $1.14 at full use.
        preset: '1.141552511415525114',
        minimum: '0',
        maximum: '10000',
        measured: 'price',
      },
      { ...SHARE, key: 'utilization', title: 'Utilization', preset: '1', measured: 'utilization' },
      TAKE,
      { ...MULTIPLE, preset: '100' },
    ],
    outputs: [
      {
        key: 'volume',
        title: 'Volume',
        unit: 'USD a year',
        formula: 'chips × price × 8760 × utilization',
        published: {
          text: '$150M',
          value: '150000000',
          rounding: 'to whole dollars, as $10,000 ÷ 8,760 has no end',
          rounded: ({ volume }) => nearest(volume, DOLLAR),
        },
      },
      {
        key: 'income',
        title: 'Take income',
        unit: 'USD a year',
        formula: 'volume × take',
        published: { text: '$30M', value: '30000000', rounding: 'to whole dollars', rounded: ({ income }) => nearest(income, DOLLAR) },
      },
      {
        key: 'valuation',
        title: 'Valuation',
        unit: 'USD',
        formula: 'income × multiple',
        published: {
          text: '$3B',
          value: '3000000000',
          rounding: 'to whole dollars',
          rounded: ({ valuation }) => nearest(valuation, DOLLAR),
        },
      },
    ],
    compute: (value) =>
      nearTerm({
        chips: value('chips'),
        price: value('price'),
        utilization: value('utilization'),
        take: value('take'),
        multiple: value('multiple'),
      }),
  },
  {
    name: 'RESALE_BASE',
    title: 'Resale market, base',
    description: 'Of $40B to $50B that hyperscalers earn with GPUs, 30 % is resold at 30 % below list; other sources add $5B.',
    inputs: [
      { ...MONEY, key: 'hyperscalersLow', title: 'GPU services of hyperscalers, low', unit: 'USD a year', preset: '40000000000' },
      { ...MONEY, key: 'hyperscalersHigh', title: 'GPU services of hyperscalers, high', unit: 'USD a year', preset: '50000000000' },
      { ...SHARE, key: 'resold', title: 'Share resold', preset: '0.3' },
      DISCOUNT,
      { ...MONEY, key: 'otherSources', title: 'Other sources', unit: 'USD a year', preset: '5000000000' },
    ],
    outputs: [
      {
        key: 'resaleLow',
        title: 'Resale, low',
        unit: 'USD a year',
        formula: 'hyperscalersLow × resold × (1 − discount)',
        published: { text: '$8.4B', value: '8400000000', rounding: null, rounded: ({ resaleLow }) => resaleLow ?? 0n },
      },
      {
        key: 'resaleHigh',
        title: 'Resale, high',
        unit: 'USD a year',
        formula: 'hyperscalersHigh × resold × (1 − discount)',
        published: { text: '$10.5B', value: '10500000000', rounding: null, rounded: ({ resaleHigh }) => resaleHigh ?? 0n },
      },
      {
        key: 'totalLow',
        title: 'Market, low',
        unit: 'USD a year',
        formula: 'resaleLow + otherSources',
        published: {
          text: '$15B',
          value: '15000000000',
          rounding: `the resale ${TO_TEN_BILLION} ($10B), before other sources are added`,
          rounded: ({ resaleLow }, { otherSources }) => nearest(resaleLow, 10n * BILLION) + (otherSources ?? 0n),
        },
      },
      {
        key: 'totalHigh',
        title: 'Market, high',
        unit: 'USD a year',
        formula: 'resaleHigh + otherSources',
        published: {
          text: '$15B',
          value: '15000000000',
          rounding: `the resale ${TO_TEN_BILLION} ($10B), before other sources are added`,
          rounded: ({ resaleHigh }, { otherSources }) => nearest(resaleHigh, 10n * BILLION) + (otherSources ?? 0n),
        },
      },
    ],
    compute: (value) =>
      resaleBase({
        hyperscalersLow: value('hyperscalersLow'),
        hyperscalersHigh: value('hyperscalersHigh'),
        resold: value('resold'),
        discount: value('discount'),
        otherSources: value('otherSources'),
      }),
  },
  {
    name: 'BASE_CASE',
    title: 'Base case',
    description: 'Akash gets 33 % of a resale market of $15B, takes 20 % of it, and the market pays 10 times that income.',
    inputs: [
      { ...MONEY, key: 'market', title: 'Resale market', unit: 'USD a year', preset: '15000000000' },
      { ...SHARE, key: 'share', title: "Akash's share", preset: '0.33' },
      TAKE,
      { ...MULTIPLE, preset: '10' },
    ],
    outputs: [
      { key: 'volume', title: 'Volume', unit: 'USD a year', formula: 'market × share' },
      {
        key: 'income',
        title: 'Take income',
        unit: 'USD a year',
        formula: 'volume × take',
        published: {
          text: '$1B',
          value: '1000000000',
          rounding: 'to the nearest billion ($0.99B)',
          rounded: ({ income }) => nearest(income, BILLION),
        },
      },
      {
        key: 'valuation',
        title: 'Valuation',
        unit: 'USD',
        formula: 'income × multiple',
        published: {
          text: '$10B',
          value: '10000000000',
          rounding: 'to the nearest billion ($9.9B)',
          rounded: ({ valuation }) => nearest(valuation, BILLION),
        },
      },
    ],
    compute: (value) => baseCase({ market: value('market'), share: value('share'), take: value('take'), multiple: value('multiple') }),
  },
  {
    name: 'RESALE_WIDE',
    title: 'Resale market, wide',
    description: 'Beside the resale within the hyperscalers, 20 % of $70B of chips outside of them are resold at 30 % below list.',
    inputs: [
      { ...MONEY, key: 'hyperscalersResale', title: 'Resale within hyperscalers', unit: 'USD a year', preset: '10000000000' },
      { ...MONEY, key: 'outsideChips', title: 'Chips outside hyperscalers', unit: 'USD', preset: '70000000000' },
      { ...SHARE, key: 'resold', title: 'Share resold', preset: '0.2' },
      DISCOUNT,
    ],
    outputs: [
      {
        key: 'outside',
        title: 'Resale outside hyperscalers',
        unit: 'USD a year',
        formula: 'outsideChips × resold × (1 − discount)',
        published: {
          text: '$10B',
          value: '10000000000',
          rounding: `${TO_TEN_BILLION} ($9.8B)`,
          rounded: ({ outside }) => nearest(outside, 10n * BILLION),
        },
      },
      {
        key: 'total',
        title: 'Market',
        unit: 'USD a year',
        formula: 'hyperscalersResale + outside',
        published: {
          text: '$20B',
          value: '20000000000',
          rounding: `${TO_TEN_BILLION} ($19.8B)`,
          rounded: ({ total }) => nearest(total, 10n * BILLION),
        },
      },
    ],
    compute: (value) =>
      resaleWide({
        hyperscalersResale: value('hyperscalersResale'),
        outsideChips: value('outsideChips'),
        resold: value('resold'),
        discount: value('discount'),
      }),
  },
];
