// One state of the chain as a node answered it, held against a ledger that ran up to there.
import type { StateAnswers } from './answers.ts';
import { collectObjects } from './collect.ts';
import { collectFigures } from './collect-figures.ts';
import { compareObjects, type KindResult } from './compare.ts';
import { compareLastAudited } from './compare-audits.ts';
import { compareFigures } from './compare-figures.ts';
import type { CollectedFigures, Figures } from './figures.ts';
import type { Impossible } from './objects.ts';
import { fullText } from './our-bank.ts';
import type { OurFigures } from './our-figures.ts';
import type { LedgerObjects } from './ours.ts';

/** Results of a height by kind, and what could not be compared. */
export interface Compared {
  results: Record<string, KindResult>;
  impossible: Impossible[];
}

/** Compares a node's objects at one height with ours. */
export async function compareNode(
  answers: StateAnswers,
  height: number,
  ours: LedgerObjects,
): Promise<Compared & { chain: CollectedFigures }> {
  const collected = await collectObjects(answers, height);
  const results: Record<string, KindResult> = compareObjects(collected, ours);
  if (collected.lastAudited !== null) results.auditedEntries = compareLastAudited(collected.lastAudited, ours.audits);
  const chain = await collectFigures(answers, height, collected.generation);
  return { results, impossible: [...collected.impossible, ...chain.impossible], chain };
}

/** A comparison that is complete one block later, when the mint event tells the bonded ratio of this one. */
export class StoredState {
  readonly height: number;
  readonly #objects: Compared & { chain: CollectedFigures };
  readonly #ours: Figures;
  readonly #withdrawals: number;

  constructor(height: number, objects: Compared & { chain: CollectedFigures }, figures: OurFigures) {
    this.height = height;
    this.#objects = objects;
    this.#ours = figures.figures();
    this.#withdrawals = figures.withdrawals;
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
