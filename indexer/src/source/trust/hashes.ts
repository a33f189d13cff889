// The hashes that a block's header holds, computed anew from what the node answered (CometBFT types/block.go, 0.34 to 0.38).
import type { RawBlock } from '../../contract.ts';
import { isRecord } from '../../decode/event-attributes.ts';
import { parseTime } from '../../decode/text.ts';
import { bytesField, merkleRoot, messageField, numberField, sha256 } from './merkle.ts';

type Fields = Record<string, unknown>;

const NANOS_PER_SECOND = 1_000_000_000n;

function record(parent: Fields, name: string): Fields {
  const value = parent[name];
  if (isRecord(value)) return value;
  throw new TypeError(`there is no ${name}`);
}

function text(parent: Fields, name: string): string {
  const value = parent[name];
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  throw new TypeError(`${name} is no text`);
}

function list(parent: Fields, name: string): unknown[] {
  const value = parent[name];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new TypeError(`${name} is no list`);
}

/** 64-bit numbers are text in Tendermint's JSON, smaller ones are numbers; a zero may be left out. */
function number(parent: Fields, name: string): bigint {
  const value = parent[name];
  if (value === undefined || value === null) return 0n;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && /^-?[0-9]+$/.test(value)) return BigInt(value);
  throw new TypeError(`${name} is no whole number`);
}

const hex = (parent: Fields, name: string): Buffer => Buffer.from(text(parent, name), 'hex');
const base64 = (parent: Fields, name: string): Buffer => Buffer.from(text(parent, name), 'base64');

/** google.protobuf.Timestamp. Times before 1970 borrow from the seconds, as Go's do. */
function timestamp(value: string): Buffer {
  // Go's zero time stands where a validator did not sign.
  if (value.startsWith('0001-01-01T00:00:00')) return numberField(1, -62_135_596_800n);
  const nanos = parseTime(value);
  const part = ((nanos % NANOS_PER_SECOND) + NANOS_PER_SECOND) % NANOS_PER_SECOND;
  return Buffer.concat([numberField(1, (nanos - part) / NANOS_PER_SECOND), numberField(2, part)]);
}

function blockId(id: Fields): Buffer {
  const parts = record(id, 'parts');
  const partSet = Buffer.concat([numberField(1, number(parts, 'total')), bytesField(2, hex(parts, 'hash'))]);
  return Buffer.concat([bytesField(1, hex(id, 'hash')), messageField(2, partSet)]);
}

/** Hash of a header: the root over its fourteen fields. */
function headerHash(header: Fields): string {
  const version = record(header, 'version');
  const wrapped = (name: string): Buffer => bytesField(1, hex(header, name));
  return merkleRoot([
    Buffer.concat([numberField(1, number(version, 'block')), numberField(2, number(version, 'app'))]),
    bytesField(1, Buffer.from(text(header, 'chain_id'))),
    numberField(1, number(header, 'height')),
    timestamp(text(header, 'time')),
    blockId(record(header, 'last_block_id')),
    wrapped('last_commit_hash'),
    wrapped('data_hash'),
    wrapped('validators_hash'),
    wrapped('next_validators_hash'),
    wrapped('consensus_hash'),
    wrapped('app_hash'),
    wrapped('last_results_hash'),
    wrapped('evidence_hash'),
    wrapped('proposer_address'),
  ]);
}

/** Hash of the transactions: the root over the SHA-256 of each. */
function dataHash(block: Fields): string {
  return merkleRoot(list(record(block, 'data'), 'txs').map((tx) => sha256(Buffer.from(String(tx), 'base64'))));
}

/** Hash of the signatures under the block before. */
function lastCommitHash(block: Fields): string {
  return merkleRoot(
    list(record(block, 'last_commit'), 'signatures').map((signature) => {
      if (!isRecord(signature)) throw new TypeError('a signature is no object');
      return Buffer.concat([
        numberField(1, number(signature, 'block_id_flag')),
        bytesField(2, hex(signature, 'validator_address')),
        messageField(3, timestamp(text(signature, 'timestamp'))),
        bytesField(4, base64(signature, 'signature')),
      ]);
    }),
  );
}

/** Hash of results as the next header holds it: of each its code, data and gas; events are in no hash. */
function resultsHash(results: Fields): string {
  return merkleRoot(
    list(results, 'txs_results').map((result) => {
      if (!isRecord(result)) throw new TypeError('a result is no object');
      return Buffer.concat([
        numberField(1, number(result, 'code')),
        bytesField(2, base64(result, 'data')),
        numberField(5, number(result, 'gas_wanted')),
        numberField(6, number(result, 'gas_used')),
      ]);
    }),
  );
}

/** One hash as it was told and as it comes out. */
export interface ComparedHash {
  /** As the reply calls it, e.g. `data_hash`. */
  name: string;
  told: string;
  computed: string;
}

/** What a block says of itself and of its neighbours. Hashes are upper-case hex. */
export interface BlockHashes {
  height: number;
  chainId: string;
  hash: string;
  /** Empty at the chain's first block. */
  parentHash: string;
  validatorsHash: string;
  nextValidatorsHash: string;
  /** Of the results of the block before, as the header tells. */
  lastResultsHash: string;
  /** Of its own results, as they come out. */
  resultsHash: string;
  /** What must agree within the block. */
  own: ComparedHash[];
}

/** Computes the hashes of a reply. Throws a TypeError where it has no such form. */
export function blockHashes(raw: RawBlock): BlockHashes {
  if (!isRecord(raw.block) || !isRecord(raw.results)) throw new TypeError('there is no block');
  const block = record(raw.block, 'block');
  const header = record(block, 'header');
  const told = (name: string): string => text(header, name).toUpperCase();
  const hash = text(record(raw.block, 'block_id'), 'hash').toUpperCase();
  return {
    height: raw.height,
    chainId: text(header, 'chain_id'),
    hash,
    parentHash: text(record(header, 'last_block_id'), 'hash').toUpperCase(),
    validatorsHash: told('validators_hash'),
    nextValidatorsHash: told('next_validators_hash'),
    lastResultsHash: told('last_results_hash'),
    resultsHash: resultsHash(raw.results),
    own: [
      { name: 'block hash', told: hash, computed: headerHash(header) },
      { name: 'data_hash', told: told('data_hash'), computed: dataHash(block) },
      { name: 'last_commit_hash', told: told('last_commit_hash'), computed: lastCommitHash(block) },
    ],
  };
}
