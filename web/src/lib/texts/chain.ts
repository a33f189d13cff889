// Texts of the chain's own pages: blocks, transactions, messages, accounts, deployments.
import { count } from './count.ts';

const english = {
  deployments: {
    title: 'Deployments',
    description: 'Every deployment of Akash Network with its tenant, what it asks for, and its state; filters in the address.',
    lede: (number: number) => count(number, 'deployment', 'deployments'),
    fits: (number: number) => `${count(number, 'deployment fits', 'deployments fit')} the filters`,
    table: 'Deployments',
    state: 'State',
    owner: 'Tenant’s address',
    order: 'Order',
    orders: { created: 'newest first', closed: 'last closed first' },
    tenant: 'Tenant',
    closed: 'Closed',
    empty: 'No deployment fits these filters.',
    none: 'No deployment has been made yet.',
  },
};

export const chainTexts = english;
