// Amounts of coins for readers: base units of the chain become coins, all digits kept.

import { shifted } from './decimal.ts';
import { denomName } from './names.ts';

/** Coins of Akash have a million base units (protocol: u stands for micro), and so has USDC of Axelar. */
const MICRO_PLACES = 6;

/** An amount as it is told: exact text of a unit that readers know, and the unit's name. */
export interface Coins {
  text: string;
  unit: string;
}

/** uakt -> AKT and so on; an amount of an unknown denomination keeps its base unit. */
export function coinsOf(amount: string, denom: string): Coins {
  const unit = denomName(denom);
  const micro = /^u[a-z]+$/.test(denom) || unit === 'USDC';
  return micro ? { text: shifted(amount, MICRO_PLACES), unit } : { text: amount, unit };
}
