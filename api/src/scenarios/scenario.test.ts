// The published scenarios: presets give the published results, inputs are bounded, and sensitivity follows the formulas.
import { formatDecimal, ONE, parseDecimal } from '@leasebook/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseCase, nearTerm, resaleBase, resaleWide } from './formulas.ts';
import { createScenario, presetScenarios, scenarioInputs, scenarioOutputs, sensitivity, tornado } from './scenario.ts';

const NOTHING = { chips: null, price: null, utilization: null, take: null };
const preset = (name: Parameters<typeof createScenario>[0]) => createScenario(name, NOTHING, [], false);
const d = parseDecimal;
/** Whole numbers of billions as decimals. */
const billion = (value: string): bigint => d(value) * 1_000_000_000n;

describe('the formulas', () => {
  it('give the published results', () => {
    // 15,000 cards at $10,000 a year.
    const near = nearTerm({ chips: d('15000'), price: d('1.141552511415525114'), utilization: ONE, take: d('0.2'), multiple: d('100') });
    expect(Object.values(near).map((value) => (value + ONE / 2n) / ONE)).toEqual([150_000_000n, 30_000_000n, 3_000_000_000n]);
    const resale = resaleBase({
      hyperscalersLow: billion('40'),
      hyperscalersHigh: billion('50'),
      resold: d('0.3'),
      discount: d('0.3'),
      otherSources: billion('5'),
    });
    expect(resale).toEqual({
      resaleLow: billion('8.4'),
      resaleHigh: billion('10.5'),
      totalLow: billion('13.4'),
      totalHigh: billion('15.5'),
    });
    expect(baseCase({ market: billion('15'), share: d('0.33'), take: d('0.2'), multiple: d('10') })).toEqual({
      volume: billion('4.95'),
      income: billion('0.99'),
      valuation: billion('9.9'),
    });
    expect(resaleWide({ hyperscalersResale: billion('10'), outsideChips: billion('70'), resold: d('0.2'), discount: d('0.3') })).toEqual({
      outside: billion('9.8'),
      total: billion('19.8'),
    });
  });

  it('are told as reproduced, each with how it was rounded', () => {
    for (const scenario of presetScenarios(NOTHING)) {
      const published = scenarioOutputs(scenario).filter((output) => output.published !== null);
      expect(published.length).toBeGreaterThan(0);
      expect(published.filter(({ reproduces }) => reproduces !== true)).toEqual([]);
    }
    const texts = presetScenarios(NOTHING).flatMap((scenario) => scenarioOutputs(scenario).map(({ published }) => published));
    expect(texts).toEqual(['$150M', '$30M', '$3B', '$8.4B', '$10.5B', '$15B', '$15B', null, '$1B', '$10B', '$10B', '$20B']);
  });

  it('notice a preset that does not reproduce: the published number stays, and says so', () => {
    const changed = createScenario('NEAR_TERM', NOTHING, [{ key: 'take', value: '0.1' }], false);
    const income = scenarioOutputs(changed).find(({ key }) => key === 'income');
    // What was published is compared with the preset, not with what somebody gives.
    expect(income).toMatchObject({ published: '$30M', reproduces: true });
    expect(Number(income?.value)).toBeCloseTo(15_000_000, 3);
  });
});

describe('inputs', () => {
  const measured = { chips: '172', price: '0.675', utilization: '0.7', take: '0' };
  const originsOf = (scenario: ReturnType<typeof createScenario>) =>
    Object.fromEntries(
      scenarioInputs(scenario, { chips: '', price: '', utilization: '', take: '' }).map(({ key, origin, value }) => [key, [origin, value]]),
    );

  it('come from the preset, what is measured, or who asks', () => {
    expect(originsOf(createScenario('NEAR_TERM', measured, [{ key: 'price', value: '2' }], true))).toEqual({
      chips: ['MEASURED', '172'],
      price: ['GIVEN', '2'],
      utilization: ['MEASURED', '0.7'],
      take: ['MEASURED', '0'],
      multiple: ['PRESET', '100'],
    });
  });

  it('keep the preset where nothing is measured, and stay in bounds where more is leased than supplied', () => {
    expect(originsOf(createScenario('NEAR_TERM', { ...measured, take: null, utilization: '1.2' }, [], true))).toMatchObject({
      take: ['PRESET', '0.2'],
      utilization: ['MEASURED', '1'],
    });
  });

  it.each([
    [[{ key: 'cards', value: '1' }], /chips, price, utilization, take, multiple/],
    [
      [
        { key: 'chips', value: '1' },
        { key: 'chips', value: '2' },
      ],
      /once/,
    ],
    [[{ key: 'utilization', value: '1.01' }], /from 0 to 1/],
    [[{ key: 'price', value: '-1' }], /from 0 to 10000/],
    [[{ key: 'price', value: '0.1234567890123456789' }], /Give e\.g\./],
    [[{ key: 'chips', value: '9'.repeat(10_000) }], /from 0 to/],
  ])('are refused where they are wrong', (inputs, advice) => {
    expect(() => createScenario('NEAR_TERM', measured, inputs, false)).toThrow(advice);
  });
});

describe('sensitivity', () => {
  it('holds everything else, and its middle is the result', () => {
    const scenario = preset('BASE_CASE');
    const table = sensitivity(scenario, { row: 'share', column: 'take' });
    expect(table).toMatchObject({ output: 'valuation', unit: 'USD', rowValues: ['0.165', '0.2475', '0.33', '0.4125', '0.495'] });
    expect(table.values[2]?.[2]).toBe(scenarioOutputs(scenario).at(-1)?.value);
    // Twice the share is twice the valuation.
    const [half = '', whole = ''] = [table.values[0]?.[2], table.values[2]?.[2]];
    expect(parseDecimal(half) * 2n).toBe(parseDecimal(whole));
  });

  it('takes given values and another result', () => {
    const table = sensitivity(preset('BASE_CASE'), {
      row: 'market',
      column: 'share',
      output: 'volume',
      rowValues: ['100'],
      columnValues: ['0', '1'],
    });
    expect(table.values).toEqual([['0', '100']]);
  });

  it.each([
    [{ row: 'share', column: 'share' }, /two different/],
    [{ row: 'x', column: 'share' }, /market, share, take, multiple/],
    [{ row: 'market', column: 'share', output: 'x' }, /volume, income, valuation/],
    [{ row: 'market', column: 'share', rowValues: [] }, /1 to 25/],
    [{ row: 'market', column: 'share', columnValues: ['2'] }, /from 0 to 1/],
  ])('is refused where it is wrong', (wanted, advice) => {
    expect(() => sensitivity(preset('BASE_CASE'), wanted)).toThrow(advice);
  });

  it('as a tornado has the largest swing first and stays in bounds', () => {
    const bars = tornado(preset('NEAR_TERM'), undefined, '0.2');
    expect(bars.map(({ input }) => input).sort()).toEqual(['chips', 'multiple', 'price', 'take', 'utilization']);
    const swings = bars.map(({ swing }) => parseDecimal(swing));
    expect([...swings].sort((left, right) => (left > right ? -1 : 1))).toEqual(swings);
    // It cannot rise above full use.
    expect(bars.find(({ input }) => input === 'utilization')).toMatchObject({ lowInput: '0.8', highInput: '1' });
    expect(() => tornado(preset('NEAR_TERM'), undefined, '0')).toThrow(/Give a value/);
    expect(() => tornado(preset('NEAR_TERM'), undefined, '1.1')).toThrow(/Give a value/);
  });

  it('of any two values agrees with the scenario of those values', () => {
    const share = fc.bigInt({ min: 0n, max: ONE }).map((value) => formatDecimal(value));
    const market = fc.bigInt({ min: 0n, max: 10n ** 32n }).map((value) => formatDecimal(value));
    fc.assert(
      fc.property(market, share, share, (size, part, take) => {
        const table = sensitivity(createScenario('BASE_CASE', NOTHING, [{ key: 'take', value: take }], false), {
          row: 'market',
          column: 'share',
          rowValues: [size],
          columnValues: [part],
        });
        const direct = createScenario(
          'BASE_CASE',
          NOTHING,
          [
            { key: 'take', value: take },
            { key: 'market', value: size },
            { key: 'share', value: part },
          ],
          false,
        );
        expect(table.values).toEqual([[scenarioOutputs(direct).at(-1)?.value]]);
      }),
    );
  });
});
