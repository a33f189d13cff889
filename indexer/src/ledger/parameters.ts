// Parameters of the chain's modules over time: from genesis, governance and what each upgrade is known to set.
import { z } from 'zod';
import type { ParameterValue } from '../contract.ts';
import type { ParameterChange } from '../facts.ts';
import { atLeast, type Version } from './versions.ts';

/** Values by their names in the chain's JSON form. */
export type Parameters = Record<string, unknown>;

const genesisSchema = z.object({ app_state: z.record(z.string(), z.unknown()) });
const withParams = z.looseObject({ params: z.record(z.string(), z.unknown()) });

/** Modules whose parameters are followed from the first indexed block on. */
export const MODULES = ['mint', 'distribution', 'market', 'deployment', 'take', 'bme'] as const;

const BOTH_DENOMS = [
  { denom: 'uact', amount: '500000' },
  { denom: 'uakt', amount: '500000' },
];

/** What upgrades set, by name and module (protocol 6.1, 6.2, 6.3); parts that are not named stay, null takes away. */
export const UPGRADE_PARAMETERS: Readonly<Record<string, Record<string, Parameters>>> = {
  // The SDK no longer pays proposers extra.
  'v1.0.0': { distribution: { base_proposer_reward: '0.000000000000000000', bonus_proposer_reward: '0.000000000000000000' } },
  'v2.0.0': {
    take: { default_take_rate: null, denom_take_rates: null },
    deployment: { min_deposits: BOTH_DENOMS },
    market: { bid_min_deposit: { denom: 'uakt', amount: '500000' }, bid_min_deposits: BOTH_DENOMS, order_max_bids: 20 },
    bme: {
      circuit_breaker_warn_threshold: 9500,
      circuit_breaker_halt_threshold: 9000,
      min_epoch_blocks: '10',
      epoch_blocks_backoff_percent: 10,
      mint_spread_bps: 25,
      settle_spread_bps: 0,
      max_endblocker_records: 50,
      min_mint: [{ denom: 'uact', amount: '10000000' }],
      max_pending_attempts: 0,
    },
  },
  'v2.1.0': {
    market: { min_reclamation_window: '3600s', max_reclamation_window: '2592000s' },
    bme: { max_pending_attempts: 3 },
  },
};

/** Keys of the legacy form that run their words together. */
const LEGACY_KEYS: Readonly<Record<string, string>> = {
  communitytax: 'community_tax',
  baseproposerreward: 'base_proposer_reward',
  bonusproposerreward: 'bonus_proposer_reward',
  withdrawaddrenabled: 'withdraw_addr_enabled',
};

/** Name of a parameter's field by its key in the legacy form, e.g. `MinDeposits`. */
function fieldOf(key: string): string {
  return LEGACY_KEYS[key] ?? key.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
}

/** Parameters of the followed modules in a genesis object, by module. */
export function genesisParameters(genesis: unknown): Map<string, Parameters> {
  const { app_state: state } = genesisSchema.parse(genesis);
  const modules = new Map<string, Parameters>();
  for (const module of MODULES) {
    const found = withParams.safeParse(state[module]);
    if (found.success) modules.set(module, found.data.params);
  }
  return modules;
}

/**
 * Whether modules keep their parameters themselves, as from v1.0 on: what a proposal of the legacy form then writes into
 * x/params when it passes, no module reads.
 */
export function hasOwnParameters(version: Version): boolean {
  return atLeast(version, 'v1.0.0');
}

/** What a change by governance sets, and whether it replaces all of the module's parameters. */
export function changedParameters({ key, value }: ParameterChange): { parameters: Parameters; replaces: boolean } {
  const json: unknown = JSON.parse(value);
  if (key !== null) return { parameters: { [fieldOf(key)]: json }, replaces: false };
  return { parameters: typeof json === 'object' && json !== null ? { ...json } : {}, replaces: true };
}

/** Values that were set and not yet written, each by what tells its row. */
export class ParameterLog {
  readonly #values = new Map<string, ParameterValue>();

  /** Notes what block `height` sets, to be in force from `fromHeight` on; of two values with the same place the later counts. */
  set(module: string, parameters: Parameters, place: Pick<ParameterValue, 'height' | 'fromHeight' | 'origin'>): void {
    for (const [name, value] of Object.entries(parameters)) {
      this.#values.set(`${place.height} ${place.fromHeight} ${module} ${name}`, { ...place, module, name, value });
    }
  }

  get values(): ParameterValue[] {
    return [...this.#values.values()];
  }
}
