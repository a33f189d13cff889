// Texts of what surrounds every page: sections, search and language.
import { translated } from './translation.ts';

export const english = {
  menu: 'All pages',
  menuShort: 'More',
  groups: { market: 'Market', money: 'Money', chain: 'Chain', data: 'Data' },
  pages: {
    overview: 'Overview',
    gpus: 'GPUs',
    prices: 'Prices',
    market: 'Market',
    leases: 'Leases',
    deployments: 'Deployments',
    providers: 'Providers',
    fees: 'Fees',
    token: 'Token',
    scenarios: 'Scenarios',
    published: 'Published vs now',
    blocks: 'Blocks',
    transactions: 'Transactions',
    explore: 'Explore',
    data: 'Data',
    methods: 'Methods',
    apiExplorer: 'API',
    status: 'Status',
    search: 'Search',
  },
  language: 'Language',
  languages: { en: 'English', zh: '中文' },
  languagesShort: { en: 'EN', zh: '中文' },
  search: {
    label: 'Search addresses, leases, blocks, transactions, GPU models and pages',
    offers: 'What fits so far',
    nothing: 'Nothing fits. Enter tells what can be found.',
    placeholder: 'Address, lease, provider, model, block, hash',
  },
};

export const frame = await translated(english, async () => (await import('./zh/frame.ts')).chinese);
