// Authorizations inside MsgGrant: those that pay deposits, and what any other is keyed by (protocol 2.3).
import type { Authorization, Coin } from '../facts.ts';
import { bytesField, optionalMessage, textField, textsField } from './fields.ts';
import { coin, coins } from './market.ts';
import { findType } from './schema.ts';
import { type Decoded, decodeBytes } from './wire.ts';

const LEGACY_DEPOSIT = /^\/akash\.deployment\.v1beta[0-9]+\.DepositDeploymentAuthorization$/;
const DEPOSIT = '/akash.escrow.v1.DepositAuthorization';

/** The message of each kind of stake authorization. */
const STAKE_MESSAGES: Record<string, string> = {
  AUTHORIZATION_TYPE_DELEGATE: '/cosmos.staking.v1beta1.MsgDelegate',
  AUTHORIZATION_TYPE_UNDELEGATE: '/cosmos.staking.v1beta1.MsgUndelegate',
  AUTHORIZATION_TYPE_REDELEGATE: '/cosmos.staking.v1beta1.MsgBeginRedelegate',
  AUTHORIZATION_TYPE_CANCEL_UNBONDING_DELEGATION: '/cosmos.staking.v1beta1.MsgCancelUnbondingDelegation',
};

function scopes(message: Decoded): Authorization['scopes'] {
  const list: Authorization['scopes'] = [];
  for (const scope of textsField(message, 'scopes')) if (scope === 'deployment' || scope === 'bid') list.push(scope);
  return list;
}

/** A limit without a denomination is how v2.0 leaves it empty. */
function limit(message: Decoded | null): Coin | null {
  const value = coin(message);
  return value.denom === '' ? null : value;
}

function keyedBy(typeUrl: string, message: Decoded): string {
  switch (typeUrl) {
    case '/cosmos.authz.v1beta1.GenericAuthorization':
      return textField(message, 'msg');
    case '/cosmos.bank.v1beta1.SendAuthorization':
      return '/cosmos.bank.v1beta1.MsgSend';
    case '/cosmos.staking.v1beta1.StakeAuthorization':
      return STAKE_MESSAGES[textField(message, 'authorization_type')] ?? '';
    default:
      return '';
  }
}

/** The authorization packed in a grant; the message type is empty where the authorization's own type is unknown. */
export function authorization(packed: Decoded | null): Authorization {
  const typeUrl = packed === null ? '' : textField(packed, 'type_url');
  const empty = { typeUrl, messageTypeUrl: '', spendLimit: null, spendLimits: [], scopes: [] };
  const type = findType(typeUrl);
  if (packed === null || type === null) return empty;
  const message = decodeBytes(type, bytesField(packed, 'value'));
  if (LEGACY_DEPOSIT.test(typeUrl)) {
    const messageTypeUrl = typeUrl.replace('DepositDeploymentAuthorization', 'MsgDepositDeployment');
    return { ...empty, messageTypeUrl, spendLimit: limit(optionalMessage(message, 'spend_limit')) };
  }
  if (typeUrl === DEPOSIT) {
    return {
      typeUrl,
      messageTypeUrl: '/akash.escrow.v1.MsgAccountDeposit',
      spendLimit: limit(optionalMessage(message, 'spend_limit')),
      spendLimits: coins(message, 'spend_limits'),
      scopes: scopes(message),
    };
  }
  return { ...empty, messageTypeUrl: keyedBy(typeUrl, message) };
}
