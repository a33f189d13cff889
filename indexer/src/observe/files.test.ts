// Observations from files: exact quantities, variants, order, dead letters, and the same answer however time is cut.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Observations } from '../contract.ts';
import { parseTime } from '../decode/text.ts';
import { ONE } from '../ledger/decimal.ts';
import { fileObservations, noObservations, recordedObservations } from './files.ts';

const AFTER_ALL = parseTime('2100-01-01T00:00:00Z');
let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'observations-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

interface CardText {
  vendor?: string;
  name?: string;
  memory_size?: string;
  interface?: string;
}
const A100 = { vendor: 'NVIDIA', name: 'A100', memory_size: '80Gi', interface: 'SXM4' };
const T4 = { vendor: 'nvidia', name: 't4', memory_size: '16Gi', interface: 'PCIe' };

function node(gpus: string, cards: CardText[], rest: Record<string, unknown> = {}, used = gpus === '0' ? '0' : '1'): unknown {
  return { resources: { gpu: { quantity: { allocatable: { string: gpus }, allocated: { string: used } }, info: cards }, ...rest } };
}
function answer(...nodes: unknown[]): unknown {
  return { cluster: { leases: { active: 3 }, inventory: { cluster: { nodes } } } };
}
function line(time: string, ...providers: unknown[]): string {
  return `${JSON.stringify({ height: 7, time, providers })}\n`;
}

async function read(content: string, name = 'status.ndjson'): Promise<Awaited<ReturnType<Observations['between']>>> {
  return fileObservations({ providerStatus: await file(name, content) }).between(null, AFTER_ALL);
}

describe('provider status', () => {
  it('adds nodes and storage pools exactly', async () => {
    const pair = (allocatable: string, allocated: string): unknown => ({ allocatable: { string: allocatable }, allocated });
    const rest = {
      cpu: { quantity: pair('12500m', '0.0001') },
      memory: { quantity: pair('1.5Gi', '1e3') },
      ephemeral_storage: pair('2G', '500M'),
    };
    const status = {
      cluster: { inventory: { cluster: { nodes: [node('2', [A100, A100], rest)], storage: [{ quantity: pair('1Ti', '1u') }] } } },
    };
    const { samples, deadLetters } = await read(line('2026-01-01T00:00:00.123456789Z', { owner: 'akash1a', status }));
    expect(deadLetters).toEqual([]);
    expect(samples).toEqual([
      {
        provider: 'akash1a',
        time: 1767225600123456000n,
        error: null,
        gpusAllocatable: 2,
        gpusAllocated: 1,
        cpuMillisAllocatable: 12500n,
        cpuMillisAllocated: 1n,
        memoryBytesAllocatable: 1610612736n,
        memoryBytesAllocated: 1000n,
        storageBytesAllocatable: 2_000_000_000n + 2n ** 40n,
        storageBytesAllocated: 500_000_001n,
        activeLeases: 0,
        gpusInstalled: 2,
        gpus: [
          { vendor: 'nvidia', model: 'a100', ram: '80Gi', interface: 'sxm', installed: 2, count: 2, allocatedMin: 1, allocatedMax: 1 },
        ],
        suspect: [],
        raw: null,
      },
    ]);
  });

  it.each([
    ['as many cards as GPUs', node('2', [A100, T4]), { a100: 1, t4: 1 }],
    ['GPUs without a card', node('3', [T4]), { t4: 1, unknown: 2 }],
    ['cards without a name', node('1', [{}]), { unknown: 1 }],
    ['more cards than GPUs, one model', node('1', [T4, T4, T4]), { t4: 1 }],
    ['more cards than GPUs, two models', node('4', [A100, A100, A100, T4, T4]), { a100: 2, t4: 1, unknown: 1 }],
    ['no GPUs left of the cards', node('0', [T4]), {}],
  ])('gives each GPU one variant: %s', async (_, given, expected) => {
    const { samples } = await read(line('2026-01-01T00:00:00Z', { owner: 'akash1a', status: answer(given) }));
    const [sample] = samples;
    expect(Object.fromEntries(sample?.gpus.flatMap(({ model, count }) => (count > 0 ? [[model, count]] : [])) ?? [])).toEqual(expected);
    expect(sample?.gpus.reduce((sum, variant) => sum + variant.count, 0)).toBe(sample?.gpusAllocatable);
  });

  it.each([
    ['all of one variant', node('4', [A100, A100, A100, A100], {}, '3'), { a100: [3, 3] }],
    [
      'of two variants, as many as the others cannot be',
      node('6', [A100, A100, A100, A100, T4, T4], {}, '5'),
      { a100: [3, 4], t4: [1, 2] },
    ],
    ['of two variants, few', node('4', [A100, A100, T4, T4], {}, '1'), { a100: [0, 1], t4: [0, 1] }],
    ['with GPUs without a card', node('3', [T4], {}, '3'), { t4: [1, 1], unknown: [2, 2] }],
    ['with cards that cannot be leased', node('2', [A100, A100, T4], {}, '1'), { a100: [0, 1], t4: [0, 1], unknown: [0, 1] }],
  ])('bounds what is in use of each variant: %s', async (_, given, expected) => {
    const { samples } = await read(line('2026-01-01T00:00:00Z', { owner: 'akash1a', status: answer(given) }));
    const [sample] = samples;
    const bounds = sample?.gpus.map(({ model, allocatedMin, allocatedMax }) => [model, [allocatedMin, allocatedMax]]) ?? [];
    expect(Object.fromEntries(bounds)).toEqual(expected);
  });

  it('adds the variants of several nodes up, in the order of their names', async () => {
    const status = answer(node('1', [T4]), node('2', [T4, A100]));
    const { samples } = await read(line('2026-01-01T00:00:00Z', { owner: 'akash1a', status }));
    expect(samples[0]?.gpus).toEqual([
      { vendor: 'nvidia', model: 'a100', ram: '80Gi', interface: 'sxm', installed: 1, count: 1, allocatedMin: 0, allocatedMax: 1 },
      { vendor: 'nvidia', model: 't4', ram: '16Gi', interface: 'pcie', installed: 2, count: 2, allocatedMin: 1, allocatedMax: 2 },
    ]);
  });

  const full = (capacity: string) => ({ gpu: { quantity: { allocatable: '8', allocated: '4', capacity }, info: [] } });
  it.each([
    ['a negative quantity', node('-1', []), ['negative']],
    ['a quantity without digits', node('Gi', []), ['unit']],
    ['a unit that Kubernetes does not know', node('1', [], { memory: { quantity: { allocatable: '64 GB', allocated: '0' } } }), ['unit']],
    ['GiB told as bytes', node('1', [], { memory: { quantity: { allocatable: '64', allocated: '0' } } }), ['unit']],
    ['more GPUs than a node holds', node('3G', []), ['unit']],
    ['more cards than a node holds', node('1', Array(2_000).fill(T4)), ['unit']],
    ['more in use than there is', node('8', [], {}, '9'), ['above-capacity']],
    ['more to lease than there is', node('8', [], full('4')), ['above-capacity']],
    [
      'several wrongs',
      node('-8', [], { memory: { quantity: { allocatable: '64', allocated: '65' } } }),
      ['above-capacity', 'negative', 'unit'],
    ],
  ])('keeps an answer with %s whole, flagged, with its leases and without hardware', async (_, given, suspect) => {
    const status = answer(given, node('4', [T4, T4, T4, T4]));
    const { samples, deadLetters } = await read(line('2026-01-01T00:00:00Z', { owner: 'akash1a', status }));
    expect(deadLetters).toEqual([]);
    const hardware = { gpusAllocatable: 0, gpus: [], cpuMillisAllocatable: 0n };
    expect(samples).toMatchObject([{ error: null, suspect, ...hardware, activeLeases: 3, raw: status }]);
  });

  it('believes a node of which a device failed while all were in use', async () => {
    const given = node('7', [], { gpu: { quantity: { allocatable: '7', allocated: '8', capacity: '8' }, info: [] } });
    const { samples } = await read(line('2026-01-01T00:00:00Z', { owner: 'akash1a', status: answer(given) }));
    expect(samples).toMatchObject([{ suspect: [], gpusAllocatable: 7, gpusAllocated: 8 }]);
  });

  it('takes a capacity of zero for one that is not told', async () => {
    const given = node('2', [], { gpu: { quantity: { allocatable: '2', allocated: '1', capacity: {} }, info: [] } });
    const { samples } = await read(line('2026-01-01T00:00:00Z', { owner: 'akash1a', status: answer(given) }));
    expect(samples).toMatchObject([{ suspect: [], gpusAllocatable: 2, gpusAllocated: 1 }]);
  });

  it('keeps the reason of a missing answer', async () => {
    const { samples } = await read(line('2026-01-01T00:00:00Z', { owner: 'akash1a', error: 'connect ETIMEDOUT' }));
    expect(samples).toMatchObject([{ provider: 'akash1a', error: 'connect ETIMEDOUT', gpusAllocatable: 0, gpus: [] }]);
  });

  it.each([
    ['an answer without inventory', { cluster: {} }, 'PROVIDER_STATUS_INVALID'],
    ['no answer and no error', undefined, 'PROVIDER_STATUS_INVALID'],
    ['a card with an endless name', answer(node('1', [{ ...T4, name: 'x'.repeat(129) }])), 'PROVIDER_STATUS_INVALID'],
  ])('sets aside %s and keeps the other providers', async (_, status, code) => {
    const bad = { owner: 'akash1bad', status };
    const good = { owner: 'akash1good', status: answer(node('1', [T4])) };
    const { samples, deadLetters } = await read(line('2026-01-01T00:00:00Z', bad, good));
    expect(samples.map((sample) => sample.provider)).toEqual(['akash1good']);
    expect(deadLetters).toMatchObject([{ kind: 'provider-status', code, height: 7, object: 'provider status line 1 entry 0' }]);
    expect(JSON.parse(Buffer.from(deadLetters[0]?.bytes ?? []).toString())).toEqual(JSON.parse(JSON.stringify(bad)));
  });

  it('sets aside lines that are no JSON, go back in time or repeat a provider', async () => {
    const one = { owner: 'akash1a', status: answer(node('1', [T4])) };
    const { samples, deadLetters } = await read(
      `{"time":"20\n${line('2026-01-01T00:00:01Z', one)}${line('2026-01-01T00:00:00Z', one)}${line('2026-01-01T00:00:01Z', one)}`,
    );
    expect(samples).toHaveLength(1);
    expect(deadLetters.map((dead) => [dead.object, dead.code])).toEqual([
      ['provider status line 1', 'OBSERVATION_INVALID'],
      ['provider status line 3', 'OBSERVATION_ORDER'],
      ['provider status line 4 entry 0', 'OBSERVATION_REPEATED'],
    ]);
    expect(Buffer.from(deadLetters[0]?.bytes ?? []).toString()).toBe('{"time":"20');
  });
});

describe('provider status over REST', () => {
  const none = { cpu: 0, gpu: 0, memory: 0, storage_ephemeral: 0 };
  const GIB = 2 ** 30;
  /** A node that has `allocatable` and has `available` of it left. */
  const restNode = (allocatable: Partial<typeof none>, available: Partial<typeof none> = {}) => ({
    allocatable: { ...none, ...allocatable },
    available: { ...none, ...available },
  });
  async function readRest(nodes: unknown[], inventory: Record<string, unknown> = {}) {
    const rest = { cluster: { leases: 2, inventory: { available: { nodes }, ...inventory } } };
    const { samples, deadLetters } = await read(line('2026-01-01T00:00:00Z', { owner: 'akash1a', rest }));
    expect(deadLetters).toEqual([]);
    return { sample: samples[0], rest };
  }

  it('adds nodes, pools and volumes of leases up', async () => {
    const nodes = [
      restNode(
        { cpu: 8_000, gpu: 4, memory: 3 * GIB, storage_ephemeral: 100 },
        { cpu: 7_000, gpu: 1, memory: 2 * GIB, storage_ephemeral: 99 },
      ),
      // For a moment a node may have more left than it has.
      restNode({ cpu: 4_000, gpu: 2, memory: GIB, storage_ephemeral: 50 }, { cpu: 5_000, gpu: 2, memory: GIB, storage_ephemeral: 20 }),
    ];
    const available = { nodes, storage: [{ size: 1_000 }, { size: 200 }] };
    const active = [{ storage: { beta3: 7, ephemeral: 1 } }, { storage: { beta2: 5 } }, { storage: null }];
    const { sample } = await readRest([], { available, active });
    expect(sample).toMatchObject({
      ...{ error: null, suspect: [], activeLeases: 2, gpusAllocatable: 6, gpusAllocated: 3, gpusInstalled: 0 },
      ...{ cpuMillisAllocatable: 12_000n, cpuMillisAllocated: 1_000n },
      ...{ memoryBytesAllocatable: BigInt(4 * GIB), memoryBytesAllocated: BigInt(GIB) },
      ...{ storageBytesAllocatable: 1_362n, storageBytesAllocated: 43n },
      gpus: [{ vendor: '', model: 'unknown', ram: '', interface: '', installed: 0, count: 6, allocatedMin: 3, allocatedMax: 3 }],
    });
  });

  it('has no variant where there is no GPU', async () => {
    const { sample } = await readRest([restNode({ cpu: 8_000, memory: GIB })]);
    expect(sample).toMatchObject({ gpusAllocatable: 0, gpus: [], cpuMillisAllocated: 8_000n });
  });

  it.each([
    ['less than nothing left', [restNode({ gpu: 1 }, { gpu: -1 })], {}, ['above-capacity', 'negative']],
    ['less than nothing', [restNode({ gpu: -1 })], {}, ['negative']],
    ['a volume of less than nothing', [], { active: [{ storage: { beta3: -1 } }] }, ['negative']],
    ['a pool of less than nothing', [], { available: { storage: [{ size: -1 }] } }, ['negative']],
    ['GiB told as bytes', [restNode({ memory: 64 })], {}, ['unit']],
    ['vCPUs told as thousandths', [restNode({ cpu: 8 })], {}, ['unit']],
    ['more GPUs than a node holds', [restNode({ gpu: 2_000 })], {}, ['unit']],
  ])('keeps an answer with %s whole, flagged, with its leases and without hardware', async (_, nodes, inventory, suspect) => {
    const { sample, rest } = await readRest([restNode({ gpu: 4 }), ...nodes], inventory);
    expect(sample).toMatchObject({ error: null, suspect, gpusAllocatable: 0, gpus: [], activeLeases: 2, raw: rest });
  });
});

describe('AKT prices', () => {
  it('reads exact decimals and sets aside what is none', async () => {
    const prices = await file(
      'series.csv',
      'time,akt_usd\n2026-01-01T00:00:00Z,1.1325\n2026-01-02T00:00:00Z,1e3\n2026-01-02T00:00:00Z,-1\n2026-01-02T00:00:00Z,0\n2026-01-02T00:00:00Z,2,3\n2026-01-01T00:00:00Z,5\n2026-01-03T00:00:00Z,0.000000000000000001',
    );
    const found = await fileObservations({ prices }).between(null, AFTER_ALL);
    expect(found.prices).toEqual([
      { time: parseTime('2026-01-01T00:00:00Z'), price: (ONE * 11325n) / 10000n, source: 'import' },
      { time: parseTime('2026-01-03T00:00:00Z'), price: 1n, source: 'import' },
    ]);
    expect(found.deadLetters.map((dead) => [dead.kind, dead.object])).toEqual([3, 4, 5, 6, 7].map((at) => ['price', `price line ${at}`]));
  });

  it('refuses a file with another header', async () => {
    const prices = await file('other.csv', 'date,price\n');
    await expect(fileObservations({ prices }).between(null, AFTER_ALL)).rejects.toMatchObject({
      code: 'OBSERVATIONS_UNREADABLE',
      kind: 'fatal',
    });
  });
});

describe('files', () => {
  it('names a missing file', async () => {
    const providerStatus = join(directory, 'missing.ndjson');
    await expect(fileObservations({ providerStatus }).between(null, 0n)).rejects.toMatchObject({
      code: 'OBSERVATIONS_UNREADABLE',
      object: providerStatus,
    });
  });

  it('names a missing folder, and takes files as they are or compressed', async () => {
    expect(() => recordedObservations(join(directory, 'missing'))).toThrow(expect.objectContaining({ code: 'OBSERVATIONS_UNREADABLE' }));
    const folder = await mkdtemp(join(directory, 'folder-'));
    await writeFile(join(folder, 'provider-status.ndjson'), line('2026-01-01T00:00:00Z', { owner: 'akash1a', error: 'off' }));
    await writeFile(join(folder, 'prices.csv.zst'), zstdCompressSync('time,akt_usd\n2026-01-01T00:00:00Z,1\n'));
    const found = await recordedObservations(folder).between(null, AFTER_ALL);
    expect([found.samples.length, found.prices.length]).toEqual([1, 1]);
  });

  it('names a truncated file instead of ending early', async () => {
    const whole = zstdCompressSync(line('2026-01-01T00:00:00Z', { owner: 'akash1a', status: answer(node('1', [T4])) }));
    const providerStatus = await file('truncated.ndjson.zst', whole.subarray(0, whole.length - 9));
    await expect(fileObservations({ providerStatus }).between(null, AFTER_ALL)).rejects.toMatchObject({ code: 'OBSERVATIONS_UNREADABLE' });
  });

  it('has nothing where nothing is observed', async () => {
    expect(await noObservations().between(null, AFTER_ALL)).toEqual({ samples: [], prices: [], deadLetters: [] });
    expect(await recordedObservations(directory).between(null, AFTER_ALL)).toEqual({ samples: [], prices: [], deadLetters: [] });
  });

  it('counts what was observed in the microsecond of a block as known in that block, as the tables tell it', async () => {
    const providerStatus = await file('within.ndjson', line('2026-01-01T00:00:00.123456789Z', { owner: 'akash1a', error: 'none' }));
    const prices = await file('within.csv', 'time,akt_usd\n2026-01-01T00:00:00.123456999Z,1.5\n');
    const observations = fileObservations({ providerStatus, prices });
    const before = await observations.between(null, parseTime('2026-01-01T00:00:00.123455Z'));
    expect([before.samples, before.prices]).toEqual([[], []]);
    const block = parseTime('2026-01-01T00:00:00.123456Z');
    const found = await observations.between(parseTime('2026-01-01T00:00:00.123455Z'), block);
    expect([...found.samples, ...found.prices].map(({ time }) => time)).toEqual([block, block]);
    const after = await observations.between(block, AFTER_ALL);
    expect([after.samples, after.prices]).toEqual([[], []]);
  });

  it('gives the same however time is cut, also after a restart', async () => {
    const start = parseTime('2026-01-01T00:00:00Z');
    const at = (second: number): bigint => start + BigInt(second) * 1_000_000_000n;
    const text = (second: number): string => new Date(Number(at(second) / 1_000_000n)).toISOString();
    const lines = [0, 0, 3, 5, 5, 9].map((second, index) => line(text(second), { owner: `akash1${index}`, error: 'off' }));
    const providerStatus = await file(
      'cut.ndjson',
      ['no json\n', ...lines, 'nor this\n'].flatMap((each, i) => (i === 3 ? ['bad\n', each] : [each])).join(''),
    );
    const prices = await file('cut.csv', `time,akt_usd\n${[1, 3, 8].map((second) => `${text(second)},${second}\n`).join('')}`);
    const whole = await fileObservations({ providerStatus, prices }).between(null, at(20));
    expect([whole.samples.length, whole.prices.length, whole.deadLetters.length]).toEqual([6, 3, 3]);

    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: -1, max: 12 })), fc.array(fc.boolean()), async (cuts, restarts) => {
        let observations = fileObservations({ providerStatus, prices });
        const found: typeof whole = { samples: [], prices: [], deadLetters: [] };
        let after: bigint | null = null;
        for (const [index, upTo] of [...cuts.sort((a, b) => a - b).map(at), at(20)].entries()) {
          if (restarts[index] === true) observations = fileObservations({ providerStatus, prices });
          const part: typeof whole = await observations.between(after, upTo);
          for (const { time } of [...part.samples, ...part.prices])
            expect([time, time > (after ?? 0n) && time <= upTo]).toEqual([time, true]);
          found.samples.push(...part.samples);
          found.prices.push(...part.prices);
          found.deadLetters.push(...part.deadLetters);
          after = upTo;
        }
        const order = (letters: typeof whole.deadLetters): string[] => letters.map((dead) => dead.object).sort();
        expect({ ...found, deadLetters: order(found.deadLetters) }).toEqual({ ...whole, deadLetters: order(whole.deadLetters) });
      }),
      { numRuns: 50 },
    );
  });

  it('reads a recorded chain', async () => {
    const recording = fileURLToPath(new URL('../../../recordings/akash-recorded-1', import.meta.url));
    const { last_time: last } = JSON.parse(await readFile(join(recording, 'manifest.json'), 'utf8'));
    const { samples, prices, deadLetters } = await recordedObservations(recording).between(null, parseTime(String(last)));
    expect(deadLetters).toEqual([]);
    expect(new Set(samples.flatMap((sample) => sample.gpus.map((gpu) => gpu.model))).size).toBeGreaterThan(15);
    expect(samples.some((sample) => sample.error !== null)).toBe(true);
    expect(samples.every((sample) => sample.gpus.reduce((sum, gpu) => sum + gpu.count, 0) === sample.gpusAllocatable)).toBe(true);
    expect(prices.length).toBeGreaterThan(400);
  });
});
