// The measure stage: blocks, market changes and observations turned into hourly and daily figures.
export { createMeasure } from './measure.ts';
