// Authorizations to deposit from somebody else's money: kept, used, restored, expired (protocol 2.3, 4.5).
import type { Authorization, Coin, UnixNanos } from '../facts.ts';
import type { Grant } from '../objects.ts';
import { smaller } from './decimal.ts';
import { ExpiryQueue } from './expiry-queue.ts';
import { bytesOrder, compareText } from './keys.ts';
import type { LedgerState } from './state.ts';

/** Message type that a deposit grant is keyed by, up to v0.38. */
export const LEGACY_DEPOSIT_MESSAGE = '/akash.deployment.v1beta3.MsgDepositDeployment';
/** From v1.0 on. */
export const DEPOSIT_MESSAGE = '/akash.escrow.v1.MsgAccountDeposit';
export const LEGACY_DEPOSIT_AUTHORIZATION = '/akash.deployment.v1beta3.DepositDeploymentAuthorization';
export const DEPOSIT_AUTHORIZATION = '/akash.escrow.v1.DepositAuthorization';

/** Whether an authorization can pay deposits, or only stands in the place of one. */
function paysDeposits(grant: Grant): boolean {
  return grant.typeUrl === DEPOSIT_AUTHORIZATION || grant.typeUrl === LEGACY_DEPOSIT_AUTHORIZATION;
}

function keyOf(granter: string, grantee: string, messageTypeUrl: string): string {
  return `${granter} ${grantee} ${messageTypeUrl}`;
}

/** Grants for the deposit messages, by key and by grantee. */
export class Grants {
  readonly #state: LedgerState;
  readonly #byKey = new Map<string, Grant>();
  readonly #ofGrantee = new Map<string, Set<string>>();
  readonly #expiries = new ExpiryQueue();

  constructor(state: LedgerState) {
    this.#state = state;
  }

  /** Puts a grant of a snapshot back. */
  restore(grant: Grant): void {
    const key = keyOf(grant.granter, grant.grantee, grant.messageTypeUrl);
    if (grant.expiration !== null && this.#byKey.get(key)?.expiration !== grant.expiration) this.#expiries.add(grant.expiration, key);
    this.#byKey.set(key, grant);
    const keys = this.#ofGrantee.get(grant.grantee) ?? new Set<string>();
    this.#ofGrantee.set(grant.grantee, keys.add(key));
  }

  /** Stores a grant in place of any of the same granter, grantee and message; the chain tells by EventGrant. */
  save(grant: Grant): void {
    this.restore(grant);
    this.#state.partial.revoked.delete(`${grant.granter} ${grant.grantee}`);
    this.#touch(grant);
    this.#state.foresee('grant', keyOf(grant.granter, grant.grantee, grant.messageTypeUrl));
  }

  /** `MsgGrant`: only grants for the deposit messages matter. */
  grant(granter: string, grantee: string, authorization: Authorization, expiration: UnixNanos | null): void {
    if (!isDepositMessage(authorization.messageTypeUrl)) return;
    const { messageTypeUrl, typeUrl, spendLimit, spendLimits, scopes } = authorization;
    this.save({ granter, grantee, messageTypeUrl, typeUrl, spendLimit, spendLimits, scopes, expiration, goneHeight: null });
  }

  /** `MsgRevoke`. */
  revoke(granter: string, grantee: string, messageTypeUrl: string): void {
    if (!isDepositMessage(messageTypeUrl)) return;
    const key = keyOf(granter, grantee, messageTypeUrl);
    const grant = this.#byKey.get(key);
    if (grant === undefined && this.#state.partial.isPartial) {
      this.#state.partial.revoked.add(`${granter} ${grantee}`);
      this.#state.foresee('revoke', key);
      return;
    }
    this.#remove(this.#state.require(grant, 'grant', key), 'told');
  }

  /**
   * The grant for the deposit message of the version in force, whatever its type; none where it has expired. Up to v0.38 the
   * look-up deletes such a one, with EventRevoke; later the block does, after an upgrade that it may begin with.
   */
  find(granter: string, grantee: string): Grant | null {
    const grant = this.#byKey.get(keyOf(granter, grantee, this.#messageTypeUrl));
    if (grant === undefined) return null;
    if (grant.expiration === null || grant.expiration >= this.#state.time) return grant;
    if (!this.#state.at('v1.0.0')) this.#remove(grant, 'told');
    return null;
  }

  /**
   * Up to v0.38: takes a deposit out of the one grant between depositor and owner. A grant used up stays, with limit 0; a
   * generic one has no limit, and is not stored again.
   */
  useLegacy(granter: string, grantee: string, coin: Coin): void {
    const found = this.find(granter, grantee) ?? undefined;
    if (found === undefined && this.#state.partial.isPartial) {
      this.#state.foresee('grant', keyOf(granter, grantee, LEGACY_DEPOSIT_MESSAGE));
      return;
    }
    const grant = this.#state.require(found, 'grant', `${granter} ${grantee}`);
    if (!paysDeposits(grant)) return;
    this.save({ ...grant, spendLimit: { denom: coin.denom, amount: (grant.spendLimit?.amount ?? 0n) - coin.amount } });
  }

  /**
   * From v1.0: takes up to `coin` out of all grants to `grantee` that cover the scope, in the order of the granters' bytes.
   * Returns who gives how much (`AuthorizeDeposits`, protocol 4.5).
   */
  use(grantee: string, scope: 'deployment' | 'bid', coin: Coin): { granter: string; amount: bigint }[] {
    const used: { granter: string; amount: bigint }[] = [];
    let remaining = coin.amount;
    const candidates = [...(this.#ofGrantee.get(grantee) ?? [])].flatMap((key) => this.#byKey.get(key) ?? []);
    candidates.sort((left, right) => compareText(bytesOrder(left.granter), bytesOrder(right.granter)));
    for (const grant of candidates) {
      if (remaining === 0n) break;
      if (grant.typeUrl !== DEPOSIT_AUTHORIZATION || grant.messageTypeUrl !== DEPOSIT_MESSAGE || !grant.scopes.includes(scope)) continue;
      const limit = this.#limitOf(grant, coin.denom);
      if (limit === 0n) continue;
      const amount = smaller(limit, remaining);
      this.save(this.#withLimit(grant, { denom: coin.denom, amount: -amount }));
      used.push({ granter: grant.granter, amount });
      remaining -= amount;
    }
    return used;
  }

  /**
   * A deposit that `grantee` sends in the granter's name by MsgExec: its own grant for the deposit message allows that, and
   * falls by the amount without an event (`DispatchActions`). From v1.0 one that is used up is deleted.
   */
  execute(granter: string, grantee: string, coin: Coin): void {
    const found = this.find(granter, grantee) ?? undefined;
    if (found === undefined && this.#state.partial.isPartial) return;
    const grant = this.#state.require(found, 'grant', `${granter} ${grantee}`);
    if (!paysDeposits(grant)) return;
    const next = this.#withLimit(grant, { denom: coin.denom, amount: -coin.amount });
    if (this.#state.at('v1.0.0') && this.#limits(next).length === 0) {
      this.#remove(grant, 'told');
      return;
    }
    this.restore(next);
    this.#touch(next);
  }

  /** From v1.0, where not all grants are known: lowers those that are by what their granters paid (partial.ts). */
  useAsPaid(grantee: string, denom: string, paid: { granter: string; amount: bigint }[]): { granter: string; amount: bigint }[] {
    for (const { granter, amount } of paid) {
      const key = keyOf(granter, grantee, DEPOSIT_MESSAGE);
      const grant = this.#byKey.get(key);
      if (grant === undefined) this.#state.foresee('grant', key);
      else this.save(this.#withLimit(grant, { denom, amount: -smaller(amount, this.#limitOf(grant, denom)) }));
    }
    return paid;
  }

  /**
   * Up to v0.38: whether the money of a depositor's grant, `held`, goes back, since no grant is left. One that was revoked
   * before a partial ledger began shows by the refund itself, without the EventGrant of a grant that gets money back.
   */
  isGone(granter: string, grantee: string, held: Coin): boolean {
    if (this.find(granter, grantee) !== null) return false;
    const { partial, escrowAddress } = this.#state;
    const pair = `${granter} ${grantee}`;
    if (!partial.isPartial || partial.revoked.has(pair)) return true;
    const hasExpired = partial.isToldGone(granter, grantee);
    // The look-up found it so, and removed it.
    if (hasExpired) this.#state.foresee('revoke', keyOf(granter, grantee, this.#messageTypeUrl));
    const isGone = hasExpired || (!partial.isTold(granter, grantee) && partial.isToldPaid(escrowAddress, granter, held));
    if (isGone) partial.revoked.add(pair);
    return isGone;
  }

  /** Raises the limit of the grant that a refunded deposit came from, if it still exists (protocol 4.3, 4.6). */
  giveBack(granter: string, grantee: string, coin: Coin): void {
    const grant = this.find(granter, grantee);
    if (grant !== null && paysDeposits(grant)) this.save(this.#withLimit(grant, coin));
    else if (this.#state.partial.isTold(granter, grantee)) this.#state.foresee('grant', keyOf(granter, grantee, this.#messageTypeUrl));
  }

  /** From v1.0 each block begins by deleting what has expired, without an event. */
  expire(): void {
    for (const key of this.#expiries.takeUntil(this.#state.time)) {
      const grant = this.#byKey.get(key);
      if (grant !== undefined && grant.expiration !== null && grant.expiration <= this.#state.time) this.#remove(grant, 'silent');
    }
  }

  /** v1.0.0: expired grants vanish, each other deposit grant moves to the new message (protocol 2.3, `patchDepositAuthorizations`). */
  moveToDepositMessage(): void {
    const legacy = [...this.#byKey.values()].filter((grant) => grant.messageTypeUrl === LEGACY_DEPOSIT_MESSAGE);
    legacy.sort(
      (left, right) =>
        compareText(bytesOrder(left.granter), bytesOrder(right.granter)) ||
        compareText(bytesOrder(left.grantee), bytesOrder(right.grantee)),
    );
    for (const grant of legacy) {
      if (grant.expiration !== null && grant.expiration <= this.#state.time) {
        this.#remove(grant, 'silent');
      } else if (grant.typeUrl === LEGACY_DEPOSIT_AUTHORIZATION) {
        this.#remove(grant, 'told');
        this.save({ ...grant, messageTypeUrl: DEPOSIT_MESSAGE, typeUrl: DEPOSIT_AUTHORIZATION, scopes: ['deployment'], goneHeight: null });
      }
    }
  }

  /**
   * v2.0 conversion: the list of limits grows, the single limit is lost, a grant that is gone is made anew (protocol 6.2);
   * it is for deployments alone, whatever it was for before.
   */
  replaceLimits(granter: string, grantee: string, more: Coin): void {
    const current = this.find(granter, grantee);
    const grant = current?.typeUrl === DEPOSIT_AUTHORIZATION ? current : null;
    this.save({
      granter,
      grantee,
      messageTypeUrl: DEPOSIT_MESSAGE,
      typeUrl: DEPOSIT_AUTHORIZATION,
      spendLimit: null,
      spendLimits: addCoin(grant?.spendLimits ?? [], more),
      scopes: ['deployment'],
      expiration: grant?.expiration ?? null,
      goneHeight: null,
    });
  }

  get #messageTypeUrl(): string {
    return this.#state.at('v1.0.0') ? DEPOSIT_MESSAGE : LEGACY_DEPOSIT_MESSAGE;
  }

  #limitOf(grant: Grant, denom: string): bigint {
    return this.#limits(grant).find((limit) => limit.denom === denom)?.amount ?? 0n;
  }

  /** From v2.0 the single limit is folded into the list as soon as the grant is used. */
  #limits(grant: Grant): Coin[] {
    return grant.spendLimit === null || grant.spendLimit.amount === 0n ? grant.spendLimits : addCoin(grant.spendLimits, grant.spendLimit);
  }

  #withLimit(grant: Grant, change: Coin): Grant {
    if (this.#state.at('v2.0.0')) return { ...grant, spendLimit: null, spendLimits: addCoin(this.#limits(grant), change) };
    const { denom, amount } = grant.spendLimit ?? { denom: change.denom, amount: 0n };
    return { ...grant, spendLimit: { denom, amount: amount + change.amount } };
  }

  #remove(grant: Grant, how: 'told' | 'silent'): void {
    const key = keyOf(grant.granter, grant.grantee, grant.messageTypeUrl);
    if (this.#state.partial.isPartial) this.#state.partial.revoked.add(`${grant.granter} ${grant.grantee}`);
    this.#byKey.delete(key);
    const keys = this.#ofGrantee.get(grant.grantee);
    keys?.delete(key);
    if (keys?.size === 0) this.#ofGrantee.delete(grant.grantee);
    this.#touch({ ...grant, goneHeight: this.#state.height });
    if (how === 'told') this.#state.foresee('revoke', key);
  }

  #touch(grant: Grant): void {
    this.#state.touched.grants.set(keyOf(grant.granter, grant.grantee, grant.messageTypeUrl), grant);
  }
}

/** Whether a message type is one that deposit grants are keyed by. */
export function isDepositMessage(messageTypeUrl: string): boolean {
  return messageTypeUrl === LEGACY_DEPOSIT_MESSAGE || messageTypeUrl === DEPOSIT_MESSAGE;
}

/** A list of coins, ordered by denomination and without zeros, with one coin added. */
export function addCoin(coins: readonly Coin[], change: Coin): Coin[] {
  const others = coins.filter(({ denom }) => denom !== change.denom);
  const amount = (coins.find(({ denom }) => denom === change.denom)?.amount ?? 0n) + change.amount;
  if (amount !== 0n) others.push({ denom: change.denom, amount });
  return others.sort((left, right) => compareText(left.denom, right.denom));
}
