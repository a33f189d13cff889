// A ledger's memory at one height, built from a node's answers instead of from the blocks before (protocol 5).
import type { LedgerSnapshot } from '../contract.ts';
import type { UnixNanos } from '../facts.ts';
import { countryOf } from '../ledger/country.ts';
import { leaseHardware } from '../ledger/hardware.ts';
import { bidKey, groupKey } from '../ledger/keys.ts';
import type { AuditedAttributeRange, Bid, Deployment, Group, Lease, Order, Provider, Stamp } from '../objects.ts';
import type { StateAnswers } from '../verify/answers.ts';
import { type Collected, collectObjects, requireGeneration, type WantedStates } from '../verify/collect.ts';
import type { Generation, LeaseView } from '../verify/objects.ts';
import { collectOwnState, type Known, type OwnState } from './own-state.ts';

/** What a node's state cannot tell, in one sentence each: history before the height, or lists that it did not answer. */
export type Unknowns = string[];

export interface Bootstrap extends Pick<OwnState, 'parameters' | 'pool'> {
  snapshot: LedgerSnapshot & Pick<OwnState, 'state'>;
  unknown: Unknowns;
  generation: Generation;
}

export interface BootstrapOptions {
  answers: StateAnswers;
  height: number;
  /** Header times of blocks, as far as the node still has them. */
  times: (heights: readonly number[]) => Promise<ReadonlyMap<number, UnixNanos>>;
  /** Time of the block at `height`. */
  time: UnixNanos;
  /** The rules in force, e.g. `v1.2.0`, where the node does not tell them; and upgrades to come that are known beforehand. */
  known: Known;
}

/**
 * States of objects that can still change: closed deployments may have groups that can be started again, closed orders count
 * for the number of the next one. Ghost payments (protocol 11.3) show only with closed leases where there are no escrow lists.
 */
const LIVE: Record<Generation, WantedStates> = {
  current: {
    deployments: ['active', 'closed'],
    orders: ['open', 'active', 'closed'],
    bids: ['open', 'active'],
    leases: ['active', 'reclaiming'],
    escrow: ['open', 'overdrawn'],
  },
  legacy: {
    deployments: ['active', 'closed'],
    orders: ['open', 'active', 'closed'],
    bids: ['open', 'active'],
    leases: ['active', 'insufficient_funds', 'closed'],
    escrow: [],
  },
};

/** Turns what a node answers into rows; `at` gives a height's stamp. */
class Builder {
  readonly #collected: Collected;
  readonly #at: (height: number) => Stamp;

  constructor(collected: Collected, at: (height: number) => Stamp) {
    this.#collected = collected;
    this.#at = at;
  }

  deployments(): Deployment[] {
    return [...this.#collected.objects.deployments.objects.values()].map(({ createdHeight, ...deployment }) => ({
      ...deployment,
      created: this.#at(createdHeight),
      closed: null,
    }));
  }

  groups(): Group[] {
    return [...this.#collected.objects.groups.objects.values()].map((group) => ({ ...group, closedHeight: null }));
  }

  orders(): Order[] {
    return [...this.#collected.objects.orders.objects.values()].map(({ createdHeight, ...order }) => ({
      ...order,
      created: this.#at(createdHeight),
      closed: null,
    }));
  }

  bids(): Bid[] {
    return [...this.#collected.objects.bids.objects.values()].map(({ createdHeight, ...bid }) => ({
      ...bid,
      created: this.#at(createdHeight),
      closed: null,
    }));
  }

  providers(): Provider[] {
    return [...this.#collected.objects.providers.objects.values()].map((provider) => ({
      ...provider,
      createdHeight: null,
      updatedHeight: null,
      country: countryOf(provider.attributes),
    }));
  }

  leases(): Lease[] {
    const bids = new Map(this.bids().map((bid) => [bidKey(bid.id), bid]));
    const providers = new Map(this.providers().map((provider) => [provider.owner, provider]));
    return [...this.#collected.objects.leases.objects.values()].flatMap((lease) => {
      const bid = bids.get(bidKey(lease.id));
      const group = this.#collected.objects.groups.objects.get(groupKey(lease.id));
      // Leases that ended are read for their payments alone.
      if (bid === undefined || group === undefined) return [];
      return [{ ...this.#lease(lease), ...leaseHardware(bid, group.spec, providers.get(lease.id.provider)) }];
    });
  }

  #lease({ createdHeight, closedHeight, ...lease }: LeaseView) {
    return {
      ...lease,
      prices: [{ fromHeight: createdHeight, ...lease.price }],
      created: this.#at(createdHeight),
      closed: closedHeight === null ? null : this.#at(closedHeight),
      announcedReason: null,
      ranOut: lease.state === 'insufficient_funds',
    };
  }

  audited(height: number): AuditedAttributeRange[] {
    return [...this.#collected.objects.audits.objects.values()].flatMap(({ auditor, owner, attributes }) =>
      attributes.map(({ key, value }) => ({ auditor, owner, key, value, fromHeight: height, toHeight: null })),
    );
  }
}

function creationHeights({ objects }: Collected): number[] {
  const heights = new Set<number>();
  for (const kind of ['deployments', 'orders', 'bids', 'leases'] as const) {
    for (const { createdHeight } of objects[kind].objects.values()) heights.add(createdHeight);
  }
  return [...heights];
}

/** Lists that a later block may need and the node did not answer. */
function gaps({ objects, lastAudited }: Collected, wanted: WantedStates): Unknowns {
  const unknown: Unknowns = [];
  for (const kind of ['deployments', 'orders', 'bids', 'leases'] as const) {
    for (const state of wanted[kind]) {
      const gap = objects[kind].gap('', state);
      if (gap !== null) unknown.push(`${kind} in state ${state}: ${gap}`);
    }
  }
  for (const kind of ['accounts', 'payments'] as const) {
    for (const state of wanted.escrow) {
      const gap = objects[kind].gap('', state);
      if (gap !== null) unknown.push(`escrow ${kind} in state ${state}: ${gap}`);
    }
  }
  if (lastAudited !== null) unknown.push(`audited attributes: ${objects.audits.gap('', '')}`);
  return unknown;
}

/** The ledger's memory after block `height`, with whatever of it cannot be known. Rejects as collectObjects does. */
export async function bootstrapSnapshot(options: BootstrapOptions): Promise<Bootstrap> {
  const { answers, height, time } = options;
  const generation = await requireGeneration(answers, height);
  const wanted = LIVE[generation];
  const collected = await collectObjects(answers, height, wanted);
  const heights = creationHeights(collected);
  const times = await options.times(heights);
  const builder = new Builder(collected, (at) => ({ height: at, time: times.get(at) ?? time }));
  const own = await collectOwnState(answers, height, options.known, collected);
  const unknown = [
    'closed objects from before, their heights of closing, deposits that were used up and earlier prices of leases',
    'when providers and their attributes came to be',
    ...gaps(collected, wanted),
    ...own.unknown,
  ];
  const untimed = heights.filter((at) => !times.has(at)).length;
  if (untimed > 0) unknown.push(`the times of ${untimed} blocks in which live objects were created: the time of block ${height} stands in`);
  const providers = builder.providers();
  return {
    generation,
    unknown,
    parameters: own.parameters,
    pool: own.pool,
    snapshot: {
      deployments: builder.deployments(),
      groups: builder.groups(),
      orders: builder.orders(),
      bids: builder.bids(),
      leases: builder.leases(),
      providers,
      providerAttributes: providers.flatMap(({ owner, attributes }) =>
        attributes.map(({ key, value }) => ({ owner, key, value, fromHeight: height, toHeight: null })),
      ),
      auditedAttributes: builder.audited(height),
      accounts: [...collected.objects.accounts.objects.values()],
      payments: [...collected.objects.payments.objects.values()],
      grants: own.grants,
      state: own.state,
    },
  };
}
