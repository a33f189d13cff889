// `leasebook verify` and `bootstrap`: the whole index, and one that begins in the middle, against the chain's own answers.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { root } from '../src/root.ts';
import { leasebook } from './command.ts';

const data = mkdtempSync(join(tmpdir(), 'leasebook-verify-'));
// As root the server runs as another user, who must get in: files elsewhere would stay.
chmodSync(data, 0o755);
afterAll(() => rmSync(data, { recursive: true, force: true }));

const kind = z.object({ compared: z.number(), different: z.number(), differences: z.array(z.unknown()) });
const reportSchema = z.object({
  values: z.number(),
  compared: z.number(),
  different: z.number(),
  kinds: z.record(z.string(), kind),
  heights: z.array(
    z.object({ height: z.number(), ours: z.string(), against: z.string(), impossible: z.array(z.object({ reason: z.string() })) }),
  ),
});
const manifest = z
  .object({ blocks: z.number(), states: z.array(z.object({ height: z.number() })), nodes: z.array(z.object({ from_height: z.number() })) })
  .parse(JSON.parse(readFileSync(join(root, 'recordings', 'akash-recorded-1', 'manifest.json'), 'utf8')));

test('every stored state agrees with a new run of the ledger, and the tables with it and with the last state', async () => {
  const { code, stdout, stderr } = await leasebook(['verify', '--json', '--data', inject('data')]);
  expect(code, stderr).toBe(0);
  const report = reportSchema.parse(JSON.parse(stdout));
  expect(report.different).toBe(0);
  expect(report.compared).toBeGreaterThan(300_000);
  expect(report.values).toBeGreaterThan(1_000_000);
  for (const [name, { compared, different }] of Object.entries(report.kinds)) {
    expect(compared, name).toBeGreaterThan(0);
    expect(different, name).toBe(0);
  }
  // Everything that is not compared is named with its reason.
  for (const { impossible } of report.heights) expect(impossible.every(({ reason }) => reason.length > 10)).toBe(true);
  for (const name of ['deployments', 'groups', 'orders', 'bids', 'leases', 'accounts', 'payments', 'providers', 'movements']) {
    expect(report.kinds[name]?.compared, name).toBeGreaterThan(100);
  }
  const byLedger = report.heights.filter(({ ours, against }) => ours === 'ledger' && against === 'node').map(({ height }) => height);
  expect(byLedger).toEqual([...new Set(manifest.states.map(({ height }) => height))].sort((a, b) => a - b));
  expect(report.heights.filter(({ ours }) => ours === 'tables').map(({ height, against }) => ({ height, against }))).toEqual([
    { height: manifest.blocks, against: 'ledger' },
    { height: manifest.blocks, against: 'node' },
  ]);
}, 180_000);

test('an index that begins at a stored state of the last version agrees with the next one', async () => {
  const from = manifest.nodes.at(-1)?.from_height ?? 0;
  const [first = 0, second = 0] = manifest.states.map(({ height }) => height).filter((height) => height > from);
  const begun = await leasebook(['bootstrap', '--height', String(first), '--data', data, '--json']);
  expect(begun.code, begun.stderr).toBe(0);
  expect(JSON.parse(begun.stdout)).toMatchObject({ height: first });
  const indexed = await leasebook(['index', '--until', String(second), '--data', data, '--json']);
  expect(indexed.code, indexed.stderr).toBe(0);
  expect(JSON.parse((await leasebook(['status', '--json', '--data', data])).stdout)).toMatchObject({ bootstrapHeight: first });
  const { code, stdout, stderr } = await leasebook(['verify', '--json', '--data', data, '--height', String(second)]);
  expect(code, stderr).toBe(0);
  const report = reportSchema.parse(JSON.parse(stdout));
  expect(report.different).toBe(0);
  expect(report.heights.some(({ ours, against }) => ours === 'tables' && against === 'node')).toBe(true);
}, 180_000);

test('a height without a stored answer is refused with the ones that there are', async () => {
  const { code, stderr } = await leasebook(['verify', '--data', inject('data'), '--height', '17']);
  expect(code).toBe(1);
  expect(stderr).toContain('VERIFY_NO_STORED_STATE');
});
