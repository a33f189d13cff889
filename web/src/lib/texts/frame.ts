// Texts of what surrounds every page: sections, search and language.

const english = {
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
    placeholder: 'Address, lease, provider, model, block, hash',
    submit: 'Search',
    found: 'Found',
  },
};

export const frame = english;
