// The hashes that a block's header holds, computed anew from what the node answered (CometBFT types/block.go, 0.34 to 0.38).
import type { RawBlock } from '../../contract.ts';
import { isRecord } from '../../decode/event-attributes.ts';
import { parseTime } from '../../decode/text.ts';
import { digest, type LeafFields, leaf, rootOf, TextLeaf } from './merkle.ts';

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

/** Longer texts may not be exact as numbers. */
const SAFE_DIGITS = 15;

/** 64-bit numbers are text in Tendermint's JSON, smaller ones are numbers; a zero may be left out. */
function number(parent: Fields, name: string): number | bigint {
  const value = parent[name];
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'string' && /^-?[0-9]+$/.test(value)) return value.length <= SAFE_DIGITS ? Number(value) : BigInt(value);
  throw new TypeError(`${name} is no whole number`);
}

/** Fields of a google.protobuf.Timestamp. Times before 1970 borrow from the seconds, as Go's do. */
function timestamp(fields: LeafFields, value: string): void {
  const nanos = parseTime(value);
  const part = ((nanos % NANOS_PER_SECOND) + NANOS_PER_SECOND) % NANOS_PER_SECOND;
  fields.number(1, Number((nanos - part) / NANOS_PER_SECOND));
  fields.number(2, Number(part));
}

function blockId(fields: LeafFields, id: Fields): void {
  const parts = record(id, 'parts');
  fields.text(1, text(id, 'hash'), 'hex');
  fields.message(2, () => {
    fields.number(1, number(parts, 'total'));
    fields.text(2, text(parts, 'hash'), 'hex');
  });
}

/** A header's fields of one text; most are those of the block before. */
const lasting = {
  chain_id: new TextLeaf('utf8'),
  last_commit_hash: new TextLeaf('hex'),
  data_hash: new TextLeaf('hex'),
  validators_hash: new TextLeaf('hex'),
  next_validators_hash: new TextLeaf('hex'),
  consensus_hash: new TextLeaf('hex'),
  app_hash: new TextLeaf('hex'),
  last_results_hash: new TextLeaf('hex'),
  evidence_hash: new TextLeaf('hex'),
  proposer_address: new TextLeaf('hex'),
};

/** Hash of a header: the root over its fourteen fields. */
function headerHash(header: Fields): string {
  const version = record(header, 'version');
  const wrapped = (name: keyof typeof lasting): string => lasting[name].of(text(header, name));
  return rootOf([
    leaf((fields) => {
      fields.number(1, number(version, 'block'));
      fields.number(2, number(version, 'app'));
    }),
    wrapped('chain_id'),
    leaf((fields) => fields.number(1, number(header, 'height'))),
    leaf((fields) => timestamp(fields, text(header, 'time'))),
    leaf((fields) => blockId(fields, record(header, 'last_block_id'))),
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
  return rootOf(
    list(record(block, 'data'), 'txs').map((tx) => {
      const hash = digest(Buffer.from(String(tx), 'base64'));
      return leaf((fields) => fields.hash(hash));
    }),
  );
}

/** Hash of the signatures under the block before. */
function lastCommitHash(block: Fields): string {
  return rootOf(
    list(record(block, 'last_commit'), 'signatures').map((signature) => {
      if (!isRecord(signature)) throw new TypeError('a signature is no object');
      return leaf((fields) => {
        fields.number(1, number(signature, 'block_id_flag'));
        fields.text(2, text(signature, 'validator_address'), 'hex');
        fields.message(3, () => timestamp(fields, text(signature, 'timestamp')));
        fields.text(4, text(signature, 'signature'), 'base64');
      });
    }),
  );
}

/** Hash of results as the next header holds it: of each its code, data and gas; events are in no hash. */
function resultsHash(results: Fields): string {
  return rootOf(
    list(results, 'txs_results').map((result) => {
      if (!isRecord(result)) throw new TypeError('a result is no object');
      return leaf((fields) => {
        fields.number(1, number(result, 'code'));
        fields.text(2, text(result, 'data'), 'base64');
        fields.number(5, number(result, 'gas_wanted'));
        fields.number(6, number(result, 'gas_used'));
      });
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
