// Verification as a whole: the recorded chain, the tables of an index of it, and a node that serves it.
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { connect } from '@leasebook/db';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { openRecording, type Replay, serveReplay } from '@leasebook/replay';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordedSource, recordedStages } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { formatHeight, type HeightReport, verifyNode, verifyRecording } from './index.ts';
import { manifest, RECORDING } from './testing.ts';

const [firstState = 0, secondState = 0] = new Set(manifest().states.map(({ height }) => height));

test('a recording without stored states: every movement of coins up to its end is compared, and that is said', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recording-'));
  const listed: { sha256: Record<string, string> } = JSON.parse(await readFile(join(RECORDING, 'manifest.json'), 'utf8'));
  const kept = ['genesis.json.zst', ...Object.keys(listed.sha256).filter((name) => name.startsWith('blocks/'))].slice(0, 2);
  await mkdir(join(folder, 'blocks'));
  for (const name of [...kept, 'node-status.ndjson']) await copyFile(join(RECORDING, name), join(folder, name));
  const sha256 = Object.fromEntries(kept.map((name) => [name, listed.sha256[name]]));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...listed, blocks: 200, sha256 }));
  const report = await verifyRecording({ recording: folder, sql: null });
  expect(report.heights.map(({ height }) => height)).toEqual([200]);
  expect(report.kinds.movements?.compared).toBeGreaterThan(100);
  // Fees and mint are shared out in each block but the first.
  expect(report.kinds.poolMovements?.compared).toBeGreaterThanOrEqual(199);
  expect(report.different).toBe(0);
  expect(formatHeight(report.heights[0] ?? expect.fail('nothing was compared'))).toMatch(/not comparable: state, no state was stored/);
  await writeFile(join(folder, 'state.ndjson.zst'), zstdCompressSync('{"height":90,"label":"monthly","error":"the node was away"}\n'));
  const unanswered = await verifyRecording({ recording: folder, sql: null });
  expect(unanswered.heights.map(({ height, impossible }) => [height, impossible[0]?.reason])).toEqual([
    [90, expect.stringContaining('no answer')],
    [200, expect.stringContaining('no state was stored')],
  ]);
  await expect(verifyRecording({ recording: folder, sql: null, height: 100 })).rejects.toMatchObject({ code: 'VERIFY_NO_STORED_STATE' });
  await rm(folder, { recursive: true });
});

describe('the tables', () => {
  let database: TestDatabase;
  let replay: Replay;
  beforeAll(async () => {
    database = await createTestDatabase();
    const signal = new AbortController().signal;
    await runIndexer(recordedStages(database.sql, recordedSource(firstState)), { until: 'head', origin: 'recorded', signal });
    replay = await serveReplay({ recording: await openRecording(RECORDING), host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await replay.close();
    await database.drop();
  });

  const kindsOf = ({ kinds }: HeightReport) => Object.entries(kinds).flatMap(([kind, { different }]) => (different > 0 ? [kind] : []));

  test('agree with a new run of the ledger and with the stored answers', async () => {
    const report = await verifyRecording({ recording: RECORDING, sql: database.sql, height: firstState });
    expect(report.heights.map(({ ours, against }) => `${ours} ${against}`).sort()).toEqual(['ledger node', 'tables ledger', 'tables node']);
    expect(report.heights.flatMap(kindsOf)).toEqual([]);
    const [againstLedger] = report.heights.filter(({ against }) => against === 'ledger');
    for (const kind of ['deployments', 'bids', 'leases', 'accounts', 'payments', 'providers', 'audits', 'flows']) {
      expect(againstLedger?.kinds[kind]?.compared, kind).toBeGreaterThan(0);
    }
    // Closed objects are in the tables too, though no answer of that height has them.
    const [againstNode] = report.heights.filter(({ ours, against }) => ours === 'tables' && against === 'node');
    expect(againstLedger?.kinds.leases?.compared).toBeGreaterThan(againstNode?.kinds.leases?.compared ?? 0);
  });

  test('agree with a node at their height', async () => {
    const report = await verifyNode({ sql: database.sql, rpc: [replay.url] });
    expect(report.heights.flatMap(kindsOf)).toEqual([]);
    expect(report.kinds.leases?.compared).toBeGreaterThan(0);
    expect(report.kinds.balances?.compared).toBeGreaterThan(0);
    expect(report.heights[0]?.impossible.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['accounts', 'supply', 'stakingPool']));
  });

  test('are compared with the first node that is there and has the state', async () => {
    const recording = await openRecording(RECORDING);
    const pruned = await serveReplay({ recording, host: '127.0.0.1', port: 0, earliestHeight: firstState + 2 });
    const gone = await serveReplay({ recording, host: '127.0.0.1', port: 0 });
    await gone.close();
    const left: string[] = [];
    const onNodeLeft = ({ code }: { code: string }) => left.push(code);
    const report = await verifyNode({ sql: database.sql, rpc: [pruned.url, gone.url, replay.url], onNodeLeft });
    expect(left).toEqual(['STATE_PRUNED', 'NODE_UNREACHABLE']);
    expect(report.heights.flatMap(kindsOf)).toEqual([]);
    expect(report.kinds.leases?.compared).toBeGreaterThan(0);
    await expect(verifyNode({ sql: database.sql, rpc: [gone.url, pruned.url] })).rejects.toMatchObject({ code: 'STATE_PRUNED' });
    await pruned.close();
  });

  test('what the token and the fees are told from is held against the chain too', async () => {
    const { sql } = database;
    const told = await verifyNode({ sql, rpc: [replay.url] });
    for (const kind of ['supply', 'mint', 'communityPool', 'parameters']) expect(told.kinds[kind]?.compared, kind).toBeGreaterThan(0);
    await sql`
      UPDATE mints SET minted = minted + 1, inflation = inflation + 0.000000000000000001 FROM checkpoint WHERE mints.height = checkpoint.height`;
    await sql`UPDATE coin_days SET amount = amount + 1000000 WHERE kind = 'tax' AND day = (SELECT max(day) FROM coin_days)`;
    await sql`UPDATE parameters SET value = '"0.5"' WHERE module = 'distribution' AND name = 'community_tax'`;
    const changed = await verifyNode({ sql, rpc: [replay.url] });
    expect(changed.heights.flatMap(kindsOf)).toEqual(['supply', 'mint', 'communityPool', 'parameters']);
    await sql`
      UPDATE mints SET minted = minted - 1, inflation = inflation - 0.000000000000000001 FROM checkpoint WHERE mints.height = checkpoint.height`;
    await sql`UPDATE coin_days SET amount = amount - 1000000 WHERE kind = 'tax' AND day = (SELECT max(day) FROM coin_days)`;
    await sql`UPDATE parameters SET value = '"0.020000000000000000"' WHERE module = 'distribution' AND name = 'community_tax'`;
  });

  test('of an index that began in the middle know a take rate that governance never set', async () => {
    const { sql } = database;
    const [rate] = await sql`DELETE FROM parameters WHERE module = 'take' AND name = 'default_take_rate' RETURNING *`;
    const report = await verifyNode({ sql, rpc: [replay.url] });
    await sql`INSERT INTO parameters ${sql({ ...rate })}`;
    expect(report.kinds.parameters?.differences).toEqual([]);
    expect(report.kinds.parameters?.compared).toBeGreaterThan(0);
  });

  test('are read to their end, also where that takes longer than a statement may', async () => {
    const { sql, url } = database;
    await sql.unsafe(`
      ALTER TABLE flows RENAME TO quick_flows;
      CREATE VIEW flows AS WITH slow AS MATERIALIZED (SELECT pg_sleep(0.4)) SELECT f.* FROM quick_flows f CROSS JOIN slow`);
    const hasty = connect(url, { name: 'leasebook-test', statementTimeoutMs: 300 });
    for (const report of [
      await verifyNode({ sql: hasty, rpc: [replay.url] }),
      await verifyRecording({ recording: RECORDING, sql: hasty, height: firstState }),
    ]) {
      expect(report.heights.flatMap(kindsOf)).toEqual([]);
      expect(report.kinds.balances?.compared).toBeGreaterThan(0);
    }
    await hasty.end();
    await sql.unsafe('DROP VIEW flows; ALTER TABLE quick_flows RENAME TO flows');
  });

  test('what no node tells is held against the new run, and sums against the flows that they are of', async () => {
    const { sql } = database;
    const change = (sign: '+' | '-') =>
      [
        ['deployments', 'closed', `UPDATE deployments SET closed_height = closed_height ${sign} 1 WHERE state = 'closed'`],
        ['groups', 'closedHeight', `UPDATE deployment_groups SET closed_height = closed_height ${sign} 1 WHERE state = 'closed'`],
        ['orders', 'closed', `UPDATE orders SET closed_time = closed_time ${sign} interval '1 s' WHERE state = 'closed'`],
        ['bids', 'created', `UPDATE bids SET created_time = created_time ${sign} interval '1 s'`],
        ['leases', 'cpuMillis', `UPDATE leases SET cpu_millis = cpu_millis ${sign} 1`],
        ['leases', 'gpuVariants', `UPDATE lease_gpus SET count = count ${sign} 1`],
        ['leases', 'prices', `UPDATE lease_prices SET amount = amount ${sign} 1`],
        ['providers', 'country', `UPDATE providers SET country = ${sign === '+' ? `country || '?'` : `rtrim(country, '?')`}`],
        [
          'flows',
          'fingerprint',
          `UPDATE flows SET recipient = ${sign === '+' ? `recipient || '?'` : `rtrim(recipient, '?')`} WHERE kind = 'earnings'`,
        ],
        ['totals', 'net', `UPDATE lease_totals SET net = net ${sign} 1`],
        ['totals', 'refunded', `UPDATE tenant_totals SET refunded = refunded ${sign} 1`],
        ['totals', 'deposited', `UPDATE deployment_totals SET deposited = deposited ${sign} 1`],
        ['totals', 'bid_deposited', `UPDATE provider_totals SET bid_deposited = bid_deposited ${sign} 1`],
      ] as const;
    for (const [, , statement] of change('+')) expect((await sql.unsafe(statement)).count, statement).toBeGreaterThan(0);
    const report = await verifyRecording({ recording: RECORDING, sql, height: firstState, limit: 100_000 });
    for (const [, , statement] of change('-')) await sql.unsafe(statement);
    const [againstLedger] = report.heights.filter(({ against }) => against === 'ledger');
    for (const [kind, field, statement] of change('+')) {
      expect(new Set(againstLedger?.kinds[kind]?.differences.map((difference) => difference.field)), statement).toContain(field);
    }
    expect((await verifyNode({ sql, rpc: [replay.url] })).different).toBe(0);
  });

  test('a row that was changed is found, by either way, and told with both values', async () => {
    const [lease] = await database.sql<{ owner: string; dseq: string; provider: string }[]>`
      UPDATE leases SET price_amount = price_amount + 1 WHERE ctid = (SELECT ctid FROM leases WHERE state = 'active' LIMIT 1)
      RETURNING owner, dseq, provider`;
    const [payment] = await database.sql<{ xid: string }[]>`
      DELETE FROM escrow_payments WHERE xid = (SELECT xid FROM escrow_payments WHERE state = 'closed' LIMIT 1) RETURNING xid`;
    const [flow] = await database.sql<{ kind: string; denom: string }[]>`
      UPDATE flows SET amount = amount + 1 WHERE kind = 'earnings' AND (height, sequence) =
        (SELECT height, sequence FROM flows WHERE kind = 'earnings' LIMIT 1) RETURNING kind, denom`;
    const byRun = await verifyRecording({ recording: RECORDING, sql: database.sql, height: firstState });
    const [againstLedger] = byRun.heights.filter(({ against }) => against === 'ledger');
    expect(againstLedger === undefined ? [] : kindsOf(againstLedger)).toEqual(['leases', 'payments', 'flows', 'totals']);
    expect(againstLedger?.kinds.payments?.differences).toMatchObject([{ id: payment?.xid, field: 'exists', ours: null }]);
    expect(againstLedger?.kinds.flows?.differences).toMatchObject([
      { id: `${flow?.kind} ${flow?.denom}`, field: 'amount' },
      { id: `${flow?.kind} ${flow?.denom}`, field: 'fingerprint' },
    ]);

    const byNode = await verifyNode({ sql: database.sql, rpc: [replay.url] });
    expect(byNode.heights.flatMap(kindsOf)).toEqual(['leases', 'balances', 'totals']);
    const [difference] = byNode.kinds.leases?.differences ?? [];
    expect(difference).toMatchObject({ field: 'price' });
    expect(difference?.id).toContain(`${lease?.owner}/${lease?.dseq}/`);
    const text = byNode.heights.map(formatHeight).join('\n');
    expect(text).toContain(`ours   ${difference?.ours}`);
    expect(text).toContain(`chain  ${difference?.chain}`);
  });

  test('coins of a denomination that the tables know nothing of are a difference, and so are those of which the chain has none', async () => {
    const { sql } = database;
    const [other] = await sql<{ denom: string }[]>`
      SELECT denom FROM flows WHERE kind = 'deposit' AND denom <> 'uakt' GROUP BY denom ORDER BY count(*) DESC LIMIT 1`;
    const denom = other?.denom ?? expect.fail('the chain pays in one denomination only');
    const lost =
      await sql`DELETE FROM flows WHERE denom = ${denom} RETURNING height, sequence, time, tx_index, kind, denom, amount, sender, recipient, scope, xid, lease`;
    await sql`UPDATE coin_days SET denom = 'unknown' WHERE denom = ${denom}`;
    const report = await verifyNode({ sql, rpc: [replay.url] });
    await sql`UPDATE coin_days SET denom = ${denom} WHERE denom = 'unknown'`;
    await sql`INSERT INTO flows ${sql([...lost])}`;
    expect(report.kinds.balances?.differences).toContainEqual(expect.objectContaining({ id: 'escrow', field: denom, ours: null }));
    expect(report.kinds.communityPool?.differences).toContainEqual(
      expect.objectContaining({ id: 'unknown', field: 'exists', chain: null }),
    );
  });

  test('another height, another chain, an unknown state or a node that is not there are refused by name', async () => {
    const { sql } = database;
    await expect(verifyNode({ sql, rpc: [replay.url], height: secondState })).rejects.toMatchObject({ code: 'VERIFY_HEIGHT_NOT_INDEXED' });
    await expect(verifyRecording({ recording: RECORDING, sql: null, height: firstState + 1 })).rejects.toMatchObject({
      code: 'VERIFY_NO_STORED_STATE',
      height: firstState + 1,
    });
    const other = await serveReplay({ recording: await openRecording(RECORDING), host: '127.0.0.1', port: 0, chainId: 'other-1' });
    await expect(verifyNode({ sql, rpc: [other.url] })).rejects.toMatchObject({ code: 'CHAIN_ID_MISMATCH' });
    await other.close();
    await sql`UPDATE checkpoint SET chain_id = 'other-1'`;
    await expect(verifyRecording({ recording: RECORDING, sql, height: firstState })).rejects.toMatchObject({ code: 'CHAIN_ID_MISMATCH' });
    await sql`DELETE FROM checkpoint`;
    await expect(verifyNode({ sql, rpc: [replay.url] })).rejects.toMatchObject({ code: 'VERIFY_NOTHING_INDEXED' });
    await expect(verifyRecording({ recording: `${RECORDING}-missing`, sql: null })).rejects.toMatchObject({ code: 'BROKEN_RECORDING' });
  });
});
