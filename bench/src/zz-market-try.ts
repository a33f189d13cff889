// scratch
import { createMeasure } from '../../indexer/src/measure/index.ts';
import { decodeBlock } from '../../indexer/src/decode/index.ts';
import { createLedger, restoreLedger } from '../../indexer/src/ledger/index.ts';
import { recordedObservations } from '../../indexer/src/observe/index.ts';
import { runIndexer } from '../../indexer/src/run.ts';
import { openStore } from '../../indexer/src/store/index.ts';
import { openRecording } from '@leasebook/replay';
import { startDatabase } from './database.ts';
const mode = process.argv[2];
const folder = '/work/main/recordings/akash-recorded-1';
const chain = await openRecording(folder);
const db = await startDatabase();
const genesis = async () => JSON.parse((await chain.genesis()).toString());
const source: any = { name: 'x', status: async () => ({ chainId: chain.chainId, headHeight: chain.lastHeight, headTime: 0n, earliestHeight: 1, nodeVersion: '' }), genesis,
 async *blocks(from: number, to: number) { for (let height = from; height <= to; height += 1) { const { block, results } = await chain.block(height); yield { height, block: JSON.parse(block.toString()), results: JSON.parse(results.toString()) }; } }, waitForHead: () => Promise.reject(new TypeError('')), close: async () => undefined };
const before = process.cpuUsage(); const dbBefore = await db.cpuSeconds(); const t = performance.now();
let rows = 0;
await runIndexer({ source, decode: decodeBlock, createLedger: (g: any) => createLedger({ genesis: g }), restoreLedger,
 createMeasure: (s: any, c: any) => { if (mode === 'none') return { apply() {}, drain: () => ({ figures: [], prices: [], state: null }) }; const m = createMeasure(s, c); if (mode === 'full') return m; return { apply: m.apply.bind(m), drain: () => { const d = m.drain(); rows += d.figures.length; return { ...d, figures: mode === 'network' ? d.figures.filter((f) => f.dimension === 'network') : [] }; } }; },
 observations: recordedObservations(folder), store: openStore(db.sql) } as any, { until: 'head', origin: 'recorded', signal: new AbortController().signal });
const u = process.cpuUsage(before);
console.log(mode, 'wall', ((performance.now() - t) / 1000).toFixed(1), 'node cpu', ((u.user + u.system) / 1e6).toFixed(1), 'db cpu', ((await db.cpuSeconds() ?? 0) - (dbBefore ?? 0)).toFixed(1), 'rows', rows);
if (mode === 'full') console.log(await db.sql`SELECT grain, dimension, count(*), count(distinct member) FROM figures GROUP BY 1,2 ORDER BY 1,2`);
await db.close();
process.exit(0);
