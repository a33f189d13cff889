// Units of the API in words: those that are not the same in every language.
import { translated } from './translation.ts';

export const english = {
  'a year': 'a year',
  'USD a year': 'USD a year',
  'per GPU-hour': 'per GPU-hour',
  'USD per GPU-hour': 'USD per GPU-hour',
  'per AKT': 'per AKT',
  GPUs: 'GPUs',
  providers: 'providers',
  countries: 'countries',
  models: 'models',
  variants: 'variants',
  times: 'times',
  gas: 'gas',
  'share, 0 to 1': 'share, 0 to 1',
  leases: 'leases',
  deployments: 'deployments',
  transactions: 'transactions',
  orders: 'orders',
  bids: 'bids',
  'bids per order': 'bids per order',
  tenants: 'tenants',
  vCPUs: 'vCPUs',
  bytes: 'bytes',
  'base units': 'base units',
  'base units a year': 'base units a year',
};

export const units = await translated(english, async () => (await import('./zh/units.ts')).chinese);
