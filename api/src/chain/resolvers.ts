// Which code answers fields about blocks, transactions, messages and parameters.
import { everything } from '../connection/connection.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { encodeId } from '../ids.ts';
import { flowOrder } from '../money/flows.ts';
import { toldBlock } from '../snapshot.ts';
import { blockFilter, blockOrder, blockWhere } from './blocks.ts';
import { fieldsOf, type MessageRow, messageFilter, messageOrder, messageWhere, namedBy } from './messages.ts';
import { parameterFilter, parameterOrder, parameterWhere } from './parameters.ts';
import { hashText, transactionFilter, transactionOrder, transactionWhere } from './transactions.ts';
import { loadUpgrades } from './upgrades.ts';

const CHAINS_ORDER = { field: 'HEIGHT', direction: 'ASC' } as const;

async function timeOf(height: number, { chain }: Context): Promise<Date> {
  const block = await chain.block.load(String(height));
  if (block === null) throw new Error(`block ${height} of a transaction is not in the tables`);
  return block.time;
}

const transactionKey = ({ height, transactionIndex }: MessageRow): string => `${height}/${transactionIndex}`;

/** Fields about the chain itself. */
export const chainResolvers = {
  Query: {
    _meta: async (_parent, _args, { snapshot }) => toldBlock(await snapshot.block()),
    blocks: (_parent, { filter, where, orderBy, ...page }, { chain }) =>
      chain.blocks.connect(blockOrder(orderBy), blockWhere(where, filter == null ? undefined : blockFilter(filter)), page),
    block: (_parent, { height }, { chain }) => chain.block.load(String(height)),
    transactions(_parent, { filter, where, orderBy, ...page }, { chain }) {
      const order = transactionOrder(orderBy);
      const { account, ...others } = where ?? {};
      const rest = filter == null ? undefined : transactionFilter(filter);
      // Those of one account are read in the order of its own indexes.
      if (account?.eq != null && account.in == null)
        return chain.accountTransactions.connect(order, transactionWhere(others, rest), page, account.eq);
      return chain.transactions.connect(order, transactionWhere(where, rest), page);
    },
    transaction: (_parent, { hash }, { chain }) => chain.transactionByHash.load(hashText(hash)),
    messages: (_parent, { filter, where, orderBy, ...page }, { chain }) =>
      chain.messages.connect(messageOrder(orderBy), messageWhere(where, filter == null ? undefined : messageFilter(filter)), page),
    parameters: (_parent, { filter, where, ...page }, { chain }) =>
      chain.parameters.connect(parameterOrder, parameterWhere(where, filter == null ? undefined : parameterFilter(filter)), page),
    upgrades: async (_parent, _args, { snapshot }) => loadUpgrades(await snapshot.transaction()),
  },
  Block: {
    id: ({ height }) => encodeId('Block', height),
    transactions: ({ height }, page, { chain }) =>
      chain.blockTransactions.connect(transactionOrder(CHAINS_ORDER), everything, page, String(height)),
    flows: ({ height }, page, { money }) => money.blockFlows.connect(flowOrder(CHAINS_ORDER), everything, page, String(height)),
  },
  Transaction: {
    id: ({ key }) => encodeId('Transaction', key),
    time: ({ height }, _args, context) => timeOf(height, context),
    block: ({ height }, _args, { chain }) => chain.block.load(String(height)),
    succeeded: ({ code }) => code === 0,
    fees: ({ key }, _args, { chain }) => chain.fees.load(key),
    messages: ({ key }, page, { chain }) => chain.transactionMessages.connect(messageOrder(CHAINS_ORDER), everything, page, key),
    flows: ({ key }, page, { money }) => money.transactionFlows.connect(flowOrder(CHAINS_ORDER), everything, page, key),
  },
  Message: {
    time: ({ height }, _args, context) => timeOf(height, context),
    type: ({ typeUrl }) => typeUrl.slice(typeUrl.lastIndexOf('.') + 1),
    fields: ({ content }) => fieldsOf(content),
    transaction: (row, _args, { chain }) => chain.transaction.load(transactionKey(row)),
    deployment(row, _args, { loaders }) {
      const { deployment } = namedBy(row);
      return deployment === null ? null : loaders.deployment.load(deployment);
    },
    lease(row, _args, { loaders }) {
      const { lease } = namedBy(row);
      return lease === null ? null : loaders.lease.load(lease);
    },
    provider(row, _args, { loaders }) {
      const { provider } = namedBy(row);
      return provider === null ? null : loaders.provider.load(provider);
    },
  },
} satisfies Resolvers;
