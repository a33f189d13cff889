// Whether a soak shows growth: what it used in its last quarter beside what it used in its second, when it was warm.

/** What was seen at one moment. */
export interface Sample {
  /** Since the load began. */
  seconds: number;
  indexerMiB: number;
  apiMiB: number;
  /** Connections to PostgreSQL, all processes together. */
  connections: number;
  /** Blocks between the node's head and the tables. */
  lagBlocks: number;
  /** Of the requests since the sample before, in milliseconds. */
  p99Ms: number;
  /** Since the load began. */
  requests: number;
  failures: number;
  events: number;
}

export interface Growth {
  name: 'memory of the indexer' | 'memory of the API' | 'connections' | 'lag';
  unit: 'MiB' | '' | 'blocks';
  /** Medians of the second and of the last quarter. */
  early: number;
  late: number;
  /** The most that the last may be. */
  bound: number;
  grows: boolean;
}

/** Memory may still settle by this share and by this many MiB; a leak in an hour of full load is far more. */
const SETTLE_SHARE = 1.1;
const SETTLE_MIB = 48;
const CONNECTIONS = 2;
const LAG_BLOCKS = 5;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** What grew; samples are in their order and evenly spread, eight at least. */
export function judge(samples: readonly Sample[]): Growth[] {
  const quarter = Math.floor(samples.length / 4);
  const early = samples.slice(quarter, 2 * quarter);
  const late = samples.slice(-quarter);
  const compare = (
    name: Growth['name'],
    unit: Growth['unit'],
    of: (sample: Sample) => number,
    bound: (early: number) => number,
  ): Growth => {
    const [before, after] = [median(early.map(of)), median(late.map(of))];
    return { name, unit, early: before, late: after, bound: bound(before), grows: after > bound(before) };
  };
  const memory = (value: number): number => Math.round(value * SETTLE_SHARE + SETTLE_MIB);
  return [
    compare('memory of the indexer', 'MiB', ({ indexerMiB }) => indexerMiB, memory),
    compare('memory of the API', 'MiB', ({ apiMiB }) => apiMiB, memory),
    compare(
      'connections',
      '',
      ({ connections }) => connections,
      (value) => value + CONNECTIONS,
    ),
    compare(
      'lag',
      'blocks',
      ({ lagBlocks }) => lagBlocks,
      (value) => value + LAG_BLOCKS,
    ),
  ];
}
