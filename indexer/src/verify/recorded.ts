// Answers that a recording holds: one line a height with everything that the node was asked then.
import { join } from 'node:path';
import { z } from 'zod';
import type { Answer, StateAnswers } from './answers.ts';
import { packedLines, parseLine } from './packed.ts';
import { requestKey } from './requests.ts';

const answer = z.object({ path: z.string(), data: z.string(), value: z.string().nullish(), error: z.unknown().optional() });
const state = z.object({ height: z.number().int().positive(), answers: z.array(answer) });

type RecordedAnswer = z.infer<typeof answer>;

/** The stored answers of the recording in `folder`, all in memory. Rejects with RECORDING_DAMAGED. */
export async function openRecordedAnswers(folder: string): Promise<StateAnswers> {
  const file = join(folder, 'state.ndjson.zst');
  const heights = new Map<number, Map<string, RecordedAnswer>>();
  let number = 0;
  for await (const text of packedLines(file)) {
    number += 1;
    const { height, answers } = parseLine(state, text, file, number);
    // A height may be there twice, e.g. as a month's and as the end's: the answers add up.
    const known = heights.get(height) ?? new Map<string, RecordedAnswer>();
    for (const one of answers) known.set(requestKey(one.path, Buffer.from(one.data, 'hex')), one);
    heights.set(height, known);
  }
  return {
    name: folder,
    heights: () => [...heights.keys()].sort((left, right) => left - right),
    async ask(path, data, height): Promise<Answer> {
      const found = heights.get(height)?.get(requestKey(path, data));
      if (found === undefined) return { kind: 'absent' };
      const { value, error } = found;
      // An empty reply may be stored as no value at all.
      if (error === undefined || error === null) return { kind: 'value', value: Buffer.from(value ?? '', 'base64') };
      return { kind: 'refused', reason: typeof error === 'string' ? error : JSON.stringify(error) };
    },
    async close() {
      heights.clear();
    },
  };
}
