// Comparison: equal sides are equal, and a difference planted in any kind is found and printed with both sides.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StateAnswers } from './answers.ts';
import { type Collected, collectObjects } from './collect.ts';
import { collectFigures } from './collect-figures.ts';
import { compareObjects, type KindResult, type OurObjects } from './compare.ts';
import { compareLastAudited } from './compare-audits.ts';
import { compareFigures } from './compare-figures.ts';
import { type CollectedFigures, FIGURE_KINDS, Figures } from './figures.ts';
import type { Listed, ListedObjects, ObjectKind } from './objects.ts';
import { openRecordedAnswers } from './recorded.ts';
import { formatHeight, formatSummary, heightReport, summarise } from './report.ts';
import { liveState, mirror, RECORDING } from './testing.ts';

let answers: StateAnswers;
let legacy: Collected;
let current: Collected;
let figures: CollectedFigures;
beforeAll(async () => {
  answers = await openRecordedAnswers(RECORDING);
  legacy = await collectObjects(answers, liveState('v0.38'));
  current = await collectObjects(answers, liveState('v2.0'));
  figures = await collectFigures(answers, liveState('v2.0'), 'current');
});
afterAll(() => answers.close());

function printed(results: Record<string, KindResult>): string {
  return formatHeight(heightReport({ height: 7, ours: 'tables', against: 'node' }, results, [], 10));
}

function differing(results: Record<string, KindResult>): string[] {
  return Object.entries(results).flatMap(([kind, { different }]) => (different > 0 ? [kind] : []));
}

const KINDS: ObjectKind[] = ['deployments', 'groups', 'orders', 'bids', 'leases', 'accounts', 'payments', 'providers', 'audits'];

/** A copy of `ours` where one object of `kind` went through `change`; undefined removes it. */
function planted(ours: OurObjects, kind: ObjectKind, change: (object: object) => object | undefined): { ours: OurObjects; id: string } {
  const objects = new Map<string, object>(Array.from<[string, object]>(ours[kind].entries()));
  const [id, object] = [...objects][0] ?? ['', {}];
  const changed = change(object);
  if (changed === undefined) objects.delete(id);
  else objects.set(id, changed);
  return { ours: { ...ours, [kind]: objects }, id };
}

describe.each(['legacy', 'current'] as const)('objects of the %s generation', (generation) => {
  const collected = (): Collected => (generation === 'legacy' ? legacy : current);

  test('are equal to themselves, every value', () => {
    const results = compareObjects(collected(), mirror(collected().objects));
    expect(differing(results)).toEqual([]);
    for (const kind of KINDS) {
      expect(results[kind].equal).toBe(collected().objects[kind].objects.size);
      expect(results[kind].values).toBeGreaterThanOrEqual(results[kind].compared);
    }
  });

  // Audited attributes of later generations are compared by what the broken list still tells, see below.
  const kinds = KINDS.filter((kind) => generation === 'legacy' || kind !== 'audits');

  test.each(kinds)('%s: another value is found and printed with both sides', (kind) => {
    const change: Record<ObjectKind, object> = {
      deployments: { hash: 'ab' },
      groups: { state: 'paused' },
      orders: { price: { denom: 'uakt', amount: 1n } },
      bids: { createdHeight: 3 },
      leases: { closedHeight: 5 },
      accounts: { settledAt: 4 },
      payments: { withdrawn: { denom: 'uakt', amount: 12n } },
      providers: { hostUri: 'https://elsewhere:1' },
      audits: { attributes: [{ key: 'region', value: 'moon' }] },
    };
    const { ours, id } = planted(mirror(collected().objects), kind, (object) => ({ ...object, ...change[kind] }));
    const results = compareObjects(collected(), ours);
    expect(differing(results)).toEqual([kind]);
    expect(results[kind].different).toBe(1);
    const [difference] = results[kind].differences;
    expect(difference).toMatchObject({ id });
    expect(difference?.ours).not.toBe(difference?.chain);
    expect(printed(results)).toContain(`${id}`);
    expect(printed(results)).toContain(`ours   ${difference?.ours ?? '(none)'}`);
    expect(printed(results)).toContain(`chain  ${difference?.chain ?? '(none)'}`);
  });

  test.each(kinds)('%s: an object that we lack is found', (kind) => {
    const { ours, id } = planted(mirror(collected().objects), kind, () => undefined);
    const results = compareObjects(collected(), ours);
    expect(results[kind]).toMatchObject({ different: 1, differences: [{ id, field: 'exists', ours: null }] });
  });

  test('an object that the chain lacks is found where the answers are whole', () => {
    const ours = mirror(collected().objects);
    const bid = [...ours.bids.values()][0];
    expect(bid).toBeDefined();
    if (bid === undefined) return;
    expect(bid.state).toMatch(/open|active/);
    const results = compareObjects(collected(), { ...ours, bids: new Map([...ours.bids, ['nobody/1/1/1/none', bid]]) });
    expect(results.bids).toMatchObject({ different: 1, differences: [{ id: 'nobody/1/1/1/none', field: 'exists', chain: null }] });
  });
});

/** The first of the objects, with what the chain may leave out of it. */
function whole<T>({ objects }: Listed<T>, filled: (object: T) => Partial<T> = () => ({})): Listed<T> {
  const [first] = objects;
  if (first === undefined) throw new Error('the recording has none of them');
  const [id, object] = first;
  return { objects: new Map([[id, { ...object, ...filled(object) }]]), gap: () => null };
}

/** One object of each kind, of which nothing is left out; audited attributes from other answers, as the later generation has none. */
function wholeObjects(of: ListedObjects, { audits }: ListedObjects): ListedObjects {
  const attributes = [{ key: 'region', value: 'moon' }];
  const price = { denom: 'uact', amount: 5n };
  const parts = {
    id: 2,
    cpuMillis: 3n,
    cpuAttributes: attributes,
    memoryBytes: 4n,
    memoryAttributes: attributes,
    storage: [{ name: 'data', bytes: 5n, attributes }],
    gpus: 6n,
    gpuAttributes: attributes,
    endpoints: [{ kind: 'leased_ip' as const, sequenceNumber: 7 }],
  };
  const requirements = { signedByAllOf: ['akash1all'], signedByAnyOf: ['akash1any'], attributes };
  const prices = {
    ...{ cpu: price, memory: price, gpu: price },
    storage: [{ name: 'data', price }],
    endpoints: [{ kind: 'leased_ip' as const, price }],
  };
  return {
    deployments: whole(of.deployments, () => ({ reclamationMinWindowNanos: 1n })),
    groups: whole(of.groups, ({ spec }) => ({ spec: { ...spec, requirements, resources: [{ resources: parts, count: 8, price }] } })),
    orders: whole(of.orders, () => ({ reclamationMinWindowNanos: 1n })),
    bids: whole(of.bids, () => ({ reclamationWindowNanos: 1n, resourcesOffer: [{ resources: parts, count: 9, prices }] })),
    leases: whole(of.leases, () => ({
      closedHeight: 10,
      reclamation: { windowNanos: 1n, startedAt: 2, deadlineSeconds: 3n, reason: 4 },
    })),
    accounts: whole(of.accounts, ({ legacy }) =>
      legacy === null ? { deposits: [{ owner: 'akash1payer', height: 1, source: 'grant', balance: price }] } : {},
    ),
    payments: whole(of.payments),
    providers: whole(of.providers, () => ({ email: 'a@b', website: 'https://b', attributes })),
    audits: whole(audits),
  };
}

/** The value once with each of its parts changed, and where that is. */
function* changes(value: unknown): Generator<[place: string, changed: unknown]> {
  if (typeof value === 'bigint') yield ['', value + 1n];
  else if (typeof value === 'number') yield ['', value + 1];
  else if (typeof value === 'string') yield ['', `${value}x`];
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) for (const [place, changed] of changes(item)) yield [place, value.with(index, changed)];
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) {
      for (const [place, changed] of changes(part)) yield [`.${name}${place}`, { ...value, [name]: changed }];
    }
  }
}

describe.each(['legacy', 'current'] as const)('whatever of an object of the %s generation is another', (generation) => {
  test('is found, but for what names it and what that generation does not have', () => {
    const objects = wholeObjects((generation === 'legacy' ? legacy : current).objects, legacy.objects);
    const unseen = new Set<string>();
    let seen = 0;
    for (const kind of KINDS) {
      for (const object of objects[kind].objects.values()) {
        for (const [place, changed] of changes(object)) {
          const { ours } = planted(mirror(objects), kind, () => Object(changed));
          if (compareObjects({ objects, generation }, ours)[kind].different === 1) seen += 1;
          else unseen.add(`${kind}${place}`);
        }
      }
    }
    const ids = [...unseen].filter((place) => !/[.]id[.](owner|dseq|gseq|oseq|provider)$/.test(place));
    const names = ['accounts.scope', 'accounts.xid', 'payments.xid', 'providers.owner', 'audits.auditor', 'audits.owner'];
    const later = [
      ...['leases.reason', 'payments.unsettled.denom', 'payments.unsettled.amount'],
      ...['windowNanos', 'startedAt', 'deadlineSeconds', 'reason'].map((name) => `leases.reclamation.${name}`),
    ];
    expect(ids.sort()).toEqual([...names, ...(generation === 'legacy' ? later : [])].sort());
    expect(seen).toBeGreaterThan(80);
  });
});

test('objects about which the answers say nothing are counted by reason, not compared', () => {
  const ours = mirror(current.objects);
  const objects = { ...current.objects, orders: { objects: new Map(), gap: () => 'the node refused' } };
  const results = compareObjects({ ...current, objects }, ours);
  expect(results.orders.compared).toBe(0);
  expect([...results.orders.notCompared.values()].reduce((sum, count) => sum + count, 0)).toBe(ours.orders.size);
  expect(printed(results)).toContain('orders, open: the node refused');
});

test('names of volumes count for objects after v1.0 only', () => {
  const ours = mirror(current.objects);
  const [id, group] = [...ours.groups].find(([, { spec }]) => spec.resources.some(({ resources }) => resources.storage.length > 1)) ?? [];
  expect(group).toBeDefined();
  if (id === undefined || group === undefined) return;
  const resources = group.spec.resources.map((unit) => ({
    ...unit,
    resources: { ...unit.resources, storage: unit.resources.storage.map((volume) => ({ ...volume, name: `my-${volume.name}` })) },
  }));
  const renamed = { ...ours, groups: new Map([...ours.groups, [id, { ...group, spec: { ...group.spec, resources } }]]) };
  expect(compareObjects(current, renamed).groups.different).toBe(1);
  const before = {
    ...current,
    objects: { ...current.objects, groups: { ...current.objects.groups, objects: new Map([[id, migrated(group)]]) } },
  };
  const early = { ...renamed, groups: new Map([[id, { ...group, spec: { ...group.spec, resources } }]]), legacyUpTo: group.createdHeight };
  expect(compareObjects(before, early).groups.different).toBe(0);
});

function migrated<T extends { spec: { resources: { resources: { storage: { name: string }[] } }[] } }>(group: T): T {
  const copy = structuredClone(group);
  for (const { resources } of copy.spec.resources) for (const volume of resources.storage) volume.name = 'default';
  return copy;
}

describe('figures', () => {
  function ourFigures(): Figures {
    const ours = new Figures();
    for (const kind of FIGURE_KINDS) for (const [id, fields] of figures.figures.get(kind)) ours.set(kind, id, new Map(fields));
    return ours;
  }

  test('are equal to themselves', () => {
    expect(differing(compareFigures(figures, ourFigures(), 0).results)).toEqual([]);
  });

  test.each(FIGURE_KINDS)('%s: another value is found', (kind) => {
    const ours = ourFigures();
    const [id, fields] = [...ours.get(kind)][0] ?? ['', new Map<string, string>()];
    const [name] = [...fields.keys()];
    expect(name).toBeDefined();
    ours.set(kind, id, new Map([...fields, [name ?? '', '123']]));
    const { results } = compareFigures(figures, ours, 0);
    expect(differing(results)).toEqual([kind]);
    expect(printed(results)).toContain('123');
  });

  test('the community pool may lack less than one unit of each withdrawal', () => {
    const ours = ourFigures();
    const amount = figures.figures.get('communityPool').get('uakt')?.get('amount') ?? '';
    const [whole = '0', fraction] = amount.split('.');
    ours.set('communityPool', 'uakt', { amount: `${BigInt(whole) - 5n}.${fraction}` });
    expect(compareFigures(figures, ours, 5).results.communityPool?.different).toBe(0);
    expect(compareFigures(figures, ours, 4).results.communityPool?.different).toBe(1);
  });

  test('what our side does not know is named', () => {
    const { results, impossible } = compareFigures(figures, new Figures(['balances']), 0);
    expect(results.mint).toBeUndefined();
    expect(impossible.map(({ kind }) => kind)).toEqual(FIGURE_KINDS.filter((kind) => kind !== 'balances'));
    expect(results.balances?.differences.map(({ id }) => id)).toEqual(['escrow', 'distribution', 'bme']);
    const partly = new Figures(['bme'], true, ['bme']);
    partly.set('bme', 'status', { status: 'mint_status_warning' });
    const some = compareFigures(figures, partly, 0);
    expect(some.results.bme).toMatchObject({ compared: 1, different: 1, differences: [{ id: 'status', field: 'status' }] });
    const unsaid = some.impossible.filter(({ kind }) => kind === 'bme').map(({ reason }) => reason);
    // Every other object, and the other field of this one.
    expect(unsaid).toHaveLength(figures.figures.get('bme').size);
    expect(unsaid).toContainEqual(expect.stringMatching(/^collateral_ratio of status: not in the tables/));
  });
});

test('the broken audit list is compared entry by entry', () => {
  const audits = new Map(legacy.objects.audits.objects);
  const entries = current.lastAudited ?? [];
  expect(entries.length).toBeGreaterThan(0);
  const [first] = [...audits.values()];
  expect(first).toBeDefined();
  if (first === undefined) return;
  const last = first.attributes.at(-1);
  const only = new Map([['x', first]]);
  expect(compareLastAudited([`${last?.key}=${last?.value}`], only)).toMatchObject({ different: 0, compared: 1 });
  expect(compareLastAudited(['tier=other'], only)).toMatchObject({ different: 1 });
  expect(compareLastAudited([], only)).toMatchObject({ different: 1 });
});

test('a report keeps as many differences as asked for and adds up', () => {
  const results = compareObjects(current, { ...mirror(current.objects), deployments: new Map() });
  const one = heightReport({ height: 7, ours: 'tables', against: 'node' }, results, [], 3);
  expect(one.kinds.deployments?.differences).toHaveLength(3);
  expect(one.kinds.deployments?.differences.every(({ field }) => field === 'exists')).toBe(true);
  const report = summarise([one, one], 3);
  const count = current.objects.deployments.objects.size;
  expect(report).toMatchObject({ different: 2 * count, kinds: { deployments: { compared: 2 * count, different: 2 * count } } });
  expect(new Set(report.kinds.deployments?.differences.map(({ id }) => id)).size).toBe(3);
  expect(formatSummary(report)).toContain(`${2 * count} objects different`);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});
