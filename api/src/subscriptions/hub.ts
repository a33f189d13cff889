// Who follows what: an operation that many follow is run once for each event, and its text is sent to all of them.
import type { Transaction } from '@leasebook/db';
import { execute, type FieldNode, getArgumentValues, getVariableValues, Kind, locatedError, type SelectionNode } from 'graphql';
import { once } from '../connection/batch.ts';
import { createReading } from '../connection/connection.ts';
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
import { toldBlock } from '../snapshot.ts';
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

/** What the news of some blocks are read from, for one group after the other. */
interface View {
  context: Context;
  /** Whether a group was told from this context, and had its time. */
  isUsed: boolean;
  events: Events;
  /** Servers that failed. */
  tries: number;
  /** Why nobody is told any more; null while somebody can be. */
  lost: unknown;
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
    const view: View = { context: openContext(), isUsed: false, events: eventsOf(() => view.context, blocks), tries: 0, lost: null };
    try {
      for (const group of [...groups.values()]) await tellGroup(group, view, blocks);
    } finally {
      await view.context.snapshot.close();
    }
  }

  /** Tells a group on its own: what breaks for it is told to it, and to nobody else. */
  async function tellGroup(group: Group, view: View, blocks: Blocks): Promise<void> {
    while (view.lost === null) {
      const { isUsed } = view;
      view.isUsed = true;
      try {
        const told = new Map(group.told);
        const texts: string[] = [];
        for (const root of await wantedBy(group, told, view.events)) texts.push(await run(group, view, root));
        group.told = told;
        for (const text of texts) send(group, text);
        return;
      } catch (error) {
        const isOver = view.context.snapshot.isOver();
        if (isServersFault(error)) {
          view.tries += 1;
          if (view.tries > MOST_TRIES) view.lost = error;
          // The next server tells those who were not told yet.
          else await view.context.renew();
        } else {
          await replaceContext(view);
          // Time that went by for others is not this group's: it has its own once more.
          if (!isOver || !isUsed) return sendError(group, error);
        }
        view.events = eventsOf(() => view.context, blocks);
      }
    }
    sendError(group, view.lost);
  }

  function openContext(): Context {
    return createContext(source, { client: null, charge: async () => undefined, answered: () => undefined });
  }

  /** A transaction in which a statement failed, or whose time is over, answers nothing more. */
  async function replaceContext(view: View): Promise<void> {
    await view.context.snapshot.close();
    view.context = openContext();
    view.isUsed = false;
  }

  async function run({ operation: { document, operation, variables } }: Group, view: View, rootValue: unknown): Promise<string> {
    const { context } = view;
    // Rows that others read for the same block are not this event's.
    Object.assign(context.reading, createReading());
    const named = operation.name === undefined ? {} : { operationName: operation.name.value };
    const { schema } = executor;
    const result = await execute({ schema, document, ...named, variableValues: variables, contextValue: context, rootValue });
    const broken = result.errors?.find((error) => isServerGone(error) || context.snapshot.isOver());
    if (broken !== undefined) throw broken.originalError ?? broken;
    const block = toldBlock(await context.snapshot.block());
    if (result.errors !== undefined) await replaceContext(view);
    return JSON.stringify({
      data: result.data,
      ...(result.errors === undefined ? {} : { errors: result.errors.map((error) => format(error.toJSON(), error)) }),
      extensions: { block },
    });
  }

  /** An event that could not be made stands on no block. */
  function sendError(group: Group, cause: unknown): void {
    const node = rootField(group.operation);
    const error = locatedError(cause, node, [node.alias?.value ?? node.name.value]);
    send(group, JSON.stringify({ data: null, errors: [format(error.toJSON(), error)] }));
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

type Events = ReturnType<typeof eventsOf>;

/** What happened in blocks, each kind read once and only if somebody follows it. */
function eventsOf(contextNow: () => Context, blocks: Blocks) {
  const transaction = (): Promise<Transaction> => contextNow().snapshot.transaction();
  const points = new Map<string, Promise<Awaited<ReturnType<typeof loadNewestPoint>>>>();
  return {
    blocks: once(async () => loadNewBlocks(await transaction(), blocks)),
    leases: once(async () => loadLeaseEvents(await transaction(), blocks)),
    bids: once(async () => loadBidEvents(await transaction(), blocks)),
    async metric(metric: SubscriptionMetricUpdatesArgs['metrics'][number], interval: Interval) {
      const block = await contextNow().snapshot.block();
      if (block === null) return null;
      const load = async () => loadNewestPoint(await transaction(), metric, interval);
      const point = points.get(`${metric} ${interval}`) ?? load();
      points.set(`${metric} ${interval}`, point);
      const newest = await point;
      return newest === null ? null : { metric, interval, height: block.height, point: newest };
    },
  };
}

/** The events that a group wants, as the root values of its operation; `told` is what it was told of metrics, and takes what is new. */
async function wantedBy({ followed }: Group, told: Map<string, string>, events: Events): Promise<object[]> {
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
