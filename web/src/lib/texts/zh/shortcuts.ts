// Texts of the list of keys in Chinese.
import type { english } from '../shortcuts.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  title: '快捷键',
  anywhere: '任意位置',
  search: '搜索',
  tell: '本列表',
  next: '列表下一页，下一区块',
  previous: '上一页，上一区块',
  table: '切换所见图表的表格与图形',
  theme: '浅色或深色',
  shorter: '更短的范围',
  longer: '更长的范围',
  sections: '前往栏目',
  afterwards: '然后',
  onChart: '在图表上',
  bucket: '上一时段、下一时段',
  closer: '放大所选时段',
  whole: '回到整个范围',
  tens: '后退、前进十个时段',
  ends: '最早、最新',
  newest: '回到最新',
  on: '启用单键快捷键',
  onNote: '若与语音控制等其他工具冲突，可将其关闭。它们所做的一切也可用 Tab 和 Enter 完成。',
};
