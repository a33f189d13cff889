// The parameters that are in force, from genesis, governance and what each upgrade is known to set.
import { z } from 'zod';
import type { BlockFacts, ParameterChange, UpgradePlan } from '../facts.ts';

type Parameters = Record<string, unknown>;

const genesisSchema = z.object({ app_state: z.record(z.string(), z.unknown()) });
const withParams = z.looseObject({ params: z.record(z.string(), z.unknown()) });

/** Modules whose parameters are followed. */
const MODULES = ['mint', 'distribution', 'market', 'deployment', 'take'] as const;

const BOTH_DENOMS = [
  { denom: 'uact', amount: '500000' },
  { denom: 'uakt', amount: '500000' },
];

/** What upgrades set, by name and module (protocol 6.1, 6.2, 6.3); parts that are not named stay. */
const UPGRADES: Readonly<Record<string, Record<string, Parameters>>> = {
  // The SDK no longer pays proposers extra.
  'v1.0.0': { distribution: { base_proposer_reward: '0.000000000000000000', bonus_proposer_reward: '0.000000000000000000' } },
  'v2.0.0': {
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

interface Proposal {
  changes: ParameterChange[];
  upgrades: UpgradePlan[];
}

export class OurParameters {
  readonly #modules = new Map<string, Parameters>();
  readonly #proposals = new Map<string, Proposal>();
  /** The upgrade to come; a later plan replaces it, as the chain keeps only one. */
  #plan: UpgradePlan | null = null;

  constructor(genesis: unknown) {
    const { app_state: state } = genesisSchema.parse(genesis);
    for (const module of MODULES) {
      const found = withParams.safeParse(state[module]);
      if (found.success) this.#modules.set(module, found.data.params);
    }
  }

  /** Parameters of a module as JSON in the chain's form; undefined where nothing told them. */
  of(module: string): Parameters | undefined {
    return this.#modules.get(module);
  }

  /** The upgrade that is applied at this height, or undefined. */
  upgradeAt(height: number): string | undefined {
    return this.#plan?.height === height ? this.#plan.name : undefined;
  }

  apply(block: BlockFacts): void {
    const upgrade = this.upgradeAt(block.height);
    if (upgrade !== undefined) this.#upgrade(upgrade);
    for (const { code, messages, events } of block.transactions) {
      if (code !== 0) continue;
      for (const { message, path } of messages) {
        if (message.kind !== 'submit-proposal') continue;
        const told = events.find(({ event, messageIndex }) => event.kind === 'submit-proposal' && messageIndex === path[0]);
        if (told?.event.kind !== 'submit-proposal') continue;
        this.#proposals.set(told.event.proposalId.toString(), { changes: message.parameterChanges, upgrades: message.upgrades });
      }
    }
    for (const { event } of block.events.end) {
      if (event.kind !== 'active-proposal' || event.result !== 'proposal_passed') continue;
      const proposal = this.#proposals.get(event.proposalId.toString());
      for (const upgrade of proposal?.upgrades ?? []) this.#plan = upgrade;
      for (const change of proposal?.changes ?? []) this.#change(change);
    }
  }

  #upgrade(name: string): void {
    for (const [module, parameters] of Object.entries(UPGRADES[name] ?? {})) {
      this.#modules.set(module, { ...this.#modules.get(module), ...parameters });
    }
    if (name === 'v2.0.0') this.#modules.delete('take');
    // The second version of the oracle begins with parameters of its own.
    if (name === 'v2.1.0') this.#modules.delete('oracle');
  }

  #change({ module, key, value }: ParameterChange): void {
    const json: unknown = JSON.parse(value);
    if (key !== null) this.#modules.set(module, { ...this.#modules.get(module), [fieldOf(key)]: json });
    else if (typeof json === 'object' && json !== null) this.#modules.set(module, { ...json });
  }
}
