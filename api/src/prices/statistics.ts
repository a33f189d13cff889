// Distributions of prices: exact, over the observations of a range, split by group and bucket.
import { gpuClass, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { addressArgument } from '../address.ts';
import { join } from '../connection/order.ts';
import { RequestError } from '../errors.ts';
import type { PriceGroup, PriceInput, PriceInterval, PriceKind } from '../generated/resolvers.ts';
import { declaredAs } from '../market/declared.ts';
import { splitModel } from '../market/models.ts';
import { fine } from '../network/metric-sql.ts';
import { type TimeRange, timeRange } from '../times/range.ts';

/** Rows that one answer may have. */
const MAX_ROWS = 20_000;
/** Days that are read where no start is given. */
const DEFAULT_DAYS = 30;

/** Exact decimal text, 18 places. */
export interface DistributionRow {
  count: number;
  weight: string;
  min: string;
  p25: string;
  median: string;
  p75: string;
  max: string;
  weightedMean: string;
}

/** Place of a distribution: its bucket and group, null where prices are not split by it. */
interface Group {
  time: Date | null;
  partial: boolean;
  vendor: string | null;
  model: string | null;
  ram: string | null;
  interface: string | null;
  class: string | null;
  provider: string | null;
  country: string | null;
  region: string | null;
}

/** A distribution in one denomination. */
interface DenomRow {
  denom: string;
  prices: DistributionRow;
}

export interface PriceGroupRow extends Group {
  usd: DistributionRow | null;
  /** Reads those of all rows when it is first called for any. */
  byDenom: () => Promise<DenomRow[]>;
}

/** What prices can be split by, as SQL over an observation `o` and what `observations` joins to it. */
const COLUMNS = {
  vendor: 'o.vendor',
  model: 'o.model',
  ram: 'o.ram',
  interface: 'o.interface',
  class: 'k.class',
  provider: 'o.provider',
  country: "coalesce(p.country, '')",
  region: `coalesce(${declaredAs('a.value')}, '')`,
} as const;
type GroupColumn = keyof typeof COLUMNS;
const GROUP_COLUMNS = Object.keys(COLUMNS) as GroupColumn[];

const GROUPS: Readonly<Record<PriceGroup, readonly GroupColumn[]>> = {
  MODEL: ['vendor', 'model'],
  VARIANT: ['vendor', 'model', 'ram', 'interface'],
  VENDOR: ['vendor'],
  RAM: ['ram'],
  INTERFACE: ['interface'],
  CLASS: ['class'],
  PROVIDER: ['provider'],
  COUNTRY: ['country'],
  REGION: ['region'],
};
/** Splits that observations without GPUs have too. */
const OF_PROVIDERS: readonly PriceGroup[] = ['PROVIDER', 'COUNTRY', 'REGION'];

/** What observations without GPUs do not have. */
const OF_HARDWARE = ['vendor', 'model', 'ram', 'interface'] as const;

const BUCKETS: Readonly<Record<PriceInterval, string>> = { HOUR: 'hour', DAY: 'day', WEEK: 'week', MONTH: 'month' };

/** Start of the bucket that `time` lies in; as a literal, because the same expression is selected and grouped by. */
function bucketStart(sql: Transaction, interval: PriceInterval): Fragment {
  return sql.unsafe(`date_trunc('${BUCKETS[interval]}', o.time, 'UTC')`);
}

/** Observations of one kind. */
function observations(sql: Transaction, kind: PriceKind): Fragment {
  return kind === 'REALISED' ? sql`price_payouts o` : sql`price_quotes o`;
}

/** Observations with what their groups need: classes of models, and what providers declare now. */
function grouped(sql: Transaction, { input, columns, classes }: Plan): Fragment {
  const joins = [observations(sql, input.kind)];
  if (columns.includes('class')) {
    const [vendors, models, names] = [
      classes.map(({ vendor }) => vendor),
      classes.map(({ model }) => model),
      classes.map((each) => each.class),
    ];
    joins.push(sql`JOIN unnest(${vendors}::text[], ${models}::text[], ${names}::text[]) AS k (vendor, model, class)
      ON k.vendor = o.vendor AND k.model = o.model`);
  }
  if (columns.includes('country')) joins.push(sql`LEFT JOIN providers p ON p.owner = o.provider`);
  if (columns.includes('region')) {
    joins.push(sql`LEFT JOIN provider_attributes a ON a.owner = o.provider AND a.key = 'location-region' AND a.to_height IS NULL`);
  }
  return join(sql, joins, sql` `);
}

/** The class of each model that the observations have. */
async function classesOf(sql: Transaction, input: PriceInput, range: TimeRange): Promise<Plan['classes']> {
  const models = await sql<{ vendor: string; model: string }[]>`
    SELECT DISTINCT o.vendor, o.model FROM ${observations(sql, input.kind)} WHERE ${condition(sql, input, range)}`;
  return models.map(({ vendor, model }) => ({ vendor, model, class: gpuClass(vendor, model) }));
}

/**
 * The question with its provider in the tables' spelling.
 * @throws RequestError `BAD_ARGUMENT` for what no observation can be of, `UNSUPPORTED_DIMENSION`.
 */
function readInput(input: PriceInput): PriceInput {
  const groupBy = input.groupBy ?? null;
  if (input.resource === 'CPU' && groupBy !== null && !OF_PROVIDERS.includes(groupBy)) {
    throw new RequestError(
      'UNSUPPORTED_DIMENSION',
      `vCPU-hours cannot be split by ${groupBy}.`,
      `Use one of: no groupBy, ${OF_PROVIDERS.map((name) => `groupBy: ${name}`).join(', ')}.`,
    );
  }
  const hardware = OF_HARDWARE.find((column) => input[column] != null);
  if (input.resource === 'CPU' && hardware !== undefined) {
    throw new RequestError('BAD_ARGUMENT', `\`${hardware}\` is of GPUs, and vCPU-hours are of leases without any.`, 'Leave it out.');
  }
  if (input.model?.includes('/')) {
    const { vendor, model } = splitModel(input.model);
    throw new RequestError(
      'BAD_ARGUMENT',
      `\`model\` is "${input.model.slice(0, 100)}", with its vendor.`,
      `Give \`vendor\` and \`model\` apart, "${vendor.slice(0, 50)}" and "${model.slice(0, 50)}".`,
    );
  }
  return input.provider == null ? input : { ...input, provider: addressArgument(input.provider) };
}

/** The condition for observations that are wanted; indexes serve it by time, by model and by provider. */
function condition(sql: Transaction, input: PriceInput, { from, to }: TimeRange): Fragment {
  const isResource = sql`o.resource = ${(input.resource ?? 'GPU').toLowerCase()}`;
  // Payouts of all models lie in the order of time. An index by model or provider goes through the table once for each of them, and
  // begins with the resource: behind IS TRUE none is used for it.
  const isOfAll = input.kind === 'REALISED' && [input.vendor, input.model, input.provider].every((value) => value == null);
  const conditions = [isOfAll ? sql`(${isResource}) IS TRUE` : isResource, sql`o.time >= ${from}`, sql`o.time < ${to}`];
  if (input.kind !== 'REALISED') conditions.push(sql`o.kind = ${input.kind.toLowerCase()}`);
  for (const column of [...OF_HARDWARE, 'provider'] as const) {
    const value = input[column];
    if (value != null) conditions.push(sql`o.${sql(column)} = ${value}`);
  }
  return join(sql, conditions, sql` AND `);
}

/** Columns of a distribution of `price`, whose weighted sum is `value`; count 0 where there is none. One sort gives all quantiles. */
function distribution(sql: Transaction, price: 'price' | 'usd', value: 'value' | 'value_usd'): Fragment {
  const column = sql`o.${sql(price)}`;
  const weight = sql`sum(o.weight) FILTER (WHERE o.${sql(value)} IS NOT NULL)`;
  return sql`count(*) AS observed, count(${column}) AS count, coalesce(${weight}, 0) AS weight, min(${column}) AS min,
    percentile_disc(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY ${column}) AS quartiles, max(${column}) AS max,
    round(${fine(sql, sql`sum(o.${sql(value)})`)} / nullif(${weight}, 0), 18) AS mean`;
}

interface Read extends DistributionRow, Group {
  /** Null for the row in USD. */
  denom: string | null;
}

/** What is read: the conditions and the group, as they were asked for. */
interface Plan {
  input: PriceInput;
  range: TimeRange;
  columns: readonly GroupColumn[];
  /** Of the models, where prices are split by class. */
  classes: readonly { vendor: string; model: string; class: string }[];
}

/** Distributions in USD of every group that has an observation, or of each denomination in it. */
async function read(sql: Transaction, plan: Plan, by: 'usd' | 'denom'): Promise<Read[]> {
  const { input, range, columns } = plan;
  const interval = input.interval ?? null;
  const keys = [
    ...columns.map((column) => sql.unsafe(COLUMNS[column])),
    ...(interval === null ? [] : [bucketStart(sql, interval)]),
    ...(by === 'denom' ? [sql`o.denom`] : []),
  ];
  const step = `1 ${BUCKETS[interval ?? 'DAY']}`;
  const named = GROUP_COLUMNS.map(
    (column) => sql`${columns.includes(column) ? sql.unsafe(COLUMNS[column]) : sql`NULL::text`} AS ${sql(column)}`,
  );
  const ofGroup = join(
    sql,
    GROUP_COLUMNS.map((column) => sql`r.${sql(column)}`),
    sql`, `,
  );
  const exact = (['weight', 'min', 'max'] as const).map((column) => sql`trim_scale(r.${sql(column)}) AS ${sql(column)}`);
  const quartiles = (['p25', 'median', 'p75'] as const).map((name, at) => sql`trim_scale(r.quartiles[${at + 1}::int]) AS ${sql(name)}`);
  const rows = await sql<Read[]>`
    SELECT r.time, ${ofGroup}, r.denom, r.count, ${join(sql, [...exact, ...quartiles], sql`, `)},
      trim_scale(r.mean) AS "weightedMean", coalesce(r.time + ${step}::text::interval > (SELECT block_time FROM checkpoint), false) AS partial
    FROM (
      SELECT ${interval === null ? sql`NULL::timestamptz` : bucketStart(sql, interval)} AS time, ${join(sql, named, sql`, `)},
        ${by === 'denom' ? sql`o.denom` : sql`NULL::text`} AS denom,
        ${by === 'denom' ? distribution(sql, 'price', 'value') : distribution(sql, 'usd', 'value_usd')}
      FROM ${grouped(sql, plan)} WHERE ${condition(sql, input, range)}
      GROUP BY ${keys.length === 0 ? sql`()` : sql`(${join(sql, keys, sql`, `)})`}
    ) AS r
    ${by === 'denom' ? sql`WHERE r.count > 0 AND r.mean IS NOT NULL` : sql`WHERE r.observed > 0`}
    ORDER BY r.time NULLS FIRST, r.weight DESC, ${ofGroup}, r.denom
    LIMIT ${MAX_ROWS + 1}`;
  if (rows.length <= MAX_ROWS) return rows;
  throw new RequestError(
    'TOO_LARGE',
    `The answer would have more than ${MAX_ROWS} distributions.`,
    'Ask for a shorter range, longer buckets or one model.',
  );
}

/** A group and bucket as a key. */
function keyOf(group: Group): string {
  return JSON.stringify([group.time, ...GROUP_COLUMNS.map((column) => group[column])]);
}

/**
 * Distributions of the prices that are asked for, largest weight first within a bucket, with the range that was read.
 * @throws RequestError `BAD_RANGE`, `BAD_ARGUMENT`, `UNSUPPORTED_DIMENSION`, `TOO_LARGE`.
 */
export async function loadPriceStatistics(
  sql: Transaction,
  wanted: PriceInput,
): Promise<{ range: TimeRange | null; rows: PriceGroupRow[] }> {
  const input = readInput(wanted);
  const groupBy = input.groupBy ?? null;
  const range = await timeRange(sql, input, DEFAULT_DAYS);
  if (range === null) return { range, rows: [] };
  const classes = groupBy === 'CLASS' ? await classesOf(sql, input, range) : [];
  const plan: Plan = { input, range, columns: groupBy === null ? [] : GROUPS[groupBy], classes };
  let denoms: Promise<Map<string, DenomRow[]>> | undefined;
  const rows = (await read(sql, plan, 'usd')).map(
    ({
      time,
      partial,
      vendor,
      model,
      ram,
      interface: slot,
      class: name,
      provider,
      country,
      region,
      denom: _none,
      ...prices
    }): PriceGroupRow => {
      const group: Group = { time, partial, vendor, model, ram, interface: slot, class: name, provider, country, region };
      return {
        ...group,
        usd: prices.count === 0 || prices.weightedMean === null ? null : prices,
        async byDenom() {
          denoms ??= readDenoms(sql, plan);
          return (await denoms).get(keyOf(group)) ?? [];
        },
      };
    },
  );
  return { range, rows };
}

/** Distributions by denomination of every group, most observations first. */
async function readDenoms(sql: Transaction, plan: Plan): Promise<Map<string, DenomRow[]>> {
  const groups = Map.groupBy(await read(sql, plan, 'denom'), keyOf);
  return new Map(
    [...groups].map(([key, rows]) => [
      key,
      rows
        .flatMap(({ denom, count, weight, min, p25, median, p75, max, weightedMean }) =>
          denom === null ? [] : [{ denom, prices: { count, weight, min, p25, median, p75, max, weightedMean } }],
        )
        .sort((left, right) => right.prices.count - left.prices.count),
    ]),
  );
}
