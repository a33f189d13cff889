// What the list of providers can be ordered by, as its address names it.
import type { ProviderOrder } from '../generated/graphql';

export const PROVIDER_ORDERS = {
  gpus: { field: 'GPUS', direction: 'DESC' },
  leased: { field: 'GPUS_LEASED', direction: 'DESC' },
  leases: { field: 'ACTIVE_LEASES', direction: 'DESC' },
  received: { field: 'RECEIVED_USD', direction: 'DESC' },
  newest: { field: 'CREATED', direction: 'DESC' },
  address: { field: 'OWNER', direction: 'ASC' },
} satisfies Record<string, ProviderOrder>;

export type ProviderOrderName = keyof typeof PROVIDER_ORDERS;

export const providerOrderNames = Object.keys(PROVIDER_ORDERS) as readonly ProviderOrderName[];
