// Compares what the broken audit list of v1.0 and later still tells: its entries' number, order and last attributes.
import { bytesOrder, compareText } from '../ledger/keys.ts';
import { compareFields, emptyResult, type KindResult } from './compare.ts';
import type { AuditView } from './objects.ts';

function storeOrder(left: AuditView, right: AuditView): number {
  return compareText(bytesOrder(left.owner), bytesOrder(right.owner)) || compareText(bytesOrder(left.auditor), bytesOrder(right.auditor));
}

/** `entries`: the last attribute of each, as `key=value`, in the order of the store's keys. */
export function compareLastAudited(entries: readonly string[], audits: ReadonlyMap<string, AuditView>): KindResult {
  const result = emptyResult();
  const ours = [...audits.values()].sort(storeOrder);
  for (let index = 0; index < Math.max(entries.length, ours.length); index++) {
    const own = ours[index];
    const entry = entries[index];
    const last = own?.attributes.at(-1);
    const id = own === undefined ? `entry ${index}` : `${own.owner}/${own.auditor}`;
    const field = (text: string): Map<string, string> => new Map([['lastAttribute', text]]);
    compareFields(result, id, last === undefined ? null : field(`${last.key}=${last.value}`), entry === undefined ? null : field(entry));
  }
  return result;
}
