// Whatever strangers may put into a block is stored: nothing of it stops the indexer.
import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@leasebook/db/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RawBlock } from '../contract.ts';
import { decodeBlock } from '../decode/index.ts';
import { block, encode, pack, transaction } from '../decode/testing.ts';
import { chainText } from './chain-text.ts';
import { plainBatch } from './example-blocks.ts';
import { openStore } from './index.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** Text that no index has room for, and that PostgreSQL cannot compress. */
const long = randomBytes(6000).toString('hex');
const HEIGHT = 5;
const send = (from: string) => pack('cosmos.bank.v1beta1.MsgSend', { from_address: from, to_address: 'akash1b', amount: [] });
/** A failed transaction with this fee. */
const paying = (fee: { amount: { denom: string; amount: string }[]; payer?: string }): RawBlock => {
  const bytes = encode('cosmos.tx.v1beta1.TxRaw', {
    body_bytes: encode('cosmos.tx.v1beta1.TxBody', { messages: [] }),
    auth_info_bytes: encode('cosmos.tx.v1beta1.AuthInfo', { fee: { gas_limit: 100, ...fee } }),
  });
  return block([Buffer.from(bytes).toString('base64')], [], 2);
};
const plain = transaction([send('akash1a')]);
const uakt = (amount: string) => ({ denom: 'uakt', amount });

/** Each with the codes of its dead letters. */
const cases: [name: string, raw: () => RawBlock, letters: string[]][] = [
  [
    'a sender that is no address',
    () => block([transaction([pack('cosmos.authz.v1beta1.MsgExec', { grantee: 'akash1a', msgs: [send(long)] })])], [], 5),
    [],
  ],
  ['a type of any length', () => block([transaction([{ type_url: `/${long}`, value: new Uint8Array(3) }])], [], 2), ['UNKNOWN_TYPE']],
  ['a denomination of any length', () => paying({ amount: [{ denom: long, amount: '1' }] }), []],
  ['a payer of any length', () => paying({ amount: [], payer: long }), []],
  ['a fee beyond 256 bits', () => paying({ amount: [uakt((2n ** 256n).toString())] }), ['UNDECODABLE_BYTES']],
  ['a fee of many digits', () => paying({ amount: [uakt('9'.repeat(200_000))] }), ['UNDECODABLE_BYTES']],
  [
    'fees that add up to more than 256 bits',
    () => paying({ amount: Array.from({ length: 20 }, () => uakt((2n ** 256n - 1n).toString())) }),
    ['MALFORMED_AMOUNT'],
  ],
  ['ten thousand messages', () => block([transaction(Array.from({ length: 10_000 }, () => send('akash1a')))]), []],
  ['a memo of five million characters', () => block([transaction([send('akash1a')], `${'x'.repeat(5_000_000)}\0`)], [], 5), []],
  ['an event of half a pair and NUL', () => block([plain], [{ type: 'akash.x', attributes: [{ key: '\ud800', value: '\ud800\0' }] }]), []],
  [
    'events named like parts of every object',
    () =>
      block(
        [plain],
        ['__proto__', 'akash.__proto__'].map((type) => ({ type, attributes: [{ key: '__proto__', value: '{"__proto__":1}' }] })),
      ),
    [],
  ],
  [
    'events without attributes or form',
    () => block([plain], [{ type: 'transfer' }, { type: 'akash.v1', attributes: null }, {}, null, 5, 'x', []]),
    Array.from({ length: 7 }, () => 'MALFORMED_EVENT'),
  ],
];

test.each(cases)('a block with %s is stored', async (_name, raw, letters) => {
  const facts = decodeBlock({ ...raw(), height: HEIGHT });
  const { deadLetters } = facts;
  await openStore(database.sql).commit({ ...plainBatch(HEIGHT), blocks: [facts], chain: chainText([facts]) });
  expect(Array.from(await database.sql`SELECT height, tx_index FROM transactions`)).toEqual([{ height: HEIGHT, tx_index: 0 }]);
  expect(Array.from(await database.sql`SELECT code FROM dead_letters ORDER BY object`).map(({ code }) => code)).toEqual(letters);
  expect(deadLetters).toHaveLength(letters.length);
});

test('a code of all 32 bits is stored in an integer', async () => {
  const facts = decodeBlock(block([plain], [], 2 ** 32 - 2));
  await openStore(database.sql).commit({ ...plainBatch(HEIGHT), blocks: [facts], chain: chainText([facts]) });
  expect(Array.from(await database.sql`SELECT code, code::bigint & 4294967295 AS told FROM transactions`)).toEqual([
    { code: -2, told: 2 ** 32 - 2 },
  ]);
});

test('senders that are no addresses stay distinct, and are told whole by the body', async () => {
  const senders = [`${long}1`, `${long}2`];
  const facts = decodeBlock(block([transaction(senders.map(send))], [], 5));
  await openStore(database.sql).commit({ ...plainBatch(HEIGHT), blocks: [facts], chain: chainText([facts]) });
  const rows = await database.sql`SELECT signer, body->>'from_address' AS sender FROM messages ORDER BY path`;
  expect(rows.map(({ sender }) => sender)).toEqual(senders);
  expect(new Set(rows.map(({ signer }) => signer)).size).toBe(2);
  expect(rows[0]?.signer).toMatch(new RegExp(`^${long.slice(0, 100)}[0-9a-f]*…[0-9a-f]{64}$`));
});

test('an auditor may sign a key of any length', async () => {
  const batch = plainBatch(HEIGHT);
  const range = { auditor: 'akash1auditor', owner: 'akash1provider', value: long, fromHeight: HEIGHT, toHeight: null };
  batch.ledger.auditedAttributes = [`${long}1`, `${long}2`].map((key) => ({ ...range, key }));
  await openStore(database.sql).commit(batch);
  expect(Array.from(await database.sql`SELECT count(*)::int FROM audited_attributes`)).toEqual([{ count: 2 }]);
});
