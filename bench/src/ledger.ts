// What the ledger costs, by a thousand blocks of the recorded chain: it must not grow with the history behind it.
import { ledgerCost } from '@leasebook/indexer/bench';
import { openRecording } from '@leasebook/replay';
import { type BenchResult, machine, median, peakRssMiB } from './result.ts';

const PASSES = 3;
const LIMIT = 1.3;
const BLOCKS_EACH = 1_000;

/**
 * Runs the chain through the ledger several times in this process (the first pass warms up and does not count) and
 * compares the cost of one message in the last quarter of the blocks with that in the first: "equal activity" means per
 * message, because later blocks of the recorded chain hold more of them.
 */
export async function ledger(folder: string): Promise<BenchResult> {
  const recording = await openRecording(folder);
  const passes: { microseconds: number; messages: number }[][] = [];
  for (let pass = 0; pass <= PASSES; pass += 1) passes.push(await ledgerCost(recording, BLOCKS_EACH));
  const counted = passes.slice(1);
  const chunks = (counted[0] ?? []).map(({ messages }, place) => ({
    messages,
    microseconds: median(counted.map((pass) => pass[place]?.microseconds ?? Number.NaN)),
  }));
  const each = (part: typeof chunks) =>
    part.reduce((sum, chunk) => sum + chunk.microseconds, 0) / part.reduce((sum, chunk) => sum + chunk.messages, 0);
  const quarter = Math.floor(chunks.length / 4);
  const first = each(chunks.slice(0, quarter));
  const last = each(chunks.slice(-quarter));
  return {
    name: 'ledger',
    claim: `Ledger (apply and drain) over ${recording.lastHeight} blocks, median of ${PASSES} passes: a message costs ${first.toFixed(1)} µs in the first quarter and ${last.toFixed(1)} µs in the last.`,
    columns: ['blocks', 'ms', 'messages', 'µs a message'],
    rows: chunks.map(({ microseconds, messages }, place) => [
      `${place * BLOCKS_EACH + 1}–${Math.min((place + 1) * BLOCKS_EACH, recording.lastHeight)}`,
      (microseconds / 1_000).toFixed(1),
      messages,
      (microseconds / messages).toFixed(1),
    ]),
    ratio: last / first,
    limit: LIMIT,
    peakRssMiB: peakRssMiB(),
    machine: machine(),
  };
}
