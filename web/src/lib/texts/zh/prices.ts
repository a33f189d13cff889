// Texts of the page of prices: asked, agreed, realised, and their parts, in Chinese.

import { grouped as n } from '../../format/grouped.ts';
import type { english } from '../prices.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  title: '价格',
  description: 'Akash Network 的 GPU 小时被要价、约定与实付多少，按型号与提供商，以及其他云的标价。',
  lede: '一小时的要价、约定价与实付价。',
  kind: '哪种价格',
  kinds: { ASK: '要价', AGREED: '约定', REALISED: '实付' },
  kindNotes: { ASK: '每个报价一次观测', AGREED: '每份租约创建时一次观测', REALISED: '实际支付，每次付款一次观测' },
  resource: '用于',
  resources: { GPU: 'GPU 小时', CPU: 'vCPU 小时' },
  group: '按',
  groups: { MODEL: '型号', VARIANT: '规格', VENDOR: '厂商', CLASS: '类别', PROVIDER: '提供商', COUNTRY: '国家', REGION: '地区' },
  unknown: '未告知',
  all: '全部',
  distribution: (resource) => `${resource}价格`,
  distributionUnit: (kind, resource, note) => `每${resource} USD，${kind}：${note}`,
  row: '对象',
  observations: '观测数',
  minimum: '最低',
  maximum: '最高',
  mean: '加权平均',
  over: (resource) => `${resource}价格走势`,
  overUnit: (resource) => `每${resource} USD，每个时段的中位数`,
  source: '报价、租约与付款；按各区块价格折 USD',
  components: '租约各部分的成本',
  componentsUnit: (leases) => `每小时 USD，附 95 % 区间：对 ${n(leases)} 个约定价格的稳健回归；为估计值`,
  componentsWaiting: '每小时 USD：对约定价格的稳健回归；为估计值',
  componentNames: { GPU: 'GPU', VCPU: 'vCPU', MEMORY: '每 GiB 内存', STORAGE: '每 GiB 存储' },
  otherModels: '其他 GPU 型号',
  part: '部分',
  estimate: '估计值',
  error: '标准误差',
  low: '下限',
  high: '上限',
  leases: '租约',
  noFit: '此范围内的约定价格太少，无法拟合。',
  scale: (share) => `半数价格与拟合值相差约 ${share} 以内`,
  none: {
    ASK: '此范围内没有已知的美元要价。',
    AGREED: '此范围内没有已知的美元约定价格。',
    REALISED: '此范围内没有已知的美元付款。',
  },
};
