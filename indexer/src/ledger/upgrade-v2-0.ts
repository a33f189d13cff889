// Upgrade v2.0.0: axlUSDC becomes uact at once, uakt in the end of a block as soon as the oracle has a price (protocol 6.2).
import { AXL_USDC_OF_NETWORKS } from '@leasebook/db';
import { FIRST_MINT_STATUS } from './bme.ts';
import {
  type Conversion,
  type ConvertedSums,
  convertDeployment,
  convertedAccount,
  convertedPayment,
  deploymentDenom,
  positive,
  UACT,
} from './conversion.ts';
import { ONE, truncate } from './decimal.ts';
import { compareText } from './keys.ts';
import type { LedgerState } from './state.ts';

const UAKT = 'uakt';

/** Keys of active deployments in the order of their text. */
function activeDeployments(state: LedgerState): string[] {
  const active = [...state.deployments].filter(([, deployment]) => deployment.state === 'active');
  return active.map(([key]) => key).sort(compareText);
}

/** What the upgrade itself does, at the start of its block; deployments in uakt only begin to wait for a price. */
export function upgradeV20(state: LedgerState): void {
  state.bme.mintStatus = FIRST_MINT_STATUS;
  for (const key of activeDeployments(state)) if (deploymentDenom(state, key) === UAKT) state.pendingConversions.add(key);
  for (const source of AXL_USDC_OF_NETWORKS) convertAtOnce(state, { source, rate: ONE });
}

/** First pass: active deployments in a denomination, one to one. Then the rest of it. */
function convertAtOnce(state: LedgerState, conversion: Conversion): void {
  const sums: ConvertedSums = { burned: 0n, minted: 0n };
  for (const key of activeDeployments(state)) {
    if (deploymentDenom(state, key) === conversion.source) add(sums, convertDeployment(state, key, conversion));
  }
  renameLeftovers(state, conversion, sums);
  moveCoins(state, conversion.source, sums);
}

function add(sums: ConvertedSums, more: ConvertedSums | null): void {
  sums.burned += more?.burned ?? 0n;
  sums.minted += more?.minted ?? 0n;
}

/** Second and third pass: every other open or overdrawn payment and deployment account in the denomination. */
function renameLeftovers(state: LedgerState, conversion: Conversion, sums: ConvertedSums): void {
  const { source } = conversion;
  for (const payment of state.payments.values()) {
    if (payment.state === 'closed' || payment.rate.denom !== source) continue;
    const whole = truncate(positive([payment.balance], source));
    add(sums, { burned: whole, minted: whole });
    state.setPayment(convertedPayment(payment, conversion));
  }
  for (const account of state.accounts.values()) {
    if (account.scope !== 'deployment' || account.state === 'closed' || account.funds[0]?.denom !== source) continue;
    const whole = truncate(positive(account.funds, source));
    add(sums, { burned: whole, minted: whole });
    state.setAccount(convertedAccount(account, conversion));
  }
}

/**
 * The backing coins go to the bme account and are burned, the uact is minted there and comes back. The chain does nothing of
 * that where there is less than one coin to mint, and cannot send less than one coin to burn.
 */
function moveCoins(state: LedgerState, source: string, { burned, minted }: ConvertedSums): void {
  if (burned === 0n || minted === 0n) return;
  const place = { scope: '', xid: '', lease: '' } as const;
  const { escrowAddress: escrow, bmeAddress: bme } = state;
  const out = { denom: source, amount: burned };
  const back = { denom: UACT, amount: minted };
  state.flow({ kind: 'migration_transfer', coin: out, sender: escrow, recipient: bme, ...place });
  state.flow({ kind: 'migration_burn', coin: out, sender: bme, recipient: '', ...place });
  state.flow({ kind: 'migration_mint', coin: back, sender: '', recipient: bme, ...place });
  state.flow({ kind: 'migration_transfer', coin: back, sender: bme, recipient: escrow, ...place });
}

/** End of each block until v2.1: converts what is pending at the price that the oracle left in the block before. */
export function convertPending(state: LedgerState): void {
  if (state.pendingConversions.size === 0) return;
  const rate = state.oracle.usablePrice();
  if (rate === null) return;
  const sums: ConvertedSums = { burned: 0n, minted: 0n };
  for (const key of [...state.pendingConversions].sort(compareText)) {
    const done = convertDeployment(state, key, { source: UAKT, rate });
    if (done === null) continue;
    add(sums, done);
    state.pendingConversions.delete(key);
  }
  moveCoins(state, UAKT, sums);
}
