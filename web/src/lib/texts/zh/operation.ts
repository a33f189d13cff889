// Texts of how the index is kept, in Chinese.
import type { english } from '../operation.ts';
import type { Translation } from '../translation.ts';

const n = (number: number) => number.toLocaleString('en');

export const chinese: Translation<typeof english> = {
  checks: '检查',
  checksUnit: '由“leasebook verify”将数据表与节点自身的应答比较，将原始存档与写入时比较',
  verification: '数据表对照链上',
  archive: '原始存档',
  never: '尚未检查',
  compared: (checked, wrong, height) =>
    `比较了 ${n(checked)} 个数值，至区块 ${n(height)}：${wrong === 0 ? '没有差异' : `${n(wrong)} 处差异`}`,
  blocks: (checked, wrong, height) =>
    `检查了 ${n(checked)} 个区块，至区块 ${n(height)}：${wrong === 0 ? '没有损坏' : `${n(wrong)} 处损坏`}`,
  lastError: '索引器的最近错误',
  noError: '没有',
  over: '此后已写入区块',
  waiting: '正在等待',
  stages: { fetch: '区块', process: '处理区块', write: '数据库' },
  idle: '无：已到链头',
  spent: '用时',
  nodes: '所询问的节点',
  nodesUnit: '自索引器启动以来；地址仅显示主机',
  node: '节点',
  requests: '请求',
  failures: '失败',
  mean: '平均，毫秒',
  newest: '最近的失败',
  noNodes: '没有询问任何节点：区块来自录制或存档。',
  unread: '无法读取的部分',
  unreadUnit: (number) => `${n(number)} 个部分原样保存，待以后的版本解码；最新在前`,
  height: '区块',
  what: '部分',
  why: '原因',
  noUnread: '已索引区块中的一切均可读取。',
  failed: '无法询问索引的运行情况。',
};
