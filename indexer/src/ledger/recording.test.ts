// The recorded chain, every block of it: no transfer, mint, burn or market event that the ledger does not foresee, and each settlement as
// it was foretold of the escrow account, in each era.
import { fileURLToPath } from 'node:url';
import { type EscrowOutlook, escrowOutlook, isSettledWith, settlementRules } from '@leasebook/db';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LedgerRows } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import type { BlockFacts, UnixNanos } from '../facts.ts';
import type { EscrowAccount, MoneyFlow } from '../objects.ts';
import { recordedSource } from '../source/index.ts';
import { fromInteger } from './decimal.ts';
import { createLedger, reconcileBlock, reconcileEffects, restoreLedger, type Unexplained } from './index.ts';
import { ownerAndDseq } from './keys.ts';
import { Tables } from './testing.ts';

const source = await recordedSource(fileURLToPath(new URL('../../../recordings/akash-recorded-1', import.meta.url)));
const { headHeight } = await source.status();
const { signal } = new AbortController();
/** No divisor of the heights at which the chain was upgraded, so that cuts fall into the middle of things. */
const CUT_BLOCKS = 997;

interface Foretold {
  outlook: EscrowOutlook;
  /** The payments that it rests on. */
  payments: string[];
}

/** The tables as they were after the block before, with what is quick to find in them. */
class Before {
  readonly tables = new Tables();
  readonly #paymentsOf = new Map<string, Set<string>>();

  /** The version in force; null before the first block. */
  get version(): string | null {
    return versionOf(this.tables.state);
  }

  add(rows: LedgerRows): void {
    this.tables.add(rows);
    for (const { xid, state } of rows.payments) {
      const [owner] = ownerAndDseq(xid);
      const xids = this.#paymentsOf.get(owner) ?? new Set<string>();
      this.#paymentsOf.set(owner, xids);
      if (state === 'closed') xids.delete(xid);
      else xids.add(xid);
    }
  }

  /** What is foretold for the open account of a deployment. */
  foretell(version: string, account: EscrowAccount, height: number, time: UnixNanos): Foretold {
    const rules = settlementRules(version);
    const [owner] = ownerAndDseq(account.xid);
    const payments = [...(this.#paymentsOf.get(owner) ?? [])].filter((xid) => isSettledWith(rules, account.xid, xid));
    const stored = payments.flatMap((xid) => this.tables.payments.get(xid) ?? []);
    const grantHolds = [...this.tables.grants.values()].some(
      ({ granter, grantee, goneHeight, expiration }) =>
        granter === account.legacy?.depositor &&
        grantee === account.owner &&
        goneHeight === null &&
        (expiration === null || expiration >= time),
    );
    return { outlook: escrowOutlook({ rules, account, payments: stored, height, grantHolds }), payments };
  }
}

function versionOf(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'version' in state && typeof state.version === 'string' ? state.version : null;
}

/** What the account holds without what the block itself put into it, by denomination. */
function heldWithout(deposits: readonly MoneyFlow[], { legacy, funds }: EscrowAccount): { denom: string; amount: bigint }[] {
  const held = legacy === null ? funds : [{ denom: legacy.balance.denom, amount: legacy.balance.amount + legacy.funds.amount }];
  return held.map(({ denom, amount }) => {
    const paidIn = deposits.filter(({ coin }) => coin.denom === denom).reduce((sum, { coin }) => sum + coin.amount, 0n);
    return { denom, amount: amount - fromInteger(paidIn) };
  });
}

/** Whether a settled account is as it was foretold. */
function isAsForetold({ outlook, payments }: Foretold, account: EscrowAccount, height: number, rows: LedgerRows): boolean {
  const { funds, overdrawn, refused, runsOutAt } = outlook;
  // What stood in the way may have ended earlier in the block.
  if (refused) return rows.payments.some(({ xid, state }) => state === 'closed' && payments.includes(xid));
  if (account.state === 'overdrawn') return overdrawn && runsOutAt !== null && runsOutAt <= BigInt(height);
  const deposits = rows.flows.filter(({ kind, xid }) => kind === 'deposit' && xid === account.xid);
  if (overdrawn) return deposits.length > 0;
  return heldWithout(deposits, account).every(({ denom, amount }) => (funds.find((coin) => coin.denom === denom)?.amount ?? 0n) === amount);
}

/** A ledger that is stopped and restored now and then. */
const cut = { unexplained: [] as Unexplained[], kinds: new Set<string>() };
/** One that gives its rows after each block. */
const outlook = { checked: new Map<string, number>(), wrong: [] as unknown[] };

/** Compares the accounts that a block settled with what was foretold of them before. */
function checkOutlook(before: Before, block: BlockFacts, rows: LedgerRows): void {
  const { height } = block;
  const { version } = before;
  // Upgrades and the conversion of denominations change accounts in other ways.
  const isOrdinary = version !== null && version === versionOf(rows.state) && !rows.flows.some(({ kind }) => kind === 'migration_mint');
  for (const account of isOrdinary ? rows.accounts : []) {
    const { scope, xid, state, settledAt } = account;
    const stored = before.tables.accounts.get(`${scope}/${xid}`);
    if (scope !== 'deployment' || stored?.state !== 'open' || state === 'closed' || settledAt !== height) continue;
    const foretold = before.foretell(version ?? '', stored, height, block.time);
    const kind = `${version} ${state}`;
    outlook.checked.set(kind, (outlook.checked.get(kind) ?? 0) + 1);
    if (!isAsForetold(foretold, account, height, rows)) outlook.wrong.push({ height, xid, foretold, account });
  }
}

// Reading and decoding the chain is most of the work: all ledgers go along with one reading.
beforeAll(async () => {
  const genesis = await source.genesis();
  let stopped = createLedger({ genesis });
  const tables = new Tables();
  const whole = createLedger({ genesis });
  const before = new Before();
  for await (const raw of source.blocks(1, headHeight, signal)) {
    const block = decodeBlock(raw);
    stopped.apply(block);
    cut.unexplained.push(...reconcileEffects(block, stopped.effects));
    if (raw.height % CUT_BLOCKS === 0) {
      const rows = stopped.drain();
      for (const { kind } of rows.flows) cut.kinds.add(kind);
      tables.add(rows);
      stopped = restoreLedger(tables.snapshot());
    }
    whole.apply(block);
    const rows = whole.drain();
    checkOutlook(before, block, rows);
    before.add(rows);
  }
});

describe('the recorded chain', () => {
  it('moves exactly the coins that the ledger foresees, in its order, also when the ledger is stopped and restored', () => {
    expect(cut.unexplained).toEqual([]);
    // Each kind of movement that the recording holds was among them.
    for (const kind of ['take_fee', 'bme_payout', 'migration_burn']) expect(cut.kinds).toContain(kind);
  });

  it('settles and overdraws as foretold from the block before', () => {
    expect(outlook.wrong).toEqual([]);
    for (const version of ['v0.38.0', 'v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', 'v2.1.0']) {
      expect(outlook.checked.get(`${version} open`)).toBeGreaterThan(100);
      expect(outlook.checked.get(`${version} overdrawn`)).toBeGreaterThan(5);
    }
  });

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
