// Beginning at a height: in each era the ledger goes on from a node's answers exactly as the chain does.
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyTablesBut, ORDER_OUTCOME } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { openRecording, type Replay, serveReplay } from '@leasebook/replay';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkArchive } from '../archive/check.ts';
import { reindexChain, rewindChain } from '../archive/rebuild.ts';
import { withArchive } from '../archive/source.ts';
import { decodeBlock } from '../decode/index.ts';
import { encode, pack } from '../decode/testing.ts';
import { restoreLedger } from '../ledger/index.ts';
import { recordedObservations } from '../observe/index.ts';
import { leadAlone } from '../run/lead.ts';
import { recordedSource, recordedStages } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { recordedSource as openSource } from '../source/index.ts';
import { tableChecksums } from '../store/index.ts';
import type { StateAnswers } from '../verify/answers.ts';
import { collectObjects } from '../verify/collect.ts';
import { compareObjects, type KindResult } from '../verify/compare.ts';
import { verifyNode } from '../verify/index.ts';
import { openLiveAnswers } from '../verify/live.ts';
import { Movements } from '../verify/movements.ts';
import { LedgerObjects } from '../verify/ours.ts';
import { openRecordedAnswers } from '../verify/recorded.ts';
import { bent, fullState, manifest, RECORDING, statesOf } from '../verify/testing.ts';
import { bootstrapChain } from './index.ts';
import { bootstrapSnapshot } from './snapshot.ts';

let answers: StateAnswers;
beforeAll(async () => {
  answers = await openRecordedAnswers(RECORDING);
});
afterAll(() => answers.close());

/** Each version with two of its stored states, one after the other. */
const eras = manifest().nodes.flatMap(({ app_version: version }) => {
  const [first, second] = [...new Set(statesOf(version).map(({ height }) => height))];
  return first === undefined || second === undefined ? [] : [{ version, first, second }];
});

/** The upgrade that brought a version's rules: `v1.2.2` runs those of `v1.2.0`. */
function upgradeOf(version: string): string {
  return version.replace(/\.\d+$/, '.0');
}

describe.each(eras)('from a state of $version', ({ version, first, second }) => {
  test("the next stored state and every movement on the way are the chain's", async () => {
    const { snapshot, unknown, generation } = await bootstrapSnapshot({
      answers,
      height: first,
      time: 1n,
      times: async () => new Map(),
      known: { version: upgradeOf(version), plans: [] },
    });
    expect(generation).toBe(version.startsWith('v0.') ? 'legacy' : 'current');
    expect(unknown.some((sentence) => sentence.startsWith('deposit grants'))).toBe(true);
    expect(snapshot.leases.length).toBeGreaterThan(50);
    const ledger = restoreLedger(snapshot);
    const objects = new LedgerObjects();
    objects.since = first;
    objects.add(snapshot);
    const movements = new Movements();
    for await (const raw of (await openSource(RECORDING)).blocks(first + 1, second, new AbortController().signal)) {
      const block = decodeBlock(raw);
      objects.see(block);
      ledger.apply(block);
      movements.add(block, ledger.effects);
      if (raw.height % 100 === 0) objects.add(ledger.drain());
    }
    objects.add(ledger.drain());
    const collected = await collectObjects(answers, second);
    const results: Record<string, KindResult> = compareObjects(collected, objects);
    results.movements = movements.take();
    for (const [kind, { differences }] of Object.entries(results)) expect(differences, kind).toEqual([]);
    for (const kind of ['deployments', 'orders', 'bids', 'leases', 'accounts', 'payments', 'providers', 'movements']) {
      expect(results[kind]?.equal, kind).toBeGreaterThan(5);
    }
  });
});

test('a node that does not tell its version is asked by its upgrades, and refused where that does not help either', async () => {
  const middle = eras.find(({ version }) => version.startsWith('v1.1'));
  expect(middle).toBeDefined();
  if (middle === undefined) return;
  const options = { answers, height: middle.first, time: 1n, times: async () => new Map(), known: { version: null, plans: [] } };
  await expect(bootstrapSnapshot(options)).rejects.toMatchObject({ code: 'BOOTSTRAP_VERSION_UNKNOWN', height: middle.first });
  // Each upgrade at height 5, but v1.2.0 and later not at all: a reply without a height.
  const telling = bent(answers, (path, data) => {
    if (!path.endsWith('/AppliedPlan')) return null;
    const isLater = /v1\.2|v2\./.test(Buffer.from(data).toString());
    return { kind: 'value', value: isLater ? new Uint8Array(0) : Uint8Array.of(8, 5) };
  });
  const { snapshot } = await bootstrapSnapshot({ ...options, answers: telling });
  expect(snapshot.state).toMatchObject({ version: 'v1.1.0', height: middle.first });
});

test.each(eras.filter(({ version }) => !version.startsWith('v0.')))(
  'a chain that began with the rules of $version, and so applied no upgrade, is not taken for one of before v1.0',
  async ({ version, first }) => {
    // No upgrade was applied: replies without a height.
    const telling = bent(answers, (path) => (path.endsWith('/AppliedPlan') ? { kind: 'value', value: new Uint8Array(0) } : null));
    const options = { answers: telling, height: first, time: 1n, times: async () => new Map(), known: { version: null, plans: [] } };
    const rules = bootstrapSnapshot(options).then(({ snapshot }) => (snapshot.state as { version: string }).version);
    // The oracle's module tells v2.0 and v2.1 apart; nothing does so for those before.
    if (version.startsWith('v2.')) expect(await rules).toBe(upgradeOf(version));
    else await expect(rules).rejects.toMatchObject({ code: 'BOOTSTRAP_VERSION_UNKNOWN', height: first });
  },
);

test.each([
  { generation: 'legacy', era: eras.at(0), service: 'cosmos.gov.v1beta1' },
  { generation: 'current', era: eras.at(-1), service: 'cosmos.gov.v1' },
])('proposals that are not decided in a state of the $generation services count when they pass', async ({ era, service }) => {
  const { version = '', first = 0 } = era ?? {};
  const isLegacy = service.endsWith('v1beta1');
  const plan = { name: 'v9.0.0', height: String(first + 50) };
  const upgrade = isLegacy
    ? { proposal_id: '7', content: pack('cosmos.upgrade.v1beta1.SoftwareUpgradeProposal', { plan }) }
    : { id: '7', messages: [pack('cosmos.upgrade.v1beta1.MsgSoftwareUpgrade', { plan })] };
  const reply = (proposals: object[]) => ({ kind: 'value', value: encode(`${service}.QueryProposalsResponse`, { proposals }) }) as const;
  const voting = Buffer.from([8, 2]);
  const telling = bent(answers, (path, data) => {
    if (path !== `/${service}.Query/Proposals`) return null;
    return reply(Buffer.from(data).subarray(0, 2).equals(voting) ? [upgrade] : []);
  });
  const options = { height: first, time: 1n, times: async () => new Map(), known: { version: upgradeOf(version), plans: [] } };
  const silent = await bootstrapSnapshot({ ...options, answers });
  expect(silent.unknown).toContainEqual(expect.stringMatching(/^proposals under vote/));
  const { snapshot, unknown } = await bootstrapSnapshot({ ...options, answers: telling });
  expect(unknown).not.toContainEqual(expect.stringMatching(/^proposals under vote/));
  const ledger = restoreLedger(snapshot);
  const told: string[] = [];
  for (let height = first + 1; height <= first + 60; height += 1) {
    const passed = { kind: 'active-proposal', proposalId: 7n, result: 'proposal_passed' } as const;
    const end = height === first + 20 ? [{ type: 'active_proposal', index: 0, messageIndex: null, attributes: [], event: passed }] : [];
    const events = { preBlock: [], begin: [], end };
    const facts = {
      chainId: '',
      height,
      hash: '',
      parentHash: '',
      time: BigInt(height),
      proposer: '',
      transactions: [],
      events,
      deadLetters: [],
    };
    told.push(...ledger.apply(facts).deadLetters.map((letter) => `${letter.height} ${letter.object}`));
  }
  expect(told).toEqual([`${first + 50} v9.0.0`]);
});

test.each([/distribution.*CommunityPool$/, /distribution.*Params$/])('a pool that a node does not tell (%s) is noted', async (path) => {
  const { version = '', first: height = 0 } = eras.at(-1) ?? {};
  const options = { height, time: 1n, times: async () => new Map(), known: { version: upgradeOf(version), plans: [] } };
  const silent = bent(answers, (asked) => (path.test(asked) ? { kind: 'refused', reason: 'too busy' } : null));
  const { pool, unknown } = await bootstrapSnapshot({ ...options, answers: silent });
  expect(pool).toBeNull();
  expect(unknown).toContain('what the community pool held');
});

test.each([
  { era: eras.at(0), path: /\.params\.v1beta1\.Query\/Params$/, isUnknown: true },
  { era: eras.find(({ version }) => version.startsWith('v1.2')), path: /\.take\.v1\.Query\/Params$/, isUnknown: true },
  { era: eras.at(-1), path: /\.take\.v1\.Query\/Params$/, isUnknown: false },
])('rates of the take fee that a node of $era.version does not tell are noted where there is one', async ({ era, path, isUnknown }) => {
  const { version = '', first: height = 0 } = era ?? {};
  const options = { height, time: 1n, times: async () => new Map(), known: { version: upgradeOf(version), plans: [] } };
  const note = expect.stringMatching(/^the rates of the take fee/);
  expect((await bootstrapSnapshot({ ...options, answers })).unknown).not.toContainEqual(note);
  const silent = bent(answers, (asked) => (path.test(asked) ? { kind: 'refused', reason: 'too busy' } : null));
  const { unknown } = await bootstrapSnapshot({ ...options, answers: silent });
  expect(unknown.some((sentence) => sentence.startsWith('the rates of the take fee'))).toBe(isUnknown);
});

test('what was overdrawn in uakt since v2.0.0 is converted with the rest, and not what was before', async () => {
  const era = eras.find(({ version }) => version.startsWith('v2.0'));
  expect(era).toBeDefined();
  if (era === undefined) return;
  const height = era.second;
  const upgraded = era.first - 100;
  const { objects } = await collectObjects(answers, height);
  const [owner = ''] = objects.providers.objects.keys();
  const closed = (dseq: string, settledAt: number) => ({
    deployment: { id: { owner, dseq }, state: 'closed', created_at: '9' },
    groups: [
      {
        id: { owner, dseq, gseq: 1 },
        state: 'insufficient_funds',
        group_spec: {
          name: 'web',
          resources: [{ resource: { id: 1 }, count: 1, price: { denom: 'uakt', amount: '37000000000000000000' } }],
        },
        created_at: '9',
      },
    ],
    escrow_account: {
      id: { scope: 'deployment', xid: `${owner}/${dseq}` },
      state: { owner, state: 'overdrawn', settled_at: String(settledAt), funds: [{ denom: 'uakt', amount: '-5000000000000000000' }] },
    },
  });
  const deployments = encode('akash.deployment.v1beta4.QueryDeploymentsResponse', {
    deployments: [closed('11', upgraded), closed('12', upgraded - 1)],
  });
  const asked = (data: Uint8Array) => Buffer.from(data).toString();
  const silent = bent(answers, (path, data) =>
    path === '/akash.deployment.v1beta4.Query/Deployments' && asked(data).includes('closed') ? { kind: 'value', value: deployments } : null,
  );
  const telling = bent(silent, (path, data) =>
    path.endsWith('/AppliedPlan') && asked(data).includes('v2.0.0')
      ? { kind: 'value', value: encode('cosmos.upgrade.v1beta1.QueryAppliedPlanResponse', { height: String(upgraded) }) }
      : null,
  );
  const options = { height, time: 1n, times: async () => new Map(), known: { version: 'v2.0.0', plans: [] } };
  const { snapshot, unknown } = await bootstrapSnapshot({ ...options, answers: telling });
  expect(snapshot.state).toMatchObject({ pendingConversions: [`${owner}/11`] });
  expect(unknown).not.toContainEqual(expect.stringMatching('overdrawn'));
  const other = await bootstrapSnapshot({ ...options, answers: silent });
  expect(other.snapshot.state).toMatchObject({ pendingConversions: [] });
  expect(other.unknown).toContainEqual(expect.stringMatching(/overdrawn became so after v2\.0\.0/));
});

describe('the tables', () => {
  let database: TestDatabase;
  let replay: Replay;
  beforeAll(async () => {
    database = await createTestDatabase();
    replay = await serveReplay({ recording: await openRecording(RECORDING), host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await replay.close();
    await database.drop();
  });

  const last = eras.at(-1) ?? { version: '', first: 0, second: 0 };
  const signal = new AbortController().signal;

  test('begin at a height, go on from there, and agree with the node later', async () => {
    const { sql } = database;
    const report = await bootstrapChain({ sql, rpc: replay.url, height: last.first, signal });
    expect(report).toMatchObject({ chainId: manifest().chain_id, height: last.first });
    expect(report.objects.leases).toBeGreaterThan(50);
    const [note] = await sql`SELECT height, unknown FROM bootstrap`;
    expect(note).toEqual({ height: last.first, unknown: report.unknown });
    const early = await sql`SELECT 1 FROM leases WHERE created_height < ${last.first - 10} AND created_time > now() - interval '100 years'
      AND created_time < (SELECT block_time FROM checkpoint)`;
    expect(early.length).toBeGreaterThan(10);
    await expect(bootstrapChain({ sql, rpc: replay.url, height: last.first, signal })).rejects.toMatchObject({
      code: 'BOOTSTRAP_NOT_EMPTY',
    });

    // Stopped and restarted on the way.
    const stop = last.first + 40;
    const stopped = await runIndexer(recordedStages(sql, recordedSource(last.second)), { until: stop, origin: 'recorded', signal });
    const [begun] = await sql`SELECT first_height AS "firstHeight" FROM checkpoint`;
    expect(stopped).toMatchObject({ firstHeight: begun?.firstHeight, height: stop, head: stop });
    expect(stopped.firstHeight).toBeGreaterThanOrEqual(last.first);
    const atStop = await tableChecksums(sql);
    await runIndexer(recordedStages(sql, recordedSource(last.second)), { until: last.second, origin: 'recorded', signal });
    // What became of orders is kept from the bootstrap on, for those that the node told too.
    const kept = await sql`
      SELECT o.created_height < ${last.first} AS "isEarlier", count(*)::int AS orders, bool_and(coalesce(to_jsonb(k) @> to_jsonb(w), false)) AS "isSame"
      FROM orders o CROSS JOIN LATERAL (${sql.unsafe(ORDER_OUTCOME)}) AS w LEFT JOIN order_outcomes k USING (owner, dseq, gseq, oseq)
      GROUP BY 1 ORDER BY 1`;
    expect(kept.map((row) => ({ ...row }))).toEqual(
      [false, true].map((isEarlier) => ({ isEarlier, orders: expect.toSatisfy((orders) => orders > 5), isSame: true })),
    );
    const verified = await verifyNode({ sql, rpc: [replay.url] });
    expect(Object.entries(verified.kinds).flatMap(([kind, { differences }]) => differences.map((one) => ({ kind, ...one })))).toEqual([]);
    expect(verified.kinds.leases?.equal).toBeGreaterThan(50);
    expect(verified.kinds.accounts?.equal).toBeGreaterThan(50);

    // All of it again with no node, from what the archive keeps of the bootstrap, and back to heights after it.
    const rebuild = { sql, observations: recordedObservations(RECORDING), version: '1.0.0', signal };
    const atEnd = await tableChecksums(sql);
    await sql`UPDATE leases SET reason = reason + 1`;
    expect(await reindexChain(rebuild)).toMatchObject({ height: last.second });
    expect(await tableChecksums(sql)).toEqual(atEnd);
    await rewindChain(rebuild, stop);
    expect(await tableChecksums(sql)).toEqual(atStop);
    await rewindChain(rebuild, last.first);
    expect(await checkArchive(sql, { signal })).toMatchObject({ blocks: 1, damages: [] });
    await expect(rewindChain(rebuild, last.first - 1)).rejects.toMatchObject({ code: 'REWIND_OUT_OF_RANGE' });
  });

  test('that begin just before v1.0.0 agree with the node after it, about what ended before too', async () => {
    const early = await createTestDatabase();
    const { sql } = early;
    const [before, after] = [statesOf('v0.38').at(-1)?.height ?? 0, fullState('v1.0')];
    await bootstrapChain({ sql, rpc: replay.url, height: before, signal });
    await runIndexer(recordedStages(sql, recordedSource(after)), { until: after, origin: 'recorded', signal });
    const { kinds } = await verifyNode({ sql, rpc: [replay.url] });
    expect(Object.entries(kinds).flatMap(([kind, { differences }]) => differences.map((one) => ({ kind, ...one })))).toEqual([]);
    expect(kinds.groups?.equal).toBeGreaterThan(1_000);
    await early.drop();
  });

  test.each(eras)('that begin with a state of $version agree with the node at once, about the chain as a whole too', async (era) => {
    const begun = await createTestDatabase();
    const known = { version: upgradeOf(era.version) };
    await bootstrapChain({ sql: begun.sql, rpc: replay.url, height: era.first, signal, known });
    const { kinds } = await verifyNode({ sql: begun.sql, rpc: [replay.url] });
    expect(Object.entries(kinds).flatMap(([kind, { differences }]) => differences.map((one) => ({ kind, ...one })))).toEqual([]);
    const isLater = era.version.startsWith('v2.');
    expect([kinds.bme?.equal, kinds.oracle?.equal]).toEqual(isLater ? [5, 1] : [0, 0]);
    // v0.38 tells those of mint, distribution and take.
    expect(kinds.parameters?.equal).toBe(era.version.startsWith('v0.') ? 3 : 5);
    expect(kinds.communityPool?.equal).toBeGreaterThan(0);
    await begun.drop();
  });

  test('begin within a recording that begins with the rules of v1.0 to v1.2, as its manifest tells them', async () => {
    const { nodes, sha256, ...told } = manifest();
    const files = Object.keys(sha256).filter((name) => name.startsWith('blocks/'));
    for (const { version } of eras.filter((era) => era.version.startsWith('v1.'))) {
      const height = fullState(version);
      const file = files.findLast((name) => Number.parseInt(name.slice('blocks/'.length), 10) <= height) ?? '';
      const folder = await mkdtemp(join(tmpdir(), 'middle-'));
      await mkdir(join(folder, 'blocks'));
      for (const name of [file, 'node-status.ndjson', 'state.ndjson.zst']) await symlink(join(RECORDING, name), join(folder, name));
      const ran = nodes.slice(nodes.findIndex(({ app_version }) => app_version === version));
      const listed = { ...told, blocks: 1_000, nodes: ran, sha256: { [file]: sha256[file] } };
      await writeFile(join(folder, 'manifest.json'), JSON.stringify(listed));
      const middle = await serveReplay({ recording: await openRecording(folder), host: '127.0.0.1', port: 0 });
      const live = openLiveAnswers({ url: middle.url, height, signal });
      const options = { answers: live, height, time: 1n, times: async () => new Map(), known: { version: null, plans: [] } };
      expect((await bootstrapSnapshot(options)).snapshot.state).toMatchObject({ version: upgradeOf(version) });
      await live.close();
      await middle.close();
      await rm(folder, { recursive: true });
    }
  });

  test('are not begun beside an indexer', async () => {
    const empty = await createTestDatabase();
    const leadership = await leadAlone(empty.sql);
    await expect(bootstrapChain({ sql: empty.sql, rpc: replay.url, height: last.first, signal })).rejects.toMatchObject({
      code: 'INDEXER_RUNNING',
      kind: 'fatal',
    });
    await leadership.giveBack();
    expect(await empty.sql`SELECT 1 FROM checkpoint UNION ALL SELECT 1 FROM bootstrap`).toEqual([]);
    await empty.drop();
  });

  test('that lost their beginning in the middle of a reindex are told apart from empty ones', async () => {
    const halfway = await createTestDatabase();
    const { sql } = halfway;
    await bootstrapChain({ sql, rpc: replay.url, height: last.first, signal, chainId: manifest().chain_id });
    await sql.begin((transaction) =>
      emptyTablesBut(transaction, ['schema_migrations', 'raw_blocks', 'raw_bootstrap', 'raw_answers', 'rebuild']),
    );
    const index = runIndexer(recordedStages(sql, withArchive(sql, recordedSource(last.second))), { origin: 'recorded', signal });
    await expect(index).rejects.toMatchObject({ code: 'REINDEX_NEEDED', kind: 'fatal', height: last.first });
    await halfway.drop();
  });

  test('are not begun from a node of another chain than the one that is named', async () => {
    const empty = await createTestDatabase();
    const begun = bootstrapChain({ sql: empty.sql, rpc: replay.url, height: last.first, signal, chainId: 'elsewhere-1' });
    await expect(begun).rejects.toMatchObject({ code: 'CHAIN_ID_MISMATCH' });
    await empty.drop();
  });

  test('stay empty where the node does not have the height', async () => {
    const empty = await createTestDatabase();
    await expect(bootstrapChain({ sql: empty.sql, rpc: replay.url, height: last.first + 1, signal })).rejects.toMatchObject({
      code: 'STATE_PRUNED',
    });
    expect(await empty.sql`SELECT 1 FROM checkpoint UNION ALL SELECT 1 FROM bootstrap`).toEqual([]);
    await empty.drop();
  });
});
