// What the other packages use of the database package.
export { METRICS, type MetricDimension, type MetricEntry, type MetricName, SAMPLE_VALIDITY_MICROSECONDS } from './catalogue/metrics.ts';
export { type ConnectOptions, connect, type Sql, type Transaction } from './connect.ts';
export { toDatabaseError } from './database-errors.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, findEmbedded, removeEmbedded, startEmbedded } from './embedded.ts';
export { emptyTables } from './empty-tables.ts';
export { type ErrorContext, type ErrorKind, LeasebookError } from './errors.ts';
export { type MigrateOptions, migrate } from './migrate.ts';
