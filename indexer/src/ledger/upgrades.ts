// What each upgrade rewrites at its height, before anything else of the block (protocol 9).
import type { DeadLetter, EventFacts } from '../facts.ts';
import { UPGRADE_PARAMETERS } from './parameters.ts';
import type { LedgerState } from './state.ts';
import { upgradeV10 } from './upgrade-v1-0.ts';
import { upgradeV11 } from './upgrade-v1-1.ts';
import { upgradeV20 } from './upgrade-v2-0.ts';
import { upgradeV21 } from './upgrade-v2-1.ts';
import { isLaterRelease, isVersion } from './versions.ts';

/**
 * Turns to the rules of an upgrade and applies what its handler does; `events` are those that it emitted. Names that change no
 * rules (patches, versions before v0.38) are only remembered; of a release after all that are known a dead letter tells, as
 * nobody here knows its rules.
 */
export function applyUpgrade(state: LedgerState, name: string, events: readonly EventFacts[]): void {
  const { height } = state;
  state.governance.applied.push({ name, height });
  for (const [module, parameters] of Object.entries(UPGRADE_PARAMETERS[name] ?? {})) {
    state.touched.parameters.set(module, parameters, { height, fromHeight: height, origin: 'upgrade' });
  }
  if (!isVersion(name)) {
    if (isLaterRelease(name)) state.delta.deadLetters.push(unknownUpgrade(state, name));
    return;
  }
  state.version = name;
  switch (name) {
    case 'v1.0.0':
      upgradeV10(state);
      break;
    case 'v1.1.0':
      upgradeV11(state);
      break;
    case 'v2.0.0':
      upgradeV20(state);
      break;
    case 'v2.1.0':
      upgradeV21(state, events);
      break;
    case 'v1.2.0':
      // Groups are listed by gseq alone from here on.
      state.pausedStoreKeys.clear();
      break;
    default:
      break;
  }
}

function unknownUpgrade({ height, version }: LedgerState, name: string): DeadLetter {
  const error = `the rules of ${name} are not known: from here on those of ${version} are followed`;
  return { height, kind: 'upgrade', object: name, code: 'UNKNOWN_UPGRADE', error, bytes: new Uint8Array(0) };
}
