// Facts of single blocks: real ones of each shape, and blocks with parts or the whole damaged.
import { LeasebookError } from '@leasebook/db';
import { describe, expect, test } from 'vitest';
import type { RawBlock } from '../contract.ts';
import { decodeBlock } from './index.ts';
import { block, encode, manifest, pack, recordedBlock, transaction } from './testing.ts';

const OWNER = 'akash1q9sxgfeymxkgq08ry5z3ve40t3lpdjg0d5zey7';

interface Reply {
  block_id: { hash: string };
  block: { header: Record<string, unknown>; data: { txs: string[] } };
}
interface Results {
  height: string;
  txs_results: Record<string, unknown>[] | null;
}

/** A copy of a raw block that the test may change. */
function copy(raw: RawBlock): { height: number; block: Reply; results: Results & Record<string, unknown> } {
  return JSON.parse(JSON.stringify(raw));
}

function errorOf(raw: RawBlock): LeasebookError {
  try {
    decodeBlock(raw);
  } catch (error) {
    if (error instanceof LeasebookError) return error;
    throw error;
  }
  throw new Error('no error');
}

/** A height with several transactions at or after `from`. */
function busyBlock(from: number): RawBlock {
  for (let height = from; height < from + 200; height++) {
    const raw = recordedBlock(height);
    if (copy(raw).block.block.data.txs.length > 1) return raw;
  }
  throw new Error('no busy block');
}

const shapes = { 'Tendermint 0.34': busyBlock(800), 'CometBFT 0.38': busyBlock(manifest().nodes.at(-1)?.from_height ?? 0) };

test.each(['txs_results', 'txs'])('%s may be empty, null or missing: the block has no transactions', (name) => {
  const facts = [[], null, undefined].map((nothing) => {
    const raw = copy(shapes['Tendermint 0.34']);
    Object.assign(raw.block.block.data, { txs: name === 'txs' ? nothing : [] });
    Object.assign(raw.results, { txs_results: name === 'txs_results' ? nothing : [] });
    // As it comes from a node: what is undefined is missing.
    return decodeBlock(copy(raw));
  });
  for (const each of facts) expect(each).toEqual(facts[0]);
  expect(facts[0]?.transactions).toEqual([]);
});

test('events of the older shape are read beside an empty list of the newer one', () => {
  const raw = copy(shapes['Tendermint 0.34']);
  const whole = decodeBlock(raw);
  expect(whole.events.begin.length).toBeGreaterThan(0);
  expect(decodeBlock({ ...raw, results: { ...raw.results, finalize_block_events: null } })).toEqual(whole);
});

describe.each(Object.entries(shapes))('a block of %s', (_, raw) => {
  test('keeps what its header says', () => {
    const { block: reply } = copy(raw);
    const facts = decodeBlock(raw);
    expect(facts.chainId).toBe(manifest().chain_id);
    expect(facts.height).toBe(raw.height);
    expect(facts.hash).toBe(reply.block_id.hash);
    expect(facts.parentHash).toBe(copy(recordedBlock(raw.height - 1)).block.block_id.hash);
    expect(facts.proposer).toBe(reply.block.header.proposer_address);
    const seconds = String(reply.block.header.time).replace(/\.\d+Z$/, 'Z');
    expect(facts.time / 1_000_000_000n).toBe(BigInt(Date.parse(seconds) / 1000));
    expect(String(reply.block.header.time)).toContain(String(facts.time % 1_000_000_000n).replace(/0+$/, ''));
  });

  test('gives a transaction its hash, fee, payer, gas and messages', () => {
    const facts = decodeBlock(raw);
    const { results } = copy(raw);
    for (const [index, item] of facts.transactions.entries()) {
      const paid = item.events.find(({ event }) => event.kind === 'transfer')?.event;
      expect(item.index).toBe(index);
      expect(item.hash).toMatch(/^[0-9A-F]{64}$/);
      expect(item.messages.length).toBeGreaterThan(0);
      expect(paid).toMatchObject({ sender: item.feePayer, coins: item.fee });
      expect(String(item.gasUsed)).toBe(results.txs_results?.[index]?.gas_used);
    }
  });

  test.each<[string, (raw: ReturnType<typeof copy>) => void, string]>([
    ['without a block', (it) => Reflect.deleteProperty(it, 'block'), 'MALFORMED_BLOCK'],
    ['without a header', (it) => Reflect.deleteProperty(it.block.block, 'header'), 'MALFORMED_BLOCK'],
    ['without its data', (it) => Reflect.deleteProperty(it.block.block, 'data'), 'MALFORMED_BLOCK'],
    ['without a hash', (it) => Reflect.deleteProperty(it.block, 'block_id'), 'MALFORMED_BLOCK'],
    ['without a chain-id', (it) => Reflect.deleteProperty(it.block.block.header, 'chain_id'), 'MALFORMED_BLOCK'],
    ['with a time that is none', (it) => Object.assign(it.block.block.header, { time: 'yesterday' }), 'MALFORMED_BLOCK'],
    ['with a cut hash', (it) => Object.assign(it.block.block_id, { hash: 'ABCDEF' }), 'MALFORMED_BLOCK'],
    ['with a transaction that is no text', (it) => Object.assign(it.block.block.data, { txs: [1, 2] }), 'MALFORMED_BLOCK'],
    ['of another height', (it) => Object.assign(it.block.block.header, { height: '1' }), 'BLOCK_OF_ANOTHER_HEIGHT'],
    ['with results of another height', (it) => Object.assign(it.results, { height: '1' }), 'RESULTS_OF_ANOTHER_HEIGHT'],
    ['without results', (it) => Reflect.deleteProperty(it, 'results'), 'MALFORMED_BLOCK'],
    ['with a result too few', (it) => it.results.txs_results?.pop(), 'RESULTS_COUNT_MISMATCH'],
    ['with no result at all', (it) => Object.assign(it.results, { txs_results: null }), 'RESULTS_COUNT_MISMATCH'],
    ['with a transaction too few', (it) => it.block.block.data.txs.pop(), 'RESULTS_COUNT_MISMATCH'],
    ['with its results in another order', (it) => it.results.txs_results?.reverse(), 'RESULTS_MISMATCH'],
    ['with a code below 0', (it) => Object.assign(it.results.txs_results?.[0] ?? {}, { code: -1 }), 'MALFORMED_BLOCK'],
    ['with a code beyond 32 bits', (it) => Object.assign(it.results.txs_results?.[0] ?? {}, { code: 2 ** 32 }), 'MALFORMED_BLOCK'],
    ['with gas beyond 64 bits', (it) => Object.assign(it.results.txs_results?.[0] ?? {}, { gas_used: `${2n ** 63n}` }), 'MALFORMED_BLOCK'],
    ['with a code that is no number', (it) => Object.assign(it.results.txs_results?.[0] ?? {}, { code: 'zero' }), 'MALFORMED_BLOCK'],
    ['with gas that is no number', (it) => Object.assign(it.results.txs_results?.[0] ?? {}, { gas_used: '1.5' }), 'MALFORMED_BLOCK'],
    ['with events that are no list', (it) => Object.assign(it.results.txs_results?.[0] ?? {}, { events: {} }), 'MALFORMED_BLOCK'],
  ])('%s is refused whole', (_name, damage, code) => {
    const damaged = copy(raw);
    damage(damaged);
    const error = errorOf(damaged);
    expect(error).toMatchObject({ kind: 'bad-block', code, height: raw.height });
    expect(error.object).toEqual(expect.any(String));
    expect(error.message).toContain(`height ${raw.height}`);
  });

  test('in a form that no known node speaks is fatal', () => {
    const damaged = copy(raw);
    for (const name of ['begin_block_events', 'end_block_events', 'finalize_block_events']) Reflect.deleteProperty(damaged.results, name);
    expect(errorOf(damaged)).toMatchObject({ kind: 'fatal', code: 'UNKNOWN_RESULTS_SHAPE', height: raw.height });
  });

  test('with a transaction cut short keeps the rest and sets that one aside with its bytes', () => {
    const whole = decodeBlock(raw);
    const damaged = copy(raw);
    const cut = Buffer.from(damaged.block.block.data.txs[0] ?? '', 'base64').subarray(0, 40);
    damaged.block.block.data.txs[0] = cut.toString('base64');
    const facts = decodeBlock(damaged);
    expect(facts.deadLetters).toMatchObject([{ height: raw.height, kind: 'transaction', object: 'tx 0', code: 'UNDECODABLE_BYTES' }]);
    expect(Buffer.from(facts.deadLetters[0]?.bytes ?? [])).toEqual(cut);
    expect(facts.transactions[0]).toMatchObject({ index: 0, code: whole.transactions[0]?.code, messages: [], fee: [] });
    expect(facts.transactions.slice(1)).toEqual(whole.transactions.slice(1));
  });
});

const CLOSE = pack('akash.deployment.v1beta4.MsgCloseDeployment', { id: { owner: OWNER, dseq: '7' } });

describe('messages', () => {
  test('of unknown type, with cut bytes or with a field unknown stand as such and are set aside; the others are read', () => {
    const unknown = { type_url: '/akash.market.v9.MsgFly', value: Uint8Array.from([1]) };
    const cut = { type_url: CLOSE.type_url, value: CLOSE.value.subarray(0, 9) };
    const newer = { type_url: CLOSE.type_url, value: Buffer.concat([CLOSE.value, Uint8Array.from([0xa0, 0x06, 1])]) };
    const facts = decodeBlock(block([transaction([unknown, cut, newer, CLOSE])]));
    expect(facts.deadLetters.map(({ kind, object, code }) => [kind, object, code])).toEqual([
      ['message', 'tx 0 message 0', 'UNKNOWN_TYPE'],
      ['message', 'tx 0 message 1', 'UNDECODABLE_BYTES'],
      ['message', 'tx 0 message 2', 'UNKNOWN_FIELD'],
    ]);
    expect(facts.transactions[0]?.messages.map(({ message, body }) => [message.kind, body !== null])).toEqual([
      ['other', false],
      ['other', false],
      ['close-deployment', true],
      ['close-deployment', true],
    ]);
  });

  test('packed in a proposal or a grant are set aside where they are of unknown type or hold a field unknown', () => {
    const unknown = { type_url: '/akash.take.v9.MsgUpdateParams', value: Uint8Array.from([1]) };
    const newer = { type_url: CLOSE.type_url, value: Buffer.concat([CLOSE.value, Uint8Array.from([0xa0, 0x06, 1])]) };
    const authorization = { type_url: '/akash.escrow.v9.DepositAuthorization', value: Uint8Array.from([1]) };
    const facts = decodeBlock(
      block([
        transaction([
          pack('cosmos.gov.v1.MsgSubmitProposal', { proposer: OWNER, messages: [unknown, newer, CLOSE] }),
          pack('cosmos.gov.v1beta1.MsgSubmitProposal', { proposer: OWNER, content: unknown }),
          pack('cosmos.authz.v1beta1.MsgGrant', { granter: OWNER, grantee: 'akash1g', grant: { authorization } }),
        ]),
      ]),
    );
    expect(facts.deadLetters.map(({ object, code }) => [object, code])).toEqual([
      ['tx 0 message 0', 'UNKNOWN_TYPE'],
      ['tx 0 message 0', 'UNKNOWN_FIELD'],
      ['tx 0 message 1', 'UNKNOWN_TYPE'],
      ['tx 0 message 2', 'UNKNOWN_TYPE'],
    ]);
    expect(facts.transactions[0]?.messages.map(({ message }) => message.kind)).toEqual(['submit-proposal', 'submit-proposal', 'grant']);
  });

  test('inside MsgExec follow it, at any depth, each with its place and signer', () => {
    const exec = (...msgs: object[]) => pack('cosmos.authz.v1beta1.MsgExec', { grantee: 'akash1grantee', msgs });
    const facts = decodeBlock(block([transaction([exec(CLOSE, exec(CLOSE)), CLOSE])]));
    expect(facts.deadLetters).toEqual([]);
    expect(facts.transactions[0]?.messages.map(({ path, signer, message }) => [path, signer, message.kind])).toEqual([
      [[0], 'akash1grantee', 'exec'],
      [[0, 0], OWNER, 'close-deployment'],
      [[0, 1], 'akash1grantee', 'exec'],
      [[0, 1, 0], OWNER, 'close-deployment'],
      [[1], OWNER, 'close-deployment'],
    ]);
  });

  test('nested deeper than the chain allows are set aside', () => {
    let inner = CLOSE;
    for (let depth = 0; depth < 200; depth++) inner = pack('cosmos.authz.v1beta1.MsgExec', { grantee: 'g', msgs: [inner] });
    const facts = decodeBlock(block([transaction([inner])]));
    expect(facts.deadLetters).toMatchObject([{ kind: 'message', code: 'NESTED_TOO_DEEP' }]);
  });

  test('in proposals in each other are followed as deep as the chain allows', () => {
    const nested = (depth: number): { type_url: string; value: Uint8Array } =>
      depth === 0
        ? { type_url: '/akash.v9.MsgFly', value: new Uint8Array() }
        : pack('cosmos.gov.v1.MsgSubmitProposal', { proposer: OWNER, messages: [nested(depth - 1)] });
    const codes = (depth: number) => decodeBlock(block([transaction([nested(depth)])])).deadLetters.map(({ code }) => code);
    expect(codes(10)).toEqual(['UNKNOWN_TYPE']);
    expect(codes(11)).toEqual(['NESTED_TOO_DEEP']);
  });

  test('of a failed transaction may be nonsense without being set aside', () => {
    const deposit = pack('akash.escrow.v1.MsgAccountDeposit', { signer: OWNER, id: { scope: 'deployment', xid: 'nonsense' } });
    expect(decodeBlock(block([transaction([deposit])], [], 5)).deadLetters).toEqual([]);
    const facts = decodeBlock(block([transaction([deposit])]));
    expect(facts.deadLetters).toMatchObject([{ object: 'tx 0 message 0', code: 'MALFORMED_ACCOUNT_ID' }]);
    expect(facts.transactions[0]?.messages[0]).toMatchObject({ message: { kind: 'other' }, body: expect.stringContaining('nonsense') });
  });

  test('that deposit to a bid name the bid', () => {
    const xid = `${OWNER}/7/1/2/akash1provider`;
    const deposit = { amount: { denom: 'uact', amount: '9' }, sources: ['grant', 'balance'] };
    const packed = pack('akash.escrow.v1.MsgAccountDeposit', { signer: 'akash1s', id: { scope: 'bid', xid }, deposit });
    expect(decodeBlock(block([transaction([packed])])).transactions[0]?.messages[0]?.message).toEqual({
      kind: 'deposit-bid',
      signer: 'akash1s',
      id: { owner: OWNER, dseq: 7n, gseq: 1, oseq: 2, provider: 'akash1provider', bseq: 0 },
      deposit: { amount: { denom: 'uact', amount: 9n }, depositor: null, sources: ['grant', 'balance'] },
    });
  });

  test('of a bid carry its offer with prices and windows', () => {
    const price = (amount: string) => ({ denom: 'uact', amount });
    const resources = {
      id: 1,
      cpu: { units: { val: '1500' } },
      gpu: { units: { val: '2' }, attributes: [{ key: 'vendor/nvidia/model/a100', value: 'true' }] },
      endpoints: [{ kind: 'LEASED_IP', sequence_number: 3 }],
    };
    const prices = { cpu: price('1'), endpoints: [{ kind: 'LEASED_IP', price: price('2') }] };
    const packed = pack('akash.market.v1beta5.MsgCreateBid', {
      id: { owner: OWNER, dseq: '7', gseq: 1, oseq: 1, provider: 'akash1p' },
      price: price('37250000000000000000'),
      resources_offer: [{ resources, count: 2, prices }],
      reclamation_window: { seconds: 3600, nanos: 0 },
    });
    expect(decodeBlock(block([transaction([packed])])).transactions[0]?.messages[0]).toMatchObject({
      signer: 'akash1p',
      message: {
        kind: 'create-bid',
        price: { denom: 'uact', amount: 37_250_000_000_000_000_000n },
        reclamationWindowNanos: 3_600_000_000_000n,
        resourcesOffer: [
          {
            count: 2,
            resources: {
              cpuMillis: 1500n,
              memoryBytes: 0n,
              gpus: 2n,
              gpuAttributes: [{ key: 'vendor/nvidia/model/a100', value: 'true' }],
              endpoints: [{ kind: 'leased_ip', sequenceNumber: 3 }],
            },
            prices: {
              cpu: { denom: 'uact', amount: 1n },
              storage: [],
              endpoints: [{ kind: 'leased_ip', price: { denom: 'uact', amount: 2n } }],
            },
          },
        ],
      },
    });
  });

  test('of governance tell parameters and upgrades, also in the older form inside the newer', () => {
    const plan = { name: 'v9.0.0', height: '1234' };
    const change = { subspace: 'take', key: 'DefaultTakeRate', value: '15' };
    const older = pack('cosmos.params.v1beta1.ParameterChangeProposal', { changes: [change] });
    const proposal = pack('cosmos.gov.v1.MsgSubmitProposal', {
      proposer: OWNER,
      messages: [
        pack('cosmos.upgrade.v1beta1.MsgSoftwareUpgrade', { plan }),
        pack('cosmos.gov.v1.MsgExecLegacyContent', { content: older }),
        pack('cosmos.upgrade.v1beta1.MsgCancelUpgrade', {}),
        pack('akash.take.v1.MsgUpdateParams', { params: { default_take_rate: 12 } }),
        pack('cosmos.bank.v1beta1.MsgSend', {}),
      ],
    });
    const content = pack('cosmos.upgrade.v1beta1.SoftwareUpgradeProposal', { plan });
    const legacy = pack('cosmos.gov.v1beta1.MsgSubmitProposal', { proposer: OWNER, content });
    const messages = decodeBlock(block([transaction([proposal, legacy])])).transactions[0]?.messages.map(({ message }) => message);
    const upgrades = [{ name: 'v9.0.0', height: 1234 }];
    expect(messages).toEqual([
      {
        kind: 'submit-proposal',
        proposer: OWNER,
        upgrades: [...upgrades, { name: '', height: 0 }],
        parameterChanges: [
          { module: 'take', key: 'DefaultTakeRate', value: '15' },
          { module: 'take', key: null, value: '{"denom_take_rates":[],"default_take_rate":12}' },
        ],
      },
      { kind: 'submit-proposal', proposer: OWNER, upgrades, parameterChanges: [] },
    ]);
  });

  test('of validators are signed by the account behind the operator address', () => {
    const operator = 'akashvaloper1g4054slwwgfclx9t9nlnmtqqvrdkwn4fr7h7gc';
    const packed = pack('cosmos.distribution.v1beta1.MsgWithdrawValidatorCommission', { validator_address: operator });
    const message = decodeBlock(block([transaction([packed])])).transactions[0]?.messages[0];
    expect(message?.signer).toMatch(/^akash1g4054slwwgfclx9t9nlnmtqqvrdkwn4f/);
  });
});

describe('events', () => {
  const read = (...events: unknown[]) => decodeBlock(block([transaction([CLOSE, CLOSE], 'memo\0')], events));
  const id = { key: 'id', value: `{"owner":"${OWNER}","dseq":"7"}` };

  test('of Akash that nobody knows stay raw', () => {
    const facts = read({ type: 'akash.market.v9.EventFly', attributes: [id, { key: 'msg_index', value: '1' }] });
    expect(facts.deadLetters).toEqual([]);
    expect(facts.transactions[0]?.events).toEqual([
      { type: 'akash.market.v9.EventFly', index: 0, messageIndex: 1, attributes: [id], event: { kind: 'other' } },
    ]);
  });

  test('keep attributes of their own that are named as the node names its marks', () => {
    const attributes = ['mode', 'msg_index', 'z'].map((key) => ({ key, value: '"own"' }));
    const facts = read({ type: 'akash.market.v9.EventFly', attributes: [...attributes, { key: 'msg_index', value: '1' }] });
    expect(facts.transactions[0]?.events[0]).toMatchObject({ messageIndex: 1, attributes });
  });

  test('tell a reason without a name by its number, as the chain does', () => {
    const lease = { key: 'id', value: `{"owner":"${OWNER}","dseq":"7","gseq":1,"oseq":1,"provider":"p","bseq":0}` };
    const facts = read({ type: 'akash.market.v1.EventLeaseClosed', attributes: [lease, { key: 'reason', value: '12345' }] });
    expect(facts.deadLetters).toEqual([]);
    expect(facts.transactions[0]?.events[0]?.event).toMatchObject({ kind: 'lease-closed', reason: 12_345 });
  });

  test.each<[string, string, { key: string; value: unknown }[]]>([
    ['a number that is none', 'akash.deployment.v1.EventDeploymentClosed', [{ key: 'id', value: `{"owner":"${OWNER}","dseq":"seven"}` }]],
    ['JSON that is none', 'akash.deployment.v1.EventDeploymentClosed', [{ key: 'id', value: '{"owner":' }]],
    ['a missing attribute', 'akash.market.v1.EventBidClosed', []],
    ['an unknown reason', 'akash.market.v1.EventLeaseClosed', [id, { key: 'reason', value: '"because"' }]],
    ['an attribute that is no text', 'akash.deployment.v1.EventDeploymentClosed', [{ key: 'id', value: 7 }]],
    [
      'a malformed amount',
      'transfer',
      [
        { key: 'recipient', value: 'a' },
        { key: 'amount', value: '5.5uakt' },
      ],
    ],
    [
      'an amount without a denomination',
      'coinbase',
      [
        { key: 'minter', value: 'a' },
        { key: 'amount', value: '12' },
      ],
    ],
    ['a decimal that is none', 'mint', ['bonded_ratio', 'inflation', 'annual_provisions'].map((key) => ({ key, value: '1,5' }))],
  ])('with %s are set aside with the block standing', (_, type, attributes) => {
    const facts = read({ type, attributes });
    expect(facts.deadLetters).toMatchObject([{ height: 5, kind: 'event', object: 'tx 0 event 0' }]);
    expect(JSON.parse(Buffer.from(facts.deadLetters[0]?.bytes ?? []).toString())).toEqual({ type, attributes });
    expect(facts.transactions[0]?.events).toMatchObject([{ type, event: { kind: 'other' } }]);
  });

  test('that are no objects are set aside', () => {
    expect(read(null, 7, { attributes: [] }).deadLetters.map(({ object, code }) => [object, code])).toEqual([
      ['tx 0 event 0', 'MALFORMED_EVENT'],
      ['tx 0 event 1', 'MALFORMED_EVENT'],
      ['tx 0 event 2', 'MALFORMED_EVENT'],
    ]);
  });

  test('of a block are told apart by their mode; those of an upgrade have none', () => {
    const raw = copy(block([]));
    const burn = (mode: string) => ({
      type: 'burn',
      attributes: [
        { key: 'burner', value: 'm' },
        { key: 'amount', value: '5uakt' },
        ...(mode === '' ? [] : [{ key: 'mode', value: mode }]),
      ],
    });
    raw.results.finalize_block_events = [burn(''), burn('BeginBlock'), burn('EndBlock')];
    const { events } = decodeBlock(raw);
    const event = { kind: 'burn', module: 'm', coins: [{ denom: 'uakt', amount: 5n }] };
    expect(events.preBlock).toMatchObject([{ index: 0, event }]);
    expect(events.begin).toMatchObject([{ index: 1, event }]);
    expect(events.end).toMatchObject([{ index: 2, event }]);
  });

  test('of a malformed part of a block are set aside by phase', () => {
    const raw = copy(block([]));
    raw.results.finalize_block_events = [{ type: 'burn', attributes: [{ key: 'mode', value: 'EndBlock' }] }];
    expect(decodeBlock(raw).deadLetters).toMatchObject([{ object: 'end event 0', code: 'MALFORMED_EVENT' }]);
  });

  test('texts with NUL characters can be stored', () => {
    const facts = read({ type: 'foreign', attributes: [{ key: 'k', value: 'a\0b' }] });
    expect(facts.transactions[0]?.memo).toBe('memo\uFFFD');
    expect(facts.transactions[0]?.events[0]?.attributes).toEqual([{ key: 'k', value: 'a\uFFFDb' }]);
  });

  test('of the older shape in plain text are read as well as in base64', () => {
    const raw = copy(shapes['Tendermint 0.34']);
    const plain = JSON.parse(JSON.stringify(raw.results), (key, value) =>
      (key === 'key' || key === 'value') && typeof value === 'string' ? Buffer.from(value, 'base64').toString() : value,
    );
    expect(decodeBlock({ ...raw, results: plain })).toEqual(decodeBlock(raw));
  });
});

test('transactions whose fee somebody else pays name the payer', () => {
  const raw = (fee: object) => {
    const bytes = encode('cosmos.tx.v1beta1.TxRaw', {
      body_bytes: encode('cosmos.tx.v1beta1.TxBody', { messages: [CLOSE] }),
      auth_info_bytes: encode('cosmos.tx.v1beta1.AuthInfo', { fee: { gas_limit: 100, ...fee } }),
    });
    return decodeBlock(block([Buffer.from(bytes).toString('base64')])).transactions[0]?.feePayer;
  };
  expect(raw({})).toBe(OWNER);
  expect(raw({ payer: 'akash1payer' })).toBe('akash1payer');
  expect(raw({ payer: 'akash1payer', granter: 'akash1granter' })).toBe('akash1granter');
});
