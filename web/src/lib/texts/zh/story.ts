// Texts of a lease's timeline in Chinese.
import { grouped as n } from '../../format/grouped.ts';
import type { english } from '../story.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  escrow: '托管中的币',
  escrowUnit: '为该部署存入减去流出的全部，每个时段末',
  escrowSource: '该部署每一笔币的移动',
  escrowPart: (shown, all) => `${all} 笔移动中的前 ${shown} 笔`,
  timeline: '时间线',
  timelineUnit: (events) => `发生过的一切，${n(events)} 个事件，最早在前`,
  timelineWaiting: '发生过的一切，最早在前',
  when: '时间',
  what: '内容',
  who: '谁',
  amount: '金额',
  order: '创建订单',
  bid: '报价',
  lost: '报价落选',
  won: '创建租约：此报价中标',
  closed: '关闭租约',
  none: '索引中没有它的事件。',
  more: (hidden) => `再显示 ${n(hidden)} 个事件`,
  fewer: '收起',
};
