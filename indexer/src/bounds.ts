// The most that one machine has of a resource: what is said beyond that is nonsense, whoever says it.

export const GIB = 2n ** 30n;

/** GPUs, thousandths of a vCPU, bytes of memory and of storage. */
export const MOST = { gpu: 1_024n, cpu: 100_000_000n, memory: 1_048_576n * GIB, storage: 1_073_741_824n * GIB } as const;
