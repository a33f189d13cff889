// The floor under every backfill: all blocks fetched and parsed, at the best number of requests at once.
import { numberOf, type Program, startProgram } from './child.ts';
import { type BenchResult, machine } from './result.ts';

/** Requests at once that are tried. */
const PARALLEL = [4, 8, 16, 32];

/** One pass over the whole chain. */
export interface FloorPass {
  parallel: number;
  seconds: number;
  bytes: number;
  /** Processor time of whoever fetches, and of the node. */
  clientCpu: number;
  nodeCpu: number;
  peakRssMiB: number;
}

/** A node that serves a recorded chain. */
export interface Node {
  url: string;
  /** The chain's last block, and its head as long as it is not moved on. */
  lastHeight: number;
  headHeight: number;
  program: Program;
  /** Processor seconds that it has used so far. */
  cpuSeconds(): Promise<number>;
}

/** Starts a node on the whole chain, or on all but the last blocks of it. */
export async function startNode(recording: string, heldBack = 0): Promise<Node> {
  const program = startProgram('replay-program.ts', [recording, String(heldBack)]);
  const { url, lastHeight } = await program.ask({ ask: 'listen' });
  return {
    url: String(url),
    lastHeight: Number(lastHeight),
    headHeight: Number(lastHeight) - heldBack,
    program,
    cpuSeconds: async () => numberOf(await program.ask({ ask: 'usage' }), 'cpuSeconds'),
  };
}

/** Fetches the chain once for each number of requests at once; the quickest pass comes first. */
export async function floorPasses(node: Node): Promise<[FloorPass, ...FloorPass[]]> {
  const client = startProgram('floor-program.ts');
  const passes: FloorPass[] = [];
  try {
    for (const parallel of PARALLEL) {
      const before = await node.cpuSeconds();
      const answer = await client.ask({ url: node.url, to: node.lastHeight, parallel });
      passes.push({
        parallel,
        seconds: numberOf(answer, 'seconds'),
        bytes: numberOf(answer, 'bytes'),
        clientCpu: numberOf(answer, 'cpuSeconds'),
        nodeCpu: (await node.cpuSeconds()) - before,
        peakRssMiB: numberOf(answer, 'peakRssMiB'),
      });
    }
  } finally {
    await client.stop();
  }
  const [best, ...others] = passes.sort((a, b) => a.seconds - b.seconds);
  if (best === undefined) throw new TypeError('no pass');
  return [best, ...others];
}

/** The floor by itself; its ratio is that of the slowest pass to the quickest. */
export async function floor(recording: string): Promise<BenchResult> {
  const node = await startNode(recording);
  try {
    const passes = await floorPasses(node);
    const [best] = passes;
    return {
      name: 'floor',
      claim: `Every block and its results, ${node.lastHeight} of each, ${(best.bytes / 1e6).toFixed(0)} MB of JSON, fetched and parsed, nothing else; the node in a process of its own on the same machine.`,
      columns: ['requests at once', 's', 'blocks/s', 'MB/s', 'CPU s of the client', 'CPU s of the node'],
      rows: passes.map((pass) => [
        pass.parallel,
        pass.seconds.toFixed(2),
        Math.round(node.lastHeight / pass.seconds),
        Math.round(pass.bytes / 1e6 / pass.seconds),
        pass.clientCpu.toFixed(2),
        pass.nodeCpu.toFixed(2),
      ]),
      notes: ['The ratio is that of the slowest pass to the quickest, which is the floor.'],
      ratio: (passes.at(-1) ?? best).seconds / best.seconds,
      limit: 3,
      figures: { seconds: best.seconds, cpuSeconds: best.clientCpu + best.nodeCpu },
      peakRssMiB: best.peakRssMiB,
      machine: machine(),
    };
  } finally {
    await node.program.stop();
  }
}
