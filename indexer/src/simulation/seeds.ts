// Seeds that once failed, each with its cause in one line; they are run again by every `npm run test:faults`.

export interface FailedSeed {
  seed: number;
  kills: number;
  cause: string;
}

export const failedSeeds: readonly FailedSeed[] = [];
