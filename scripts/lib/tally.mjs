// Reporter of the test runner: counts the tests of a run and names those that failed, or passed at the second attempt only.
import { writeFileSync } from 'node:fs';

/** What a failed test, suite or file says first: enough to know where to look. */
function firstLine(errors) {
  return (errors[0]?.message ?? 'no message').split('\n', 1)[0];
}

/**
 * Writes `{ passed, failed: [{ name, message }], unsteady: [name] }` as JSON to the file that LEASEBOOK_TALLY names.
 * A file, a suite or a process that broke outside of any test counts as one failure of its own.
 */
export default class Tally {
  onTestRunEnd(modules, unhandledErrors) {
    const tally = { passed: 0, failed: [], unsteady: [] };
    for (const module of modules) {
      const file = module.relativeModuleId;
      const broken = [module, ...module.children.allSuites()].filter((part) => part.errors().length > 0);
      for (const part of broken) tally.failed.push({ name: `${file}: ${part.fullName ?? 'the file'}`, message: firstLine(part.errors()) });
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'passed') tally.passed += 1;
        if (state === 'failed') tally.failed.push({ name: `${file}: ${test.fullName}`, message: firstLine(errors) });
        if (test.diagnostic()?.flaky) tally.unsteady.push(`${file}: ${test.fullName}`);
      }
    }
    for (const error of unhandledErrors) tally.failed.push({ name: 'outside of any test', message: firstLine([error]) });
    writeFileSync(process.env.LEASEBOOK_TALLY, JSON.stringify(tally));
  }
}
