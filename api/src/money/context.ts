// Lists and loaders of money for one request.
import DataLoader from 'dataloader';
import { manyByKey, oneByKey, readsByKey } from '../connection/batch.ts';
import { createList, type List, type Reading } from '../connection/connection.ts';
import type { Snapshot } from '../snapshot.ts';
import { loadBlockTimes } from './block-times.ts';
import { type EscrowRow, loadEscrow } from './escrow.ts';
import {
  accountFlowSource,
  blockFlowSource,
  type FlowRow,
  flowSource,
  leaseFlowSource,
  loadTransactionHashes,
  type TransactionHashRow,
  transactionFlowSource,
} from './flows.ts';
import {
  type AccountTotalRow,
  type LeaseTotalRow,
  loadDeploymentTotals,
  loadLeaseTotals,
  loadProviderTotals,
  loadTenantTotals,
  type ProviderTotalRow,
} from './totals.ts';

/** Keys: a lease's owner/dseq/gseq/oseq/provider, a deployment's owner/dseq, an address, a transaction's height/index, a height. */
export interface MoneyContext {
  flows: List<FlowRow>;
  /** Payouts of the lease that is the parent. */
  leaseFlows: List<FlowRow>;
  accountFlows: List<FlowRow>;
  blockFlows: List<FlowRow>;
  transactionFlows: List<FlowRow>;
  leaseTotals: DataLoader<string, readonly LeaseTotalRow[]>;
  deploymentTotals: DataLoader<string, readonly AccountTotalRow[]>;
  tenantTotals: DataLoader<string, readonly AccountTotalRow[]>;
  providerTotals: DataLoader<string, readonly ProviderTotalRow[]>;
  escrow: DataLoader<string, EscrowRow | null>;
  transactionHashes: DataLoader<string, TransactionHashRow | null>;
  blockTimes: DataLoader<number, Date | null>;
}

/** Money as one request reads it. */
export function createMoneyContext(snapshot: Snapshot, reading: Reading): MoneyContext {
  const withKeys = readsByKey(snapshot, reading);
  return {
    flows: createList<FlowRow>(flowSource, snapshot, reading),
    leaseFlows: createList<FlowRow>(leaseFlowSource, snapshot, reading),
    accountFlows: createList<FlowRow>(accountFlowSource, snapshot, reading),
    blockFlows: createList<FlowRow>(blockFlowSource, snapshot, reading),
    transactionFlows: createList<FlowRow>(transactionFlowSource, snapshot, reading),
    leaseTotals: manyByKey(withKeys(loadLeaseTotals), (row) => row.lease),
    deploymentTotals: manyByKey(withKeys(loadDeploymentTotals), (row) => row.key),
    tenantTotals: manyByKey(withKeys(loadTenantTotals), (row) => row.key),
    providerTotals: manyByKey(withKeys(loadProviderTotals), (row) => row.provider),
    escrow: oneByKey(withKeys(loadEscrow), (row) => row.key),
    transactionHashes: oneByKey(withKeys(loadTransactionHashes), (row) => row.key),
    blockTimes: new DataLoader<number, Date | null>(async (heights) => loadBlockTimes(await snapshot.transaction(), heights)),
  };
}
