// Observations of several origins as one series.
import type { Observations } from '../contract.ts';
import type { PriceSample, ProviderSample } from '../facts.ts';

const NANOS_PER_MICROSECOND = 1_000n;

/** The tables keep one sample of a provider, and one price, for each microsecond: the first origin's counts. */
function merged<T extends { time: bigint }>(lists: readonly T[][], name: (item: T) => string): T[] {
  const [only, ...others] = lists.filter((list) => list.length > 0);
  if (others.length === 0) return only ?? [];
  const items = new Map<string, T>();
  for (const item of lists.flat()) {
    const key = `${name(item)} ${item.time / NANOS_PER_MICROSECOND}`;
    if (!items.has(key)) items.set(key, item);
  }
  return [...items.values()].sort((left, right) => (left.time < right.time ? -1 : left.time > right.time ? 1 : 0));
}

/** All of them in the order of time; of two answers of one provider at one time the one of the earlier origin. */
export function combinedObservations(origins: readonly Observations[]): Observations {
  return {
    async between(after, upTo) {
      const found = [];
      for (const origin of origins) found.push(await origin.between(after, upTo));
      return {
        samples: merged<ProviderSample>(
          found.map(({ samples }) => samples),
          ({ provider }) => provider,
        ),
        prices: merged<PriceSample>(
          found.map(({ prices }) => prices),
          ({ source }) => source,
        ),
        deadLetters: found.flatMap(({ deadLetters }) => deadLetters),
      };
    },
  };
}
