// Compares our figures with the chain's.
import { parseDecimal } from '../ledger/decimal.ts';
import { compareFields, emptyResult, type KindResult } from './compare.ts';
import type { Fields } from './fields.ts';
import { type CollectedFigures, FIGURE_KINDS, type FigureKind, type Figures } from './figures.ts';
import type { Impossible } from './objects.ts';

/**
 * Our amount of the community pool is short by the fraction (below one unit) of every reward withdrawal, which no event
 * shows (protocol 7): within that bound the chain's amount is taken as ours.
 */
function withinBound(ours: Fields, chain: Fields, withdrawals: number): Fields {
  const [own, answered] = [ours.get('amount'), chain.get('amount')];
  if (own === undefined || answered === undefined) return ours;
  const missing = parseDecimal(answered) - parseDecimal(own);
  if (missing >= 0n && missing <= parseDecimal(String(withdrawals))) return chain;
  return new Map([['amount', `${own} (+ at most ${withdrawals})`]]);
}

/** What cannot be told without a node: kinds that no block shows. */
function reasonFor(kind: FigureKind, id: string): string {
  if (kind === 'parameters') return `${id}: set at the node or by an upgrade, no block tells them`;
  if (kind === 'stakingPool') return `${id}: the next block's mint event tells it, and there is none`;
  return `${id}: neither the blocks nor the tables tell it`;
}

/** Compares whatever the node answered; `withdrawals` as OurFigures counts them. */
export function compareFigures(
  { figures: chain }: CollectedFigures,
  ours: Figures,
  withdrawals: number,
): { results: Record<string, KindResult>; impossible: Impossible[] } {
  const results: Record<string, KindResult> = {};
  const impossible: Impossible[] = [];
  for (const kind of FIGURE_KINDS) {
    const result = emptyResult();
    for (const [id, fields] of chain.get(kind)) {
      const own = ours.get(kind).get(id);
      if (own === undefined && kind !== 'ledgerRecords' && kind !== 'communityPool') impossible.push({ kind, reason: reasonFor(kind, id) });
      else if (own === undefined) compareFields(result, id, null, fields);
      else compareFields(result, id, kind === 'communityPool' ? withinBound(own, fields, withdrawals) : own, fields);
    }
    if (chain.complete.has(kind)) {
      for (const [id, own] of ours.get(kind)) if (!chain.get(kind).has(id)) compareFields(result, id, own, null);
    }
    results[kind] = result;
  }
  return { results, impossible };
}
