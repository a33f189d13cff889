/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Where the data come from. */
export type ChainOrigin =
  /** A live network's nodes. */
  | 'NETWORK'
  /** A recorded chain: blocks by real nodes, generated traffic. */
  | 'RECORDED';

/** What a series is split by. */
export type Dimension =
  /** By country of the provider, ISO 3166-1 alpha-2; empty where unknown. */
  | 'COUNTRY'
  /** By denomination. */
  | 'DENOM'
  /** By GPU model, as vendor/model. */
  | 'MODEL'
  /** By provider address. */
  | 'PROVIDER';

/** What the indexer does at the moment. */
export type IndexState =
  /** Nothing has been indexed yet. */
  | 'EMPTY'
  /** The index has reached the chain's head and follows it. */
  | 'FOLLOWING'
  /** History is being read; figures of the newest days are still missing. */
  | 'INDEXING';

/** Length of a bucket, UTC. */
export type Interval =
  /** One day. */
  | 'DAY'
  /** One hour. */
  | 'HOUR';

/** States of a lease, as the chain names them. */
export type LeaseState =
  /** Running and charged. */
  | 'ACTIVE'
  /** Closed. */
  | 'CLOSED'
  /** Closed because the escrow account ran out (v1.2 and later). */
  | 'INSUFFICIENT_FUNDS'
  /** Running; the provider has given notice (v2.1). */
  | 'RECLAIMING';

/** What is measured. docs/metrics.md and Query.metric define each. */
export type Metric =
  /** Active deployments, mean over the bucket. */
  | 'ACTIVE_DEPLOYMENTS'
  /** Active leases, mean over the bucket. */
  | 'ACTIVE_LEASES'
  /** Providers that answered within the bucket. */
  | 'ACTIVE_PROVIDERS'
  /** Settled spend of the 30 days that end with the bucket, as USD a year. */
  | 'ANNUALIZED_SETTLED_USD'
  /** Run-rate volume a year in the denomination's base unit; group by DENOM. */
  | 'ANNUALIZED_VOLUME'
  /** Run-rate volume in USD a year. */
  | 'ANNUALIZED_VOLUME_USD'
  /** Countries of providers with GPUs within the bucket. */
  | 'COUNTRIES'
  /** Take fees / settled spend. */
  | 'EFFECTIVE_TAKE_RATE'
  /** Coins in deployments' escrow accounts, mean over the bucket, in the denomination's base unit; group by DENOM. */
  | 'ESCROW_HELD'
  /** GPUs that providers themselves report as allocated, mean over the bucket. */
  | 'GPUS_ALLOCATED'
  /** GPUs leased, mean over the bucket. */
  | 'GPUS_LEASED'
  /** GPUs supplied, mean over the bucket. */
  | 'GPUS_SUPPLIED'
  /** Agreed USD per GPU-hour: weighted median. */
  | 'GPU_HOUR_PRICE_MEDIAN'
  /** Agreed USD per GPU-hour: 25th percentile. */
  | 'GPU_HOUR_PRICE_P25'
  /** Agreed USD per GPU-hour: 75th percentile. */
  | 'GPU_HOUR_PRICE_P75'
  /** Distinct GPU models supplied within the bucket. */
  | 'GPU_MODELS'
  /** GPU time leased / GPU time supplied. */
  | 'GPU_UTILIZATION'
  /** Leases created within the bucket. */
  | 'NEW_LEASES'
  /** Paid out for the provider's leases, take fee included, in USD. */
  | 'PROVIDER_GROSS_USD'
  /** Received by the provider for its leases, in USD. */
  | 'PROVIDER_NET_USD'
  /** Paid out for leases within the bucket, take fee included, in the denomination's base unit; group by DENOM. */
  | 'SETTLED_SPEND'
  /** Paid out for leases within the bucket, take fee included, in USD. */
  | 'SETTLED_SPEND_USD'
  /** Take fees to the community pool in the denomination's base unit; group by DENOM. */
  | 'TAKE_INCOME'
  /** Take fees to the community pool in USD. */
  | 'TAKE_INCOME_USD'
  /** Transactions in the bucket, failed ones included. */
  | 'TRANSACTIONS'
  /** Transaction fees in the denomination's base unit; group by DENOM. */
  | 'TRANSACTION_FEES'
  /** Transaction fees in USD. */
  | 'TRANSACTION_FEES_USD';

export type CatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueQuery = { metrics: Array<{ name: Metric, title: string, definition: string, formula: string, unit: string, dimensions: Array<Dimension>, sources: Array<string>, caveats: Array<string> }> };

export type BucketsFragment = { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> };

export type NetworkQueryVariables = Exact<{ [key: string]: never; }>;


export type NetworkQuery = { network: { height: number, time: string | null, gpusSupplied: string | null, gpusLeased: string, gpuUtilization: string | null, activeLeases: number, activeGpuLeases: number, activeDeployments: number, activeProviders: number, gpuProviders: number, countries: number, gpuModels: number, annualizedVolumeUsd: string | null, gpuHourPriceMedianUsd: string | null, aktUsd: string | null, annualizedVolume: Array<{ denom: string, amount: string, usd: string | null }>, published: Array<{ label: string, published: string, low: string | null, high: string | null, measured: string | null, unit: string, metric: Metric | null }> } };

export type GpusQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type GpusQuery = { supplied: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, leased: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, utilization: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type VolumeQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type VolumeQuery = { volume: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type PricesQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type PricesQuery = { p25: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, median: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, p75: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ProvidersQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ProvidersQuery = { providers: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> }, countries: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ActivityQueryVariables = Exact<{
  metric: Metric;
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ActivityQuery = { activity: { interval: Interval, height: number, series: Array<{ member: string, points: Array<{ time: string, value: string | null, coverage: number, partial: boolean, firstHeight: number, lastHeight: number }> }> } };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { gpuModels: Array<{ vendor: string, model: string, supplied: string, leased: string, utilization: string | null, providers: number, countries: number, price: { p25: string, median: string, p75: string } | null }> };

export type ModelHistoryQueryVariables = Exact<{
  interval: Interval;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type ModelHistoryQuery = { leased: { series: Array<{ member: string, points: Array<{ time: string, value: string | null }> }> } };

export type CountriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CountriesQuery = { countries: Array<{ country: string, providers: number, supplied: string, leased: string, utilization: string | null }> };

export type LatestLeasesQueryVariables = Exact<{
  first: number;
}>;


export type LatestLeasesQuery = { leases: { nodes: Array<{ owner: string, dseq: string, gseq: number, oseq: number, state: LeaseState, reason: string, createdHeight: number, createdTime: string, usdPerHour: string | null, gpus: string, providerAddress: string, price: { denom: string, amount: string }, gpuVariants: Array<{ vendor: string, model: string, ram: string, interface: string, count: number }>, provider: { hostUri: string, country: string } | null }> } };

export type StatusQueryVariables = Exact<{ [key: string]: never; }>;


export type StatusQuery = { status: { chainId: string, origin: ChainOrigin, state: IndexState, progress: number, firstHeight: number, indexedHeight: number, indexedTime: string | null, indexedHash: string | null, headHeight: number, headTime: string | null, lagSeconds: number, deadLetters: number, unknownEvents: number } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BucketsFragmentDoc = new TypedDocumentString(`
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}
    `, {"fragmentName":"Buckets"}) as unknown as TypedDocumentString<BucketsFragment, unknown>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue {
  metrics {
    name
    title
    definition
    formula
    unit
    dimensions
    sources
    caveats
  }
}
    `) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const NetworkDocument = new TypedDocumentString(`
    query Network {
  network {
    height
    time
    gpusSupplied
    gpusLeased
    gpuUtilization
    activeLeases
    activeGpuLeases
    activeDeployments
    activeProviders
    gpuProviders
    countries
    gpuModels
    annualizedVolumeUsd
    annualizedVolume {
      denom
      amount
      usd
    }
    gpuHourPriceMedianUsd
    aktUsd
    published {
      label
      published
      low
      high
      measured
      unit
      metric
    }
  }
}
    `) as unknown as TypedDocumentString<NetworkQuery, NetworkQueryVariables>;
export const GpusDocument = new TypedDocumentString(`
    query Gpus($interval: Interval!, $from: DateTime, $to: DateTime) {
  supplied: series(
    input: {metric: GPUS_SUPPLIED, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  leased: series(
    input: {metric: GPUS_LEASED, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  utilization: series(
    input: {metric: GPU_UTILIZATION, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<GpusQuery, GpusQueryVariables>;
export const VolumeDocument = new TypedDocumentString(`
    query Volume($interval: Interval!, $from: DateTime, $to: DateTime) {
  volume: series(
    input: {metric: ANNUALIZED_VOLUME_USD, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<VolumeQuery, VolumeQueryVariables>;
export const PricesDocument = new TypedDocumentString(`
    query Prices($interval: Interval!, $from: DateTime, $to: DateTime) {
  p25: series(
    input: {metric: GPU_HOUR_PRICE_P25, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  median: series(
    input: {metric: GPU_HOUR_PRICE_MEDIAN, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  p75: series(
    input: {metric: GPU_HOUR_PRICE_P75, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<PricesQuery, PricesQueryVariables>;
export const ProvidersDocument = new TypedDocumentString(`
    query Providers($interval: Interval!, $from: DateTime, $to: DateTime) {
  providers: series(
    input: {metric: ACTIVE_PROVIDERS, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
  countries: series(
    input: {metric: COUNTRIES, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<ProvidersQuery, ProvidersQueryVariables>;
export const ActivityDocument = new TypedDocumentString(`
    query Activity($metric: Metric!, $interval: Interval!, $from: DateTime, $to: DateTime) {
  activity: series(
    input: {metric: $metric, interval: $interval, from: $from, to: $to}
  ) {
    ...Buckets
  }
}
    fragment Buckets on SeriesSet {
  interval
  height
  series {
    member
    points {
      time
      value
      coverage
      partial
      firstHeight
      lastHeight
    }
  }
}`) as unknown as TypedDocumentString<ActivityQuery, ActivityQueryVariables>;
export const ModelsDocument = new TypedDocumentString(`
    query Models {
  gpuModels {
    vendor
    model
    supplied
    leased
    utilization
    providers
    countries
    price {
      p25
      median
      p75
    }
  }
}
    `) as unknown as TypedDocumentString<ModelsQuery, ModelsQueryVariables>;
export const ModelHistoryDocument = new TypedDocumentString(`
    query ModelHistory($interval: Interval!, $from: DateTime, $to: DateTime) {
  leased: series(
    input: {metric: GPUS_LEASED, groupBy: MODEL, interval: $interval, from: $from, to: $to}
  ) {
    series {
      member
      points {
        time
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ModelHistoryQuery, ModelHistoryQueryVariables>;
export const CountriesDocument = new TypedDocumentString(`
    query Countries {
  countries {
    country
    providers
    supplied
    leased
    utilization
  }
}
    `) as unknown as TypedDocumentString<CountriesQuery, CountriesQueryVariables>;
export const LatestLeasesDocument = new TypedDocumentString(`
    query LatestLeases($first: Int!) {
  leases(first: $first) {
    nodes {
      owner
      dseq
      gseq
      oseq
      state
      reason
      createdHeight
      createdTime
      usdPerHour
      price {
        denom
        amount
      }
      gpus
      gpuVariants {
        vendor
        model
        ram
        interface
        count
      }
      providerAddress
      provider {
        hostUri
        country
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LatestLeasesQuery, LatestLeasesQueryVariables>;
export const StatusDocument = new TypedDocumentString(`
    query Status {
  status {
    chainId
    origin
    state
    progress
    firstHeight
    indexedHeight
    indexedTime
    indexedHash
    headHeight
    headTime
    lagSeconds
    deadLetters
    unknownEvents
  }
}
    `) as unknown as TypedDocumentString<StatusQuery, StatusQueryVariables>;