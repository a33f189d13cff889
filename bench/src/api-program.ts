// One server in a process of its own: ours as it is shipped, ours without kept answers, stock Apollo, or mercurius with its compiler.
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createApi } from '@leasebook/api';
import { connect, readerAddress, readerAddressOf } from '@leasebook/db';
import DataLoader from 'dataloader';
import { fastify } from 'fastify';
import mercurius from 'mercurius';
import { TYPE_DEFINITIONS } from './api-queries.ts';
import { ownUsage, serve } from './child.ts';

const url = process.env.DATABASE_URL ?? '';
const sql = connect(url, { name: 'leasebook-bench-api', connections: 8 });

interface LeaseRow {
  owner: string;
  dseq: string;
  provider: string;
  priceDenom: string;
  priceAmount: string;
}

const leases = (first: number) => sql<LeaseRow[]>`
  SELECT owner, dseq, gseq, oseq, upper(state) AS state, created_height AS "createdHeight", closed_height AS "closedHeight", provider,
    price_denom AS "priceDenom", trim_scale(price_amount) AS "priceAmount"
  FROM leases ORDER BY created_height DESC, owner, dseq, gseq, oseq, provider, bseq LIMIT ${first}`;
const providers = (owners: readonly string[]) => sql<{ owner: string }[]>`
  SELECT owner, host_uri AS "hostUri", email, website, country FROM providers WHERE owner = ANY(${[...owners]}::text[])`;
const deployments = (keys: readonly string[]) => sql<{ owner: string; dseq: string }[]>`
  SELECT owner, dseq, upper(state) AS state, hash, created_height AS "createdHeight", closed_height AS "closedHeight" FROM deployments
  JOIN unnest(${keys.map((key) => key.split('/')[0] ?? '')}::text[], ${keys.map((key) => key.split('/')[1] ?? '')}::text[]::numeric[])
    AS wanted (owner, dseq) USING (owner, dseq)`;
const price = ({ priceDenom, priceAmount }: LeaseRow) => ({ denom: priceDenom, amount: priceAmount });

/** As the first example of every tutorial: a statement for each nested object. */
async function stockApollo(): Promise<string> {
  const server = new ApolloServer({
    typeDefs: TYPE_DEFINITIONS,
    resolvers: {
      Query: { leases: async (_parent: unknown, { first }: { first: number }) => ({ nodes: await leases(first) }) },
      Lease: {
        price,
        provider: async ({ provider }: LeaseRow) => (await providers([provider]))[0] ?? null,
        deployment: async ({ owner, dseq }: LeaseRow) => (await deployments([`${owner}/${dseq}`]))[0] ?? null,
      },
    },
  });
  const { url: address } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return `${address.replace(/\/$/, '')}`;
}

/** The fastest of the well-known servers at its best: its compiler, and a statement for each kind of nested object. */
async function mercuriusJit(): Promise<string> {
  const app = fastify();
  const loaders = () => ({
    provider: new DataLoader(async (owners: readonly string[]) => {
      const rows = new Map((await providers(owners)).map((row) => [row.owner, row]));
      return owners.map((owner) => rows.get(owner) ?? null);
    }),
    deployment: new DataLoader(async (keys: readonly string[]) => {
      const rows = new Map((await deployments(keys)).map((row) => [`${row.owner}/${row.dseq}`, row]));
      return keys.map((key) => rows.get(key) ?? null);
    }),
  });
  type Loaders = ReturnType<typeof loaders>;
  await app.register(mercurius, {
    schema: TYPE_DEFINITIONS,
    jit: 1,
    path: '/',
    context: loaders,
    resolvers: {
      Query: { leases: async (_parent: unknown, { first }: { first: number }) => ({ nodes: await leases(first) }) },
      Lease: {
        price,
        provider: ({ provider }: LeaseRow, _args: unknown, context: unknown) => (context as Loaders).provider.load(provider),
        deployment: ({ owner, dseq }: LeaseRow, _args: unknown, context: unknown) =>
          (context as Loaders).deployment.load(`${owner}/${dseq}`),
      },
    },
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

async function ours(keepAnswers: boolean): Promise<string> {
  const address = (await readerAddress(sql, url)) ?? url;
  const { log: logger } = fastify({ logger: { level: 'error' } });
  const own = connect(address, { name: 'leasebook api', connections: 8, statementTimeoutMs: 15_000 });
  const replicas = (process.env.DATABASE_READ_URLS ?? '').split(',').flatMap((text) => {
    const reader = text === '' ? null : (readerAddressOf(text) ?? text);
    return reader === null ? [] : [{ name: new URL(reader).host, open: () => connect(reader, { name: 'leasebook api', connections: 8 }) }];
  });
  // The limit for each client is for strangers: the load comes from one address.
  const api = await createApi({ sql: own, replicas, port: 0, host: '127.0.0.1', logger, keepAnswers, rateLimit: 0, corsOrigins: ['*'] });
  return `${api.url}/graphql`;
}

const SERVERS: Readonly<Record<string, () => Promise<string>>> = {
  apollo: stockApollo,
  mercurius: mercuriusJit,
  ours: () => ours(true),
  plain: () => ours(false),
};
const start = SERVERS[process.argv[2] ?? ''];
if (start === undefined) throw new Error(`no server is called ${process.argv[2]}`);
const address = await start();

serve(async ({ ask }) => (ask === 'listen' ? { url: address } : { ...ownUsage() }));
