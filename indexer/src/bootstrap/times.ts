// Times of the blocks that created what lives: state has heights only.
import { LeasebookError } from '@leasebook/db';
import { z } from 'zod';
import { parseTime } from '../decode/text.ts';
import type { UnixNanos } from '../facts.ts';
import type { Endpoint } from '../source/endpoint.ts';
import type { Endpoints } from '../source/endpoints.ts';
import { garbage } from '../source/errors.ts';

/** Requests at once. */
const PARALLEL = 8;

const header = z.object({ block: z.object({ header: z.object({ height: z.coerce.number(), time: z.string() }) }) });

async function timeOf(endpoint: Endpoint, height: number, signal: AbortSignal): Promise<UnixNanos> {
  const reply = header.safeParse(await endpoint.call('block', { height: String(height) }, signal, height));
  if (!reply.success || reply.data.block.header.height !== height) {
    throw garbage({ endpoint: endpoint.name, height, cause: 'no header of that height' }, 'block');
  }
  return parseTime(reply.data.block.header.time);
}

/** Header times of those of `heights` that the node still has. Rejects where it does not answer at all. */
export async function blockTimes(endpoints: Endpoints, heights: readonly number[], signal: AbortSignal): Promise<Map<number, UnixNanos>> {
  const times = new Map<number, UnixNanos>();
  // In order, as blocks lie beside each other in a node's store; taken from the end.
  const queue = [...heights].sort((left, right) => right - left);
  const work = async (): Promise<void> => {
    for (let height = queue.pop(); height !== undefined; height = queue.pop()) {
      const wanted = height;
      try {
        times.set(wanted, await endpoints.run((endpoint) => timeOf(endpoint, wanted, signal), signal));
      } catch (error) {
        // What the node no longer keeps stays unknown; anything else is an error.
        if (!(error instanceof LeasebookError) || error.code !== 'NODE_PRUNED') throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return times;
}
