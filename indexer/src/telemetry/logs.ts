// Events as log lines: one fixed sentence each, everything else in fields, the height where there is one.
import { LeasebookError } from '@leasebook/db';
import type { Logger } from 'pino';
import type { IndexObserver } from './observer.ts';

function fieldsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof LeasebookError)) return { err: error };
  const { code, kind, height, object, advice, message } = error;
  return { code, kind, height, object, error: message, advice };
}

/** An observer that writes one line for each event; requests that succeed are only counted, not logged. */
export function logEvents(logger: Logger): IndexObserver {
  let headHeight = 0;
  return {
    begins: ({ chainId, origin }) => logger.info({ chainId, origin }, 'indexing begins'),
    leads: (isLeader) => logger.info(isLeader ? 'this indexer writes' : 'standing by: another indexer writes to this database'),
    head(status) {
      if (status.headHeight === headHeight) return;
      headHeight = status.headHeight;
      logger.debug({ height: headHeight, nodeVersion: status.nodeVersion }, 'the head moved');
    },
    batch(batch, milliseconds, progress) {
      const last = batch.blocks.at(-1);
      logger.info(
        {
          height: last?.height,
          head: progress.head,
          blocks: batch.blocks.length,
          milliseconds: Math.round(milliseconds),
          blocksPerSecond: Math.round(progress.blocksPerSecond * 10) / 10,
          waitingFor: progress.waitingFor,
        },
        'a batch was written',
      );
      for (const letter of [...batch.blocks.flatMap(({ deadLetters }) => deadLetters), ...batch.deadLetters]) {
        const { height, kind, object, code, error } = letter;
        logger.warn({ height, kind, object, code, error }, 'a part could not be read and was set aside');
      }
    },
    request: () => undefined,
    failedTry: (error) => logger.warn(fieldsOf(error), 'a request to a node failed'),
    poll({ kind, object, over, code, error, seconds }) {
      const fields = { kind, object, over, milliseconds: Math.round(seconds * 1_000) };
      if (code === null) logger.debug(fields, 'an observation was made');
      else logger.info({ ...fields, code, error }, 'an observation failed');
    },
    trouble: (error) => logger.warn(fieldsOf(error), 'something failed beside the blocks'),
    ends: (error) => logger.error(fieldsOf(error), 'indexing ended with an error'),
  };
}
