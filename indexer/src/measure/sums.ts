// What a bucket adds up to for one member of a dimension.

/** Integrals are over microseconds, amounts scaled by 10^18; null in USD where a part had no known price. */
export interface Sums {
  onlineUs: bigint;
  gpuSuppliedUs: bigint;
  gpuAllocatedUs: bigint;
  gpuLeasedUs: bigint;
  leaseUs: bigint;
  deploymentUs: bigint;
  leasesOpened: number;
  leasesClosed: number;
  deploymentsOpened: number;
  deploymentsClosed: number;
  transactions: number;
  ordersOpened: number;
  bidsOpened: number;
  tenantsNew: number;
  accrued: bigint;
  accruedUsd: bigint | null;
  gpuAccruedUsd: bigint | null;
  fees: bigint;
  feesUsd: bigint | null;
  settled: bigint;
  settledUsd: bigint | null;
  takeFees: bigint;
  takeFeesUsd: bigint | null;
  /** Amount × microseconds. */
  escrowHeldUs: bigint;
}

/** Nothing at all. */
export function noSums(): Sums {
  return {
    onlineUs: 0n,
    gpuSuppliedUs: 0n,
    gpuAllocatedUs: 0n,
    gpuLeasedUs: 0n,
    leaseUs: 0n,
    deploymentUs: 0n,
    leasesOpened: 0,
    leasesClosed: 0,
    deploymentsOpened: 0,
    deploymentsClosed: 0,
    transactions: 0,
    ordersOpened: 0,
    bidsOpened: 0,
    tenantsNew: 0,
    accrued: 0n,
    accruedUsd: 0n,
    gpuAccruedUsd: 0n,
    fees: 0n,
    feesUsd: 0n,
    settled: 0n,
    settledUsd: 0n,
    takeFees: 0n,
    takeFeesUsd: 0n,
    escrowHeldUs: 0n,
  };
}

/** The sum of two values; unknown where either is. */
export function addKnown(left: bigint | null, right: bigint | null): bigint | null {
  return left === null || right === null ? null : left + right;
}

/** Adds counts and amounts of `more`, not what time adds up, to `sums` in place; a value that is unknown in either is unknown. */
export function addAmounts(sums: Sums, more: Sums): void {
  sums.leasesOpened += more.leasesOpened;
  sums.leasesClosed += more.leasesClosed;
  sums.deploymentsOpened += more.deploymentsOpened;
  sums.deploymentsClosed += more.deploymentsClosed;
  sums.transactions += more.transactions;
  sums.ordersOpened += more.ordersOpened;
  sums.bidsOpened += more.bidsOpened;
  sums.tenantsNew += more.tenantsNew;
  sums.accrued += more.accrued;
  sums.accruedUsd = addKnown(sums.accruedUsd, more.accruedUsd);
  sums.gpuAccruedUsd = addKnown(sums.gpuAccruedUsd, more.gpuAccruedUsd);
  sums.fees += more.fees;
  sums.feesUsd = addKnown(sums.feesUsd, more.feesUsd);
  sums.settled += more.settled;
  sums.settledUsd = addKnown(sums.settledUsd, more.settledUsd);
  sums.takeFees += more.takeFees;
  sums.takeFeesUsd = addKnown(sums.takeFeesUsd, more.takeFeesUsd);
}

/** Whether there is nothing to tell. Where something has an unknown value in USD, its time or amount is not zero. */
export function isNothing(sums: Sums): boolean {
  return (
    sums.onlineUs === 0n &&
    sums.gpuSuppliedUs === 0n &&
    sums.leaseUs === 0n &&
    sums.deploymentUs === 0n &&
    sums.leasesOpened === 0 &&
    sums.leasesClosed === 0 &&
    sums.deploymentsOpened === 0 &&
    sums.deploymentsClosed === 0 &&
    sums.transactions === 0 &&
    sums.accrued === 0n &&
    sums.accruedUsd === 0n &&
    sums.fees === 0n &&
    sums.settled === 0n &&
    sums.escrowHeldUs === 0n
  );
}
