// Lists and loaders of the chain itself for one request.
import type DataLoader from 'dataloader';
import { manyByKey, oneByKey, readsByKey } from '../connection/batch.ts';
import { createList, type List, type Reading } from '../connection/connection.ts';
import type { Snapshot } from '../snapshot.ts';
import { type BlockRow, blockSource, loadBlocks, loadBlocksByHash } from './blocks.ts';
import { type MessageRow, messageSource, transactionMessageSource } from './messages.ts';
import { type ParameterRow, parameterSource } from './parameters.ts';
import {
  accountTransactionSource,
  blockTransactionSource,
  type FeeRow,
  loadFees,
  loadTransactions,
  loadTransactionsByHash,
  type TransactionRow,
  transactionSource,
} from './transactions.ts';

/** Keys: a height as text, a transaction's height/index, a hash in upper-case hex, an address. */
export interface ChainContext {
  blocks: List<BlockRow>;
  transactions: List<TransactionRow>;
  messages: List<MessageRow>;
  parameters: List<ParameterRow>;
  blockTransactions: List<TransactionRow>;
  accountTransactions: List<TransactionRow>;
  transactionMessages: List<MessageRow>;
  block: DataLoader<string, BlockRow | null>;
  blockByHash: DataLoader<string, BlockRow | null>;
  transaction: DataLoader<string, TransactionRow | null>;
  transactionByHash: DataLoader<string, TransactionRow | null>;
  fees: DataLoader<string, readonly FeeRow[]>;
}

/** The chain as one request reads it. */
export function createChainContext(snapshot: Snapshot, reading: Reading): ChainContext {
  const withKeys = readsByKey(snapshot, reading);
  return {
    blocks: createList<BlockRow>(blockSource, snapshot, reading),
    transactions: createList<TransactionRow>(transactionSource, snapshot, reading),
    messages: createList<MessageRow>(messageSource, snapshot, reading),
    parameters: createList<ParameterRow>(parameterSource, snapshot, reading),
    blockTransactions: createList<TransactionRow>(blockTransactionSource, snapshot, reading),
    accountTransactions: createList<TransactionRow>(accountTransactionSource, snapshot, reading),
    transactionMessages: createList<MessageRow>(transactionMessageSource, snapshot, reading),
    block: oneByKey(withKeys(loadBlocks), ({ height }) => String(height)),
    blockByHash: oneByKey(withKeys(loadBlocksByHash), ({ hash }) => hash),
    transaction: oneByKey(withKeys(loadTransactions), ({ key }) => key),
    transactionByHash: oneByKey(withKeys(loadTransactionsByHash), ({ hash }) => hash),
    fees: manyByKey(withKeys(loadFees), ({ key }) => key),
  };
}
