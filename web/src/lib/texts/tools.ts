// Texts of what readers do with a chart on its page: views, zoom, events, downloads, sharing.
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  actions: {
    download: 'Download',
    share: 'Share',
    fullScreen: 'Full screen',
    leaveFullScreen: 'Leave full screen',
    csv: 'CSV, these numbers',
    png: 'PNG picture',
    svg: 'SVG picture',
    copyLink: 'Copy link',
    copyPicture: 'Copy picture',
    embed: 'Embed',
    embedTitle: 'Embed this chart',
    embedText: 'Put this into your page. The chart follows the newest data and links back to here.',
    embedFrozen: (height: string) => `Freeze at block ${height}`,
    embedTheme: 'Theme',
    themes: { auto: 'the reader’s', light: 'light', dark: 'dark' },
    copyCode: 'Copy code',
    failed: 'The picture could not be made.',
    noFullScreen: 'The browser does not allow it.',
    preview: 'Open it alone',
  },
  modes: { label: 'How values are read', absolute: 'Absolute', share: 'Share', index: 'Index 100' },
  log: 'Log',
  logLabel: 'Log: logarithmic scale',
  reset: 'Reset zoom',
  events: {
    upgrade: 'upgrade',
    parameters: (number: number) => count(number, 'parameter', 'parameters'),
    gone: 'gone',
    count: (number: number) => count(number, 'event', 'events'),
    title: 'Events on the time axis',
    text: 'Upgrades of the chain, and parameters that were changed by vote.',
    block: (height: string) => `block ${height}`,
  },
  brush: {
    label: (title: string) => `Range of ${title}`,
    from: 'First day',
    to: 'Last day',
    hint: 'drag the handles',
    days: (number: number) => count(number, 'day', 'days'),
  },
};

export const tools = await translated(english, async () => (await import('./zh/tools.ts')).chinese);
