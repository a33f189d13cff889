// What governance decides: parameters from the block after a vote passes, upgrades at their heights (protocol 4.7, 9).
import type { BlockFacts, MessageFacts, ParameterChange, TransactionFacts, UpgradePlan } from '../facts.ts';
import { changedParameters, hasOwnParameters } from './parameters.ts';
import type { LedgerState } from './state.ts';
import { changeTakeParameter, parseTakeParameters } from './take.ts';

/** A proposal that fails its quick vote goes on to a usual one (x/gov from SDK 0.50 on). */
const GOES_ON = 'expedited_proposal_rejected';

interface Proposal {
  parameterChanges: ParameterChange[];
  upgrades: UpgradePlan[];
}

/** Proposals that are open, upgrades and the parameters that passed votes set, as messages and events of the blocks tell them. */
export class Governance {
  /** Proposals that are not decided, by id. */
  readonly proposals = new Map<string, Proposal>();
  /** Upgrades that were applied, in order. */
  readonly applied: UpgradePlan[] = [];
  /** Upgrades to come that were known beforehand, by height. */
  readonly known = new Map<number, string>();
  /** The upgrade that governance plans; a later plan replaces it, as the chain keeps only one. */
  planned: UpgradePlan | null = null;
  /** Last parameters that governance set of each module, as JSON. */
  readonly moduleParameters = new Map<string, unknown>();

  /** The upgrade that is applied at the start of block `height`, which then is no longer to come; null where there is none. */
  takeUpgrade(height: number): string | null {
    const name = this.planned?.height === height ? this.planned.name : (this.known.get(height) ?? null);
    this.known.delete(height);
    if (this.planned !== null && this.planned.height <= height) this.planned = null;
    return name;
  }

  /** Remembers a proposal's effects under the id that its event tells. */
  submit(transaction: TransactionFacts, facts: MessageFacts): void {
    const { message } = facts;
    if (message.kind !== 'submit-proposal') return;
    if (message.parameterChanges.length === 0 && message.upgrades.length === 0) return;
    const id = proposalId(transaction, facts);
    if (id !== null) this.proposals.set(id.toString(), { parameterChanges: message.parameterChanges, upgrades: message.upgrades });
  }

  /** Its proposer takes a proposal back before its vote ends. */
  cancel(id: bigint): void {
    this.proposals.delete(id.toString());
  }

  /** A vote that ends passes or not; what passes holds from the next block on. */
  endBlock(state: LedgerState, block: BlockFacts): void {
    for (const { event } of block.events.end) {
      if (event.kind !== 'active-proposal' || event.result === GOES_ON) continue;
      const id = event.proposalId.toString();
      const proposal = this.proposals.get(id);
      this.proposals.delete(id);
      if (proposal === undefined || event.result !== 'proposal_passed') continue;
      for (const upgrade of proposal.upgrades) this.planned = upgrade.height === 0 ? null : upgrade;
      for (const change of proposal.parameterChanges) this.#change(state, change);
    }
  }

  #change(state: LedgerState, { module, key, value }: ParameterChange): void {
    if (key !== null && hasOwnParameters(state.version)) return;
    const json: unknown = JSON.parse(value);
    const { parameters } = changedParameters({ module, key, value });
    state.touched.parameters.set(module, parameters, { height: state.height, fromHeight: state.height + 1, origin: 'governance' });
    if (key === null) this.moduleParameters.set(module, json);
    if (module !== 'take') return;
    state.take = key === null ? parseTakeParameters(json) : changeTakeParameter(state.take, key, json);
  }
}

/** The id in the event of the message; those of one MsgExec bear the same mark and stand in the order of the messages. */
export function proposalId({ events, messages }: TransactionFacts, facts: MessageFacts): bigint | null {
  const [outer = 0] = facts.path;
  const before = messages.slice(0, messages.indexOf(facts));
  let place = before.filter(({ message, path }) => message.kind === 'submit-proposal' && path[0] === outer).length;
  for (const { event, messageIndex } of events) {
    if (event.kind !== 'submit-proposal' || messageIndex !== outer) continue;
    if (place === 0) return event.proposalId;
    place -= 1;
  }
  return null;
}
