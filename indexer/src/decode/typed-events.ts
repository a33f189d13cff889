// Typed events (from v1.0 on, and those of authz in all eras): each attribute is a field as JSON text (protocol 1.2).
import type { Attribute, BidId, DecCoin, DeploymentId, GroupId, KnownEvent, OrderId } from '../facts.ts';
import { attributeValue, isRecord } from './event-attributes.ts';
import { closedReason } from './messages.ts';
import { addressOf, decCoin, malformed, parseDec, parseInteger, parseTime, storable } from './text.ts';

type Attributes = readonly Attribute[];
type Fields = Record<string, unknown>;
type Converter = (attributes: Attributes) => KnownEvent;

function jsonOf(attributes: Attributes, key: string): unknown {
  const text = attributeValue(attributes, key);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed('MALFORMED_EVENT', `${key} is no JSON: ${text.slice(0, 80)}`, error);
  }
}

function recordOf(value: unknown, key: string): Fields {
  if (!isRecord(value)) throw malformed('MALFORMED_EVENT', `${key} is no object`);
  return value;
}

function textOf(value: unknown, key: string): string {
  if (typeof value !== 'string') throw malformed('MALFORMED_EVENT', `${key} is no text`);
  return storable(value);
}

/** A 64-bit integer, which JSON holds as text. */
function longOf(value: unknown, key: string): bigint {
  return parseInteger(textOf(value, key));
}

/** A 32-bit integer, which JSON holds as a number. */
function smallOf(value: unknown, key: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw malformed('MALFORMED_EVENT', `${key} is no integer`);
  return value;
}

function text(attributes: Attributes, key: string): string {
  return textOf(jsonOf(attributes, key), key);
}

/** Name of an enum's value; the chain writes a value that has no name as a bare number, given as its text. */
function enumName(attributes: Attributes, key: string): string {
  const value = jsonOf(attributes, key);
  return typeof value === 'number' ? String(smallOf(value, key)) : textOf(value, key);
}

function fields(attributes: Attributes, key: string): Fields {
  return recordOf(jsonOf(attributes, key), key);
}

function deploymentId(attributes: Attributes): DeploymentId {
  const id = fields(attributes, 'id');
  return { owner: addressOf(textOf(id.owner, 'owner')), dseq: longOf(id.dseq, 'dseq') };
}

function groupOf(id: Fields): GroupId {
  return { owner: addressOf(textOf(id.owner, 'owner')), dseq: longOf(id.dseq, 'dseq'), gseq: smallOf(id.gseq, 'gseq') };
}

function orderId(attributes: Attributes): OrderId {
  const id = fields(attributes, 'id');
  return { ...groupOf(id), oseq: smallOf(id.oseq, 'oseq') };
}

function bidId(attributes: Attributes): BidId {
  const id = fields(attributes, 'id');
  return {
    owner: addressOf(textOf(id.owner, 'owner')),
    dseq: longOf(id.dseq, 'dseq'),
    gseq: smallOf(id.gseq, 'gseq'),
    oseq: smallOf(id.oseq, 'oseq'),
    provider: addressOf(textOf(id.provider, 'provider')),
    bseq: smallOf(id.bseq ?? 0, 'bseq'),
  };
}

function price(attributes: Attributes): DecCoin {
  const value = fields(attributes, 'price');
  return decCoin(textOf(value.denom, 'denom'), textOf(value.amount, 'amount'));
}

/** The SDL hash as lower-case hex, as the legacy events have it. */
function hash(attributes: Attributes): string {
  return Buffer.from(text(attributes, 'hash'), 'base64').toString('hex');
}

/** All attributes as one JSON object: their values are JSON already, which is checked. */
function wholeJson(attributes: Attributes): string {
  const parts = attributes.map(({ key, value }) => {
    jsonOf(attributes, key);
    return `${JSON.stringify(key)}:${value}`;
  });
  return `{${parts.join(',')}}`;
}

function priceData(id: Fields, source: string, amount: unknown, timestamp: unknown): KnownEvent {
  return {
    kind: 'price-data',
    source,
    denom: textOf(id.denom, 'denom'),
    baseDenom: textOf(id.base_denom, 'base_denom'),
    price: parseDec(textOf(amount, 'price')),
    timestamp: parseTime(textOf(timestamp, 'timestamp')),
  };
}

function aggregatedPrice(oracleVersion: 1 | 2): Converter {
  return (attributes) => {
    const value = fields(attributes, 'price');
    return {
      kind: 'aggregated-price',
      oracleVersion,
      denom: textOf(value.denom, 'denom'),
      twap: parseDec(textOf(value.twap, 'twap')),
      median: parseDec(textOf(value.median_price, 'median_price')),
      min: parseDec(textOf(value.min_price, 'min_price')),
      max: parseDec(textOf(value.max_price, 'max_price')),
      timestamp: parseTime(textOf(value.timestamp, 'timestamp')),
    };
  };
}

const WITHOUT_EFFECT: KnownEvent = Object.freeze({ kind: 'without-effect' });

/** Known, and nothing that the ledger or the figures need. */
function withoutEffect(): KnownEvent {
  return WITHOUT_EFFECT;
}

function priceHealth(kind: 'price-staled' | 'price-recovered'): Converter {
  return (attributes) => ({ kind, denom: textOf(fields(attributes, 'id').denom, 'denom') });
}

function grant(kind: 'grant' | 'revoke'): Converter {
  return (attributes) => ({
    kind,
    granter: addressOf(text(attributes, 'granter')),
    grantee: addressOf(text(attributes, 'grantee')),
    messageTypeUrl: text(attributes, 'msg_type_url'),
  });
}

const CONVERTERS = new Map<string, Converter>([
  ['akash.deployment.v1.EventDeploymentCreated', (a) => ({ kind: 'deployment-created', id: deploymentId(a), hash: hash(a) })],
  ['akash.deployment.v1.EventDeploymentUpdated', (a) => ({ kind: 'deployment-updated', id: deploymentId(a), hash: hash(a) })],
  ['akash.deployment.v1.EventDeploymentClosed', (a) => ({ kind: 'deployment-closed', id: deploymentId(a) })],
  ['akash.deployment.v1.EventGroupStarted', (a) => ({ kind: 'group-started', id: groupOf(fields(a, 'id')) })],
  ['akash.deployment.v1.EventGroupPaused', (a) => ({ kind: 'group-paused', id: groupOf(fields(a, 'id')) })],
  ['akash.deployment.v1.EventGroupClosed', (a) => ({ kind: 'group-closed', id: groupOf(fields(a, 'id')) })],
  ['akash.market.v1.EventOrderCreated', (a) => ({ kind: 'order-created', id: orderId(a) })],
  ['akash.market.v1.EventOrderClosed', (a) => ({ kind: 'order-closed', id: orderId(a) })],
  ['akash.market.v1.EventBidCreated', (a) => ({ kind: 'bid-created', id: bidId(a), price: price(a) })],
  ['akash.market.v1.EventBidClosed', (a) => ({ kind: 'bid-closed', id: bidId(a) })],
  ['akash.market.v1.EventLeaseCreated', (a) => ({ kind: 'lease-created', id: bidId(a), price: price(a) })],
  ['akash.market.v1.EventLeaseClosed', (a) => ({ kind: 'lease-closed', id: bidId(a), reason: closedReason(enumName(a, 'reason')) })],
  [
    'akash.market.v1.EventLeaseReclaimStarted',
    (a) => ({
      kind: 'lease-reclaim-started',
      id: bidId(a),
      reason: closedReason(enumName(a, 'reason')),
      deadlineSeconds: longOf(jsonOf(a, 'deadline'), 'deadline'),
    }),
  ],
  ['akash.provider.v1beta4.EventProviderCreated', (a) => ({ kind: 'provider-created', owner: addressOf(text(a, 'owner')) })],
  ['akash.provider.v1beta4.EventProviderUpdated', (a) => ({ kind: 'provider-updated', owner: addressOf(text(a, 'owner')) })],
  ['akash.provider.v1beta4.EventProviderDeleted', (a) => ({ kind: 'provider-deleted', owner: addressOf(text(a, 'owner')) })],
  [
    'akash.audit.v1.EventTrustedAuditorCreated',
    (a) => ({ kind: 'auditor-created', owner: addressOf(text(a, 'owner')), auditor: addressOf(text(a, 'auditor')) }),
  ],
  [
    'akash.audit.v1.EventTrustedAuditorDeleted',
    (a) => ({ kind: 'auditor-deleted', owner: addressOf(text(a, 'owner')), auditor: addressOf(text(a, 'auditor')) }),
  ],
  ['cosmos.authz.v1beta1.EventGrant', grant('grant')],
  ['cosmos.authz.v1beta1.EventRevoke', grant('revoke')],
  [
    'akash.oracle.v1.EventPriceData',
    (a) => {
      const data = fields(a, 'data');
      return priceData(fields(a, 'id'), text(a, 'source'), data.price, data.timestamp);
    },
  ],
  ['akash.oracle.v2.EventPriceData', (a) => priceData(fields(a, 'id'), text(a, 'source'), jsonOf(a, 'price'), jsonOf(a, 'timestamp'))],
  ['akash.oracle.v1.EventAggregatedPrice', aggregatedPrice(1)],
  ['akash.oracle.v2.EventAggregatedPrice', aggregatedPrice(2)],
  ['akash.oracle.v1.EventPriceStaled', priceHealth('price-staled')],
  ['akash.oracle.v2.EventPriceStaled', priceHealth('price-staled')],
  ['akash.oracle.v1.EventPriceRecovered', priceHealth('price-recovered')],
  ['akash.oracle.v2.EventPriceRecovered', priceHealth('price-recovered')],
  ['akash.oracle.v1.EventPriceStaleWarning', withoutEffect],
  ['akash.oracle.v2.EventPriceStaleWarning', withoutEffect],
  [
    'akash.bme.v1.EventMintStatusChange',
    (a) => ({
      kind: 'mint-status',
      previous: enumName(a, 'previous_status'),
      next: enumName(a, 'new_status'),
      collateralRatio: parseDec(text(a, 'collateral_ratio')),
    }),
  ],
  ['akash.bme.v1.EventLedgerRecordExecuted', (a) => ({ kind: 'ledger-record-executed', json: wholeJson(a) })],
  ['akash.bme.v1.EventLedgerRecordCanceled', (a) => ({ kind: 'ledger-record-canceled', json: wholeJson(a) })],
  ['akash.bme.v1.EventVaultFunded', (a) => ({ kind: 'vault-funded', json: wholeJson(a) })],
  ['akash.epochs.v1beta1.EventEpochStart', withoutEffect],
  ['akash.epochs.v1beta1.EventEpochEnd', withoutEffect],
  ['akash.wasm.v1.EventMsgBlocked', withoutEffect],
]);

/** The converter of a typed event, or null where the type is unknown. */
export function typedConverter(type: string): Converter | null {
  return CONVERTERS.get(type) ?? null;
}
