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
  accrued: bigint;
  accruedUsd: bigint | null;
  gpuAccruedUsd: bigint | null;
  fees: bigint;
  feesUsd: bigint | null;
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
    accrued: 0n,
    accruedUsd: 0n,
    gpuAccruedUsd: 0n,
    fees: 0n,
    feesUsd: 0n,
  };
}

function addKnown(left: bigint | null, right: bigint | null): bigint | null {
  return left === null || right === null ? null : left + right;
}

/** Both together; a value that is unknown in either is unknown. */
export function addSums(left: Sums, right: Sums): Sums {
  return {
    onlineUs: left.onlineUs + right.onlineUs,
    gpuSuppliedUs: left.gpuSuppliedUs + right.gpuSuppliedUs,
    gpuAllocatedUs: left.gpuAllocatedUs + right.gpuAllocatedUs,
    gpuLeasedUs: left.gpuLeasedUs + right.gpuLeasedUs,
    leaseUs: left.leaseUs + right.leaseUs,
    deploymentUs: left.deploymentUs + right.deploymentUs,
    leasesOpened: left.leasesOpened + right.leasesOpened,
    leasesClosed: left.leasesClosed + right.leasesClosed,
    deploymentsOpened: left.deploymentsOpened + right.deploymentsOpened,
    deploymentsClosed: left.deploymentsClosed + right.deploymentsClosed,
    transactions: left.transactions + right.transactions,
    accrued: left.accrued + right.accrued,
    accruedUsd: addKnown(left.accruedUsd, right.accruedUsd),
    gpuAccruedUsd: addKnown(left.gpuAccruedUsd, right.gpuAccruedUsd),
    fees: left.fees + right.fees,
    feesUsd: addKnown(left.feesUsd, right.feesUsd),
  };
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
    sums.fees === 0n
  );
}
