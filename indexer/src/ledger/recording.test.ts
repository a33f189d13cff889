// The recorded chain, every block of it: no transfer, mint, burn or market event that the ledger does not foresee.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeBlock } from '../decode/index.ts';
import { recordedSource } from '../source/index.ts';
import { createLedger, reconcileBlock, reconcileEffects, restoreLedger, type Unexplained } from './index.ts';
import { Tables } from './testing.ts';

const source = await recordedSource(fileURLToPath(new URL('../../../recordings/akash-recorded-1', import.meta.url)));
const { headHeight } = await source.status();
const { signal } = new AbortController();
/** No divisor of the heights at which the chain was upgraded, so that cuts fall into the middle of things. */
const CUT_BLOCKS = 997;

describe('the recorded chain', () => {
  it('moves exactly the coins that the ledger foresees, in its order, also when the ledger is stopped and restored', async () => {
    let ledger = createLedger({ genesis: await source.genesis() });
    const tables = new Tables();
    const unexplained: Unexplained[] = [];
    const kinds = new Set<string>();
    for await (const raw of source.blocks(1, headHeight, signal)) {
      const block = decodeBlock(raw);
      ledger.apply(block);
      unexplained.push(...reconcileEffects(block, ledger.effects));
      if (raw.height % CUT_BLOCKS !== 0) continue;
      const rows = ledger.drain();
      for (const { kind } of rows.flows) kinds.add(kind);
      tables.add(rows);
      ledger = restoreLedger(tables.snapshot());
    }
    expect(unexplained).toEqual([]);
    // Each kind of movement that the recording holds was among them.
    expect(kinds).toContain('take_fee');
    expect(kinds).toContain('bme_payout');
    expect(kinds).toContain('migration_burn');
  }, 300_000);

  it('shows a transfer that is missing, changed or out of order', async () => {
    const ledger = createLedger({ genesis: await source.genesis() });
    for await (const raw of source.blocks(1, 2_000, signal)) {
      const block = decodeBlock(raw);
      ledger.apply(block);
      const flows = ledger.effects.flatMap((effect) => (effect.kind === 'flow' ? [effect.flow] : []));
      expect(reconcileBlock(block, flows)).toEqual([]);
      const [first, second] = flows.filter(({ txIndex }) => txIndex === flows[0]?.txIndex);
      if (first === undefined || second === undefined) continue;
      const others = flows.slice(2);
      expect(reconcileBlock(block, [second, first, ...others])).toHaveLength(1);
      expect(reconcileBlock(block, [second, ...others])).toHaveLength(1);
      const changed = { ...first, coin: { ...first.coin, amount: first.coin.amount + 1n } };
      const [difference] = reconcileBlock(block, [changed, second, ...others]);
      expect(difference).toMatchObject({ height: raw.height, txIndex: first.txIndex, place: 0 });
      return;
    }
    throw new Error('no transaction with two movements');
  });
});
