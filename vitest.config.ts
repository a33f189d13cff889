// Which tests there are and how long each may take. Real parts are slow to start, so time-outs are generous.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{db,indexer,api,replay,cli,web}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});
