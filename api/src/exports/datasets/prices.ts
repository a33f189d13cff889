// Prices of AKT in USD, with which figures are valued.
import { RequestError } from '../../errors.ts';
import { always, byTime, column, type Dataset, filterOf, timeUpTo } from '../dataset.ts';

interface AktPriceFilter {
  source?: string | null;
}

const SOURCES = ['import', 'oracle'];

/** @throws RequestError `BAD_ARGUMENT` for what is no source. */
function sourceArgument(text: string): string {
  if (SOURCES.includes(text)) return text;
  throw new RequestError('BAD_ARGUMENT', `"${text.slice(0, 100)}" is not a source of prices.`, `Use one of: ${SOURCES.join(', ')}.`);
}

/** All prices of AKT. */
export const prices: Dataset = {
  name: 'prices',
  title: 'AKT prices',
  description: "AKT in USD as figures use it: imported or polled series before v2.0, the chain's own oracle from then on.",
  nature: 'history',
  columns: [
    column('source', 'text', 'Where it is from.'),
    column('time', 'timestamp', 'From when it holds.'),
    column('usd', 'decimal', 'Price of one AKT.', { unit: 'USD per AKT' }),
  ],
  primaryKey: ['source', 'time'],
  from: always((sql) => sql`(SELECT p.*, (extract(epoch FROM p.time) * 1000000)::bigint AS time_us FROM prices p) AS row`),
  order: [
    { column: 'time_us', type: 'bigint' },
    { column: 'source', type: 'text' },
  ],
  within: byTime((sql) => sql`row.time`),
  changedSince: (sql, height) => sql`row.time > ${timeUpTo(sql, height)}`,
  filter: filterOf<AktPriceFilter>('ExportedPriceFilter', (filter) => ({
    id: JSON.stringify(filter),
    where: (sql) => (filter.source == null ? sql`true` : sql`row.source = ${sourceArgument(filter.source)}`),
  })),
};
