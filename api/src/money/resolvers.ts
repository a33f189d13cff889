// Which code answers fields about money.
import { addressArgument } from '../address.ts';
import { everything } from '../connection/connection.ts';
import type { Resolvers } from '../generated/resolvers.ts';
import { tellableHeight } from './block-times.ts';
import { coinText } from './escrow.ts';
import { flowFilter, flowOrder, flowWhere } from './flows.ts';

/** A lease's key without its bseq: so the chain names its payment. */
function paymentKey({
  owner,
  dseq,
  gseq,
  oseq,
  provider,
}: {
  owner: string;
  dseq: string;
  gseq: number;
  oseq: number;
  provider: string;
}): string {
  return [owner, dseq, gseq, oseq, provider].join('/');
}

/** Amounts valued at the newest complete day. */
function valued<Coin extends { denom: string; amount: string }>(coins: readonly Coin[]) {
  return coins.map(({ denom, amount }) => ({ denom, amount, time: null }));
}

/** Fields of types that have others elsewhere. */
export const moneyFields = {
  Query: {
    flows: (_parent, { filter, where, orderBy, ...page }, { money }) =>
      money.flows.connect(flowOrder(orderBy), flowWhere(where, filter == null ? undefined : flowFilter(filter)), page),
    tenantTotals: (_parent, { owner }, { money }) => money.tenantTotals.load(addressArgument(owner)),
  },
  Lease: {
    totals: (row, _args, { money }) => money.leaseTotals.load(paymentKey(row)),
    flows: (row, page, { money }) => money.leaseFlows.connect(flowOrder(), everything, page, paymentKey(row)),
  },
  Deployment: {
    escrow: ({ key }, _args, { money }) => money.escrow.load(key),
  },
  Provider: {
    totals: ({ owner }, _args, { money }) => money.providerTotals.load(owner),
  },
} satisfies Partial<Resolvers>;

/** Types that are about money only. */
export const moneyTypes = {
  Flow: {
    amount: ({ denom, coins, time }) => ({ denom, amount: coins, time }),
    owner: ({ tenant }) => (tenant === '' ? null : tenant),
    provider: ({ payee }) => (payee === '' ? null : payee),
    deployment: ({ tenant, dseq }, _args, { loaders }) => (dseq === null ? null : loaders.deployment.load(`${tenant}/${dseq}`)),
    // Leases have had no other bseq than 0, and payments name none.
    lease: ({ leaseId }, _args, { loaders }) => (leaseId === '' ? null : loaders.lease.load(`${leaseId}/0`)),
    async transactionHash({ height, transactionIndex }, _args, { money }) {
      if (transactionIndex === null) return null;
      return (await money.transactionHashes.load(`${height}/${transactionIndex}`))?.hash ?? null;
    },
  },
  EscrowAccount: {
    funds: ({ stored }) => valued(stored.funds),
    transferred: ({ stored }) => valued(stored.transferred),
    balance: ({ outlook }) => valued(outlook.funds.map(coinText)),
    charged: ({ outlook }) => valued(outlook.charged.map(coinText)),
    overdrawn: ({ outlook }) => outlook.overdrawn,
    settlementRefused: ({ outlook }) => outlook.refused,
    runsOutHeight: ({ outlook }) => tellableHeight(outlook.runsOutAt),
    async runsOutTime({ outlook }, _args, { money }) {
      const height = tellableHeight(outlook.runsOutAt);
      return height === null ? null : money.blockTimes.load(height);
    },
    totals: ({ key }, _args, { money }) => money.deploymentTotals.load(key),
  },
  EscrowDeposit: {
    balance: ({ coin }) => ({ ...coin, time: null }),
  },
  EscrowPayment: {
    rate: ({ ratePerBlock }) => ({ ...ratePerBlock, time: null }),
    balance: ({ held }) => ({ ...held, time: null }),
    unsettled: ({ owed }) => ({ ...owed, time: null }),
    withdrawn: ({ paid }) => ({ ...paid, time: null }),
  },
} satisfies Partial<Resolvers>;
