// Texts of prices against other clouds in Chinese.
import type { english } from '../discounts.ts';
import type { Translation } from '../translation.ts';

export const chinese: Translation<typeof english> = {
  discounts: '与其他云相比',
  discountsUnit: '我们的平均价与各云标价的中位数，每 GPU 小时 USD；2023 年末公布：A100 低 30–60 %',
  model: '型号',
  ours: '我们',
  clouds: '各云',
  discount: '我们',
  lower: (share) => `低 ${share}`,
  higher: (share) => `高 ${share}`,
  same: '相同',
  publishedRange: '公布值',
  noDiscounts: '此范围内没有各云也标价的型号。',
  calculator: '费用是多少？',
  calculatorUnit: '按我们所选范围的平均价，以及各云的中位数',
  gpus: 'GPU',
  hours: '小时',
  here: '在此',
  there: '在云上',
};
