// Texts of sections, search and language in Chinese.

import type { english } from '../frame.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  menu: '全部页面',
  menuShort: '更多',
  groups: { market: '市场', money: '资金', chain: '链', data: '数据' },
  pages: {
    overview: '总览',
    gpus: 'GPU',
    prices: '价格',
    market: '市场',
    leases: '租约',
    deployments: '部署',
    providers: '提供商',
    fees: '费用',
    token: '代币',
    scenarios: '情景',
    published: '公布与现状',
    blocks: '区块',
    transactions: '交易',
    explore: '探索',
    data: '数据',
    methods: '方法',
    apiExplorer: 'API',
    status: '状态',
    search: '搜索',
  },
  language: '语言',
  languages: { en: 'English', zh: '中文' },
  languagesShort: { en: 'EN', zh: '中文' },
  search: {
    label: '搜索地址、租约、区块、交易、GPU 型号与页面',
    offers: '目前相符的内容',
    nothing: '没有相符的内容。按 Enter 查看可搜索的内容。',
    placeholder: '地址、租约、提供商、型号、区块、哈希',
  },
};
