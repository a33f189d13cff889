// For tests: a chain made of messages, with a ledger that follows it and tables that keep what the ledger drains.
import { bech32 } from '@scure/base';
import type { LedgerRows, LedgerSnapshot } from '../contract.ts';
import type {
  BlockFacts,
  Deposit,
  EventFacts,
  GroupSpec,
  KnownEvent,
  KnownMessage,
  Resources,
  TransactionFacts,
  UpgradePlan,
} from '../facts.ts';
import type { EscrowAccount, EscrowPayment, Group, Lease, MoneyFlow } from '../objects.ts';
import { fromInteger, parseDecimal } from './decimal.ts';
import { type AuditableLedger, createLedger, restoreLedger } from './index.ts';
import { bidKey, deploymentKey, groupKey, orderKey } from './keys.ts';
import type { Version } from './versions.ts';

/** A valid address whose bytes are `number` in every place, so that the order of bytes is that of the numbers. */
export function address(number: number): string {
  return bech32.encode('akash', bech32.toWords(new Uint8Array(20).fill(number)));
}

export function noEvents(): BlockFacts['events'] {
  return { preBlock: [], begin: [], end: [] };
}

export function eventFacts(event: KnownEvent, index = 0): EventFacts {
  return { type: event.kind, index, messageIndex: 0, attributes: [], event };
}

/** One GPU of one group. */
export const resources: Resources = {
  id: 1,
  cpuMillis: 1_000n,
  cpuAttributes: [],
  memoryBytes: 1_073_741_824n,
  memoryAttributes: [],
  storage: [{ name: 'data', bytes: 1_073_741_824n, attributes: [] }],
  gpus: 1n,
  gpuAttributes: [{ key: 'vendor/nvidia/model/a100', value: 'true' }],
  endpoints: [],
};

/** A group of one GPU with a ceiling of 1,000 per block. */
export function groupSpec(denom = 'uakt'): GroupSpec {
  return {
    name: 'group',
    requirements: { signedByAllOf: [], signedByAnyOf: [], attributes: [] },
    resources: [{ resources, count: 1, price: { denom, amount: parseDecimal('1000') } }],
  };
}

/** A deposit of the signer's own money. */
export function deposit(amount: bigint, denom = 'uakt'): Deposit {
  return { amount: { denom, amount }, depositor: null, sources: ['balance'] };
}

/** What the store does with drained rows, in memory. */
export class Tables {
  readonly accounts = new Map<string, EscrowAccount>();
  readonly payments = new Map<string, EscrowPayment>();
  readonly leases = new Map<string, Lease>();
  readonly groups = new Map<string, Group>();
  readonly deployments = new Map<string, LedgerRows['deployments'][number]>();
  readonly orders = new Map<string, LedgerRows['orders'][number]>();
  readonly bids = new Map<string, LedgerRows['bids'][number]>();
  readonly providers = new Map<string, LedgerRows['providers'][number]>();
  readonly grants = new Map<string, LedgerRows['grants'][number]>();
  readonly providerAttributes = new Map<string, LedgerRows['providerAttributes'][number]>();
  readonly auditedAttributes = new Map<string, LedgerRows['auditedAttributes'][number]>();
  readonly flows: MoneyFlow[] = [];
  state: unknown = null;

  add(rows: LedgerRows): void {
    for (const row of rows.deployments) this.deployments.set(deploymentKey(row.id), row);
    for (const row of rows.groups) this.groups.set(groupKey(row.id), row);
    for (const row of rows.orders) this.orders.set(orderKey(row.id), row);
    for (const row of rows.bids) this.bids.set(bidKey(row.id), row);
    for (const row of rows.leases) this.leases.set(bidKey(row.id), row);
    for (const row of rows.accounts) this.accounts.set(`${row.scope}/${row.xid}`, row);
    for (const row of rows.payments) this.payments.set(row.xid, row);
    for (const row of rows.providers) this.providers.set(row.owner, row);
    for (const row of rows.grants) this.grants.set(`${row.granter} ${row.grantee} ${row.messageTypeUrl}`, row);
    for (const row of rows.providerAttributes) this.providerAttributes.set(`${row.owner} ${row.key} ${row.fromHeight}`, row);
    for (const row of rows.auditedAttributes) {
      this.auditedAttributes.set(`${row.auditor} ${row.owner} ${row.key} ${row.fromHeight}`, row);
    }
    this.flows.push(...rows.flows);
    this.state = JSON.parse(JSON.stringify(rows.state));
  }

  /** A deep copy of everything, closed objects too. */
  all() {
    const { deployments, groups, orders, bids, leases, accounts, payments, providers, grants, flows, state } = this;
    return structuredClone({ deployments, groups, orders, bids, leases, accounts, payments, providers, grants, flows, state });
  }

  /** What a restart reads: everything that is not finally closed. */
  snapshot(): LedgerSnapshot {
    const notClosed = <T extends { state: string }>(rows: Map<string, T>) => [...rows.values()].filter(({ state }) => state !== 'closed');
    const live = new Set(notClosed(this.groups).map(({ id }) => deploymentKey(id)));
    for (const { id } of notClosed(this.deployments)) live.add(deploymentKey(id));
    return structuredClone({
      deployments: [...this.deployments.values()].filter(({ id }) => live.has(deploymentKey(id))),
      groups: [...this.groups.values()].filter(({ id }) => live.has(deploymentKey(id))),
      orders: [...this.orders.values()].filter(({ id, state }) => state !== 'closed' || live.has(deploymentKey(id))),
      bids: notClosed(this.bids).filter(({ state }) => state !== 'lost'),
      leases: notClosed(this.leases),
      providers: [...this.providers.values()],
      providerAttributes: [...this.providerAttributes.values()].filter(({ toHeight }) => toHeight === null),
      auditedAttributes: [...this.auditedAttributes.values()].filter(({ toHeight }) => toHeight === null),
      accounts: notClosed(this.accounts),
      payments: notClosed(this.payments),
      grants: [...this.grants.values()].filter(({ goneHeight }) => goneHeight === null),
      state: this.state,
    });
  }
}

/** Take rates of the worked examples: 2 % of uakt, 20 % of all else. */
export const GENESIS = {
  app_state: { inflation: {}, take: { params: { default_take_rate: 20, denom_take_rates: [{ denom: 'uakt', rate: 2 }] } } },
};

const UPGRADES: Version[] = ['v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', 'v2.1.0'];
const BLOCK_NANOS = 6_000_000_000n;

/** The upgrades of a chain's first blocks that lead to the rules of `version`. */
export function upgradesTo(version: Version): UpgradePlan[] {
  return UPGRADES.slice(0, UPGRADES.indexOf(version) + 1).map((name, place) => ({ name, height: place + 2 }));
}

/** The hash of the block at a height of a chain that is made up. */
export function hashOf(height: number): string {
  return height.toString(16).padStart(64, '0').toUpperCase();
}

/** A successful transaction without anything in it but what is told. */
export function transactionFacts(told: Partial<TransactionFacts> = {}): TransactionFacts {
  const empty = { hash: '', codespace: '', log: '', gasWanted: 0n, gasUsed: 0n, fee: [], feePayer: '', memo: '', signModes: [] };
  return { index: 0, code: 0, ...empty, messages: [], events: [], ...told };
}

function messageFacts(message: KnownMessage, place: number): TransactionFacts['messages'][number] {
  return { path: [place], typeUrl: '', signer: '', message, body: null };
}

/** A chain whose blocks are made by the test. It starts at height 10 with the rules of `version`; `later` upgrades may follow. */
export class TestChain {
  ledger: AuditableLedger;
  readonly tables = new Tables();
  height = 0;

  constructor(version: Version = 'v0.38.0', later: readonly UpgradePlan[] = []) {
    this.ledger = createLedger({ genesis: GENESIS, upgrades: [...upgradesTo(version), ...later] });
    this.skipTo(10);
  }

  /** Applies empty blocks up to and including `height`. */
  skipTo(height: number): void {
    while (this.height < height) this.block([]);
  }

  /** The next block: a successful transaction of each list of messages. */
  block(transactions: KnownMessage[][], events: BlockFacts['events'] = noEvents()): void {
    this.ledger.apply(this.facts(transactions, events));
    this.height += 1;
    this.tables.add(this.ledger.drain());
  }

  /** The facts of the next block. */
  facts(transactions: KnownMessage[][], events: BlockFacts['events'] = noEvents()): BlockFacts {
    const height = this.height + 1;
    return {
      chainId: 'test-1',
      height,
      hash: hashOf(height),
      parentHash: '',
      time: BigInt(height) * BLOCK_NANOS,
      proposer: '',
      transactions: transactions.map((messages, index) => transactionFacts({ index, messages: messages.map(messageFacts) })),
      events,
      deadLetters: [],
    };
  }

  /** One message in the next block, at `height` where given. Returns the flows that it made. */
  send(message: KnownMessage, height = this.height + 1): MoneyFlow[] {
    return this.sendAll([message], height);
  }

  /** Messages of one transaction in the next block, at `height` where given. Returns the flows that they made. */
  sendAll(messages: KnownMessage[], height = this.height + 1): MoneyFlow[] {
    this.skipTo(height - 1);
    const before = this.tables.flows.length;
    this.block([messages]);
    return this.tables.flows.slice(before);
  }

  /** Stops the ledger and goes on with one that is built from the tables. */
  restart(): void {
    this.ledger = restoreLedger(this.tables.snapshot());
  }

  account(scope: EscrowAccount['scope'], xid: string): EscrowAccount | undefined {
    return this.tables.accounts.get(`${scope}/${xid}`);
  }
}

/** Lets governance plan an upgrade and goes on to its first block, with what its handler emits there. Returns the block's height. */
export function upgradeTo(chain: TestChain, name: string, handler: KnownEvent[] = []): number {
  const height = chain.height + 3;
  const facts = chain.facts([[{ kind: 'submit-proposal', proposer: address(1), parameterChanges: [], upgrades: [{ name, height }] }]]);
  facts.transactions[0]?.events.push(eventFacts({ kind: 'submit-proposal', proposalId: 9n, result: '' }));
  chain.ledger.apply(facts);
  chain.height += 1;
  chain.block([], { ...noEvents(), end: [eventFacts({ kind: 'active-proposal', proposalId: 9n, result: 'proposal_passed' })] });
  chain.block([], { ...noEvents(), preBlock: handler.map((event) => eventFacts(event)) });
  return height;
}

/** A flow as short text: kind, amount with denomination, and who gets it. */
export function flowText({ kind, coin, recipient }: MoneyFlow): string {
  return `${kind} ${coin.amount}${coin.denom} ${recipient}`;
}

/** Whole coins as a decimal, for expectations. */
export function whole(amount: number, denom = 'uakt'): { denom: string; amount: bigint } {
  return { denom, amount: fromInteger(BigInt(amount)) };
}

/** A deployment's messages from creation to leases: one group and bid for each rate. */
export function openLeases(owner: string, dseq: bigint, rates: [provider: string, rate: string][], money: Deposit): KnownMessage[][] {
  const { denom } = money.amount;
  const id = (place: number, provider: string) => ({ owner, dseq, gseq: place + 1, oseq: 1, provider, bseq: 0 });
  return [
    [
      {
        kind: 'create-deployment',
        id: { owner, dseq },
        groups: rates.map(() => groupSpec(denom)),
        hash: new Uint8Array(32),
        deposit: money,
        reclamationMinWindowNanos: null,
      },
      ...rates.map(
        ([provider, rate], place): KnownMessage => ({
          kind: 'create-bid',
          id: id(place, provider),
          price: { denom, amount: parseDecimal(rate) },
          deposit: deposit(500_000n),
          resourcesOffer: [],
          reclamationWindowNanos: null,
        }),
      ),
      ...rates.map(([provider], place): KnownMessage => ({ kind: 'create-lease', id: id(place, provider) })),
    ],
  ];
}
