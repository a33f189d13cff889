// Who has the GPUs and what is in use of them, in Chinese.
import { grouped as n } from '../../format/grouped.ts';
import type { english } from '../supply.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  breakdown: {
    title: 'GPU 属于谁、在哪里',
    unit: '供应与租用的 GPU，自首个已索引区块起按时间加权平均',
    by: '按',
    choices: {
      VARIANT: '规格',
      VENDOR: '厂商',
      CLASS: '类别',
      RAM: '显存',
      INTERFACE: '接口',
      COUNTRY: '国家',
      REGION: '地区',
      PROVIDER: '提供商',
      TIER: '等级',
      AUDIT: '审计',
    },
    supplied: '供应',
    leased: '已租',
    share: '供应份额',
    utilization: '利用率',
    providers: '提供商',
    unknown: '未告知',
    none: '尚不知有提供商提供过 GPU。',
    more: (hidden) => `再显示 ${n(hidden)} 行`,
    fewer: '收起',
    over: '走势',
  },
  views: {
    title: '使用量的两种视角',
    unit: '已索引区块时的 GPU：链上租约持有的数量，与提供商自报的使用量',
    what: '项目',
    gpus: 'GPU',
    share: '占供应',
    why: '原因',
    rows: {
      leased: ['已租', '链上视角：活跃租约持有'],
      atSilentProviders: ['− 无应答的提供商', '在没有有效应答的提供商处租用：无法计入'],
      sinceAnswer: ['− 最新应答之后', '提供商上次应答之后租用的，减去此后结束的'],
      notCounted: ['− 已租但未使用', '应答时已租用，但（尚）无工作负载运行'],
      notLeased: ['+ 使用但未租', '并非（或不再是）链上租约的工作负载'],
      allocated: ['使用中', '提供商视角：按最新应答'],
    },
    none: '尚无提供商应答。',
    suspect: (now, answers, providers) =>
      answers === 0
        ? '所有应答均可信：没有负数、超出总量或单位错误。'
        : now === 0
          ? `${n(providers)} 个提供商的 ${n(answers)} 次应答不可能属实（负数、超出总量或单位错误），已排除在所有合计之外；最新应答均可信。`
          : `${n(now)} 个提供商的最新应答不可能属实（负数、超出总量或单位错误），已排除在所有合计之外；此类应答共 ${n(answers)} 次，来自 ${n(providers)} 个提供商。`,
  },
  bounds: {
    title: '各型号使用量',
    unit: '已索引区块时的 GPU；提供商按节点报告使用量，因此多型号节点只给出上下限',
    model: '型号',
    supplied: '供应',
    least: '使用，至少',
    most: '至多',
    leased: '已租',
    none: '尚不知有提供商提供过 GPU。',
  },
  declared: {
    title: '已声明、未证实',
    unit: '提供商在链上声明、但没有应答说明其硬件的 GPU 型号；不计入任何合计',
    provider: '提供商',
    model: '型号',
    memory: '显存',
    interface: '接口',
    why: '未知原因',
    reasons: { NEVER: '从未应答', FAILED: '无应答', STALE: '应答过旧', SUSPECT: '应答不可能属实' },
    none: '所有声明 GPU 的提供商，其硬件均已知。',
  },
};
