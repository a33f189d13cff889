// What ledger and figures read of a block: whatever is handed over beside it is written, copied and read for nobody.
import type { BlockFacts, EventFacts, KnownEvent, TransactionFacts } from '../facts.ts';
import { moduleAddress } from '../ledger/keys.ts';
import { LEGACY_MARKET } from '../ledger/versions.ts';

type Kind = KnownEvent['kind'];

/** Of a transaction: what a ledger that began from a node's answers lacks, proposals' ids, and what figures count. */
const OF_TRANSACTIONS: ReadonlySet<Kind> = new Set<Kind>(['order-created', 'bid-created', 'grant', 'revoke', 'submit-proposal']);
/** Of an upgrade's handler and of a block's end: votes, prices, burn and mint. */
const OF_BLOCKS: ReadonlySet<Kind> = new Set<Kind>([
  'active-proposal',
  'aggregated-price',
  'price-staled',
  'price-recovered',
  'mint-status',
  'ledger-record-executed',
  'ledger-record-canceled',
  'vault-funded',
]);
const ESCROW = moduleAddress('escrow');

/** What only a transaction's row tells. */
const NOTHING_TOLD = { hash: '', codespace: '', log: '', gasWanted: 0n, gasUsed: 0n, feePayer: '', memo: '', signModes: [] };

/** Without what stands in its row only. */
function leanEvent(facts: EventFacts): EventFacts {
  return { ...facts, type: '', attributes: [] };
}

/** Events of these kinds, and coins that go to the escrow account, with `isLegacy` also from it: of some ten transfers one or two. */
function readOf(events: readonly EventFacts[], kinds: ReadonlySet<Kind>, isLegacy: boolean): EventFacts[] {
  return events
    .filter(
      ({ event }) =>
        kinds.has(event.kind) || (event.kind === 'transfer' && (event.recipient === ESCROW || (isLegacy && event.sender === ESCROW))),
    )
    .map(leanEvent);
}

function leanTransaction(transaction: TransactionFacts): TransactionFacts {
  const { index, code, fee, messages, events } = transaction;
  // Only then a refund tells that a grant is gone (ledger/grants.ts).
  const isLegacy = messages.some(({ typeUrl }) => LEGACY_MARKET.test(typeUrl));
  return {
    ...NOTHING_TOLD,
    index,
    code,
    fee,
    messages: messages.flatMap(({ path, message }) =>
      message.kind === 'other' ? [] : [{ path, message, typeUrl: '', signer: '', body: null }],
    ),
    // Whether a failed one has any tells whether its fee was taken.
    events: code === 0 ? readOf(events, OF_TRANSACTIONS, isLegacy) : events.slice(0, 1).map(leanEvent),
  };
}

/** The facts as `PreparedBlock` has them. */
export function lean(block: BlockFacts): BlockFacts {
  const { preBlock, end } = block.events;
  return {
    ...block,
    proposer: '',
    transactions: block.transactions.map(leanTransaction),
    events: { preBlock: readOf(preBlock, OF_BLOCKS, false), begin: [], end: readOf(end, OF_BLOCKS, false) },
  };
}
