// What decode hands to the ledger: the facts of one block, typed and free of any era's encoding.

/** A whole amount of one denomination (chain type Coin). `amount` is in the denomination's base unit. */
export interface Coin {
  denom: string;
  amount: bigint;
}

/** A decimal amount of one denomination (chain type DecCoin). `amount` is scaled by 10^18. */
export interface DecCoin {
  denom: string;
  amount: bigint;
}

/** Nanoseconds since 1970-01-01T00:00:00Z, as block headers give them. */
export type UnixNanos = bigint;

export interface DeploymentId {
  owner: string;
  dseq: bigint;
}
export interface GroupId extends DeploymentId {
  gseq: number;
}
export interface OrderId extends GroupId {
  oseq: number;
}
/** A bid's id; a lease has the id of the bid that won. `bseq` is 0 wherever the chain has no such field. */
export interface BidId extends OrderId {
  provider: string;
  bseq: number;
}

export interface Attribute {
  key: string;
  value: string;
}

/** One resource unit's hardware: CPU in thousandths of a vCPU, memory and storage in bytes, GPUs in whole devices. */
export interface Resources {
  id: number;
  cpuMillis: bigint;
  cpuAttributes: Attribute[];
  memoryBytes: bigint;
  memoryAttributes: Attribute[];
  storage: { name: string; bytes: bigint; attributes: Attribute[] }[];
  gpus: bigint;
  gpuAttributes: Attribute[];
  endpoints: { kind: 'shared_http' | 'random_port' | 'leased_ip'; sequenceNumber: number }[];
}

/** One line of a group: `count` replicas of `resources` at `price` per replica and block. */
export interface ResourceUnit {
  resources: Resources;
  count: number;
  price: DecCoin;
}

export interface GroupSpec {
  name: string;
  requirements: { signedByAllOf: string[]; signedByAnyOf: string[]; attributes: Attribute[] };
  resources: ResourceUnit[];
}

/** What a bid offers for one resource unit. GPU attributes name the model, see protocol 2.2. */
export interface ResourceOffer {
  resources: Resources;
  count: number;
  /** Prices per resource where the bid gives them (v2.x); absent otherwise. */
  prices?: {
    cpu?: DecCoin;
    memory?: DecCoin;
    storage: { name: string; price: DecCoin }[];
    gpu?: DecCoin;
    endpoints: { kind: 'shared_http' | 'random_port' | 'leased_ip'; price: DecCoin }[];
  };
}

/** Where a deposit comes from. Legacy messages name a depositor; from v1.0 an ordered list of sources. */
export interface Deposit {
  amount: Coin;
  depositor: string | null;
  sources: ('balance' | 'grant')[];
}

/** Numbers of LeaseClosedReason (protocol 3.1). */
export type LeaseClosedReason = number;

/** An authz grant's permission to pay deposits, or any other authorization, which only replaces such a one. */
export interface Authorization {
  typeUrl: string;
  /** The message type that the grant is keyed by. */
  messageTypeUrl: string;
  spendLimit: Coin | null;
  spendLimits: Coin[];
  scopes: ('deployment' | 'bid')[];
}

/** The messages that change the market, its money or its providers, one form for all eras. */
export type KnownMessage =
  | {
      kind: 'create-deployment';
      id: DeploymentId;
      groups: GroupSpec[];
      hash: Uint8Array;
      deposit: Deposit;
      reclamationMinWindowNanos: bigint | null;
    }
  | { kind: 'deposit-deployment'; signer: string; id: DeploymentId; deposit: Deposit }
  | { kind: 'deposit-bid'; signer: string; id: BidId; deposit: Deposit }
  | { kind: 'update-deployment'; id: DeploymentId; hash: Uint8Array }
  | { kind: 'close-deployment'; id: DeploymentId }
  | { kind: 'close-group'; id: GroupId }
  | { kind: 'pause-group'; id: GroupId }
  | { kind: 'start-group'; id: GroupId }
  | {
      kind: 'create-bid';
      id: BidId;
      price: DecCoin;
      deposit: Deposit;
      resourcesOffer: ResourceOffer[];
      reclamationWindowNanos: bigint | null;
    }
  | { kind: 'close-bid'; id: BidId; reason: LeaseClosedReason }
  | { kind: 'create-lease'; id: BidId }
  | { kind: 'withdraw-lease'; id: BidId }
  | { kind: 'close-lease'; id: BidId; reason: LeaseClosedReason }
  | { kind: 'start-reclaim'; id: BidId; reason: LeaseClosedReason }
  | { kind: 'create-provider' | 'update-provider'; owner: string; hostUri: string; attributes: Attribute[]; email: string; website: string }
  | { kind: 'delete-provider'; owner: string }
  | { kind: 'sign-provider-attributes'; owner: string; auditor: string; attributes: Attribute[] }
  | { kind: 'delete-provider-attributes'; owner: string; auditor: string; keys: string[] }
  | { kind: 'create-certificate'; owner: string; certificate: Uint8Array; publicKey: Uint8Array }
  | { kind: 'revoke-certificate'; owner: string; serial: string }
  | { kind: 'grant'; granter: string; grantee: string; authorization: Authorization; expiration: UnixNanos | null }
  | { kind: 'revoke'; granter: string; grantee: string; messageTypeUrl: string }
  | { kind: 'exec'; grantee: string }
  | { kind: 'mint-act' | 'burn-act'; owner: string; to: string; coinsToBurn: Coin }
  | { kind: 'burn-mint'; owner: string; to: string; coinsToBurn: Coin; denomToMint: string }
  | { kind: 'add-price-entry'; signer: string; denom: string; baseDenom: string; price: bigint; timestamp: UnixNanos }
  /** A proposal with the parameter changes and upgrades that take effect when it passes, in both forms of governance. */
  | { kind: 'submit-proposal'; proposer: string; parameterChanges: ParameterChange[]; upgrades: UpgradePlan[] }
  | { kind: 'cancel-proposal'; proposer: string; proposalId: bigint }
  | { kind: 'other' };

/**
 * An upgrade that governance plans: applied by the new binary at the start of block `height`. Height 0 without a name takes
 * back whatever is planned.
 */
export interface UpgradePlan {
  /** As the chain names it, e.g. `v1.0.0`. */
  name: string;
  height: number;
}

/** One parameter that governance sets. `value` is the JSON text (legacy form) or the JSON of the module's Params. */
export interface ParameterChange {
  module: string;
  /** The parameter's key in the legacy form; null where the whole Params of the module are replaced. */
  key: string | null;
  value: string;
}

/** One message of a transaction. Messages inside MsgExec follow their MsgExec, in the order of execution. */
export interface MessageFacts {
  /** Place in the transaction, e.g. [0] or, inside a MsgExec, [0, 1]. */
  path: number[];
  typeUrl: string;
  /** The address whose authority the message uses; empty where the type is unknown. */
  signer: string;
  message: KnownMessage;
  /** The decoded fields as JSON (64-bit integers as text, bytes as base64), or null where the type is unknown. */
  body: string | null;
}

/** The events that change the market or its money, one form for all eras. Everything else is `other`. */
export type KnownEvent =
  | { kind: 'deployment-created' | 'deployment-updated'; id: DeploymentId; hash: string }
  | { kind: 'deployment-closed'; id: DeploymentId }
  | { kind: 'group-started' | 'group-paused' | 'group-closed'; id: GroupId }
  | { kind: 'order-created' | 'order-closed'; id: OrderId }
  | { kind: 'bid-created' | 'lease-created'; id: BidId; price: DecCoin }
  | { kind: 'bid-closed'; id: BidId }
  /** `reason` is null in the legacy eras, whose event has none. */
  | { kind: 'lease-closed'; id: BidId; reason: LeaseClosedReason | null }
  | { kind: 'lease-reclaim-started'; id: BidId; reason: LeaseClosedReason; deadlineSeconds: bigint }
  | { kind: 'provider-created' | 'provider-updated' | 'provider-deleted'; owner: string }
  | { kind: 'auditor-created' | 'auditor-deleted'; owner: string; auditor: string }
  | { kind: 'transfer'; sender: string; recipient: string; coins: Coin[] }
  | { kind: 'coinbase' | 'burn'; module: string; coins: Coin[] }
  | { kind: 'mint'; bondedRatio: bigint; inflation: bigint; annualProvisions: bigint; amount: bigint }
  | { kind: 'grant' | 'revoke'; granter: string; grantee: string; messageTypeUrl: string }
  /** `active-proposal`: its vote has ended, or it never got its deposit; `result` as the chain tells it, empty at first. */
  | { kind: 'submit-proposal' | 'active-proposal'; proposalId: bigint; result: string }
  | { kind: 'price-data'; source: string; denom: string; baseDenom: string; price: bigint; timestamp: UnixNanos }
  /** Prices scaled by 10^18. The chain uses the median in v2.0 and the twap in v2.1 (`oracleVersion` 1 and 2). */
  | {
      kind: 'aggregated-price';
      oracleVersion: 1 | 2;
      denom: string;
      twap: bigint;
      median: bigint;
      min: bigint;
      max: bigint;
      timestamp: UnixNanos;
    }
  | { kind: 'price-staled' | 'price-recovered'; denom: string }
  | { kind: 'mint-status'; previous: string; next: string; collateralRatio: bigint }
  | { kind: 'ledger-record-executed' | 'ledger-record-canceled' | 'vault-funded'; json: string }
  /** Of an Akash module, known, and without effect on market or money. */
  | { kind: 'without-effect' }
  | { kind: 'other' };

export interface EventFacts {
  /** Type as the chain names it, e.g. `akash.v1` or `akash.market.v1.EventLeaseCreated`. */
  type: string;
  /** Place among the transaction's or the block's events. */
  index: number;
  /** The message that emitted it: place of the top-level message in the transaction; null for the ante handler and blocks. */
  messageIndex: number | null;
  /** Attributes as text, in the order of the reply. Kept where the event is unknown or of an Akash module; else empty. */
  attributes: Attribute[];
  event: KnownEvent;
}

export interface TransactionFacts {
  index: number;
  /** Upper-case hex of the SHA-256 of the transaction's bytes. */
  hash: string;
  code: number;
  codespace: string;
  /** The node's text about a failure; empty on success. */
  log: string;
  gasWanted: bigint;
  gasUsed: bigint;
  fee: Coin[];
  feePayer: string;
  memo: string;
  messages: MessageFacts[];
  /** How its signers signed, each way once, in order: direct, amino_json, multisig and so on. */
  signModes: string[];
  /** Events in order. Those of a failed transaction are the ante handler's only. */
  events: EventFacts[];
}

/** A part that could not be decoded, kept with its bytes, or an upgrade whose rules are not known (design, rule 5). */
export interface DeadLetter {
  height: number;
  kind: 'transaction' | 'message' | 'event' | 'upgrade' | 'provider-status' | 'price';
  /** What it was part of: e.g. `tx 3`, `tx 3 message 0/1`, `tx 3 event 7`, `end event 2`; an upgrade's name. */
  object: string;
  code: string;
  error: string;
  bytes: Uint8Array;
}

export interface BlockFacts {
  chainId: string;
  height: number;
  /** Upper-case hex. */
  hash: string;
  /** Hash of the block before; empty at the chain's first block. */
  parentHash: string;
  time: UnixNanos;
  /** Upper-case hex of the proposer's consensus address. */
  proposer: string;
  transactions: TransactionFacts[];
  /** Block events by phase; `preBlock` holds what an upgrade handler emits from v1.0 on. */
  events: { preBlock: EventFacts[]; begin: EventFacts[]; end: EventFacts[] };
  deadLetters: DeadLetter[];
}

/** What a provider answered about its hardware at one moment (provider.v1.Status, normalised). */
export interface ProviderSample {
  provider: string;
  time: UnixNanos;
  /** The reason why there is no answer; null where it answered. */
  error: string | null;
  gpusAllocatable: number;
  gpusAllocated: number;
  cpuMillisAllocatable: bigint;
  cpuMillisAllocated: bigint;
  memoryBytesAllocatable: bigint;
  memoryBytesAllocated: bigint;
  storageBytesAllocatable: bigint;
  storageBytesAllocated: bigint;
  activeLeases: number;
  /** Cards, whether they can be leased or not. */
  gpusInstalled: number;
  /** GPUs by variant: vendor, model, RAM (`80Gi`) and interface (`sxm`, `pcie`), empty where not reported. */
  gpus: SampleGpus[];
  /** Why the answer is not believed, and the answer itself; its quantities are then zero. */
  suspect: ('negative' | 'above-capacity' | 'unit')[];
  raw: unknown;
}

/** A provider's GPUs of one variant. */
export interface SampleGpus {
  vendor: string;
  model: string;
  ram: string;
  interface: string;
  /** Cards. */
  installed: number;
  /** Allocatable. */
  count: number;
  /** In use: nodes report how many of all their GPUs, which bounds how many of each variant. */
  allocatedMin: number;
  allocatedMax: number;
}

/** A price of AKT in USD, scaled by 10^18, valid from `time` until the next of the same source. */
export interface PriceSample {
  time: UnixNanos;
  price: bigint;
  source: string;
}
