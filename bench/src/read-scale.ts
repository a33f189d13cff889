// Requests a second with one, two and three processes of the API, on the primary alone and with two streaming standbys.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type EmbeddedDatabase, migrate, startEmbedded } from '@leasebook/db';
import { startStandby } from '@leasebook/db/testing/standby';
import { indexChain } from '@leasebook/indexer';
import { NESTED_LIST } from './api-queries.ts';
import { numberOf, type Program, startProgram } from './child.ts';
import { throughput } from './load.ts';
import { type BenchResult, machine } from './result.ts';

const PROCESSES = [1, 2, 3];
const STANDBYS = 2;
/** Enough for lists of leases that are full. */
const BLOCKS = 4_000;
const PARALLEL = 24;
const SECONDS = 6;
const ROWS = 100;
/** Three processes must not be slower than one: where processors are free they are faster. */
const LIMIT = 0.8;

interface Measured {
  perSecond: number;
  /** Of all processes of the API. */
  cpuSeconds: number;
  peakRssMiB: number;
}

/** What each process answers while all are asked at once; nothing is kept, so that every answer is read from PostgreSQL. */
async function measure(processes: number, environment: NodeJS.ProcessEnv): Promise<Measured> {
  const programs: Program[] = Array.from({ length: processes }, () =>
    startProgram('api-program.ts', ['plain'], { environment: { ...environment, NODE_ENV: 'production' } }),
  );
  try {
    const urls = await Promise.all(programs.map((program) => program.ask({ ask: 'listen' })));
    const usage = async () => {
      const all = await Promise.all(programs.map((program) => program.ask({ ask: 'usage' })));
      return {
        cpuSeconds: all.reduce((sum, each) => sum + numberOf(each, 'cpuSeconds'), 0),
        peakRssMiB: Math.max(...all.map((each) => numberOf(each, 'peakRssMiB'))),
      };
    };
    const before = await usage();
    const rates = await Promise.all(
      urls.map(({ url }) =>
        throughput(
          { url: String(url), query: NESTED_LIST, variables: { first: ROWS } },
          { parallel: PARALLEL / processes, seconds: SECONDS },
        ),
      ),
    );
    const after = await usage();
    return {
      perSecond: rates.reduce((sum, rate) => sum + rate, 0),
      cpuSeconds: after.cpuSeconds - before.cpuSeconds,
      peakRssMiB: after.peakRssMiB,
    };
  } finally {
    for (const program of programs) await program.stop();
  }
}

/** The recorded chain on a primary; then processes of the API on it, and on two standbys of it. */
export async function readScale(recording: string): Promise<BenchResult> {
  const ends: (() => Promise<unknown>)[] = [];
  const folder = async (): Promise<string> => {
    const made = await mkdtemp(join(tmpdir(), 'leasebook-bench-'));
    // As root the server runs as another user, who must get in.
    await chmod(made, 0o755);
    ends.push(() => rm(made, { recursive: true, force: true }));
    return made;
  };
  try {
    const primaryDir = await folder();
    const primary = await startEmbedded({ dataDir: primaryDir, durable: false, isFollowed: true });
    ends.push(() => primary.stop());
    const sql = connect(primary.url, { name: 'leasebook-bench', statementTimeoutMs: 0 });
    ends.push(() => sql.end());
    await migrate(sql);
    const { signal } = new AbortController();
    await indexChain({ sql, rpc: [], recording, observations: recording, until: BLOCKS, signal });
    await sql`ANALYZE`;
    const alone = new Map<number, Measured>();
    for (const processes of PROCESSES) alone.set(processes, await measure(processes, { DATABASE_URL: primary.url }));
    const standbys: EmbeddedDatabase[] = [];
    for (let number = 0; number < STANDBYS; number += 1) {
      const standby = await startStandby({ primaryDir, primary, dataDir: await folder() });
      standbys.push(standby);
      ends.push(() => standby.stop());
    }
    const readUrls = standbys.map(({ url }) => url).join(',');
    const withStandbys = new Map<number, Measured>();
    for (const processes of PROCESSES) {
      withStandbys.set(processes, await measure(processes, { DATABASE_URL: primary.url, DATABASE_READ_URLS: readUrls }));
    }
    const row = (read: string, of: Map<number, Measured>, processes: number): (string | number)[] => {
      const { perSecond, cpuSeconds, peakRssMiB } = of.get(processes) ?? { perSecond: 0, cpuSeconds: 0, peakRssMiB: 0 };
      return [read, processes, perSecond.toFixed(0), ((1_000 * cpuSeconds) / (perSecond * SECONDS)).toFixed(2), peakRssMiB];
    };
    const of = (measured: Map<number, Measured>, processes: number): number => measured.get(processes)?.perSecond ?? 0;
    return {
      name: 'read-scale',
      claim: `A list of ${ROWS} leases with their providers and deployments, never kept, asked by ${PARALLEL} clients of one, two and three processes of the API at once.`,
      columns: ['read from', 'processes', 'answers/s', 'CPU ms of the API an answer', 'peak MiB of one'],
      rows: [
        ...PROCESSES.map((processes) => row('the primary', alone, processes)),
        ...PROCESSES.map((processes) => row(`${STANDBYS} standbys`, withStandbys, processes)),
      ],
      notes: [
        'Processes, servers and clients share the machine: where its processors are busy, more processes cannot answer more. What an answer costs tells what more machines give.',
        'The ratio is that of three processes to one, on the primary.',
      ],
      ratio: of(alone, 3) / of(alone, 1),
      limit: LIMIT,
      bound: 'least',
      figures: { standbysRatio: of(withStandbys, 3) / of(withStandbys, 1) },
      peakRssMiB: Math.max(...[...alone.values(), ...withStandbys.values()].map(({ peakRssMiB }) => peakRssMiB)),
      machine: machine(),
    };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}
