// One state of the chain as a node answered it, held against a ledger that ran up to there.
import type { StateAnswers } from './answers.ts';
import { collectObjects } from './collect.ts';
import { collectFigures } from './collect-figures.ts';
import { compareObjects, type KindResult } from './compare.ts';
import { compareLastAudited } from './compare-audits.ts';
import { compareFigures } from './compare-figures.ts';
import { compareEscrowSum } from './escrow-sum.ts';
import type { CollectedFigures, Figures } from './figures.ts';
import type { Impossible } from './objects.ts';
import { fullText } from './our-bank.ts';
import type { LedgerObjects } from './ours.ts';

/** Results of a height by kind, and what could not be compared. */
export interface Compared {
  results: Record<string, KindResult>;
  impossible: Impossible[];
}

/** A node's answers at one height held against our objects and balances there. */
export interface ComparedNode extends Compared {
  chain: CollectedFigures;
}

/** Compares a node's objects at one height with ours; `figures` are ours at the same height. */
export async function compareNode(answers: StateAnswers, height: number, ours: LedgerObjects, figures: Figures): Promise<ComparedNode> {
  const collected = await collectObjects(answers, height);
  const chain = await collectFigures(answers, height, collected.generation);
  const results: Record<string, KindResult> = compareObjects(collected, ours);
  const impossible = [...collected.impossible, ...chain.impossible];
  if (collected.lastAudited !== null && ours.since === 0) {
    results.auditedEntries = compareLastAudited(collected.lastAudited, ours.audits);
  } else if (collected.lastAudited !== null) {
    impossible.push({ kind: 'audits', reason: `what was signed before block ${ours.since}, with whose state our side began` });
  }
  if (collected.generation === 'current' && ours.legacyUpTo > 0) {
    const reason = 'names of volumes from before v1.0, which the upgrade renamed to `default`';
    impossible.push({ kind: 'groups', reason }, { kind: 'bids', reason });
  }
  const sum = compareEscrowSum(collected.objects, chain.figures.get('balances').get('escrow'), {
    accounts: ours.accounts.values(),
    payments: ours.payments.values(),
    balances: figures.get('balances').get('escrow'),
  });
  if (sum !== null) results.escrowSum = sum;
  else impossible.push({ kind: 'escrowSum', reason: 'not every escrow record was answered' });
  return { results, impossible, chain };
}

/** A comparison that is complete one block later, when the mint event tells the bonded ratio of this one. */
export class StoredState {
  readonly height: number;
  readonly #objects: ComparedNode;
  readonly #ours: Figures;
  readonly #withdrawals: number;

  constructor(height: number, objects: ComparedNode, ours: Figures, withdrawals: number) {
    this.height = height;
    this.#objects = objects;
    this.#ours = ours;
    this.#withdrawals = withdrawals;
  }

  /** `bondedRatio`: as the next block's mint event tells it, scaled by 10^18; null where there is no next block. */
  finish(bondedRatio: bigint | null): Compared {
    if (bondedRatio !== null) this.#ours.set('stakingPool', 'bonded', { ratio: fullText(bondedRatio) });
    const figures = compareFigures(this.#objects.chain, this.#ours, this.#withdrawals);
    return {
      results: { ...this.#objects.results, ...figures.results },
      impossible: [...this.#objects.impossible, ...figures.impossible],
    };
  }
}
