// The parameters that are in force, from genesis, governance and what each upgrade is known to set.
import type { BlockFacts, ParameterChange, UpgradePlan } from '../facts.ts';
import { genesisVersion } from '../ledger/genesis.ts';
import { proposalId } from '../ledger/governance.ts';
import { changedParameters, genesisParameters, hasOwnParameters, type Parameters, UPGRADE_PARAMETERS } from '../ledger/parameters.ts';
import { isVersion, type Version } from '../ledger/versions.ts';

interface Proposal {
  changes: ParameterChange[];
  upgrades: UpgradePlan[];
}

/** Follows every block, and reports at a height what each module's parameters are. */
export class OurParameters {
  readonly #modules: Map<string, Parameters>;
  readonly #proposals = new Map<string, Proposal>();
  /** The upgrade to come; a later plan replaces it, as the chain keeps only one. */
  #plan: UpgradePlan | null = null;
  #version: Version;

  constructor(genesis: unknown) {
    this.#version = genesisVersion(genesis);
    this.#modules = genesisParameters(genesis);
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
    for (const transaction of block.transactions) {
      if (transaction.code !== 0) continue;
      for (const facts of transaction.messages) {
        const { message } = facts;
        if (message.kind !== 'submit-proposal') continue;
        const id = proposalId(transaction, facts);
        if (id !== null) this.#proposals.set(id.toString(), { changes: message.parameterChanges, upgrades: message.upgrades });
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
    if (isVersion(name)) this.#version = name;
    for (const [module, parameters] of Object.entries(UPGRADE_PARAMETERS[name] ?? {})) {
      this.#modules.set(module, { ...this.#modules.get(module), ...parameters });
    }
    if (name === 'v2.0.0') this.#modules.delete('take');
    // The second version of the oracle begins with parameters of its own.
    if (name === 'v2.1.0') this.#modules.delete('oracle');
  }

  #change(change: ParameterChange): void {
    const { module, key } = change;
    if (key !== null && hasOwnParameters(this.#version)) return;
    const { parameters, replaces } = changedParameters(change);
    this.#modules.set(module, replaces ? parameters : { ...this.#modules.get(module), ...parameters });
  }
}
