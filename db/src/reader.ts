// The role that the API reads by: it may look at the tables that answers are made of, and do nothing else.
import { createHmac } from 'node:crypto';
import type { Sql } from './connect.ts';
import { toDatabaseError } from './database-errors.ts';
import { ensureRole, grantRights, readerOf } from './roles.ts';

/** insufficient_privilege: the operator's user makes no roles. */
const REFUSED = '42501';

/** The address of the same database, or of a standby of it, for the reader that the user of `url` made; null where it has no password. */
export function readerAddressOf(url: string): string | null {
  const address = new URL(url);
  // Without a password the server knows its users by other means, and a password that follows from none would be known to all.
  if (address.password === '') return null;
  const role = readerOf(decodeURIComponent(address.username));
  address.password = createHmac('sha256', decodeURIComponent(address.password)).update(role).digest('hex');
  address.username = role;
  return address.href;
}

/**
 * Makes the role of `readerOf` where it is missing, gives it the right to read the tables of answers, and resolves
 * with an address of the same database for it; null where the user of `url` may not make roles, or has no password. Its password follows from
 * that user's own, so that every process comes to the same.
 */
export async function readerAddress(sql: Sql, url: string): Promise<string | null> {
  const address = readerAddressOf(url);
  if (address === null) return null;
  try {
    const { username, password } = new URL(address);
    await sql.begin((transaction) => ensureRole(transaction, username, password));
    await grantRights(sql);
    return address;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === REFUSED) return null;
    throw toDatabaseError(cause);
  }
}
