// A scenario in its page's address: which one, from which start, and every input that was changed.
import type { ScenarioName } from '../../lib/generated/graphql';
import { atBase } from '../../lib/state/base.ts';

export const SCENARIOS = ['NEAR_TERM', 'BASE_CASE', 'RESALE_BASE', 'RESALE_WIDE'] as const satisfies readonly ScenarioName[];

/** What the page shows. */
export interface ScenarioView {
  name: ScenarioName;
  /** Starts from measured values instead of the preset. */
  live: boolean;
  /** Changed inputs, as the API takes them. */
  inputs: { key: string; value: string }[];
}

/** Parameters that are no inputs. */
const OTHERS = new Set(['scenario', 'live', 'row', 'column', 'lang', 'tornado', 'sensitivity', 'theme', 'height']);
/** A value that the API understands; bounds are its own. */
const VALUE = /^-?\d{1,30}(\.\d{1,18})?$/;

/** Reads the view; what is no value counts as absent. */
export function readScenario(search: URLSearchParams): ScenarioView {
  const name = SCENARIOS.find((one) => one.toLowerCase() === search.get('scenario')) ?? SCENARIOS[0];
  const inputs = [...search.entries()].filter(([key, value]) => !OTHERS.has(key) && /^[a-zA-Z]{1,40}$/.test(key) && VALUE.test(value));
  return { name, live: search.get('live') === '1', inputs: [...new Map(inputs)].map(([key, value]) => ({ key, value })) };
}

/** The address of the page for another scenario, from its preset. */
export const scenarioAddress = (name: ScenarioName): string =>
  atBase(`/scenarios?${new URLSearchParams({ scenario: name.toLowerCase() })}`);

/**
 * Where a slider for a value ends: twice the largest of what is known of it, one where it is a share, within its bounds. Rounded
 * up to one digit, for pixels only.
 */
export function sliderEnd(share: boolean, known: readonly number[], maximum: number): number {
  if (share) return Math.min(1, maximum);
  const most = Math.max(...known) * 2;
  if (!(most > 0)) return Math.min(1, maximum);
  const digit = 10 ** Math.floor(Math.log10(most));
  return Math.min(maximum, Math.ceil(most / digit) * digit);
}
