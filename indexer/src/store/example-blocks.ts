// Blocks for the tests of the store: one with an object of every type and awkward values, one with nothing in it, and batches of these.
import type { Batch } from '../contract.ts';
import type { BlockFacts } from '../facts.ts';
import { moduleAddress } from '../ledger/keys.ts';
import { chainText } from './chain-text.ts';

/** Header time of the block at a height: not a whole microsecond. */
export const timeOf = (height: number): bigint => 1_700_000_000_123_456_789n + BigInt(height) * 6_000_000_000n;
/** What the tables keep of it. */
export const storedTimeOf = (height: number): bigint => timeOf(height) - (timeOf(height) % 1000n);

/** Everything that COPY, PostgreSQL's text, its arrays or its JSON might trip over. */
export const awkward = 'tab\t newline\n return\r back\\slash \\. \\N "quote" {brace},comma null NULL é 漢 😀 \u2028';

/** A block with one transaction; `parentHash` follows from the height. */
function exampleBlock(height: number): BlockFacts {
  return {
    chainId: 'example-1',
    height,
    hash: `HASH${height}`,
    parentHash: height === 1 ? '' : `HASH${height - 1}`,
    time: timeOf(height),
    proposer: 'PROPOSER',
    transactions: [
      {
        index: 0,
        hash: `TX${height}`,
        code: height % 2,
        codespace: 'sdk',
        log: `${awkward}\0`,
        gasWanted: 9_007_199_254_740_993n,
        gasUsed: 1n,
        fee: [
          { denom: 'uakt', amount: 2n ** 256n - 1n },
          { denom: 'uakt', amount: 1n },
          { denom: 'uakt', amount: 0n },
        ].slice(0, height % 2 === 0 ? 1 : 3),
        feePayer: 'akash1owner',
        memo: awkward,
        signModes: ['direct'],
        messages: [
          {
            path: [0],
            typeUrl: '/exec',
            signer: 'akash1owner',
            message: { kind: 'other' },
            body: JSON.stringify({ text: `${awkward}\0\ud800`, escaped: '\\u0000' }),
          },
          { path: [0, 1], typeUrl: '/unknown', signer: '', message: { kind: 'other' }, body: null },
        ],
        events: [
          { type: 'akash.new.v9.Event', index: 4, messageIndex: 0, attributes: [{ key: 'k', value: 'nul\0' }], event: { kind: 'other' } },
          { type: 'message', index: 5, messageIndex: 0, attributes: [], event: { kind: 'other' } },
        ],
      },
    ],
    events: {
      preBlock: [],
      begin: [
        {
          type: 'transfer',
          index: 0,
          messageIndex: null,
          attributes: [],
          event: {
            kind: 'transfer',
            sender: moduleAddress('fee_collector'),
            recipient: moduleAddress('distribution'),
            coins: [
              { denom: 'uakt', amount: 2n ** 200n },
              { denom: 'ibc/odd', amount: 1n },
            ],
          },
        },
        {
          type: 'mint',
          index: 1,
          messageIndex: null,
          attributes: [],
          event: { kind: 'mint', bondedRatio: 1n, inflation: 2n, annualProvisions: 2n ** 256n - 1n, amount: BigInt(height) },
        },
      ],
      end: [{ type: 'akash.v1', index: 0, messageIndex: null, attributes: [], event: { kind: 'other' } }],
    },
    deadLetters: [
      { height, kind: 'event', object: 'tx 0 event 1', code: 'BAD', error: awkward, bytes: Uint8Array.of(0, 1, 255, 92) },
      { height, kind: 'event', object: 'tx 0 event 1', code: 'BAD', error: 'again', bytes: new Uint8Array() },
    ],
  };
}

/** What a batch holds of blocks. */
export function partsOf(facts: BlockFacts[]): Pick<Batch, 'blocks' | 'chain'> {
  return { blocks: facts, chain: chainText(facts) };
}

/** Two blocks with an object of every type, as a batch holds them. */
export function exampleBlocks(first: number): Pick<Batch, 'blocks' | 'chain'> {
  return partsOf([exampleBlock(first), exampleBlock(first + 1)]);
}

/** The block at a height with nothing in it. */
export function emptyBlock(height: number): BlockFacts {
  return { ...exampleBlock(height), transactions: [], deadLetters: [], events: { preBlock: [], begin: [], end: [] } };
}

/** A batch of such empty blocks and nothing else. */
export function plainBatch(...heights: number[]): Batch {
  return {
    ...partsOf(heights.map(emptyBlock)),
    ledger: {
      deployments: [],
      groups: [],
      orders: [],
      bids: [],
      leases: [],
      providers: [],
      providerAttributes: [],
      auditedAttributes: [],
      accounts: [],
      payments: [],
      grants: [],
      flows: [],
      parameters: [],
      state: {},
    },
    figures: [],
    marketStates: [],
    cells: [],
    cellFigures: [],
    dimensionDays: [],
    measureState: {},
    providerSamples: [],
    prices: [],
    deadLetters: [],
  };
}
