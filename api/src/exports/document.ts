// The data dictionary, and docs/exports.md around it, written from the datasets' definitions.
import { catalogue, DATASETS } from './catalogue.ts';
import type { Column, ColumnType } from './dataset.ts';
import { conditionsOf, type FilterField } from './filter-input.ts';

const TYPES: Record<ColumnType, { csv: string; parquet: string; ndjson: string; meaning: string }> = {
  text: { meaning: 'text, UTF-8', csv: 'text', ndjson: 'string', parquet: 'BYTE_ARRAY (UTF8)' },
  integer: { meaning: 'whole number of up to 64 bits', csv: 'digits', ndjson: 'number', parquet: 'INT64' },
  uint64: { meaning: 'whole number of up to 20 digits', csv: 'digits', ndjson: 'string', parquet: 'INT64 (UINT_64)' },
  decimal: {
    meaning: 'exact decimal with up to 18 digits after the point',
    csv: 'digits, no exponent',
    ndjson: 'string',
    parquet: 'DECIMAL(38, 18)',
  },
  boolean: { meaning: 'yes or no', csv: '`true`, `false`', ndjson: 'boolean', parquet: 'BOOLEAN' },
  timestamp: {
    meaning: 'moment in UTC, to the microsecond',
    csv: 'ISO 8601, `2026-01-31T12:00:00.000000Z`',
    ndjson: 'string, the same',
    parquet: 'TIMESTAMP (microseconds, UTC)',
  },
  json: { meaning: 'list', csv: 'JSON text', ndjson: 'array', parquet: 'BYTE_ARRAY (UTF8), JSON text' },
};

const GUIDE = `# Exports

<!-- Written by \`npm run docs\` from api/src/exports/: change the texts and definitions there, not this file. -->

Whole tables for researchers, dashboards and data warehouses: \`/export/{dataset}.{csv,parquet,ndjson}\`. There are no keys and no accounts. The explorer's Data page builds these addresses; \`/export/datasets.json\` is the catalogue that it uses, with every column and filter, and \`/export/datapackage.json\` describes all files in the form of the [Data Package standard](https://datapackage.org).

\`\`\`sh
curl -OJ 'http://127.0.0.1:3400/export/leases.csv?states=ACTIVE&hasGpu=true'
curl -OJ 'http://127.0.0.1:3400/export/series.parquet?metrics=GPU_UTILIZATION,GPUS_LEASED&interval=HOUR&from=2026-01-01'
\`\`\`

## What holds for every file

- **One block.** All of a file stands on one block of the chain, whatever is indexed meanwhile: \`X-Indexed-Height\`, \`X-Indexed-Time\` and \`X-Chain-Id\` name it, and so does the file's name (\`leasebook-akashnet-2-leases-20260101-20260331-h27300000.csv\`).
- **Exact.** Amounts have every digit and are in base units of their denomination (10^6 uakt are one AKT). Read them as decimals, not as floats.
- **Missing is not zero.** An empty field in CSV is a missing value, \`""\` an empty text; \`null\` elsewhere. Take such a column with another one: alone it gives empty lines, which many readers skip.
- **Ordered** by time, then by key: the same request at the same block gives the same bytes.
- **Whole or broken.** An error in the middle closes the connection without the end of the answer, so that your client reports it; what came is not the whole file then.
- **CSV** is that of RFC 4180: UTF-8 without a byte order mark, a header, CR LF after each line. Texts of strangers (websites of providers, memos) are as they wrote them, also where they begin with \`=\`, \`+\`, \`-\` or \`@\`, which spreadsheets run as formulas: add \`excel=1\` for a file that you open in one, and such texts get an apostrophe before them.
- **Compressed** with zstd or gzip, as the request's \`Accept-Encoding\` prefers (\`curl --compressed\`); Parquet holds its own compression (Snappy).

## Parameters

${table(
  ['parameter', 'meaning'],
  [
    ['`columns`', "only these columns, in this order, with commas between them; GraphQL's spelling is understood too (`createdHeight`)"],
    [
      '`from`, `to`',
      'only rows of this time (of creation, where rows have one): `2026-01-31`, `2026-01-31T12:00:00Z` or milliseconds since 1970 (not seconds); `to` is not part of the range',
    ],
    ['`fromHeight`, `toHeight`', 'the same by blocks; `toHeight` is not part of the range'],
    [
      '`since`',
      'only rows that are new or have changed since this block: give the `X-Indexed-Height` of the last file, and put the rows in the place of those with the same key',
    ],
    ['`limit`, `after`', "a page of so many rows; `X-Next-Cursor` of the answer is the next page's `after`, and empty at the end"],
    ['`excel`', '`1`: see above (CSV only)'],
  ],
).join('\n')}

Everything else filters the dataset's rows and means what it means in GraphQL's \`where\`: operators are written behind a dot (\`createdTime.gte=2026-01-01\`), several values with commas (\`state.in=ACTIVE,RECLAIMING\`); a comma, semicolon or backslash within a value of a list gets a backslash before it (\`filter=REGION:west\\,coast\`). The names of GraphQL's older \`filter\` are understood too (\`states=ACTIVE\`). Moments are compared to the millisecond. All that is given must fit.

## Only what is new

Answers carry a weak \`ETag\`; send it back as \`If-None-Match\` and get \`304\` while nothing has changed. It changes with every block, except for ranges of the past of datasets that only grow (\`history\` below): those keep it until the index is made anew.

\`\`\`sh
curl -s -D headers 'http://127.0.0.1:3400/export/leases.ndjson' -o leases.ndjson
height=$(grep -i '^x-indexed-height' headers | tr -dc 0-9)
curl -s "http://127.0.0.1:3400/export/leases.ndjson?since=$height" -o changes.ndjson
\`\`\`

## All of it at once

\`\`\`sh
npm run leasebook -- export --out data/akash
\`\`\`
writes every dataset as Parquet, one folder for each month, all of one block, with \`datapackage.json\`, the data dictionary, the definitions of the metrics, licence, citation and checksums. It works beside a running indexer. In DuckDB:

\`\`\`sql
SELECT month, count(*) AS leases, sum(gpus) AS gpus
FROM read_parquet('data/akash/leases/*/*.parquet', hive_partitioning = true) GROUP BY month ORDER BY month;
\`\`\`
In Spark \`spark.read.parquet("data/akash/leases")\`, in ClickHouse \`SELECT count() FROM file('data/akash/leases/*/*.parquet')\`, in Python \`pandas.read_parquet("data/akash/leases")\`.

\`/export/datapackage.json\` describes the CSV files; with them in one folder, \`frictionless validate datapackage.json\` (version 5) checks names, types, constraints, keys and references of every row, and finds nothing to say.

## Answers that are no files

\`{"error": {"code", "message", "advice"}}\` as JSON:

${table(
  ['status', 'code', 'what to do'],
  [
    ['400', '`BAD_ARGUMENT`, `UNKNOWN_PARAMETER`, `UNKNOWN_COLUMN`, `UNSUPPORTED_DIMENSION`', 'as the advice says; it lists what there is'],
    ['400', '`BAD_RANGE`', 'the range ends before it begins, or lies where the dataset has no times'],
    ['400', '`BAD_CURSOR`', '`after` is not one that this dataset gave'],
    ['404', '`UNKNOWN_DATASET`, `UNKNOWN_FORMAT`', 'take one that the advice lists'],
    ['422', '`VALUE_TOO_LARGE`', 'an amount has no place in a Parquet decimal: take CSV or NDJSON'],
    ['503', '`EXPORTS_BUSY`', 'repeat after `Retry-After`; take one file after the other'],
    ['503', '`NOTHING_INDEXED`, `UNAVAILABLE`', 'repeat later; with a shorter range if it comes back'],
    ['500', '`INTERNAL_SERVER_ERROR`', 'our mistake: report the address'],
  ],
).join('\n')}

At most four files are made at once, two for one client; others wait up to ten seconds. A client that reads nothing for 30 seconds is cut off, and so is a file that takes longer than ten minutes: take a long history in ranges or pages. A client that leaves ends its query in the database.

## Licence and citation

The data are under [CC BY 4.0](../DATA-LICENSE.md); [CITATION.cff](../CITATION.cff) says how to cite. Name the dataset, the chain and the height, which are in every file's name: others can then make the same file.
`;

/** A Markdown table, its columns as wide as their widest cells. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[], fill: string): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0, fill)).join(' | ')} |`;
  const [first = [], ...rest] = cells;
  return [
    line(first, ' '),
    line(
      widths.map(() => ''),
      '-',
    ),
    ...rest.map((row) => line(row, ' ')),
  ];
}

function columnRow({ name, type, unit, description, values, nullable }: Omit<Column, 'sql'>): string[] {
  const among = values === undefined ? '' : ` One of ${values.map((value) => `\`${value}\``).join(', ')}.`;
  return [`\`${name}\``, type, unit ?? '', nullable === true ? 'yes' : '', `${description}${among}`];
}

/**
 * The data dictionary in Markdown: types, then every dataset with its columns and filters.
 * @param level number signs of the datasets' headings
 */
export function dataDictionary(level: 1 | 2 = 1): string {
  const sections = catalogue().map(({ name, title, description, nature, primaryKey, columns, filters, ranges }) => [
    `${'#'.repeat(level + 1)} ${name}`,
    '',
    `**${title}.** ${description}`,
    '',
    `- Nature: ${nature === 'history' ? '`history`, rows stay as they are' : '`state`, rows follow what happens'}. Key: ${primaryKey.map((key) => `\`${key}\``).join(', ')}.`,
    `- Ranges: ${ranges ? '`from`, `to`, `fromHeight`, `toHeight`, `since`' : '`since` only'}.`,
    ...(DATASETS.find((dataset) => dataset.name === name)?.references ?? []).map(
      ({ fields, dataset, to }) =>
        `- ${fields.map((field) => `\`${field}\``).join(', ')} refer to ${dataset} (${to.map((field) => `\`${field}\``).join(', ')}).`,
    ),
    '',
    ...table(['column', 'type', 'unit', 'may be missing', 'meaning'], columns.map(columnRow)),
    '',
    ...filterRows(name, filters),
    '',
  ]);
  return [
    `${'#'.repeat(level)} Data dictionary`,
    '',
    ...table(
      ['type', 'meaning', 'in CSV', 'in NDJSON', 'in Parquet'],
      Object.entries(TYPES).map(([type, { meaning, csv, ndjson, parquet }]) => [type, meaning, csv, ndjson, parquet]),
    ),
    '',
    ...sections.flat(),
  ].join('\n');
}

/** What chooses a dataset's rows: the properties of `where` with the older names behind them, or the filter that it has. */
function filterRows(name: string, filters: readonly FilterField[]): string[] {
  const where = DATASETS.find((dataset) => dataset.name === name)?.filter.where ?? null;
  const told = (description: string, values: readonly string[] | undefined): string =>
    `${description}${values === undefined || values.length > 8 ? '' : ` One of ${values.join(', ')}.`}`;
  if (where === null) {
    return table(
      ['filter', 'type', 'meaning'],
      filters.map(({ name: filter, type, list, description, values }) => [
        `\`${filter}\``,
        `${type}${list ? ', several' : ''}`,
        told(description, values),
      ]),
    );
  }
  const conditions = conditionsOf(where);
  const older = filters.filter(
    (filter) => !conditions.some((condition) => filter.name.split('.')[0] === condition.name && filter.name.includes('.')),
  );
  return [
    ...table(
      ['filter', 'type', 'operators', 'meaning'],
      conditions.map(({ name: property, type, operators, description, values }) => [
        `\`${property}\``,
        type,
        operators.map((operator) => `\`.${operator}\``).join(' '),
        told(description, values),
      ]),
    ),
    '',
    `Older names: ${older.map((filter) => `\`${filter.name}\``).join(', ')}.`,
  ];
}

/** docs/exports.md. */
export function exportsDocument(): string {
  return `${GUIDE}\n${dataDictionary(2)}`;
}
