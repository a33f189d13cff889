// Metrics of supply by hardware and provider, of CPU, memory and storage, and of orders, bids and tenants.
import {
  EARLIER_TENANTS_CAVEAT,
  FROM_FIRST_ANSWER,
  FROM_FIRST_BLOCK,
  HARDWARE_DIMENSIONS,
  type MetricEntry,
  type MetricName,
  PROVIDER_DIMENSIONS,
} from './metric.ts';

const CELL_SOURCES = ['cell_figures', 'market_cells', 'provider_samples', 'provider_attributes', 'audited_attributes', 'blocks'];
const DEMAND_SOURCES = ['cell_figures', 'market_cells', 'leases', 'provider_attributes', 'audited_attributes', 'blocks'];

const DECLARED =
  'Region, tier and country are what providers declare, and audit whether anybody signs an attribute of them, each as it held at the time; an index that began near the head knows of signatures since then only.';
const ANSWER_CAVEATS = [
  "It is what providers themselves answer; an answer stands until the provider's next one, at most 36 hours. After an error or after that time the provider counts nothing.",
  'An answer that cannot be true (a negative quantity, more than there is, a wrong unit) is kept, flagged and in no total; PROVIDERS_SUSPECT counts such providers and Query.market tells which.',
  DECLARED,
];
const LEASE_CAVEATS = ["Chain view: what leases hold by the winning bid's offer, whether or not the tenant has sent a manifest.", DECLARED];

/** A mean over time of what providers tell of a resource. */
function answered(name: MetricName, title: string, definition: string, column: string, unit: string, perUnit = ''): MetricEntry {
  return {
    name,
    title,
    definition: `${definition}, by the newest status answers of providers, as the mean over the bucket.`,
    formula: 'integral over chain time ÷ time for which supply is known',
    expression: `${column}${perUnit} / nullif(supply_covered_us, 0)`,
    unit,
    network: true,
    dimensions: PROVIDER_DIMENSIONS,
    zeroWithoutRow: true,
    sources: CELL_SOURCES,
    caveats: ANSWER_CAVEATS,
    since: FROM_FIRST_ANSWER,
    inCells: true,
  };
}

/** A mean over time of what leases hold of a resource. */
function leased(name: MetricName, title: string, definition: string, column: string, unit: string, perUnit = ''): MetricEntry {
  return {
    name,
    title,
    definition: `${definition} held by leases that are active or reclaiming, as the mean over the bucket.`,
    formula: 'integral over chain time ÷ covered time',
    expression: `${column}${perUnit} / nullif(covered_us, 0)`,
    unit,
    network: true,
    dimensions: PROVIDER_DIMENSIONS,
    zeroWithoutRow: true,
    sources: DEMAND_SOURCES,
    caveats: LEASE_CAVEATS,
    since: FROM_FIRST_BLOCK,
    inCells: true,
  };
}

const BOUND_CAVEATS = [
  'Providers report what is in use by node and not by model. On a node of one variant both bounds are the reported number; on a mixed node a variant has at least what the others cannot be, and at most its own number. The truth lies between the bounds; no estimate is made. Bounds of a provider or of the whole network are sums of those of variants, and so wider than what GPUS_ALLOCATED tells of them.',
  ...ANSWER_CAVEATS,
];

/** GPUs in use by hardware, one of the two bounds. */
function bound(name: MetricName, which: 'least' | 'most', column: string): MetricEntry {
  return {
    name,
    title: `GPUs allocated, at ${which}`,
    definition: `GPUs in use by the account of the providers, at ${which}, where they are told apart by hardware; as the mean over the bucket.`,
    formula: 'sum over nodes of the bound of each variant, integrated over chain time ÷ time for which supply is known',
    expression: `${column} / nullif(supply_covered_us, 0)`,
    unit: 'GPUs',
    network: true,
    dimensions: [...PROVIDER_DIMENSIONS, ...HARDWARE_DIMENSIONS],
    zeroWithoutRow: true,
    sources: CELL_SOURCES,
    caveats: BOUND_CAVEATS,
    since: FROM_FIRST_ANSWER,
    inCells: true,
  };
}

/** A count of the network's events. */
function counted(
  name: MetricName,
  title: string,
  definition: string,
  expression: string,
  unit: string,
  sources: readonly string[],
  caveats: readonly string[],
): MetricEntry {
  return {
    name,
    title,
    definition,
    formula: 'count by the time of the block',
    expression,
    unit,
    network: true,
    dimensions: [],
    zeroWithoutRow: false,
    sources,
    caveats,
    since: FROM_FIRST_BLOCK,
  };
}

const ORDER_CAVEATS = [
  'An order that a tenant closes and opens again counts each time; a closed lease of an open group makes a new order by itself.',
];
const TENANT_CAVEATS = [
  'A tenant is an owner of deployments; one person may have many, and a managed wallet one for each of its customers.',
  'Of hours within a day and days within a week or month it is the number of distinct tenants of the whole bucket, not the sum.',
];

/** In the order of the documentation. */
export const DIMENSION_METRICS: readonly MetricEntry[] = [
  {
    name: 'GPUS_INSTALLED',
    title: 'GPUs installed',
    definition: "Cards that providers' newest status answers list, whether they can be leased or not, as the mean over the bucket.",
    formula: 'integral of listed cards over chain time ÷ time for which supply is known',
    expression: 'gpu_installed_us / nullif(supply_covered_us, 0)',
    unit: 'GPUs',
    network: true,
    dimensions: [...PROVIDER_DIMENSIONS, ...HARDWARE_DIMENSIONS],
    zeroWithoutRow: true,
    sources: CELL_SOURCES,
    caveats: [
      'Providers that answer over REST list no cards, and cards of unknown kinds are not listed: then fewer cards are installed than supplied.',
      ...ANSWER_CAVEATS,
    ],
    since: FROM_FIRST_ANSWER,
    inCells: true,
  },
  bound('GPUS_ALLOCATED_MIN', 'least', 'gpu_allocated_min_us'),
  bound('GPUS_ALLOCATED_MAX', 'most', 'gpu_allocated_max_us'),
  {
    name: 'GPU_UTILIZATION_REPORTED',
    title: 'GPU utilization as providers report it',
    definition:
      'The share of the supplied GPUs that providers themselves report as in use, weighted by time: the provider view beside GPU_UTILIZATION, the chain view.',
    formula: 'GPU time in use ÷ GPU time supplied, over the time for which supply is known',
    expression: 'CASE WHEN supply_covered_us > 0 THEN gpu_allocated_us / nullif(gpu_supplied_us, 0) END',
    unit: 'share, 0 to 1',
    network: true,
    dimensions: PROVIDER_DIMENSIONS,
    zeroWithoutRow: false,
    sources: CELL_SOURCES,
    caveats: [
      'It differs from GPU_UTILIZATION by leases at providers whose answer does not stand, by what was leased or ended since the newest answer, by leases without a workload, and by workloads that are no leases; Query.market tells how much of each at the indexed block.',
      ...ANSWER_CAVEATS,
    ],
    since: FROM_FIRST_ANSWER,
    inCells: true,
  },
  answered('CPUS_SUPPLIED', 'vCPUs supplied', 'vCPUs that can be leased or are', 'cpu_supplied_us', 'vCPUs', ' / 1000'),
  answered('CPUS_ALLOCATED', 'vCPUs allocated', 'vCPUs in use', 'cpu_allocated_us', 'vCPUs', ' / 1000'),
  leased('CPUS_LEASED', 'vCPUs leased', 'vCPUs', 'cpu_leased_us', 'vCPUs', ' / 1000'),
  {
    ...leased('CPU_UTILIZATION', 'CPU utilization', 'The share of the supplied vCPUs', 'cpu_leased_us', 'share, 0 to 1'),
    formula: '(integral of leased vCPUs ÷ covered time) ÷ (integral of supplied vCPUs ÷ time for which supply is known)',
    expression: 'cpu_leased_us * supply_covered_us / nullif(cpu_supplied_us * covered_us, 0)',
    zeroWithoutRow: false,
    caveats: [...LEASE_CAVEATS, ...ANSWER_CAVEATS.slice(0, 2)],
    since: FROM_FIRST_ANSWER,
  },
  answered('MEMORY_SUPPLIED', 'Memory supplied', 'Memory that can be leased or is', 'memory_supplied_us', 'bytes'),
  answered('MEMORY_ALLOCATED', 'Memory allocated', 'Memory in use', 'memory_allocated_us', 'bytes'),
  leased('MEMORY_LEASED', 'Memory leased', 'Memory', 'memory_leased_us', 'bytes'),
  answered('STORAGE_SUPPLIED', 'Storage supplied', 'Storage of nodes and pools that can be leased or is', 'storage_supplied_us', 'bytes'),
  answered('STORAGE_ALLOCATED', 'Storage allocated', 'Storage of nodes and pools in use', 'storage_allocated_us', 'bytes'),
  leased('STORAGE_LEASED', 'Storage leased', 'Storage', 'storage_leased_us', 'bytes'),
  {
    ...answered('PROVIDERS_ONLINE', 'Providers online', 'Providers whose newest answer stands and is no error', 'online_us', 'providers'),
    caveats: ['By provider it is the share of time online.', ...ANSWER_CAVEATS],
  },
  answered('PROVIDERS_SUSPECT', 'Providers with nonsense', 'Providers whose answer is flagged and in no total', 'suspect_us', 'providers'),
  {
    ...counted(
      'CLOSED_LEASES',
      'Closed leases',
      'Leases that closed in blocks whose time is within the bucket.',
      'leases_closed',
      'leases',
      ['leases', 'lease_gpus', 'providers', 'blocks'],
      [
        'A lease ends when it is closed or its account is found empty; Query.market tells why.',
        'By model: leases without GPUs are in no model, and a lease with several models is in each.',
      ],
    ),
    dimensions: [...PROVIDER_DIMENSIONS, 'MODEL', 'DENOM', 'KIND', 'SIZE'],
    zeroWithoutRow: true,
  },
  counted(
    'NEW_DEPLOYMENTS',
    'New deployments',
    'Deployments created in blocks whose time is within the bucket.',
    'deployments_opened',
    'deployments',
    ['deployments', 'blocks'],
    ['A deployment may never get a lease.'],
  ),
  counted(
    'CLOSED_DEPLOYMENTS',
    'Closed deployments',
    'Deployments closed in blocks whose time is within the bucket.',
    'deployments_closed',
    'deployments',
    ['deployments', 'blocks'],
    ['By their owner, or because the escrow account was found empty.'],
  ),
  counted(
    'NEW_ORDERS',
    'New orders',
    'Orders created in blocks whose time is within the bucket.',
    'orders_opened',
    'orders',
    ['orders', 'blocks'],
    ORDER_CAVEATS,
  ),
  counted(
    'NEW_BIDS',
    'New bids',
    'Bids created in blocks whose time is within the bucket.',
    'bids_opened',
    'bids',
    ['bids', 'blocks'],
    ['Every bid counts, whatever becomes of it; the chain lets a provider bid once on an order.'],
  ),
  {
    ...counted(
      'BIDS_PER_ORDER',
      'Bids per order',
      'Bids created in the bucket over orders created in it.',
      'bids_opened * 1.000000000000000000 / nullif(orders_opened, 0)',
      'bids per order',
      ['bids', 'orders', 'blocks'],
      ['A bid may belong to an order of an earlier bucket; Query.market counts the bids of each order.'],
    ),
    formula: 'bids created ÷ orders created',
  },
  {
    ...counted(
      'ACTIVE_TENANTS',
      'Active tenants',
      'Distinct tenants that held a lease at some time within the bucket.',
      'tenants',
      'tenants',
      ['leases', 'blocks'],
      TENANT_CAVEATS,
    ),
    formula: 'count of distinct owners of leases held within the bucket',
  },
  counted(
    'NEW_TENANTS',
    'New tenants',
    'Tenants whose first lease ever began within the bucket.',
    'tenants_new',
    'tenants',
    ['leases', 'blocks'],
    [...TENANT_CAVEATS.slice(0, 1), EARLIER_TENANTS_CAVEAT],
  ),
  {
    ...counted(
      'RETURNING_TENANTS',
      'Returning tenants',
      'Tenants that held a lease within the bucket and had had one before it.',
      'tenants - tenants_new',
      'tenants',
      ['leases', 'blocks'],
      [...TENANT_CAVEATS, EARLIER_TENANTS_CAVEAT],
    ),
    formula: 'active tenants less new tenants',
  },
];
