// In a word, whether a provider answers.
import { market } from '../texts/market.ts';

/** Who was never asked, as where an index polls nobody, is not said to be offline. */
export function providerState({ online, newestSample }: { online: boolean; newestSample: object | null }): string {
  if (online) return market.providers.online;
  return newestSample === null ? market.providers.neverAsked : market.providers.offline;
}
