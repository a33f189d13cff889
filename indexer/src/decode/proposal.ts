// Proposals in both forms of governance: which parameters they change and which upgrades they plan (protocol 4.7, 9).
import type { KnownMessage, ParameterChange, UpgradePlan } from '../facts.ts';
import { bodyOf } from './body.ts';
import { addressField, bigField, bytesField, messagesField, optionalMessage, textField } from './fields.ts';
import { findType } from './schema.ts';
import { type Decoded, decodeBytes } from './wire.ts';

/** What a proposal changes and plans. */
interface Effects {
  parameterChanges: ParameterChange[];
  upgrades: UpgradePlan[];
}

/** The module of a message's type, e.g. `take` of `akash.take.v1.MsgUpdateParams`. */
function moduleOf(typeName: string): string {
  return typeName.split('.')[1] ?? '';
}

function addPlan(effects: Effects, message: Decoded): void {
  const plan = optionalMessage(message, 'plan');
  if (plan === null) return;
  effects.upgrades.push({ name: textField(plan, 'name'), height: Number(bigField(plan, 'height')) });
}

/** Adds what one packed message or content does. A proposal inside a proposal has no effect of its own. */
function addEffects(effects: Effects, packed: Decoded | null): void {
  const type = packed === null ? null : findType(textField(packed, 'type_url'));
  if (packed === null || type === null) return;
  const message = decodeBytes(type, bytesField(packed, 'value'));
  switch (type.name) {
    case 'cosmos.params.v1beta1.ParameterChangeProposal':
      for (const change of messagesField(message, 'changes')) {
        effects.parameterChanges.push({
          module: textField(change, 'subspace'),
          key: textField(change, 'key'),
          value: textField(change, 'value'),
        });
      }
      return;
    case 'cosmos.upgrade.v1beta1.SoftwareUpgradeProposal':
    case 'cosmos.upgrade.v1beta1.MsgSoftwareUpgrade':
      addPlan(effects, message);
      return;
    case 'cosmos.upgrade.v1beta1.CancelSoftwareUpgradeProposal':
    case 'cosmos.upgrade.v1beta1.MsgCancelUpgrade':
      effects.upgrades.push({ name: '', height: 0 });
      return;
    case 'cosmos.gov.v1.MsgExecLegacyContent':
      addEffects(effects, optionalMessage(message, 'content'));
      return;
    default: {
      if (!type.name.endsWith('.MsgUpdateParams')) return;
      const params = optionalMessage(message, 'params');
      const field = type.fields.find(({ name }) => name === 'params');
      if (params === null || field === undefined || field.message === null) return;
      effects.parameterChanges.push({ module: moduleOf(type.name), key: null, value: bodyOf(field.message, params) });
    }
  }
}

/** What a proposal does when it passes: one content (v1beta1), or a list of messages that governance executes (v1). */
export function effectsOf(proposed: Decoded): Effects {
  const effects: Effects = { parameterChanges: [], upgrades: [] };
  if (proposed.messages === undefined) addEffects(effects, optionalMessage(proposed, 'content'));
  else for (const packed of messagesField(proposed, 'messages')) addEffects(effects, packed);
  return effects;
}

/** `MsgSubmitProposal` of cosmos.gov.v1beta1 and cosmos.gov.v1. */
export function proposal(message: Decoded): KnownMessage {
  return { kind: 'submit-proposal', proposer: addressField(message, 'proposer'), ...effectsOf(message) };
}

/** `MsgCancelProposal` of cosmos.gov.v1. */
export function cancelledProposal(message: Decoded): KnownMessage {
  return { kind: 'cancel-proposal', proposer: addressField(message, 'proposer'), proposalId: bigField(message, 'proposal_id') };
}
