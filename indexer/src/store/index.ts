// The store stage: batches into tables, and back out of them after a restart.
export { type TableChecksum, tableChecksums } from './checksum.ts';
export { type Checkpoint, type Head, openStore, type Restored, type Store } from './store.ts';
