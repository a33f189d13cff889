// Reading of a node's answers: each generation whole, and answers that are refused, cut, repeated or damaged.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { referenceType } from '../decode/testing.ts';
import type { StateAnswers } from './answers.ts';
import { collectObjects } from './collect.ts';
import { collectFigures } from './collect-figures.ts';
import { responseType } from './pages.ts';
import { openRecordedAnswers } from './recorded.ts';
import { filteredRequest, requestKey } from './requests.ts';
import { bent, fullState, manifest, RECORDING } from './testing.ts';

let answers: StateAnswers;
beforeAll(async () => {
  answers = await openRecordedAnswers(RECORDING);
});
afterAll(() => answers.close());

const versions = manifest().nodes.map(({ app_version }) => app_version.split('.').slice(0, 2).join('.'));

test('every stored state of the manifest can be asked for', () => {
  expect(answers.heights()).toEqual([...new Set(manifest().states.map(({ height }) => height))]);
});

describe.each(versions)('a state of %s', (version) => {
  const height = fullState(version);

  test('holds as many objects as the replies have', async () => {
    let replied = 0;
    const counting = bent(answers, () => null);
    const ask = counting.ask.bind(counting);
    counting.ask = async (path, data, at) => {
      const answer = await ask(path, data, at);
      // The list is asked for once more at first, to tell the generation.
      if (answer.kind === 'value' && path.endsWith('/Orders')) {
        const reply = referenceType(responseType(path)).decode(answer.value).toJSON();
        replied += reply.orders?.length ?? 0;
      }
      return answer;
    };
    const { objects } = await collectObjects(counting, height);
    expect(objects.orders.objects.size).toBe(replied);
    expect(replied).toBeGreaterThan(100);
  });

  test('is consistent in itself', async () => {
    const { objects, generation, lastAudited } = await collectObjects(answers, height);
    const { deployments, groups, orders, bids, leases, accounts, payments, providers } = objects;
    expect(generation).toBe(version === 'v0.38' ? 'legacy' : 'current');
    for (const id of groups.objects.keys()) expect(deployments.objects.has(id.slice(0, id.lastIndexOf('/')))).toBe(true);
    for (const id of orders.objects.keys()) expect(groups.objects.has(id.slice(0, id.lastIndexOf('/')))).toBe(true);
    for (const [id, lease] of leases.objects) {
      expect(bids.objects.get(id)?.price).toEqual(lease.price);
      expect(payments.objects.get(id)?.owner).toBe(lease.id.provider);
    }
    for (const id of deployments.objects.keys()) expect(accounts.objects.has(`deployment/${id}`)).toBe(true);
    for (const id of bids.objects.keys()) expect(accounts.objects.has(`bid/${id}`)).toBe(true);
    for (const { scope, legacy, funds } of accounts.objects.values()) {
      expect(['deployment', 'bid']).toContain(scope);
      expect(legacy === null).toBe(generation === 'current');
      expect(funds.length > 0).toBe(generation === 'current');
    }
    for (const { hostUri } of providers.objects.values()) expect(hostUri).toMatch(/^https:/);
    if (generation === 'current') expect(lastAudited?.every((entry) => /^[^=]+=.+/.test(entry))).toBe(true);
    else expect(objects.audits.objects.size).toBeGreaterThan(0);
  });

  test('has the figures that the node knows', async () => {
    const { generation } = await collectObjects(answers, height);
    const { figures } = await collectFigures(answers, height, generation);
    expect(Number(figures.get('supply').get('uakt')?.get('amount'))).toBeGreaterThan(0);
    expect(figures.get('balances').get('escrow')?.get('uakt')).toMatch(/^\d+$/);
    expect(figures.get('balances').has('bme')).toBe(version.startsWith('v2'));
    expect(figures.get('parameters').has('take')).toBe(!version.startsWith('v2'));
    expect(figures.get('mint').get('inflation')?.get('inflation')).toMatch(/^0\.\d{18}$/);
  });
});

describe('where answers fail', () => {
  const height = fullState('v1.2');

  test('a refused list leaves a gap of that state only', async () => {
    const refusing = bent(answers, (path, data) =>
      path.endsWith('/Orders') && requestKey(path, data).includes('state=open') ? { kind: 'refused', reason: 'too busy' } : null,
    );
    const { objects } = await collectObjects(refusing, height);
    expect(objects.orders.gap('any', 'open')).toContain('too busy');
    expect(objects.orders.gap('any', 'closed')).toBeNull();
    expect([...objects.orders.objects.values()].every(({ state }) => state !== 'open')).toBe(true);
  });

  test('a list that is cut after its first page says how far it goes', async () => {
    const cut = bent(answers, (path, data) =>
      path.endsWith('/Bids') && requestKey(path, data).includes('pagination.key') ? { kind: 'absent' } : null,
    );
    const { objects } = await collectObjects(cut, height);
    expect(objects.bids.gap('any', 'closed')).toMatch(/^after \d+ of them/);
  });

  test('a node that gives the same page for ever is told apart', async () => {
    const path = '/akash.market.v1beta5.Query/Orders';
    const first = await answers.ask(path, filteredRequest(5, 'open', new Uint8Array(0)), height);
    const looping = bent(answers, (asked, data) => (asked === path && requestKey(asked, data).includes('state=open') ? first : null));
    await expect(collectObjects(looping, height)).rejects.toMatchObject({ code: 'STATE_ANSWER_UNREADABLE' });
  });

  test('bytes that are no reply stop the comparison', async () => {
    const broken = bent(answers, (path) => (path.endsWith('/Leases') ? { kind: 'value', value: Buffer.from('ffff', 'hex') } : null));
    await expect(collectObjects(broken, height)).rejects.toMatchObject({ code: 'UNDECODABLE_BYTES' });
  });

  test('rates of the take fee of which only a part is answered are none at all', async () => {
    const early = fullState('v0.38');
    const partly = bent(answers, (path, data) =>
      path.endsWith('.params.v1beta1.Query/Params') && Buffer.from(data).includes('DenomTakeRates')
        ? { kind: 'refused', reason: 'too busy' }
        : null,
    );
    const { figures, impossible } = await collectFigures(partly, early, 'legacy');
    expect(figures.get('parameters').has('take')).toBe(false);
    expect(impossible).toContainEqual({ kind: 'parameters', reason: expect.stringContaining('too busy') });
  });

  test('a node that has no such services is told with its own words', async () => {
    const other = bent(answers, () => ({ kind: 'refused', reason: 'unknown query path' }));
    await expect(collectObjects(other, height)).rejects.toThrow('nor those of v0.38; it says: unknown query path');
  });

  test('a height without answers is refused by name', async () => {
    await expect(collectObjects(answers, height + 1)).rejects.toMatchObject({
      code: 'STATE_ANSWER_UNREADABLE',
      object: `height ${height + 1} of ${RECORDING}`,
    });
  });
});

test('requests are recognised by what they mean', () => {
  const path = '/akash.market.v1beta5.Query/Orders';
  const ours = filteredRequest(5, 'open', new Uint8Array(0));
  const withoutPage = Buffer.from('0a062a046f70656e', 'hex');
  expect(requestKey(path, withoutPage)).toBe(requestKey(path, ours));
  expect(requestKey(path, filteredRequest(5, 'active', new Uint8Array(0)))).not.toBe(requestKey(path, ours));
  expect(requestKey(path, filteredRequest(5, 'open', Uint8Array.of(1)))).not.toBe(requestKey(path, ours));
  expect(requestKey('/unknown.Query/Things', ours)).toContain(Buffer.from(ours).toString('hex'));
  expect(requestKey(path, Buffer.from('ffff', 'hex'))).toBe(`${path} ffff`);
});
