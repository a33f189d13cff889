// Measures that fields of their own answer; with the metrics they are the whole catalogue.
import { MARKET_MEASURES } from './market-measures.ts';
import type { MeasureEntry } from './measure.ts';
import { PRICE_MEASURES } from './price-measures.ts';
import { SPEND_MEASURES } from './spend-measures.ts';
import { TOKEN_MEASURES } from './token-measures.ts';

export type { MeasureEntry } from './measure.ts';

/** Every measure, in the order of the documentation. */
export const MEASURES: readonly MeasureEntry[] = [...MARKET_MEASURES, ...PRICE_MEASURES, ...SPEND_MEASURES, ...TOKEN_MEASURES];
