// Writes the catalogue of metrics as a Markdown document.

import { CELL_COLUMNS } from '../cell-columns.ts';
import { GPU_LINES } from '../gpu-classes.ts';
import { MEASURES, type MeasureEntry } from './measures.ts';
import { filtersOf, METRICS, type MetricEntry } from './metrics.ts';

const PREAMBLE = `# Metrics

<!-- Written by \`npm run docs\` from db/src/catalogue/: change the entries there, not this file. -->

What each figure of Leasebook means, how it is computed, and what to know before citing it. The API tells the same text (\`metrics\`, \`metric(name)\`).

## Common rules

- **Time is the chain's.** A bucket is an hour, a day, a week from Monday or a calendar month in UTC by block time. The state after a block (leases, deployments, newest status answers, prices) holds from its time until the time of the next block, and is split at the ends of buckets to the microsecond. Blocks may be seconds or half an hour apart: both come out right, and a gap between blocks fills every bucket that it crosses.
- **Means are weighted by time.** \`figures\` keeps integrals over time (for example GPU-microseconds), so that longer buckets are sums. A day's integrals, counts, amounts and fees equal the sums of its hours to the last digit; numbers of distinct members and quantiles are taken from the whole day.
- **Coverage.** \`covered_us\` is the time of the bucket that lies between indexed blocks, \`supply_covered_us\` the time for which supply is known. Both are those of the network in every row, so that members add up. A bucket that is not over, or in which indexing began, has less than its full time.
- **Amounts** are exact decimals with 18 places. An accrual is the sum of price per block × blocks; a block interval that crosses the end of a bucket is shared out by time in parts of 10^-18 block that add up to one block, and values in USD are rounded half-even to 18 places once for each row of an hour. Members therefore add up to the network within 10^-18 for each member.
- **Rounding.** Every value is the exact quotient of its formula, rounded to 18 digits after the point. PostgreSQL alone stops a quotient after 16 significant digits: cast the numerator to \`numeric(90, 40)\` to get the same from the tables.
- **Events** (new leases, transactions, fees) belong to the bucket of their block's time.
- **No row.** A member without any value in a bucket has no row. Where the entry says so, that means zero, else the value is not known.
- **Models** are \`vendor/model\`; a part that is not known is empty or \`unknown\`. **Countries** are ISO 3166-1 alpha-2 as the provider declares; empty where unknown.
- **From the tables.** An expression stands over one row of \`figures\` (key: \`grain\`, \`bucket\`, \`dimension\`, \`member\`; hours of members are in the view \`hourly_figures\`), or over the sum of a bucket's cells beside the network's row, which tells the covered times:

\`\`\`sql
SELECT f.bucket, round(sum(cell.online_us)::numeric(90, 40) / nullif(f.supply_covered_us, 0), 18) AS providers_online
FROM figures f JOIN cell_figures c USING (grain, bucket) CROSS JOIN unnest(c.figures) AS cell
WHERE f.grain = 'day' AND f.dimension = 'network' GROUP BY f.bucket, f.supply_covered_us ORDER BY f.bucket;
\`\`\`
`;

/** Figures that cells and rows of `figures` both have. */
const IN_BOTH: readonly string[] = ['gpu_supplied_us', 'gpu_allocated_us', 'gpu_leased_us', 'lease_us', 'leases_opened', 'leases_closed'];
const ONLY_IN_CELLS: readonly string[] = CELL_COLUMNS.filter((column) => !IN_BOTH.includes(column));

/** What an expression stands over. */
function relationOf({ expression }: MetricEntry): string {
  return ONLY_IN_CELLS.some((column) => new RegExp(`\\b${column}\\b`).test(expression))
    ? "the sum of cells of `cell_figures` beside the network's row of `figures`"
    : 'one row of `figures`';
}

function section(entry: MetricEntry): string {
  const splits = entry.dimensions.length === 0 ? 'none' : entry.dimensions.map((dimension) => dimension.toLowerCase()).join(', ');
  return [
    `## ${entry.name}`,
    '',
    `**${entry.title}.** ${entry.definition}`,
    '',
    `- Formula: ${entry.formula}`,
    `- Over ${relationOf(entry)}: \`${entry.expression}\``,
    `- Unit: ${entry.unit}`,
    `- Grain: hour, day, week, month. Whole network: ${entry.network ? 'yes' : 'no'}. Dimensions: ${splits}`,
    `- Filters: ${
      filtersOf(entry)
        .map((dimension) => dimension.toLowerCase())
        .join(', ') || 'members of the dimension'
    }`,
    `- Known from: ${entry.since}`,
    `- Without a row: ${entry.zeroWithoutRow ? 'zero' : 'not known'}`,
    `- Source tables: ${entry.sources.map((source) => `\`${source}\``).join(', ')}`,
    '- Caveats:',
    ...entry.caveats.map((caveat) => `  - ${caveat}`),
    '',
  ].join('\n');
}

const MEASURES_PREAMBLE = `# Measures with answers of their own

These are no series of \`figures\`: each is answered by a field of the API (docs/api.md), and the API tells these entries too (\`measures\`, \`measure(key)\`). Every one is recomputed from base tables by plain SQL over the recorded chain in the tests, to the last digit; component prices alone are estimates.
`;

function measureSection(entry: MeasureEntry): string {
  return [
    `## ${entry.key}`,
    '',
    `**${entry.title}.** ${entry.definition}`,
    '',
    `- Formula: ${entry.formula}`,
    `- Unit: ${entry.unit}`,
    `- Grain: ${entry.grain}. Split by: ${entry.dimensions.length === 0 ? 'nothing' : entry.dimensions.join(', ')}`,
    `- Known from: ${entry.since}`,
    `- Answered by: \`${entry.field}\``,
    `- Source tables: ${entry.sources.map((source) => `\`${source}\``).join(', ')}`,
    '- Caveats:',
    ...entry.caveats.map((caveat) => `  - ${caveat}`),
    '',
  ].join('\n');
}

/** The whole catalogue as Markdown: docs/metrics.md. */
export function metricsDocument(): string {
  return [PREAMBLE, ...METRICS.map(section), MEASURES_PREAMBLE, ...MEASURES.map(measureSection)].join('\n');
}

const CLASSES = `# Classes of GPUs

<!-- Written by \`npm run docs\` from db/src/gpu-classes.ts: change the table there, not this file. -->

Figures by class (\`groupBy: CLASS\`) put each GPU model into the class of its maker's product line: data-centre, workstation or consumer. A model is compared by vendor and name as providers and the chain write them, in lower case and without spaces, hyphens and underscores; the whole name must match. What matches no line is \`unknown\`: nothing is guessed. The lines are tried in this order.
`;

/** The table of classes as Markdown: docs/gpu-classes.md. */
export function gpuClassDocument(): string {
  const lines = GPU_LINES.map(
    ({ class: name, vendor, line, pattern }) => `- **${name}**, ${vendor}: ${line}. Names: \`${pattern.source}\``,
  );
  return `${CLASSES}\n${lines.join('\n')}\n`;
}
