// What a verification found: as data, and as text for a terminal.
import type { Difference, KindResult } from './compare.ts';
import type { Impossible } from './objects.ts';

export interface KindReport {
  compared: number;
  values: number;
  equal: number;
  different: number;
  /** Those of the first objects, as many as were asked for. */
  differences: Difference[];
}

/** What was compared at one height. */
export interface HeightReport {
  height: number;
  /** Our side: the tables, or a ledger that ran through the recording's blocks for this comparison. */
  ours: 'tables' | 'ledger';
  /** The other side: a node's answers, or such a ledger. */
  against: 'node' | 'ledger';
  kinds: Record<string, KindReport>;
  /** What no answer could settle, by kind, with the reason and, where objects are concerned, their number. */
  impossible: (Impossible & { objects?: number })[];
}

/** The whole of a verification. */
export interface VerifyReport {
  /** Objects and figures, over all heights. */
  compared: number;
  values: number;
  different: number;
  /** Sums over all heights, by kind. */
  kinds: Record<string, KindReport>;
  heights: HeightReport[];
}

/** The differences of the first `limit` objects. */
function firstOf(differences: readonly Difference[], limit: number): Difference[] {
  const ids = new Set<string>();
  return differences.filter(({ id }) => {
    if (ids.size < limit) ids.add(id);
    return ids.has(id);
  });
}

function kindReport(result: KindResult, limit: number): KindReport {
  const { compared, values, equal, different, differences } = result;
  return { compared, values, equal, different, differences: firstOf(differences, limit) };
}

/** The report of one height; the differences of `limit` objects of each kind are kept. */
export function heightReport(
  place: Pick<HeightReport, 'height' | 'ours' | 'against'>,
  results: Record<string, KindResult>,
  impossible: readonly Impossible[],
  limit: number,
): HeightReport {
  const kinds: Record<string, KindReport> = {};
  const unsettled: HeightReport['impossible'] = [...impossible];
  for (const [kind, result] of Object.entries(results)) {
    kinds[kind] = kindReport(result, limit);
    for (const [reason, objects] of result.notCompared) unsettled.push({ kind, reason, objects });
  }
  return { ...place, kinds, impossible: unsettled };
}

/** Adds the heights up. */
export function summarise(heights: readonly HeightReport[], limit: number): VerifyReport {
  const report: VerifyReport = { compared: 0, values: 0, different: 0, kinds: {}, heights: [...heights] };
  for (const { kinds } of heights) {
    for (const [kind, one] of Object.entries(kinds)) {
      report.kinds[kind] ??= { compared: 0, values: 0, equal: 0, different: 0, differences: [] };
      const sum = report.kinds[kind];
      for (const name of ['compared', 'values', 'equal', 'different'] as const) sum[name] += one[name];
      sum.differences = firstOf([...sum.differences, ...one.differences], limit);
      for (const name of ['compared', 'values', 'different'] as const) report[name] += one[name];
    }
  }
  return report;
}

const SIDES = { tables: 'the tables', ledger: 'a new run of the ledger', node: "the node's answers" } as const;

function differenceLines(differences: readonly Difference[]): string[] {
  const lines: string[] = [];
  let last: string | null = null;
  for (const { id, field, ours, chain, createdHeight } of differences) {
    if (id !== last) lines.push(`    ${id}${createdHeight === null ? '' : ` (created at ${createdHeight})`}`);
    last = id;
    lines.push(`      ${field}`, `        ours   ${ours ?? '(none)'}`, `        chain  ${chain ?? '(none)'}`);
  }
  return lines;
}

function kindLine(kind: string, { compared, equal, different, values }: KindReport): string {
  return `  ${kind.padEnd(18)} ${String(compared).padStart(8)} compared ${String(equal).padStart(8)} equal ${String(different).padStart(6)} different ${String(values).padStart(9)} values`;
}

/** One height as text: by kind what was compared, the first differences with both sides, and what is impossible. */
export function formatHeight({ height, ours, against, kinds, impossible }: HeightReport): string {
  const lines = [`height ${height}: ${SIDES[ours]} and ${SIDES[against]}`];
  for (const [kind, one] of Object.entries(kinds)) {
    if (one.compared === 0) continue;
    lines.push(kindLine(kind, one));
    lines.push(...differenceLines(one.differences));
  }
  for (const { kind, reason, objects } of impossible) {
    lines.push(`  not comparable: ${objects === undefined ? '' : `${objects} `}${kind}, ${reason}`);
  }
  return lines.join('\n');
}

/** The sums over all heights as text, the last line in one sentence. */
export function formatSummary(report: VerifyReport): string {
  const lines = report.heights.length > 1 ? ['all heights'] : [];
  if (report.heights.length > 1) for (const [kind, one] of Object.entries(report.kinds)) lines.push(kindLine(kind, one));
  lines.push(`${report.values} values of ${report.compared} objects compared, ${report.different} objects different`);
  return lines.join('\n');
}
