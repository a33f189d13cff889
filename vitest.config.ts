// Which tests there are: `parts` test packages by themselves, `whole` tests the started product.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Node takes graphql's one form from everywhere; Vite would take another one for our files, and graphql-js refuses a mixture.
const alias = [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }];
const exclude = ['**/node_modules/**', '**/dist/**'];
// Real parts take their time to start.
// A machine that does something else for a moment fails no run: a test is tried once more, and `npm test` names each that needed it.
const patience = { retry: 1, testTimeout: 120_000, hookTimeout: 300_000, expect: { poll: { timeout: 40_000 } } };

/** Small files with long tests: where nothing is known of an earlier run, larger files would begin first and one worker end alone with these. */
const LONG = ['web/e2e/lighthouse.test.ts', 'cli/e2e/verify.test.ts'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(name));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'parts',
          include: ['{db,indexer,api,replay,cli,web}/src/**/*.test.ts'],
          exclude,
          globalSetup: ['db/src/testing/global-setup.ts'],
          ...patience,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'whole',
          include: ['cli/e2e/**/*.test.ts', 'web/e2e/**/*.test.ts'],
          exclude,
          globalSetup: ['cli/e2e/whole-chain.ts', 'web/e2e/unpack-browser.ts'],
          ...patience,
        },
      },
    ],
  },
});
