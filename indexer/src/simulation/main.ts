// `npm run test:faults`: seeds that once failed, then a simulation with 200 kills; --seed repeats one, --kills makes it shorter.
import { randomInt } from 'node:crypto';
import { faultKinds } from '@leasebook/replay';
import { wholeFlags } from '../whole-flags.ts';
import { failedSeeds } from './seeds.ts';
import { type SimulationReport, simulate } from './simulate.ts';

const DEFAULT_KILLS = 200;
const MOST_SEEDS = 2 ** 31;

function summary({
  seed,
  blocks,
  kills,
  serverEnds,
  takeovers,
  faults,
  advances,
  checks,
  tables,
  rows,
  seconds,
}: SimulationReport): string {
  const total = Object.values(faults).reduce((sum, times) => sum + times, 0);
  const absent = faultKinds.filter((kind) => faults[kind] === undefined);
  const kinds = Object.entries(faults).sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    `Seed ${seed}: ${total + kills + serverEnds + takeovers} faults injected and survived in ${Math.round(seconds)} s over ${blocks} blocks:`,
    `  kill -9 of the indexer ${kills} (in ${advances} lives it had written), ends of PostgreSQL ${serverEnds}, leaders stopped and replaced ${takeovers}`,
    `  faults of nodes ${total}`,
    `  (${kinds.map(([kind, times]) => `${kind} ${times}`).join(', ')}${absent.length === 0 ? '' : `; not among them: ${absent.join(', ')}`})`,
    `  invariants checked ${checks} times; ${tables} tables with ${rows} rows equal those of an untroubled run.`,
  ].join('\n');
}

async function run(seed: number, kills: number): Promise<boolean> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(`Seed ${seed}, ${kills} kills ...`);
  try {
    print(summary(await simulate(seed, kills, print)));
    return true;
  } catch (error) {
    print(`Seed ${seed} FAILED: ${error instanceof Error ? error.message : error}`);
    print(`Again: npm run test:faults -- --seed ${seed} --kills ${kills}; then keep it in indexer/src/simulation/seeds.ts with its cause.`);
    return false;
  }
}

const { seed, kills = DEFAULT_KILLS } = wholeFlags('test:faults', {
  seed: 'repeats the run of that number',
  kills: `how often the indexer is killed, ${DEFAULT_KILLS} where not given`,
});
const known = seed === undefined ? failedSeeds : [];
let passed = true;
for (const again of known) passed = (await run(again.seed, again.kills)) && passed;
passed = (await run(seed ?? randomInt(MOST_SEEDS), kills)) && passed;
process.exitCode = passed ? 0 : 1;
