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

/** What is said of parts that the tables do not hold. */
const NOT_IN_TABLES = 'not in the tables, compared by a run over a recording only';

/** Those fields that the other side has too, and the names of the others. */
function shared(fields: Fields, other: Fields): { fields: Fields; others: string[] } {
  const both = [...fields].filter(([name]) => other.has(name));
  return { fields: new Map(both), others: [...fields.keys()].filter((name) => !other.has(name)) };
}

/** Why our side lacks a figure although it follows that kind; null where it should have it. */
function reasonFor(kind: FigureKind, id: string, partial: boolean): string | null {
  if (partial) return `${id}: ${NOT_IN_TABLES}`;
  if (kind === 'parameters') return `${id}: set at the node or by an upgrade, no block tells them`;
  if (kind === 'stakingPool') return `${id}: the next block's mint event tells it, and there is none`;
  return null;
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
    const answered = chain.get(kind);
    if (!ours.known.has(kind)) {
      if (answered.size > 0) impossible.push({ kind, reason: 'not in the tables: compared by a run over a recording only' });
      continue;
    }
    for (const [id, fields] of answered) {
      const own = ours.get(kind).get(id);
      const reason = own === undefined ? reasonFor(kind, id, ours.partial) : null;
      if (reason !== null) impossible.push({ kind, reason });
      else if (own === undefined) compareFields(result, id, null, fields);
      else if (kind === 'communityPool') compareFields(result, id, withinBound(own, fields, withdrawals), fields);
      else if (!ours.lacking.has(kind)) compareFields(result, id, own, fields);
      else {
        const told = shared(fields, own);
        compareFields(result, id, own, told.fields);
        if (told.others.length > 0) impossible.push({ kind, reason: `${told.others.join(', ')} of ${id}: ${NOT_IN_TABLES}` });
      }
    }
    for (const [id, own] of ours.get(kind)) {
      if (!answered.has(id) && chain.isWhole(kind, id)) compareFields(result, id, own, null);
    }
    results[kind] = result;
  }
  return { results, impossible };
}
