// Texts of who offers a GPU model, in Chinese.
import { grouped as n } from '../../format/grouped.ts';
import type { english } from '../offers.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  title: '谁提供',
  unit: (month) =>
    `在线提供商，空闲 GPU 中最便宜者在前。空闲：最近一小时的均值。价格：USD／GPU 小时，最近 30 天。收入：其全部租约在${month}的收入，已扣抽成`,
  memory: 'GPU 显存',
  anyMemory: '全部',
  free: '空闲',
  asked: '要价，$／GPU 小时',
  realised: '实付，$／GPU 小时',
  online: (days) => `${days} 天在线`,
  earned: (month) => `${month}收入，$`,
  bids: (number) => `${n(number)} 次报价的中位数`,
  payouts: (number) => `${n(number)} 笔付款按 GPU 小时的均值`,
  none: '目前没有在线提供商提供它。',
  spread: {
    title: '最近 30 天的价格',
    unit: 'USD／GPU 小时：报价所要、租约所约定、付款所实现',
    statistic: '统计量',
    asked: '要价',
    agreed: '约定',
    realised: '实付',
    max: '最高',
    p75: '上四分之一起',
    median: '中位数',
    p25: '下四分之一止',
    min: '最低',
    weightedMean: '按 GPU 或 GPU 小时的均值',
    count: '报价、租约、付款数',
    none: '最近 30 天没有人为此型号报价、约定或付款。',
  },
};
