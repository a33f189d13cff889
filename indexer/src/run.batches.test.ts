// However blocks come in batches, wherever an indexer stops and goes on, whatever is taken back: the tables are the same.
import { createTestDatabase } from '@leasebook/db/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewindChain } from './archive/rebuild.ts';
import type { BlockSource, Observations, RawBlock } from './contract.ts';
import { block } from './decode/testing.ts';
import type { BlockFacts, KnownEvent, KnownMessage, PriceSample, ProviderSample, TransactionFacts } from './facts.ts';
import { ONE } from './ledger/decimal.ts';
import { createLedger, restoreLedger } from './ledger/index.ts';
import { eventFacts, GENESIS, hashOf, noEvents, TestChain, transactionFacts, upgradesTo } from './ledger/testing.ts';
import { owner, play, providers, type Step, steps } from './ledger/testing-market.ts';
import { atLeast, type Version } from './ledger/versions.ts';
import { createMeasure } from './measure/index.ts';
import { oracleEvent, sampleOf } from './measure/testing.ts';
import type { Stages } from './run/position.ts';
import { runIndexer } from './run.ts';
import { openStore, tableChecksums } from './store/index.ts';

const ERAS: [from: Version, to: Version][] = [
  ['v0.38.0', 'v1.0.0'],
  ['v1.0.0', 'v1.1.0'],
  ['v1.2.0', 'v2.0.0'],
  ['v2.0.0', 'v2.1.0'],
];
const CHAIN_ID = 'test-1';
const START = 1_767_225_600_000_000_000n;
const UPGRADE_HEIGHT = 45;
const AUDITOR = owner;
const MODELS = ['nvidia/a100', 'nvidia/h100', 'amd/mi300x'];

/** What happens beside the market, from a block on. */
interface Aside {
  block: number;
  what: 'country' | 'signed' | 'unsigned' | 'answer' | 'silence' | 'price' | 'fee' | 'failure';
  provider: number;
  number: number;
}

const asides = fc.array(
  fc.record<Aside>({
    block: fc.integer({ min: 1, max: 90 }),
    what: fc.constantFrom('country', 'signed', 'unsigned', 'answer', 'answer', 'silence', 'price', 'fee', 'fee', 'failure'),
    provider: fc.nat(2),
    number: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 10, maxLength: 60 },
);
/** Milliseconds between blocks, over and over; a block is later than the one before by one at least. */
const paces = fc.array(fc.constantFrom(1, 6_000, 1_000_000, 3_600_000, 40_000_000), { minLength: 1, maxLength: 9 });
/** Lengths of batches, over and over. */
const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });

interface Recorded {
  version: Version;
  to: Version;
  blocks: BlockFacts[];
  observations: Observations;
}

function transaction(index: number, messages: KnownMessage[], fee: bigint, code = 0): TransactionFacts {
  return transactionFacts({
    index,
    code,
    gasWanted: 100n,
    gasUsed: 90n,
    fee: [{ denom: 'uakt', amount: fee }],
    feePayer: owner,
    signModes: fee % 2n === 0n ? ['direct'] : ['amino_json', 'direct'],
    messages: messages.map((message, place) => ({ path: [place], typeUrl: `/test.${message.kind}`, signer: owner, message, body: '{}' })),
    events: [eventFacts({ kind: 'other' })],
  });
}

function messageOf({ what, provider, number }: Aside): KnownMessage | null {
  const address = providers[provider] ?? '';
  const about = { owner: address, hostUri: `https://p${number}.example`, email: '', website: '' };
  const attributes = [
    { key: 'country', value: ['US', 'DE', 'xx'][number % 3] ?? '' },
    { key: 'tier', value: number > 5 ? 'community' : 'premium' },
  ];
  switch (what) {
    case 'country':
      return { kind: 'update-provider', ...about, attributes };
    case 'signed':
      return { kind: 'sign-provider-attributes', owner: address, auditor: AUDITOR, attributes };
    case 'unsigned':
      return { kind: 'delete-provider-attributes', owner: address, auditor: AUDITOR, keys: number > 5 ? [] : ['tier'] };
    default:
      return null;
  }
}

/** A chain on which the market's steps and what is beside them happen. */
function record([version, to]: (typeof ERAS)[number], list: Step[], others: Aside[], pace: number[]): Recorded {
  const later = [{ name: to, height: UPGRADE_HEIGHT }];
  const shorter = list.map((step) => ({ ...step, blocks: Math.min(step.blocks, 12) }));
  const played = play(version, shorter, undefined, new TestChain(version, later)).blocks;
  const market: KnownMessage[][] = [...Array.from({ length: 10 }, () => []), ...played];
  const blocks: BlockFacts[] = [];
  let time = START;
  const samples: ProviderSample[] = [];
  const prices: PriceSample[] = [];
  for (const [place, sent] of market.entries()) {
    const height = place + 1;
    const beside = others.filter(({ block }) => block === height);
    const created: KnownMessage[] =
      height === 2
        ? providers.map((provider) => ({
            kind: 'create-provider',
            owner: provider,
            hostUri: 'https://p',
            attributes: [],
            email: '',
            website: '',
          }))
        : [];
    const texts = height > 2 ? beside.map(messageOf).filter((message) => message !== null) : [];
    const lists = [created, texts, sent].filter(({ length }) => length > 0);
    const fees = beside.filter(({ what }) => what === 'fee' || what === 'failure');
    const transactions = [
      ...lists.map((messages, index) => transaction(index, messages, 5_000n)),
      ...fees.map(({ what, number }, index) => transaction(lists.length + index, [], BigInt(number) * 1_000n, what === 'fee' ? 0 : 5)),
    ];
    // A price turns what is paid in uakt into uact, of which the market that was played knows nothing: only where all is in uact.
    const end: KnownEvent[] =
      height % 9 === 0 && atLeast(version, 'v2.0.0')
        ? [oracleEvent(height > UPGRADE_HEIGHT && to === 'v2.1.0' ? 2 : 1, ONE + BigInt(height))]
        : [];
    const before = time;
    time += BigInt(pace[place % pace.length] ?? 0) * 1_000_000n;
    for (const { what, provider, number } of beside) {
      const at = (before + time) / 2_000n;
      const answer = what === 'answer' ? { [MODELS[number % 3] ?? '']: number } : null;
      if (what === 'answer' || what === 'silence') samples.push(sampleOf(providers[provider] ?? '', at, answer, number > 5 ? 1 : 0));
      if (what === 'price') prices.push({ time: at * 1_000n, price: ONE * BigInt(number), source: 'import' });
    }
    blocks.push({
      chainId: CHAIN_ID,
      height,
      hash: hashOf(height),
      parentHash: height === 1 ? '' : hashOf(height - 1),
      time,
      proposer: 'A',
      transactions,
      events: { ...noEvents(), end: end.map((event) => eventFacts(event)) },
      deadLetters: [],
    });
  }
  const within = <T extends { time: bigint }>(all: T[], after: bigint | null, upTo: bigint) =>
    all.filter((one) => (after === null || one.time > after) && one.time <= upTo);
  const between: Observations['between'] = async (after, upTo) => ({
    samples: within(samples, after, upTo),
    prices: within(prices, after, upTo),
    deadLetters: [],
  });
  return { version, to, blocks, observations: { between } };
}

/** What the archive keeps of a block: as much as tells a rewind where it ends. */
function rawOf(height: number): RawBlock {
  const text = JSON.stringify(block([])).replaceAll('"height":"5"', `"height":"${height}"`);
  return { ...JSON.parse(text), height };
}

/** All stages over these facts; `heads` are told one after the other. */
function stagesOf(recorded: Recorded, sql: Parameters<typeof openStore>[0], heads: readonly number[]): Stages {
  const { blocks, observations } = recorded;
  const later = [...heads];
  const status = (headHeight: number) => ({ chainId: CHAIN_ID, headHeight, headTime: 0n, earliestHeight: 1, nodeVersion: '' });
  const source: BlockSource = {
    name: 'made by the test',
    status: async () => status(later.shift() ?? blocks.length),
    genesis: async () => GENESIS,
    async *blocks(from, to) {
      for (let height = from; height <= to; height += 1) yield rawOf(height);
    },
    waitForHead: async () => status(later.shift() ?? blocks.length),
    close: async () => undefined,
  };
  return {
    source,
    decode: ({ height }) => blocks[height - 1] as BlockFacts,
    createLedger: () =>
      createLedger({ genesis: GENESIS, upgrades: [...upgradesTo(recorded.version), { name: recorded.to, height: UPGRADE_HEIGHT }] }),
    restoreLedger,
    createMeasure,
    observations,
    store: openStore(sql),
  };
}

/** Heights at which batches of these lengths end, the last block being the last of them. */
function endsOf(length: number, cuts: readonly number[]): number[] {
  const ends: number[] = [];
  for (let end = 0, turn = 0; end < length; turn += 1) {
    end = Math.min(length, end + (cuts[turn % cuts.length] ?? 1));
    ends.push(end);
  }
  return ends;
}

async function inDatabase<T>(work: (sql: Parameters<typeof openStore>[0]) => Promise<T>): Promise<T> {
  const database = await createTestDatabase();
  try {
    return await work(database.sql);
  } finally {
    await database.drop();
  }
}

const options = (until: number | 'head') => ({ until, origin: 'network', signal: new AbortController().signal }) as const;
/** A run takes seconds, so no smaller example is looked for. */
const RUNS = { numRuns: 1, endOnFailure: true };

describe.each(ERAS)('from %s to %s', (...era) => {
  it('the tables are the same in one batch, in many, after stops and after rewinds', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, asides, paces, lengths, fc.nat(), async (list, others, pace, cuts, back) => {
        const recorded = record(era, list, others, pace);
        const last = recorded.blocks.length;
        const ends = endsOf(last, cuts);
        const whole = await inDatabase(async (sql) => {
          await runIndexer(stagesOf(recorded, sql, []), options('head'));
          return tableChecksums(sql);
        });
        const followed = await inDatabase(async (sql) => {
          await runIndexer(stagesOf(recorded, sql, ends), options(last));
          return tableChecksums(sql);
        });
        expect(followed).toEqual(whole);
        const stopped = await inDatabase(async (sql) => {
          for (const end of ends) await runIndexer(stagesOf(recorded, sql, [end]), options(end));
          const target = ends.slice(0, -1).at(-1 - (back % ends.length));
          const { observations } = recorded;
          if (target !== undefined) await rewindChain({ sql, observations, version: 'test', signal: new AbortController().signal }, target);
          await runIndexer(stagesOf(recorded, sql, []), options('head'));
          return tableChecksums(sql);
        });
        expect(stopped).toEqual(whole);
      }),
      RUNS,
    );
  });
});
