// Proposals that are not decided at the height of a bootstrap: those that pass later change parameters or plan upgrades.
import { bigField } from '../decode/index.ts';
import { effectsOf } from '../decode/proposal.ts';
import type { SavedState } from '../ledger/snapshot.ts';
import type { StateAnswers } from '../verify/answers.ts';
import type { Generation } from '../verify/objects.ts';
import { listAll } from '../verify/pages.ts';
import { proposalsRequest } from '../verify/requests.ts';

type Proposals = SavedState['governance']['proposals'];

/** PROPOSAL_STATUS_DEPOSIT_PERIOD and PROPOSAL_STATUS_VOTING_PERIOD. */
const UNDECIDED = [1, 2];
const SERVICES: Record<Generation, { path: string; id: string }> = {
  legacy: { path: '/cosmos.gov.v1beta1.Query/Proposals', id: 'proposal_id' },
  current: { path: '/cosmos.gov.v1.Query/Proposals', id: 'id' },
};

/**
 * Effects of the undecided proposals that have any, by id; what the node does not answer is added to `unknown` in one
 * sentence. Rejects where an answer cannot be read.
 */
export async function openProposals(answers: StateAnswers, height: number, generation: Generation, unknown: string[]): Promise<Proposals> {
  const { path, id } = SERVICES[generation];
  const proposals: Proposals = {};
  let whole = true;
  for (const status of UNDECIDED) {
    const { items, gap } = await listAll(answers, height, { path, items: 'proposals', request: (key) => proposalsRequest(status, key) });
    if (gap !== null) whole = false;
    for (const item of items) {
      const effects = effectsOf(item);
      if (effects.parameterChanges.length > 0 || effects.upgrades.length > 0) proposals[bigField(item, id).toString()] = effects;
    }
  }
  if (!whole) unknown.push('proposals under vote, and with them changes of parameters and upgrades that pass later');
  return proposals;
}
