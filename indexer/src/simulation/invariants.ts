// What must hold in the tables at every moment, also right after something was killed.
import type { Sql } from '@leasebook/db';
import type { Recording } from '@leasebook/replay';

/** Sentences that do not hold; none where all is well. */
export async function brokenInvariants(sql: Sql, recording: Recording): Promise<string[]> {
  const [row] = await sql<
    {
      blocks: number;
      first: number | null;
      last: number | null;
      hash: string | null;
      checkpoint: number | null;
      checkpointHash: string | null;
      above: number;
      archived: number | null;
    }[]
  >`
    SELECT (SELECT count(*) FROM blocks) AS blocks, (SELECT min(height) FROM blocks) AS first, (SELECT max(height) FROM blocks) AS last,
      (SELECT hash FROM blocks ORDER BY height DESC LIMIT 1) AS hash, (SELECT height FROM checkpoint) AS checkpoint,
      (SELECT block_hash FROM checkpoint) AS "checkpointHash", (SELECT max(last_height) FROM raw_blocks) AS archived,
      (SELECT count(*) FROM transactions t WHERE t.height > coalesce((SELECT height FROM checkpoint), 0))
      + (SELECT count(*) FROM flows f WHERE f.height > coalesce((SELECT height FROM checkpoint), 0)) AS above`;
  if (row === undefined) return ['the tables answer nothing'];
  if (row.checkpoint === null || row.last === null)
    return row.blocks === 0 && row.checkpoint === null ? [] : ['blocks without a checkpoint'];
  const real = JSON.parse((await recording.block(row.last)).block.toString()).block_id.hash;
  const checks: [boolean, string][] = [
    [row.first === 1, `the first block is ${row.first}`],
    [row.blocks === row.last, `${row.blocks} blocks up to ${row.last}`],
    [row.last === row.checkpoint, `block ${row.last} and checkpoint ${row.checkpoint}`],
    [row.hash === row.checkpointHash, 'the checkpoint names another hash than its block'],
    [row.hash === real, `block ${row.last} is not the chain's`],
    [row.archived === row.checkpoint, `the archive ends at ${row.archived}, the checkpoint is ${row.checkpoint}`],
    [row.above === 0, `${row.above} rows above the checkpoint`],
  ];
  return checks.filter(([holds]) => !holds).map(([, sentence]) => sentence);
}
