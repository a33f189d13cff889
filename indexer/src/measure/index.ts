// The measure stage: blocks, market changes and observations turned into hourly and daily figures.
export { createMeasure, EMPTY_CONTEXT, type MeasureContext } from './measure.ts';
