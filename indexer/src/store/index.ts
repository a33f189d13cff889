// The store stage: batches into tables, and back out of them after a restart.
export { type TableChecksum, tableChecksums } from './checksum.ts';
export { type Head, openStore, type Store } from './store.ts';
