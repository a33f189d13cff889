// What a year of daily series costs PostgreSQL: processor time of whole requests, as the API sends their statements.
import { startProgram } from './child.ts';
import type { BenchDatabase } from './database.ts';
import { askOnce } from './load.ts';

/** Milliseconds of PostgreSQL that a year of daily series may take. */
export const SERIES_LIMIT_MS = 20;
const DAYS = 365;
const DAY_MS = 86_400_000;
/** Enough for every connection of the API to have planned and read everything once. */
const WARM_REQUESTS = 24;
const REQUESTS = 50;
/** Series with most members, and one of the network. */
const SERIES = [
  { metric: 'GPUS_LEASED', groupBy: 'VARIANT' },
  { metric: 'GPUS_LEASED', groupBy: 'PROVIDER' },
  { metric: 'GPUS_LEASED', groupBy: 'MODEL' },
  { metric: 'GPU_UTILIZATION', groupBy: 'REGION' },
  { metric: 'GPUS_LEASED', groupBy: null },
] as const;
const QUERY = `query ($input: SeriesInput!) {
  series(input: $input) { series { member points { time value coverage partial firstHeight lastHeight } } }
}`;

export interface SeriesCost {
  name: string;
  points: number;
  /** Of PostgreSQL with all its processes, for a request; null where the system does not tell. */
  milliseconds: number | null;
}

function pointsOf(data: unknown): number {
  const text = JSON.stringify(data);
  return text.split('"time"').length - 1;
}

/** Asks an API without kept answers for the last year of the chain, one request after the other. */
export async function seriesCosts(database: BenchDatabase): Promise<SeriesCost[]> {
  const [last] = await database.sql<{ bucket: Date }[]>`SELECT max(bucket) AS bucket FROM figures WHERE grain = 'day'`;
  if (last === undefined) throw new Error('there are no figures');
  const range = {
    interval: 'DAY',
    from: new Date(last.bucket.getTime() - (DAYS - 1) * DAY_MS),
    to: new Date(last.bucket.getTime() + DAY_MS),
  };
  const program = startProgram('api-program.ts', ['plain'], { environment: { DATABASE_URL: database.url, NODE_ENV: 'production' } });
  try {
    const { url } = await program.ask({ ask: 'listen' });
    const costs: SeriesCost[] = [];
    for (const { metric, groupBy } of SERIES) {
      const question = { url: String(url), query: QUERY, variables: { input: { metric, groupBy, ...range } } };
      const answer = await askOnce(question);
      for (let request = 0; request < WARM_REQUESTS; request += 1) await askOnce(question);
      const before = await database.cpuSeconds();
      for (let request = 0; request < REQUESTS; request += 1) await askOnce(question);
      const after = await database.cpuSeconds();
      costs.push({
        name: groupBy === null ? metric : `${metric} by ${groupBy}`,
        points: pointsOf(answer),
        milliseconds: before === null || after === null ? null : ((after - before) / REQUESTS) * 1_000,
      });
    }
    return costs;
  } finally {
    await program.stop();
  }
}
