// Keys by the moment when they expire: a binary heap, so that a block looks only at what is due.
import type { UnixNanos } from '../facts.ts';

interface Entry {
  expiration: UnixNanos;
  key: string;
}

/** Moments are nanoseconds since 1970; keys with the same one come in the order of their text. */
export class ExpiryQueue {
  readonly #heap: Entry[] = [];

  add(expiration: UnixNanos, key: string): void {
    const heap = this.#heap;
    heap.push({ expiration, key });
    let place = heap.length - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#swapIfEarlier(place, parent)) break;
      place = parent;
    }
  }

  /** Takes out every key with `expiration <= time`, earliest first. A key stays in the queue when its object goes another way. */
  takeUntil(time: UnixNanos): string[] {
    const due: string[] = [];
    for (let first = this.#heap[0]; first !== undefined && first.expiration <= time; first = this.#heap[0]) {
      due.push(first.key);
      this.#removeFirst();
    }
    return due;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const right = left + 1;
      const child = this.#isEarlier(right, left) ? right : left;
      if (!this.#swapIfEarlier(child, place)) return;
      place = child;
    }
  }

  #isEarlier(one: number, other: number): boolean {
    const left = this.#heap[one];
    const right = this.#heap[other];
    if (left === undefined || right === undefined) return false;
    return left.expiration < right.expiration || (left.expiration === right.expiration && left.key < right.key);
  }

  #swapIfEarlier(child: number, parent: number): boolean {
    if (!this.#isEarlier(child, parent)) return false;
    const [low, high] = [this.#heap[child], this.#heap[parent]];
    if (low === undefined || high === undefined) return false;
    this.#heap[parent] = low;
    this.#heap[child] = high;
    return true;
  }
}
