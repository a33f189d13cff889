// Texts of a provider's past in Chinese.
import type { english } from '../provider.ts';
import type { Translation } from '../translation.ts';

const n = (number: number) => number.toLocaleString('en');

export const chinese: Translation<typeof english> = {
  months: '实际收入',
  monthsUnit: '每月租约付款，按各区块价格折 USD，并按币种精确列出',
  month: '月份',
  received: '收到，USD',
  fee: '抽成，USD',
  coins: '收到',
  partial: '迄今',
  noMonths: '其租约尚无付款。',
  uptime: '在线情况',
  uptimeUnit: (ranges) => `最新状态应答：每行为一段无变化的时间，共 ${n(ranges)} 行`,
  from: '从',
  until: '至',
  now: '现在',
  state: '状态',
  gpus: 'GPU',
  allocated: '使用中',
  answers: '询问次数',
  online: '应答',
  offline: '不应答',
  share: (share, since) => `自 ${since} 起，${share} 的时间有应答`,
  noUptime: '从未询问过其状态。',
  history: '属性的变化',
  historyUnit: '自首个已索引区块起的变化，最新在前；从未变化者不列出',
  key: '属性',
  value: '值',
  since: '自区块',
  to: '至区块',
  still: '生效中',
  noHistory: '自首个已索引区块起没有属性变化。',
  more: (hidden) => `再显示 ${n(hidden)} 条`,
  fewer: '收起',
  audits: '审计',
  auditsUnit: '审计方签署的属性，生效中',
  moreAudits: (hidden) => `再显示 ${n(hidden)} 项`,
  auditor: '审计方',
  noAudits: '没有人签署其属性。',
};
