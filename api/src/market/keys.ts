// Keys of deployments (owner/dseq), orders (owner/dseq/gseq/oseq) and leases (owner/dseq/gseq/oseq/provider/bseq) as one text, from
// clients and in SQL, and as columns.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { addressArgument } from '../address.ts';
import type { Key } from '../connection/order.ts';
import { RequestError } from '../errors.ts';

const DEPLOYMENT = /^[a-z0-9]{1,100}\/\d{1,20}$/;
const ORDER = /^[a-z0-9]{1,100}\/\d{1,20}\/\d{1,10}\/\d{1,10}$/i;
const LEASE = /^([a-z0-9]{1,100}\/\d{1,20}\/\d{1,10}\/\d{1,10}\/[a-z0-9]{1,100})(\/\d{1,10})?$/i;

/** Columns that make an order unique. */
export const ORDER_UNIQUE: readonly Key[] = [
  { column: 'owner', type: 'text' },
  { column: 'dseq', type: 'numeric' },
  { column: 'gseq', type: 'bigint' },
  { column: 'oseq', type: 'bigint' },
];

/** Columns that make a bid unique, and the lease that it may become. */
export const LEASE_UNIQUE: readonly Key[] = [...ORDER_UNIQUE, { column: 'provider', type: 'text' }, { column: 'bseq', type: 'bigint' }];

/**
 * A deployment sequence number as text.
 * @throws RequestError `BAD_ARGUMENT` for a JSON number that has lost digits.
 */
export function dseqText(dseq: string | number): string {
  if (typeof dseq === 'string' || Number.isSafeInteger(dseq)) return String(dseq);
  throw new RequestError('BAD_ARGUMENT', `The dseq ${dseq} has lost digits as a number.`, 'Give it as text.');
}

/** Whether a text can be a deployment's key: what cannot is the key of none. */
export function isDeploymentKey(key: string): boolean {
  return DEPLOYMENT.test(key);
}

/** Whether a text can be an order's key: what cannot is the key of none. */
export function isOrderKey(key: string): boolean {
  return ORDER.test(key);
}

/** A lease's key from its id, which may end before bseq where that is 0; null where it is no lease's id. */
export function leaseKeyOf(id: string): string | null {
  const match = LEASE.exec(id);
  return match === null ? null : `${match[1]}${match[2] ?? '/0'}`;
}

/** The same key with its addresses in one spelling, refused where they are nobody's. */
function withAddresses(key: string): string {
  return key
    .split('/')
    .map((part, place) => (place === 0 || place === 4 ? addressArgument(part) : part))
    .join('/');
}

/**
 * A deployment's key from what names it.
 * @throws RequestError `BAD_ARGUMENT` where that cannot be.
 */
export function parseDeploymentKey(owner: string, dseq: string | number): string {
  return `${addressArgument(owner)}/${dseqText(dseq)}`;
}

/**
 * A lease's key from its id.
 * @throws RequestError `BAD_ID` where it is no lease's id, `BAD_ARGUMENT` where an address in it is none.
 */
export function parseLeaseKey(id: string): string {
  const key = leaseKeyOf(id);
  if (key !== null) return withAddresses(key);
  throw new RequestError(
    'BAD_ID',
    `"${id.slice(0, 300)}" is not a lease's id.`,
    'Give owner/dseq/gseq/oseq/provider, e.g. akash1…/1234567/1/1/akash1….',
  );
}

/**
 * An order's key from its id.
 * @throws RequestError `BAD_ID` where it is no order's id, `BAD_ARGUMENT` where the address in it is none.
 */
export function parseOrderKey(id: string): string {
  if (isOrderKey(id)) return withAddresses(id);
  throw new RequestError('BAD_ID', `"${id.slice(0, 300)}" is not an order's id.`, 'Give owner/dseq/gseq/oseq, e.g. akash1…/1234567/1/1.');
}

/** SQL of the key of `row`, an alias of any table with an order's columns. */
export const ORDER_KEY = "concat_ws('/', row.owner, row.dseq, row.gseq, row.oseq)";

/** SQL of the key of `row`, an alias of any table with a lease's columns. */
export const LEASE_KEY = "concat_ws('/', row.owner, row.dseq, row.gseq, row.oseq, row.provider, row.bseq)";

/** The same as a part of a statement. */
export function leaseKey(sql: Transaction): Fragment {
  return sql.unsafe(LEASE_KEY);
}

/** Joins `row`, an alias of any table with a lease's columns, to the leases with these keys. */
export function joinLeases(sql: Transaction, keys: readonly string[]): Fragment {
  const column = columnsOf(keys);
  // Numbers of a key may be larger than their columns hold: such a lease is not there.
  return sql`
    JOIN unnest(${column(0)}::text[], ${column(1)}::text[]::numeric[], ${column(2)}::text[]::bigint[], ${column(3)}::text[]::bigint[],
      ${column(4)}::text[], ${column(5)}::text[]::bigint[]) AS wanted (owner, dseq, gseq, oseq, provider, bseq)
    USING (owner, dseq, gseq, oseq, provider, bseq)`;
}

/** Joins `row`, an alias of any table with an order's columns, to the orders with these keys. */
export function joinOrders(sql: Transaction, keys: readonly string[]): Fragment {
  const column = columnsOf(keys);
  // As above: such an order is not there.
  return sql`
    JOIN unnest(${column(0)}::text[], ${column(1)}::text[]::numeric[], ${column(2)}::text[]::bigint[], ${column(3)}::text[]::bigint[])
      AS wanted (owner, dseq, gseq, oseq) USING (owner, dseq, gseq, oseq)`;
}

/** Joins `row`, an alias of any table with a deployment's columns, to the deployments with these keys. */
export function joinDeployments(sql: Transaction, keys: readonly string[]): Fragment {
  const column = columnsOf(keys);
  return sql`
    JOIN unnest(${column(0)}::text[], ${column(1)}::text[]::numeric[]) AS wanted (owner, dseq) USING (owner, dseq)`;
}

function columnsOf(keys: readonly string[]): (at: number) => string[] {
  const parts = keys.map((key) => key.split('/'));
  return (at) => parts.map((part) => part[at] ?? '');
}
