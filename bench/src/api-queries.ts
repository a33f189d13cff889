// What the servers of `bench api` are asked: the same text for all of them.

/** 200 leases, each with its provider and its deployment. */
export const NESTED_LIST = `query ($first: Int!) {
  leases(first: $first) {
    nodes {
      owner
      dseq
      gseq
      oseq
      state
      createdHeight
      closedHeight
      price { denom amount }
      provider { owner hostUri email website country }
      deployment { owner dseq state hash createdHeight closedHeight }
    }
  }
}`;

/** What the explorer's first page asks, in one request. */
export const OVERVIEW = `{
  network {
    height time gpusSupplied gpusLeased gpuUtilization activeLeases activeGpuLeases activeDeployments activeProviders gpuProviders
    countries gpuModels annualizedVolumeUsd annualizedVolume { denom amount usd } gpuHourPriceMedianUsd aktUsd
    published { label published low high measured unit metric }
  }
  supplied: series(input: { metric: GPUS_SUPPLIED }) { series { points { time value coverage partial } } }
  leased: series(input: { metric: GPUS_LEASED }) { series { points { time value coverage partial } } }
  utilization: series(input: { metric: GPU_UTILIZATION }) { series { points { time value coverage partial } } }
}`;

const repeat = (count: number, text: (at: number) => string): string => Array.from({ length: count }, (_, at) => text(at)).join(' ');

/** Queries that mean harm; each is to be refused. */
export const HOSTILE: readonly string[] = [
  `{ leases { nodes ${'{ provider { leases { nodes '.repeat(6)}{ id }${' } } }'.repeat(6)} } }`,
  '{ leases(first: 500) { nodes { provider { leases(first: 500) { nodes { id } } } } } }',
  `{ ${repeat(1_000, (at) => `a${at}: leases(first: 500) { totalCount }`)} }`,
  '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
  '{ leases(first: 2147483647) { nodes { provider { leases(first: 2147483647) { nodes { id } } } } } }',
  `{ __schema { types ${'{ fields { type '.repeat(7)}{ name }${' } }'.repeat(7)} } }`,
  `{ ${repeat(2_000, (at) => `a${at}: __typename`)} }`,
];

/** The part of the schema that the compared servers have. */
export const TYPE_DEFINITIONS = `
  type Query { leases(first: Int!): LeaseConnection! }
  type LeaseConnection { nodes: [Lease!]! }
  type Lease {
    owner: String!
    dseq: String!
    gseq: Int!
    oseq: Int!
    state: String!
    createdHeight: Int!
    closedHeight: Int
    price: Price!
    provider: Provider
    deployment: Deployment
  }
  type Price { denom: String! amount: String! }
  type Provider { owner: String! hostUri: String! email: String! website: String! country: String! }
  type Deployment { owner: String! dseq: String! state: String! hash: String! createdHeight: Int! closedHeight: Int }
`;
