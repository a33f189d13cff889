// Units of the API in Chinese.
import type { Translation } from '../translation.ts';
import type { english } from '../units.ts';

export const chinese: Translation<typeof english> = {
  'a year': '每年',
  'USD a year': 'USD 每年',
  'per GPU-hour': '每 GPU 小时',
  'USD per GPU-hour': 'USD 每 GPU 小时',
  'per AKT': '每 AKT',
  GPUs: '块 GPU',
  providers: '家提供商',
  countries: '个国家',
  models: '种型号',
  times: '倍',
  variants: '种规格',
  gas: '单位 gas',
  'share, 0 to 1': '份额，0 至 1',
  leases: '份租约',
  deployments: '个部署',
  transactions: '笔交易',
  orders: '个订单',
  bids: '次报价',
  'bids per order': '次报价每订单',
  tenants: '个租户',
  vCPUs: '个 vCPU',
  bytes: '字节',
  'base units': '基本单位',
  'base units a year': '基本单位每年',
};
