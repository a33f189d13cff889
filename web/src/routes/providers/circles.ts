// Countries as circles of a map and as a table, the same on the page of providers and in the map that stands alone.

import type { Amount, MapCircle } from '../../lib/charts/kinds.ts';
import type { ChartTable } from '../../lib/charts/table.ts';
import { fixed } from '../../lib/format/decimal.ts';
import { grouped } from '../../lib/format/grouped.ts';
import { countryName } from '../../lib/format/names.ts';
import type { CountriesQuery } from '../../lib/generated/graphql';
import { charts } from '../../lib/texts/charts.ts';

type Row = Pick<CountriesQuery['countries'][number], 'country' | 'supplied' | 'leased'> & { providers?: number };

const texts = charts.map;
const name = (code: string) => (code === '' ? charts.unknownCountry : countryName(code));

const amountOf = (supplied: string): Amount => ({ value: Number(supplied), text: fixed(supplied, 0) });

/** A circle for each country that supplies GPUs, or supplied some in the period before where that is compared. */
export function countryCircles(rows: readonly Row[], before: ReadonlyMap<string, string> | null = null): MapCircle[] {
  const gone = [...(before ?? [])].filter(([code]) => rows.every(({ country }) => country !== code));
  return [...rows, ...gone.map(([country]): Row => ({ country, supplied: '0', leased: '0' }))]
    .filter(({ country, supplied }) => country !== '' && (Number(supplied) > 0 || Number(before?.get(country) ?? 0) > 0))
    .map(({ country, supplied, leased, providers }) => ({
      country,
      name: name(country),
      amount: amountOf(supplied),
      ...(before === null ? {} : { before: amountOf(before.get(country) ?? '0') }),
      more: [
        { label: texts.leased, text: fixed(leased, 0) },
        ...(providers === undefined ? [] : [{ label: texts.providers, text: grouped(providers) }]),
      ],
    }));
}

/** All countries, exactly. */
export function countryTable(rows: readonly Row[], before: ReadonlyMap<string, string> | null = null): ChartTable {
  return {
    columns: [
      { key: 'country', label: texts.country, numeric: false },
      { key: 'providers', label: texts.providers, numeric: true },
      { key: 'gpus_supplied', label: texts.gpus, numeric: true, digits: 0 },
      { key: 'gpus_leased', label: texts.leased, numeric: true, digits: 0 },
      ...(before === null ? [] : [{ key: 'gpus_before', label: `${texts.gpus}, ${charts.compare.before}`, numeric: true, digits: 0 }]),
    ],
    rows: rows.map(({ country, providers, supplied, leased }) => [
      name(country),
      providers === undefined ? null : String(providers),
      supplied,
      leased,
      ...(before === null ? [] : [before.get(country) ?? '0']),
    ]),
  };
}
