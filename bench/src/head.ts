// From a block's arrival at a WebSocket to the GraphQL answer that contains it.
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { WebSocket } from 'ws';
import { type Program, startIndexer, startProgram } from './child.ts';
import { startDatabase } from './database.ts';
import { type Node, startNode } from './floor.ts';
import { type BenchResult, machine } from './result.ts';

/** Blocks that come one by one, after a few that warm up. */
const BLOCKS = 200;
const WARM_UP = 20;
const LIMIT_P50_MS = 100;
const LIMIT_P99_MS = 300;
/** A block that takes longer is an error. */
const PATIENCE_MS = 10_000;
/** Between a block's answer and the next block, so that it finds everybody at rest, as on a chain. */
const REST_MS = 50;

const subscribe = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'subscribe', params: { query: "tm.event='NewBlock'" } });

/** A client of the node's WebSocket, as the indexer is one. */
async function listen(node: Node): Promise<{ next(): Promise<number>; close(): void }> {
  const socket = new WebSocket(`${node.url.replace('http', 'ws')}/websocket`);
  let arrived: (at: number) => void = () => undefined;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.on('error', reject);
  socket.on('open', () => socket.send(subscribe));
  socket.on('message', (data) => {
    // The answer to the subscription comes first.
    resolve();
    if (data.toString().includes('tendermint/event/NewBlock')) arrived(performance.now());
  });
  await promise;
  return {
    next: () =>
      new Promise((tell) => {
        arrived = tell;
      }),
    close: () => socket.terminate(),
  };
}

const query = JSON.stringify({ query: '{ status { indexedHeight } }' });

/** Asks until the answer contains the block; milliseconds since `arrived`. */
async function untilAnswered(pool: Pool, path: string, height: number, arrived: number): Promise<number> {
  for (;;) {
    const answer = await pool.request({ path, method: 'POST', headers: { 'content-type': 'application/json' }, body: query });
    const { data, errors } = JSON.parse(await answer.body.text());
    if (errors !== undefined) throw new Error(`the API answers ${JSON.stringify(errors)}`);
    const milliseconds = performance.now() - arrived;
    if (data.status.indexedHeight >= height) return milliseconds;
    if (milliseconds > PATIENCE_MS) throw new Error(`block ${height} was not answered within ${PATIENCE_MS} ms`);
  }
}

async function measure(node: Node, api: Program): Promise<number[]> {
  const { url } = await api.ask({ ask: 'listen' });
  const address = new URL(String(url));
  const pool = new Pool(address.origin);
  const socket = await listen(node);
  const times: number[] = [];
  try {
    for (let height = node.headHeight + 1; height <= node.headHeight + WARM_UP + BLOCKS; height += 1) {
      const arrival = socket.next();
      await node.program.ask({ ask: 'move', height });
      times.push(await untilAnswered(pool, address.pathname, height, await arrival));
      await pause(REST_MS);
    }
  } finally {
    socket.close();
    await pool.close();
  }
  return times.slice(WARM_UP);
}

/** The chain up to its last blocks is indexed; then these come one by one. */
export async function head(recording: string): Promise<BenchResult> {
  const node = await startNode(recording, BLOCKS + WARM_UP);
  const database = await startDatabase();
  const indexer = startIndexer(database.url);
  const api = startProgram('api-program.ts', ['ours'], { environment: { DATABASE_URL: database.url } });
  try {
    const { peakRssMiB } = await indexer.ask({ ask: 'index', url: node.url, recording });
    await indexer.ask({ ask: 'follow', url: node.url, recording });
    const times = (await measure(node, api)).sort((a, b) => a - b);
    const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
    const [p50, p99] = [at(0.5), at(0.99)];
    return {
      name: 'head',
      claim: `From a new block's arrival at a client of the node's WebSocket to the first GraphQL answer that contains it, over ${times.length} blocks one by one after ${node.headHeight + WARM_UP} indexed ones; indexer, node, API and PostgreSQL each in processes of their own.`,
      columns: ['p50 ms', 'p90 ms', 'p99 ms', 'slowest ms'],
      rows: [[p50, at(0.9), p99, at(1)].map((value) => value.toFixed(1))],
      notes: ['The ratio is the greater of p50 over 100 ms and p99 over 300 ms.'],
      ratio: Math.max(p50 / LIMIT_P50_MS, p99 / LIMIT_P99_MS),
      limit: 1,
      figures: { p50, p99 },
      peakRssMiB: Number(peakRssMiB),
      machine: machine(),
    };
  } finally {
    await indexer.stop();
    await api.stop();
    await database.close();
    await node.program.stop();
  }
}
