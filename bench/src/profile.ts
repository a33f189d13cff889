// `npm run profile`: which processor time of a backfill goes where, by stage and by function.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNode } from './floor.ts';
import { type IndexRun, runOnce } from './index-run.ts';
import { type BenchResult, machine } from './result.ts';

/** Microseconds between two samples. */
const SAMPLE_US = 500;
const FUNCTIONS = 25;

interface Frame {
  functionName: string;
  url: string;
  lineNumber: number;
}

/** What V8 writes at the end of a thread. */
interface CpuProfile {
  nodes: { id: number; callFrame: Frame; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** Where a function belongs; the first that fits counts, and a function of Node itself counts for whoever called it. */
const STAGES: readonly [stage: string, fits: (frame: Frame) => boolean][] = [
  ['wait', ({ functionName }) => functionName === '(idle)'],
  ['garbage collection', ({ functionName }) => functionName === '(garbage collector)'],
  ['parse', ({ url, functionName }) => url.includes('indexer/src/') && /^(parseBlock|checkedText|#?parsed)$/.test(functionName)],
  ['trust', ({ url }) => url.includes('indexer/src/source/trust/')],
  ['archive', ({ url }) => url.includes('indexer/src/archive/')],
  ['decode', ({ url }) => url.includes('indexer/src/decode/') || url.includes('@scure')],
  ['ledger', ({ url }) => url.includes('indexer/src/ledger/')],
  ['measure', ({ url }) => url.includes('indexer/src/measure/')],
  ['observe', ({ url }) => url.includes('indexer/src/observe/')],
  ['store', ({ url }) => url.includes('indexer/src/store/') || url.includes('/postgres/')],
  ['fetch', ({ url }) => url.includes('indexer/src/source/') || url.includes('/undici/')],
  ['hand over', ({ url }) => url.includes('indexer/src/reader/')],
  ['driver', ({ url }) => url.includes('indexer/src/')],
];
const OTHER = 'Node itself (sockets, streams, timers)';

function stageOf(frame: Frame): string | null {
  return STAGES.find(([, fits]) => fits(frame))?.[0] ?? null;
}

function nameOf({ functionName, url, lineNumber }: Frame): string {
  const file = url.replace(/^.*\/(node_modules|leasebook|main)\//, '').replace(/^.*\/(indexer|db|bench)\//, '$1/');
  return `${functionName || '(anonymous)'}${url === '' ? '' : ` ${file}:${lineNumber + 1}`}`;
}

interface Spent {
  stages: Map<string, number>;
  functions: Map<string, number>;
  /** What each thread worked, by its name. */
  threads: Map<string, number>;
}

function add(to: Map<string, number>, name: string, value: number): void {
  to.set(name, (to.get(name) ?? 0) + value);
}

/** Adds a thread's microseconds. */
function addProfile({ nodes, samples, timeDeltas }: CpuProfile, spent: Spent): void {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const stage = new Map<number, string>();
  const walk = (id: number, inherited: string): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const own = stageOf(node.callFrame) ?? inherited;
    stage.set(id, own);
    for (const child of node.children ?? []) walk(child, own);
  };
  const [root] = nodes;
  if (root !== undefined) walk(root.id, OTHER);
  const thread = nodes.some(({ callFrame }) => callFrame.url.endsWith('reader/reader-thread.ts')) ? 'reader' : 'main';
  for (const [index, id] of samples.entries()) {
    const microseconds = timeDeltas[index] ?? 0;
    const node = byId.get(id);
    if (node === undefined || microseconds < 0) continue;
    if (node.callFrame.functionName !== '(idle)') add(spent.threads, thread, microseconds);
    add(spent.stages, stage.get(id) ?? OTHER, microseconds);
    add(spent.functions, nameOf(node.callFrame), microseconds);
  }
}

/** Indexes the chain once with V8's profiler in every thread. */
async function profiled(recording: string): Promise<{ run: IndexRun; spent: Spent; blocks: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'leasebook-profile-'));
  const node = await startNode(recording);
  try {
    const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-interval=${SAMPLE_US}`];
    const run = await runOnce({ node, recording, ask: 'index', flags });
    const spent: Spent = { stages: new Map(), functions: new Map(), threads: new Map() };
    for (const name of await readdir(folder)) addProfile(JSON.parse(await readFile(join(folder, name), 'utf8')), spent);
    return { run, spent, blocks: node.lastHeight };
  } finally {
    await node.program.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where each microsecond of a block goes: stages, then the dearest functions. */
export async function profile(recording: string): Promise<BenchResult> {
  const { run, spent, blocks } = await profiled(recording);
  const idle = spent.stages.get('wait') ?? 0;
  const total = [...spent.stages.values()].reduce((sum, value) => sum + value, 0) - idle;
  const line = ([name, value]: [string, number]) => [
    name,
    (value / 1e6).toFixed(2),
    (value / blocks).toFixed(1),
    name === 'wait' || name === '(idle)' ? '' : `${((100 * value) / total).toFixed(1)} %`,
  ];
  const dearest = (values: Map<string, number>) => [...values].sort((a, b) => b[1] - a[1]);
  return {
    name: 'profile',
    claim: `Where the time of every thread of the indexer goes while it reads ${blocks} blocks from a node (a sample each ${SAMPLE_US} µs); functions of Node count for whoever calls them.`,
    columns: ['stage', 's', 'µs a block', 'of the work'],
    rows: [
      ...dearest(spent.stages).map(line),
      ['**threads**', '', '', ''],
      ...dearest(spent.threads).map(line),
      ['**functions alone**', '', '', ''],
      ...dearest(spent.functions)
        .filter(([name]) => name !== '(idle)')
        .slice(0, FUNCTIONS)
        .map(line),
    ],
    notes: [
      `${run.seconds.toFixed(1)} s in all under the profiler; processor seconds: indexer ${run.indexerCpu.toFixed(1)} (native threads for packing included), node ${run.nodeCpu.toFixed(1)}, PostgreSQL ${run.databaseCpu?.toFixed(1) ?? 'not known'}.`,
      'The ratio is that of waiting to the whole time of all threads.',
    ],
    ratio: idle / (idle + total),
    limit: 1,
    peakRssMiB: run.peakRssMiB,
    machine: machine(),
  };
}
