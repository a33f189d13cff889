// The store: one transaction a batch, one writer, and the way back to where the last batch ended.
import { LeasebookError, type Sql, type Transaction, toDatabaseError } from '@leasebook/db';
import { packPart, writePart } from '../archive/records.ts';
import type { Batch, BatchBlock, LedgerRows, LedgerSnapshot, MarketCell, SourceStatus } from '../contract.ts';
import type { Lease } from '../objects.ts';
import { deadLetters, distinctLetters } from './chain-tables.ts';
import { storableJson, time } from './fields.ts';
import {
  auditedAttributes,
  bids,
  deployments,
  groupResourceRows,
  groupResources,
  groups,
  leaseGpus,
  leasePrices,
  leases,
  orders,
  prices,
  providerAttributes,
  providerSamples,
  providers,
} from './market-tables.ts';
import { accounts, flows, grants, parameters, payments } from './money-tables.ts';
import {
  restoreAttributes,
  restoreAuditedAttributes,
  restoreBids,
  restoreDeployments,
  restoreGroups,
  restoreLeases,
  restoreOrders,
  restoreProviders,
} from './restore-market.ts';
import { restoreAccounts, restoreGrants, restorePayments } from './restore-money.ts';
import { beginNotes, noteLetters } from './undo.ts';
import { addText, keysOf, remove, write } from './write.ts';
import { addToDays } from './write-days.ts';
import { type LastBuckets, readLastBuckets, writeFigures } from './write-figures.ts';
import { writeOrderOutcomes } from './write-orders.ts';
import { addToParts } from './write-parts.ts';
import { writePrices } from './write-prices.ts';
import { addToTotals } from './write-totals.ts';

/** The last block whose rows are in the tables. */
interface Checkpoint {
  chainId: string;
  height: number;
  blockHash: string;
  /** Nanoseconds, cut to microseconds. */
  blockTime: bigint;
  firstHeight: number;
}

/** Where an interrupted index goes on. */
interface Restored {
  ledger: LedgerSnapshot;
  measureState: unknown;
  cells: MarketCell[];
  /** Owners that have ever had a lease. */
  tenants: string[];
}

/** The head as a source tells it, and whether the chain is recorded or a network. */
export interface Head extends Pick<SourceStatus, 'headHeight' | 'headTime' | 'nodeVersion'> {
  origin: 'recorded' | 'network';
}

export interface Store {
  /** The last block in the tables; null in an empty database. Makes this store expect to be the only writer from here on. */
  checkpoint(): Promise<Checkpoint | null>;
  /** What ledger and measure need to go on after the checkpoint; null in an empty database. */
  restore(): Promise<Restored | null>;
  /**
   * Writes a batch with its checkpoint in one transaction and announces its height on the channel `leasebook_block` as
   * `{"height": N}`. Throws STORE_WRITER_REPLACED where another writer advanced the checkpoint, or what the database said
   * first; nothing of the batch is then written. With `isBackfill` it does not wait for the disk: a crash of the server may
   * then lose whole batches at the end, which are fetched again, and never a part of one.
   */
  commit(batch: Batch, options?: { isBackfill: boolean }): Promise<void>;
  /** Notes what the source says about the chain's head. */
  setHead(head: Head): Promise<void>;
}

/** Opens the store on a migrated database. */
export function openStore(sql: Sql): Store {
  // The nonce of the checkpoint that our next batch follows; null: none yet.
  let expected: number | null = null;
  // Known once we have written; read again by a store that takes over.
  let buckets: LastBuckets | null = null;
  return {
    async checkpoint() {
      const found = await readCheckpoint(sql).catch(report);
      expected = found?.nonce ?? null;
      buckets = null;
      return found?.checkpoint ?? null;
    },
    restore: () => restore(sql).catch(report),
    async commit(batch, { isBackfill } = { isBackfill: false }) {
      const [first, last] = [batch.blocks[0], batch.blocks.at(-1)];
      if (first === undefined || last === undefined) throw new TypeError('a batch has at least one block');
      // Begins with the clock, so that a writer from before a rebuild never finds the nonce that it expects.
      const nonce = expected === null ? Date.now() * 1000 : expected + 1;
      let next = buckets;
      const archive = batch.archive === undefined ? null : await packPart(batch.archive);
      await sql
        .begin(async (transaction) => {
          if (isBackfill) await transaction`SET LOCAL synchronous_commit = off`;
          if (!isBackfill) await beginNotes(transaction, last.height);
          await advance(transaction, expected, nonce, first, last, batch);
          await writeBatch(transaction, batch);
          if (archive !== null) await writePart(transaction, last.chainId, archive);
          next = await writeFigures(transaction, batch, buckets ?? (await readLastBuckets(transaction)));
          await transaction`SELECT pg_notify('leasebook_block', ${JSON.stringify({ height: last.height })})`;
        })
        .catch((cause: unknown) => {
          throw toDatabaseError(cause, { height: first.height, object: `batch of blocks ${first.height} to ${last.height}` });
        });
      expected = nonce;
      buckets = next;
    },
    setHead: (head) => setHead(sql, head).catch(report),
  };
}

function report(cause: unknown): never {
  throw toDatabaseError(cause);
}

async function readCheckpoint(sql: Sql): Promise<{ checkpoint: Checkpoint; nonce: number } | null> {
  type Row = Omit<Checkpoint, 'blockTime'> & { blockUs: string; nonce: number };
  const [row] = await sql<Row[]>`
    SELECT chain_id AS "chainId", height, block_hash AS "blockHash", first_height AS "firstHeight", nonce,
      (extract(epoch FROM block_time) * 1000000)::bigint::text AS "blockUs"
    FROM checkpoint`;
  if (row === undefined) return null;
  const { blockUs, nonce, ...rest } = row;
  return { checkpoint: { ...rest, blockTime: BigInt(blockUs) * 1000n }, nonce };
}

/** Moves the checkpoint, which only the writer that knows its nonce can: the row's lock makes writers queue up. */
async function advance(
  transaction: Transaction,
  expected: number | null,
  nonce: number,
  first: BatchBlock,
  last: BatchBlock,
  batch: Batch,
): Promise<void> {
  const states = [stateText(batch.measureState), stateText(batch.ledger.state)] as const;
  const values = [last.chainId, last.height, last.hash, time(last.time), nonce, ...states];
  const [row] =
    expected === null
      ? await transaction.unsafe(
          `INSERT INTO checkpoint (chain_id, height, block_hash, block_time, nonce, measure_state, ledger_state, first_height)
           VALUES ($1, $2, $3, $4::text::timestamptz, $5, $6::text::jsonb, $7::text::jsonb, $8) ON CONFLICT DO NOTHING RETURNING nonce`,
          [...values, first.height],
        )
      : await transaction.unsafe(
          `UPDATE checkpoint SET chain_id = $1, height = $2, block_hash = $3, block_time = $4::text::timestamptz, nonce = $5,
             measure_state = $6::text::jsonb, ledger_state = $7::text::jsonb
           WHERE nonce = $8 RETURNING nonce`,
          [...values, expected],
        );
  if (row !== undefined) return;
  throw new LeasebookError('another indexer has written to this database since this one began.', {
    kind: 'retryable',
    code: 'STORE_WRITER_REPLACED',
    height: first.height,
    advice: 'Nothing of it was written; an indexer that follows the head stands by or goes on from the tables by itself.',
  });
}

function stateText(state: unknown): string {
  return storableJson(JSON.stringify(state ?? {}));
}

async function writeBatch(transaction: Transaction, batch: Batch): Promise<void> {
  for (const table of batch.chain.tables) await addText(transaction, table);
  await write(transaction, deadLetters, distinctLetters([...batch.blocks.flatMap((block) => block.deadLetters), ...batch.deadLetters]));
  await noteLetters(transaction, distinctLetters(batch.deadLetters));
  await writeMarket(transaction, batch.ledger);
  await writeMoney(transaction, batch.ledger, batch.blocks);
  await write(transaction, providerSamples, batch.providerSamples);
  await write(transaction, prices, batch.prices);
  const [first, last] = [batch.blocks[0], batch.blocks.at(-1)];
  if (first === undefined || last === undefined) return;
  writePrices(transaction, batch.ledger, first.height, last.height);
  addToDays(transaction, first.height, last.height);
  addToParts(transaction, first.height, last.height);
  if (batch.ledger.flows.length > 0) addToTotals(transaction, first.height, last.height);
}

async function writeMarket(transaction: Transaction, rows: LedgerRows): Promise<void> {
  await write(transaction, deployments, rows.deployments);
  await write(transaction, groups, rows.groups);
  await write(transaction, groupResources, groupResourceRows(rows.groups));
  await write(transaction, orders, rows.orders);
  await write(transaction, bids, rows.bids);
  await writeLeases(transaction, rows.leases);
  await write(transaction, providers, rows.providers);
  await write(transaction, providerAttributes, rows.providerAttributes);
  await write(transaction, auditedAttributes, rows.auditedAttributes);
  writeOrderOutcomes(transaction, rows);
}

async function writeLeases(transaction: Transaction, rows: readonly Lease[]): Promise<void> {
  await write(transaction, leases, rows);
  // What is known about a lease's GPUs may change: earlier rows must not stay beside later ones.
  if (rows.length > 0) remove(transaction, leaseGpus.name, leases.columns.slice(0, leases.key), keysOf(leases, rows));
  await write(
    transaction,
    leaseGpus,
    rows.flatMap(({ id, gpuVariants }) => gpuVariants.map((gpu) => ({ id, gpu }))),
  );
  await write(
    transaction,
    leasePrices,
    rows.flatMap(({ id, prices: list }) => list.map((price) => ({ id, price }))),
  );
}

async function writeMoney(transaction: Transaction, rows: LedgerRows, facts: readonly BatchBlock[]): Promise<void> {
  await write(transaction, accounts, rows.accounts);
  await write(transaction, payments, rows.payments);
  await write(transaction, grants, rows.grants);
  await write(transaction, parameters, rows.parameters);
  const times = new Map(facts.map((block) => [block.height, block.time]));
  await write(
    transaction,
    flows,
    rows.flows.map((flow) => ({ flow, at: timeOf(times, flow.height) })),
  );
}

function timeOf(times: ReadonlyMap<number, bigint>, height: number): bigint {
  const at = times.get(height);
  if (at !== undefined) return at;
  throw new LeasebookError('a movement of coins belongs to no block of its batch.', {
    kind: 'fatal',
    code: 'STORE_FLOW_OUTSIDE_BATCH',
    height,
    advice: 'This is a defect of Leasebook; report it with the height.',
  });
}

async function restore(sql: Sql): Promise<Restored | null> {
  const [states] = await sql<{ measure_state: unknown; ledger_state: unknown }[]>`SELECT measure_state, ledger_state FROM checkpoint`;
  if (states === undefined) return null;
  const providerRanges = await restoreAttributes(sql);
  return {
    ledger: {
      deployments: await restoreDeployments(sql),
      groups: await restoreGroups(sql),
      orders: await restoreOrders(sql),
      bids: await restoreBids(sql),
      leases: await restoreLeases(sql),
      providers: await restoreProviders(sql, providerRanges),
      providerAttributes: providerRanges,
      auditedAttributes: await restoreAuditedAttributes(sql),
      accounts: await restoreAccounts(sql),
      payments: await restorePayments(sql),
      grants: await restoreGrants(sql),
      state: states.ledger_state,
    },
    measureState: states.measure_state,
    cells: await sql<MarketCell[]>`SELECT * FROM market_cells ORDER BY cell`,
    tenants: (await sql<{ owner: string }[]>`SELECT DISTINCT owner FROM leases`).map(({ owner }) => owner),
  };
}

async function setHead(sql: Sql, head: Head): Promise<void> {
  await sql`
    INSERT INTO chain_head (height, time, observed_at, origin, node_version)
    VALUES (${head.headHeight}, ${time(head.headTime)}::text::timestamptz, now(), ${head.origin}, ${head.nodeVersion})
    ON CONFLICT (singleton) DO UPDATE SET height = excluded.height, time = excluded.time, observed_at = excluded.observed_at,
      origin = excluded.origin, node_version = excluded.node_version`;
}
