// Texts of the list of keys.
import { translated } from './translation.ts';

export const english = {
  title: 'Keys',
  anywhere: 'Anywhere',
  search: 'search',
  tell: 'this list',
  next: 'next page of a list, next block',
  previous: 'page before, block before',
  table: 'table or chart, of the chart in sight',
  theme: 'light or dark',
  shorter: 'shorter range',
  longer: 'longer range',
  sections: 'To a section',
  afterwards: 'then',
  onChart: 'On a chart',
  bucket: 'bucket before, next bucket',
  closer: 'zoom in on the bucket',
  whole: 'back to the whole range',
  tens: 'ten buckets back, on',
  ends: 'first, last',
  newest: 'back to the newest',
  on: 'Single keys act',
  onNote: 'Switch them off where they get in the way of other tools, such as voice control. All they do can be done by Tab and Enter too.',
};

export const shortcutTexts = await translated(english, async () => (await import('./zh/shortcuts.ts')).chinese);
