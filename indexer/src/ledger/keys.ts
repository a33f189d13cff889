// Text keys of the chain's objects, module addresses, and the two orders in which stores list addresses.
import { createHash } from 'node:crypto';
import { bech32 } from '@scure/base';
import type { BidId, DeploymentId, GroupId, OrderId } from '../facts.ts';

/** `owner/dseq`: also the xid of a deployment's escrow account (protocol 4.1). */
export function deploymentKey(id: DeploymentId): string {
  return `${id.owner}/${id.dseq}`;
}

/** `owner/dseq/gseq`. */
export function groupKey(id: GroupId): string {
  return `${id.owner}/${id.dseq}/${id.gseq}`;
}

/** `owner/dseq/gseq/oseq`. */
export function orderKey(id: OrderId): string {
  return `${id.owner}/${id.dseq}/${id.gseq}/${id.oseq}`;
}

/** `owner/dseq/gseq/oseq/provider`: of a bid and its lease, the xid of the bid's escrow account and of the lease's payment. */
export function bidKey(id: BidId): string {
  return `${id.owner}/${id.dseq}/${id.gseq}/${id.oseq}/${id.provider}`;
}

/** Owner and dseq (as text) at the start of any of the keys above. */
export function ownerAndDseq(key: string): [owner: string, dseq: string] {
  const end = key.indexOf('/');
  const next = key.indexOf('/', end + 1);
  return [key.slice(0, end), next < 0 ? key.slice(end + 1) : key.slice(end + 1, next)];
}

const OF_DEPLOYMENT = /^(?:deployment\/|bid\/)?([^/\s]+)\/(\d+)(?:\/\S*)?$/;

/**
 * The deployment that an account's, a payment's or any other object's id belongs to, as errors and tables name it: with or without the
 * account's scope before it. Null where it names none.
 */
export function deploymentNamed(object: string): { owner: string; dseq: string } | null {
  const [, owner, dseq] = OF_DEPLOYMENT.exec(object) ?? [];
  return owner === undefined || dseq === undefined ? null : { owner, dseq };
}

/** The bech32 address of a module account, e.g. `escrow`: the first 20 bytes of the SHA-256 of its name. */
export function moduleAddress(module: string): string {
  return bech32.encode('akash', bech32.toWords(createHash('sha256').update(module).digest().subarray(0, 20)));
}

/** Orders by code units, which for the chain's keys is the order of their bytes. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

const BECH32_ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const CHECKSUM_LENGTH = 6;
const POSITIONS = new Map([...BECH32_ALPHABET].map((letter, position) => [letter, String.fromCharCode(0x40 + position)]));

/**
 * A text whose order is that of the decoded address: its length first, as stores prefix it, then its bytes. The bech32
 * alphabet itself is not in the order of the bytes (protocol 3.4).
 */
export function bytesOrder(address: string): string {
  const data = address.slice(address.lastIndexOf('1') + 1, -CHECKSUM_LENGTH);
  let order = String.fromCharCode(data.length);
  for (const letter of data) order += POSITIONS.get(letter) ?? '';
  return order;
}
