// The end of a command: everything that was started is ended, whatever comes in between.
import { expect, test } from 'vitest';
import { stoppingOnSignals } from './stopping.ts';

test('what fails to end keeps nothing before it from its end, and is told', async () => {
  const stopping = stoppingOnSignals(process.stderr);
  const ended: string[] = [];
  stopping.onStop(async () => {
    ended.push('database');
  });
  stopping.onStop(() => Promise.reject(new Error('the API does not end')));
  stopping.onStop(async () => {
    ended.push('indexer');
  });
  await expect(stopping.stop()).rejects.toThrow('the API does not end');
  expect(ended).toEqual(['indexer', 'database']);
});
