// Every figure published about Akash in late 2023, beside ours: fixed references, never live data.
import { formatDecimal, mul, parseDecimal, quo, type Transaction } from '@leasebook/db';
import { takeRemoved } from '../fees/take-rates.ts';
import type { Metric } from '../generated/resolvers.ts';
import { loadDiscounts, PUBLISHED_DISCOUNTS } from '../prices/discounts.ts';
import { bucketRange } from '../times/buckets.ts';
import { DAY_MILLISECONDS } from '../times/range.ts';
import { loadTokenSeries, type TokenPointRow } from '../token/series.ts';
import type { MaximumSupply } from '../token/setting.ts';
import { loadToken, tokenFigures } from '../token/token.ts';
import { loadChipVariants, loadDayMetrics, loadFirstGpuLease, loadPaymentShares, loadTakeRates, type NowAndPeak } from './measured.ts';
import { gpuMainnet, measured, onlyPublished, type PublishedRow } from './rows.ts';

const SHARE = 'share, 0 to 1';
const SERIES = (metric: Metric): string => `{ series(input: { metric: ${metric} }) { series { points { time value } } } }`;

/** The last indexed day of the month: what is told of a month's end is of that day, not of its first. */
function lastDayOf(month: Date, head: Date): Date {
  const end = Math.min(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1) - 1, head.getTime());
  return new Date(end - (end % DAY_MILLISECONDS));
}

/** By the ends of months. */
function highest(points: readonly TokenPointRow[], now: string | null, value: (point: TokenPointRow) => string | null): NowAndPeak {
  let peak: { value: string; time: Date } | null = null;
  for (const point of points) {
    const each = value(point);
    if (each !== null && (peak === null || parseDecimal(each) > parseDecimal(peak.value))) peak = { value: each, time: point.time };
  }
  return { now, peak: peak?.value ?? null, peakTime: peak?.time ?? null };
}

/** `part` ÷ `whole` to 18 places; null where either is not known or there is no whole. */
function ratio(part: string | null, whole: string | null): string | null {
  if (part === null || whole === null || parseDecimal(whole) === 0n) return null;
  return formatDecimal(quo(parseDecimal(part), parseDecimal(whole)));
}

function product(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return null;
  return formatDecimal(mul(parseDecimal(left), parseDecimal(right)));
}

function circulatingOf({ supply, communityPool }: TokenPointRow): string | null {
  if (supply === null || communityPool === null) return null;
  return formatDecimal(parseDecimal(supply) - parseDecimal(communityPool));
}

async function a100Discount(sql: Transaction): Promise<NowAndPeak> {
  const wanted = { kind: 'REALISED', vendor: 'nvidia', model: 'a100' } as const;
  const [now] = await loadDiscounts(sql, wanted);
  const [bounds] = await sql<{ from: Date; head: Date }[]>`
    SELECT b.time AS from, c.block_time AS head FROM checkpoint c JOIN blocks b ON b.height = c.first_height`;
  if (bounds === undefined) return { now: now?.discount ?? null, peak: null, peakTime: null };
  let peak: { value: string; time: Date | null } | null = null;
  for (const { discount, time } of await loadDiscounts(sql, { ...wanted, from: bounds.from, interval: 'MONTH' })) {
    if (discount !== null && (peak === null || parseDecimal(discount) > parseDecimal(peak.value))) {
      peak = { value: discount, time: time && lastDayOf(time, bounds.head) };
    }
  }
  return { now: now?.discount ?? null, peak: peak?.value ?? null, peakTime: peak?.time ?? null };
}

/** Decimal text with commas between thousands. */
function grouped(value: string): string {
  const [whole = '', ...fraction] = value.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

/** A rate of which nothing is taken any more is zero, also where nothing is paid out in its denomination. */
function rateNow(rate: NowAndPeak, removed: boolean): NowAndPeak {
  return removed ? { ...rate, now: rate.now ?? '0' } : rate;
}

/** Every row, in the order in which they were published. */
export async function loadPublished(sql: Transaction, maximum: MaximumSupply): Promise<PublishedRow[]> {
  const days = await loadDayMetrics(sql);
  const shares = await loadPaymentShares(sql);
  const take = await loadTakeRates(sql);
  const removed = await takeRemoved(sql);
  const discount = await a100Discount(sql);
  const token = await loadToken(sql, maximum);
  const { told } = token;
  const figures = tokenFigures(token);
  const range = await bucketRange(sql, { interval: 'MONTH' });
  const points = range === null ? [] : await loadTokenSeries(sql, range);
  const months = points.map((point) => ({ ...point, time: told === null ? point.time : lastDayOf(point.time, told.time) }));
  const atTime = 'The market of this chain at this time is another than that of late 2023.';
  const noSupply = 'Nothing of the newest day is indexed yet, or no answer of a provider stood on it.';
  const noRunRate = 'Nothing of the newest day is indexed yet, or a lease of it has no price in USD.';
  const noPayout = 'Nothing was paid out in it on the newest complete day.';
  const share = (key: string, name: string, published: string, denom: string, ours: NowAndPeak, because: string): PublishedRow =>
    measured({
      key,
      label: `Payment in ${name}`,
      published,
      unit: SHARE,
      low: null,
      high: null,
      measuredAs: `Share of ${denom} in the settled USD of the 30 days that end with the newest complete day; the peak of such spans.`,
      query: '{ volume { byDenom { denom settledShare } } }',
      ours,
      because,
      unknown: 'Thirty days are not indexed yet, nothing was paid in them, or a payment has no price in USD.',
    });
  const published = PUBLISHED_DISCOUNTS['nvidia/a100'] ?? { low: null, high: null };
  const noTake = removed ? 'The v2.0 upgrade removed the take fee.' : 'Governance changed the rates since.';
  return [
    gpuMainnet(await loadFirstGpuLease(sql)),
    measured({
      key: 'gpus-supplied',
      label: 'GPUs on the network',
      published: '150–200',
      unit: 'GPUs',
      low: '150',
      high: '200',
      measuredAs: 'Mean GPUs that providers offer over the newest complete day; the highest of complete days.',
      metric: 'GPUS_SUPPLIED',
      query: SERIES('GPUS_SUPPLIED'),
      ours: days.GPUS_SUPPLIED,
      because: atTime,
      unknown: noSupply,
    }),
    measured({
      key: 'gpu-utilization',
      label: 'GPU utilization',
      published: '50–70 %',
      unit: SHARE,
      low: '0.5',
      high: '0.7',
      measuredAs: 'GPU time leased ÷ supplied over the newest complete day; the highest of complete days.',
      metric: 'GPU_UTILIZATION',
      query: SERIES('GPU_UTILIZATION'),
      ours: days.GPU_UTILIZATION,
      because: atTime,
      unknown: 'Nothing of the newest day is indexed yet, or no answer of a provider with GPUs stood on it.',
    }),
    measured({
      key: 'volume-run-rate',
      label: 'Yearly transaction volume, run-rate',
      published: '$0.5M–1M',
      unit: 'USD a year',
      low: '500000',
      high: '1000000',
      measuredAs: 'What active leases would spend in a year at the rates of the newest complete day; the highest of complete days.',
      metric: 'ANNUALIZED_VOLUME_USD',
      query: '{ volume { runRateUsd } }',
      ours: days.ANNUALIZED_VOLUME_USD,
      because: atTime,
      unknown: noRunRate,
    }),
    measured({
      key: 'volume-settled',
      label: 'Yearly transaction volume, settled',
      published: '$0.5M–1M',
      unit: 'USD a year',
      low: '500000',
      high: '1000000',
      measuredAs: 'Settled in 30 days × 365 / 30, of the newest complete day; the highest of complete days.',
      metric: 'ANNUALIZED_SETTLED_USD',
      query: '{ volume { settledUsd } }',
      ours: days.ANNUALIZED_SETTLED_USD,
      because: 'What tenants agree to is settled only in part where escrow runs out, and later than it is earned.',
      unknown: 'Thirty days are not indexed yet, or a payment in them has no price in USD.',
    }),
    measured({
      key: 'volume-cpu-era',
      label: 'Yearly transaction volume in the CPU era',
      published: '$50k, $200k at its best',
      unit: 'USD a year',
      low: '50000',
      high: '200000',
      measuredAs: 'Run-rate of leases without GPUs on the newest complete day; the highest of complete days.',
      query: '{ volume { runRateCpuUsd } }',
      ours: days.CPU_VOLUME_USD,
      because: 'It is the market of leases without GPUs only, beside that of GPUs.',
      unknown: noRunRate,
    }),
    measured({
      key: 'gpu-providers',
      label: 'Providers with GPUs',
      published: '19',
      unit: 'providers',
      low: '19',
      high: '19',
      measuredAs: 'Providers that answered with GPUs on the newest complete day; the highest of complete days.',
      metric: 'GPU_PROVIDERS',
      query: SERIES('GPU_PROVIDERS'),
      ours: days.GPU_PROVIDERS,
      because: atTime,
      unknown: noSupply,
    }),
    measured({
      key: 'countries',
      label: 'Countries of providers with GPUs',
      published: '7',
      unit: 'countries',
      low: '7',
      high: '7',
      measuredAs: 'Countries that providers with GPUs declare, on the newest complete day; the highest of complete days.',
      metric: 'COUNTRIES',
      query: SERIES('COUNTRIES'),
      ours: days.COUNTRIES,
      because: atTime,
      unknown: noSupply,
    }),
    measured({
      key: 'chip-types',
      label: 'Chip types',
      published: 'more than 15',
      unit: 'models',
      low: '16',
      high: null,
      measuredAs: 'Distinct GPU models supplied on the newest complete day; the highest of complete days.',
      metric: 'GPU_MODELS',
      query: SERIES('GPU_MODELS'),
      ours: days.GPU_MODELS,
      because: atTime,
      unknown: noSupply,
    }),
    measured({
      key: 'chip-variants',
      label: 'Chip types by model, RAM and interface',
      published: 'more than 15',
      unit: 'variants',
      low: '16',
      high: null,
      measuredAs: 'Distinct variants of model, RAM and interface supplied on the newest complete day; the highest of complete days.',
      query: '{ series(input: { metric: GPUS_SUPPLIED, groupBy: VARIANT }) { series { member points { time value } } } }',
      ours: await loadChipVariants(sql),
      because: atTime,
      unknown: noSupply,
    }),
    measured({
      key: 'a100-discount',
      label: 'A100 price against other clouds',
      published: '30–60 % lower',
      unit: SHARE,
      ...published,
      measuredAs:
        'One minus the mean realised price of a GPU-hour of 30 days ÷ the median list price of other clouds; the highest of calendar months. The list prices are one snapshot without a date.',
      query: '{ priceDiscounts(kind: REALISED, vendor: "nvidia", model: "a100") { price reference discount } }',
      ours: discount,
      because: atTime,
      unknown: 'Nothing was paid for an A100 at a price in USD in the last 30 days.',
    }),
    share('payment-akt', 'AKT', 'first', 'uakt', shares.uakt, 'It was the first money of leases: the peak tells how much of them it paid.'),
    share(
      'payment-usdc',
      'USDC',
      'from 2023',
      'axlUSDC',
      shares.usdc,
      'It came in 2023, and the v2.0 upgrade converted it: the peak tells how much of leases it paid.',
    ),
    share('payment-act', 'ACT', 'now', 'uact', shares.uact, 'From v2.0 on it is what new leases are paid in.'),
    measured({
      key: 'take-akt',
      label: 'Take fee on AKT',
      published: '4 %',
      unit: SHARE,
      low: '0.04',
      high: '0.04',
      precision: '0.005',
      measuredAs: 'Take fees ÷ payouts in uakt on the newest complete day, zero once the fee is gone; the highest of complete days.',
      metric: 'EFFECTIVE_TAKE_RATE',
      query: '{ fees { takeRates { denom rate fromHeight } take { denom points { time take takeUsd effectiveRate rateInForce } } } }',
      ours: rateNow(take.uakt, removed),
      because: `${noTake} Each fee is cut down to whole coins, so that it lies a little below its rate.`,
      unknown: noPayout,
    }),
    measured({
      key: 'take-usdc',
      label: 'Take fee on USDC',
      published: '20 %',
      unit: SHARE,
      low: '0.2',
      high: '0.2',
      precision: '0.005',
      measuredAs: 'Take fees ÷ payouts in axlUSDC on the newest complete day, zero once the fee is gone; the highest of complete days.',
      metric: 'EFFECTIVE_TAKE_RATE',
      query: '{ fees { takeRates { denom rate fromHeight } take { denom points { time take takeUsd effectiveRate rateInForce } } } }',
      ours: rateNow(take.usdc, removed),
      because: `${noTake} Each fee is cut down to whole coins, so that it lies a little below its rate.`,
      unknown: noPayout,
    }),
    measured({
      key: 'community-pool',
      label: 'Community pool',
      published: '$10M',
      unit: 'USD',
      low: '10000000',
      high: '10000000',
      precision: '500000',
      measuredAs: 'AKT in the community pool × AKT in USD at the indexed block; the highest of month ends.',
      query: '{ token { communityPool { value } communityPoolUsd { value reason } } }',
      ours: highest(months, told?.communityPoolUsd ?? null, ({ communityPool, aktUsd }) => product(communityPool, aktUsd)),
      because: 'It moves with the price of AKT, the tax on minted coins and what governance spends.',
      unknown: figures.communityPoolUsd.reason ?? '',
    }),
    onlyPublished(
      'provider-incentives',
      'Provider incentives out of the community pool',
      '$5M',
      'Coins that governance spends are told by `fees { communityPool }`; their purpose is in the text of proposals only.',
    ),
    measured({
      key: 'circulating-supply',
      label: 'Circulating supply',
      published: '58 % of the total',
      unit: SHARE,
      low: '0.58',
      high: '0.58',
      precision: '0.005',
      measuredAs: `Supply − community pool, ÷ a maximum supply of ${grouped(maximum.value)} AKT (a setting); the highest of month ends.`,
      query: '{ token { circulatingOfMaximum { value } maximumSupply { value source } } }',
      ours: highest(months, told?.circulatingOfMaximum ?? null, (point) => ratio(circulatingOf(point), maximum.value)),
      because: 'Minting has gone on since, and vesting accounts are not taken off.',
      unknown: figures.circulatingOfMaximum.reason ?? '',
    }),
    measured({
      key: 'inflation',
      label: 'Inflation',
      published: '13 % a year',
      unit: 'share a year',
      low: '0.13',
      high: '0.13',
      precision: '0.005',
      measuredAs: 'Inflation in force by the mint event of the indexed block; the highest of month ends.',
      query: '{ token { inflationInForce { value } inflationRealised { value reason } } }',
      ours: highest(months, told?.inflation ?? null, ({ inflationInForce }) => inflationInForce),
      because: 'It rises while less than the goal is bonded, and falls while more is.',
      unknown: figures.inflationInForce.reason ?? '',
    }),
    measured({
      key: 'staked',
      label: 'Staked',
      published: '60 % of the circulating',
      unit: SHARE,
      low: '0.6',
      high: '0.6',
      precision: '0.005',
      measuredAs: 'Bonded ÷ circulating (supply − community pool) at the indexed block; the highest of month ends.',
      query: '{ token { bondedOfCirculating { value } bondedOfSupply { value } } }',
      ours: highest(months, told?.bondedOfCirculating ?? null, (point) => ratio(point.bonded, circulatingOf(point))),
      because: 'Holders decide how much they bond.',
      unknown: figures.bondedOfCirculating.reason ?? '',
    }),
    measured({
      key: 'staked-of-supply',
      label: 'Staked, of the whole supply',
      published: '60 % of the circulating',
      unit: SHARE,
      low: null,
      high: null,
      measuredAs: 'Bonded ÷ supply at the indexed block; the highest of month ends.',
      query: '{ token { bondedOfSupply { value } } }',
      ours: highest(months, told?.bondedRatio ?? null, ({ bondedOfSupply }) => bondedOfSupply),
      because: 'It stands beside the share of circulating AKT, which is what was published.',
      unknown: figures.bondedOfSupply.reason ?? '',
    }),
    onlyPublished(
      'valuations',
      "Peers' valuations",
      'Render and others $2B–5.5B; OpenAI $80B; Nvidia $1.2T',
      'They are shown as they were published.',
    ),
    onlyPublished(
      'peers',
      'Peers',
      'Render, Nosana (networks); FedML (orchestration); Foundry (provider)',
      'They are shown as they were published.',
    ),
  ];
}
