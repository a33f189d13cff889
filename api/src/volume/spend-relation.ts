// Settled spend by day and member of any dimension: those that are kept, and those that follow from a model or a provider.
import { gpuClass, type Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import type { SpendDimension } from '../generated/resolvers.ts';
import { declaredAs } from '../market/declared.ts';

/** Where the rows of a dimension are kept, and its member as SQL over a row `s` of them. */
interface Source {
  dimension: 'network' | 'denom' | 'model' | 'provider' | 'tenant';
  member: string;
}

/** What a provider declares now: `declared.country` and `declared.region`. */
const DECLARED = "coalesce((SELECT declared.country FROM providers declared WHERE declared.owner = s.member), '')";
const REGION = `coalesce((SELECT ${declaredAs('declared.value')} FROM provider_attributes declared
  WHERE declared.owner = s.member AND declared.key = 'location-region' AND declared.to_height IS NULL), '')`;

const SOURCES: Readonly<Record<Exclude<SpendDimension, 'CLASS'>, Source>> = {
  NETWORK: { dimension: 'network', member: 's.member' },
  DENOM: { dimension: 'denom', member: 's.member' },
  MODEL: { dimension: 'model', member: 's.member' },
  VENDOR: { dimension: 'model', member: "split_part(s.member, '/', 1)" },
  KIND: { dimension: 'model', member: "CASE s.member WHEN '' THEN 'cpu' ELSE 'gpu' END" },
  PROVIDER: { dimension: 'provider', member: 's.member' },
  COUNTRY: { dimension: 'provider', member: DECLARED },
  REGION: { dimension: 'provider', member: REGION },
  TENANT: { dimension: 'tenant', member: 's.member' },
};

/**
 * A relation of `member`, `day`, `denom`, `source`, `amount`, `take`, `usd`, `take_usd`: the rows of `spend_days` by the dimension. A
 * member may have several rows of one day, denomination and source. It is a function because a fragment that is awaited would run.
 */
export async function spendBy(sql: Transaction, by: SpendDimension): Promise<() => Fragment> {
  if (by !== 'CLASS') {
    const { dimension, member } = SOURCES[by];
    return () => sql`(
      SELECT ${sql.unsafe(member)} AS member, s.day, s.denom, s.source, s.amount, s.take, s.usd, s.take_usd
      FROM spend_days s WHERE s.dimension = ${dimension})`;
  }
  const models = await sql<{ member: string }[]>`SELECT DISTINCT member FROM spend_days WHERE dimension = 'model'`;
  const names = models.map(({ member }) => member);
  const classes = names.map((name) => (name === '' ? '' : gpuClass(name.split('/', 1)[0] ?? '', name.slice(name.indexOf('/') + 1))));
  return () => sql`(
    SELECT k.class AS member, s.day, s.denom, s.source, s.amount, s.take, s.usd, s.take_usd
    FROM spend_days s JOIN unnest(${names}::text[], ${classes}::text[]) AS k (model, class) ON k.model = s.member
    WHERE s.dimension = 'model')`;
}
