// Texts of prices against other clouds, which only the page about prices shows: charts that stand alone do without.
import { translated } from './translation.ts';

export const english = {
  discounts: 'Against other clouds',
  discountsUnit: 'Our mean price against the median list price of clouds, USD per GPU-hour; published, late 2023: A100 30–60 % lower',
  model: 'Model',
  ours: 'Ours',
  clouds: 'Clouds',
  discount: 'Ours is',
  lower: (share: string) => `${share} lower`,
  higher: (share: string) => `${share} higher`,
  same: 'the same',
  publishedRange: 'Published',
  noDiscounts: 'No price of a model that clouds list in this range.',
  calculator: 'What would it cost?',
  calculatorUnit: 'At our mean price of the range, and at the clouds’ median',
  gpus: 'GPUs',
  hours: 'Hours',
  here: 'Here',
  there: 'At a cloud',
};

export const discounts = await translated(english, async () => (await import('./zh/discounts.ts')).chinese);
