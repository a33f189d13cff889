// For tests of this folder: the recorded chain's answers, and answers that are bent.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, StateAnswers } from './answers.ts';
import type { OurObjects } from './compare.ts';
import type { ListedObjects } from './objects.ts';

/** Folder of the recorded chain. */
export const RECORDING = join(import.meta.dirname, '../../../recordings/akash-recorded-1');

interface Manifest {
  chain_id: string;
  nodes: { from_height: number; app_version: string }[];
  states: { height: number; label: string; answers: number }[];
  sha256: Record<string, string>;
}

/** The recording's own account of itself. */
export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(RECORDING, 'manifest.json'), 'utf8'));
}

/** Stored states that a node of `version` gave, e.g. `v1.0`. */
export function statesOf(version: string): Manifest['states'] {
  const { nodes, states } = manifest();
  const from = nodes.findIndex((node) => node.app_version.startsWith(version));
  const first = nodes[from]?.from_height ?? 0;
  const next = nodes[from + 1]?.from_height ?? Number.POSITIVE_INFINITY;
  return states.filter(({ height }) => height >= first && height < next);
}

/** The stored state with the most answers (all objects) that a node of `version` gave, e.g. `v1.0`. */
export function fullState(version: string): number {
  return statesOf(version).reduce((most, state) => (state.answers > most.answers ? state : most)).height;
}

/** The stored state with the fewest answers (live objects) that a node of `version` gave. */
export function liveState(version: string): number {
  return statesOf(version).reduce((least, state) => (state.answers < least.answers ? state : least)).height;
}

/** `answers` with some replaced: `bend` gives another answer, or null to leave it as it is. */
export function bent(answers: StateAnswers, bend: (path: string, data: Uint8Array) => Answer | null): StateAnswers {
  return {
    name: answers.name,
    heights: () => answers.heights(),
    ask: async (path, data, height) => bend(path, data) ?? answers.ask(path, data, height),
    close: () => answers.close(),
  };
}

/** Our side as if it were exactly the chain's. */
export function mirror(objects: ListedObjects): OurObjects {
  return {
    deployments: new Map(objects.deployments.objects),
    groups: new Map(objects.groups.objects),
    orders: new Map(objects.orders.objects),
    bids: new Map(objects.bids.objects),
    leases: new Map(objects.leases.objects),
    accounts: new Map(objects.accounts.objects),
    payments: new Map(objects.payments.objects),
    providers: new Map(objects.providers.objects),
    audits: new Map(objects.audits.objects),
    legacyUpTo: 0,
    since: 0,
  };
}
