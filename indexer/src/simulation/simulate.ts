// One simulation: nodes that fail and lie, a PostgreSQL that ends, an indexer that is killed; afterwards the tables must be
// those of a run that nobody troubled.
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, migrate, type Sql } from '@leasebook/db';
import { type Replay, serveReplay } from '@leasebook/replay';
import { recordedSource, recordedStages, recording, recordingFolder } from '../run/testing.ts';
import { runIndexer } from '../run.ts';
import { type TableChecksum, tableChecksums } from '../store/index.ts';
import { DatabaseServer } from './database-server.ts';
import { IndexerProcess } from './indexer-process.ts';
import { brokenInvariants } from './invariants.ts';
import { honestFaults, lyingFaults, type Moment, type Plan, planOf, type Step } from './plan.ts';

export interface SimulationReport {
  seed: number;
  blocks: number;
  kills: number;
  serverEnds: number;
  /** Leaders that were stopped, replaced and woken up. */
  takeovers: number;
  /** Faults of nodes by kind. */
  faults: Record<string, number>;
  /** Lives in which something was written. */
  advances: number;
  /** How often the invariants were checked. */
  checks: number;
  tables: number;
  rows: number;
  seconds: number;
}

/** A life ends so long after its first request even where the requests that it waits for do not come. */
const LONGEST_LIFE_MS = 3_500;
/** And so long after its beginning where none comes at all: the database may be away. */
const LONGEST_START_MS = 15_000;
/** How the head moves while the indexer lives. */
const PIECE_BLOCKS = 6;
const BETWEEN_PIECES_MS = 70;
/** Behind the head and nothing in flight: so long may pass until a request follows, with the database there. */
const FETCH_WITHIN_MS = 15_000;
/** To begin the head is asked for, and of an empty chain the genesis. */
const BEGIN_REQUESTS = 2;
const REQUESTS_PER_BLOCK = 2;
/** A second indexer starts and takes over. */
const TAKEOVER_WITHIN_MS = 15_000;
/** So long both are there: one writes, the other one notices that it does not lead. */
const BESIDE_MS = 1_500;
const LOOK_EVERY_MS = 10;
/** The last life, which nobody ends, has written another block after so long at most. */
const ADVANCE_WITHIN_MS = 60_000;
const UNTROUBLED = 'untroubled';

/** Runs the simulation of a seed. Throws with what did not hold and the step in which it showed. */
export async function simulate(seed: number, kills: number, print: (line: string) => void): Promise<SimulationReport> {
  const began = performance.now();
  const simulation = await Simulation.begin(seed, planOf(seed, kills), print);
  try {
    await simulation.run();
    return { ...(await simulation.compare()), kills, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await simulation.end();
  }
}

class Simulation {
  readonly #seed: number;
  readonly #plan: Plan;
  readonly #print: (line: string) => void;
  readonly #server: DatabaseServer;
  /** The one that tells the truth in the end, and one that lies. */
  readonly #nodes: readonly [Replay, Replay];
  #child: IndexerProcess | null = null;
  #serverIsUp = true;
  /** Last block in the tables at the end of the last life; 0 before the first. */
  #checkpoint = 0;
  #head = 1;
  /** Lives that wrote something before they were killed. */
  #advances = 0;
  #serverEnds = 0;
  #takeovers = 0;
  #checks = 0;

  private constructor(seed: number, plan: Plan, print: (line: string) => void, server: DatabaseServer, nodes: readonly [Replay, Replay]) {
    this.#seed = seed;
    this.#plan = plan;
    this.#print = print;
    this.#server = server;
    this.#nodes = nodes;
  }

  static async begin(seed: number, plan: Plan, print: (line: string) => void): Promise<Simulation> {
    const server = await DatabaseServer.start();
    const common = {
      recording,
      host: '127.0.0.1',
      port: 0,
      live: { tail: recording.lastHeight - 1, paceMs: Number.POSITIVE_INFINITY },
    };
    const honest = await serveReplay({ ...common, faults: honestFaults(seed) });
    const lying = await serveReplay({ ...common, view: 'archive', faults: lyingFaults(seed) });
    const simulation = new Simulation(seed, plan, print, server, [honest, lying]);
    await simulation.#withSql((sql) => migrate(sql));
    return simulation;
  }

  async run(): Promise<void> {
    for (const [number, step] of this.#plan.steps.entries()) {
      try {
        await this.#live(step);
        await this.#check();
      } catch (cause) {
        throw new Error(`step ${number + 1} of ${this.#plan.steps.length} (${JSON.stringify(step)}): ${textOf(cause)}`, { cause });
      }
      if ((number + 1) % 20 === 0) this.#print(`${number + 1} kills survived, ${this.#serverEnds} ends of PostgreSQL, head ${step.head}`);
    }
    await this.#finish();
  }

  /** One life: the head moves, the indexer works, and is killed. */
  async #live(step: Step): Promise<void> {
    const from = this.#requests;
    const child = this.#start();
    const moving = this.#moveHead(step.head, from, child);
    const life = this.#until(step.kill, from, child, step.head).then(async () => {
      if (step.hasRival) await this.#replace(child);
      else child.process.kill('SIGKILL');
    });
    const end = step.server === null ? null : this.#endServer(step.server, from, child, step.head);
    await Promise.all([life, end, moving]);
    await child.exited;
  }

  /** Half of the new blocks are there at once, to be caught up with; the others then come in pieces, to be followed. */
  async #moveHead(head: number, from: number, child: IndexerProcess): Promise<void> {
    const lives = () => child.process.signalCode === null && child.process.exitCode === null;
    while (this.#requests === from && lives()) await sleep(LOOK_EVERY_MS);
    let at = Math.ceil((this.#head + head) / 2);
    this.#tell(at);
    while (child.height < at && lives()) await sleep(LOOK_EVERY_MS);
    for (; at < head && lives(); await sleep(BETWEEN_PIECES_MS)) {
      at = Math.min(head, at + PIECE_BLOCKS);
      this.#tell(at);
    }
    this.#tell(head);
    this.#head = head;
  }

  #tell(head: number): void {
    for (const node of this.#nodes) node.moveHead(head);
  }

  /** Stops the leader until a second indexer leads; then both go on for a moment and are killed. */
  async #replace(leader: IndexerProcess): Promise<void> {
    leader.process.kill('SIGSTOP');
    const rival = this.#start();
    try {
      await rival.until(() => rival.elections > 0, 'taking over', TAKEOVER_WITHIN_MS);
      leader.process.kill('SIGCONT');
      await sleep(BESIDE_MS);
      for (const { process, errors } of [leader, rival]) {
        if (process.exitCode !== null) throw new Error(`an indexer ended by itself with ${process.exitCode}: ${errors}`);
      }
      this.#takeovers += 1;
    } finally {
      for (const { process } of [leader, rival]) process.kill('SIGKILL');
      await rival.exited;
    }
  }

  async #endServer({ how, at, awayMs }: NonNullable<Step['server']>, from: number, child: IndexerProcess, head: number): Promise<void> {
    await this.#until(at, from, child, head);
    this.#serverIsUp = false;
    await this.#server.end(how);
    await sleep(awayMs);
    await this.#server.startAgain();
    this.#serverIsUp = true;
    this.#serverEnds += 1;
  }

  #start(environment: Record<string, string> = {}): IndexerProcess {
    const [honest, lying] = this.#nodes;
    this.#child = new IndexerProcess({
      DATABASE_URL: this.#server.url,
      // Which chain it is, the first node tells an empty database: later the liar comes first.
      RPC: this.#checkpoint > 0 ? `${lying.url} ${honest.url}` : honest.url,
      OBSERVATIONS: recordingFolder,
      ...environment,
    });
    return this.#child;
  }

  get #requests(): number {
    return this.#nodes.reduce((sum, { traffic }) => sum + traffic.count, 0);
  }

  /** Waits for a moment of a life, and watches it meanwhile. */
  async #until({ share, delayMs }: Moment, from: number, child: IndexerProcess, head: number): Promise<void> {
    const began = performance.now();
    const requests = BEGIN_REQUESTS + share * REQUESTS_PER_BLOCK * (head - this.#checkpoint);
    let end = began + LONGEST_START_MS;
    while (this.#requests < from + requests && performance.now() < end) {
      // A busy machine takes long to start a process: that is no part of its life.
      if (this.#requests > from) end = Math.min(end, performance.now() + LONGEST_LIFE_MS);
      this.#watch(child, head, began);
      await sleep(LOOK_EVERY_MS);
    }
    await sleep(delayMs);
  }

  /** Throws where the indexer ended by itself, or is behind the head, has nothing in flight and asks for nothing. */
  #watch(child: IndexerProcess, head: number, began: number): void {
    const { exitCode, signalCode } = child.process;
    if (exitCode !== null) throw new Error(`the indexer ended by itself with ${exitCode}: ${child.errors}`);
    const isIdle = this.#nodes.every(({ traffic }) => traffic.inFlight === 0);
    const lastAt = Math.max(began, ...this.#nodes.map(({ traffic }) => traffic.lastAt));
    if (signalCode !== null || !isIdle || !this.#serverIsUp || child.height >= head) return;
    if (performance.now() - lastAt > FETCH_WITHIN_MS)
      throw new Error(`behind the head ${head} at ${child.height}, and nothing is asked for`);
  }

  async #check(): Promise<void> {
    const broken = await this.#withSql(async (sql) => {
      const [row] = await sql<{ height: number }[]>`SELECT coalesce(max(height), 0) AS height FROM checkpoint`;
      if (row !== undefined && row.height !== this.#checkpoint) this.#advances += 1;
      this.#checkpoint = row?.height ?? 0;
      return brokenInvariants(sql, recording);
    });
    this.#checks += 1;
    if (broken.length > 0) throw new Error(broken.join('; '));
  }

  /** The last life is not troubled by anybody but the nodes. */
  async #finish(): Promise<void> {
    const child = this.#start({ UNTIL: String(this.#plan.lastHeight) });
    let height = child.height;
    let advancedAt = performance.now();
    while (child.process.exitCode === null) {
      if (child.height !== height) {
        height = child.height;
        advancedAt = performance.now();
      }
      if (performance.now() - advancedAt > ADVANCE_WITHIN_MS) throw new Error(`the last run stands still at ${height}: ${child.errors}`);
      await sleep(LOOK_EVERY_MS);
    }
    if (child.process.exitCode !== 0) throw new Error(`the last run ended with ${child.process.exitCode}: ${child.errors}`);
    await this.#check();
  }

  /** Throws where a table is not what an untroubled run makes of it. */
  async compare(): Promise<Omit<SimulationReport, 'seconds' | 'kills'>> {
    const found = await this.#withSql(tableChecksums);
    const wanted = await this.#untroubled();
    const different = wanted.filter((table, place) => JSON.stringify(table) !== JSON.stringify(found[place]));
    if (different.length > 0) throw new Error(`not as after an untroubled run: ${different.map(({ table }) => table).join(', ')}`);
    const faults: Record<string, number> = {};
    for (const { injected } of this.#nodes) for (const [kind, times] of injected) faults[kind] = (faults[kind] ?? 0) + times;
    return {
      seed: this.#seed,
      blocks: this.#plan.lastHeight,
      serverEnds: this.#serverEnds,
      takeovers: this.#takeovers,
      faults,
      advances: this.#advances,
      checks: this.#checks,
      tables: wanted.length,
      rows: wanted.reduce((sum, { rows }) => sum + rows, 0),
    };
  }

  async #untroubled(): Promise<TableChecksum[]> {
    await this.#withSql((sql) => sql.unsafe(`CREATE DATABASE ${UNTROUBLED}`));
    return this.#withSql(async (sql) => {
      await migrate(sql);
      await runIndexer(recordedStages(sql, recordedSource(this.#plan.lastHeight)), {
        until: 'head',
        origin: 'recorded',
        signal: new AbortController().signal,
      });
      return tableChecksums(sql);
    }, UNTROUBLED);
  }

  async #withSql<T>(work: (sql: Sql) => Promise<T>, database?: string): Promise<T> {
    const url = new URL(this.#server.url);
    if (database !== undefined) url.pathname = `/${database}`;
    const sql = connect(url.href, { name: 'leasebook-simulation', connections: 3 });
    try {
      return await work(sql);
    } finally {
      await sql.end();
    }
  }

  async end(): Promise<void> {
    if (this.#child !== null) {
      this.#child.process.kill('SIGKILL');
      await this.#child.exited;
    }
    for (const node of this.#nodes) await node.close();
    await this.#server.remove();
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
