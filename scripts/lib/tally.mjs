// Reporter of the test runner: counts the tests of a run and names those that failed, or passed at the second attempt only.
import { writeFileSync } from 'node:fs';

/**
 * A run of which nothing is heard for so long hangs, as in a test that blocks its process, which no limit of the test's own can end. Longer
 * than any hook or start may take.
 */
const SILENT_MS = Number(process.env.LEASEBOOK_TALLY_SILENT_MS ?? 360_000);

/** What a failed test, suite or file says first: enough to know where to look. */
function firstLine(errors) {
  return (errors[0]?.message ?? 'no message').split('\n', 1)[0];
}

/**
 * Writes `{ passed, failed: [{ name, message }], unsteady: [name] }` as JSON to the file that LEASEBOOK_TALLY names.
 * A file, a suite or a process that broke outside of any test counts as one failure of its own. A run that hangs is ended, and the
 * files that were at work in it have failed.
 */
export default class Tally {
  #vitest;
  #silence;
  /** Files that have begun and not ended. */
  #atWork = new Set();

  onInit(vitest) {
    this.#vitest = vitest;
    this.#heard();
  }

  onTestModuleStart({ relativeModuleId }) {
    this.#atWork.add(relativeModuleId);
    this.#heard();
  }

  onTestCaseResult() {
    this.#heard();
  }

  onTestModuleEnd({ relativeModuleId }) {
    this.#atWork.delete(relativeModuleId);
    this.#heard();
  }

  onTestRunEnd(modules, unhandledErrors) {
    clearTimeout(this.#silence);
    this.#write(modules, unhandledErrors);
  }

  #heard() {
    clearTimeout(this.#silence);
    // By itself it keeps no run from its end that broke before it began.
    this.#silence = setTimeout(() => this.#giveUp(), SILENT_MS).unref();
  }

  #giveUp() {
    // The tests of a file that blocks its process are not known: it told nothing of them.
    const names = this.#atWork.size > 0 ? [...this.#atWork] : ['start of the tests'];
    const message = `nothing came of it for ${SILENT_MS / 1_000} s`;
    this.#write(
      this.#vitest.state.getTestModules(),
      [],
      names.map((name) => ({ name, message })),
    );
    // The runner ends its processes with itself, also those that are blocked.
    process.exit(1);
  }

  #write(modules, unhandledErrors, hanging = []) {
    const tally = { passed: 0, failed: [...hanging], unsteady: [] };
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
