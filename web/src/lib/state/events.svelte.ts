// What happened on the chain that charts mark: upgrades and changes of parameters. Asked for once, and again now and then.
import { RequestFailure, request } from '../api/client.ts';
import type { Flag } from '../charts/flags.ts';
import { ChainEventsDocument, type ChainEventsQuery } from '../generated/graphql';
import { tools } from '../texts/tools.ts';

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
      this.flags = toFlags(await request(ChainEventsDocument, {}));
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      this.#askedAt = Number.NEGATIVE_INFINITY;
    }
  }
}

/** One flag for each block in which the chain was upgraded or parameters changed. */
function toFlags({ parameters, upgrades }: ChainEventsQuery): Flag[] {
  const changes = parameters.nodes.filter(({ origin, fromTime }) => (origin === 'GOVERNANCE' || origin === 'UPGRADE') && fromTime !== null);
  const blocks = Map.groupBy(changes, ({ fromHeight }) => fromHeight);
  const names = new Map(upgrades.map(({ height, name }) => [height, name]));
  const times = new Map([
    ...changes.map(({ fromHeight, fromTime }) => [fromHeight, fromTime] as const),
    ...upgrades.map(({ height, time }) => [height, time] as const),
  ]);
  return [...times].flatMap(([height, time]): Flag[] => {
    if (time === null) return [];
    const own = blocks.get(height) ?? [];
    const upgrade = names.get(height) ?? (own.some(({ origin }) => origin === 'UPGRADE') ? '' : null);
    return [
      {
        time: Date.parse(time),
        height,
        kind: upgrade === null ? 'parameters' : 'upgrade',
        label: upgrade === null ? changeLabel(own) : [tools.events.upgrade, upgrade].join(' ').trim(),
        brief: upgrade ?? '',
        changes: own.map(({ module, name, value }) => `${module} ${name}: ${value === null ? tools.events.gone : JSON.stringify(value)}`),
      },
    ];
  });
}

/** The one parameter, or how many there are. */
function changeLabel(changes: readonly Change[]): string {
  const [first, ...others] = changes;
  return first !== undefined && others.length === 0
    ? `${first.module}: ${first.name.replaceAll('_', ' ')}`
    : tools.events.parameters(changes.length);
}

export const chainEvents = new ChainEvents();
