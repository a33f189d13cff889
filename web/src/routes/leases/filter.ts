// The filters of the list of leases, in its address and as the API takes them.
import type { LeaseFilter, LeaseState } from '../../lib/generated/graphql';

const DAY = 86_400_000;
export const LEASE_STATES = ['ACTIVE', 'RECLAIMING', 'CLOSED', 'INSUFFICIENT_FUNDS'] as const satisfies readonly LeaseState[];

/** Parameters of the address that filter. */
export const FILTER_NAMES = ['state', 'provider', 'owner', 'model', 'gpu', 'denom', 'from', 'to'] as const;

/** The filter of an address; what is not understood counts as absent. `to` is the last day that is shown. */
export function leaseFilter(search: URLSearchParams): LeaseFilter {
  const filter: LeaseFilter = {};
  const state = LEASE_STATES.find((one) => one.toLowerCase() === search.get('state'));
  if (state !== undefined) filter.states = [state];
  const provider = search.get('provider')?.trim();
  if (provider) filter.provider = provider;
  const owner = search.get('owner')?.trim();
  if (owner) filter.owner = owner;
  const model = search.get('model');
  if (model?.includes('/')) filter.model = model;
  const gpu = search.get('gpu');
  if (gpu === 'with' || gpu === 'without') filter.hasGpu = gpu === 'with';
  const denom = search.get('denom');
  if (denom) filter.denom = denom;
  const from = dayOf(search.get('from'));
  if (from !== null) filter.createdFrom = from.toISOString();
  const to = dayOf(search.get('to'));
  if (to !== null) filter.createdTo = new Date(to.getTime() + DAY).toISOString();
  return filter;
}

function dayOf(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? null : day;
}
