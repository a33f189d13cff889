// Decoding of protobuf bytes, against protobufjs's own decoder and against bytes that are damaged.
import { LeasebookError } from '@leasebook/db';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf, type Decoded, decodeMessage, enumNumber, typeOf } from './index.ts';
import { encode, pack, recordedBlock, referenceType } from './testing.ts';
import type { Value } from './wire.ts';

/** Both decoders' values in one form: integers and amounts as text, bytes as base64. */
function comparable(value: Value | undefined): unknown {
  if (typeof value === 'bigint') return value === 0n ? '' : value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, comparable(item)]));
  return value === '0' ? '' : value;
}

function reference(name: string, bytes: Uint8Array): unknown {
  const type = referenceType(name);
  const object: Decoded = type.toObject(type.decode(bytes), { longs: String, enums: String, defaults: true, arrays: true });
  return comparable(object);
}

/** Every packed message in a recorded block's transactions, those inside others too. */
function packedIn(height: number): { name: string; bytes: Uint8Array }[] {
  const { block } = JSON.parse(JSON.stringify(recordedBlock(height).block));
  const found: { name: string; bytes: Uint8Array }[] = [];
  const unpack = (list: Value | undefined) => {
    for (const item of Array.isArray(list) ? list : []) {
      if (typeof item !== 'object' || item === null || Array.isArray(item) || item instanceof Uint8Array) continue;
      const { type_url: url, value: bytes } = item;
      if (typeof url !== 'string' || !(bytes instanceof Uint8Array)) continue;
      found.push({ name: url.slice(1), bytes });
      unpack(decodeMessage(url, bytes).msgs);
    }
  };
  for (const text of block.data.txs) {
    const { body_bytes: body } = decodeMessage('cosmos.tx.v1beta1.TxRaw', Buffer.from(text, 'base64'));
    if (body instanceof Uint8Array) unpack(decodeMessage('cosmos.tx.v1beta1.TxBody', body).messages);
  }
  return found;
}

function errorOf(run: () => unknown): LeasebookError {
  try {
    run();
  } catch (error) {
    if (error instanceof LeasebookError) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('decodeMessage', () => {
  test.each([871, 4561, 7057, 8113, 11041, 12005, 15264, 18149, 19397])('reads the messages of block %i as protobufjs does', (height) => {
    const messages = packedIn(height);
    expect(messages.length).toBeGreaterThan(0);
    for (const { name, bytes } of messages) expect(comparable(decodeMessage(name, bytes))).toEqual(reference(name, bytes));
  });

  test('keeps 64-bit integers exact to the last bit', () => {
    const name = 'akash.market.v1.EventLeaseReclaimStarted';
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.nat({ max: 2 ** 32 - 1 }),
        (dseq, deadline, gseq) => {
          const bytes = encode(name, { id: { dseq: dseq.toString(), gseq }, deadline: deadline.toString() });
          expect(decodeMessage(name, bytes)).toMatchObject({ id: { dseq, gseq }, deadline });
        },
      ),
    );
  });

  test('gives every field of the definition, absent ones by their default', () => {
    expect(decodeMessage('/akash.market.v1.Lease', new Uint8Array(0))).toEqual({
      id: null,
      state: 'invalid',
      price: null,
      created_at: 0n,
      closed_on: 0n,
      reason: 'lease_closed_invalid',
      reclamation: null,
    });
  });

  test('reads lists of enums packed and one by one, and keeps the number of an unknown value', () => {
    const amount = { denom: 'uakt', amount: '7' };
    const name = 'akash.base.deposit.v1.Deposit';
    expect(decodeMessage(name, encode(name, { amount, sources: ['grant', 'balance'] })).sources).toEqual(['grant', 'balance']);
    expect(decodeMessage(name, Uint8Array.from([0x28, 2, 0x28, 1, 0x28, 9])).sources).toEqual(['grant', 'balance', '9']);
  });

  test('reads amounts as whole numbers, decimals scaled by 10^18', () => {
    const price = { denom: 'uakt', amount: '37250000000000000000' };
    expect(decodeMessage('cosmos.base.v1beta1.DecCoin', encode('cosmos.base.v1beta1.DecCoin', price)).amount).toBe(
      37_250_000_000_000_000_000n,
    );
  });

  test.each([
    ['0', 0n],
    ['+7', 7n],
    ['-0', 0n],
    ['010', 8n],
    ['0_17', 15n],
    ['0o17', 15n],
    ['0x_1F', 31n],
    ['-0B101', -5n],
    ['1_000', 1000n],
    [`0b${'0'.repeat(1000)}11`, 3n],
    [(2n ** 256n - 1n).toString(), 2n ** 256n - 1n],
  ])('reads the amount %j as the chain does', (amount, value) => {
    expect(decodeMessage('cosmos.base.v1beta1.Coin', encode('cosmos.base.v1beta1.Coin', { denom: 'uakt', amount })).amount).toBe(value);
  });

  const beyond = [(2n ** 256n).toString(), '9'.repeat(200_000)];
  test.each(['12.5', '1e3', '08', '0x', '1__0', '1_', ' 1', '١', ...beyond])('refuses the amount %j with the field', (amount) => {
    const error = errorOf(() => decodeMessage('cosmos.base.v1beta1.Coin', encode('cosmos.base.v1beta1.Coin', { denom: 'uakt', amount })));
    expect(error).toMatchObject({ kind: 'bad-block', code: 'UNDECODABLE_BYTES', object: 'cosmos.base.v1beta1.Coin' });
    expect(error.message).toContain('amount');
  });

  test('puts a message together from its parts, the last value of a field counting', () => {
    const name = 'akash.deployment.v1beta4.MsgCreateDeployment';
    const deposit = (sources: string[]) => ({ amount: { denom: 'uakt', amount: '7' }, sources });
    const parts = [
      { id: { owner: 'first', dseq: '9' }, deposit: deposit(['grant']), groups: [{ name: 'a' }] },
      { id: { owner: 'second' }, deposit: { sources: ['balance'] }, groups: [{ name: 'b' }] },
    ];
    const bytes = Buffer.concat(parts.map((fields) => encode(name, fields)));
    expect(decodeMessage(name, bytes)).toMatchObject({
      id: { owner: 'second', dseq: 9n },
      deposit: { amount: { denom: 'uakt', amount: 7n }, sources: ['grant', 'balance'] },
      groups: [{ name: 'a' }, { name: 'b' }],
    });
  });

  test('passes over groups without a definition, with the groups in them', () => {
    const name = 'akash.deployment.v1.DeploymentID';
    // Field 1,024, which the chain lets a client leave unexplained: a group of a number, a text and another group.
    const inner = [0x08, 7, 0x12, 2, 65, 66, 0x1b, 0x08, 1, 0x1c];
    const bytes = Uint8Array.from([...encode(name, { owner: 'o' }), 0x83, 0x40, ...inner, 0x84, 0x40, ...encode(name, { dseq: '5' })]);
    expect(decodeMessage(name, bytes)).toEqual({ owner: 'o', dseq: 5n });
    expect(errorOf(() => decodeMessage(name, bytes.subarray(0, 9)))).toMatchObject({ code: 'UNDECODABLE_BYTES' });
    expect(errorOf(() => decodeMessage(name, Uint8Array.from([0x84, 0x40])))).toMatchObject({ code: 'UNDECODABLE_BYTES' });
  });

  test('refuses a type without a definition', () => {
    expect(errorOf(() => decodeMessage('/akash.market.v9.MsgCreateBid', new Uint8Array(0)))).toMatchObject({
      code: 'UNKNOWN_TYPE',
      object: '/akash.market.v9.MsgCreateBid',
    });
  });

  test('answers bytes cut anywhere by a shorter message or by its own error, never otherwise', () => {
    const messages = packedIn(871);
    expect(messages.length).toBeGreaterThan(0);
    for (const { name, bytes } of messages) {
      let refused = 0;
      for (let length = 1; length < bytes.length; length++) {
        try {
          decodeMessage(name, bytes.subarray(0, length));
        } catch (error) {
          refused++;
          expect(error).toMatchObject({ code: 'UNDECODABLE_BYTES' });
        }
      }
      expect(refused).toBeGreaterThan(bytes.length / 2);
    }
  });

  test('answers any bytes by a message or by its own error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decodeMessage('akash.market.v1beta5.MsgCreateBid', bytes);
        } catch (error) {
          expect(error).toMatchObject({ code: 'UNDECODABLE_BYTES' });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('replaces NUL characters, which no PostgreSQL text can hold', () => {
    const name = 'akash.base.v1beta3.Attribute';
    expect(decodeMessage(name, encode(name, { key: 'a\0b', value: '' })).key).toBe('a\uFFFDb');
  });
});

describe('bodyOf', () => {
  const json = (name: string, fields: Record<string, unknown>) =>
    JSON.parse(bodyOf(typeOf(name), decodeMessage(name, encode(name, fields))));

  test('writes decimals with a point, integers as text, bytes as base64, enums by name', () => {
    const id = { owner: 'o"1', dseq: '18446744073709551615', gseq: 1, oseq: 2, provider: 'p', bseq: 0 };
    expect(json('akash.market.v1beta5.MsgCloseBid', { id, reason: 10001 })).toEqual({ id, reason: 'lease_closed_reason_decommission' });
    expect(json('cosmos.base.v1beta1.DecCoin', { denom: 'uakt', amount: '-37250000000000000001' })).toEqual({
      denom: 'uakt',
      amount: '-37.250000000000000001',
    });
    expect(json('akash.deployment.v1.EventDeploymentCreated', { hash: Uint8Array.from([0, 255]) }).hash).toBe('AP8=');
  });

  test('writes packed messages with their type, and those of unknown type as bytes', () => {
    const known = pack('cosmos.bank.v1beta1.MsgSend', { from_address: 'a', to_address: 'b', amount: [{ denom: 'uakt', amount: '1' }] });
    const unknown = { type_url: '/foreign.MsgX', value: Uint8Array.from([1, 2, 3]) };
    const damaged = { type_url: known.type_url, value: Uint8Array.from([0x0a, 9]) };
    expect(json('cosmos.authz.v1beta1.MsgExec', { grantee: 'g', msgs: [known, unknown, damaged] })).toEqual({
      grantee: 'g',
      msgs: [
        { '@type': '/cosmos.bank.v1beta1.MsgSend', from_address: 'a', to_address: 'b', amount: [{ denom: 'uakt', amount: '1' }] },
        { '@type': '/foreign.MsgX', value: 'AQID' },
        { '@type': '/cosmos.bank.v1beta1.MsgSend', value: 'Cgk=' },
      ],
    });
  });

  test('writes times and durations as text', () => {
    const fields = { id: null, price: '1500000000000000000', timestamp: { seconds: 1767323045, nanos: 60 } };
    expect(json('akash.oracle.v2.MsgAddPriceEntry', fields)).toMatchObject({
      price: '1.500000000000000000',
      timestamp: '2026-01-02T03:04:05.00000006Z',
    });
    expect(json('akash.deployment.v1.DeploymentReclamation', { min_window: { seconds: 3600, nanos: 5e8 } })).toEqual({
      min_window: '3600.5s',
    });
  });
});

test('enumNumber gives the number of a reason by name, null for what it does not know', () => {
  expect(enumNumber('akash.market.v1.LeaseClosedReason', 'lease_closed_reason_insufficient_funds')).toBe(20_000);
  expect(enumNumber('akash.market.v1.LeaseClosedReason', 'lease_closed_moon')).toBeNull();
});
