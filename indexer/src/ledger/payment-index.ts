// Which payments an owner's deployments have: found by the digits that a dseq begins with, as the chain's store scans them.
import { ownerAndDseq } from './keys.ts';

interface OwnerPayments {
  /** In the order of their text, so that dseqs with the same beginning stand together. */
  dseqs: string[];
  xids: Map<string, Set<string>>;
}

/** First place in `sorted` whose text is not before `text`. */
function placeOf(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keys of payments by owner and dseq. */
export class PaymentIndex {
  readonly #owners = new Map<string, OwnerPayments>();

  add(xid: string): void {
    const [owner, dseq] = ownerAndDseq(xid);
    const payments = this.#owners.get(owner) ?? { dseqs: [], xids: new Map<string, Set<string>>() };
    this.#owners.set(owner, payments);
    const known = payments.xids.get(dseq);
    if (known !== undefined) {
      known.add(xid);
      return;
    }
    payments.xids.set(dseq, new Set([xid]));
    payments.dseqs.splice(placeOf(payments.dseqs, dseq), 0, dseq);
  }

  delete(xid: string): void {
    const [owner, dseq] = ownerAndDseq(xid);
    const payments = this.#owners.get(owner);
    const known = payments?.xids.get(dseq);
    if (payments === undefined || known === undefined) return;
    known.delete(xid);
    if (known.size > 0) return;
    payments.xids.delete(dseq);
    payments.dseqs.splice(placeOf(payments.dseqs, dseq), 1);
    if (payments.dseqs.length === 0) this.#owners.delete(owner);
  }

  /** Payments of the deployment `owner/dseq`; with `siblings` also of the owner's dseqs that go on from the same digits. */
  *find(deployment: string, siblings: boolean): Iterable<string> {
    const [owner, wanted] = ownerAndDseq(deployment);
    const payments = this.#owners.get(owner);
    if (payments === undefined) return;
    if (!siblings) {
      yield* payments.xids.get(wanted) ?? [];
      return;
    }
    for (let place = placeOf(payments.dseqs, wanted); place < payments.dseqs.length; place += 1) {
      const dseq = payments.dseqs[place] ?? '';
      if (!dseq.startsWith(wanted)) return;
      yield* payments.xids.get(dseq) ?? [];
    }
  }
}
