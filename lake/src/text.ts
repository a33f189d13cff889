// An export as one text, for files that are small.

import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { OpenFile } from '@leasebook/api';

/** Everything that an opened file writes. */
export async function collectText(file: Pick<OpenFile, 'write'>): Promise<string> {
  const output = new PassThrough();
  const whole = text(output);
  await file.write({
    output,
    take: (block) => {
      // Blocks are used again once they are taken.
      output.write(Buffer.from(block));
      return undefined;
    },
    end: async () => void output.end(),
    destroy: (error) => void output.destroy(error),
  });
  return whole;
}
