// Sums by day are those of the blocks, whatever parameters, messages and movements of coins are in them.
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerRows } from '../contract.ts';
import type { BlockFacts, Coin, EventFacts, MessageFacts, PriceSample, TransactionFacts } from '../facts.ts';
import { moduleAddress } from '../ledger/keys.ts';
import { transactionFacts } from '../ledger/testing.ts';
import type { MoneyFlow } from '../objects.ts';
import { emptyBlock, partsOf, plainBatch, storedTimeOf } from './example-blocks.ts';
import { openStore, type Store } from './index.ts';

let database: TestDatabase;
let store: Store;
beforeEach(async () => {
  database = await createTestDatabase();
  store = openStore(database.sql);
});
afterEach(() => database.drop());

const DISTRIBUTION = moduleAddress('distribution');
const VAULT = moduleAddress('bme');
/** Blocks are 6 s apart: this one is of the second day. */
const NEXT_DAY = 14_400;
const [FIRST, SECOND] = ['2023-11-14', '2023-11-15'];

/** Commits blocks with what the ledger made of them. */
async function commit(blocks: BlockFacts[], rows: Partial<LedgerRows> = {}, prices: PriceSample[] = []): Promise<void> {
  const batch = plainBatch();
  await store.commit({ ...batch, ...partsOf(blocks), prices, ledger: { ...batch.ledger, ...rows } });
}

async function rowsOf(table: string, columns: string): Promise<unknown[]> {
  const rows = await database.sql.unsafe(
    `SELECT (day AT TIME ZONE 'UTC')::date::text AS day, ${columns} FROM ${table} ORDER BY day, ${columns}`,
  );
  return rows.map((row) => Object.values(row));
}

function transfer(sender: string, recipient: string, ...coins: Coin[]): EventFacts {
  return { type: 'transfer', index: 0, messageIndex: null, attributes: [], event: { kind: 'transfer', sender, recipient, coins } };
}

const coin = (denom: string, amount: bigint): Coin => ({ denom, amount });

function message(path: number[], typeUrl: string, signer: string, body: unknown = {}): MessageFacts {
  return { path, typeUrl, signer, message: { kind: 'other' }, body: JSON.stringify(body) };
}

function transaction(index: number, code: number, messages: MessageFacts[], signModes = ['direct']): TransactionFacts {
  return transactionFacts({ index, hash: `TX${index}`, code, gasWanted: 10n, gasUsed: 7n, messages, signModes });
}

test('the tax of each block is the one in force at it, told as a decimal or scaled as protobuf has it', async () => {
  const shared = (height: number): BlockFacts => {
    const fees = transfer(moduleAddress('fee_collector'), DISTRIBUTION, coin('uakt', 1_000n), coin('ibc/odd', 7n));
    return {
      ...emptyBlock(height),
      events: { preBlock: [], begin: [fees, transfer('akash1any', DISTRIBUTION, coin('uakt', 9n))], end: [] },
    };
  };
  const told = (height: number, fromHeight: number, value: unknown): LedgerRows['parameters'][number] => ({
    ...{ height, module: 'distribution', name: 'community_tax', fromHeight, value, origin: 'governance' },
  });
  const twoHundredths = { ...told(1, 1, '0.02'), origin: 'genesis' as const };
  await commit([shared(1), shared(2), shared(3)], { parameters: [twoHundredths, told(2, 3, '0.500000000000000000')] });
  expect(await rowsOf('coin_days', 'kind, denom, amount')).toEqual([
    [FIRST, 'tax', 'ibc/odd', '3.78'],
    [FIRST, 'tax', 'uakt', '540'],
  ]);
  await commit([shared(4)], { parameters: [told(3, 4, '30000000000000000')] });
  await commit([shared(5), shared(6)], { parameters: [told(4, 5, null), told(5, 6, '1')] });
  expect(await rowsOf('coin_days', 'kind, denom, amount')).toEqual([
    [FIRST, 'tax', 'ibc/odd', '10.99'],
    [FIRST, 'tax', 'uakt', '1570'],
  ]);
});

test('coins of a day are what was minted, funded, spent, issued, burned and moved through the vault in it', async () => {
  const fund = (amount: Coin[]) => ({ amount: amount.map((part) => ({ ...part, amount: String(part.amount) })) });
  const FUND = '/cosmos.distribution.v1beta1.MsgFundCommunityPool';
  const mint: EventFacts['event'] = { kind: 'mint', bondedRatio: 1n, inflation: 1n, annualProvisions: 1n, amount: 11n };
  const rewards: EventFacts = { type: 'withdraw_rewards', index: 1, messageIndex: null, attributes: [], event: { kind: 'other' } };
  const spent = (amount: bigint) => transfer(DISTRIBUTION, 'akash1anybody', coin('uakt', amount));
  const first: BlockFacts = {
    ...emptyBlock(1),
    transactions: [
      transaction(0, 0, [
        message([0], FUND, 'akash1giver', fund([coin('uakt', 5n), coin('ibc/odd', 6n)])),
        message([1], '/cosmos.authz.v1beta1.MsgExec', 'akash1giver'),
        message([1, 0], FUND, 'akash1giver', fund([coin('uakt', 30n)])),
      ]),
      transaction(1, 5, [message([0], FUND, 'akash1giver', fund([coin('uakt', 700n)]))]),
    ],
    events: {
      preBlock: [spent(100n)],
      begin: [{ type: 'mint', index: 0, messageIndex: null, attributes: [], event: mint }, spent(8_000n)],
      end: [spent(50n)],
    },
  };
  // Rewards that a block itself pays out are not the pool's.
  const second: BlockFacts = { ...emptyBlock(NEXT_DAY), events: { preBlock: [], begin: [], end: [spent(9_000n), rewards] } };
  let sequence = 0;
  const flow = (height: number, kind: MoneyFlow['kind'], denom: string, amount: bigint, sender: string, recipient: string): MoneyFlow => ({
    ...{ height, txIndex: null, sequence: sequence++, kind, coin: coin(denom, amount), sender, recipient, scope: '', xid: '', lease: '' },
  });
  const flows = [
    flow(1, 'take_fee', 'uakt', 3n, 'escrow', DISTRIBUTION),
    flow(1, 'bme_deposit', 'uakt', 40n, 'akash1owner', VAULT),
    flow(1, 'bme_burn', 'uakt', 15n, VAULT, ''),
    flow(1, 'bme_mint', 'uact', 20n, '', VAULT),
    flow(1, 'bme_payout', 'uact', 20n, VAULT, 'akash1owner'),
    flow(NEXT_DAY, 'migration_burn', 'uakt', 6n, 'escrow', ''),
    flow(NEXT_DAY, 'migration_mint', 'uact', 2n, '', 'escrow'),
    flow(NEXT_DAY, 'vault_funding', 'uakt', 1n, VAULT, VAULT),
  ];
  await commit([first, second], { flows });
  expect(await rowsOf('coin_days', 'kind, denom, amount')).toEqual([
    [FIRST, 'burned', 'uakt', '15'],
    [FIRST, 'funded', 'ibc/odd', '6'],
    [FIRST, 'funded', 'uakt', '35'],
    [FIRST, 'issued', 'uact', '20'],
    [FIRST, 'minted', 'uakt', '11'],
    [FIRST, 'spent', 'uakt', '150'],
    [FIRST, 'take_fee', 'uakt', '3'],
    [FIRST, 'vault', 'uact', '0'],
    [FIRST, 'vault', 'uakt', '25'],
    [SECOND, 'burned', 'uakt', '6'],
    [SECOND, 'issued', 'uact', '2'],
  ]);
});

test('transactions of a day are counted with their gas and by how they were signed', async () => {
  const of = (height: number, ...transactions: TransactionFacts[]): BlockFacts => ({ ...emptyBlock(height), transactions });
  await commit([of(1, transaction(0, 0, []), transaction(1, 11, [], ['amino_json', 'direct'])), of(2, transaction(0, 0, []))]);
  await commit([of(3, transaction(0, 5, [])), of(NEXT_DAY, transaction(0, 0, [], ['multisig']))]);
  expect(await rowsOf('transaction_days', 'transactions::int, failed::int, gas_wanted::int, gas_used::int')).toEqual([
    [FIRST, 4, 2, 40, 28],
    [SECOND, 1, 0, 10, 7],
  ]);
  expect(await rowsOf('sign_mode_days', 'mode, transactions::int')).toEqual([
    [FIRST, 'amino_json+direct', 1],
    [FIRST, 'direct', 3],
    [SECOND, 'multisig', 1],
  ]);
});

test('what came into accounts and went back is told by who paid, in dollars where each movement has a price', async () => {
  const DEPOSIT = '/akash.escrow.v1.MsgAccountDeposit';
  const at = (height: number, ...messages: MessageFacts[]): BlockFacts => ({
    ...emptyBlock(height),
    transactions: [transaction(0, 0, messages)],
  });
  let sequence = 0;
  const move = (height: number, kind: 'deposit' | 'refund', owner: string, other: string, denom: string, amount: bigint): MoneyFlow => ({
    ...{ height, txIndex: 0, sequence: sequence++, kind, coin: coin(denom, amount), scope: 'deployment', xid: `${owner}/1`, lease: '' },
    ...(kind === 'deposit' ? { sender: other, recipient: 'escrow' } : { sender: 'escrow', recipient: other }),
  });
  const [A, B, GRANTER, FRIEND] = ['akash1a', 'akash1b', 'akash1granter', 'akash1friend'];
  const deposits = [
    // No price of AKT is known yet.
    move(1, 'deposit', A, A, 'uakt', 1_000_000n),
    move(1, 'deposit', B, B, 'uact', 3_000_000n),
    move(3, 'deposit', A, A, 'uakt', 500_000n),
    move(3, 'deposit', B, GRANTER, 'uakt', 4_000_000n),
    move(3, 'deposit', B, FRIEND, 'uakt', 1_500_000n),
    move(3, 'deposit', B, B, 'uact', 250_000n),
    move(3, 'deposit', B, B, 'ibc/odd', 9n),
  ];
  // Told in block 3, and in force after it.
  const price: PriceSample = { time: storedTimeOf(3), price: 2n * 10n ** 18n, source: 'oracle' };
  const blocks = [at(1, message([0], DEPOSIT, A)), emptyBlock(2), at(3, message([0], DEPOSIT, B), message([1], DEPOSIT, FRIEND))];
  await commit(blocks, { flows: deposits }, [price]);
  const refunds = [
    move(4, 'refund', B, GRANTER, 'uakt', 1_000_000n),
    move(4, 'refund', B, FRIEND, 'uakt', 500_000n),
    move(4, 'refund', B, B, 'uact', 1n),
    // Nobody that ever paid into this account.
    move(4, 'refund', A, GRANTER, 'uakt', 2_000_000n),
  ];
  await commit([at(4)], { flows: refunds });
  expect(await rowsOf('payer_days', 'kind, granter, owner, is_refund, denom, movements::int, amount, usd')).toEqual([
    [FIRST, 'GRANT', GRANTER, B, false, 'uakt', 1, '4000000', '8'],
    [FIRST, 'GRANT', GRANTER, B, true, 'uakt', 1, '1000000', '2'],
    [FIRST, 'OTHER', '', A, true, 'uakt', 1, '2000000', '4'],
    [FIRST, 'OTHER', '', B, false, 'uakt', 1, '1500000', '3'],
    [FIRST, 'OTHER', '', B, true, 'uakt', 1, '500000', '1'],
    [FIRST, 'OWN_BALANCE', '', A, false, 'uakt', 2, '1500000', null],
    [FIRST, 'OWN_BALANCE', '', B, false, 'ibc/odd', 1, '9', null],
    [FIRST, 'OWN_BALANCE', '', B, false, 'uact', 2, '3250000', '3.25'],
    [FIRST, 'OWN_BALANCE', '', B, true, 'uact', 1, '1', '0.000001'],
  ]);
});
