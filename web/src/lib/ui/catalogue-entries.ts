// Entries of the catalogue as readers see them: series and measures in one form, units and dimensions in words.
import { unitWords } from '../format/unit.ts';
import type { CatalogueQuery } from '../generated/graphql';
import { data as texts } from '../texts/data.ts';
import { measureWords } from '../texts/measure-words.ts';

/** What a page tells of a figure. */
interface CatalogueEntry {
  name: string;
  title: string;
  definition: string;
  formula: string;
  unit: string;
  dimensions: readonly string[];
  sources: readonly string[];
  caveats: readonly string[];
}

const UNITS: Readonly<Record<string, string>> = measureWords.units;
const DIMENSIONS: Readonly<Record<string, string>> = measureWords.dimensions;

/** The units of a measure, which has several where it answers with several kinds of values. */
const unitsOf = (unit: string): string =>
  unit
    .split('; ')
    .map((one) => UNITS[one] ?? unitWords(one))
    .join(measureWords.semicolon);

/** Series first, then what fields of their own answer: prices, spend, fees, the token, scenarios. */
export function entriesOf({ metrics, measures }: CatalogueQuery): CatalogueEntry[] {
  return [
    ...metrics.map((metric) => ({
      ...metric,
      unit: unitWords(metric.unit),
      dimensions: metric.dimensions.map((one) => texts.explore.dimensions[one]),
    })),
    ...measures.map(({ key, ...measure }) => ({
      ...measure,
      name: key,
      unit: unitsOf(measure.unit),
      dimensions: measure.dimensions.map((one) => DIMENSIONS[one] ?? one),
    })),
  ];
}
