// Who follows what: an operation that many follow is run once for each event, and its text is sent to all of them.
import { execute, type FieldNode, getArgumentValues, getVariableValues, Kind, type SelectionNode } from 'graphql';
import { type Context, type ContextSource, createContext } from '../context.ts';
import { type ErrorFormatter, type ErrorLog, RequestError } from '../errors.ts';
import type {
  Interval,
  SubscriptionBidEventsArgs,
  SubscriptionLeaseEventsArgs,
  SubscriptionMetricUpdatesArgs,
} from '../generated/resolvers.ts';
import { type Executor, isServerGone, type Operation } from '../graphql/executor.ts';
import type { Head, HeadWatch } from '../head.ts';
import { metricEntry } from '../network/metric-sql.ts';
import { isServersFault } from '../readers/readers.ts';
import {
  type Blocks,
  blocksToTell,
  loadBidEvents,
  loadLeaseEvents,
  loadNewBlocks,
  loadNewestPoint,
  wantsBid,
  wantsLease,
} from './events.ts';

const MAX_METRICS = 20;
/** How many servers may fail before the news of a block are given up. */
const MOST_TRIES = 3;

/** Takes the text of an event; whoever cannot take more ends itself. */
export type Subscriber = (text: string) => void;

/** What an operation follows, with its arguments. */
type Followed =
  | { field: 'blocks' }
  | { field: 'leaseEvents'; args: Partial<SubscriptionLeaseEventsArgs> }
  | { field: 'bidEvents'; args: Partial<SubscriptionBidEventsArgs> }
  | { field: 'metricUpdates'; args: SubscriptionMetricUpdatesArgs };

/** An operation with all who follow it. */
interface Group {
  operation: Operation;
  followed: Followed;
  subscribers: Set<Subscriber>;
  /** What was told last of each metric. */
  told: Map<string, string>;
}

export interface Hub {
  /**
   * Follows an operation, which has been validated, until what it returns is called.
   * @throws RequestError `BAD_ARGUMENT`, `UNSUPPORTED_DIMENSION`.
   */
  follow(operation: Operation, subscriber: Subscriber): () => void;
  close(): void;
}

export interface HubOptions {
  executor: Executor;
  source: ContextSource;
  watch: HeadWatch;
  format: ErrorFormatter;
  log: ErrorLog;
}

/** Starts to tell of new blocks. */
export function createHub({ executor, source, watch, format, log }: HubOptions): Hub {
  const groups = new Map<string, Group>();
  let reached: Head | null = watch.head;
  let telling = false;

  /** Tells what came up to the newest block, one step after the other: blocks that come meanwhile are told together. */
  async function tell(): Promise<void> {
    if (telling) return;
    telling = true;
    try {
      for (let { head } = watch; head !== null && head.version !== reached?.version; { head } = watch) {
        const before = reached;
        reached = head;
        // What came before anybody knew of a block is no news; after a rewind nothing new is there.
        const blocks = before === null ? null : blocksToTell(before.height, head.height);
        if (blocks !== null && groups.size > 0) await tellBlocks(blocks);
      }
    } catch (error) {
      log.error({ err: error }, 'new blocks could not be told to those who follow them');
    } finally {
      telling = false;
    }
  }

  async function tellBlocks(blocks: Blocks): Promise<void> {
    const context = createContext(source, { charge: async () => undefined, answered: () => undefined });
    const waiting = [...groups.values()];
    try {
      let events = eventsOf(context, blocks);
      for (let tries = 0; waiting.length > 0; ) {
        try {
          await tellNext(waiting, context, events);
        } catch (error) {
          tries += 1;
          if (!isServersFault(error) || tries > MOST_TRIES) throw error;
          // The next server tells those who were not told yet.
          waiting[0]?.told.clear();
          await context.renew();
          events = eventsOf(context, blocks);
        }
      }
    } finally {
      await context.snapshot.close();
    }
  }

  /** Tells the first of the groups that wait, which then waits no more. */
  async function tellNext(waiting: Group[], context: Context, events: ReturnType<typeof eventsOf>): Promise<void> {
    const [group] = waiting;
    if (group === undefined) return;
    const texts: string[] = [];
    for (const root of await wantedBy(group, events)) texts.push(await run(group, context, root));
    waiting.shift();
    for (const text of texts) send(group, text);
  }

  async function run({ operation: { document, operation, variables } }: Group, context: Context, rootValue: unknown): Promise<string> {
    const named = operation.name === undefined ? {} : { operationName: operation.name.value };
    const { schema } = executor;
    const result = await execute({ schema, document, ...named, variableValues: variables, contextValue: context, rootValue });
    const gone = result.errors?.find(isServerGone);
    if (gone !== undefined) throw gone.originalError;
    const { height, hash, time, lagSeconds } = (await context.snapshot.block()) ?? { height: 0, hash: null, time: null, lagSeconds: 0 };
    return JSON.stringify({
      data: result.data,
      ...(result.errors === undefined ? {} : { errors: result.errors.map((error) => format(error.toJSON(), error)) }),
      extensions: { block: { height, hash, time, lagSeconds } },
    });
  }

  const stop = watch.onChange(() => void tell());
  return {
    follow(operation, subscriber) {
      const { document, variables } = operation;
      // Equal documents are one object: who parses them keeps them.
      const key = `${documentNumber(document)} ${operation.operation.name?.value ?? ''} ${JSON.stringify(variables)}`;
      const group = groups.get(key) ?? { operation, followed: followedBy(executor, operation), subscribers: new Set(), told: new Map() };
      groups.set(key, group);
      group.subscribers.add(subscriber);
      return () => {
        group.subscribers.delete(subscriber);
        if (group.subscribers.size === 0 && groups.get(key) === group) groups.delete(key);
      };
    },
    close() {
      stop();
      groups.clear();
    },
  };
}

const numbers = new WeakMap<object, number>();
let documents = 0;

function documentNumber(document: object): number {
  const known = numbers.get(document);
  if (known !== undefined) return known;
  documents += 1;
  numbers.set(document, documents);
  return documents;
}

function send({ subscribers }: Group, text: string): void {
  for (const subscriber of subscribers) subscriber(text);
}

/** The one field of a subscription, which may stand in a fragment. */
function rootField({ document, operation }: Operation): FieldNode {
  const find = (selection: SelectionNode | undefined): FieldNode => {
    if (selection?.kind === Kind.FIELD) return selection;
    if (selection?.kind === Kind.INLINE_FRAGMENT) return find(selection.selectionSet.selections[0]);
    const name = selection?.name.value;
    const fragment = document.definitions.find((node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name);
    if (fragment?.kind === Kind.FRAGMENT_DEFINITION) return find(fragment.selectionSet.selections[0]);
    throw new TypeError('a subscription without a field has been validated');
  };
  return find(operation.selectionSet.selections[0]);
}

function followedBy({ schema }: Executor, operation: Operation): Followed {
  const node = rootField(operation);
  const definition = schema.getSubscriptionType()?.getFields()[node.name.value];
  const { coerced } = getVariableValues(schema, operation.operation.variableDefinitions ?? [], operation.variables);
  if (definition === undefined)
    throw new RequestError('BAD_ARGUMENT', `${node.name.value} cannot be followed.`, 'Follow a field of Subscription.');
  const args: unknown = getArgumentValues(definition, node, coerced);
  return readFollowed(definition.name, args as SubscriptionMetricUpdatesArgs & SubscriptionLeaseEventsArgs & SubscriptionBidEventsArgs);
}

function readFollowed(
  field: string,
  args: SubscriptionMetricUpdatesArgs & SubscriptionLeaseEventsArgs & SubscriptionBidEventsArgs,
): Followed {
  switch (field) {
    case 'blocks':
      return { field };
    case 'leaseEvents':
    case 'bidEvents':
      return { field, args };
    case 'metricUpdates':
      checkMetrics(args);
      return { field, args };
    default:
      throw new TypeError(`nobody tells ${field}`);
  }
}

function checkMetrics({ metrics }: SubscriptionMetricUpdatesArgs): void {
  if (metrics.length === 0 || metrics.length > MAX_METRICS) {
    throw new RequestError('BAD_ARGUMENT', `${metrics.length} metrics are named.`, `Name 1 to ${MAX_METRICS}.`);
  }
  const split = metrics.find((metric) => !metricEntry(metric).network);
  if (split === undefined) return;
  throw new RequestError('UNSUPPORTED_DIMENSION', `${split} has no value for the whole network.`, 'Name metrics that have one.');
}

/** What happened in blocks, each kind read once and only if somebody follows it. */
function eventsOf(context: Context, blocks: Blocks) {
  const once = <Value>(load: () => Promise<Value>): (() => Promise<Value>) => {
    let value: Promise<Value> | undefined;
    return () => {
      value ??= load();
      return value;
    };
  };
  const points = new Map<string, Promise<Awaited<ReturnType<typeof loadNewestPoint>>>>();
  return {
    blocks: once(async () => loadNewBlocks(await context.snapshot.transaction(), blocks)),
    leases: once(async () => loadLeaseEvents(await context.snapshot.transaction(), blocks)),
    bids: once(async () => loadBidEvents(await context.snapshot.transaction(), blocks)),
    async metric(metric: SubscriptionMetricUpdatesArgs['metrics'][number], interval: Interval) {
      const block = await context.snapshot.block();
      if (block === null) return null;
      const load = async () => loadNewestPoint(await context.snapshot.transaction(), metric, interval);
      const point = points.get(`${metric} ${interval}`) ?? load();
      points.set(`${metric} ${interval}`, point);
      const newest = await point;
      return newest === null ? null : { metric, interval, height: block.height, point: newest };
    },
  };
}

/** The events that a group wants, as the root values of its operation. */
async function wantedBy({ followed, told }: Group, events: ReturnType<typeof eventsOf>): Promise<object[]> {
  switch (followed.field) {
    case 'blocks':
      return (await events.blocks()).map((blocks) => ({ blocks }));
    case 'leaseEvents': {
      const wanted = (await events.leases()).filter((event) => wantsLease(event, followed.args));
      return wanted.map((leaseEvents) => ({ leaseEvents }));
    }
    case 'bidEvents': {
      const wanted = (await events.bids()).filter((event) => wantsBid(event, followed.args));
      return wanted.map((bidEvents) => ({ bidEvents }));
    }
    case 'metricUpdates': {
      const roots: object[] = [];
      for (const metric of new Set(followed.args.metrics)) {
        const update = await events.metric(metric, followed.args.interval ?? 'DAY');
        const text = update === null ? '' : `${update.point.time.toISOString()} ${update.point.value}`;
        if (update === null || told.get(metric) === text) continue;
        told.set(metric, text);
        roots.push({ metricUpdates: update });
      }
      return roots;
    }
  }
}
