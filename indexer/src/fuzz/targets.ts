// Every decoder of the indexer with recorded input to change.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, zstdDecompressSync } from 'node:zlib';
import { parseBlock } from '../archive/pack.ts';
import type { RawBlock } from '../contract.ts';
import { isRecord } from '../decode/event-attributes.ts';
import { decodeBlock, decodeMessage } from '../decode/index.ts';
import { findType } from '../decode/schema.ts';
import { archiveView, recordedBlocks, storedAnswers } from '../decode/testing.ts';
import { statusSample } from '../observe/provider-status.ts';
import { restSample } from '../observe/rest-status.ts';
import { bytesTarget, jsonTarget, type Target } from './fuzz.ts';
import { changedBytes, changedJson } from './mutate.ts';

/** One block in so many is read: enough of each era. */
const BLOCKS_APART = 16;
/** Of blocks with transactions, and of answers, so many at most are changed. */
const SAMPLES = 400;

function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, name) => (isRecord(part) ? part[name] : undefined), value);
}

function transactionsOf(raw: RawBlock): string[] {
  const list = member(raw.block, 'block', 'data', 'txs');
  return Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
}

/** The block with other transactions, which stay as many as its results. */
function withTransactions(raw: RawBlock, transactions: readonly string[]): RawBlock {
  if (!isRecord(raw.block) || !isRecord(raw.block.block) || !isRecord(raw.block.block.data)) return raw;
  return { ...raw, block: { ...raw.block, block: { ...raw.block.block, data: { ...raw.block.block.data, txs: transactions } } } };
}

function sampleBlocks(): RawBlock[] {
  const full = [...recordedBlocks(BLOCKS_APART)].filter((raw) => transactionsOf(raw).length > 0);
  const step = Math.max(1, Math.floor(full.length / SAMPLES));
  return [...full.filter((_, index) => index % step === 0), ...archiveView().slice(0, SAMPLES / 10)];
}

/** Messages of transactions by type: bytes as the chain carried them. */
function messagesOf(blocks: readonly RawBlock[]): Map<string, Uint8Array[]> {
  const byType = new Map<string, Uint8Array[]>();
  for (const text of blocks.flatMap(transactionsOf)) {
    const body = decodeMessage('cosmos.tx.v1beta1.TxRaw', Buffer.from(text, 'base64')).body_bytes;
    if (!(body instanceof Uint8Array)) continue;
    const { messages } = decodeMessage('cosmos.tx.v1beta1.TxBody', body);
    for (const message of Array.isArray(messages) ? messages : []) {
      if (!isRecord(message) || typeof message.type_url !== 'string' || !(message.value instanceof Uint8Array)) continue;
      byType.set(message.type_url, [...(byType.get(message.type_url) ?? []), message.value]);
    }
  }
  return byType;
}

/** Answers of `abci_query` by the type that their path tells, a few of each. */
function answersOf(): Map<string, Uint8Array[]> {
  const byType = new Map<string, Uint8Array[]>();
  for (const { path, bytes } of storedAnswers()) {
    const type = path.replace(/^\//, '').replace(/Query\/(\w+)$/, 'Query$1Response');
    if (findType(type) === null) continue;
    const samples = byType.get(type) ?? [];
    if (samples.length < SAMPLES / 10) byType.set(type, [...samples, bytes]);
  }
  return byType;
}

function recordedStatuses(folder: string): unknown[] {
  const packed = readFileSync(join(folder, 'provider-status.ndjson.zst'));
  const text = zstdDecompressSync(packed, { params: { [constants.ZSTD_d_windowLogMax]: 27 } }).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, SAMPLES)
    .flatMap((line): unknown[] => {
      const providers = member(JSON.parse(line), 'providers');
      return Array.isArray(providers) ? providers.slice(0, 2).map((provider) => member(provider, 'status')) : [];
    });
}

const restStatus = {
  cluster: {
    leases: 3,
    inventory: {
      active: [{ cpu: 1000, gpu: 1, memory: 1_073_741_824, storage: { ephemeral: 536_870_912, beta3: 1_073_741_824 } }],
      available: {
        nodes: [
          {
            allocatable: { cpu: 64_000, gpu: 8, memory: 549_755_813_888, storage_ephemeral: 1_099_511_627_776 },
            available: { cpu: 32_000, gpu: 2, memory: 274_877_906_944, storage_ephemeral: 549_755_813_888 },
          },
        ],
        storage: [{ class: 'beta3', size: 1_099_511_627_776 }],
      },
    },
  },
};

/** Where one block in so many is changed in its results or header; in the others a transaction's bytes are. */
const JSON_EVERY = 3;

/** The targets, on the recorded chain in `folder`. */
export function recordedTargets(folder: string): Target[] {
  const blocks = sampleBlocks();
  const messages = [...messagesOf(blocks)];
  const wholeBlocks: Target = {
    name: 'blocks',
    input(roll) {
      const raw = blocks[roll(blocks.length)];
      if (raw === undefined) throw new TypeError('no block is recorded');
      if (roll(JSON_EVERY) === 0) {
        return roll(2) === 0 ? { ...raw, results: changedJson(roll, raw.results) } : { ...raw, block: changedJson(roll, raw.block) };
      }
      const transactions = transactionsOf(raw);
      const chosen = roll(transactions.length);
      const changed = transactions.map((text, index) =>
        index === chosen ? changedBytes(roll, Buffer.from(text, 'base64')).toString('base64') : text,
      );
      return withTransactions(raw, changed);
    },
    decode: (input) => (isRecord(input) ? decodeBlock({ height: Number(input.height), block: input.block, results: input.results }) : null),
  };
  return [
    // What comes from strangers every few seconds is tried as often as all kinds of messages together.
    ...messages.map(() => wholeBlocks),
    ...messages.map(([type, samples]) => bytesTarget(`message ${type}`, samples, (bytes) => decodeMessage(type, bytes))),
    ...[...answersOf()].map(([type, samples]) => bytesTarget(`answer ${type}`, samples, (bytes) => decodeMessage(type, bytes))),
    bytesTarget(
      'archive records',
      blocks.slice(0, SAMPLES / 10).map((raw) => Buffer.from(JSON.stringify({ ...raw, height: 1 }))),
      (bytes) => parseBlock({ height: 1, text: Buffer.from(bytes) }),
    ),
    jsonTarget('provider statuses', recordedStatuses(folder), (answer) => statusSample('akash1fuzz', 0n, answer)),
    jsonTarget('provider statuses over REST', [restStatus], (answer) => restSample('akash1fuzz', 0n, answer)),
  ];
}
