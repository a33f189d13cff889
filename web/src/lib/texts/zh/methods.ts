// Texts of the page that tells how each figure is computed, in Chinese.
import { grouped as n } from '../../format/grouped.ts';
import type { english } from '../methods.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  title: '方法',
  description: 'Leasebook 的每个数字：定义、公式、单位、来源与引用须知。',
  lede: (number) => `${n(number)} 个数字，各附公式。同一目录支撑每张图表与 API 的每个应答；API 以英文应答。`,
  contents: '数字',
  name: 'API 中的名称',
};
