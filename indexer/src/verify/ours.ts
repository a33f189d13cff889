// Our side as the ledger gives it: every object in its latest state, in the form in which a node's state has it.
import type { LedgerRows } from '../contract.ts';
import type { BlockFacts } from '../facts.ts';
import { bidKey, compareText, deploymentKey, groupKey, orderKey } from '../ledger/keys.ts';
import { LEGACY_MARKET } from '../ledger/versions.ts';
import type { AuditedAttributeRange, EscrowAccount, EscrowPayment } from '../objects.ts';
import type { OurObjects } from './compare.ts';
import type { AuditView, BidView, DeploymentView, GroupView, LeaseView, OrderView, ProviderView } from './objects.ts';

/** What the ledger drained so far, newest states only. */
export class LedgerObjects implements OurObjects {
  readonly deployments = new Map<string, DeploymentView>();
  readonly groups = new Map<string, GroupView>();
  readonly orders = new Map<string, OrderView>();
  readonly bids = new Map<string, BidView>();
  readonly leases = new Map<string, LeaseView>();
  readonly accounts = new Map<string, EscrowAccount>();
  readonly payments = new Map<string, EscrowPayment>();
  readonly providers = new Map<string, ProviderView>();
  legacyUpTo = 0;
  since = 0;
  /** By provider, auditor and key, the range that began last. */
  readonly #audited = new Map<string, AuditedAttributeRange>();

  /** Notes whether a block has messages of the legacy generation. */
  see(block: BlockFacts): void {
    for (const { code, messages } of block.transactions) {
      if (code === 0 && messages.some(({ typeUrl }) => LEGACY_MARKET.test(typeUrl))) this.legacyUpTo = block.height;
    }
  }

  /** Takes over what a drain gave. */
  add(rows: Omit<LedgerRows, 'flows' | 'parameters' | 'grants' | 'state' | 'providerAttributes'>): void {
    for (const deployment of rows.deployments) {
      this.deployments.set(deploymentKey(deployment.id), { ...deployment, createdHeight: deployment.created.height });
    }
    for (const group of rows.groups) this.groups.set(groupKey(group.id), group);
    for (const order of rows.orders) this.orders.set(orderKey(order.id), { ...order, createdHeight: order.created.height });
    for (const bid of rows.bids) this.bids.set(bidKey(bid.id), { ...bid, createdHeight: bid.created.height });
    for (const lease of rows.leases) {
      this.leases.set(bidKey(lease.id), {
        ...lease,
        createdHeight: lease.created.height,
        closedHeight: lease.closed?.height ?? null,
      });
    }
    for (const account of rows.accounts) this.accounts.set(`${account.scope}/${account.xid}`, account);
    for (const payment of rows.payments) this.payments.set(payment.xid, payment);
    for (const provider of rows.providers) this.providers.set(provider.owner, provider);
    for (const range of rows.auditedAttributes) {
      const key = `${range.owner}/${range.auditor}/${range.key}`;
      if (range.fromHeight >= (this.#audited.get(key)?.fromHeight ?? 0)) this.#audited.set(key, range);
    }
  }

  /** What auditors signed and did not take back, by provider and auditor. */
  get audits(): Map<string, AuditView> {
    const audits = new Map<string, AuditView>();
    const ranges = [...this.#audited.values()].filter(({ toHeight }) => toHeight === null);
    for (const { owner, auditor, key, value } of ranges.sort((left, right) => compareText(left.key, right.key))) {
      const id = `${owner}/${auditor}`;
      const audit = audits.get(id) ?? { owner, auditor, attributes: [] };
      audit.attributes.push({ key, value });
      audits.set(id, audit);
    }
    return audits;
  }
}
