// Dead letters of an older version that this one can read: put in their places, or named where only a rebuild helps.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { reindexChain, rewindChain } from '../archive/rebuild.ts';
import type { RawBlock } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import type { BlockFacts, MessageFacts } from '../facts.ts';
import { recordedObservations } from '../observe/index.ts';
import { recordedSource, recordedStages, recordingFolder } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { type TableChecksum, tableChecksums } from '../store/index.ts';
import { retryDeadLetters } from './retry.ts';

const height = 200;

/** Decodes as a version that does not know some types of messages: of successful transactions where `onlySuccessful`. */
function olderDecode(unknown: (typeUrl: string) => boolean): (raw: RawBlock) => BlockFacts {
  return (raw) => {
    const facts = decodeBlock(raw);
    const deadLetters = [...facts.deadLetters];
    const read = (message: MessageFacts, index: number): MessageFacts => {
      if (!unknown(message.typeUrl)) return message;
      const object = `tx ${index} message ${message.path.join('/')}`;
      deadLetters.push({ height: raw.height, kind: 'message', object, code: 'UNKNOWN_TYPE', error: 'unknown', bytes: Buffer.from([1]) });
      return { ...message, signer: '', message: { kind: 'other' }, body: null };
    };
    const transactions = facts.transactions.map((transaction) => {
      const messages = transaction.messages.map((message) => read(message, transaction.index));
      return { ...transaction, messages, feePayer: messages[0]?.signer ?? '' };
    });
    return { ...facts, transactions, deadLetters };
  };
}

async function index(database: TestDatabase, decode: (raw: RawBlock) => BlockFacts): Promise<void> {
  const options = { until: 'head', origin: 'recorded', signal: new AbortController().signal } as const;
  await runIndexer({ ...recordedStages(database.sql, recordedSource(height)), decode }, options);
}

let untroubled: TableChecksum[];
beforeAll(async () => {
  const database = await createTestDatabase();
  await index(database, decodeBlock);
  untroubled = await tableChecksums(database.sql);
  await database.drop();
});

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const changed = async () => {
  const now = await tableChecksums(database.sql);
  return now.filter(({ hash }, place) => hash !== untroubled[place]?.hash).map(({ table }) => table);
};

test("a defect of reading is told as it is, not as the database's", async () => {
  await index(
    database,
    olderDecode((typeUrl) => /^\/cosmos\.bank\./.test(typeUrl)),
  );
  const defect = new TypeError('a defect');
  const broken = () => {
    throw defect;
  };
  await expect(retryDeadLetters(database.sql, broken)).rejects.toBe(defect);
});

test('what changes neither ledger nor figures is put in its place, as if it had been read at once', async () => {
  const older = olderDecode((typeUrl) => /^\/(cosmos\.(bank|staking)|akash\.cert)\.|MsgWithdrawDelegatorReward$/.test(typeUrl));
  await index(database, older);
  expect(await changed()).toEqual(expect.arrayContaining(['dead_letters', 'messages', 'transactions']));
  const [row] = await database.sql`SELECT count(*) AS letters FROM dead_letters`;
  const nothing = { repaired: [], needRebuild: [], notArchived: 0, observations: [] };
  expect(await retryDeadLetters(database.sql, older)).toEqual({ ...nothing, before: row?.letters, remaining: row?.letters });
  const report = await retryDeadLetters(database.sql, decodeBlock);
  expect(report).toMatchObject({ before: row?.letters, remaining: 0, needRebuild: [] });
  expect(report.repaired).toHaveLength(row?.letters);
  expect(await changed()).toEqual([]);
  expect(await retryDeadLetters(database.sql, decodeBlock)).toEqual({ ...nothing, before: 0, remaining: 0 });
});

test('events are told apart by what they do', async () => {
  await index(database, decodeBlock);
  const [busy] = await database.sql`SELECT height FROM transactions WHERE code = 0 ORDER BY height LIMIT 1`;
  const [other] = await database.sql`SELECT height FROM transactions WHERE code = 0 AND height > ${busy?.height} ORDER BY height LIMIT 1`;
  const events = recordedSource(height).blocks(busy?.height, other?.height, new AbortController().signal);
  for await (const raw of events) {
    const [transaction] = decodeBlock(raw).transactions;
    const kind = raw.height === busy?.height ? 'other' : 'transfer';
    const place = transaction?.events.find(({ event }) => event.kind === kind)?.index;
    if (place === undefined) continue;
    const object = `tx 0 event ${place}`;
    await database.sql`INSERT INTO dead_letters VALUES (${raw.height}, 'event', ${object}, 'MALFORMED_EVENT', 'malformed', '\\x00')`;
  }
  const report = await retryDeadLetters(database.sql, decodeBlock);
  expect(report.repaired.map((letter) => letter.height)).toEqual([busy?.height]);
  expect(report.needRebuild.map((letter) => letter.height)).toContain(other?.height);
});

test('what would have changed the ledger is told apart and left alone; a rewind that keeps the blocks brings it in', async () => {
  await index(
    database,
    olderDecode((typeUrl) => /MsgSignProviderAttributes|MsgFundCommunityPool/.test(typeUrl)),
  );
  const before = await tableChecksums(database.sql);
  const report = await retryDeadLetters(database.sql, decodeBlock);
  expect(report.needRebuild.length).toBeGreaterThan(0);
  expect(report).toMatchObject({ repaired: [], remaining: 0 });
  expect(await tableChecksums(database.sql)).toEqual(before);
  const first = report.needRebuild[0]?.height ?? 0;
  const options = {
    sql: database.sql,
    observations: recordedObservations(recordingFolder),
    version: '1',
    signal: new AbortController().signal,
  };
  await rewindChain(options, first - 1, { keepBlocks: true });
  await rewindChain(options, first - 1, { keepBlocks: false });
  await index(database, decodeBlock);
  expect(await changed()).toEqual([]);
});

test('letters of blocks that are not archived are counted', async () => {
  await index(database, decodeBlock);
  await database.sql`DELETE FROM dead_letters`;
  await database.sql`INSERT INTO dead_letters VALUES (5, 'message', 'tx 0 message 0', 'UNKNOWN_TYPE', 'x', '')`;
  await database.sql`TRUNCATE raw_blocks`;
  const report = await retryDeadLetters(database.sql, decodeBlock);
  expect(report).toEqual({ before: 1, repaired: [], needRebuild: [], remaining: 0, notArchived: 1, observations: [] });
});

test('upgrades wait for a version that knows their rules, and then for a reindex', async () => {
  await index(database, decodeBlock);
  for (const name of ['v1.2.0', 'v9.0.0'])
    await database.sql`INSERT INTO dead_letters VALUES (50, 'upgrade', ${name}, 'UNKNOWN_UPGRADE', 'x', '')`;
  const report = await retryDeadLetters(database.sql, decodeBlock);
  expect(report).toMatchObject({ before: 2, repaired: [], remaining: 1, needRebuild: [{ height: 50, kind: 'upgrade', object: 'v1.2.0' }] });
});

test('letters of observations are read from what they keep; what can be read now waits for a reindex', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-retry-'));
  const failed = { owner: 'akash1a', error: 'no answer' };
  const lines = [
    // Good, one entry without an owner, one line that is no JSON, one that lies before the others.
    { time: '2020-01-01T00:00:00Z', height: 1, providers: [failed] },
    { time: '2020-01-02T00:00:00Z', height: 2, providers: [{ error: 'whose?' }, failed] },
    'garbage',
    { time: '2019-01-01T00:00:00Z', height: 3, providers: [] },
  ];
  await writeFile(
    join(folder, 'provider-status.ndjson'),
    lines.map((each) => `${typeof each === 'string' ? each : JSON.stringify(each)}\n`).join(''),
  );
  await writeFile(join(folder, 'prices.csv'), 'time,akt_usd\n2020-01-01T00:00:00Z,0\n2020-01-02T00:00:00Z,1.5\n');
  const stages = { ...recordedStages(database.sql, recordedSource(5)), observations: recordedObservations(folder) };
  await runIndexer(stages, { until: 'head', origin: 'recorded', signal: new AbortController().signal });
  const nothing = { repaired: [], needRebuild: [], notArchived: 0 };
  expect(await retryDeadLetters(database.sql, decodeBlock)).toEqual({ ...nothing, before: 4, remaining: 4, observations: [] });
  // As an older version would have left them that read neither these answers nor such prices.
  const asLeft = [
    ['provider-status', 'provider status line 1 entry 0', JSON.stringify(failed)],
    ['provider-status', 'provider status line 2', JSON.stringify(lines[1])],
    ['provider-status', 'provider-status akash1a at 2020-01-01T00:00:00Z', JSON.stringify(failed)],
    ['price', 'price line 3', '2020-01-02T00:00:00Z,1.5'],
    ['price', 'price  at 2020-01-01T00:00:00Z', '{"akt_usd":"1.5"}'],
  ] as const;
  for (const [kind, object, text] of asLeft)
    await database.sql`INSERT INTO dead_letters VALUES (3, ${kind}, ${object}, 'OBSERVATION_INVALID', 'x', ${Buffer.from(text)})`;
  const report = await retryDeadLetters(database.sql, decodeBlock);
  expect(report).toMatchObject({ ...nothing, before: 9, remaining: 4 });
  expect(report.observations.map(({ object }) => object).sort()).toEqual(asLeft.map(([, object]) => object).sort());
  // A reindex, which reads the files again, leaves those alone that cannot be read.
  await reindexChain({ sql: database.sql, observations: stages.observations, version: '1', signal: new AbortController().signal });
  expect(await retryDeadLetters(database.sql, decodeBlock)).toEqual({ ...nothing, before: 4, remaining: 4, observations: [] });
  await rm(folder, { recursive: true });
});
