// What happened on the chain that charts mark: upgrades and changes of parameters. Asked for once, and again now and then.
import { RequestFailure, request } from '../api/client.ts';
import type { Flag } from '../charts/flags.ts';
import { ChainEventsDocument, type ChainEventsQuery } from '../generated/graphql';
import { charts } from '../texts/charts.ts';

/** Milliseconds between two questions; parameters change a few times a year. */
const EVERY = 300_000;

type Change = ChainEventsQuery['parameters']['nodes'][number];

class ChainEvents {
  flags = $state.raw<readonly Flag[]>([]);
  #askedAt = Number.NEGATIVE_INFINITY;

  /** Asks unless it was asked a short while ago. Charts stand without flags where there is no answer. */
  async want(): Promise<void> {
    if (performance.now() - this.#askedAt < EVERY) return;
    this.#askedAt = performance.now();
    try {
      const { parameters } = await request(ChainEventsDocument, {});
      this.flags = toFlags(parameters.nodes);
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.#askedAt = Number.NEGATIVE_INFINITY;
    }
  }
}

/** One flag for each block in which parameters changed. */
function toFlags(changes: readonly Change[]): Flag[] {
  const later = changes.filter(({ origin, fromTime }) => origin !== 'GENESIS' && fromTime !== null);
  const blocks = Map.groupBy(later, ({ fromHeight }) => fromHeight);
  return [...blocks].flatMap(([height, own]): Flag[] => {
    const [first] = own;
    if (first === undefined || first.fromTime === null) return [];
    const upgrade = own.some(({ origin }) => origin === 'UPGRADE');
    const label = upgrade
      ? charts.events.upgrade
      : own.length === 1
        ? `${first.module} ${first.name}`
        : charts.events.parameters(own.length);
    return [
      {
        time: Date.parse(first.fromTime),
        height,
        kind: upgrade ? 'upgrade' : 'parameters',
        label,
        changes: own.map(({ module, name, value }) => `${module} ${name}: ${value === null ? charts.events.gone : JSON.stringify(value)}`),
      },
    ];
  });
}

export const chainEvents = new ChainEvents();
