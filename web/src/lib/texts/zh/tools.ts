// Texts of what readers do with a chart on its page, in Chinese.
import type { english } from '../tools.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  actions: {
    download: '下载',
    share: '分享',
    fullScreen: '全屏',
    leaveFullScreen: '退出全屏',
    csv: 'CSV，即图中数据',
    png: 'PNG 图片',
    svg: 'SVG 图片',
    copyLink: '复制链接',
    copyPicture: '复制图片',
    embed: '嵌入',
    embedTitle: '嵌入此图',
    embedText: '将这段代码放入您的网页。图表随最新数据更新，并链接回本站。',
    embedFrozen: (height) => `固定于区块 ${height}`,
    embedTheme: '主题',
    themes: { auto: '随读者设置', light: '浅色', dark: '深色' },
    copyCode: '复制代码',
    failed: '无法生成图片。',
    noFullScreen: '浏览器不允许此操作。',
    preview: '单独打开',
  },
  modes: { label: '数值的读法', absolute: '绝对值', share: '占比', index: '指数 100' },
  log: '对数',
  logLabel: '对数：对数刻度',
  reset: '恢复范围',
  events: {
    upgrade: '升级',
    parameters: (number) => `${number} 个参数`,
    gone: '已取消',
    count: (number) => `${number} 个事件`,
    title: '时间轴上的事件',
    text: '链的升级，以及经投票更改的参数。',
    block: (height) => `区块 ${height}`,
  },
  brush: {
    label: (title) => `“${title}”的范围`,
    from: '第一天',
    to: '最后一天',
    hint: '拖动两端的手柄',
    days: (number) => `${number} 天`,
  },
};
