// The filters of the list of leases, in its address and as the API takes them.
import { hostName } from '../../lib/format/names.ts';
import { dayStart } from '../../lib/format/time.ts';
import type { LeaseState, LeaseWhere } from '../../lib/generated/graphql';
import { addressIs } from '../../lib/state/address-condition.ts';
import { DAY } from '../../lib/state/buckets.ts';
import { exportFile } from '../../lib/state/export-file.ts';

export const LEASE_STATES = ['ACTIVE', 'RECLAIMING', 'CLOSED', 'INSUFFICIENT_FUNDS'] as const satisfies readonly LeaseState[];

/** Parameters of the address that filter. */
export const FILTER_NAMES = ['state', 'provider', 'owner', 'model', 'gpu', 'denom', 'from', 'to'] as const;

/** The conditions of an address; what is not understood counts as absent. `to` is the last day that is shown. */
export function leaseWhere(search: URLSearchParams): LeaseWhere {
  const where: LeaseWhere = {};
  const state = LEASE_STATES.find((one) => one.toLowerCase() === search.get('state'));
  if (state !== undefined) where.state = { eq: state };
  const provider = search.get('provider')?.trim();
  if (provider) where.provider = addressIs(provider);
  const owner = search.get('owner')?.trim();
  if (owner) where.owner = addressIs(owner);
  const model = search.get('model');
  if (model?.includes('/')) where.model = { eq: model };
  const gpu = search.get('gpu');
  if (gpu === 'with' || gpu === 'without') where.hasGpu = gpu === 'with';
  const denom = search.get('denom');
  if (denom) where.denom = { eq: denom };
  const from = dayStart(search.get('from') ?? '');
  const to = dayStart(search.get('to') ?? '');
  if (from !== null || to !== null) {
    where.createdTime = {
      ...(from !== null && { gte: new Date(from).toISOString() }),
      ...(to !== null && { lt: new Date(to + DAY).toISOString() }),
    };
  }
  return where;
}

/** Providers by the host of their gateway, as they are offered: each host once, where more have the same one with their address. */
export function hostsOf(providers: readonly { owner: string; hostUri: string }[]): { host: string; owner: string }[] {
  const named = providers.map(({ owner, hostUri }) => ({ host: hostName(hostUri).toLowerCase(), owner })).filter(({ host }) => host !== '');
  const several = new Set(named.filter(({ host }, at) => named.findIndex((one) => one.host === host) !== at).map(({ host }) => host));
  return named.map(({ host, owner }) => ({ host: several.has(host) ? `${host} ${owner}` : host, owner }));
}

/** The file of all leases that fit, not only of those on the page. */
export function leaseFile({ state, provider, owner, model, hasGpu, denom, createdTime }: LeaseWhere): string {
  return exportFile('leases', {
    states: state?.eq,
    provider: provider?.eq,
    owner: owner?.eq,
    model: model?.eq,
    hasGpu,
    denom: denom?.eq,
    'createdTime.gte': createdTime?.gte,
    'createdTime.lt': createdTime?.lt,
  });
}
