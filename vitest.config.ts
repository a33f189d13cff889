// Which tests there are: `parts` test packages by themselves, `whole` tests the started product.
import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];
// Real parts take their time to start.
const patience = { testTimeout: 60_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'parts',
          include: ['{db,indexer,api,replay,cli,web}/src/**/*.test.ts'],
          exclude,
          globalSetup: ['db/src/testing/global-setup.ts'],
          ...patience,
        },
      },
      {
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
