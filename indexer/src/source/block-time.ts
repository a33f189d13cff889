// When a block was made, by its header.
import { z } from 'zod';
import type { RawBlock } from '../contract.ts';

const schema = z.object({ block: z.object({ header: z.object({ time: z.string() }) }) });

/** Milliseconds since the epoch; null where the block has no readable time. Good for intervals, not for tables. */
export function blockTime({ block }: RawBlock): number | null {
  const parsed = schema.safeParse(block);
  const time = parsed.success ? Date.parse(parsed.data.block.header.time) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
