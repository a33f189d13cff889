// When providers registered, their attributes over time, declared and audited, and who audits them.
import type { Transaction } from '@leasebook/db';
import type DataLoader from 'dataloader';
import { manyByKey } from '../connection/batch.ts';
import type { Context } from '../context.ts';
import type { Resolvers } from '../generated/resolvers.ts';

/** A value with the blocks between which it was in force. */
interface Period {
  owner: string;
  key: string;
  value: string;
  fromHeight: number;
  fromTime: Date | null;
  toHeight: number | null;
  toTime: Date | null;
}

interface Audit extends Period {
  auditor: string;
}

interface Signature {
  owner: string;
  auditor: string;
}

interface HistoryLoaders {
  attributes: DataLoader<string, readonly Period[]>;
  audits: DataLoader<string, readonly Audit[]>;
  auditors: DataLoader<string, readonly Signature[]>;
}

/** Every value of every attribute, by key, oldest first. */
async function loadAttributes(sql: Transaction, owners: readonly string[]): Promise<Period[]> {
  return sql<Period[]>`
    SELECT a.owner, a.key, a.value, a.from_height AS "fromHeight", f.time AS "fromTime", a.to_height AS "toHeight", t.time AS "toTime"
    FROM provider_attributes a LEFT JOIN blocks f ON f.height = a.from_height LEFT JOIN blocks t ON t.height = a.to_height
    WHERE a.owner = ANY(${[...owners]}::text[]) ORDER BY a.owner, a.key, a.from_height`;
}

/** Everything that auditors signed, by auditor and key, oldest first. */
async function loadAudits(sql: Transaction, owners: readonly string[]): Promise<Audit[]> {
  return sql<Audit[]>`
    SELECT a.auditor, a.owner, a.key, a.value, a.from_height AS "fromHeight", f.time AS "fromTime", a.to_height AS "toHeight",
      t.time AS "toTime"
    FROM audited_attributes a LEFT JOIN blocks f ON f.height = a.from_height LEFT JOIN blocks t ON t.height = a.to_height
    WHERE a.owner = ANY(${[...owners]}::text[]) ORDER BY a.owner, a.auditor, a.key, a.from_height`;
}

/** Who signs attributes of providers now. */
async function loadAuditors(sql: Transaction, owners: readonly string[]): Promise<Signature[]> {
  return sql<Signature[]>`
    SELECT DISTINCT owner, auditor FROM audited_attributes WHERE owner = ANY(${[...owners]}::text[]) AND to_height IS NULL
    ORDER BY owner, auditor`;
}

/** Loaders of each request, made when one of the fields is first asked for. */
const loaders = new WeakMap<Context, HistoryLoaders>();

function loadersOf(context: Context): HistoryLoaders {
  const known = loaders.get(context);
  if (known !== undefined) return known;
  const { snapshot } = context;
  const made: HistoryLoaders = {
    attributes: manyByKey(
      async (owners: readonly string[]) => loadAttributes(await snapshot.transaction(), owners),
      ({ owner }) => owner,
    ),
    audits: manyByKey(
      async (owners: readonly string[]) => loadAudits(await snapshot.transaction(), owners),
      ({ owner }) => owner,
    ),
    auditors: manyByKey(
      async (owners: readonly string[]) => loadAuditors(await snapshot.transaction(), owners),
      ({ owner }) => owner,
    ),
  };
  loaders.set(context, made);
  return made;
}

/** When providers registered, and what they declared and auditors signed, over time. */
export const providerHistoryResolvers = {
  Provider: {
    createdTime: ({ createdHeight }, _args, { money }) => (createdHeight === null ? null : money.blockTimes.load(createdHeight)),
    auditors: async ({ owner }, _args, context) => (await loadersOf(context).auditors.load(owner)).map(({ auditor }) => auditor),
    attributeHistory: async ({ owner }, _args, context) => [...(await loadersOf(context).attributes.load(owner))],
    audits: async ({ owner }, _args, context) => [...(await loadersOf(context).audits.load(owner))],
  },
} satisfies Resolvers;
