// `leasebook retry`: what an older version could not decode is decoded again.
import { type RetryReport, retryChain } from '@leasebook/indexer';
import { openDatabase } from '../database.ts';
import { number } from '../progress.ts';
import type { Settings } from '../settings.ts';
import type { Stopping } from '../stopping.ts';

/** Prints what became of the dead letters and ends. */
export async function retry(settings: Settings, { json }: { json: boolean }, stopping: Stopping): Promise<void> {
  const database = await openDatabase(settings, { existing: true });
  stopping.onStop(() => database.close());
  const report = await retryChain(database.sql);
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : lines(report).join('\n').concat('\n'));
}

function lines({ before, repaired, needRebuild, remaining, notArchived, observations }: RetryReport): string[] {
  const count = (value: number, what: string): string[] => (value === 0 ? [] : [`${number.format(value).padStart(10)}  ${what}`]);
  const first = needRebuild[0];
  return [
    `${number.format(before)} dead letters looked at`,
    ...count(repaired.length, 'read now, and put in their places'),
    ...count(needRebuild.length, 'read now, but they change leases, money or figures'),
    ...count(remaining, 'still not read by this version'),
    ...count(notArchived, 'of blocks that the raw archive does not hold'),
    ...count(observations.length, 'of observations, read now, but figures stand on them'),
    ...(first === undefined
      ? []
      : [
          `The tables lack them from block ${number.format(first.height)} on. To bring them in: \`leasebook reindex\`, or`,
          `\`leasebook rewind --to ${Math.max(1, first.height - 1)} --keep-blocks\` and then \`leasebook index\`.`,
        ]),
    ...(observations.length === 0
      ? []
      : ['To bring the observations in: `leasebook reindex`, with --observations DIR where they came from files.']),
  ];
}
