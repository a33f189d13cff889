// What tests use of the lake.
export { type Comparison, compare } from './compare.ts';
export { byDuckdb } from './duckdb.ts';
