// Whether speed and memory depend on the history behind: the recorded chain many times in a row into one database.
import { z } from 'zod';
import { startIndexer } from './child.ts';
import { type BenchDatabase, startDatabase } from './database.ts';
import { startNode } from './floor.ts';
import { type BenchResult, machine } from './result.ts';

/** How often the chain is repeated where nothing else is asked for. */
export const PASSES = 10;
const LEAST = 0.9;

const answerSchema = z.object({ told: z.array(z.object({ pass: z.number(), seconds: z.number(), peakRssMiB: z.number() })) });

/** Bytes of tables and of their indexes, and of the raw archive apart. */
async function sizes({ sql }: BenchDatabase): Promise<{ tables: number; indexes: number; archive: number }> {
  const [row] = await sql<{ tables: number; indexes: number; archive: number }[]>`
    SELECT coalesce(sum(pg_table_size(oid)) FILTER (WHERE NOT is_archive), 0)::bigint AS tables,
      coalesce(sum(pg_indexes_size(oid)) FILTER (WHERE NOT is_archive), 0)::bigint AS indexes,
      coalesce(sum(pg_total_relation_size(oid)) FILTER (WHERE is_archive), 0)::bigint AS archive
    FROM (SELECT oid, relname LIKE 'raw\_%' AS is_archive FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind = 'r') AS own`;
  if (row === undefined) throw new TypeError('no sizes');
  return row;
}

/** So many passes; the ratio is that of the last one's blocks per second to the first one's. */
export async function flat(recording: string, passes = PASSES): Promise<BenchResult> {
  const node = await startNode(recording);
  const database = await startDatabase();
  const indexer = startIndexer(database.url);
  try {
    const { told } = answerSchema.parse(await indexer.ask({ ask: 'repeat', url: node.url, recording, passes }));
    const blocks = node.lastHeight;
    const { tables, indexes, archive } = await sizes(database);
    const each = (bytes: number) => Math.round(bytes / (passes * blocks));
    const [first, last] = [told[0], told.at(-1)];
    return {
      name: 'flat',
      claim: `The recorded chain ${passes} times in a row, ${passes * blocks} blocks, from a node over HTTP into one database. Each pass moves all heights and times on, puts digits in front of deployment sequence numbers and gives blocks other hashes; ledger and figures begin each pass anew, because its upgrades come again.`,
      columns: ['blocks', 's', 'blocks/s', 'peak MiB so far'],
      rows: told.map(({ pass, seconds, peakRssMiB }) => [
        `${pass * blocks + 1}–${(pass + 1) * blocks}`,
        seconds.toFixed(2),
        Math.round(blocks / seconds),
        peakRssMiB,
      ]),
      notes: [
        `Bytes a block: tables ${each(tables)}, their indexes ${each(indexes)}, raw archive apart ${each(archive)}.`,
        'The ratio is that of blocks per second in the last pass to those in the first.',
      ],
      ratio: (first?.seconds ?? Number.NaN) / (last?.seconds ?? Number.NaN),
      limit: LEAST,
      bound: 'least',
      figures: { tableBytesEach: each(tables), indexBytesEach: each(indexes), archiveBytesEach: each(archive) },
      peakRssMiB: last?.peakRssMiB ?? 0,
      machine: machine(),
    };
  } finally {
    await indexer.stop();
    await database.close();
    await node.program.stop();
  }
}
