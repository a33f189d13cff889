// Texts of the page that tells how each figure is computed.
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  title: 'Methods',
  description: 'Every figure of Leasebook: definition, formula, unit, sources and what to know before citing it.',
  lede: (number: number) =>
    `${count(number, 'figure', 'figures')}, each with its formula. The same catalogue stands behind every chart and every answer of the API.`,
  contents: 'Figures',
  name: 'Name in the API',
};

export const methodsTexts = await translated(english, async () => (await import('./zh/methods.ts')).chinese);
