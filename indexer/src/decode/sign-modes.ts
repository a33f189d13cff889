// How the signers of a transaction signed (cosmos.tx.signing.v1beta1.SignMode).
import { messagesField, numberField, optionalMessage } from './fields.ts';
import type { Decoded } from './wire.ts';

const MODES = new Map([
  [0, 'unspecified'],
  [1, 'direct'],
  [2, 'textual'],
  [3, 'direct_aux'],
  [127, 'amino_json'],
  [191, 'eip_191'],
]);

/** Modes of an AuthInfo's signers, each once and in the order of their names; `multisig` stands for a signer of several keys. */
export function signModesOf(authInfo: Decoded): string[] {
  const modes = new Set<string>();
  for (const signer of messagesField(authInfo, 'signer_infos')) {
    const info = optionalMessage(signer, 'mode_info');
    if (info === null) continue;
    const single = optionalMessage(info, 'single');
    if (single !== null) modes.add(MODES.get(numberField(single, 'mode')) ?? String(numberField(single, 'mode')));
    else if (optionalMessage(info, 'multi') !== null) modes.add('multisig');
  }
  return [...modes].sort();
}
