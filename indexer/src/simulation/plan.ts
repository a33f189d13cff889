// What happens when, decided by one seed: how far the head moves, when the indexer is killed, when and how PostgreSQL ends.
import { createHash } from 'node:crypto';
import type { FaultKind, FaultOptions } from '@leasebook/replay';
import type { ServerEnd } from './database-server.ts';

export interface Plan {
  steps: Step[];
  /** Last block of the simulation. */
  lastHeight: number;
}

/** One life of the indexer. */
export interface Step {
  /** The head while it lives. */
  head: number;
  /** It is killed then. */
  kill: Moment;
  /** A second indexer stands by; this one is not killed at first but stopped, and goes on once the second one writes. */
  hasRival: boolean;
  /** PostgreSQL ends in the same way and comes back; null: not in this step. */
  server: { how: ServerEnd; at: Moment; awayMs: number } | null;
}

export interface Moment {
  /** Of the requests that it takes from the tables' end to the head: above 1 is after the last block was asked for. */
  share: number;
  /** And so long after. */
  delayMs: number;
}

/** So many blocks are new in a step, on average. */
const BLOCKS_PER_STEP = 30;
/** Half of the moments come while blocks are asked for, half while they are worked on and written. */
const MOST_SHARE = 2;
const LONGEST_DELAY_MS = 1_200;
const LONGEST_AWAY_MS = 800;
/** A second indexer is there in one of so many steps. */
const RIVAL_EVERY = 16;
/** PostgreSQL ends in one of so many steps. */
const SERVER_EVERY = 8;
const serverEnds: readonly ServerEnd[] = ['SIGINT', 'SIGQUIT', 'SIGKILL'];

/** A number from 0 to 1 (not included) for each name: the same seed and name always give the same. */
export function dice(seed: number, name: string): number {
  return createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** A life for each of `kills`. */
export function planOf(seed: number, kills: number): Plan {
  const steps: Step[] = [];
  let head = 1;
  for (let number = 0; number < kills; number += 1) {
    const roll = (name: string, below: number) => Math.floor(dice(seed, `step ${number} ${name}`) * below);
    head += 1 + roll('blocks', 2 * BLOCKS_PER_STEP);
    const moment = (name: string): Moment => ({
      share: Math.min(1, MOST_SHARE * dice(seed, `step ${number} ${name} share`)),
      delayMs: roll(`${name} delay`, LONGEST_DELAY_MS),
    });
    const how = serverEnds[roll('end', serverEnds.length)] ?? 'SIGQUIT';
    // In the middle one too, so that a short plan has one as well.
    const hasServer = roll('server', SERVER_EVERY) === 0 || number === kills >> 1;
    steps.push({
      head,
      kill: moment('kill'),
      // With the database there and something in it; in the last one too, so that a short plan has one as well.
      hasRival: !hasServer && number > 0 && (roll('rival', RIVAL_EVERY) === 0 || number === kills - 1),
      server: hasServer ? { how, at: moment('server'), awayMs: roll('away', LONGEST_AWAY_MS) } : null,
    });
  }
  return { steps, lastHeight: head };
}

/** Faults that the same node mends when it is asked again. */
const mendable: FaultKind[] = ['slow', 'dropped', 'truncated', 'busy', 'failing', 'garbage', 'other-block', 'skipped-height', 'no-block'];
/** Faults for which another node is needed, or that only delay. */
const needing: FaultKind[] = ['wrong-parent', 'forked', 'pruned', 'other-chain', 'other-shape', 'stale-head', 'socket-drop'];

/** A life hears few blocks told: they are cut more often than requests are bent. */
const TELL_RATE = 0.4;
/** Few blocks are recorded in another version's shape: half of the answers about them have it. */
const SHAPE_RATE = 0.5;

/** Faults of the node that is honest in the end. */
export function honestFaults(seed: number): FaultOptions {
  return {
    seed,
    rate: 0.06,
    tellRate: TELL_RATE,
    shapeRate: SHAPE_RATE,
    kinds: [...mendable, 'other-shape', 'socket-drop'],
    timesEach: 2,
    slowMs: 60,
  };
}

/** Faults of a node that lies too. */
export function lyingFaults(seed: number): FaultOptions {
  return { seed: seed + 1, rate: 0.15, tellRate: TELL_RATE, shapeRate: SHAPE_RATE, kinds: [...mendable, ...needing], slowMs: 120 };
}
