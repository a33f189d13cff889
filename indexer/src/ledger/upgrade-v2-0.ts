// Upgrade v2.0.0: axlUSDC becomes uact at once, uakt in the end of a block as soon as the oracle has a price (protocol 6.2).

import {
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
import { AXL_USDC } from './upgrade-v1-1.ts';

const UAKT = 'uakt';
const ONE_TO_ONE = { source: AXL_USDC, rate: ONE };

/** Keys of active deployments in the order of their text. */
function activeDeployments(state: LedgerState): string[] {
  const active = [...state.deployments].filter(([, deployment]) => deployment.state === 'active');
  return active.map(([key]) => key).sort(compareText);
}

export function upgradeV20(state: LedgerState): void {
  state.bme.mintStatus = 'mint_status_halt_cr';
  const sums: ConvertedSums = { burned: 0n, minted: 0n };
  for (const key of activeDeployments(state)) {
    const denom = deploymentDenom(state, key);
    if (denom === UAKT) state.pendingConversions.add(key);
    if (denom === AXL_USDC) add(sums, convertDeployment(state, key, ONE_TO_ONE));
  }
  renameLeftovers(state, sums);
  moveCoins(state, AXL_USDC, sums);
}

function add(sums: ConvertedSums, more: ConvertedSums | null): void {
  sums.burned += more?.burned ?? 0n;
  sums.minted += more?.minted ?? 0n;
}

/** Second and third pass: every other open or overdrawn payment and deployment account in axlUSDC. */
function renameLeftovers(state: LedgerState, sums: ConvertedSums): void {
  for (const payment of state.payments.values()) {
    if (payment.state === 'closed' || payment.rate.denom !== AXL_USDC) continue;
    const whole = truncate(positive([payment.balance], AXL_USDC));
    add(sums, { burned: whole, minted: whole });
    state.setPayment(convertedPayment(payment, ONE_TO_ONE));
  }
  for (const account of state.accounts.values()) {
    if (account.scope !== 'deployment' || account.state === 'closed' || account.funds[0]?.denom !== AXL_USDC) continue;
    const whole = truncate(positive(account.funds, AXL_USDC));
    add(sums, { burned: whole, minted: whole });
    state.setAccount(convertedAccount(account, ONE_TO_ONE));
  }
}

/** The backing coins go to the bme account and are burned, the uact is minted there and comes back. */
function moveCoins(state: LedgerState, source: string, { burned, minted }: ConvertedSums): void {
  const place = { scope: '', xid: '', lease: '' } as const;
  const { escrowAddress: escrow, bmeAddress: bme } = state;
  const out = { denom: source, amount: burned };
  const back = { denom: UACT, amount: minted };
  if (burned > 0n) {
    state.flow({ kind: 'migration_transfer', coin: out, sender: escrow, recipient: bme, ...place });
    state.flow({ kind: 'migration_burn', coin: out, sender: bme, recipient: '', ...place });
  }
  if (minted > 0n) {
    state.flow({ kind: 'migration_mint', coin: back, sender: '', recipient: bme, ...place });
    state.flow({ kind: 'migration_transfer', coin: back, sender: bme, recipient: escrow, ...place });
  }
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
