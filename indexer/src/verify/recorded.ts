// Answers that a recording holds: one line a height with everything that the node was asked then.
import { openRecording, type StateAnswer } from '@leasebook/replay/recording';
import type { Answer, StateAnswers } from './answers.ts';
import { requestKey } from './requests.ts';

interface RecordedAnswers extends StateAnswers {
  /** Heights at which the node was asked and gave no answer at all. */
  readonly unanswered: readonly number[];
}

/** The stored answers of the recording in `folder`, all in memory. Rejects with BROKEN_RECORDING. */
export async function openRecordedAnswers(folder: string): Promise<RecordedAnswers> {
  const state = await (await openRecording(folder)).state();
  const heights = new Map<number, Map<string, StateAnswer>>();
  const unanswered: number[] = [];
  for (const height of state.heights) {
    if (!state.at(height).some(({ error }) => error === undefined || error === null)) {
      unanswered.push(height);
      continue;
    }
    const key = ({ path, data }: StateAnswer) => requestKey(path, Buffer.from(data, 'hex'));
    heights.set(height, new Map(state.at(height).map((one) => [key(one), one])));
  }
  return {
    name: folder,
    unanswered,
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
