// The key that all rows of a lease share, as one text: owner/dseq/gseq/oseq/provider/bseq.
import type { Transaction } from '@leasebook/db';
import type { Fragment } from 'postgres';
import { RequestError } from '../errors.ts';

const FORM = /^([a-z0-9]{1,100})\/(\d{1,20})\/(\d{1,10})\/(\d{1,10})\/([a-z0-9]{1,100})(?:\/(\d{1,10}))?$/;

/**
 * Completes a lease's id by a bseq of 0 where it has none.
 * @throws RequestError `BAD_ID` where it is no lease's id.
 */
export function parseLeaseKey(id: string): string {
  const match = FORM.exec(id);
  if (match === null) {
    throw new RequestError(
      'BAD_ID',
      `"${id.slice(0, 300)}" is not a lease's id.`,
      'Give owner/dseq/gseq/oseq/provider, e.g. akash1…/1234567/1/1/akash1….',
    );
  }
  const [, owner, dseq, gseq, oseq, provider, bseq = '0'] = match;
  return [owner, dseq, gseq, oseq, provider, bseq].join('/');
}

/** The key of `row`, an alias of any table with a lease's columns. */
export function leaseKey(sql: Transaction): Fragment {
  return sql`concat_ws('/', row.owner, row.dseq, row.gseq, row.oseq, row.provider, row.bseq)`;
}

/** Joins `row`, an alias of any table with a lease's columns, to the leases with these keys. */
export function joinLeases(sql: Transaction, keys: readonly string[]): Fragment {
  const parts = keys.map((key) => key.split('/'));
  const column = (at: number): string[] => parts.map((part) => part[at] ?? '');
  return sql`
    JOIN unnest(${column(0)}::text[], ${column(1)}::text[]::numeric[], ${column(2)}::text[]::integer[], ${column(3)}::text[]::integer[],
      ${column(4)}::text[], ${column(5)}::text[]::integer[]) AS wanted (owner, dseq, gseq, oseq, provider, bseq)
    USING (owner, dseq, gseq, oseq, provider, bseq)`;
}

/** Joins `row`, an alias of any table with a deployment's columns, to the deployments with these keys (owner/dseq). */
export function joinDeployments(sql: Transaction, keys: readonly string[]): Fragment {
  const parts = keys.map((key) => key.split('/'));
  const column = (at: number): string[] => parts.map((part) => part[at] ?? '');
  return sql`
    JOIN unnest(${column(0)}::text[], ${column(1)}::text[]::numeric[]) AS wanted (owner, dseq) USING (owner, dseq)`;
}
