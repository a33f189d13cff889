// Whether every other movement of the distribution account is one that the chain makes: the ledger books only the take fee and the vault's coins.
import { z } from 'zod';
import type { BlockFacts, Coin, EventFacts, TransactionFacts } from '../facts.ts';
import { compareText, moduleAddress } from '../ledger/keys.ts';
import { emptyResult, type KindResult } from './compare.ts';

const DISTRIBUTION = moduleAddress('distribution');
const FEE_COLLECTOR = moduleAddress('fee_collector');
/** Movements from and to these are the ledger's own (movements.ts). */
const OF_LEDGER = [moduleAddress('escrow'), moduleAddress('bme')];

/** Messages that give to it what they say, as `depositor` and `amount`. */
const FUNDINGS = new Set(['MsgFundCommunityPool', 'MsgDepositValidatorRewardsPool'].map((name) => `/cosmos.distribution.v1beta1.${name}`));
/** Messages that pay out a delegation's rewards first, those of a redelegation at both validators; not every release tells it by an event. */
const STAKING = /^\/cosmos\.staking\.v1beta1\.Msg(?:Delegate|Undelegate|BeginRedelegate|CancelUnbondingDelegation)$/;
const PAYOUTS_EACH = 2;
/**
 * What these do is up to a contract, another chain, or governance's word on who gets what a cancelled proposal forfeits; nothing is known
 * of what a message of an unknown type does.
 */
const OPAQUE = /^\/(?:cosmwasm|ibc)\.|\.MsgCancelProposal$/;

const funding = z.object({
  depositor: z.string(),
  amount: z.array(z.object({ denom: z.string(), amount: z.string().transform((text) => BigInt(text)) })),
});

type Transfer = Extract<EventFacts['event'], { kind: 'transfer' }>;

function text(sender: string, recipient: string, coins: readonly Coin[]): string {
  const amounts = [...coins].sort((left, right) => compareText(left.denom, right.denom)).map(({ denom, amount }) => `${amount}${denom}`);
  return `transfer ${sender} ${recipient} ${amounts.join(',')}`;
}

function transfersOf(events: readonly EventFacts[]): Transfer[] {
  return events.flatMap(({ event }) => {
    if (event.kind !== 'transfer' || (event.sender !== DISTRIBUTION && event.recipient !== DISTRIBUTION)) return [];
    return OF_LEDGER.includes(event.sender) || OF_LEDGER.includes(event.recipient) ? [] : [event];
  });
}

function fundingsOf({ messages }: TransactionFacts): string[] {
  return messages.flatMap(({ typeUrl, body }) => {
    const read = FUNDINGS.has(typeUrl) && body !== null ? funding.safeParse(JSON.parse(body)) : null;
    return read?.success === true ? [text(read.data.depositor, DISTRIBUTION, read.data.amount)] : [];
  });
}

/** What was looked at since it was last taken. */
export class PoolMovements {
  #result = emptyResult();

  /**
   * Looks at a block's transfers: fees and mint that its beginning shares out, rewards and commissions that messages withdraw, fundings
   * by message, and at its end the commission of a validator that is removed, and what a proposal that passes spends or gives.
   */
  add(block: BlockFacts): void {
    const { preBlock, begin, end } = block.events;
    this.#look(block, 'its beginning', transfersOf([...preBlock, ...begin]), ({ sender }) => sender === FEE_COLLECTOR);
    for (const transaction of block.transactions) {
      const { messages } = transaction;
      const fundings = fundingsOf(transaction);
      const told = transaction.events.filter(({ type }) => type === 'withdraw_rewards' || type === 'withdraw_commission');
      let withdrawals = told.length + PAYOUTS_EACH * messages.filter(({ typeUrl }) => STAKING.test(typeUrl)).length;
      const isOpaque = messages.some(({ typeUrl, body }) => body === null || OPAQUE.test(typeUrl));
      this.#look(block, `tx ${transaction.index}`, transfersOf(transaction.events), ({ sender, recipient, coins }) => {
        if (isOpaque) return true;
        if (sender === DISTRIBUTION) {
          withdrawals -= 1;
          return withdrawals >= 0;
        }
        const place = fundings.indexOf(text(sender, recipient, coins));
        if (place >= 0) fundings.splice(place, 1);
        return place >= 0;
      });
    }
    const hasPassed = end.some(({ event }) => event.kind === 'active-proposal' && event.result === 'proposal_passed');
    this.#look(block, 'its end', transfersOf(end), ({ sender }) => hasPassed || sender === DISTRIBUTION);
  }

  #look({ height }: BlockFacts, place: string, transfers: readonly Transfer[], isExplained: (transfer: Transfer) => boolean): void {
    for (const transfer of transfers) {
      this.#result.compared += 1;
      this.#result.values += 1;
      if (isExplained(transfer)) {
        this.#result.equal += 1;
        continue;
      }
      this.#result.different += 1;
      const chain = text(transfer.sender, transfer.recipient, transfer.coins);
      this.#result.differences.push({ id: `block ${height}, ${place}`, field: 'unexplained', ours: null, chain, createdHeight: null });
    }
  }

  /** The result so far; the next one begins anew. */
  take(): KindResult {
    const result = this.#result;
    this.#result = emptyResult();
    return result;
  }
}
