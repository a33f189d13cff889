// What the other packages use of the database package.

export { type ArchiveQueue, type ArchiverAtWork, readArchiveQueue, readArchivers } from './archive-queue.ts';
export { MEASURES, type MeasureEntry } from './catalogue/measures.ts';
export {
  filtersOf,
  GRAINS,
  METRICS,
  type MetricDimension,
  type MetricEntry,
  type MetricName,
  SAMPLE_VALIDITY_MICROSECONDS,
} from './catalogue/metrics.ts';
export { CELL_COLUMNS } from './cell-columns.ts';
export { CLOSE_CODE } from './close-codes.ts';
export { addressOf, type ConnectOptions, connect, connectBeside, type Sql, type Transaction } from './connect.ts';
export { knownDatabaseError, toDatabaseError } from './database-errors.ts';
export {
  divideHalfEven,
  FINE_ONE,
  formatDecimal,
  fromInteger,
  mul,
  ONE,
  parseDecimal,
  quo,
  smaller,
  sqlQuotient,
  truncate,
  truncateDecimal,
} from './decimal.ts';
export { AXL_USDC, AXL_USDC_OF_NETWORKS, DOLLAR_DENOMS } from './dollar-denoms.ts';
export { orphanedHomes } from './embedded/home.ts';
export { type EmbeddedDatabase, type EmbeddedOptions, findEmbedded, hasEmbedded, startEmbedded } from './embedded.ts';
export { emptyIndex, emptyTables, emptyTablesBut } from './empty-tables.ts';
export { type ErrorContext, type ErrorKind, LeasebookError } from './errors.ts';
export {
  type EscrowCoin,
  type EscrowOutlook,
  escrowOutlook,
  isSettledWith,
  type SettlementRules,
  type StoredAccount,
  type StoredPayment,
  settlementRules,
} from './escrow/outlook.ts';
export { type FolderRefusal, fileErrorCode, makeFolder, unwritable } from './folder.ts';
export { GPU_LINES, type GpuLine, gpuClass } from './gpu-classes.ts';
export { LOCKS } from './locks.ts';
export { knownMigrations, type MigrateOptions, migrate } from './migrate.ts';
export { ORDER_IS_PENDING, ORDER_OUTCOME, ORDER_OUTCOME_COLUMNS } from './order-outcomes.ts';
export { PAYER_OF_DEPOSIT, PAYER_OF_REFUND } from './payers.ts';
export { readerAddress, readerAddressOf } from './reader.ts';
export { grantRights, makeRoles, type RoleAddresses } from './roles.ts';
export { unsuitable } from './suitable.ts';
export { sqlIssuedIn, sqlSupplyBefore } from './supply.ts';
export { decodedUri } from './uri.ts';
