// `leasebook retry`: parts of blocks that could not be decoded are decoded again, and what now can be read takes its place.
import { knownDatabaseError, type Sql, type Transaction } from '@leasebook/db';
import { archivedBlock } from '../archive/records.ts';
import type { RawBlock } from '../contract.ts';
import type { BlockFacts, EventFacts, KnownEvent, KnownMessage, TransactionFacts } from '../facts.ts';
import { isVersion } from '../ledger/versions.ts';
import { isReadable, type ObservationLetter } from '../observe/reread.ts';
import { chainRows, deadLetters, distinctLetters, fees, messages, transactions, unknownEvents } from '../store/chain-tables.ts';
import { FUNDING } from '../store/token-tables.ts';
import { write } from '../store/write.ts';
import { putIntoParts, takeFromParts } from '../store/write-parts.ts';

/** One dead letter that was looked at. */
export interface RetriedLetter {
  height: number;
  kind: string;
  object: string;
}

/** What a retry did. */
export interface RetryReport {
  /** Dead letters before. */
  before: number;
  /** Gone, because what they hold is now in the tables. */
  repaired: RetriedLetter[];
  /** Decoded now, but of a kind that changes the ledger or its figures: only a reindex, or a rewind, brings them in. */
  needRebuild: RetriedLetter[];
  /** Still not read, or about another line of a file. */
  remaining: number;
  /** Of blocks that the raw archive does not hold. */
  notArchived: number;
  /** Of observations: read now, but figures stand on them; only a reindex brings them in. */
  observations: RetriedLetter[];
}

/** Parts of blocks; the others are of upgrades and of observations. */
const ofBlocks = ['transaction', 'message', 'event'];
const ofUpgrades = 'upgrade';

/** Messages that change neither ledger nor figures (ledger/messages.ts). */
const harmlessMessages: ReadonlySet<KnownMessage['kind']> = new Set([
  'create-certificate',
  'revoke-certificate',
  'add-price-entry',
  'delete-provider',
  'exec',
  'other',
]);
/** Messages without effect on the ledger that sums by day count (store/write-days.ts). */
const countedTypes: ReadonlySet<string> = new Set([FUNDING]);
const PAGE_ROWS = 500;
const harmlessEvents: ReadonlySet<KnownEvent['kind']> = new Set(['without-effect', 'other']);

interface Rewrite {
  facts: BlockFacts;
  repaired: RetriedLetter[];
}

/**
 * Reads all dead letters again: those of observations from the bytes that they keep, those of blocks from the raw archive.
 * Where everything that now can be read changes neither ledger nor figures, the block's rows are written anew, as a reindex
 * would; all in one transaction.
 * @throws LeasebookError `ARCHIVE_DAMAGED`, or what the database reports.
 */
export async function retryDeadLetters(sql: Sql, decode: (raw: RawBlock) => BlockFacts): Promise<RetryReport> {
  try {
    return await retry(sql, decode);
  } catch (cause) {
    throw knownDatabaseError(cause);
  }
}

async function retry(sql: Sql, decode: (raw: RawBlock) => BlockFacts): Promise<RetryReport> {
  const letters = await sql<RetriedLetter[]>`
    SELECT height, kind, object FROM dead_letters WHERE kind = ANY (${ofBlocks}) ORDER BY height, kind, object`;
  const byHeight = Map.groupBy(letters, ({ height }) => height);
  const report: RetryReport = { before: letters.length, repaired: [], needRebuild: [], remaining: 0, notArchived: 0, observations: [] };
  await retryObservations(sql, report);
  await retryUpgrades(sql, report);
  const rewrites: Rewrite[] = [];
  for (const [height, old] of byHeight) {
    const raw = await archivedBlock(sql, height);
    if (raw === null) {
      report.notArchived += old.length;
      continue;
    }
    const facts = decode(raw);
    const left = new Set(distinctLetters(facts.deadLetters).map(({ kind, object }) => `${kind} ${object}`));
    const resolved = old.filter(({ kind, object }) => !left.has(`${kind} ${object}`));
    report.remaining += old.length - resolved.length;
    if (resolved.length === 0) continue;
    // A block's rows are written as a whole: one part that needs a rebuild keeps the others waiting for it.
    if (resolved.some((letter) => changesLedger(facts, letter))) report.needRebuild.push(...resolved);
    else rewrites.push({ facts, repaired: resolved });
  }
  const done = rewrites.length === 0 ? [] : await sql.begin((transaction) => rewrite(transaction, rewrites));
  report.repaired = done.flatMap(({ repaired }) => repaired);
  return report;
}

/** Those of observations are looked at in pages: a provider that answers in another form leaves one with every question. */
async function retryObservations(sql: Sql, report: RetryReport): Promise<void> {
  const pages = sql<(RetriedLetter & ObservationLetter)[]>`
    SELECT height, kind, object, code, bytes FROM dead_letters WHERE kind <> ALL (${[...ofBlocks, ofUpgrades]}) ORDER BY height, kind, object`;
  for await (const page of pages.cursor(PAGE_ROWS)) {
    report.before += page.length;
    const readable = page.filter(isReadable);
    report.observations.push(...readable.map(({ height, kind, object }) => ({ height, kind, object })));
    report.remaining += page.length - readable.length;
  }
}

/** Upgrades whose rules an older version did not know: those that this one knows are brought in by a reindex only. */
async function retryUpgrades(sql: Sql, report: RetryReport): Promise<void> {
  const letters = await sql<RetriedLetter[]>`
    SELECT height, kind, object FROM dead_letters WHERE kind = ${ofUpgrades} ORDER BY height, object`;
  const known = letters.filter(({ object }) => isVersion(object));
  report.before += letters.length;
  report.needRebuild.push(...known);
  report.remaining += letters.length - known.length;
}

/** Whether the part that is now read would have made the ledger or its figures other than they are. */
function changesLedger(facts: BlockFacts, { kind, object }: RetriedLetter): boolean {
  const words = object.split(' ');
  const place = Number(words[1]);
  // A transaction brings its fee, which figures count.
  if (kind === 'transaction') return true;
  if (kind === 'message') {
    const transaction = facts.transactions[place];
    return transaction === undefined || messageChangesLedger(transaction, words[3] ?? '');
  }
  const event =
    words[0] === 'tx' ? eventAt(facts.transactions[place]?.events ?? [], Number(words[3])) : eventAt(blockEvents(facts), Number(words[2]));
  return event === undefined || !harmlessEvents.has(event.event.kind);
}

/** The message at `path` or one inside it; those of a failed transaction change nothing. */
function messageChangesLedger(transaction: TransactionFacts, path: string): boolean {
  if (transaction.code !== 0) return false;
  return transaction.messages.some(({ path: at, message, typeUrl }) => {
    const name = at.join('/');
    const isHarmless = harmlessMessages.has(message.kind) && !countedTypes.has(typeUrl);
    return (name === path || name.startsWith(`${path}/`)) && !isHarmless;
  });
}

function blockEvents({ events }: BlockFacts): EventFacts[] {
  return [...events.preBlock, ...events.begin, ...events.end];
}

function eventAt(events: readonly EventFacts[], index: number): EventFacts | undefined {
  return events.find((event) => event.index === index);
}

async function rewrite(transaction: Transaction, rewrites: readonly Rewrite[]): Promise<Rewrite[]> {
  // Held until the end, so that nobody empties or rewinds the tables meanwhile.
  const [checkpoint] = await transaction<{ height: number }[]>`SELECT height FROM checkpoint FOR SHARE`;
  const heights = rewrites.map(({ facts }) => facts.height);
  const found = await transaction<{ height: number }[]>`
    SELECT DISTINCT height FROM dead_letters WHERE height = ANY (${heights}) AND kind = ANY (${ofBlocks})`;
  const still = new Set(found.map(({ height }) => height));
  const kept = rewrites.filter(({ facts }) => still.has(facts.height) && facts.height <= (checkpoint?.height ?? 0));
  const rewritten = kept.map(({ facts }) => facts.height);
  if (rewritten.length === 0) return kept;
  takeFromParts(transaction, rewritten);
  for (const { name } of [transactions, fees, messages, unknownEvents])
    await transaction`DELETE FROM ${transaction(name)} WHERE height = ANY (${rewritten})`;
  await transaction`DELETE FROM dead_letters WHERE height = ANY (${rewritten}) AND kind = ANY (${ofBlocks})`;
  const rows = chainRows(kept.map(({ facts }) => facts));
  await write(transaction, transactions, rows.transactions);
  await write(transaction, fees, rows.fees);
  await write(transaction, messages, rows.messages);
  await write(transaction, unknownEvents, rows.unknownEvents);
  putIntoParts(transaction, rewritten);
  await write(transaction, deadLetters, distinctLetters(kept.flatMap(({ facts }) => facts.deadLetters)));
  return kept;
}
