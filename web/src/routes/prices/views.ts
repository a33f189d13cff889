// Prices as charts and tables, the same on the page of prices and in charts that stand alone.

import type { RowBar, Strip } from '../../lib/charts/kinds.ts';
import { pointsOf } from '../../lib/charts/points.ts';
import type { Line, Panel } from '../../lib/charts/series.ts';
import type { ChartTable } from '../../lib/charts/table.ts';
import { fixed } from '../../lib/format/decimal.ts';
import { grouped } from '../../lib/format/grouped.ts';
import { tick, writing } from '../../lib/format/measure.ts';
import { countryName, modelName, shortAddress, variantText, vendorName } from '../../lib/format/names.ts';
import type {
  ComponentPricesQuery,
  PriceDistributionsQuery,
  PriceDistributionsQueryVariables,
  PricedResource,
  PriceGroup,
  PriceKind,
  PricesOverTimeQuery,
} from '../../lib/generated/graphql';
import { modelPage, providerPage } from '../../lib/state/links.ts';
import { charts } from '../../lib/texts/charts.ts';
import { prices as texts } from '../../lib/texts/prices.ts';

type Row = PriceDistributionsQuery['priceStatistics']['rows'][number];
type Component = ComponentPricesQuery['componentPrices']['components'][number];

/** Rows that are drawn; the table holds all. */
const MOST = 24;

export const KINDS = ['ASK', 'AGREED', 'REALISED'] as const satisfies readonly PriceKind[];
export const RESOURCES = ['GPU', 'CPU'] as const satisfies readonly PricedResource[];
export const GROUPS = ['MODEL', 'VARIANT', 'VENDOR', 'CLASS', 'PROVIDER', 'COUNTRY', 'REGION'] as const satisfies readonly PriceGroup[];

const COLORS = {
  ASK: { color: '--c-ask', textColor: '--c6-text' },
  AGREED: { color: '--c-price', textColor: '--c1-text' },
  REALISED: { color: '--c-util', textColor: '--c3-text' },
} as const satisfies Record<PriceKind, { color: string; textColor: string }>;

/** Medians of asked, agreed and realised prices over time. */
export function pricePanels(data: PricesOverTimeQuery, resource: PricedResource): Panel[] {
  const sets = { ASK: data.ask, AGREED: data.agreed, REALISED: data.realised };
  const lines = KINDS.map(
    (one): Line => ({
      key: one,
      label: texts.kinds[one],
      column: `${texts.kinds[one]}, USD`,
      ...COLORS[one],
      side: one === 'ASK',
      points: pointsOf(sets[one].rows, ({ usd }) => usd?.median),
      ...writing(resource === 'GPU' ? 'GPU_HOUR_PRICE_MEDIAN' : 'TRANSACTION_FEES_USD'),
    }),
  );
  return [{ key: 'price', lines, fromZero: true, tick: tick('GPU_HOUR_PRICE_MEDIAN'), weight: 1 }];
}

/** Which prices are wanted. */
interface PriceChoice {
  kind: PriceKind;
  resource: PricedResource;
  group: PriceGroup;
}

/** Reads the choice of an address. vCPUs have no models. */
export function readPrices(search: URLSearchParams): PriceChoice {
  const kind = KINDS.find((one) => one.toLowerCase() === search.get('kind')) ?? 'AGREED';
  const resource = RESOURCES.find((one) => one.toLowerCase() === search.get('resource')) ?? 'GPU';
  const group = resource === 'CPU' ? 'PROVIDER' : (GROUPS.find((one) => one.toLowerCase() === search.get('by')) ?? 'MODEL');
  return { kind, resource, group };
}

/** Variables of the query of distributions. */
export function priceVariables(
  { kind, resource, group }: PriceChoice,
  range: { from: string; to: string | null } | null,
): PriceDistributionsQueryVariables | null {
  return range === null ? null : { input: { kind, resource, groupBy: group, ...range } };
}

const keyOf = (row: Row) => [row.provider, row.country, row.region, row.class, row.vendor, row.model, row.ram, row.interface].join('/');

function name(row: Row, hosts: ReadonlyMap<string, string>): string {
  const { provider, vendor, model, ram, interface: port } = row;
  if (provider !== null) return hosts.get(provider) || shortAddress(provider);
  if (row.country !== null) return row.country === '' ? texts.unknown : countryName(row.country);
  const plain = row.region ?? row.class ?? (model === null && vendor !== null ? vendorName(vendor) : null);
  if (plain !== null) return plain === '' ? texts.unknown : plain;
  const variant = ram === null || port === null ? '' : variantText({ ram, interface: port });
  return model === null
    ? texts.all
    : [model === 'unknown' || model === '' ? charts.unknownModel : modelName(model), variant].join(' ').trim();
}

function href({ provider, vendor, model }: Row): string | undefined {
  if (provider !== null) return providerPage(provider);
  return vendor === null || model === null || model === 'unknown' ? undefined : modelPage(vendor, model);
}

/** Distributions, one a row; the median of the period before stands beside where there is one. `linked` leads to the rows' pages. */
export function priceStrips(
  rows: readonly Row[],
  before: readonly Row[],
  { resource, hosts, linked }: { resource: PricedResource; hosts: ReadonlyMap<string, string>; linked: boolean },
): Strip[] {
  const price = (text: string) => ({ value: Number(text), text: `$${fixed(text, resource === 'GPU' ? 2 : 4)}` });
  const earlier = new Map(before.map((row) => [keyOf(row), row.usd?.median]));
  return rows
    .filter(({ usd }) => usd !== null)
    .slice(0, MOST)
    .flatMap((row): Strip[] => {
      const { usd } = row;
      if (usd === null) return [];
      const link = linked ? href(row) : undefined;
      const past = earlier.get(keyOf(row));
      return [
        {
          key: keyOf(row),
          label: name(row, hosts),
          ...(link === undefined ? {} : { href: link }),
          note: `${texts.observations} ${grouped(usd.count)}`,
          p25: price(usd.p25),
          median: price(usd.median),
          p75: price(usd.p75),
          ...(past === undefined ? {} : { before: price(past) }),
          dots: usd.count > 1 ? [price(usd.min), price(usd.max)] : [],
        },
      ];
    });
}

/** All distributions, exactly. */
export function priceTable(rows: readonly Row[], before: readonly Row[], hosts: ReadonlyMap<string, string>): ChartTable {
  const heads = { min: texts.minimum, p25: 'p25', median: charts.median, p75: 'p75', max: texts.maximum };
  const earlier = new Map(before.map((row) => [keyOf(row), row.usd?.median]));
  return {
    columns: [
      { key: 'of', label: texts.row, numeric: false },
      { key: 'observations', label: texts.observations, numeric: true },
      ...(['min', 'p25', 'median', 'p75', 'max'] as const).map((key) => ({
        key: `${key}_usd`,
        label: `${heads[key]}, USD`,
        numeric: true,
        digits: 4,
      })),
      { key: 'weighted_mean_usd', label: `${texts.mean}, USD`, numeric: true, digits: 4 },
      ...(before.length === 0
        ? []
        : [{ key: 'median_before_usd', label: `${heads.median}, ${charts.compare.before}, USD`, numeric: true, digits: 4 }]),
    ],
    rows: rows
      .filter(({ usd }) => usd !== null)
      .map((row) => [
        name(row, hosts),
        String(row.usd?.count ?? 0),
        row.usd?.min ?? null,
        row.usd?.p25 ?? null,
        row.usd?.median ?? null,
        row.usd?.p75 ?? null,
        row.usd?.max ?? null,
        row.usd?.weightedMean ?? null,
        ...(before.length === 0 ? [] : [earlier.get(keyOf(row)) ?? null]),
      ]),
  };
}

/** Estimates, not amounts: the API gives them in floating point. */
const dollars = (value: number) => ({
  value,
  text: `${value < 0 ? '−' : ''}$${Math.abs(value).toLocaleString('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 })}`,
});

function partName({ component, model }: Component): string {
  if (component !== 'GPU') return texts.componentNames[component];
  return model === null || model === 'other' ? texts.otherModels : modelName(model);
}

/** What the parts of a lease cost, with error bars. */
export function componentRows(parts: readonly Component[], before: readonly Component[], linked: boolean): RowBar[] {
  const keyOfPart = ({ component, vendor, model }: Component) => [component, vendor, model].join('/');
  const earlier = new Map(before.map((part) => [keyOfPart(part), part.price]));
  return parts.map((part) => {
    const { vendor, model, price, low, high, leases } = part;
    const past = earlier.get(keyOfPart(part));
    return {
      key: keyOfPart(part),
      label: partName(part),
      ...(!linked || vendor === null || model === null || model === 'other' ? {} : { href: modelPage(vendor, model) }),
      amount: dollars(price),
      ...(past === undefined ? {} : { before: dollars(past) }),
      limits: { low: dollars(low), high: dollars(high) },
      more: [{ label: texts.leases, text: grouped(leases) }],
    };
  });
}

/** The same as a table. */
export function componentTable(parts: readonly Component[]): ChartTable {
  return {
    columns: [
      { key: 'part', label: texts.part, numeric: false },
      { key: 'leases', label: texts.leases, numeric: true },
      { key: 'price_usd_hour', label: `${texts.estimate}, USD`, numeric: true },
      { key: 'standard_error_usd_hour', label: texts.error, numeric: true },
      { key: 'low_usd_hour', label: texts.low, numeric: true },
      { key: 'high_usd_hour', label: texts.high, numeric: true },
    ],
    rows: parts.map((part) => [
      partName(part),
      String(part.leases),
      ...[part.price, part.standardError, part.low, part.high].map((value) => value.toFixed(6)),
    ]),
  };
}
