// What is foretold of escrow accounts against every settle of the recorded chain, in each era.
import { fileURLToPath } from 'node:url';
import { type EscrowOutlook, escrowOutlook, isSettledWith, settlementRules } from '@leasebook/db';
import { expect, it } from 'vitest';
import type { LedgerRows } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import type { UnixNanos } from '../facts.ts';
import type { EscrowAccount, MoneyFlow } from '../objects.ts';
import { recordedSource } from '../source/index.ts';
import { fromInteger } from './decimal.ts';
import { createLedger } from './index.ts';
import { ownerAndDseq } from './keys.ts';
import { Tables } from './testing.ts';

const folder = fileURLToPath(new URL('../../../recordings/akash-recorded-1', import.meta.url));

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

it('the recorded chain settles and overdraws as foretold from the block before', async () => {
  const source = await recordedSource(folder);
  const ledger = createLedger({ genesis: await source.genesis() });
  const before = new Before();
  const checked = new Map<string, number>();
  const wrong: unknown[] = [];
  for await (const raw of source.blocks(1, (await source.status()).headHeight, new AbortController().signal)) {
    const block = decodeBlock(raw);
    ledger.apply(block);
    const rows = ledger.drain();
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
      checked.set(kind, (checked.get(kind) ?? 0) + 1);
      if (!isAsForetold(foretold, account, height, rows)) wrong.push({ height, xid, foretold, account });
    }
    before.add(rows);
  }
  expect(wrong).toEqual([]);
  for (const version of ['v0.38.0', 'v1.0.0', 'v1.1.0', 'v1.2.0', 'v2.0.0', 'v2.1.0']) {
    expect(checked.get(`${version} open`)).toBeGreaterThan(100);
    expect(checked.get(`${version} overdrawn`)).toBeGreaterThan(5);
  }
}, 300_000);
