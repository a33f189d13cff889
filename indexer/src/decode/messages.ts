// Messages of every era in one form: a converter for each type URL that changes the market, its money or its providers.
import type { BidId, KnownMessage } from '../facts.ts';
import { authorization } from './authorization.ts';
import { nanosOf } from './body.ts';
import { addressField, bigField, bytesField, messagesField, optionalMessage, textField, textsField } from './fields.ts';
import { attributes, bidId, coin, deploymentId, deposit, durationNanos, groupId, groupSpec, orderId, resourceOffers } from './market.ts';
import { cancelledProposal, proposal } from './proposal.ts';
import { enumNumber } from './schema.ts';
import { keyText, malformed, parseInteger, xidOf } from './text.ts';
import type { Decoded } from './wire.ts';

/** A message in the form of the facts, and the address whose authority it uses. */
interface Converted {
  signer: string;
  message: KnownMessage;
}

type Converter = (message: Decoded) => Converted;

function part(message: Decoded, name: string): Decoded | null {
  return optionalMessage(message, name);
}

/** Number of a LeaseClosedReason that the decoder gave by name, or as a number's text where it has no name. */
export function closedReason(name: string): number {
  return enumNumber('akash.market.v1.LeaseClosedReason', name) ?? Number(parseInteger(name));
}

function createDeployment(message: Decoded): Converted {
  const id = deploymentId(part(message, 'id'));
  const reclamation = part(message, 'reclamation');
  return {
    signer: id.owner,
    message: {
      kind: 'create-deployment',
      id,
      groups: messagesField(message, 'groups').map(groupSpec),
      hash: bytesField(message, 'hash'),
      deposit: deposit(part(message, 'deposit')),
      reclamationMinWindowNanos: durationNanos(reclamation, 'min_window'),
    },
  };
}

function legacyCreateDeployment(message: Decoded): Converted {
  const id = deploymentId(part(message, 'id'));
  return {
    signer: id.owner,
    message: {
      kind: 'create-deployment',
      id,
      groups: messagesField(message, 'groups').map(groupSpec),
      hash: bytesField(message, 'version'),
      deposit: { amount: coin(part(message, 'deposit')), depositor: addressField(message, 'depositor'), sources: [] },
      reclamationMinWindowNanos: null,
    },
  };
}

function legacyDeposit(message: Decoded): Converted {
  const id = deploymentId(part(message, 'id'));
  const amount = coin(part(message, 'amount'));
  return {
    signer: id.owner,
    message: {
      kind: 'deposit-deployment',
      signer: id.owner,
      id,
      deposit: { amount, depositor: addressField(message, 'depositor'), sources: [] },
    },
  };
}

/** Ids in an escrow account's `xid` (protocol 4.1). */
function accountDeposit(message: Decoded): Converted {
  const signer = addressField(message, 'signer');
  const account = part(message, 'id');
  const scope = account === null ? '' : textField(account, 'scope');
  const xid = account === null ? '' : xidOf(textField(account, 'xid'));
  const parts = xid.split('/');
  const [owner = '', dseq = '', gseq = '', oseq = '', provider = ''] = parts;
  const amount = deposit(part(message, 'deposit'));
  if (scope === 'deployment' && parts.length === 2) {
    return { signer, message: { kind: 'deposit-deployment', signer, id: { owner, dseq: parseInteger(dseq) }, deposit: amount } };
  }
  if (scope === 'bid' && parts.length === 5) {
    const id: BidId = {
      owner,
      dseq: parseInteger(dseq),
      gseq: Number(parseInteger(gseq)),
      oseq: Number(parseInteger(oseq)),
      provider,
      bseq: 0,
    };
    return { signer, message: { kind: 'deposit-bid', signer, id, deposit: amount } };
  }
  throw malformed('MALFORMED_ACCOUNT_ID', `there is no escrow account ${JSON.stringify(`${scope}/${xid}`)}`);
}

function updateDeployment(hash: 'hash' | 'version'): Converter {
  return (message) => {
    const id = deploymentId(part(message, 'id'));
    return { signer: id.owner, message: { kind: 'update-deployment', id, hash: bytesField(message, hash) } };
  };
}

function closeDeployment(message: Decoded): Converted {
  const id = deploymentId(part(message, 'id'));
  return { signer: id.owner, message: { kind: 'close-deployment', id } };
}

function group(kind: 'close-group' | 'pause-group' | 'start-group'): Converter {
  return (message) => {
    const id = groupId(part(message, 'id'));
    return { signer: id.owner, message: { kind, id } };
  };
}

function createBid(message: Decoded): Converted {
  const id = bidId(part(message, 'id'));
  return {
    signer: id.provider,
    message: {
      kind: 'create-bid',
      id,
      price: coin(part(message, 'price')),
      deposit: deposit(part(message, 'deposit')),
      resourcesOffer: resourceOffers(message),
      reclamationWindowNanos: durationNanos(message, 'reclamation_window'),
    },
  };
}

function legacyCreateBid(message: Decoded): Converted {
  const provider = addressField(message, 'provider');
  return {
    signer: provider,
    message: {
      kind: 'create-bid',
      id: { ...orderId(part(message, 'order')), provider, bseq: 0 },
      price: coin(part(message, 'price')),
      deposit: { amount: coin(part(message, 'deposit')), depositor: null, sources: [] },
      resourcesOffer: resourceOffers(message),
      reclamationWindowNanos: null,
    },
  };
}

/** Messages about a bid or lease with a reason; the legacy eras have none, which is reason 0. */
function withReason(kind: 'close-bid' | 'close-lease' | 'start-reclaim', field: string, by: 'owner' | 'provider'): Converter {
  return (message) => {
    const id = bidId(part(message, field));
    const reason = message.reason === undefined ? 0 : closedReason(textField(message, 'reason'));
    return { signer: id[by], message: { kind, id, reason } };
  };
}

function leaseById(kind: 'create-lease' | 'withdraw-lease', field: string, by: 'owner' | 'provider'): Converter {
  return (message) => {
    const id = bidId(part(message, field));
    return { signer: id[by], message: { kind, id } };
  };
}

function provider(kind: 'create-provider' | 'update-provider'): Converter {
  return (message) => {
    const owner = addressField(message, 'owner');
    const info = part(message, 'info');
    return {
      signer: owner,
      message: {
        kind,
        owner,
        hostUri: textField(message, 'host_uri'),
        attributes: attributes(message),
        email: info === null ? '' : textField(info, 'email'),
        website: info === null ? '' : textField(info, 'website'),
      },
    };
  };
}

function deleteProvider(message: Decoded): Converted {
  const owner = addressField(message, 'owner');
  return { signer: owner, message: { kind: 'delete-provider', owner } };
}

function signAttributes(message: Decoded): Converted {
  const auditor = addressField(message, 'auditor');
  const owner = addressField(message, 'owner');
  // The chain looks at no key that an auditor signs, so that it may be of any length.
  const signed = attributes(message).map(({ key, value }) => ({ key: keyText(key), value }));
  return { signer: auditor, message: { kind: 'sign-provider-attributes', owner, auditor, attributes: signed } };
}

function deleteAttributes(message: Decoded): Converted {
  const auditor = addressField(message, 'auditor');
  const owner = addressField(message, 'owner');
  const keys = textsField(message, 'keys').map(keyText);
  return { signer: auditor, message: { kind: 'delete-provider-attributes', owner, auditor, keys } };
}

function createCertificate(message: Decoded): Converted {
  const owner = addressField(message, 'owner');
  const certificate = bytesField(message, 'cert');
  return { signer: owner, message: { kind: 'create-certificate', owner, certificate, publicKey: bytesField(message, 'pubkey') } };
}

function revokeCertificate(message: Decoded): Converted {
  const id = part(message, 'id');
  const owner = id === null ? '' : addressField(id, 'owner');
  return { signer: owner, message: { kind: 'revoke-certificate', owner, serial: id === null ? '' : textField(id, 'serial') } };
}

function grant(message: Decoded): Converted {
  const granter = addressField(message, 'granter');
  const body = part(message, 'grant');
  const expiration = body === null ? null : optionalMessage(body, 'expiration');
  return {
    signer: granter,
    message: {
      kind: 'grant',
      granter,
      grantee: addressField(message, 'grantee'),
      authorization: authorization(body === null ? null : optionalMessage(body, 'authorization')),
      expiration: expiration === null ? null : nanosOf(expiration),
    },
  };
}

function revoke(message: Decoded): Converted {
  const granter = addressField(message, 'granter');
  const grantee = addressField(message, 'grantee');
  return { signer: granter, message: { kind: 'revoke', granter, grantee, messageTypeUrl: textField(message, 'msg_type_url') } };
}

function exec(message: Decoded): Converted {
  const grantee = addressField(message, 'grantee');
  return { signer: grantee, message: { kind: 'exec', grantee } };
}

function burnOrMint(kind: 'mint-act' | 'burn-act'): Converter {
  return (message) => {
    const owner = addressField(message, 'owner');
    return { signer: owner, message: { kind, owner, to: addressField(message, 'to'), coinsToBurn: coin(part(message, 'coins_to_burn')) } };
  };
}

function burnMint(message: Decoded): Converted {
  const owner = addressField(message, 'owner');
  const coinsToBurn = coin(part(message, 'coins_to_burn'));
  const denomToMint = textField(message, 'denom_to_mint');
  return { signer: owner, message: { kind: 'burn-mint', owner, to: addressField(message, 'to'), coinsToBurn, denomToMint } };
}

/** The price stands in the message (v2.1) or in a part of it (v2.0), protocol 6.4. */
function priceEntry(message: Decoded): Converted {
  const signer = addressField(message, 'signer');
  const id = part(message, 'id');
  const entry = message.timestamp === undefined ? part(message, 'price') : message;
  const timestamp = entry === null ? null : optionalMessage(entry, 'timestamp');
  return {
    signer,
    message: {
      kind: 'add-price-entry',
      signer,
      denom: id === null ? '' : textField(id, 'denom'),
      baseDenom: id === null ? '' : textField(id, 'base_denom'),
      price: entry === null ? 0n : bigField(entry, 'price'),
      timestamp: timestamp === null ? 0n : nanosOf(timestamp),
    },
  };
}

function bySigner(field: string, convert: (message: Decoded) => KnownMessage): Converter {
  return (message) => ({ signer: addressField(message, field), message: convert(message) });
}

const CONVERTERS = new Map<string, Converter>([
  ['akash.deployment.v1beta3.MsgCreateDeployment', legacyCreateDeployment],
  ['akash.deployment.v1beta3.MsgDepositDeployment', legacyDeposit],
  ['akash.deployment.v1beta3.MsgUpdateDeployment', updateDeployment('version')],
  ['akash.deployment.v1beta4.MsgCreateDeployment', createDeployment],
  ['akash.deployment.v1beta4.MsgUpdateDeployment', updateDeployment('hash')],
  ['akash.escrow.v1.MsgAccountDeposit', accountDeposit],
  ['akash.market.v1beta3.MsgCreateBid', legacyCreateBid],
  ['akash.market.v1beta4.MsgCreateBid', legacyCreateBid],
  ['akash.market.v1beta5.MsgCreateBid', createBid],
  ['akash.market.v1beta5.MsgCloseBid', withReason('close-bid', 'id', 'provider')],
  ['akash.market.v1beta5.MsgCreateLease', leaseById('create-lease', 'bid_id', 'owner')],
  ['akash.market.v1beta5.MsgWithdrawLease', leaseById('withdraw-lease', 'id', 'provider')],
  ['akash.market.v1beta5.MsgCloseLease', withReason('close-lease', 'id', 'owner')],
  ['akash.market.v1beta5.MsgLeaseStartReclaim', withReason('start-reclaim', 'id', 'provider')],
  ['cosmos.authz.v1beta1.MsgGrant', grant],
  ['cosmos.authz.v1beta1.MsgRevoke', revoke],
  ['cosmos.authz.v1beta1.MsgExec', exec],
  ['akash.bme.v1.MsgMintACT', burnOrMint('mint-act')],
  ['akash.bme.v1.MsgBurnACT', burnOrMint('burn-act')],
  ['akash.bme.v1.MsgBurnMint', burnMint],
  ['akash.oracle.v1.MsgAddPriceEntry', priceEntry],
  ['akash.oracle.v2.MsgAddPriceEntry', priceEntry],
  ['cosmos.gov.v1beta1.MsgSubmitProposal', bySigner('proposer', proposal)],
  ['cosmos.gov.v1.MsgSubmitProposal', bySigner('proposer', proposal)],
  ['cosmos.gov.v1.MsgCancelProposal', bySigner('proposer', cancelledProposal)],
]);

for (const era of ['v1beta3', 'v1beta4']) {
  CONVERTERS.set(`akash.deployment.${era}.MsgCloseDeployment`, closeDeployment);
  CONVERTERS.set(`akash.deployment.${era}.MsgCloseGroup`, group('close-group'));
  CONVERTERS.set(`akash.deployment.${era}.MsgPauseGroup`, group('pause-group'));
  CONVERTERS.set(`akash.deployment.${era}.MsgStartGroup`, group('start-group'));
  CONVERTERS.set(`akash.market.${era}.MsgCloseBid`, withReason('close-bid', 'bid_id', 'provider'));
  CONVERTERS.set(`akash.market.${era}.MsgCreateLease`, leaseById('create-lease', 'bid_id', 'owner'));
  CONVERTERS.set(`akash.market.${era}.MsgWithdrawLease`, leaseById('withdraw-lease', 'bid_id', 'provider'));
  CONVERTERS.set(`akash.market.${era}.MsgCloseLease`, withReason('close-lease', 'lease_id', 'owner'));
  CONVERTERS.set(`akash.provider.${era}.MsgCreateProvider`, provider('create-provider'));
  CONVERTERS.set(`akash.provider.${era}.MsgUpdateProvider`, provider('update-provider'));
  CONVERTERS.set(`akash.provider.${era}.MsgDeleteProvider`, deleteProvider);
}
for (const era of ['v1beta3', 'v1']) {
  CONVERTERS.set(`akash.audit.${era}.MsgSignProviderAttributes`, signAttributes);
  CONVERTERS.set(`akash.audit.${era}.MsgDeleteProviderAttributes`, deleteAttributes);
  CONVERTERS.set(`akash.cert.${era}.MsgCreateCertificate`, createCertificate);
  CONVERTERS.set(`akash.cert.${era}.MsgRevokeCertificate`, revokeCertificate);
}

/** The converter of a message type's name, or null where the message is of no concern to market and money. */
export function converterOf(typeName: string): Converter | null {
  return CONVERTERS.get(typeName) ?? null;
}
