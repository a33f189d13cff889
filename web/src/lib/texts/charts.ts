// Texts of the chart kit: readouts and what a screen reader hears of marks. A chart that stands alone carries them all.
import { count } from './count.ts';
import { translated } from './translation.ts';

export const english = {
  /** Between the parts of a line of words. */
  comma: ', ',
  readMarks: (title: string) => `Read ${title}: arrow keys choose a value`,
  pointHere: 'Point at the chart, or use the arrow keys',
  touchHere: 'Touch the chart to read it',
  rows: (number: number) => count(number, 'row', 'rows'),
  summary: {
    none: (title: string) => `${title}: no data.`,
    extremes: (number: number, highest: string, lowest: string) =>
      `${count(number, 'value', 'values')}. Highest: ${highest}. Lowest: ${lowest}.`,
    only: (one: string) => `One value: ${one}.`,
  },
  picture: { asOf: (chainId: string, height: string) => `${chainId} as of block ${height}` },
  survival: {
    atRisk: 'Still at risk',
    between: (low: string, high: string) => `${low} to ${high}`,
    summary: (name: string, end: string, time: string, half: string | null) =>
      `${name}: ${end} survive ${time}; ${half === null ? 'half are not lost within it' : `half are lost by ${half}`}.`,
  },
  map: {
    title: 'Where the GPUs are',
    unit: 'Providers online with GPUs: a circle’s area is the GPUs supplied now',
    unitBefore: (days: number) => `dashed: ${count(days, 'day', 'days')} before`,
    unitThen: 'A circle’s area is the GPUs supplied in the last full hour before the block',
    gpus: 'GPUs',
    leased: 'Leased',
    providers: 'Providers',
    country: 'Country',
    none: 'No provider with GPUs is known to be online.',
    failed: 'The shapes of the map could not be loaded; the table holds the same numbers.',
    unplaced: (number: number) => `${count(number, 'country has', 'countries have')} no place on the map; see the table.`,
  },
  heat: {
    none: 'not known',
    title: 'Utilization of each model',
    unit: '% of the GPUs supplied that are leased; models with most GPUs leased first',
    measure: 'Utilization',
    time: 'Time',
  },
  length: {
    days: (number: number) => count(number, 'day', 'days'),
    hours: (number: number) => `${number} h`,
    minutes: (number: number) => `${number} min`,
    seconds: (number: number) => `${number} s`,
  },
  points: 'points',
  median: 'Median',
  unknownModel: 'unknown model',
  unknownCountry: 'not declared',
  strip: { p10: 'p10', p25: 'p25', median: 'median', p75: 'p75', p90: 'p90', middle: 'middle half', ends: 'lowest and highest' },
  buckets: { HOUR: 'Hour', DAY: 'Day', WEEK: 'Week', MONTH: 'Month' },
  weekOf: (day: string) => `week from ${day}`,
  by: { HOUR: 'by hour', DAY: 'by day', WEEK: 'by week', MONTH: 'by month' },
  showLine: (name: string) => `Show ${name}`,
  hideLine: (name: string) => `Hide ${name}`,
  indexUnit: 'index, first value = 100',
  shareUnit: '% of the sum',
  logUnit: 'logarithmic scale',
  compare: {
    button: 'Compare',
    label: 'Draw the period before beside it, dashed',
    before: 'before',
    with: 'Compare with',
    nothing: 'nothing',
  },
  embed: {
    site: 'Leasebook',
    title: (titles: readonly string[]) => titles.join(', '),
    unknown: 'There is no metric of this name. The catalogue of methods lists all of them.',
    missing: (height: string) => `Block ${height} is not in the index.`,
    frozen: (chainId: string, height: string) => `${chainId}, frozen at block ${height}`,
  },
  reference: 'published',
  published: {
    text: (figure: string) => `published, late 2023: ${figure}`,
    figures: {
      'gpus-supplied': '150–200',
      'gpu-utilization': '50–70 %',
      'volume-run-rate': '$0.5M–1M',
      'volume-settled': '$0.5M–1M',
      'gpu-providers': '19',
      countries: '7',
      'chip-types': 'more than 15',
      'take-akt': '4 % on AKT',
      'take-usdc': '20 % on USDC',
      inflation: '13 % a year',
      staked: '60 % of the circulating',
    },
  },
  csv: 'CSV',
};

/** Texts of every chart and table. */
export const englishChart = {
  views: (title: string) => `View of ${title}`,
  chart: 'Chart',
  table: 'Table',
  query: 'Query',
  method: 'How this is computed',
  source: 'Source: ',
  sources: { chain: 'chain state', providers: 'chain state and provider status answers', prices: 'leases, USD at the time' },
  blocks: (first: string, last: string) => `Blocks ${first}–${last}`,
  block: (height: string) => `Block ${height}`,
  licence: 'CC BY 4.0',
  coverage: (percent: string) => `Coverage ${percent} %`,
  coverageShort: (percent: string) => `Coverage ${percent} %, hatched where partial`,
  inProgress: 'in progress',
  partly: (coverage: string) => (Number(coverage) === 0 ? 'no blocks' : `coverage ${coverage}`),
  notKnown: 'not known',
  since: (day: string) => `since ${day}: `,
  axisFrom: (value: string) => `axis from ${value}`,
  reading: (title: string) => `Read ${title}: left and right choose a bucket`,
  loading: 'Loading',
  failed: 'This chart could not be loaded.',
  failedTable: 'This table could not be loaded.',
  kinds: {
    unreachable: 'The API cannot be reached.',
    refused: 'The API refused the query.',
    unreadable: 'The answer could not be read.',
    outdated: 'The API is of another version than this page: loading the page again may help.',
  },
  retry: 'Retry',
  empty: 'No data in this range.',
  emptyWhy: (from: string, to: string) => `The index holds blocks from ${from} to ${to}.`,
  emptyUnknown: 'Nothing of it is known for this time.',
  showAll: 'Show the whole history',
  nothing: 'Nothing is indexed yet.',
  blocksColumn: 'Blocks',
  coverageColumn: 'Coverage',
  tableOf: (title: string) => `${title}, table`,
  buckets: (number: number) => count(number, 'row', 'rows'),
  copy: 'Copy query',
  copied: 'Copied',
  notCopied: 'Copying is not allowed',
  open: 'Run in the API explorer',
  variables: 'Variables',
  summary: {
    none: (title: string) => `${title}: no data in this range.`,
    line: (name: string, from: string, to: string, fromDay: string, toDay: string) =>
      `${name} went from ${from} on ${fromDay} to ${to} on ${toDay}.`,
    extremes: (name: string, low: string, lowDay: string, high: string, highDay: string) =>
      `Lowest ${name} ${low} on ${lowDay}, highest ${high} on ${highDay}.`,
  },
};

export type ChartsTexts = typeof english;
export type ChartTexts = typeof englishChart;

export const charts = await translated(english, async () => (await import('./zh/charts.ts')).chinese);
export const chart = await translated(englishChart, async () => (await import('./zh/charts.ts')).chineseChart);
