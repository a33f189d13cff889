// What an entry of the catalogue says about a measure that is answered by a field of its own, not as a series of `figures`.

/** One measure. Texts are plain sentences. */
export interface MeasureEntry {
  /** Stable name, upper case with underscores. */
  key: string;
  title: string;
  definition: string;
  /** In words and signs, for a reader. */
  formula: string;
  unit: string;
  /** Buckets that it is told by, e.g. `day, week, month`, or the moment that it holds for. */
  grain: string;
  /** What it can be split by or filtered with, lower case. */
  dimensions: readonly string[];
  /** Where the API answers it, e.g. `Query.priceStatistics`. */
  field: string;
  sources: readonly string[];
  caveats: readonly string[];
  /** From which block on it is known. */
  since: string;
}

export const FROM_FIRST_BLOCK = 'The first indexed block.';
export const FROM_V2_0 = 'The v2.0 upgrade.';
