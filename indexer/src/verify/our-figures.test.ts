// Our figures of a chain that begins with burn-mint already there: what genesis gives counts before any flow.
import { expect, test } from 'vitest';
import { moduleAddress } from '../ledger/keys.ts';
import { OurFigures } from './our-figures.ts';

test('coins and sums of genesis are those of the first block', () => {
  const coins = (...list: [string, string][]) => list.map(([denom, amount]) => ({ denom, amount }));
  const genesis = {
    app_state: {
      bank: {
        balances: [
          { address: moduleAddress('bme'), coins: coins(['uakt', '900']) },
          { address: 'akash1tenant', coins: coins(['uact', '70']) },
        ],
      },
      distribution: { params: { community_tax: '0.02' }, fee_pool: { community_pool: [] } },
      bme: { params: {}, state: { total_burned: [], total_minted: coins(['uact', '70']), remint_credits: coins(['uakt', '30']) } },
    },
  };
  const figures = new OurFigures(genesis).figures();
  expect(figures.get('balances').get('bme')).toEqual(new Map([['uakt', '900']]));
  expect(figures.get('bme').get('vault balances')).toEqual(
    new Map([
      ['uact', '70'],
      ['uakt', '900'],
    ]),
  );
  expect(figures.get('bme').get('vault total_minted')?.get('uact')).toBe('70');
  expect(figures.get('bme').get('vault remint_credits')?.get('uakt')).toBe('30');
});
