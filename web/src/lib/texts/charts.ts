// Texts of the chart kit: actions of a frame, readouts and what a screen reader hears of marks.
import { count } from './count.ts';

const english = {
  readMarks: (title: string) => `Read ${title}: arrow keys choose a value`,
  pointHere: 'Point at the chart, or use the arrow keys',
  rows: (number: number) => count(number, 'row', 'rows'),
  summary: {
    none: (title: string) => `${title}: no data.`,
    extremes: (number: number, highest: string, lowest: string) =>
      `${count(number, 'value', 'values')}. Highest: ${highest}. Lowest: ${lowest}.`,
    only: (one: string) => `One value: ${one}.`,
  },
  actions: {
    download: 'Download',
    share: 'Share',
    fullScreen: 'Full screen',
    leaveFullScreen: 'Leave full screen',
    csv: 'CSV, these numbers',
    png: 'PNG picture',
    svg: 'SVG picture',
    copyLink: 'Copy link',
    copied: 'Copied',
    copyPicture: 'Copy picture',
    embed: 'Embed',
    embedTitle: 'Embed this chart',
    embedText: 'Put this into your page. The chart follows the newest data and links back to here.',
    embedFrozen: 'Freeze at these days',
    embedTheme: 'Theme',
    themes: { auto: 'the reader’s', light: 'light', dark: 'dark' },
    copyCode: 'Copy code',
    failed: 'The picture could not be made.',
    preview: 'Preview',
  },
  picture: {
    source: (text: string) => `Source: ${text}`,
    height: (height: string) => `Block ${height}`,
    blocks: (first: string, last: string) => `Blocks ${first}–${last}`,
    licence: 'CC BY 4.0',
    by: 'Leasebook',
  },
  survival: {
    atRisk: 'Still at risk',
    share: 'Surviving',
    between: (low: string, high: string) => `${low} to ${high}`,
    summary: (name: string, end: string, time: string, half: string | null) =>
      `${name}: ${end} survive ${time}; ${half === null ? 'half are not lost within it' : `half are lost by ${half}`}.`,
  },
  map: {
    label: 'Map of the world',
    failed: 'The shapes of the map could not be loaded; the table holds the same numbers.',
    unplaced: (number: number) => `${count(number, 'country has', 'countries have')} no place on the map; see the table.`,
  },
  heat: { none: 'not known' },
  strip: { p10: 'p10', p25: 'p25', median: 'median', p75: 'p75', p90: 'p90', minimum: 'lowest', maximum: 'highest', each: 'single values' },
  reference: 'published',
  csv: 'CSV',
};

export const charts = english;
