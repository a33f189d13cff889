// Kept answers grow old: one request reads anew before nobody may be given what is kept.
import { expect, test, vi } from 'vitest';

test('an answer is ageing before its time is over, and fresh once it is read anew', async () => {
  // The cache takes its clock when it is loaded.
  vi.useFakeTimers();
  const { createResponseCache } = await import('./response-cache.ts');
  const cache = createResponseCache();
  // A clock at zero would tell it that no time was noted.
  vi.advanceTimersByTime(1);
  const answer = { version: '5-1', contentType: 'application/json', etag: 'W/"5-1"', body: '{}' };
  cache.set('key', answer);
  vi.advanceTimersByTime(3_900);
  expect(cache.isAgeing('key')).toBe(false);
  vi.advanceTimersByTime(200);
  expect(cache.isAgeing('key')).toBe(true);
  expect(cache.get('key', '5-1')).toMatchObject(answer);
  cache.set('key', answer);
  expect(cache.isAgeing('key')).toBe(false);
  vi.advanceTimersByTime(5_100);
  expect(cache.get('key', '5-1')).toBeUndefined();
  vi.useRealTimers();
});
