// Providers that report nonsense: kept whole, flagged, in no total, and told how many; with answers put into the recorded ones.
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdDecompressSync } from 'node:zlib';
import { connect, findEmbedded, type Sql } from '@leasebook/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../src/root.ts';
import { type Running, startLeasebook } from './command.ts';

const RECORDING = join(root, 'recordings', 'akash-recorded-1');

interface Answers {
  time: string;
  height: number;
  providers: { owner: string; status?: Record<string, unknown> }[];
}

const folder = mkdtempSync(join(tmpdir(), 'leasebook-nonsense-'));
// As root the server runs as another user, who must get in: files elsewhere would stay.
chmodSync(folder, 0o755);
let api: Running;
let baseUrl = '';
let sql: Sql;
/** The recorded round of answers that is spoiled, and what it became. */
let round: Answers;
let spoiled: { owner: string; doubt: string; status: unknown }[];

/** The first quantity of the resource in a status, changed in place. */
function change(status: unknown, resource: string, quantity: object): unknown {
  const copy: unknown = structuredClone(status);
  const find = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    for (const [key, inner] of Object.entries(value)) {
      const has = typeof inner === 'object' && inner !== null && 'quantity' in inner && typeof inner.quantity === 'object';
      if (key === resource && has) {
        Object.assign(inner.quantity ?? {}, quantity);
        return true;
      }
      if (find(inner)) return true;
    }
    return false;
  };
  expect(find(copy)).toBe(true);
  return copy;
}

const told = (string: string): { string: string } => ({ string });

beforeAll(async () => {
  const recording = join(folder, 'recording');
  mkdirSync(recording);
  for (const name of readdirSync(RECORDING).filter((name) => !name.startsWith('provider-status')))
    symlinkSync(join(RECORDING, name), join(recording, name));
  const text = zstdDecompressSync(readFileSync(join(RECORDING, 'provider-status.ndjson.zst')), {
    params: { [constants.ZSTD_d_windowLogMax]: 27 },
  }).toString();
  const lines = text.split('\n', 3).map((line): Answers => JSON.parse(line));
  const [first] = lines;
  if (first === undefined) throw new Error('The recording holds no answers.');
  round = first;
  const [negative, above, unit] = round.providers.filter(({ status }) => JSON.stringify(status ?? '').includes('"gpu"'));
  spoiled = [
    { ...negative, doubt: 'negative', status: change(negative?.status, 'gpu', { allocatable: told('-8') }) },
    { ...above, doubt: 'above-capacity', status: change(above?.status, 'cpu', { allocated: told('9999'), capacity: told('64') }) },
    { ...unit, doubt: 'unit', status: change(unit?.status, 'memory', { allocatable: told('64 GB') }) },
  ].map(({ owner = '', doubt, status }) => ({ owner, doubt, status }));
  const changed = round.providers.map((each) => ({
    ...each,
    ...(spoiled.find(({ owner }) => owner === each.owner) && { status: spoiled.find(({ owner }) => owner === each.owner)?.status }),
  }));
  writeFileSync(join(recording, 'provider-status.ndjson'), `${JSON.stringify({ ...round, providers: changed })}\n`);
  const data = join(folder, 'data');
  const until = String(round.height + 40);
  const indexed = await startLeasebook(['index', '--recording', recording, '--data', data, '--until', until]).finished;
  expect([indexed.code, indexed.code === 0 ? '' : indexed.stderr]).toEqual([0, '']);
  api = startLeasebook(['api', '--data', data, '--port', '0']);
  baseUrl = (await api.output(/Leasebook is at (\S+)/))[1] ?? '';
  sql = connect((await findEmbedded(data)) ?? '', { name: 'leasebook-test', connections: 1 });
});

afterAll(async () => {
  await sql?.end();
  api?.kill('SIGTERM');
  await api?.finished;
  rmSync(folder, { recursive: true, force: true });
});

async function ask(query: string): Promise<Record<string, unknown>> {
  const answer = await fetch(`${baseUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await answer.json()) as { data: Record<string, unknown>; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

test('is kept whole, flagged, in no total, and counted', async () => {
  const owners = spoiled.map(({ owner }) => owner);
  expect(new Set(owners).size).toBe(3);
  const kept = await sql`SELECT provider AS owner, suspect, raw AS status FROM provider_samples WHERE suspect <> '{}' ORDER BY provider`;
  expect(Array.from(kept)).toEqual(
    spoiled
      .map(({ owner, doubt, status }) => ({ owner, suspect: [doubt], status }))
      .sort((left, right) => (left.owner < right.owner ? -1 : 1)),
  );

  const { market, series, network } = await ask(`{
    market { suspect { answers providers providersNow rows { providerAddress reason answers } } online { providerAddress suspectShare }
      declaredModels { providerAddress reason } }
    series(input: { metric: PROVIDERS_SUSPECT, interval: HOUR }) { series { points { value } } }
    network { gpusSupplied }
  }`);
  const { suspect, online, declaredModels } = market as {
    suspect: { rows: { providerAddress: string; reason: string; answers: number }[] };
    online: { providerAddress: string; suspectShare: string }[];
    declaredModels: { providerAddress: string; reason: string }[];
  };
  expect(suspect).toMatchObject({ answers: 3, providers: 3, providersNow: 3 });
  expect(suspect.rows.map(({ providerAddress, reason }) => `${providerAddress} ${reason}`).sort()).toEqual(
    spoiled.map(({ owner, doubt }) => `${owner} ${doubt}`).sort(),
  );
  for (const { providerAddress, suspectShare } of online)
    expect([providerAddress, suspectShare]).toEqual([providerAddress, owners.includes(providerAddress) ? '1' : '0']);
  for (const { providerAddress, reason } of declaredModels) if (owners.includes(providerAddress)) expect(reason).toBe('SUSPECT');
  const [set] = (series as { series: { points: { value: string | null }[] }[] }).series;
  expect(set?.points.at(-1)?.value).toBe('3');

  // What the other providers answered, read from the answers themselves.
  const believed = round.providers.filter(({ owner, status }) => status !== undefined && !owners.includes(owner));
  const gpus = believed.reduce((sum, { status }) => {
    const quantities = [...JSON.stringify(status).matchAll(/"gpu":\{"quantity":\{"allocatable":\{"string":"(\d+)"/g)];
    return sum + quantities.reduce((all, [, number]) => all + Number(number), 0);
  }, 0);
  expect(gpus).toBeGreaterThan(0);
  expect(Number((network as { gpusSupplied: string }).gpusSupplied)).toBe(gpus);
  const { provider } = await ask(`{ provider(owner: "${owners[0]}") { online newestSample { suspect gpusAllocatable gpus { count } }
    inventory { nodes { suspect online gpusAllocatable } } } }`);
  expect(provider).toEqual({
    online: true,
    newestSample: { suspect: ['negative'], gpusAllocatable: 0, gpus: [] },
    inventory: { nodes: [{ suspect: ['negative'], online: true, gpusAllocatable: 0 }] },
  });
  const csv = await (await fetch(`${baseUrl}/export/inventory_samples.csv?columns=provider,suspect`)).text();
  for (const { owner, doubt } of spoiled) expect(csv).toContain(`${owner},${doubt}\r\n`);
});
