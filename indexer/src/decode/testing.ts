// For tests of this folder: the recorded chain's blocks and answers, and messages encoded by protobufjs itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdDecompressSync } from 'node:zlib';
import protobuf from 'protobufjs';
import type { RawBlock } from '../contract.ts';

const RECORDING = join(import.meta.dirname, '../../../recordings/akash-recorded-1');

interface Manifest {
  chain_id: string;
  blocks: number;
  transactions: number;
  failed_transactions: number;
  nodes: { from_height: number }[];
  event_types: Record<string, number>;
}

/** The recording's own account of itself. */
export function manifest(): Manifest {
  return JSON.parse(readFileSync(join(RECORDING, 'manifest.json'), 'utf8'));
}

function lines(file: string): string[] {
  const bytes = zstdDecompressSync(readFileSync(join(RECORDING, file)), { params: { [constants.ZSTD_d_windowLogMax]: 27 } });
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Recorded blocks in order: all, or one in so many of each file. */
export function* recordedBlocks(every = 1): Generator<RawBlock> {
  for (const file of readdirSync(join(RECORDING, 'blocks')).sort()) {
    for (const [index, line] of lines(join('blocks', file)).entries()) if (index % every === 0) yield JSON.parse(line);
  }
}

/** The recorded block of a height. */
export function recordedBlock(height: number): RawBlock {
  const files = readdirSync(join(RECORDING, 'blocks')).sort();
  const file = files.findLast((name) => Number.parseInt(name, 10) <= height) ?? '';
  const line = lines(join('blocks', file)).find((text) => JSON.parse(text).height === height);
  if (line === undefined) throw new Error(`height ${height} is not recorded`);
  return JSON.parse(line);
}

/** Old heights as the last node serves them. */
export function archiveView(): RawBlock[] {
  return lines('archive-view.ndjson.zst').map((line) => JSON.parse(line));
}

/** Every stored answer of `abci_query` that is no refusal. */
export function storedAnswers(): { path: string; bytes: Buffer }[] {
  return lines('state.ndjson.zst').flatMap((line) => {
    const { answers }: { answers: { path: string; value?: string }[] } = JSON.parse(line);
    return answers.flatMap(({ path, value }) => (value === undefined ? [] : [{ path, bytes: Buffer.from(value, 'base64') }]));
  });
}

const root = new protobuf.Root();
for (const file of readdirSync(join(import.meta.dirname, 'proto'), { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.proto')) {
    protobuf.parse(readFileSync(join(import.meta.dirname, 'proto', file), 'utf8'), root, { keepCase: true });
  }
}
root.resolveAll();

/** The type as protobufjs itself knows it. */
export function referenceType(name: string): protobuf.Type {
  return root.lookupType(name);
}

/** A message encoded by protobufjs. */
export function encode(name: string, fields: Record<string, unknown>): Uint8Array {
  const type = referenceType(name);
  return type.encode(type.fromObject(fields)).finish();
}

/** A message packed with its type. */
export function pack(name: string, fields: Record<string, unknown>): { type_url: string; value: Uint8Array } {
  return { type_url: `/${name}`, value: encode(name, fields) };
}

/** Base64 of a transaction with these packed messages. */
export function transaction(messages: { type_url: string; value: Uint8Array }[], memo = ''): string {
  const fee = { amount: [{ denom: 'uakt', amount: '5' }], gas_limit: 100 };
  const bytes = encode('cosmos.tx.v1beta1.TxRaw', {
    body_bytes: encode('cosmos.tx.v1beta1.TxBody', { messages, memo }),
    auth_info_bytes: encode('cosmos.tx.v1beta1.AuthInfo', { fee }),
  });
  return Buffer.from(bytes).toString('base64');
}

/** A block of the newer shape with these transactions and the events of each; `code` is that of all. */
export function block(transactions: string[], events: unknown[] = [], code = 0): RawBlock {
  const header = {
    chain_id: 'test-1',
    height: '5',
    time: '2026-01-02T03:04:05.000000006Z',
    last_block_id: { hash: 'A'.repeat(64) },
    proposer_address: 'B'.repeat(40),
  };
  const result = { code, codespace: '', log: '', gas_wanted: '100', gas_used: '90', events };
  return {
    height: 5,
    block: { block_id: { hash: 'C'.repeat(64) }, block: { header, data: { txs: transactions } } },
    results: { height: '5', txs_results: transactions.map(() => result), finalize_block_events: [] },
  };
}
