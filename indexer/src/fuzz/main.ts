// `npm run test:fuzz`: a million inputs for the decoders; --seed repeats a run, --inputs makes it shorter.
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { wholeFlags } from '../whole-flags.ts';
import { fuzz } from './fuzz.ts';
import { recordedTargets } from './targets.ts';

const DEFAULT_INPUTS = 1_000_000;
const MOST_SEEDS = 2 ** 31;

const values = wholeFlags('test:fuzz', { seed: 'repeats the run of that number', inputs: `how many, ${DEFAULT_INPUTS} where not given` });
const seed = values.seed ?? randomInt(MOST_SEEDS);
const inputs = values.inputs ?? DEFAULT_INPUTS;
const targets = recordedTargets(join(import.meta.dirname, '../../../recordings/akash-recorded-1'));
const print = (text: string) => process.stdout.write(`${text}\n`);
print(`Seed ${seed}, ${inputs} inputs for ${new Set(targets.map(({ name }) => name)).size} decoders ...`);
try {
  const { answered, refused, slowestMilliseconds, grownBytes, seconds } = fuzz(targets, seed, inputs, (done) => {
    if (done > 0 && done % 100_000 === 0) print(`${done} of ${inputs}`);
  });
  print(
    `Seed ${seed}: ${inputs} inputs in ${Math.round(seconds)} s, ${answered} answered, ${refused} refused with a typed error, none otherwise; ` +
      `the slowest took ${Math.round(slowestMilliseconds)} ms, the heap grew by ${Math.round(grownBytes / 1024)} KiB.`,
  );
} catch (error) {
  print(`FAILED: ${error instanceof Error ? error.message : error}`);
  print(`Again: npm run test:fuzz -- --seed ${seed} --inputs ${inputs}`);
  process.exitCode = 1;
}
